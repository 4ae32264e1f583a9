import type { Field, RecordType } from '#engine/blueprint';
import { looksLikeEmail, looksLikePhone, type ValueFormat } from './convert.ts';
import type { Column } from './header.ts';
import { isOwnExport, ownMapping } from './own-export.ts';
import type { ColumnProfile } from './profile.ts';

/** Where a column's values go. */
export type Target =
  | { readonly type: 'ignore' }
  | { readonly type: 'field'; readonly key: string }
  /** A field that the record type does not have yet and gets with the import. */
  | { readonly type: 'newField'; readonly field: Field }
  /** The name or id of the person who owns the record. */
  | { readonly type: 'owner' }
  /** The record's own id, in a file that was exported here: its lines change the records they came from. */
  | { readonly type: 'id' };

/** What is done with one column. */
export interface ColumnPlan {
  readonly column: Column;
  readonly target: Target;
  readonly format: ValueFormat;
  /** Values of a choice field that the field does not know yet and gets with the import. */
  readonly newChoices: readonly string[];
}

/** Names under which other programs export a field; earlier ones are the better guess. */
const synonyms: Readonly<Record<string, readonly string[]>> = {
  name: ['fullname', 'contactname', 'leadname', 'dealname', 'opportunityname', 'opportunity', 'contact', 'subject', 'opportunityid', 'dealid', 'column1'],
  company: ['account', 'accountname', 'organisation', 'organization', 'employer', 'companyname', 'firm', 'business'],
  account: ['company', 'accountname', 'companyname', 'customer', 'organisation', 'organization', 'client'],
  title: ['jobtitle', 'position', 'role', 'job', 'function'],
  email: ['mail', 'emailaddress', 'workemail', 'e-mail'],
  phone: ['telephone', 'phonenumber', 'mobile', 'mobilephone', 'cell', 'tel', 'workphone'],
  country: ['countryregion', 'officelocation', 'land', 'nation'],
  timeZone: ['timezone', 'tz'],
  leadSource: ['source', 'origin', 'channel', 'utmsource'],
  employees: ['employeecount', 'numberofemployees', 'headcount', 'companysize', 'size'],
  score: ['leadscore', 'rating', 'points'],
  value: ['dealvalue', 'estimatedvalue', 'expectedrevenue', 'amount'],
  amount: ['dealvalue', 'closevalue', 'value', 'dealamount', 'revenue', 'price', 'total', 'salesprice'],
  product: ['productname', 'item', 'sku'],
  stageText: ['dealstage', 'stage', 'status', 'pipelinestage', 'salesstage'],
  engageDate: ['engagedate', 'engagedon', 'createdate', 'opendate', 'startdate', 'createddate'],
  closeDate: ['closingdate', 'expectedclose', 'closedate', 'enddate', 'closedon'],
  agent: ['salesagent', 'salesrep', 'rep', 'salesperson', 'dealowner', 'seller'],
  probability: ['winprobability', 'chance', 'likelihood'],
  doNotContact: ['donotcontact', 'optout', 'unsubscribed', 'donotcall', 'dnc'],
  budget: ['budgetamount'],
  segment: ['tier', 'customersegment'],
};
const ownerNames = new Set(['owner', 'recordowner', 'assignedto', 'leadowner', 'assignee']);

