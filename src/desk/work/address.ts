import type { Fields, RecordType } from '#engine/blueprint';
import { isEmpty } from '#engine/gates';
import { valueText } from '../value-text.ts';

/** The lines of a label as they are printed, and the fields of the address that are still empty. */
export interface Address {
  readonly lines: readonly string[];
  readonly missing: readonly string[];
}

/** The parts of a postal address by the field keys they usually have; each part takes the first its record type has as a text: a choice such as “cellular” names nobody. */
const parts = {
  name: ['contact', 'name'],
  company: ['company', 'account'],
  street: ['street', 'address', 'site', 'addressLine'],
  postcode: ['postcode', 'zip', 'zipCode', 'postalCode'],
  city: ['city', 'town'],
  country: ['country'],
} as const;

/** A letter goes nowhere without these; the others may be left out. */
const needed = ['name', 'street', 'postcode', 'city'] as const;

/** The postal address of a record, or null when its type has no field for a street. */
export function addressOf(fields: Fields, type: RecordType | undefined): Address | null {
  const keyOf = (part: keyof typeof parts) => parts[part].find((key) => type?.fields[key] !== undefined && (part !== 'name' || type.fields[key].kind === 'text'));
  const textOf = (part: keyof typeof parts) => {
    const key = keyOf(part);
    return key === undefined ? '' : valueText(fields[key], type?.fields[key]).trim();
  };
  if (keyOf('street') === undefined) return null;
  const place = [textOf('postcode'), textOf('city')].filter(Boolean).join(' ');
  const lines = [textOf('name'), textOf('company'), ...textOf('street').split('\n'), place, textOf('country').toUpperCase()].map((line) => line.trim()).filter((line, at, all) => line !== '' && line !== all[at - 1]);
  const missing = needed.flatMap((part) => {
    const key = keyOf(part);
    return key !== undefined && isEmpty(fields[key]) ? [key] : [];
  });
  return { lines, missing };
}
