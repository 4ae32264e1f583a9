import { canonicalJson } from '#engine/kernel';
import type { Activity, CountOf } from '#engine/blueprint';
import { isCounted } from '#engine/gates';
import type { BulkRecord } from './bulk-record.ts';

/** Something that is counted while records move, so that no gate counts again. */
export interface Counter {
  readonly of: CountOf;
  /** Over every run of the record, not this one alone. */
  readonly everyRun: boolean;
}

/** What doing an activity adds to: a counter's number, and what else must be true of the deed. */
export interface Bump {
  readonly counter: number;
  readonly result: string | undefined;
  readonly person: string | undefined;
}

/** A list of counters in which the same question has one number. */
export interface CounterBook {
  readonly counters: readonly Counter[];
  /** The number under which this is counted. */
  number(of: CountOf, everyRun?: boolean): number;
}

export function createCounterBook(): CounterBook {
  const counters: Counter[] = [];
  const numbers = new Map<string, number>();
  return {
    counters,
    number: (of, everyRun = false) => {
      const key = canonicalJson({ of, everyRun });
      const known = numbers.get(key);
      if (known !== undefined) return known;
      numbers.set(key, counters.length);
      return counters.push({ of, everyRun }) - 1;
    },
  };
}

/** The counters that doing this activity may add to. */
export function bumpsOf(book: CounterBook, activity: Activity): readonly Bump[] {
  return book.counters.flatMap(({ of }, counter) => {
    const fits = (of.activity === undefined || of.activity === activity.id) && (of.channel === undefined || of.channel === activity.channel);
    return fits ? [{ counter, result: of.result, person: of.person }] : [];
  });
}

/** Adds one deed to the counters it belongs to. */
export function bump(counts: number[], offset: number, bumps: readonly Bump[], result: string | null, by: string, owner: string | null): void {
  // By number, as everything that every step goes through: walking an iterator costs as much as the work on an item.
  for (let index = 0; index < bumps.length; index += 1) {
    const one = bumps[index];
    if (one === undefined) continue;
    const { counter, result: wanted, person } = one;
    if (wanted !== undefined && wanted !== result) continue;
    if (person !== undefined && (person === 'owner' ? owner === null || by !== owner : by !== person)) continue;
    counts[offset + counter] = (counts[offset + counter] ?? 0) + 1;
  }
}

/** Counts over the run and the record from the beginning: after loading, and when another owner makes "the owner's" mean other deeds. */
export function countAll(book: CounterBook, record: BulkRecord): number[] {
  const { doneElsewhere } = record.facts;
  if (record.done.length + doneElsewhere.length === 0) return book.counters.map(() => 0);
  return book.counters.map(({ of, everyRun }) => {
    const own = record.done.reduce((sum, done) => (isCounted(done, of, record.owner) ? sum + 1 : sum), 0);
    return everyRun ? doneElsewhere.reduce((sum, done) => (isCounted(done, of, record.owner) ? sum + 1 : sum), own) : own;
  });
}

/** Counts of the present visit from the beginning. */
export function countVisit(book: CounterBook, record: BulkRecord): number[] {
  return book.counters.map(({ of }) => record.done.reduce((sum, done) => (done.visit === record.visit && isCounted(done, of, record.owner) ? sum + 1 : sum), 0));
}
