import type { Field, Fields, RecordType } from '#engine/blueprint';
import { plainName } from './mapping.ts';

/** Why two records are taken for the same customer. */
export type LikenessReason = 'email' | 'phone' | 'nameAndCompany';

/** How sure each sign alone makes it, from 0 to 1; several together make it surer still. */
const weights: Readonly<Record<LikenessReason, number>> = { email: 0.9, phone: 0.5, nameAndCompany: 0.6 };

/** One sign by which a record may be known: records that share its text share the reason. */
export interface Sign {
  readonly reason: LikenessReason;
  readonly text: string;
}

/** How sure several signs together make it that two records are one customer: 1 would be certain. Rule X56. */
export function likeness(reasons: Iterable<LikenessReason>): number {
  let doubt = 1;
  for (const reason of new Set(reasons)) doubt *= 1 - weights[reason];
  return 1 - doubt;
}

/** How a type's records are told apart; made once for a type because it is asked a hundred thousand times. Rule X55. */
export function createSigns(type: Pick<RecordType, 'title' | 'fields'>): (fields: Fields) => readonly Sign[] {
  const all = Object.values(type.fields);
  const emails = all.filter((field) => field.kind === 'email');
  const phones = all.filter((field) => field.kind === 'phone');
  const company = all.find((field) => field.key !== type.title && namesCompany(field));
  return (fields) => {
    const email = emails.flatMap(({ key }) => sign('email', emailOf(fields[key])));
    const phone = phones.flatMap(({ key }) => sign('phone', phoneOf(fields[key])));
    const name = nameOf(fields[type.title]);
    const firm = company === undefined ? '' : companyOf(fields[company.key]);
    return [...email, ...phone, ...(name === '' || firm === '' ? [] : sign('nameAndCompany', `${name} ${firm}`))];
  };
}

function sign(reason: LikenessReason, text: string): readonly Sign[] {
  return text === '' ? [] : [{ reason, text }];
}

function namesCompany({ key, name, kind }: Field): boolean {
  return (kind === 'text' || kind === 'choice') && [key, name].some((one) => /^(company|account|organi[sz]ation|firm|employer|customer)/.test(plainName(one)));
}

function emailOf(value: Fields[string] | undefined): string {
  const text = typeof value === 'string' ? value.trim().toLowerCase() : '';
  return text.includes('@') ? text.replace(/^mailto:/, '').replace(/\+[^@]*@/, '@') : '';
}

/** Digits alone; country code and leading zeros tell no two people apart, so the last nine digits count. */
function phoneOf(value: Fields[string] | undefined): string {
  const digits = (typeof value === 'string' ? value.replace(/\s*(?:x|ext\.?|#)\s*\d+$/i, '') : typeof value === 'number' ? String(value) : '').replace(/\D/g, '');
  return digits.length < 7 ? '' : digits.slice(-9);
}

/** A name with its words in no order: "Lovelace, Ada" is "Ada Lovelace". */
function nameOf(value: Fields[string] | undefined): string {
  return typeof value === 'string' ? wordsOf(value).sort().join(' ') : '';
}

const forms = new Set(['inc', 'incorporated', 'ltd', 'limited', 'llc', 'plc', 'gmbh', 'ag', 'kg', 'co', 'corp', 'corporation', 'company', 'sa', 'sarl', 'bv', 'nv', 'oy', 'ab', 'as', 'the']);

/** A company without its legal form: "Acme GmbH" is "ACME". */
function companyOf(value: Fields[string] | undefined): string {
  if (typeof value !== 'string') return '';
  const words = wordsOf(value);
  const telling = words.filter((word) => !forms.has(word));
  return (telling.length === 0 ? words : telling).join(' ');
}

function wordsOf(text: string): string[] {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}
