import { inOrder } from '#engine/kernel';
import type { Field, RecordType } from '#engine/blueprint';
import { columnNames, csvLine, idColumn, toldColumns } from '#engine/exchange';
import { readRecords, type PersonRow, type RecordRow } from '../../storage/index.ts';
import type { Places } from './use-places.ts';

const page = 1000;

/** What a list is exported with: only the columns it shows, or every field of its type. */
export interface ExportWish {
  readonly type: RecordType;
  /** The fields to write beside the record's name; all of them when absent. */
  readonly columns?: readonly Field[];
  readonly places: Pick<Places, 'nameOf'>;
  readonly people: readonly PersonRow[];
}

/**
 * Records as a CSV file that is safe to open in a spreadsheet and can be brought back without loss: each line names its
 * record, so that bringing it back changes that very record. Read a page at a time; it begins with a mark, so that
 * spreadsheets see UTF-8.
 */
export async function exportRecords(ids: readonly string[], wish: ExportWish): Promise<Blob> {
  const writer = createExport(wish);
  const parts = ['\ufeff', writer.header];
  for (let from = 0; from < ids.length; from += page) for (const row of await readRecords(ids.slice(from, from + page))) parts.push(writer.line(row));
  return new Blob(parts, { type: 'text/csv' });
}

/** The lines of such a file. */
export function createExport({ type, columns, places, people }: ExportWish): { readonly header: string; readonly line: (row: RecordRow) => string } {
  const own = [type.title, type.subtitle].flatMap((key) => (key === undefined ? [] : (type.fields[key] ?? [])));
  const fields = [...new Map([...own, ...(columns ?? inOrder(type.fields))].map((field) => [field.key, field])).values()];
  const titles = columnNames(type);
  const names = namesOf(people);
  return {
    header: csvLine([idColumn, ...fields.map(({ key }) => titles.get(key) ?? key), toldColumns.stage, toldColumns.owner, toldColumns.updated]),
    line: (row) => csvLine([
      row.id, ...fields.map(({ key }) => row.fields[key]), row.standing.map((place) => places.nameOf(place).stage),
      row.owner === null ? '' : (names.get(row.owner) ?? row.owner), new Date(row.updatedAt).toISOString(),
    ]),
  };
}

/** People by their names; where two share one, by their ids, so that each is found again. */
function namesOf(people: readonly PersonRow[]): ReadonlyMap<string, string> {
  const counts = new Map<string, number>();
  for (const { name } of people) counts.set(name.trim().toLowerCase(), (counts.get(name.trim().toLowerCase()) ?? 0) + 1);
  return new Map(people.map(({ id, name }) => [id, (counts.get(name.trim().toLowerCase()) ?? 0) > 1 ? id : name]));
}
