import fc from 'fast-check';
import { day, hour, minute } from '#engine/kernel';
import type { Condition } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep } from './a-rep.ts';

const compare = (field: string, operator: 'equals' | 'moreThan', value: string | number | boolean): Condition => ({ type: 'compare', field, operator, value });

/** A drawing with a bit of everything a walk may meet: loops with limits, a decision, waits, lanes, automatic work, effects. */
export const everything = () =>
  aBlueprint('Everything')
    .stage('New', (s) =>
      s
        .call('Call', { attempts: { min: 1, max: 3 }, due: { type: 'stageEntry', wait: { amount: 2, unit: 'workingHours' } } })
        .email('Mail', { required: { type: 'compare', field: 'size', operator: 'moreThan', value: 5 }, attempts: { min: 1, max: 4 } })
        .checklist('Prepare', ['Read', 'Print'], { required: 'never', results: [] })
        .outcome('Reached', { to: 'Sort', onResult: ['Call', 'connected'] })
        .outcome('Not interested', {
          to: 'Lost',
          gate: { type: 'all', of: [{ type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } }, { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'run' } }] },
        })
        .outcome('Again', { to: 'New', gate: { type: 'all', of: [] }, limit: (id) => ({ times: 2, window: 'run', then: id.outcome('New', 'Park') }) })
        .outcome('Park', { to: 'Later', gate: { type: 'minimumTime', wait: { amount: 1, unit: 'hours' } } }),
    )
    .decision('Sort', (s) => s.outcome('Big', { to: 'Hand over', trigger: { type: 'condition', condition: compare('size', 'moreThan', 10) } }).outcome('Rest', { to: 'Later', fallback: true }))
    .wait('Later', (s) =>
      s
        .outcome('Time over', { to: 'New', trigger: { type: 'elapsed', wait: { amount: 2, unit: 'days' } }, then: [{ type: 'setField', field: 'size', value: 20 }, { type: 'notify', role: 'manager', message: 'Back again' }] })
        .outcome('Paid', { to: 'Won', trigger: { type: 'signal', signal: 'paid' } }),
    )
    .parallel('Hand over', (s) =>
      s
        .lane('Sales')
        .lane('Service')
        .task('Tell sales', { lane: 'Sales', results: [] })
        .email('Welcome', { lane: 'Service', mode: 'automatic', due: { type: 'stageEntry', wait: { amount: 3, unit: 'hours' } } })
        .outcome('Handed over', { to: 'Won', then: [{ type: 'assignOwner', to: { type: 'person', person: 'u_service' } }] }),
    )
    .end('Won', 'won')
    .end('Lost', 'lost', (s) => s.outcome('Reopen', { to: 'New' }))
    .common('Wants out', ['New', 'Later'], { to: 'Lost', trigger: { type: 'condition', condition: compare('wantsOut', 'equals', true) }, gate: { type: 'all', of: [] } });

/** One thing somebody tries, sensible or not. */
export type Act = (rep: Rep) => void;

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(fc.nat(2), fc.nat(4)).map(([index, result]) => (rep: Rep) => completeAny(rep, index, result)) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('Call', 'Mail', 'Tell sales', 'Welcome'), fc.constantFrom('connected', 'sent', null)).map(([label, result]) => (rep: Rep) => void rep.complete(label, result)) },
  { weight: 5, arbitrary: fc.nat(9).map((index) => (rep: Rep) => chooseAny(rep, index)) },
  { weight: 3, arbitrary: fc.nat(9).map((index) => (rep: Rep) => fireAny(rep, index)) },
  { weight: 3, arbitrary: fc.constantFrom(minute, 6 * minute, hour, day, 3 * day).map((time) => (rep: Rep) => void rep.wait(time)) },
  { weight: 2, arbitrary: fc.constant((rep: Rep) => void rep.undo()) },
  { weight: 2, arbitrary: fc.constantFrom(1, 6, 11).map((size) => (rep: Rep) => void rep.set({ size })) },
  { weight: 1, arbitrary: fc.constantFrom('Read', 'Print').map((item) => (rep: Rep) => void rep.tick('Prepare', [item])) },
  { weight: 1, arbitrary: fc.constantFrom('Call', 'Mail', 'Welcome').map((label) => (rep: Rep) => void rep.skip(label)) },
  { weight: 1, arbitrary: fc.constantFrom({ wantsOut: true }, { doNotContact: true }, { doNotContact: false, wantsOut: false }).map((fields) => (rep: Rep) => void rep.set(fields)) },
  { weight: 1, arbitrary: fc.constant((rep: Rep) => void rep.signal('paid')) },
  { weight: 1, arbitrary: fc.constantFrom('u_rep', 'u_boss', null).map((owner) => (rep: Rep) => void rep.act({ type: 'assign', owner })) },
  { weight: 1, arbitrary: fc.constant((rep: Rep) => void rep.act({ type: 'note' })) },
);

/** What somebody may try with one record, in any order. */
export const walks = fc.array(acts, { minLength: 1, maxLength: 40, size: 'max' });

/** A fresh record in the drawing of everything; the process is compiled once by the caller. */
export function aWalker(process?: Rep['process']): Rep {
  return new Rep(everything(), { fields: { size: 3 }, zone: 'Europe/Berlin' }, process);
}

/** Does what is on the list, the first result more often than the rest. */
function completeAny(rep: Rep, index: number, result: number): void {
  const here = rep.options.activities;
  const activity = here[index % Math.max(1, here.length)]?.activity;
  if (activity === undefined) return;
  const results = Object.keys(activity.results);
  rep.complete(activity.name, results[result] ?? results[0] ?? null);
}

function chooseAny(rep: Rep, index: number): void {
  const outcomes = Object.values(rep.process.version.document.outcomes);
  const here = rep.options.outcomes.map((option) => option.outcome);
  // Mostly what leads out of here, now and then something else.
  const outcome = here[index] ?? outcomes[index % outcomes.length];
  if (outcome !== undefined) rep.act({ type: 'choose', outcome: outcome.id, fields: {}, reason: null, expect: { visit: rep.run.visit } });
}

function fireAny(rep: Rep, index: number): void {
  const due = rep.run.dues[index % Math.max(1, rep.run.dues.length)];
  if (due === undefined) return;
  // Half of the time the alarm is right, half of the time it rings at once.
  if (index % 2 === 0) rep.wait(Math.max(0, due.at - rep.now));
  rep.act({ type: 'due', due: due.key, armed: due.armed });
}
