import type { Instant } from '#engine/kernel';
import type { StageId } from '#engine/blueprint';
import { enteredIn, type Period } from './choice.ts';
import type { Passage } from './passages.ts';

/** How long records stay in a stage, in milliseconds (rule N12). */
export interface StageTime {
  /** Stays of the period that were left. */
  readonly stays: number;
  /** Null while none was left. */
  readonly median: number | null;
  readonly ninetieth: number | null;
  /** Stays of the period that go on, and the longest of them so far. */
  readonly open: number;
  readonly longestOpen: number | null;
}

/** How long passages stayed in each stage; `now` is until when stays that go on are counted. */
export function timeInStage(passages: readonly Passage[], period: Period, now: Instant): Readonly<Record<StageId, StageTime>> {
  const times = new Map<StageId, { readonly done: number[]; readonly open: number[] }>();
  for (const { stays, status } of passages) {
    for (const stay of stays) {
      if (!enteredIn(stay, period)) continue;
      const own = times.get(stay.stage) ?? { done: [], open: [] };
      times.set(stay.stage, own);
      if (stay.leftAt !== null) own.done.push(stay.leftAt - stay.enteredAt);
      else if (status === 'running') own.open.push(now - stay.enteredAt);
    }
  }
  return Object.fromEntries([...times].map(([stage, { done, open }]) => [stage, {
    stays: done.length, ...inTheMiddle(done), open: open.length, longestOpen: open.length === 0 ? null : open.reduce((most, each) => Math.max(most, each), 0),
  }]));
}

function inTheMiddle(times: readonly number[]): Pick<StageTime, 'median' | 'ninetieth'> {
  const sorted = Float64Array.from(times).sort();
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return { median: upper === undefined || lower === undefined ? null : (upper + lower) / 2, ninetieth: sorted[Math.ceil(sorted.length * 0.9) - 1] ?? null };
}
