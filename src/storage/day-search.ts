import type { Blueprint } from '#engine/blueprint';
import type { DueRow } from './contract.ts';
import type { Database } from './database.ts';

const chunkSize = 500;

/** Keeps the lines in whose record or activity the words are found. `text` is in small letters. */
export async function findLines(db: Database, lines: readonly DueRow[], documents: ReadonlyMap<string, Blueprint>, text: string): Promise<readonly DueRow[]> {
  const types = new Map((await db.recordTypes.toArray()).map((type) => [type.key, type]));
  const wanted = [...new Set(lines.map(({ record }) => record))];
  const found = new Set<string>();
  for (let from = 0; from < wanted.length; from += chunkSize) {
    for (const record of await db.records.bulkGet(wanted.slice(from, from + chunkSize))) {
      if (record === undefined) continue;
      const second = record.fields[types.get(record.type)?.subtitle ?? ''];
      if (record.title.includes(text) || (typeof second === 'string' && second.toLowerCase().includes(text))) found.add(record.id);
    }
  }
  const named = (row: DueRow): boolean => documents.get(row.version ?? '')?.activities[row.activity ?? '']?.name.toLowerCase().includes(text) ?? false;
  return lines.filter((row) => found.has(row.record) || named(row));
}
