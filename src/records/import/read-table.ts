import Papa from 'papaparse';
import { csvUnguard, importLimits } from '#engine/exchange';

/** A line that is no record, with its number as a spreadsheet counts and why. */
export interface RowProblem {
  readonly row: number;
  readonly reason: string;
}

/** A file cut into cells. `rows[0]` is line 2 of the spreadsheet; lines that are wholly empty are left out but counted. */
export interface Table {
  readonly header: readonly string[];
  readonly rows: readonly TableRow[];
  readonly problems: readonly RowProblem[];
}

export interface TableRow {
  readonly row: number;
  readonly cells: readonly string[];
}

/** Thrown when a file cannot be taken at all; the message is for people. */
export class UnreadableFile extends Error {}

/**
 * Cuts a text into lines and cells, quoted line ends included. Cells stay arrays: a column called `__proto__` is a
 * column (trap E15). Throws `UnreadableFile` when there is no header, no line that can be read below it, or more lines than an import may have.
 */
export function readTable(text: string, delimiter: string): Table {
  const rows: TableRow[] = [];
  const problems: RowProblem[] = [];
  let header: readonly string[] | null = null;
  let row = 0;
  Papa.parse<string[]>(text, {
    delimiter,
    step: ({ data, errors }, parser) => {
      row += 1;
      if (data.every((cell) => cell.trim() === '')) return;
      const broken = errors.find(({ type }) => type === 'Quotes');
      if (header === null) header = data;
      else if (broken) problems.push({ row, reason: quoteWords(broken.code) });
      else rows.push({ row, cells: data.map(csvUnguard) });
      if (rows.length > importLimits.rows) parser.abort();
    },
  });
  if (header === null) throw new UnreadableFile('It is empty: there is not even a line with column names.');
  const first = problems[0];
  if (rows.length === 0) throw new UnreadableFile(first ? `Row ${first.row}: ${first.reason}. Mend that line and choose the file again.` : 'It has a line with column names and nothing below it.');
  if (rows.length > importLimits.rows) {
    throw new UnreadableFile(`This file has more than ${importLimits.rows.toLocaleString('en-GB')} rows, the most one import takes. Split it into several files and import them one after the other; duplicates are found across them.`);
  }
  return { header, rows, problems };
}

function quoteWords(code: string): string {
  return code === 'MissingQuotes' ? 'a quote is opened and never closed, so the rest of the file was read as one value' : 'a quote stands in the middle of a value';
}
