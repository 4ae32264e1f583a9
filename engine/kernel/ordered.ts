/**
 * The values of an id-keyed map in the order people gave them. Maps in a blueprint are keyed by id so that
 * merging and diffing stay simple; where order matters each value carries `order` (ties fall back to the id).
 */
export function inOrder<Value extends { readonly order: number }>(map: Readonly<Record<string, Value>>): Value[] {
  const entries = Object.entries(map);
  if (entries.length === 0) return [];
  return entries
    .sort(([idA, a], [idB, b]) => a.order - b.order || (idA < idB ? -1 : 1))
    .map(([, value]) => value);
}
