import { type Approval, type Facts, type Fix, type OtherRun, isOpen } from '#engine/gates';
import type { Channel, FieldValue, Gate } from '#engine/blueprint';

export const hour = 3_600_000;
export const day = 24 * hour;
/** Wednesday, 18 November 2026, 12:00 in UTC. */
export const noon = Date.UTC(2026, 10, 18, 12);
export const owner = 'u_owner';

export interface Doing {
  readonly activity: string;
  readonly channel: Channel;
  readonly result: string | null;
  readonly by: string;
}
export interface Done extends Doing {
  readonly entry: string;
  readonly at: number;
  readonly visit: number;
  readonly run: string;
}

/** Activities that exist: their channel, and how often the stage wants them done. */
export const activities: Readonly<Record<string, { readonly channel: Channel; readonly wanted: number }>> = {
  offer: { channel: 'email', wanted: 2 },
  intro: { channel: 'call', wanted: 1 },
  chat: { channel: 'social', wanted: 0 },
};

/** A record in a stage as a test speaks of it; `facts()` is what a run would tell the gate. */
export interface Situation {
  readonly now: number;
  readonly zone: string;
  readonly visit: number;
  readonly enteredAt: number;
  readonly fields: Readonly<Record<string, FieldValue>>;
  readonly done: readonly Done[];
  readonly ticked: readonly string[];
  readonly roles: readonly string[];
  readonly approvals: readonly Approval[];
  readonly otherRuns: readonly OtherRun[];
}

export const fresh: Situation = {
  now: noon, zone: 'Europe/Berlin', visit: 1, enteredAt: noon, fields: {}, done: [], ticked: [], roles: ['rep'], approvals: [], otherRuns: [],
};
export const checklist = ['budget asked', 'need asked'] as const;

export function factsOf(situation: Situation): Facts {
  const required = Object.entries(activities).flatMap(([activity, { channel, wanted }]) => {
    const counted = situation.done.filter((done) => done.activity === activity && done.visit === situation.visit && done.run === 'run');
    return wanted === 0 ? [] : [{ activity, channel, wanted, attempts: counted.length, done: counted.length >= wanted, evidence: counted.map(({ entry }) => entry) }];
  });
  return {
    record: 'record', run: 'run', owner, zone: situation.zone, visit: situation.visit, enteredAt: situation.enteredAt, fields: situation.fields, required,
    done: situation.done.map((done) => ({ ...done, stage: 'stage', template: null })),
    checklists: { intro: checklist.map((item) => ({ item, text: item, ticked: situation.ticked.includes(item) })) },
    person: { id: 'u_me', roles: situation.roles },
    approvals: situation.approvals, otherRuns: situation.otherRuns,
    channels: Object.fromEntries(Object.entries(activities).map(([activity, { channel }]) => [activity, channel])),
  };
}

export function afterDoing(situation: Situation, ...doings: readonly (Partial<Doing> & { readonly activity: string })[]): Situation {
  return doings.reduce<Situation>((current, doing) => {
    const done: Done = {
      channel: activities[doing.activity]?.channel ?? 'task', result: null, by: owner, ...doing,
      entry: `entry ${current.done.length + 1}`, at: current.now, visit: current.visit, run: 'run',
    };
    return { ...current, done: [...current.done, done] };
  }, situation);
}

/** What a person would do with the fixes of a verdict, in their order; each field gets the value given. */
export function afterFixes(situation: Situation, fixes: readonly Fix[], values: Readonly<Record<string, FieldValue>>): Situation {
  return fixes.reduce((current, fix) => afterFix(current, fix, values), situation);
}

function afterFix(situation: Situation, fix: Fix, values: Readonly<Record<string, FieldValue>>): Situation {
  switch (fix.type) {
    case 'wait':
      return { ...situation, now: Math.max(situation.now, fix.until) };
    case 'do': {
      // What the fix leaves open is done in a way nothing else speaks of.
      const activity = fix.activity ?? 'something else';
      const doing = { activity, channel: fix.channel ?? activities[activity]?.channel ?? ('document' as const), result: fix.result, by: fix.person ?? 'u_somebody' };
      return afterDoing(situation, ...Array.from({ length: fix.times }, () => doing));
    }
    case 'fill':
      return { ...situation, fields: { ...situation.fields, [fix.field]: values[fix.field] ?? null } };
    case 'tick':
      return { ...situation, ticked: [...situation.ticked, ...fix.items] };
    case 'ask':
      if (fix.purpose === 'take') return { ...situation, roles: [...situation.roles, fix.role] };
      return { ...situation, approvals: [...situation.approvals, ...approvalsBy(fix.role, fix.times ?? 1, situation)] };
    case 'otherRun': {
      const reached = fix.reached === null ? [] : [{ stage: fix.reached, entry: 'there' }];
      const ended = fix.ended === null ? null : { result: fix.ended, entry: 'there' };
      return { ...situation, otherRuns: [...situation.otherRuns, { run: 'other', blueprint: fix.blueprint, on: fix.on, reached, ended }] };
    }
    case 'impossible':
      throw new Error('nobody can do the impossible');
  }
}

function approvalsBy(role: string, count: number, situation: Situation): readonly Approval[] {
  return Array.from({ length: count }, (_, index) => ({ entry: `approval ${index}`, role, level: 1, by: `u_boss${situation.approvals.length + index}`, at: situation.now, approved: true }));
}

export function opens(gate: Gate, situation: Situation): boolean {
  return isOpen(gate, factsOf(situation), situation.now);
}
