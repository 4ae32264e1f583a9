import { type CheckContext, rolesHeld } from '#engine/blueprint';
import type { Database } from './database.ts';

/** What checks may know beside the drawing: record types, people and the roles they hold. */
export async function readContext(db: Database): Promise<CheckContext> {
  const [types, people] = await Promise.all([db.recordTypes.toArray(), db.people.toArray()]);
  return {
    recordTypes: Object.fromEntries(types.map(({ batch: _batch, ...type }) => [type.key, type])),
    ...rolesHeld(people),
    people: people.map((person) => person.id),
  };
}
