import fc from 'fast-check';
import { day, hour, minute } from '#engine/kernel';
import { defaultRhythm, type Rhythm, type Sla, type Wait } from '#engine/blueprint';
import type { DueMoment } from '#engine/journal';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { Rep } from './a-rep.ts';

const wait = (amount: number, unit: Wait['unit'] = 'hours'): Wait => ({ amount, unit });
const open = { type: 'all', of: [] } as const;
const asks = { type: 'compare', field: 'out', operator: 'equals', value: true } as const;
type Escalation = Sla['escalations'][string];
const escalation = (order: number, rest: Pick<Escalation, 'when' | 'wait'> & Partial<Escalation>): Escalation => ({ id: labelledId(`timed escalation ${order}`), order, then: [], ...rest });

export const timedRhythm: Rhythm = {
  ...defaultRhythm,
  gap: { min: 2, max: 4 },
  enforce: { slide: true, gap: true, bundles: true, touches: true, template: true, channel: true },
  preferredChannel: 'switch',
};

/** A drawing with everything that time may do to a record. */
export const timed = (rhythm: Rhythm = timedRhythm) =>
  aBlueprint('Timed')
    .stage('Reach', (s) =>
      s
        .call('Call', { attempts: { min: 1, max: 6 }, due: { type: 'stageEntry', wait: wait(2, 'workingHours') } })
        .email('Auto', { mode: 'automatic', required: 'never', due: { type: 'stageEntry', wait: wait(1, 'days') } })
        .social('Invite', { required: 'never', attempts: { min: 1, max: 3 }, due: { type: 'fieldDate', field: 'event', days: -2 } })
        .task('Review', { required: 'never', results: [], attempts: { min: 1, max: 1 }, due: { type: 'stageEntry', wait: wait(1, 'days') }, repeat: { every: wait(2, 'days') } })
        .document('Report', { mode: 'automatic', required: 'never', results: [], attempts: { min: 1, max: 1 }, due: { type: 'stageEntry', wait: wait(5) }, repeat: { every: wait(3, 'days') } })
        .outcome('Reached', { to: 'Talk', onResult: ['Call', 'connected'], then: [{ type: 'createActivity', name: 'Thank', channel: 'directMail', wait: wait(1, 'days') }] })
        .outcome('Fair over', { to: 'Parked', gate: open, trigger: { type: 'date', field: 'event', days: 1, at: '08:00' } })
        .outcome('Out', { to: 'Parked', gate: open, trigger: { type: 'condition', condition: asks } })
        .outcome('Replied', { to: 'Talk', gate: open, trigger: { type: 'signal', signal: 'replied' } })
        .set((id) => ({
          sla: {
            limit: wait(6, 'workingDays'),
            escalations: Object.fromEntries(
              [
                escalation(0, { when: 'before', wait: wait(1, 'days'), then: [{ type: 'notify', role: 'manager', message: 'Soon' }] }),
                escalation(1, { when: 'at', wait: wait(0), then: [{ type: 'createActivity', name: 'Explain', channel: 'task', wait: wait(1) }] }),
                escalation(2, { when: 'after', wait: wait(2, 'days'), take: id.outcome('Reach', 'Out') }),
              ].map((one) => [one.id, one]),
            ),
          },
        })),
    )
    .stage('Talk', (s) =>
      s
        .meeting('Meet', { attempts: { min: 1, max: 4 } })
        .outcome('Slow', { to: 'Reach', gate: open, trigger: { type: 'elapsed', wait: wait(4, 'days') }, limit: { times: 3, window: 'run', then: null } })
        .outcome('Won', { to: 'Won' }),
    )
    .end('Won', 'won')
    .end('Parked', 'nurture', (s) => s.set({ end: { result: 'nurture', returnAfter: wait(20, 'days') } }))
    .change((made) => ({ ...made, rhythm }));

/** One thing somebody tries, sensible or not. */
export type TimedAct = (rep: Rep) => void;

