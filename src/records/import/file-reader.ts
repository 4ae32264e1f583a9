import type { Condition, FieldValue, RecordType } from '#engine/blueprint';
import {
  type Column, type ColumnProfile, createRecordReader, csvLine, detectDelimiter, importLimits, type ImportPlan, profileColumn, type ReadRecord, readHeader,
} from '#engine/exchange';
import { evaluateCondition } from '#engine/gates';
import { refuseNoText } from './not-text.ts';
import { readTable, type RowProblem, type Table, UnreadableFile } from './read-table.ts';
import { readText } from './read-text.ts';

/** How a file was read and what is in it. */
export interface OpenedFile {
  readonly encoding: string;
  readonly certain: boolean;
  readonly delimiter: string;
  readonly columns: readonly Column[];
  readonly profiles: readonly ColumnProfile[];
  readonly rows: number;
  /** The first lines, to look at. */
  readonly sample: readonly (readonly string[])[];
  readonly problems: number;
}

/** What an import by a plan would do, counted before anything is kept. */
export interface DryRun {
  readonly good: number;
  readonly bad: number;
  /** The first lines in error. */
  readonly problems: readonly RowProblem[];
  /** For each enrolment rule that was asked for, the good lines that satisfy it. */
  readonly matching: readonly number[];
  /** Values of the duplicate key, one for each good line that has one. */
  readonly keys: readonly string[];
  /** Ids of records that good lines name, in a file that was exported here. */
  readonly ids: readonly string[];
}

export interface Slice {
  readonly records: readonly ReadRecord[];
  readonly problems: readonly RowProblem[];
  /** Where to go on; null at the end. */
  readonly next: number | null;
}

/** What an import asks of its file. Lives in a worker, so that the page stays free. */
export interface ImportSource {
  open(how: { readonly encoding: string | null; readonly delimiter: string | null }): Promise<OpenedFile>;
  dryRun(plan: ImportPlan, rules: readonly (Condition | null)[], duplicateKey: string | null): Promise<DryRun>;
  slice(plan: ImportPlan, from: number, size: number): Promise<Slice>;
  /** The lines in error as a CSV file, each with its number and reason, safe to open in a spreadsheet. */
  errorFile(plan: ImportPlan): Promise<string>;
}

const sampleRows = 60;
const problemsShown = 2000;

/** The file itself: read once, asked many times. */
export function createFileReader(bytes: Uint8Array): ImportSource {
  let table: Table = { header: [], rows: [], problems: [] };
  const readBy = (plan: ImportPlan) => createRecordReader(plan, table.header.length);
  return {
    open: async ({ encoding, delimiter }) => {
      const read = readText(bytes, encoding);
      if (encoding === null) refuseNoText(bytes, read.text);
      const mark = delimiter ?? detectDelimiter(read.text.slice(0, 200_000));
      table = readTable(read.text, mark);
      if (table.header.length > importLimits.columns) throw new UnreadableFile(`This file has more than ${importLimits.columns} columns. Is the delimiter right?`);
      const columns = readHeader(table.header);
      return {
        encoding: read.encoding, certain: read.certain, delimiter: mark, columns, rows: table.rows.length, problems: table.problems.length,
        sample: table.rows.slice(0, sampleRows).map(({ cells }) => cells),
        profiles: columns.map(({ index }) => profileColumn(cellsOf(table, index))),
      };
    },
    dryRun: async (plan, rules, duplicateKey) => dryRun(table, readBy(plan), rules, duplicateKey),
    slice: async (plan, from, size) => slice(table, readBy(plan), from, size),
    errorFile: async (plan) => errorFile(table, readBy(plan)),
  };
}

type Read = ReturnType<typeof createRecordReader>;

function* cellsOf({ rows }: Table, index: number): Generator<string> {
  for (const { cells } of rows) yield cells[index] ?? '';
}

function dryRun({ rows, problems }: Table, read: Read, rules: readonly (Condition | null)[], duplicateKey: string | null): DryRun {
  const bad: RowProblem[] = [...problems];
  const keys: string[] = [];
  const ids: string[] = [];
  const matching = rules.map(() => 0);
  let good = 0;
  for (const { row, cells } of rows) {
    const answer = read(cells, row);
    if (!answer.ok) {
      bad.push({ row, reason: answer.error });
      continue;
    }
    good += 1;
    const { fields, id } = answer.value;
    if (id !== null) ids.push(id);
    rules.forEach((rule, at) => {
      if (rule === null || evaluateCondition(rule, fields)) matching[at] = (matching[at] ?? 0) + 1;
    });
    const key = duplicateKey === null ? '' : keyText(fields[duplicateKey]);
    if (key !== '') keys.push(key);
  }
  return { good, bad: bad.length, problems: bad.sort((a, b) => a.row - b.row).slice(0, problemsShown), matching, keys, ids };
}

/** A value as duplicates are told by: text in small letters without blanks around. */
export function keyText(value: FieldValue | undefined): string {
  return value === null || value === undefined ? '' : String(value).trim().toLowerCase();
}

function slice({ rows, problems }: Table, read: Read, from: number, size: number): Slice {
  const records: ReadRecord[] = [];
  const bad: RowProblem[] = from === 0 ? [...problems] : [];
  for (const { row, cells } of rows.slice(from, from + size)) {
    const answer = read(cells, row);
    if (answer.ok) records.push(answer.value);
    else bad.push({ row, reason: answer.error });
  }
  return { records, problems: bad, next: from + size < rows.length ? from + size : null };
}

function errorFile({ header, rows, problems }: Table, read: Read): string {
  const lines = [csvLine(['row', 'reason', ...header])];
  for (const { row, reason } of problems) lines.push(csvLine([row, reason]));
  for (const { row, cells } of rows) {
    const answer = read(cells, row);
    if (!answer.ok) lines.push(csvLine([row, answer.error, ...cells]));
  }
  return lines.join('');
}

/** The record type's fields by which duplicates can sensibly be told, the surest first. */
export function duplicateKeys(type: RecordType, filled: ReadonlySet<string>): readonly string[] {
  const kinds = ['email', 'phone', 'url', 'text', 'number'];
  return Object.values(type.fields).filter((field) => filled.has(field.key) && kinds.includes(field.kind)).sort((a, b) => kinds.indexOf(a.kind) - kinds.indexOf(b.kind) || a.order - b.order).map((field) => field.key);
}
