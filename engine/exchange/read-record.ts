import type { Field, Fields, FieldValue, RecordType } from '#engine/blueprint';
import { err, ok, type Result } from '#engine/kernel';
import { convertValue, type ValueFormat } from './convert.ts';
import { rowProblem } from './header.ts';
import type { ColumnPlan } from './mapping.ts';

/** What an import does with each line of its file. Plain data, so that a worker can be handed it. */
export interface ImportPlan {
  /** The record type as it will be: with the new fields and choices. */
  readonly type: RecordType;
  readonly columns: readonly ColumnPlan[];
  /** When no column gives the record's name: what the numbered names begin with. */
  readonly numbered: string;
  /** What every line says where no column does: the fair they all come from (S96). */
  readonly given?: Fields;
}

/** A line read as a record. */
export interface ReadRecord {
  /** The line's number as a spreadsheet counts: the header is 1. */
  readonly row: number;
  readonly fields: Fields;
  /** What stands in the owner column. */
  readonly owner: string | null;
  /** The record it came from, in a file that was exported here. */
  readonly id: string | null;
  /** Fields of which the line says that they are empty: only told where the line names its record. */
  readonly emptied: readonly string[];
}

/** The record type with the fields and choices that a plan adds to it. */
export function typeAfter(type: RecordType, columns: readonly ColumnPlan[]): RecordType {
  const fields: Record<string, Field> = { ...type.fields };
  for (const { target, newChoices } of columns) {
    if (target.type === 'newField') fields[target.field.key] = target.field;
    const known = target.type === 'field' ? fields[target.key] : undefined;
    if (known && newChoices.length > 0) fields[known.key] = { ...known, choices: [...known.choices, ...newChoices] };
  }
  return { ...type, fields };
}

/** The key of the field a column fills, null when it fills none. */
export function fieldKeyOf({ target }: ColumnPlan): string | null {
  if (target.type === 'field') return target.key;
  return target.type === 'newField' ? target.field.key : null;
}

/** Reads lines by a plan; made once for a file because it is asked a hundred thousand times. */
export function createRecordReader(plan: ImportPlan, width: number): (cells: readonly string[], row: number) => Result<ReadRecord, string> {
  const mapped = plan.columns.flatMap((column): readonly Mapped[] => {
    const key = fieldKeyOf(column);
    const field = key === null ? undefined : plan.type.fields[key];
    return field ? [{ index: column.column.index, field, format: column.format }] : [];
  });
  const ownerAt = plan.columns.find(({ target }) => target.type === 'owner')?.column.index;
  const idAt = plan.columns.find(({ target }) => target.type === 'id')?.column.index;
  const titled = mapped.some(({ field }) => field.key === plan.type.title);
  const required = Object.values(plan.type.fields).filter((field) => field.required && (titled || field.key !== plan.type.title));
  return (cells, row) => {
    const broken = rowProblem(cells, width);
    if (broken !== null) return err(broken);
    const fields: Record<string, FieldValue> = {};
    const emptied: string[] = [];
    const id = idAt === undefined ? null : (cells[idAt] ?? '').trim() || null;
    const problems: string[] = [];
    for (const { index, field, format } of mapped) {
      const value = convertValue(cells[index] ?? '', field, format);
      if (!value.ok) problems.push(`${field.name}: ${value.error}`);
      else if (value.value !== null) fields[field.key] = value.value;
      else if (id !== null) emptied.push(field.key);
    }
    // a line that names its record changes only what its columns say
    if (id === null) for (const [key, value] of Object.entries(plan.given ?? {})) fields[key] ??= value;
    if (!titled && id === null) fields[plan.type.title] = `${plan.numbered} ${row}`;
    for (const field of required) if (fields[field.key] === undefined && (id === null || emptied.includes(field.key)) && !problems.some((problem) => problem.startsWith(`${field.name}:`))) problems.push(`${field.name} is empty`);
    if (problems.length > 0) return err(problems.join('; '));
    return ok({ row, fields, id, emptied, owner: ownerAt === undefined ? null : (cells[ownerAt] ?? '').trim() || null });
  };
}

interface Mapped {
  readonly index: number;
  readonly field: Field;
  readonly format: ValueFormat;
}

/** A record type proposed for a file that fits none: named after the file, its first telling column the title. */
export function proposeRecordType(name: string, columns: readonly ColumnPlan[]): RecordType {
  const fields = Object.fromEntries(columns.flatMap(({ target }) => (target.type === 'newField' ? [[target.field.key, target.field] as const] : [])));
  const all = Object.values(fields);
  const title = all.find((field) => /name|title|subject/i.test(field.name)) ?? all.find((field) => field.kind === 'text');
  const named: Field = { key: 'name', name: 'Name', kind: 'text', choices: [], required: true, order: -1 };
  return {
    key: 'record',
    name,
    plural: `${name}s`,
    title: title?.key ?? named.key,
    fields: title ? fields : { [named.key]: named, ...fields },
  };
}
