import type { Blueprint, Edit, StageId } from '#engine/blueprint';
import { guessEnd, readOutcomePhrase } from '#engine/exchange';
import { freeSpot } from '../../canvas/index.ts';
import { createBatch, type Batch } from '../draft/batch.ts';
import { firstOpenOutcome, stageMaking } from '../draft/placing.ts';
import { stageNamed, writeCell, type TableTools } from './cell-edits.ts';
import { columns, type Column } from './columns.ts';

/** What pasting rows came to. */
export interface RowsPasted {
  readonly edit: Edit | null;
  /** Stages that were drawn. */
  readonly made: readonly StageId[];
  /** Cells whose words were not understood, and rows for which there was no room. */
  readonly unread: number;
}

/** Rows of a spreadsheet: tabs between cells, cells with lines or quotes in them quoted. */
export function readRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  for (const [, quoted, plain, mark = ''] of text.replace(/\r\n?/g, '\n').matchAll(/(?:"((?:[^"]|"")*)"|([^\t\n]*))(\t|\n|$)/g)) {
    row.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (mark === '\t') continue;
    rows.push(row);
    row = [];
    if (mark === '') break;
  }
  return rows.filter((cells) => cells.some((cell) => cell.trim() !== ''));
}

/** Rows as a spreadsheet takes them. */
export function writeRows(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => row.map((cell) => (/["\t\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t')).join('\n');
}

/**
 * Lays rows over the table from a cell on: rows that meet a stage change it, rows beyond the last draw new stages in a
 * line, ways out to stages of the same paste included. A first row of titles says which column is which.
 */
export function pasteRows(draft: Blueprint, text: string, place: { readonly rows: readonly StageId[]; readonly from: number; readonly column: number }, tools: TableTools): RowsPasted {
  const read = readRows(text);
  const titled = titledColumns(read[0] ?? []);
  const body = titled ? read.slice(1) : read;
  const order = titled ?? columns.slice(place.column);
  const first = titled ? place.rows.length : place.from;
  const nameAt = order.findIndex((column) => column?.key === 'name');
  const batch = createBatch(draft);
  const made: StageId[] = [];
  let unread = 0;
  let before = place.rows[Math.min(first, place.rows.length) - 1];
  const targets = body.map((cells, index) => {
    const present = place.rows[first + index];
    const name = nameAt < 0 ? '' : (cells[nameAt] ?? '').trim();
    const id = present ?? (name === '' ? undefined : drawRow(batch, name, before, tools));
    if (id === undefined) unread += 1;
    else if (present === undefined) made.push(id);
    before = id ?? before;
    return { id, cells };
  });
  for (const { id, cells } of targets) {
    if (id === undefined) continue;
    const fresh = made.includes(id);
    for (const [at, column] of order.entries()) {
      const words = cells[at];
      if (column === undefined || words === undefined || (fresh && (words.trim() === '' || column.key === 'name'))) continue;
      if (fresh && column.key === 'outcomes') loosen(batch, id, words);
      if (!writeCell(batch, id, column.key, words, tools) && words.trim() !== '') unread += 1;
    }
  }
  return { edit: batch.done(made.length > 0 ? `Add ${made.length} ${made.length === 1 ? 'stage' : 'stages'} from a table` : 'Paste into the table'), made, unread };
}

/** A new stage after the row above it, connected when that one has a way open. */
function drawRow(batch: Batch, name: string, before: StageId | undefined, { newId }: TableTools): StageId | undefined {
  const known = stageNamed(batch.draft, name);
  const result = guessEnd(name);
  const connect = firstOpenOutcome(batch.draft, before);
  const { edit, id } = stageMaking(batch.draft, { kind: result ? 'end' : 'work', result, name: known ? `${name} 2` : name }, { at: freeSpot(batch.draft, before, connect), connect }, newId);
  return batch.add(edit) === null ? id : undefined;
}

/** A new row that names its own ways out does not keep the one it was drawn with. */
function loosen(batch: Batch, stage: StageId, words: string): void {
  const named = words.split(/[;\n]/).map((part) => readOutcomePhrase(part.trim()).name.toLowerCase());
  const own = Object.values(batch.draft.outcomes).filter(({ from, name }) => from.type === 'stage' && from.stage === stage && !named.includes(name.toLowerCase()));
  if (own.length > 0) batch.add({ type: 'deleteOutcomes', outcomes: own.map(({ id }) => id) });
}

/** The columns a row of titles names; nothing when it is no row of titles. */
function titledColumns(cells: readonly string[]): readonly (Column | undefined)[] | null {
  const found = cells.map((cell) => {
    const plain = cell.trim().toLowerCase();
    return columns.find(({ title, also }) => title.toLowerCase() === plain || also.includes(plain));
  });
  return found.some((column) => column?.key === 'name') && found.filter(Boolean).length >= Math.min(2, cells.length) ? found : null;
}
