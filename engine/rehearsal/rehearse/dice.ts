import { seededDice, type Dice } from '#engine/kernel';

/**
 * Dice of one record: they fall by the seed and the record's number alone, so that the same record meets the same
 * fortune in two drafts, whatever happens to the others (common random numbers).
 */
export function diceOf(seed: number, record: number): Dice {
  // spread neighbouring numbers far apart before the generator starts
  let mixed = (seed ^ Math.imul(record + 1, 0x9e3779b1)) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b) >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35) >>> 0;
  return seededDice((mixed ^ (mixed >>> 16)) >>> 0);
}

/** Weights made ready for drawing: running sums beside what they stand for. */
export interface Lots<Of> {
  readonly of: readonly Of[];
  readonly sums: readonly number[];
  readonly total: number;
}

/** Negative and broken weights count as none. */
export function lotsOf<Of>(pairs: readonly (readonly [Of, number])[]): Lots<Of> {
  const drawn = pairs.filter(([, weight]) => Number.isFinite(weight) && weight > 0);
  let total = 0;
  const sums = drawn.map(([, weight]) => (total += weight));
  return { of: drawn.map(([what]) => what), sums, total };
}

/** Draws one; undefined when there is nothing to draw. */
export function draw<Of>(lots: Lots<Of>, throwOf: number): Of | undefined {
  const at = throwOf * lots.total;
  const index = lots.sums.findIndex((sum) => at < sum);
  return lots.of[index < 0 ? lots.of.length - 1 : index];
}
