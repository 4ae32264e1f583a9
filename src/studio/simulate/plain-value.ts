import type { FieldValue } from '#engine/blueprint';
import { sayValue } from '../../ui/index.ts';

/** A field's value as a card shows it, beside its name: without the quotes a sentence needs; empty when there is none. */
export function plainValue(value: FieldValue | undefined): string {
  if (value === undefined || value === null || value === '') return '';
  return typeof value === 'string' ? value : sayValue(value);
}
