import { inOrder } from '#engine/kernel';
import { dialLink } from '../links.ts';
import type { RecordData } from '../record/record-data.ts';

/** The record's first number that can be dialled: as written, and as a link; null when it has none. */
export function phoneOf({ record, type }: Pick<RecordData, 'record' | 'type'>): { readonly text: string; readonly link: string } | null {
  for (const field of inOrder(type?.fields ?? {})) {
    const value = record.fields[field.key];
    const link = field.kind === 'phone' && typeof value === 'string' ? dialLink(value) : null;
    if (link !== null) return { text: String(value), link };
  }
  return null;
}
