import type { Fields, RecordType } from '#engine/blueprint';
import { sayKey } from '../ui/index.ts';
import { isEmpty } from '#engine/gates';
import { valueText } from './value-text.ts';

/** A stretch of a filled-in template: plain text, a value from the record, or a field that is still empty. */
export type MergedPart = { readonly type: 'text' | 'value' | 'missing'; readonly text: string };

/** Fills {{field}} places from a record. An empty field stays visible by its name, so that nobody sends a gap. */
export function mergeText(template: string, fields: Fields, type: RecordType | undefined): readonly MergedPart[] {
  return template.split(/(\{\{\s*[^{}\s]+\s*\}\})/g).filter(Boolean).map((part) => {
    const key = /^\{\{\s*([^{}\s]+)\s*\}\}$/.exec(part)?.[1];
    if (key === undefined) return { type: 'text', text: part };
    const value = fields[key];
    const field = type?.fields[key];
    return isEmpty(value) ? { type: 'missing', text: field?.name ?? sayKey(key) } : { type: 'value', text: valueText(value, field) };
  });
}

/** The filled-in text alone, for the clipboard and for mail links. */
export function mergedString(template: string, fields: Fields, type: RecordType | undefined): string {
  return mergeText(template, fields, type).map((part) => (part.type === 'missing' ? `[${part.text}]` : part.text)).join('');
}