const acts: fc.Arbitrary<TimedAct> = fc.oneof(
  { weight: 8, arbitrary: fc.tuple(fc.nat(7), fc.nat(3)).map(([index, result]) => (rep: Rep) => completeAny(rep, index, result)) },
  { weight: 8, arbitrary: fc.nat(9).map((index) => (rep: Rep) => fireAny(rep, index)) },
  { weight: 7, arbitrary: fc.constantFrom(minute, 6 * minute, hour, 9 * hour, day, 4 * day, 30 * day).map((time) => (rep: Rep) => void rep.wait(time)) },
  { weight: 2, arbitrary: fc.constantFrom(null, hour, 3 * day).map((time) => (rep: Rep) => void rep.act({ type: 'pause', reason: 'rest', until: time === null ? null : rep.now + time })) },
  { weight: 2, arbitrary: fc.constant((rep: Rep) => void rep.act({ type: 'resume' })) },
  { weight: 2, arbitrary: fc.constantFrom('2026-11-20', '2026-12-01', '2027-01-10', null).map((event) => (rep: Rep) => void rep.set({ event })) },
  { weight: 1, arbitrary: fc.constantFrom({ out: true }, { out: false }, { doNotContact: true }, { doNotContact: false }, { preferredChannel: 'email' }, { preferredChannel: null }).map((fields) => (rep: Rep) => void rep.set(fields)) },
  { weight: 2, arbitrary: fc.constantFrom(undefined, 'a mistake').map((reason) => (rep: Rep) => void rep.act({ type: 'undo', entry: rep.run.before?.entry ?? labelledId('nothing'), ...(reason === undefined ? {} : { reason }) })) },
  { weight: 1, arbitrary: fc.nat(7).map((index) => (rep: Rep) => skipAny(rep, index)) },
  { weight: 3, arbitrary: fc.tuple(fc.nat(7), fc.constantFrom(hour, day, 2 * day, 6 * day)).map(([index, time]) => (rep: Rep) => snoozeAny(rep, index, time)) },
  { weight: 1, arbitrary: fc.constant((rep: Rep) => void rep.signal('replied')) },
  { weight: 1, arbitrary: fc.constant((rep: Rep) => { if (rep.stage === 'Talk') rep.choose('Won'); }) },
  { weight: 1, arbitrary: fc.constant((rep: Rep) => void rep.act({ type: 'note' })) },
);

/** What may happen to one record over time, in any order. */
export const timedWalks = fc.array(acts, { minLength: 1, maxLength: 45, size: 'max' });

export function aTimedWalker(process?: Rep['process']): Rep {
  return new Rep(timed(), { fields: { event: '2026-12-05' }, zone: 'Europe/Berlin' }, process);
}

export function fire(rep: Rep, due: DueMoment) {
  return rep.act({ type: 'due', due: due.key, armed: due.armed });
}

function completeAny(rep: Rep, index: number, result: number): void {
  const here = rep.options.activities;
  const activity = here[index % Math.max(1, here.length)]?.activity;
  if (activity === undefined) return;
  const results = Object.keys(activity.results);
  rep.act({ type: 'complete', activity: activity.id, result: results[result] ?? results[0] ?? null, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: rep.run.visit } });
}

function skipAny(rep: Rep, index: number): void {
  const here = rep.options.activities;
  const activity = here[index % Math.max(1, here.length)]?.activity;
  if (activity !== undefined) rep.act({ type: 'skip', activity: activity.id, reason: 'not needed', expect: { visit: rep.run.visit } });
}

function snoozeAny(rep: Rep, index: number, time: number): void {
  const here = rep.options.activities;
  const activity = here[index % Math.max(1, here.length)]?.activity;
  if (activity !== undefined) rep.act({ type: 'snooze', activity: activity.id, until: rep.now + time, reason: 'asked for later', expect: { visit: rep.run.visit } });
}

function fireAny(rep: Rep, index: number): void {
  const due = rep.run.dues[index % Math.max(1, rep.run.dues.length)];
  if (due === undefined) return;
  // Half of the time the alarm is right or late, half of the time it rings at once.
  if (index % 2 === 0) rep.wait(Math.max(0, due.at - rep.now));
  fire(rep, due);
}
