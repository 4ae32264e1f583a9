import type { Field, RecordType } from '#engine/blueprint';
import { csvLine } from '#engine/exchange';
import { readRecords, type PersonRow } from '../../storage/index.ts';
import type { Places } from './use-places.ts';

const page = 1000;

/** Records as a CSV file that is safe to open in a spreadsheet, read a page at a time. It begins with a mark, so that spreadsheets see UTF-8. */
export async function exportRecords(ids: readonly string[], { type, columns, places, people }: { readonly type: RecordType; readonly columns: readonly Field[]; readonly places: Places; readonly people: readonly PersonRow[] }): Promise<Blob> {
  const own = [type.title, type.subtitle].flatMap((key) => (key === undefined ? [] : (type.fields[key] ?? [])));
  const fields = [...own, ...columns];
  const names = new Map(people.map(({ id, name }) => [id, name]));
  const parts = ['\ufeff', csvLine([...fields.map(({ name }) => name), 'Stage', 'Owner', 'Updated'])];
  for (let from = 0; from < ids.length; from += page) {
    for (const row of await readRecords(ids.slice(from, from + page))) {
      const stages = row.standing.map((place) => places.nameOf(place).stage);
      parts.push(csvLine([...fields.map(({ key }) => row.fields[key]), stages, row.owner === null ? '' : (names.get(row.owner) ?? row.owner), new Date(row.updatedAt).toISOString()]));
    }
  }
  return new Blob(parts, { type: 'text/csv' });
}
