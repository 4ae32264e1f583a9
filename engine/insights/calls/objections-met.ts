import type { Tone } from '#engine/blueprint';
import type { Entry } from '#engine/journal';
import { fewestToTell } from './trends.ts';

/** How often one objection was met, and how those calls ended. */
export interface ObjectionMet {
  readonly objection: string;
  readonly calls: number;
  /** By result, most frequent first; null for calls without one. */
  readonly results: readonly { readonly result: string | null; readonly calls: number }[];
  /** Which share of the calls moved the record on by a good outcome; null below the fewest to tell. */
  readonly led: number | null;
}

/** Counts what customers objected to (S86; rule N22). `led` says of a call whether its record moved on well afterwards. */
export function objectionsMet(calls: readonly Pick<Entry, 'id' | 'intent'>[], led: (call: string) => boolean): readonly ObjectionMet[] {
  const met = new Map<string, { readonly results: Map<string | null, number>; calls: number; led: number }>();
  for (const { id, intent } of calls) {
    if (intent.type !== 'complete') continue;
    for (const objection of new Set(intent.objections)) {
      const one = met.get(objection) ?? { results: new Map<string | null, number>(), calls: 0, led: 0 };
      one.calls += 1;
      one.led += led(id) ? 1 : 0;
      one.results.set(intent.result, (one.results.get(intent.result) ?? 0) + 1);
      met.set(objection, one);
    }
  }
  return [...met]
    .map(([objection, one]) => ({
      objection, calls: one.calls, led: one.calls < fewestToTell ? null : one.led / one.calls,
      results: [...one.results].map(([result, count]) => ({ result, calls: count })).sort((a, b) => b.calls - a.calls || String(a.result).localeCompare(String(b.result))),
    }))
    .sort((a, b) => b.calls - a.calls || (a.objection < b.objection ? -1 : 1));
}

/** Says whether a run was led on well after a call: the first outcome it was left by later is a good one. */
export function movedOnWell(path: readonly { readonly leftAt: number; readonly outcome: string | null }[], calledAt: number, toneOf: (outcome: string) => Tone | undefined): boolean {
  const next = path.filter(({ leftAt, outcome }) => leftAt >= calledAt && outcome !== null).sort((a, b) => a.leftAt - b.leftAt)[0];
  return next?.outcome !== undefined && next.outcome !== null && toneOf(next.outcome) === 'positive';
}
