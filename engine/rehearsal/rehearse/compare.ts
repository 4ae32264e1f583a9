import type { Fate, RehearsalReport } from './report.ts';

/** One measure of two rehearsals, record against record, with the range in which the real difference lies 95 times of 100. */
export interface Difference {
  /** Records that both can be held against each other in. */
  readonly pairs: number;
  readonly first: number;
  readonly second: number;
  /** second - first */
  readonly difference: number;
  readonly low: number;
  readonly high: number;
  /** The range does not hold zero. */
  readonly certain: boolean;
}

/** Two drafts rehearsed with the same plan, side by side (S14). Shares are 0 to 1, lengths in days. */
export interface Comparison {
  readonly won: Difference;
  readonly lost: Difference;
  readonly underWay: Difference;
  readonly days: Difference;
  readonly touches: Difference;
  /** By stage of either draft: the share of records that came to it, and the hours of those that came to it and left it in both. */
  readonly stages: Readonly<Record<string, { readonly came: Difference; readonly hours: Difference }>>;
}

/**
 * Holds two rehearsals of one plan against each other. Every record met the same dice in both, so that differences are
 * taken record by record: far fewer records are needed than with two separate groups (rule H5).
 */
export function compareRehearsals(first: RehearsalReport, second: RehearsalReport): Comparison {
  const share = (counts: (fate: Fate) => boolean) => differenceOf(first, second, (fate) => (counts(fate) ? 1 : 0));
  return {
    won: share(({ end }) => end === 'won'),
    lost: share(({ end }) => end === 'lost'),
    underWay: share(({ end }) => end === null),
    days: differenceOf(first, second, ({ days }) => days),
    touches: differenceOf(first, second, ({ touches }) => touches),
    stages: Object.fromEntries([...new Set([...Object.keys(first.stages), ...Object.keys(second.stages)])].map((stage) => [stage, {
      came: share(({ stays }) => stays[stage] !== undefined),
      hours: differenceOf(first, second, ({ stays }) => stays[stage] ?? null),
    }])),
  };
}

function differenceOf(first: RehearsalReport, second: RehearsalReport, measure: (fate: Fate) => number | null): Difference {
  let [pairs, sumFirst, sumSecond, sum, squares] = [0, 0, 0, 0, 0];
  first.fates.forEach((fate, number) => {
    const other = second.fates[number] ?? null;
    const [a, b] = [fate === null ? null : measure(fate), other === null ? null : measure(other)];
    if (a === null || b === null) return;
    pairs += 1;
    sumFirst += a;
    sumSecond += b;
    sum += b - a;
    squares += (b - a) ** 2;
  });
  if (pairs === 0) return { pairs, first: 0, second: 0, difference: 0, low: 0, high: 0, certain: false };
  const difference = sum / pairs;
  const variance = pairs < 2 ? 0 : Math.max(0, (squares - pairs * difference ** 2) / (pairs - 1));
  const reach = 1.96 * Math.sqrt(variance / pairs);
  const [low, high] = [difference - reach, difference + reach];
  return { pairs, first: sumFirst / pairs, second: sumSecond / pairs, difference, low, high, certain: pairs > 1 && (low > 0 || high < 0) };
}
