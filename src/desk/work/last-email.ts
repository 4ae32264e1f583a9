import type { Template } from '#engine/blueprint';
import type { DoneActivity, WrittenLetter } from '#engine/journal';
import type { RecordData } from '../record/record-data.ts';

/** The email a call or voicemail refers to: when it went out, what it was, and what was written. */
export interface LastEmail {
  readonly at: number;
  readonly entry: string;
  readonly activity: string;
  /** Null when it was written freely, or by a drawing that is not at hand. */
  readonly template: Template | null;
  /** The text as it was really written; null when it was not written here, or was erased. */
  readonly letter: WrittenLetter | null;
  /** What was noted with it. */
  readonly note: string | null;
}

/** The last email we wrote to this record, over all its runs; what was taken back does not count (S63). */
export function lastEmailOf({ runs, process, entries }: Pick<RecordData, 'runs' | 'process' | 'entries'>): LastEmail | null {
  const emails = runs.flatMap((run) => run.done).filter((one) => one.channel === 'email' && one.inbound === undefined);
  const last = emails.reduce<DoneActivity | null>((latest, one) => (latest === null || one.at >= latest.at ? one : latest), null);
  if (last === null) return null;
  const activity = process?.version.document.activities[last.activity];
  const templates = Object.values(activity?.content.templates ?? {});
  const words = entries.find((entry) => entry.id === last.entry)?.words;
  return {
    at: last.at, entry: last.entry, activity: last.activity, letter: words?.letter ?? null, note: words?.note || null,
    // an only template is the one that was used; among several nobody may guess
    template: templates.find(({ id }) => id === last.template) ?? (last.template === null && templates.length === 1 ? (templates[0] ?? null) : null),
  };
}
