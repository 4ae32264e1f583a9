import { mergeFieldsOf } from '#engine/blueprint';
import { webLink } from '../../links.ts';
import type { FieldText } from '../email/letter-text.ts';

/** A document's address with the record's values in its places, each written so that it stays one part of the address. */
export function addressFor(url: string, fieldText: FieldText): { readonly href: string | null; readonly missing: readonly string[] } {
  const missing = [...new Set(mergeFieldsOf(url))].filter((key) => fieldText(key) === null);
  const filled = url.replace(/\{\{\s*([^{}\s]+)\s*\}\}/g, (_, key: string) => encodeURIComponent((fieldText(key) ?? '').replace(/\p{Cs}/gu, '')));
  return { href: missing.length > 0 ? null : webLink(filled), missing };
}
