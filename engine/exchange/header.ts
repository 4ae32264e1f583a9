/** A column of a file. Columns are told apart by their place, never by their name, so that no name can do harm (trap E15). */
export interface Column {
  readonly index: number;
  /** As written in the file; an empty one gets its number. */
  readonly name: string;
  readonly problem: 'empty' | 'duplicate' | null;
}

/** Names the columns of a file and says which names are missing or given twice. `__proto__` is a name like any other. Rule X5. */
export function readHeader(cells: readonly string[]): readonly Column[] {
  const seen = new Set<string>();
  return cells.map((cell, index) => {
    const name = cell.trim();
    if (name === '') return { index, name: `Column ${index + 1}`, problem: 'empty' };
    const plain = name.toLowerCase();
    const problem = seen.has(plain) ? 'duplicate' : null;
    seen.add(plain);
    return { index, name, problem };
  });
}

/** Why a line cannot be read as a record, or null when it can. Empty cells beyond the last column are forgiven. Rule X6. */
export function rowProblem(cells: readonly string[], width: number): string | null {
  if (cells.length < width) return `has ${cells.length} of ${width} values`;
  if (cells.slice(width).some((cell) => cell.trim() !== '')) return `has ${cells.length} values for ${width} columns`;
  return cells.some((cell) => cell.includes('\u0000')) ? 'holds characters that are no text' : null;
}

/** So many rows a file may hold (domain.md section 10). */
export const importLimits = { rows: 100_000, columns: 200 } as const;
