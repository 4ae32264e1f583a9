import type { Field, RecordType } from '#engine/blueprint';
import type { Column } from './header.ts';
import type { ColumnPlan, Target } from './mapping.ts';

/** The column by which a list that was exported here finds its records again. */
export const idColumn = 'Record id';
/** Columns that tell where a record stands: nothing is read from them, because only outcomes move a record. */
export const toldColumns = { stage: 'Stage', owner: 'Owner', updated: 'Updated' } as const;

const reserved = new Set([idColumn, ...Object.values(toldColumns)].map((name) => name.toLowerCase()));

/** What each field's column is called: by its name, and with its key where that alone would be mistaken. Rule X51. */
export function columnNames(type: Pick<RecordType, 'fields'>): ReadonlyMap<string, string> {
  const fields = Object.values(type.fields);
  const plain = ({ name }: Field) => name.trim().toLowerCase();
  const counts = new Map<string, number>();
  for (const field of fields) counts.set(plain(field), (counts.get(plain(field)) ?? 0) + 1);
  return new Map(fields.map((field) => [field.key, (counts.get(plain(field)) ?? 0) > 1 || reserved.has(plain(field)) ? `${field.name.trim()} [${field.key}]` : field.name.trim()]));
}

/** Whether a file was exported here: its records name themselves. */
export function isOwnExport(columns: readonly Pick<Column, 'name'>[]): boolean {
  return columns.some(({ name }) => name === idColumn);
}

/** Where the columns of such a file go: each to the field it was written from, also when it is empty; told columns nowhere. */
export function ownMapping(columns: readonly Column[], type: RecordType, otherwise: (column: Column) => Target): readonly ColumnPlan[] {
  const keys = new Map([...columnNames(type)].map(([key, name]) => [name, key]));
  return columns.map((column): ColumnPlan => ({ column, target: targetOf(column, keys) ?? otherwise(column), format: { dates: 'ymd', decimal: '.', exact: true }, newChoices: [] }));
}

function targetOf({ name, problem }: Column, keys: ReadonlyMap<string, string>): Target | null {
  if (problem !== null) return { type: 'ignore' };
  if (name === idColumn) return { type: 'id' };
  if (name === toldColumns.owner) return { type: 'owner' };
  if (name === toldColumns.stage || name === toldColumns.updated) return { type: 'ignore' };
  const key = keys.get(name);
  return key === undefined ? null : { type: 'field', key };
}
