import type { Instant } from '#engine/kernel';
import type { Blueprint, OutcomeId, RecordType, StageId } from '#engine/blueprint';
import type { Entry, Refusal } from '#engine/journal';
import { blindDeed, type ShadowDeed } from './blind-deed.ts';
import { blindRefusal } from './blind-refusal.ts';
import { maskPeople, type Mask, type Stranger } from './mask.ts';

/** One step of a passage with nobody's name in it. Times in milliseconds since the passage began. */
export interface ShadowStep {
  readonly at: number;
  /** Since the step before. */
  readonly wait: number;
  /** Of a stranger. */
  readonly who: string;
  readonly deed: ShadowDeed;
  /** Why it was refused, without what was seen on the record; null when it was accepted. */
  readonly refusal: Refusal | null;
  /** The version it walked then. */
  readonly version: string;
  readonly stage: StageId | null;
  readonly path: readonly StageId[];
  readonly moves: readonly { readonly from: StageId; readonly outcome: OutcomeId }[];
  /** What happened by itself because of it. */
  readonly followed: { readonly messages: number; readonly added: number; readonly overridden: boolean };
}

/** A passage as a trainee may follow it: what was done, when and why not, and never whose record it was (S88; rules N23 to N26). */
export interface Shadow {
  readonly steps: readonly ShadowStep[];
  readonly people: readonly Stranger[];
}

/** What a shadow is drawn from: the record's whole journal, the run meant, the drawings it walked, and the names that must not show. */
export interface ShadowSources {
  readonly entries: readonly Entry[];
  readonly run: string;
  readonly drawings: Readonly<Record<string, Blueprint>>;
  readonly type: RecordType | undefined;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

interface Walk {
  readonly version: string;
  readonly stages: readonly StageId[];
}

/** Takes everything personal off a passage and keeps everything that can be learned from. */
export function shadowOf(sources: ShadowSources): Shadow {
  const entries = told(sources.entries, sources.run);
  const first = entries[0];
  if (first?.intent.type !== 'enrol') return { steps: [], people: [] };
  const mask = maskPeople(first.intent.record.owner ?? first.by);
  const start = happenedAt(first);
  const steps: ShadowStep[] = [];
  let walk: Walk = { version: first.intent.version, stages: [] };
  let before = 0;
  for (const entry of entries) {
    if (entry.ok && entry.run === sources.run) walk = walkedOn(walk, entry);
    if (!isStep(entry)) continue;
    const at = Math.max(before, happenedAt(entry) - start);
    steps.push(stepOf(entry, walk, { at, wait: at - before }, mask, sources));
    before = at;
  }
  return { steps, people: mask.strangers() };
}

/** The run's own lines from its enrolment on, and what was written on the record meanwhile. */
function told(entries: readonly Entry[], run: string): readonly Entry[] {
  const from = entries.findIndex((entry) => entry.run === run && entry.ok && entry.intent.type === 'enrol');
  const last = entries.findLastIndex((entry) => entry.run === run);
  return from < 0 ? [] : entries.slice(from, last + 1).filter(({ run: of, intent: { type } }) => of === run || (of === null && (type === 'setFields' || type === 'note' || type === 'assign')));
}

/** A tick is part of the activity it belongs to; a line without fields and without a move only asked again. */
function isStep({ intent, ok, changes }: Entry): boolean {
  if (intent.type === 'tick') return !ok;
  return intent.type !== 'setFields' || !ok || Object.keys(intent.fields).length > 0 || (changes?.moves.length ?? 0) > 0;
}

/** What the clock set off happened at its due moment, also when it was written down later (rule N1). */
function happenedAt({ intent, at, madeAt }: Entry): Instant {
  return intent.type === 'due' ? Math.min(at, madeAt) : at;
}

function walkedOn(before: Walk, { intent, changes, stages }: Entry): Walk {
  const entered = (changes?.moves ?? []).map(({ to }) => to);
  const [now] = stages;
  // an undo and a move to another version put the record somewhere without taking an outcome
  const elsewhere = now !== undefined && entered.length === 0 && now !== before.stages.at(-1) ? [now] : [];
  return { version: intent.type === 'migrate' ? intent.version : before.version, stages: [...before.stages, ...entered, ...elsewhere] };
}

function stepOf(entry: Entry, walk: Walk, time: { readonly at: number; readonly wait: number }, mask: Mask, { drawings, type, people }: ShadowSources): ShadowStep {
  const effects = entry.changes?.effects ?? [];
  return {
    ...time, who: mask.of(entry.by, entry.roles),
    deed: blindDeed(entry, { drawing: drawings[walk.version], type, names: people.map(({ name }) => name), mask }),
    refusal: entry.refusal === null ? null : blindRefusal(entry.refusal, mask),
    version: walk.version, stage: walk.stages.at(-1) ?? null, path: walk.stages.slice(0, -1),
    moves: (entry.changes?.moves ?? []).flatMap(({ from, outcome }) => (from === null || outcome === null ? [] : [{ from, outcome }])),
    followed: {
      messages: effects.filter(({ effect: { type: kind } }) => kind === 'send' || kind === 'notify' || kind === 'webhook').length,
      added: effects.filter(({ effect }) => effect.type === 'createActivity').length,
      overridden: entry.changes?.overridden !== undefined,
    },
  };
}
