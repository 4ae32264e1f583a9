import { day, inOrder, type Dice, type Instant } from '#engine/kernel';
import { fieldsInUse, findExample, type Blueprint, type Condition, type Fields, type FieldValue, type RecordType } from '#engine/blueprint';
import { civilDate } from '#engine/calendar';
import { draw, lotsOf, type Lots } from './dice.ts';
import type { Population, Spread } from './plan.ts';
import { inventRecord } from '../simulate/sample.ts';

/** A record that is about to come in. */
export interface Newcomer {
  readonly fields: Fields;
  readonly zone: string;
}

/** Answers the record of a number; the same number and dice give the same record. */
export type Invent = (number: number, dice: Dice, at: Instant) => Newcomer;

/** Makes ready what comes in: spreads over the plainest record that may come in, or copies without people's names. */
export function inventorOf(population: Population, document: Blueprint, type: RecordType | undefined, from: Instant): Invent {
  const read = new Set(fieldsInUse(document).map(({ field }) => field));
  if (population.type === 'copies') return copier(population.records, type, read);
  const plain = inventRecord(type, document, from);
  const zones = lotsOf(Object.entries(population.zones));
  const spreads = Object.entries(population.spreads).map(([field, spread]) => [field, drawerOf(spread)] as const);
  const held = mayComeIn(document);
  return (number, dice, at) => {
    const zone = draw(zones, dice.next()) ?? 'UTC';
    const drawn = Object.fromEntries(spreads.map(([field, value]) => [field, value(dice, at, zone)]));
    const named = nameless(plain, type, number, read);
    const fields = { ...named, ...drawn };
    return { zone, fields: held === null ? fields : { ...fields, ...held(fields) } };
  };
}

/** A record of a blueprint that takes in by condition has to fulfil it: fields that were drawn otherwise give way. */
function mayComeIn({ enrolment: { when, unless } }: Blueprint): ((fields: Fields) => Fields) | null {
  const rules: Condition[] = [...(when.type === 'condition' ? [when.condition] : []), ...(unless === undefined ? [] : [{ type: 'not', of: unless } as const])];
  if (rules.length === 0) return null;
  const example = findExample({ type: 'and', of: rules });
  const wanted = example.type === 'example' ? example.fields : {};
  return () => wanted;
}

function drawerOf(spread: Spread): (dice: Dice, at: Instant, zone: string) => FieldValue {
  switch (spread.type) {
    case 'choice': {
      const lots: Lots<string> = lotsOf(Object.entries(spread.weights));
      return (dice) => draw(lots, dice.next()) ?? null;
    }
    case 'number': {
      const whole = Number.isInteger(spread.from) && Number.isInteger(spread.to);
      return (dice) => {
        const value = spread.from + (spread.to - spread.from) * dice.next() ** Math.max(0.01, spread.skew);
        return whole ? Math.round(value) : value;
      };
    }
    case 'yesNo':
      return (dice) => dice.next() < spread.chance;
    case 'days':
      return (dice, at, zone) => civilDate(at + Math.round(spread.from + (spread.to - spread.from) * dice.next()) * day, zone);
    case 'always':
      return () => spread.value;
  }
}

function copier(records: readonly Newcomer[], type: RecordType | undefined, read: ReadonlySet<string>): Invent {
  return (number) => {
    const copied = records[number % Math.max(1, records.length)];
    return { zone: copied?.zone ?? 'UTC', fields: nameless(copied?.fields ?? {}, type, number, read) };
  };
}

/**
 * What names a person or a company gives way to a number (rule H3). Numbers, choices and dates stay as they are, and so
 * do texts the drawing reads, unless they are the record's own name.
 */
export function nameless(fields: Fields, type: RecordType | undefined, number: number, read: ReadonlySet<string>): Fields {
  const known = type?.fields ?? {};
  const kept: Record<string, FieldValue> = { ...fields };
  for (const field of inOrder(known)) {
    const value = kept[field.key];
    if (value === undefined || value === null || value === '') continue;
    if (field.kind === 'email') kept[field.key] = `person${number}@example.com`;
    else if (field.kind === 'phone') kept[field.key] = `+1 555 ${String(number % 10_000_000).padStart(7, '0')}`;
    else if (field.kind === 'url') kept[field.key] = `https://example.com/${number}`;
    else if (field.kind === 'person') kept[field.key] = null;
    else if (field.key === type?.title || field.key === type?.subtitle || ((field.kind === 'text' || field.kind === 'longText') && !read.has(field.key))) kept[field.key] = `${field.name} ${number + 1}`;
  }
  return kept;
}
