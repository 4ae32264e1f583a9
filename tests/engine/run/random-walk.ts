import fc from 'fast-check';
import { day, hour, minute } from '#engine/kernel';
import type { Condition } from '#engine/blueprint';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { Rep, type Who } from './a-rep.ts';

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
        .outcome('Park', { to: 'Later', gate: { type: 'minimumTime', wait: { amount: 1, unit: 'hours' } } })
        .outcome('Ask the bosses', { to: 'Sign off', gate: { type: 'all', of: [] } }),
    )
    .stage('Sign off', (s) =>
      s
        .approval('Sign-off', { approval: { role: 'boss', levels: 1, quorum: 2 }, attempts: { min: 1, max: 3 } })
        .handOver('Pass on', { required: 'never', handOver: { to: { type: 'role', role: 'rep' }, deadline: { amount: 5, unit: 'hours' }, late: 'return', warm: true } })
        .task('Invoice', { required: 'never', results: [], after: [{ type: 'clause', clause: { type: 'approval', role: 'chief', levels: 1, quorum: 1 } }] })
        .outcome('Signed', { to: 'Hand over', onResult: ['Sign-off', 'approved'] })
        .outcome('Turned down', { to: 'Lost', onResult: ['Sign-off', 'rejected'], gate: { type: 'all', of: [{ type: 'requiredActivities' }, { type: 'field', condition: compare('size', 'moreThan', 5) }] } })
        .outcome('Sent back', { to: 'New', onResult: ['Pass on', 'returned'], gate: { type: 'all', of: [] } })
        .outcome('Chiefs agree', { to: 'Later', gate: { type: 'approval', role: 'chief', levels: 2, quorum: 1 } })
        .outcome('Pressed through', { to: 'Hand over', gate: { type: 'field', condition: compare('certain', 'equals', true) } })
        .outcome('Drop', { to: 'Lost', overridable: false, gate: { type: 'minimumTime', wait: { amount: 2, unit: 'days' } } }),
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
    .common('Wants out', ['New', 'Later'], { to: 'Lost', trigger: { type: 'condition', condition: compare('wantsOut', 'equals', true) }, gate: { type: 'all', of: [] } })
    .change((made) => ({ ...made, override: { roles: ['boss'], secondPerson: true, expires: { amount: 1, unit: 'days' } } }));

/** Who takes part beside the rep: two bosses, one who is chief as well, a deputy who holds lent rights only. */
export const others: readonly Who[] = [
  { by: 'u_boss', roles: ['boss', 'chief'] },
  { by: 'u_zoe', roles: ['boss', 'chief'] },
  { by: 'u_kim', roles: ['boss'] },
  { by: 'u_deputy', roles: ['rep'], lent: [{ from: 'u_boss', role: 'boss' }, { from: 'u_zoe', role: 'chief' }, { from: 'u_rep', role: 'boss' }] },
  { by: 'u_rep', roles: ['rep', 'boss', 'chief'] },
];
const anybody = fc.constantFrom(...others);

/** One thing somebody tries, sensible or not. */
export type Act = (rep: Rep) => void;

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 9, arbitrary: fc.tuple(fc.nat(2), fc.nat(4)).map(([index, result]) => (rep: Rep) => completeAny(rep, index, result)) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('Call', 'Mail', 'Tell sales', 'Welcome'), fc.constantFrom('connected', 'sent', null)).map(([label, result]) => (rep: Rep) => void rep.complete(label, result)) },
  { weight: 5, arbitrary: fc.nat(9).map((index) => (rep: Rep) => chooseAny(rep, index)) },
  { weight: 3, arbitrary: fc.nat(9).map((index) => (rep: Rep) => fireAny(rep, index)) },
  { weight: 3, arbitrary: fc.constantFrom(minute, 6 * minute, hour, day, 3 * day).map((time) => (rep: Rep) => void rep.wait(time)) },
  { weight: 2, arbitrary: fc.constant((rep: Rep) => void rep.act({ type: 'undo', entry: rep.run.before?.entry ?? labelledId('nothing') }, { by: rep.run.before?.by ?? rep.by })) },
  { weight: 1, arbitrary: anybody.map((who) => (rep: Rep) => void rep.act({ type: 'undo', entry: rep.run.before?.entry ?? labelledId('nothing') }, who)) },
  { weight: 6, arbitrary: fc.tuple(anybody, fc.constantFrom('boss', 'boss', 'chief'), fc.constantFrom(null, null, 'u_boss', 'u_zoe', 'u_rep')).map(([who, role, lender]) => (rep: Rep) => void rep.approve(role, who, who.lent === undefined && lender !== 'u_rep' ? null : lender)) },
  { weight: 2, arbitrary: fc.tuple(anybody, fc.constantFrom('boss', 'boss', 'chief')).map(([who, role]) => (rep: Rep) => void rep.reject(role, who)) },
  { weight: 2, arbitrary: fc.tuple(anybody, fc.constantFrom('boss', 'chief', 'nobody')).map(([who, role]) => (rep: Rep) => void rep.ask(role, who)) },
  { weight: 3, arbitrary: fc.tuple(fc.constantFrom('u_kim', 'u_rep', 'u_zoe'), fc.constantFrom(false, false, true)).map(([to, warm]) => (rep: Rep) => void rep.offer('Pass on', to, { warm })) },
  { weight: 4, arbitrary: fc.tuple(fc.boolean(), fc.nat(3)).map(([yes, other]) => (rep: Rep) => answerOffer(rep, yes, other === 0)) },
  { weight: 2, arbitrary: fc.constantFrom(1, 6, 11).map((size) => (rep: Rep) => void rep.set({ size })) },
  { weight: 1, arbitrary: fc.constantFrom('Read', 'Print').map((item) => (rep: Rep) => void rep.tick('Prepare', [item])) },
  { weight: 1, arbitrary: fc.constantFrom('Call', 'Mail', 'Welcome').map((label) => (rep: Rep) => void rep.skip(label)) },
  { weight: 1, arbitrary: fc.constantFrom({ wantsOut: true }, { doNotContact: true }, { doNotContact: false, wantsOut: false }).map((fields) => (rep: Rep) => void rep.set(fields)) },
  { weight: 1, arbitrary: fc.constant((rep: Rep) => void rep.signal('paid')) },
  { weight: 1, arbitrary: fc.constantFrom('u_rep', 'u_boss', null).map((owner) => (rep: Rep) => void rep.act({ type: 'assign', owner })) },
  { weight: 1, arbitrary: fc.constant((rep: Rep) => void rep.act({ type: 'note' })) },
);

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

