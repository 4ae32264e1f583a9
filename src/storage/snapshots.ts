import { Dexie } from 'dexie';
import { canonicalJson } from '#engine/kernel';
import type { Blueprint } from '#engine/blueprint';
import type { SnapshotRow } from './contract.ts';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';

/** So many states that were kept by themselves stay; the oldest go first. Named ones stay until somebody deletes them. */
export const mostKept = 30;

/** Keeps a draft as it stands (ui.md row 51): under a name, or by itself. The same state twice in a row by itself is kept once. */
export async function keepSnapshot(ground: Ground, draft: Blueprint, wish: { readonly why: SnapshotRow['why']; readonly name?: string | undefined }): Promise<SnapshotRow> {
  const { db, guard, ids, clock, me } = ground;
  return guard.write(['snapshots'], async () => {
    const rows = await snapshotsOf(db, draft.id);
    const [newest] = rows;
    if (wish.why !== 'named' && newest && canonicalJson(newest.draft) === canonicalJson(draft)) return newest;
    const made: SnapshotRow = { id: ids.next(), blueprint: draft.id, name: wish.name ?? null, why: wish.why, at: clock.now(), by: me().id, draft };
    await db.snapshots.add(made);
    const surplus = [made, ...rows].filter((row) => row.why !== 'named').slice(mostKept);
    await db.snapshots.bulkDelete(surplus.map((row) => row.id));
    return made;
  });
}

/** Gives a kept state a name, so that it stays. */
export async function nameSnapshot(ground: Ground, id: string, name: string): Promise<void> {
  await ground.guard.write(['snapshots'], () => ground.db.snapshots.update(id, { name, why: 'named' }));
}

/** Forgets a kept state. */
export async function deleteSnapshot(ground: Ground, id: string): Promise<void> {
  await ground.guard.write(['snapshots'], () => ground.db.snapshots.delete(id));
}

/** The kept states of a draft, newest first. */
export function snapshotsOf(db: Database, blueprint: string): Promise<SnapshotRow[]> {
  return db.snapshots.where('[blueprint+at]').between([blueprint, Dexie.minKey], [blueprint, Dexie.maxKey]).reverse().toArray();
}
