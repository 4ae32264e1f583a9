import { inOrder } from '#engine/kernel';
import type { Fields, RecordType } from '#engine/blueprint';
import { webLink } from '../links.ts';

/** A page of the customer on the web: whose field says it, and where it leads. */
export interface Profile {
  readonly field: string;
  readonly name: string;
  readonly link: string;
  readonly host: string;
}

/** The record's pages that may be opened: fields of kind "url", the ones named like a profile first. */
export function profilesOf(fields: Fields, type: RecordType | undefined): readonly Profile[] {
  const all = inOrder(type?.fields ?? {}).flatMap((field): readonly Profile[] => {
    const value = fields[field.key];
    const link = field.kind === 'url' && typeof value === 'string' ? webLink(value) : null;
    return link === null ? [] : [{ field: field.key, name: field.name, link, host: new URL(link).host }];
  });
  return all.sort((a, b) => Number(isProfile(b)) - Number(isProfile(a)));
}

/** The field in which a profile link belongs, or null when the record type has none. */
export function profileField(type: RecordType | undefined): string | null {
  const fields = inOrder(type?.fields ?? {}).filter(({ kind }) => kind === 'url');
  return (fields.find((field) => isProfile({ field: field.key, name: field.name })) ?? fields[0])?.key ?? null;
}

function isProfile({ field, name }: Pick<Profile, 'field' | 'name'>): boolean {
  return /profile|linkedin|xing|social/i.test(`${field} ${name}`);
}
