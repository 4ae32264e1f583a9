/** How two linked records belong together, as one of them sees the other. */
export const relations = ['sameStory', 'cameFrom', 'ledTo', 'referredBy', 'referred', 'partOf', 'has'] as const;
export type Relation = (typeof relations)[number];

const otherSide: Readonly<Record<Relation, Relation>> = {
  sameStory: 'sameStory', cameFrom: 'ledTo', ledTo: 'cameFrom', referredBy: 'referred', referred: 'referredBy', partOf: 'has', has: 'partOf',
};

/** The same relation as the other record sees it: what came from a deal is what the deal led to (rule R203). */
export function mirrored(relation: Relation): Relation {
  return otherSide[relation];
}
