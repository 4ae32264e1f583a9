import type { Refusal } from '#engine/journal';
import { submitTogether, warmVersions } from './authority.ts';
import type { FormerRow, RunRow } from './contract.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import { intentFor } from './intent-for.ts';
import type { Ground } from './ground.ts';

/** One activity to be put off, and to when. */
export interface SnoozeWish {
  readonly run: string;
  readonly activity: string;
  readonly until: number;
}

/** What became of a pile that was spread. */
export interface SnoozeReport {
  readonly done: number;
  readonly refused: readonly { readonly run: string; readonly record: string; readonly refusal: Refusal }[];
  readonly left: number;
}

const chunkSize = 50;

/** Puts many activities off, each by the very same step as one alone, under one batch that `undoMany` takes back as a whole (B11, S117). */
export async function snoozeMany(ground: Ground, wishes: readonly SnoozeWish[], { batch, reason, ...progress }: Progress & { readonly batch: string; readonly reason: string }): Promise<SnoozeReport> {
  const refused: { run: string; record: string; refusal: Refusal }[] = [];
  let done = 0;
  const tried = await inChunks(wishes, chunkSize, progress, async (chunk) => {
    const rows = await ground.db.runs.bulkGet([...new Set(chunk.map(({ run }) => run))]);
    const runs = new Map(rows.flatMap((row): [string, RunRow][] => (row ? [[row.id, row]] : [])));
    await warmVersions(ground, [...runs.values()].map(({ versionId }) => versionId));
    const tries = chunk.flatMap((wish) => {
      const run = runs.get(wish.run);
      if (!run) return [];
      const { visit, snoozed } = run.snapshot;
      const intent = intentFor(ground, { record: run.record, run: run.id, batch, intent: { type: 'snooze', activity: wish.activity, until: wish.until, reason, expect: { visit } } });
      const former = snoozed?.[wish.activity] ?? null;
      const back: FormerRow = { id: intent.id, batch, record: run.record, way: { type: 'snooze', run: run.id, visit, activity: wish.activity, until: former !== null && former > intent.madeAt ? former : null } };
      return [{ intent, back }];
    });
    const acks = await submitTogether(ground, tries.map(({ intent }) => intent));
    const accepted = tries.flatMap(({ back }, at) => (acks[at]?.ok === true ? [back] : []));
    if (accepted.length > 0) await ground.guard.write(['formers'], () => ground.db.formers.bulkPut(accepted));
    done += accepted.length;
    for (const { entry, refusal } of acks) if (refusal && entry.run !== null) refused.push({ run: entry.run, record: entry.record, refusal });
  });
  return { done, refused, left: wishes.length - tried };
}
