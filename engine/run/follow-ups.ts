import type { BlueprintId, Fields, UserId, VersionId } from '#engine/blueprint';
import type { Intent, Refusal } from '#engine/journal';
import type { AuthorityEffect } from './effects.ts';
import type { Person } from './run.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;
type EffectOf<Type extends AuthorityEffect['type']> = Extract<AuthorityEffect, { type: Type }>;

/** A chain of effects that set each other off ends here: a drawing's mistake must not hang the workspace (rule R126). */
export const longestFollowUp = 10;

/** Why an effect is carried out no more, or null: `depth` counts the effects between it and a person, itself included. */
export function tooDeep(depth: number): Refusal | null {
  return depth > longestFollowUp ? { type: 'endlessLoop', moves: longestFollowUp } : null;
}

/** What the authority knows of its workspace when an effect asks for it. */
export interface Directory {
  readonly people: readonly Person[];
  /** Who had the last turn, by role or team: the next one follows (rule R127). */
  readonly turns: Readonly<Record<string, UserId>>;
  /** What new runs of a blueprint take now, and which records it moves; null when nobody published it. */
  live(blueprint: BlueprintId): { readonly version: VersionId; readonly recordType: string } | null;
}

/** The record an effect speaks about, as it is after the step. */
export interface Subject {
  readonly type: string;
  readonly owner: UserId | null;
  readonly zone: string;
  readonly fields: Fields;
}

/** What an effect asks of the authority, ready to be decided. */
export type FollowUp =
  | { readonly type: 'assign'; readonly intent: IntentOf<'assign'>; /** Whose turn it was, to be remembered. */ readonly turn: { readonly role: string; readonly person: UserId } | null }
  | { readonly type: 'start'; readonly intent: IntentOf<'enrol'>; /** The record to be made for it; null: the same one. */ readonly newRecord: { readonly recordType: string; readonly fields: Fields } | null }
  | { readonly type: 'signal'; readonly intent: IntentOf<'signal'>; readonly blueprint: BlueprintId; readonly on: 'sameRecord' | 'linkedRecord' };

/**
 * Turns an effect into what has to be decided for it, without deciding it: an owner, a start, a signal (domain.md
 * sections 2 and 8). Null when the workspace cannot do it (nobody holds the role, nothing is published, another kind of
 * record): the outbox then shows it to people, so that it is never lost.
 */
export function followUpOf(effect: AuthorityEffect, subject: Subject, directory: Directory): FollowUp | null {
  switch (effect.type) {
    case 'assignOwner':
      return assignment(effect, subject, directory);
    case 'startBlueprint':
      return start(effect, subject, directory);
    case 'signalRun': {
      const payload = taken(effect.payload ?? {}, subject.fields);
      return { type: 'signal', intent: { type: 'signal', signal: effect.signal, payload }, blueprint: effect.blueprint, on: effect.on ?? 'sameRecord' };
    }
  }
}

/** Whoever owns it already and holds the role keeps it; otherwise, and always when dealing out in turn, it is the next one's. */
function assignment({ to }: EffectOf<'assignOwner'>, { owner }: Subject, { people, turns }: Directory): FollowUp | null {
  if (to.type === 'owner') return null;
  if (to.type === 'person') return { type: 'assign', intent: { type: 'assign', owner: to.person }, turn: null };
  const role = to.type === 'team' ? to.team : to.role;
  const holders = people.filter((person) => person.roles.includes(role)).map((person) => person.id).sort();
  if (to.type !== 'roundRobin' && owner !== null && holders.includes(owner)) return { type: 'assign', intent: { type: 'assign', owner }, turn: null };
  const last = Object.hasOwn(turns, role) ? (turns[role] ?? '') : '';
  const person = holders.find((one) => one > last) ?? holders[0];
  return person === undefined ? null : { type: 'assign', intent: { type: 'assign', owner: person }, turn: { role, person } };
}

function start({ blueprint, on, recordType, copy }: EffectOf<'startBlueprint'>, subject: Subject, directory: Directory): FollowUp | null {
  const live = directory.live(blueprint);
  const type = on === 'sameRecord' ? subject.type : (recordType ?? live?.recordType);
  if (live === null || type !== live.recordType) return null;
  const newRecord = on === 'sameRecord' ? null : { recordType: type, fields: { ...taken(ownWishes, subject.fields), ...taken(copy ?? {}, subject.fields) } };
  const record = { owner: subject.owner, zone: subject.zone, fields: newRecord === null ? { ...subject.fields } : { ...newRecord.fields } };
  return { type: 'start', intent: { type: 'enrol', blueprint, version: live.version, record }, newRecord };
}

/** What the customer asked for goes wherever they go: an order is no way round an opt-out (S26). */
const ownWishes = { doNotContact: 'doNotContact', doNotContactChannels: 'doNotContactChannels' } as const;

/** Values under new names; what the record does not hold is left out. */
function taken(names: Readonly<Record<string, string>>, fields: Fields): Record<string, Fields[string]> {
  return Object.fromEntries(Object.entries(names).flatMap(([name, field]) => (Object.hasOwn(fields, field) ? [[name, fields[field] ?? null]] : [])));
}

/** A run as far as a signal must know it. */
export interface Hearer {
  readonly id: string;
  readonly blueprint: BlueprintId;
  readonly status: 'running' | 'ended' | 'exited';
  readonly startedAt: number;
}

/** Which of a record's runs hear a signal sent to a blueprint: all that are running, else the last one that came to its end (it may reopen). */
export function hearersOf(blueprint: BlueprintId, runs: readonly Hearer[]): readonly string[] {
  const ours = runs.filter((run) => run.blueprint === blueprint).toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1));
  const running = ours.filter((run) => run.status === 'running');
  const last = ours.findLast((run) => run.status === 'ended');
  return running.length > 0 || last === undefined ? running.map((run) => run.id) : [last.id];
}
