/**
 * What belongs to an id, found by an own property: an intent's id is another text than the drawing's with the same
 * letters, and a property is found by such a text without comparing letter by letter each time, as a Map does.
 */
export type Lookup<Item> = Readonly<Record<string, Item | undefined>>;

/** Makes a lookup; nothing is in it but what is given, whatever every object inherits. */
export function lookupOf<Item>(items: Iterable<readonly [id: string, item: Item]>): Lookup<Item> {
  const found: Record<string, Item | undefined> = Object.create(null);
  for (const [id, item] of items) found[id] = item;
  return found;
}
