import { inOrder } from '#engine/kernel';
import { dialLink } from '../links.ts';
import type { RecordData } from '../record/record-data.ts';

/** A number that can be dialled: whose field it is, as written, and as a link. */
export interface Phone {
  readonly field: string;
  readonly name: string;
  readonly text: string;
  readonly link: string;
}

/** Every number of the record that can be dialled, in the order of its fields. */
export function phonesOf({ record, type }: Pick<RecordData, 'record' | 'type'>): readonly Phone[] {
  return inOrder(type?.fields ?? {}).flatMap((field) => {
    const value = record.fields[field.key];
    const link = field.kind === 'phone' && typeof value === 'string' ? dialLink(value) : null;
    return link === null ? [] : [{ field: field.key, name: field.name, text: String(value), link }];
  });
}

/** The record's first number that can be dialled; null when it has none. */
export function phoneOf(data: Pick<RecordData, 'record' | 'type'>): Phone | null {
  return phonesOf(data)[0] ?? null;
}