/** Mostly the receiver answers, now and then somebody else tries. */
function answerOffer(rep: Rep, yes: boolean, stranger: boolean): void {
  const to = rep.run.handOvers?.find((one) => one.visit === rep.run.visit)?.to ?? 'u_kim';
  const by = stranger ? 'u_boss' : to;
  if (yes) rep.accept('Pass on', by);
  else rep.giveBack('Pass on', by);
}

/** One after the other: somebody asks for an override, another one confirms it, somebody goes through; as many of these as wanted. */
const overriding: fc.Arbitrary<readonly Act[]> = fc.tuple(anybody, anybody, fc.nat(9), fc.constantFrom(1, 2, 3, 3)).map(([who, second, index, steps]) => [
  (rep: Rep) => onAny(rep, index, (outcome) => rep.act({ type: 'override', target: { type: 'outcome', outcome }, reason: 'it cannot wait', expect: { visit: rep.run.visit } }, who)),
  (rep: Rep) => void rep.confirm(rep.run.overrides?.at(-1)?.entry ?? '', second),
  (rep: Rep) => onAny(rep, index, (outcome) => rep.act({ type: 'choose', outcome, fields: {}, reason: null, expect: { visit: rep.run.visit } })),
].slice(0, steps));

/** What somebody may try with one record, in any order. */
export const walks = fc.array(fc.oneof({ weight: 12, arbitrary: acts.map((act): readonly Act[] => [act]) }, { weight: 1, arbitrary: overriding }), { minLength: 1, maxLength: 40, size: 'max' }).map((steps) => steps.flat());

function onAny(rep: Rep, index: number, act: (outcome: string) => void): void {
  const here = rep.options.outcomes.filter((option) => option.byHand);
  const outcome = here[index % Math.max(1, here.length)]?.outcome;
  if (outcome !== undefined) act(outcome.id);
}

function fireAny(rep: Rep, index: number): void {
  const due = rep.run.dues[index % Math.max(1, rep.run.dues.length)];
  if (due === undefined) return;
  // Half of the time the alarm is right, half of the time it rings at once.
  if (index % 2 === 0) rep.wait(Math.max(0, due.at - rep.now));
  rep.act({ type: 'due', due: due.key, armed: due.armed });
}
