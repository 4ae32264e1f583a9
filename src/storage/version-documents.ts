import type { Blueprint } from '#engine/blueprint';
import type { Database } from './database.ts';
import type { VersionShelf } from './version-shelf.ts';

const read = new WeakMap<Database, Map<string, Blueprint>>();

/** The drawings of published versions by id: a published version never changes, so each is read once. */
export async function readDocuments(db: Database, shelf: VersionShelf, ids: Iterable<string>): Promise<ReadonlyMap<string, Blueprint>> {
  const known = read.get(db) ?? new Map<string, Blueprint>();
  read.set(db, known);
  const wanted = [...new Set(ids)];
  const missing = wanted.filter((id) => !known.has(id));
  for (const id of missing) {
    const document = shelf.peek(id)?.version.document;
    if (document !== undefined) known.set(id, document);
  }
  for (const row of await db.versions.bulkGet(missing.filter((id) => !known.has(id)))) if (row) known.set(row.id, row.document);
  return new Map(wanted.flatMap((id) => {
    const document = known.get(id);
    return document === undefined ? [] : [[id, document] as const];
  }));
}
