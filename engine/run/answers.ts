import { inOrder } from '#engine/kernel';
import type { Activity } from '#engine/blueprint';

/** How an activity ends that somebody else answers: the result that says yes and the one that says no; null where it has none. */
export interface Answers {
  readonly by: 'approval' | 'handOver';
  readonly yes: string | null;
  readonly no: string | null;
}

/**
 * The answers of an approval or a hand-over that is drawn with its rule (S9, S82; rules R73, R78); null for everything a
 * person does and completes. The usual words are looked for first, then the tone decides.
 */
export function answersOf(activity: Activity): Answers | null {
  if (activity.channel === 'approval' && activity.approval !== undefined) return { by: 'approval', ...wordsOf(activity, 'approved', 'rejected') };
  if (activity.channel === 'handOver' && activity.handOver !== undefined) return { by: 'handOver', ...wordsOf(activity, 'accepted', 'returned') };
  return null;
}

function wordsOf(activity: Activity, usualYes: string, usualNo: string): { readonly yes: string | null; readonly no: string | null } {
  const results = inOrder(activity.results);
  const named = (key: string) => results.find((one) => one.key === key);
  const yes = named(usualYes) ?? results.find((one) => one.tone !== 'negative' && one.key !== usualNo);
  const no = named(usualNo) ?? results.find((one) => one.tone === 'negative' && one.key !== yes?.key);
  return { yes: yes?.key ?? null, no: no?.key ?? null };
}
