/** One name of a map: as it is, and as canonical JSON writes it before the value. */
export interface Name {
  readonly key: string;
  readonly written: string;
}

/** A row of names met before, name by name; `sorted` once a map ended here. */
interface Knot {
  readonly key: string;
  /** Maps of one kind come in flocks: the name that came next last time is tried first. */
  latest: Knot | null;
  readonly next: Map<string, Knot>;
  sorted: readonly Name[] | null;
}

/** Entries, intents and rows have fewer names; maps with more are keyed by ids and each is another. */
const mostNames = 48;
const mostKnots = 20_000;
let knots = 0;
let root = newKnot('');

/**
 * The names of a map in canonical order. Sorting and quoting them costs more than writing the values, and nearly all
 * maps have the names of another in the same order: those are looked up.
 */
export function sortedNames(keys: readonly string[], quote: (key: string) => string): readonly Name[] {
  if (keys.length > mostNames) return sort(keys, quote);
  let knot = root;
  for (const key of keys) knot = knot.latest?.key === key ? knot.latest : nextKnot(knot, key);
  knot.sorted ??= sort(keys, quote);
  return knot.sorted;
}

function nextKnot(knot: Knot, key: string): Knot {
  let next = knot.next.get(key);
  if (next === undefined) {
    if (knots >= mostKnots) {
      root = newKnot('');
      knots = 0;
    }
    next = newKnot(key);
    knots += 1;
    knot.next.set(key, next);
  }
  knot.latest = next;
  return next;
}

function newKnot(key: string): Knot {
  return { key, latest: null, next: new Map(), sorted: null };
}

function sort(keys: readonly string[], quote: (key: string) => string): readonly Name[] {
  return keys.toSorted().map((key) => ({ key, written: `${quote(key)}:` }));
}
