import { invariant, hour, type Instant } from '#engine/kernel';
import { newActivity, newBlueprint, newOutcome, newStage, publish, type Blueprint, type Clause, type Gate } from '#engine/blueprint';
import { compileBlueprint, type Process } from '#engine/compile';
import type { Intent } from '#engine/journal';

/**
 * What every engine in the table does: a drawing of 12 stages and 30 gated outcomes, four scripts of 15 or 16 intents
 * after the enrolment (a third of them refused), 10,000 records: 165,000 intents.
 */
export const workStages = 10;
export const scripts = 4;
/** As many records as engines made for thousands walk. */
export const bulkRecords = 10_000;
/** A Monday morning. */
export const monday: Instant = Date.UTC(2026, 10, 23, 9);
export const rep = { by: 'u_rep', roles: ['rep'] } as const;

const id = (kind: number, index: number): string => `019a8000-0000-7000-8000-${String(kind).padStart(4, '0')}${String(index).padStart(8, '0')}`;
/** The stages from 0 on, then Won and Lost. */
export const stageId = (index: number): string => id(1, index);
export const won = workStages;
export const lost = workStages + 1;
export const emailId = (stage: number): string => id(2, stage * 2);
export const callId = (stage: number): string => id(2, stage * 2 + 1);
export const reachedId = (stage: number): string => id(3, stage * 3);
export const nextId = (stage: number): string => id(3, stage * 3 + 1);
export const lostId = (stage: number): string => id(3, stage * 3 + 2);

/** Reached goes off by itself; Next and Lost are taken by hand. Where they lead, by number. */
export const reachedTo = (stage: number): number => Math.min(stage + 1, won);
export const nextTo = (stage: number): number => Math.min(stage + 2, won);

/** The record's only field that a gate reads, with the most it may be for Lost. */
export const size = 20;
export const mostForLost = 50;
export const emailsBeforeLost = 6;

const count = (times: number, channel: 'call' | 'email', within: 'visit' | 'run'): Clause => ({ type: 'count', compare: 'atLeast', times, of: { channel }, within: { type: within } });
const both = (...of: readonly Clause[]): Gate => ({ type: 'all', of });

function drawing(): Blueprint {
  const stages = Array.from({ length: workStages }, (_, stage) => ({ ...newStage('work', stageId(stage), `Stage ${stage}`), activities: [emailId(stage), callId(stage)] }));
  const ends = [{ ...newStage('end', stageId(won), 'Won'), end: { result: 'won' as const } }, { ...newStage('end', stageId(lost), 'Lost'), end: { result: 'lost' as const } }];
  const activities = stages.flatMap((_, stage) => [
    { ...newActivity('email', emailId(stage), `Email ${stage}`), attempts: { min: 1, max: 9 } },
    { ...newActivity('call', callId(stage), `Call ${stage}`), attempts: { min: 1, max: 9 } },
  ]);
  const outcomes = stages.flatMap((_, stage) => [
    { ...newOutcome({ id: reachedId(stage), stage: stageId(stage), name: 'Reached', to: stageId(reachedTo(stage)), order: 0 }), trigger: { type: 'result' as const, activity: callId(stage), result: 'connected' }, gate: count(1, 'email', 'visit') },
    { ...newOutcome({ id: nextId(stage), stage: stageId(stage), name: 'Next', to: stageId(nextTo(stage)), order: 1 }), gate: both(count(1, 'email', 'visit'), count(1, 'call', 'visit')) },
    { ...newOutcome({ id: lostId(stage), stage: stageId(stage), name: 'Lost', to: stageId(lost), order: 2 }), gate: both(count(emailsBeforeLost, 'email', 'run'), count(1, 'call', 'run'), { type: 'field', condition: { type: 'compare', field: 'size', operator: 'atMost', value: mostForLost } }) },
  ]);
  const byId = <Part extends { readonly id: string }>(parts: readonly Part[]) => Object.fromEntries(parts.map((part) => [part.id, part]));
  return {
    ...newBlueprint({ id: id(0, 0), name: 'Twelve stages', recordType: 'lead' }),
    start: stageId(0),
    stages: byId([...stages, ...ends]),
    activities: byId(activities),
    outcomes: byId(outcomes),
    view: { positions: Object.fromEntries([...stages, ...ends].map((stage, index) => [stage.id, { x: index * 376, y: 0 }])), bends: {}, collapsed: [] },
  };
}

