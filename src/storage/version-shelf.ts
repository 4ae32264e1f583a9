import type { Process } from '#engine/compile';
import { compileBlueprint } from '#engine/compile';
import { hashOf, type Json } from '#engine/kernel';
import type { VersionRow } from './contract.ts';
import type { Database, SealedVersion } from './database.ts';

export interface ShelvedProcess {
  readonly process: Process;
  readonly version: VersionRow;
}

/** Compiled versions, each made once: a published version never changes. */
export interface VersionShelf {
  /** The compiled version if it was asked for before. */
  peek(id: string): ShelvedProcess | null;
  /** Compiles a stored version. Throws `VersionChanged` when it is no longer what was published. */
  take(row: SealedVersion): ShelvedProcess;
}

/** Thrown when a published version was changed behind our back: it is not run any more. */
export class VersionChanged extends Error {
  readonly version: string;
  constructor(version: string) {
    super(`version ${version} is not what was published`);
    this.name = 'VersionChanged';
    this.version = version;
  }
}

export function createVersionShelf(): VersionShelf {
  const shelf = new Map<string, ShelvedProcess>();
  return {
    peek: (id) => shelf.get(id) ?? null,
    take: (row) => {
      const present = shelf.get(row.id);
      if (present) return present;
      if (sealOf(row) !== row.seal) throw new VersionChanged(row.id);
      const made = { process: compileBlueprint(row), version: row };
      shelf.set(row.id, made);
      return made;
    },
  };
}

/** The hash of everything in a version, its note and names included (its `hash` covers behaviour only). */
export function sealOf(row: VersionRow): string {
  const { id, blueprint, number, hash, publishedAt, publishedBy, note, evidence } = row;
  const document: Json = row.document;
  return hashOf({ id, blueprint, number, hash, publishedAt, publishedBy, note, document, ...(evidence === undefined ? {} : { evidence }) });
}

/** Reads and compiles versions by id; null for one that is not there or is not what was published. */
export async function readProcesses(db: Database, shelf: VersionShelf, ids: Iterable<string>): Promise<ReadonlyMap<string, ShelvedProcess | null>> {
  const found = new Map<string, ShelvedProcess | null>();
  const wanted: string[] = [];
  for (const id of new Set(ids)) {
    const present = shelf.peek(id);
    if (present) found.set(id, present);
    else wanted.push(id);
  }
  if (wanted.length === 0) return found;
  const rows = await db.versions.bulkGet(wanted);
  wanted.forEach((id, at) => {
    const row = rows[at];
    found.set(id, row ? takeOrNull(shelf, row) : null);
  });
  return found;
}

function takeOrNull(shelf: VersionShelf, row: SealedVersion): ShelvedProcess | null {
  try {
    return shelf.take(row);
  } catch (error) {
    if (error instanceof VersionChanged) return null;
    throw error;
  }
}
