import type { Effect, Fields } from '#engine/blueprint';
import { foldEntries, type Entry } from '#engine/journal';
import { isEmpty } from '#engine/gates';
import type { Run } from '#engine/run';
import { saySignal } from './web-signals.ts';
import type { Names } from '../../ui/index.ts';
import { valueText } from '../value-text.ts';

/** Something one stage or process told another, as both timelines show it (S36). */
export interface Message {
  readonly way: 'sent' | 'received';
  readonly title: string;
  /** What it carried, field by field. */
  readonly carried: readonly { readonly name: string; readonly value: string }[];
}

/** The story an entry stands in: what came before it, and the runs of its record. */
export interface Story {
  readonly entries: readonly Entry[];
  readonly runs: readonly Run[];
  readonly names: Names;
}

/** The messages an entry sent to, or received from, another process or another person of the same story. */
export function messagesOf(entry: Entry, story: Story): readonly Message[] {
  if (!entry.ok) return [];
  return [...received(entry, story), ...sent(entry, story), ...handedOver(entry, story)];
}

/** A step that an effect set off bears the effect's key, run/rev/n, as its delivery. */
export function senderOf(entry: Entry): string | null {
  return /^([^/]+)\/\d+\/\d+/.exec(entry.intentId)?.[1] ?? null;
}

function received(entry: Entry, { runs, names }: Story): readonly Message[] {
  const { intent } = entry;
  if (intent.type !== 'signal' && intent.type !== 'enrol') return [];
  const sender = senderOf(entry);
  if (sender === null || sender === entry.run) return [];
  const from = runs.find((run) => run.id === sender);
  const whose = from === undefined ? 'a linked record' : names.blueprint(from.blueprint);
  if (intent.type === 'enrol') return [{ way: 'received', title: `Started by ${whose}`, carried: [] }];
  return [{ way: 'received', title: `Message from ${whose}`, carried: listed(intent.payload, names) }];
}

function sent(entry: Entry, story: Story): readonly Message[] {
  return (entry.changes?.effects ?? []).flatMap(({ effect }) => sentBy(entry, effect, story));
}

function sentBy(entry: Entry, effect: Effect, story: Story): readonly Message[] {
  const { names } = story;
  const where = 'on' in effect && (effect.on === 'linkedRecord' || effect.on === 'newLinkedRecord') ? ' of a linked record' : '';
  if (effect.type === 'startBlueprint') {
    const fields = effect.copy === undefined ? {} : fieldsAfter(entry, story);
    return [{ way: 'sent', title: `Started ${names.blueprint(effect.blueprint)}${effect.on === 'newLinkedRecord' ? ' with a new linked record' : ''}`, carried: taken(effect.copy ?? {}, fields, names) }];
  }
  if (effect.type !== 'signalRun') return [];
  const fields = effect.payload === undefined ? {} : fieldsAfter(entry, story);
  return [{ way: 'sent', title: `“${saySignal(effect.signal, names)}” sent to ${names.blueprint(effect.blueprint)}${where}`, carried: taken(effect.payload ?? {}, fields, names) }];
}

/** The hand-over from one stage's people to the next carries the form the sender filled in. */
function handedOver({ intent }: Entry, { names }: Story): readonly Message[] {
  if (intent.type !== 'handOver') return [];
  const carried = listed(intent.fields, names);
  return carried.length === 0 ? [] : [{ way: 'sent', title: `Handed to ${names.person(intent.to)} with`, carried }];
}

/** The record as it stood after an entry: what a message took along was read then, not now. */
function fieldsAfter(entry: Entry, { entries }: Story): Fields {
  const place = entries.findIndex((one) => one.id === entry.id);
  return foldEntries(entries.slice(0, place + 1)).fields;
}

function taken(rules: Readonly<Record<string, string>>, fields: Fields, names: Names): Message['carried'] {
  return Object.values(rules).map((from) => ({ name: names.field(from), value: isEmpty(fields[from]) ? 'empty' : valueText(fields[from]) }));
}

function listed(fields: Fields, names: Names): Message['carried'] {
  return Object.entries(fields).map(([key, value]) => ({ name: names.field(key), value: isEmpty(value) ? 'empty' : valueText(value) }));
}