export function scenarioProcess(): Process {
  const version = publish(drawing(), { id: id(9, 0), number: 1, at: monday, by: rep.by, note: '' });
  invariant(version.ok, 'the drawing of the bench can be published');
  return compileBlueprint(version.value);
}

/** One thing a rep does, by what it is and where the record stands by then. */
export type Deed = { readonly stage: number; readonly do: 'email' | 'call' | 'connect' | 'next' | 'lost' };

const rounds: readonly (readonly Deed['do'][])[] = [
  ['next', 'email', 'call', 'next'],
  ['lost', 'email', 'connect'],
  ['email', 'next', 'call', 'next'],
  ['call', 'lost', 'email', 'email', 'next'],
];
const lengths = [16, 15, 16, 15] as const;

/** The script of every fourth record, with the stage each deed is done in, and where the record must stand after it. */
export function scriptOf(number: number): { readonly deeds: readonly Deed[]; readonly after: readonly number[] } {
  const round = rounds[number % scripts] ?? [];
  const length = lengths[number % scripts] ?? 16;
  const deeds: Deed[] = [];
  const after: number[] = [];
  let stage = 0;
  const seen = { here: { email: 0, call: 0 }, run: { email: 0, call: 0 } };
  for (let index = 0; index < length; index += 1) {
    // The last script ends in the way out that was closed all the time.
    const what = number % scripts === 3 && index === length - 1 ? 'lost' : (round[index % round.length] ?? 'email');
    deeds.push({ stage, do: what });
    if (what === 'email' || what === 'call' || what === 'connect') {
      const channel = what === 'email' ? 'email' : 'call';
      seen.here[channel] += 1;
      seen.run[channel] += 1;
    }
    const leaves = what === 'connect' ? seen.here.email >= 1 : what === 'next' ? seen.here.email >= 1 && seen.here.call >= 1 : what === 'lost' && seen.run.email >= emailsBeforeLost && seen.run.call >= 1;
    if (leaves) {
      stage = what === 'connect' ? reachedTo(stage) : what === 'next' ? nextTo(stage) : lost;
      seen.here = { email: 0, call: 0 };
    }
    after.push(stage);
  }
  return { deeds, after };
}

/** The same script as the intents a desk would send. */
export function intentsOf(number: number): readonly Intent[] {
  const { deeds, after } = scriptOf(number);
  let visit = 1;
  return deeds.map(({ stage, do: what }, index): Intent => {
    const expect = { visit };
    if (after[index] !== stage) visit += 1;
    if (what === 'next' || what === 'lost') return { type: 'choose', outcome: what === 'next' ? nextId(stage) : lostId(stage), fields: {}, reason: null, expect };
    const [activity, result] = what === 'email' ? [emailId(stage), 'sent'] : [callId(stage), what === 'connect' ? 'connected' : 'noAnswer'];
    return { type: 'complete', activity, result, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect };
  });
}

export const timeOf = (index: number): Instant => monday + (index + 1) * hour;

/** One way of doing the scenario: walks the record with this number from its enrolment on and tells the stage after every intent. */
export interface Way {
  readonly what: string;
  /** Walks that many records a round, so that a slow engine does not take all day. */
  readonly records: number;
  /** So slow that one record is walked once. */
  readonly once?: boolean;
  /** Prepares a record and answers what does its next intents, one a call, and then tells where it stands. */
  readonly walk: (record: number) => { readonly stage: () => number; readonly act: (index: number) => void };
}
