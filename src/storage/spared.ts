import { isOnlyRep } from '#engine/run';
import type { Space } from '#engine/journal';
import { unqualifiedIds, watchUnqualified } from './board.ts';
import type { Database } from './database.ts';

/** The records somebody who only sells is spared, because they are not qualified yet (S106); null for everybody else. Index keys only. */
export async function sparedIds(db: Database, person: string, space: Space): Promise<ReadonlySet<string> | null> {
  const row = await db.people.get(person);
  if (row === undefined || !isOnlyRep(row)) return null;
  const ruled = (await db.recordTypes.toArray()).filter(({ qualified }) => qualified !== undefined);
  const ids = await Promise.all(ruled.map(({ key }) => unqualifiedIds(db, space, key)));
  return ids.length === 0 ? null : new Set(ids.flat());
}

/** Touches, at next to no cost, what those depend on. */
export async function watchSpared(db: Database, person: string, space: Space): Promise<void> {
  const row = await db.people.get(person);
  if (row === undefined || !isOnlyRep(row)) return;
  const ruled = (await db.recordTypes.toArray()).filter(({ qualified }) => qualified !== undefined);
  await Promise.all(ruled.map(({ key }) => watchUnqualified(db, space, key)));
}
