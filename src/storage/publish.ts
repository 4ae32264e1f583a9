import { Dexie } from 'dexie';
import { type CheckContext, type Finding, publish, rolesHeld } from '#engine/blueprint';
import { err, ok, type Result } from '#engine/kernel';
import type { VersionRow } from './contract.ts';
import type { Database, SealedVersion } from './database.ts';
import type { Ground } from './ground.ts';
import { keepEnroller } from './enrollers.ts';
import { sealOf, type ShelvedProcess } from './version-shelf.ts';

/**
 * Publishes a drawing as it is now: checked, frozen, hashed, with the next number; new runs take it from then on.
 * Refused with findings when it has errors. Throws when there is no such blueprint.
 */
export async function publishBlueprint(ground: Ground, id: string, note: string): Promise<Result<VersionRow, readonly Finding[]>> {
  const { db, guard, clock, ids, me } = ground;
  return guard.write(['blueprints', 'versions', 'enrollers', 'recordTypes', 'people'], async (): Promise<Result<VersionRow, readonly Finding[]>> => {
    const row = await db.blueprints.get(id);
    if (!row) throw new Error(`there is no blueprint ${id}`);
    const last = await db.versions.where('[blueprint+number]').between([id, Dexie.minKey], [id, Dexie.maxKey]).last();
    const context = await readContext(db);
    const made = publish(row.draft, { id: ids.next(), number: (last?.number ?? 0) + 1, at: clock.now(), by: me().id, note, context });
    if (!made.ok) return err(made.error);
    const version = sealed({ ...made.value, batch: row.batch });
    await db.versions.add(version);
    const live = { ...row, live: version.id, updatedAt: clock.now() };
    await db.blueprints.put(live);
    await keepEnroller(db, live);
    return ok(version);
  });
}

/** Closes a version with the hash of everything in it. */
export function sealed(version: VersionRow): SealedVersion {
  return { ...version, seal: sealOf(version) };
}

/** What checks may know beside the drawing: record types, people and the roles they hold. */
async function readContext(db: Database): Promise<CheckContext> {
  const [types, people] = await Promise.all([db.recordTypes.toArray(), db.people.toArray()]);
  return {
    recordTypes: Object.fromEntries(types.map(({ batch: _batch, ...type }) => [type.key, type])),
    ...rolesHeld(people),
    people: people.map((person) => person.id),
  };
}

/** A version ready to be walked, compiled once. Throws when it is unknown, or `VersionChanged` when it is no longer what was published. */
export async function processOf({ db, shelf }: Ground, versionId: string): Promise<ShelvedProcess> {
  const present = shelf.peek(versionId);
  if (present) return present;
  const row = await db.versions.get(versionId);
  if (!row) throw new Error(`there is no version ${versionId}`);
  return shelf.take(row);
}
