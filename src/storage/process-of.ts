import type { Ground } from './ground.ts';
import type { ShelvedProcess } from './version-shelf.ts';

/** A version ready to be walked, compiled once. Throws when it is unknown, or `VersionChanged` when it is no longer what was published. */
export async function processOf({ db, shelf }: Ground, versionId: string): Promise<ShelvedProcess> {
  const present = shelf.peek(versionId);
  if (present) return present;
  const row = await db.versions.get(versionId);
  if (!row) throw new Error(`there is no version ${versionId}`);
  return shelf.take(row);
}
