/** Some of the given sets that together hold everything, as few as were found, and how few it cannot be less than. */
export interface Cover {
  readonly chosen: readonly number[];
  /** No choice of fewer sets holds everything. */
  readonly atLeast: number;
}

/** So many choices are tried to do better than greedily. */
const tries = 20_000;

/**
 * Chooses few sets that together hold everything any of them holds. Greedy first, then what has become needless is left
 * out, then a bounded search for fewer; the bound is a packing: things of which no two lie in one set need a set each.
 */
export function fewestSets(sets: readonly ReadonlySet<string>[]): Cover {
  const everything = new Set(sets.flatMap((set) => [...set]));
  const greedy = withoutNeedless(sets, greedily(sets, everything));
  const atLeast = packing(sets, everything);
  const better = greedy.length > atLeast ? searched(sets, everything, greedy.length, atLeast) : null;
  return { chosen: [...(better ?? greedy)].sort((a, b) => a - b), atLeast: Math.min(atLeast, (better ?? greedy).length) };
}

function greedily(sets: readonly ReadonlySet<string>[], everything: ReadonlySet<string>): readonly number[] {
  const left = new Set(everything);
  const chosen: number[] = [];
  while (left.size > 0) {
    let [best, most] = [-1, 0];
    sets.forEach((set, index) => {
      let added = 0;
      for (const thing of set) if (left.has(thing)) added += 1;
      if (added > most) [best, most] = [index, added];
    });
    if (best < 0) break;
    chosen.push(best);
    for (const thing of sets[best] ?? []) left.delete(thing);
  }
  return chosen;
}

function withoutNeedless(sets: readonly ReadonlySet<string>[], chosen: readonly number[]): readonly number[] {
  const kept = [...chosen];
  for (const index of [...chosen].reverse()) {
    const others = kept.filter((one) => one !== index);
    const held = new Set(others.flatMap((one) => [...(sets[one] ?? [])]));
    if ([...(sets[index] ?? [])].every((thing) => held.has(thing))) kept.splice(kept.indexOf(index), 1);
  }
  return kept;
}

/** Things of which no two lie in one set, the rarest first. */
function packing(sets: readonly ReadonlySet<string>[], everything: ReadonlySet<string>): number {
  const homes = new Map<string, number[]>([...everything].map((thing) => [thing, []]));
  sets.forEach((set, index) => {
    for (const thing of set) homes.get(thing)?.push(index);
  });
  const rarest = [...homes].sort(([a, one], [b, other]) => one.length - other.length || (a < b ? -1 : 1));
  const used = new Set<number>();
  let packed = 0;
  for (const [, home] of rarest) {
    if (home.some((index) => used.has(index))) continue;
    packed += 1;
    home.forEach((index) => used.add(index));
  }
  return packed;
}

/** Looks for a choice smaller than the best known one: always covers the rarest thing that is left. */
function searched(sets: readonly ReadonlySet<string>[], everything: ReadonlySet<string>, best: number, atLeast: number): readonly number[] | null {
  let found: readonly number[] | null = null;
  let limit = best;
  let tried = 0;
  const homes = new Map([...everything].map((thing) => [thing, sets.flatMap((set, index) => (set.has(thing) ? [index] : []))]));
  const walk = (chosen: readonly number[], left: ReadonlySet<string>): void => {
    if (left.size === 0) {
      found = chosen;
      limit = chosen.length;
      return;
    }
    tried += 1;
    if (tried > tries || chosen.length + 1 >= limit || limit <= atLeast) return;
    let rarest: readonly number[] = [];
    for (const thing of left) {
      const home = homes.get(thing) ?? [];
      if (rarest.length === 0 || home.length < rarest.length) rarest = home;
    }
    const gain = (index: number): number => [...(sets[index] ?? [])].filter((thing) => left.has(thing)).length;
    for (const index of [...rarest].sort((a, b) => gain(b) - gain(a) || a - b)) {
      walk([...chosen, index], new Set([...left].filter((thing) => sets[index]?.has(thing) !== true)));
    }
  };
  walk([], everything);
  return found;
}
