import type { Entry, Relation } from '#engine/journal';

/** How another record stands to this one, as its line among the linked ones says it. */
export const relationWords: Readonly<Record<Relation, string>> = {
  sameStory: 'Same story', cameFrom: 'This came from it', ledTo: 'Came from this',
  referredBy: 'Referred this one', referred: 'Referred by this one', partOf: 'This belongs to it', has: 'Belongs to this',
};

/** What the link to another record says, as the journal last told it; the same story where nothing was said. */
export function relationTo(record: string, entries: readonly Entry[]): Relation {
  const link = entries.findLast(({ ok, intent }) => ok && intent.type === 'link' && intent.record === record)?.intent;
  return (link?.type === 'link' ? link.relation : undefined) ?? 'sameStory';
}
