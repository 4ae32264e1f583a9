import { canonicalJson, inOrder, seededDice, type Dice } from '#engine/kernel';
import type { Field, Fields, RecordType } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Example } from '../example.ts';
import { simulateExample } from '../simulate/from-example.ts';
import type { LogRow } from '../simulate/simulation.ts';
import { shownIn } from './lessons.ts';

const given = ['Aino', 'Bilal', 'Carla', 'Dmitri', 'Elif', 'Farid', 'Greta', 'Hugo', 'Ilse', 'Jorge', 'Kaja', 'Luca', 'Mina', 'Noor', 'Otto', 'Pia', 'Ruben', 'Sofia', 'Tariq', 'Vera'];
const family = ['Aalto', 'Berger', 'Conti', 'Dahl', 'Eriksen', 'Fuchs', 'Garcia', 'Holm', 'Ivanov', 'Jansen', 'Keller', 'Lindqvist', 'Moreau', 'Novak', 'Okafor', 'Petersen', 'Rossi', 'Santos', 'Tanaka', 'Winter'];
const firms = ['Nordfracht', 'Blue Crane Logistics', 'Alpenglas', 'Hafenwerk', 'Silver Birch Foods', 'Meridian Parts', 'Kupfer & Sohn', 'Terra Paper', 'Ostsee Cold Chain', 'Linea Textiles', 'Brightwell Clinics', 'Rhône Bottling'];
const jobs = ['Head of Logistics', 'Managing Director', 'Purchasing Manager', 'Operations Lead', 'Head of Finance', 'Plant Manager'];
const countries = ['Germany', 'Finland', 'Netherlands', 'Denmark', 'Spain', 'Poland'];

const pick = (list: readonly string[], dice: Dice): string => list[Math.floor(dice.next() * list.length)] ?? '';

/**
 * Gives a drill's record a customer: a name, a house, a job, as far as the record type has fields for them. Only what
 * makes no difference is added: the walk must go exactly as before (rule D11). The same drill always has the same one.
 */
export function withCustomer(process: Process, example: Example, type: RecordType | undefined, word: string): Example {
  if (type === undefined) return example;
  const invented = Object.entries(customerFor(type, word)).filter(([key]) => example.fields[key] === undefined);
  const before = walkOf(process, example);
  const goesOn = (next: Example): boolean => walkOf(process, next) === before;
  const whole = { ...example, fields: { ...Object.fromEntries(invented), ...example.fields } };
  if (goesOn(whole)) return whole;
  return invented.reduce((told: Example, [key, value]) => {
    const next = { ...told, fields: { [key]: value, ...told.fields } };
    return goesOn(next) ? next : told;
  }, example);
}

function customerFor(type: RecordType, word: string): Fields {
  const dice = seededDice([...word].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) >>> 0, 7));
  const [first, last, firm] = [pick(given, dice), pick(family, dice), pick(firms, dice)];
  const person = `${first} ${last}`;
  const thing = Object.hasOwn(type.fields, 'account') || Object.hasOwn(type.fields, 'contact') || Object.hasOwn(type.fields, 'customer');
  const known: Readonly<Record<string, string>> = {
    name: thing ? `Order of ${firm}` : person, contact: person, company: firm, account: firm, customer: firm, title: pick(jobs, dice), country: pick(countries, dice),
    email: `${plain(first)}.${plain(last)}@${plain(firm)}.example`, phone: `+49 30 9018${String(Math.floor(dice.next() * 90) + 10)}`,
  };
  return Object.fromEntries(inOrder(type.fields).flatMap(({ key, kind }: Field) => (Object.hasOwn(known, key) && (kind === 'text' || kind === 'email' || kind === 'phone') ? [[key, known[key] ?? null]] : [])));
}

function plain(name: string): string {
  return name.normalize('NFD').toLowerCase().replace(/[^a-z]+/g, '');
}

/** Everything about a walk but the fields of its record: where it goes, and what there is to learn on it. */
function walkOf(process: Process, example: Example): string {
  const { log } = simulateExample(process, example);
  const { taken, cleared } = shownIn(process, log);
  return canonicalJson({
    shown: [...taken.keys(), ...cleared.keys()].sort(),
    rows: log.map(({ at, run, refusal, changes }: LogRow) => ({
      at, refused: refusal?.type ?? null, stage: run?.stage ?? null, status: run?.status ?? null, dues: (run?.dues ?? []).map(({ key }) => key),
      moves: (changes?.moves ?? []).map(({ to, outcome }) => `${outcome ?? ''}>${to}`),
    })),
  });
}