/** A name without what does not count when names are compared: "Deal_Value" and "deal value" are one. */
export function plainName(name: string): string {
  return name.normalize('NFKD').toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Proposes where each column goes: by its name, by the names other programs use, then by what is in it (a column of
 * emails is the email). Every field is given at most once; what is left over becomes a field of its own with the
 * kind that fits it, and an empty column is ignored. Rules X17 to X20.
 */
export function proposeMapping(columns: readonly Column[], profiles: readonly ColumnProfile[], type: RecordType): readonly ColumnPlan[] {
  if (isOwnExport(columns)) return ownMapping(columns, type, (column) => leftOver(column, profiles[column.index], new Set(Object.keys(type.fields)), Object.keys(type.fields).length));
  const fields = Object.values(type.fields);
  const chosen = new Map<number, Target>();
  const free = new Map(fields.map((field) => [field.key, field]));
  const take = (column: Column, field: Field) => {
    chosen.set(column.index, { type: 'field', key: field.key });
    free.delete(field.key);
  };
  const wanting = () => columns.filter((column) => !chosen.has(column.index) && (profiles[column.index]?.filled ?? 0) > 0);
  for (const column of wanting()) {
    const field = [...free.values()].find((one) => plainName(one.key) === plainName(column.name) || plainName(one.name) === plainName(column.name));
    if (field && (fits(profiles[column.index], field) || saysSoByName(profiles[column.index], field))) take(column, field);
  }
  for (const column of wanting()) if (ownerNames.has(plainName(column.name)) && ![...chosen.values()].some((target) => target.type === 'owner')) chosen.set(column.index, { type: 'owner' });
  for (const { field, column } of guesses(wanting(), fields)) {
    // A handful of values that keep coming back name nobody, whatever the column is called.
    const namesNobody = field.key === type.title && ['choice', 'yesNo'].includes(profiles[column.index]?.kind ?? '');
    if (free.has(field.key) && !chosen.has(column.index) && !namesNobody && fits(profiles[column.index], field)) take(column, field);
  }
  for (const column of wanting()) {
    const kind = profiles[column.index]?.kind;
    const field = kind === 'email' || kind === 'phone' ? [...free.values()].find((one) => one.kind === kind) : undefined;
    if (field) take(column, field);
  }
  const keys = new Set(fields.map((field) => field.key));
  return columns.map((column) => {
    const profile = profiles[column.index];
    const target = chosen.get(column.index) ?? leftOver(column, profile, keys, fields.length);
    if (target.type === 'newField') keys.add(target.field.key);
    return planColumn(column, target, profile, type);
  });
}

/** The plan of one column once its target is known: with the format found, and the choices that are new. */
export function planColumn(column: Column, target: Target, profile: ColumnProfile | undefined, type: RecordType): ColumnPlan {
  const format = profile?.format ?? { dates: 'ymd', decimal: '.' };
  const field = target.type === 'field' ? type.fields[target.key] : undefined;
  const known = new Set(field?.choices.map((choice) => choice.toLowerCase()));
  const values = profile === undefined ? [] : profile.choices.length > 0 ? profile.choices : profile.few;
  const newChoices = field?.kind === 'choice' ? values.filter((choice) => !known.has(choice.toLowerCase())) : [];
  return { column, target, format, newChoices };
}

/** A field made for a column, with a key that nobody has yet. */
export function fieldForColumn(column: Column, profile: ColumnProfile | undefined, taken: ReadonlySet<string>, order: number): Field {
  const kind = profile?.kind ?? 'text';
  const choices = kind === 'choice' ? (profile?.choices ?? []).map((choice) => choice.slice(0, 200)) : [];
  return { key: freshKey(column.name, taken), name: readableName(column.name), kind, choices, required: false, order };
}

/** A key for a name: letters, digits and _, beginning with a small letter, not one of those taken. */
export function freshKey(name: string, taken: ReadonlySet<string>): string {
  const words = name.normalize('NFKD').replace(/\p{M}/gu, '').split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const joined = words.map((word, at) => (at === 0 ? word.toLowerCase() : word.charAt(0).toUpperCase() + word.slice(1).toLowerCase())).join('');
  const base = (/^[a-z]/.test(joined) ? joined : `field${joined}`).slice(0, 56);
  // Names that every object knows already would be mistaken for a value.
  let key = base in {} ? `${base}Field` : base;
  for (let number = 2; taken.has(key); number += 1) key = `${base}${number}`;
  return key;
}

function readableName(name: string): string {
  const words = name.replace(/_+/g, ' ').trim();
  const shown = words === '' ? name : words;
  return (shown.charAt(0).toUpperCase() + shown.slice(1)).slice(0, 200);
}

function leftOver(column: Column, profile: ColumnProfile | undefined, taken: ReadonlySet<string>, fields: number): Target {
  if (!profile || profile.filled === 0) return { type: 'ignore' };
  return { type: 'newField', field: fieldForColumn(column, profile, taken, fields + column.index) };
}

/** Pairs of field and column that other programs' names suggest, the surest first. */
function guesses(columns: readonly Column[], fields: readonly Field[]): readonly { readonly field: Field; readonly column: Column }[] {
  const found = fields.flatMap((field) =>
    columns.flatMap((column) => {
      const rank = (Object.hasOwn(synonyms, field.key) ? synonyms[field.key] : undefined)?.indexOf(plainName(column.name)) ?? -1;
      return rank < 0 ? [] : [{ field, column, rank }];
    }),
  );
  return found.sort((a, b) => a.rank - b.rank);
}

/**
 * Whether a column that bears a field's name can be that field though its few lines alone do not show it: choices that
 * do not repeat, or addresses and numbers of which some are mistyped; those are told as lines in error (rule X17).
 */
function saysSoByName(profile: ColumnProfile | undefined, field: Field): boolean {
  if (profile?.kind !== 'text' || profile.few.length === 0) return false;
  const half = (looks: (value: string) => boolean) => profile.few.filter(looks).length * 2 >= profile.few.length;
  return field.kind === 'choice' || (field.kind === 'email' && half(looksLikeEmail)) || (field.kind === 'phone' && half(looksLikePhone));
}

/** Whether a column's values can be the field's at all: words never become numbers or dates. */
function fits(profile: ColumnProfile | undefined, field: Field): boolean {
  if (!profile) return false;
  const { kind } = profile;
  switch (field.kind) {
    case 'number':
    case 'money':
      return kind === 'number' || kind === 'money';
    case 'date':
    case 'dateTime':
      return kind === 'date' || kind === 'dateTime';
    case 'email':
    case 'phone':
      return kind === field.kind || (field.kind === 'phone' && kind === 'number');
    case 'yesNo':
      return kind === 'yesNo';
    case 'choice':
      return kind === 'choice' || kind === 'yesNo';
    default:
      return true;
  }
}
