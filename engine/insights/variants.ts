import { inOrder } from '#engine/kernel';
import type { Activity, EndResult, OutcomeId, StageId } from '#engine/blueprint';
import { fewestToTell } from './calls/trends.ts';
import { enteredIn, type Period } from './choice.ts';
import type { Doing, Passage, Stay } from './passages.ts';

/** What came of one variant of an activity (rule N30). */
export interface VariantCount {
  readonly variant: string;
  /** Stays in which the activity was done this way. */
  readonly done: number;
  /** How the activity ended, by result, most frequent first; null where it has none. */
  readonly results: readonly { readonly result: string | null; readonly times: number }[];
  /** Of those stays, how many were left, and how many by a good outcome. */
  readonly left: number;
  readonly well: number;
  /** Runs that did it, and how many of them were won later. */
  readonly runs: number;
  readonly won: number;
}

/** How two variants differ in the share that went on well: the second's less the first's, from 0 to 1, with its 95 % interval (rule N31). */
export type Comparison =
  | { readonly type: 'tooFew'; readonly wanted: number }
  | { readonly type: 'noDifference' | 'differs'; readonly by: number; readonly least: number; readonly most: number };

/** One variant of the activity as drawn, with its numbers; compared with the first one that is drawn by chance. */
export interface ComparedVariant extends VariantCount {
  readonly name: string;
  /** Used because of a busy day, not drawn by chance. */
  readonly busy: boolean;
  /** Null for the first, and for those of busy days. */
  readonly against: Comparison | null;
}

/** What a comparison of variants asks the drawing. */
export interface VariantSources {
  /** The activity whose variants are compared, as drawn now. */
  readonly activity: Activity;
  /** The variant a version, by its behaviour hash, drew for a run; null where it had none to draw. */
  readonly drawnFor: (run: string, version: string) => string | null;
  /** Null for an outcome no known version draws: a stay left by it says neither. */
  readonly isGood: (outcome: OutcomeId) => boolean | null;
  readonly ends: Readonly<Record<StageId, EndResult>>;
}

/**
 * What came of each variant of an activity, for stays that began in the period (S14; rules N29 to N31). Variants of former
 * versions that are drawn no more are left out.
 */
export function compareVariants(passages: readonly Passage[], period: Period, sources: VariantSources): readonly ComparedVariant[] {
  const counts = new Map<string, Counted>();
  for (const passage of passages) countPassage(passage, period, sources, counts);
  const rows = inOrder(sources.activity.content.variants).map((variant) => ({ name: variant.name, busy: variant.load !== undefined, ...counted(variant.id, counts.get(variant.id)) }));
  const first = rows.find(({ busy }) => !busy);
  return rows.map((row) => ({ ...row, against: row.busy || first === undefined || row === first ? null : compared(first, row) }));
}

interface Counted {
  done: number;
  left: number;
  well: number;
  runs: number;
  won: number;
  readonly results: Map<string | null, number>;
}

function countPassage({ run, stays, doings }: Passage, period: Period, { activity, drawnFor, isGood, ends }: VariantSources, counts: Map<string, Counted>): void {
  const own = doings.filter((doing) => doing.activity === activity.id);
  if (own.length === 0) return;
  const won = stays.findLast(({ stage }) => ends[stage] === 'won');
  const met = new Set<string>();
  for (const stay of stays) {
    if (!enteredIn(stay, period)) continue;
    const doing = own.findLast((one) => wasDoneIn(stay, one));
    const variant = doing === undefined ? null : variantOf(run, doing, drawnFor);
    if (doing === undefined || variant === null) continue;
    const one = counts.get(variant) ?? { done: 0, left: 0, well: 0, runs: 0, won: 0, results: new Map() };
    counts.set(variant, one);
    one.done += 1;
    one.results.set(doing.result, (one.results.get(doing.result) ?? 0) + 1);
    const good = stay.outcome !== null && isGood(stay.outcome);
    if (stay.leftAt !== null && good !== null) one.left += 1;
    if (good === true) one.well += 1;
    if (met.has(variant)) continue;
    met.add(variant);
    one.runs += 1;
    if (won !== undefined && won.enteredAt >= doing.at) one.won += 1;
  }
}

/** The line that led into a stay did its activity in the stay before, though both moments are one. */
function wasDoneIn({ stage, enteredAt, leftAt, entry }: Stay, doing: Doing): boolean {
  return doing.stage === stage && doing.entry !== entry && doing.at >= enteredAt && doing.at <= (leftAt ?? Infinity);
}

/** The variant a run did it as: the busy day's that was named, else the one its version drew. */
function variantOf(run: string, { variant, version }: Doing, drawnFor: VariantSources['drawnFor']): string | null {
  return variant ?? (version === null ? null : drawnFor(run, version));
}

function counted(variant: string, one: Counted | undefined): VariantCount {
  if (one === undefined) return { variant, done: 0, results: [], left: 0, well: 0, runs: 0, won: 0 };
  const { results, ...numbers } = one;
  return { variant, ...numbers, results: [...results].map(([result, times]) => ({ result, times })).sort((a, b) => b.times - a.times || String(a.result).localeCompare(String(b.result))) };
}

/** 95 of 100 times within so many standard errors. */
const sure = 1.96;

function compared(first: VariantCount, second: VariantCount): Comparison {
  if (Math.min(first.left, second.left) < fewestToTell) return { type: 'tooFew', wanted: fewestToTell };
  const [a, b] = [interval(first), interval(second)];
  const by = b.share - a.share;
  const least = by - Math.hypot(b.share - b.least, a.most - a.share);
  const most = by + Math.hypot(b.most - b.share, a.share - a.least);
  return { type: least > 0 || most < 0 ? 'differs' : 'noDifference', by, least, most };
}

/** A share with Wilson's interval: honest also for few, and for all or none. */
function interval({ left, well }: VariantCount): { readonly share: number; readonly least: number; readonly most: number } {
  const share = well / left;
  const spread = sure ** 2 / left;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (sure / (1 + spread)) * Math.sqrt((share * (1 - share)) / left + spread / (4 * left));
  return { share, least: middle - half, most: middle + half };
}
