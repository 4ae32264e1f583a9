import type { Field, RecordType } from '#engine/blueprint';
import type { RecordRow } from '../../storage/index.ts';

/** Fields that say where a record came from, the more telling first (S96). */
const sourceKeys = ['leadSource', 'sourceMedium'] as const;

/** The field of a type that says where its records came from. */
export function sourceFieldOf(type: RecordType): Field | undefined {
  return sourceKeys.flatMap((key) => type.fields[key] ?? [])[0];
}

export function sourceOf(record: RecordRow, field: Field | undefined): string {
  return field === undefined ? '' : String(record.fields[field.key] ?? '');
}
