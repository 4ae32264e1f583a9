/** Puts things of many records into one list per record, each in its given order. */
export function byRecord<Thing extends { readonly record: string }>(things: readonly Thing[]): ReadonlyMap<string, readonly Thing[]> {
  const groups = new Map<string, Thing[]>();
  for (const thing of things) {
    const group = groups.get(thing.record);
    if (group) group.push(thing);
    else groups.set(thing.record, [thing]);
  }
  return groups;
}
