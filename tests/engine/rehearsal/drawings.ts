import type { Blueprint, CheckContext, Condition, Gate } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';

/** A drawing a proof is silent about, and one it speaks about with how often. */
export interface Drawings {
  readonly right: readonly Blueprint[];
  readonly wrong: readonly (readonly [why: string, drawing: Blueprint, findings: number])[];
  readonly context?: CheckContext;
}

const amount = (operator: 'atLeast' | 'lessThan', value: number): Condition => ({ type: 'compare', field: 'amount', operator, value });
const calls = (times: number, result?: string): Gate => ({ type: 'count', compare: 'atLeast', times, of: { channel: 'call', ...(result === undefined ? {} : { result }) }, within: { type: 'visit' } });
const once = { attempts: { min: 1, max: 1 } };
const open: Gate = { type: 'all', of: [] };

/** A circle of two stages that amounts send to each other: at 100 and more for ever when the bounds touch. */
const circle = (below: number) =>
  aBlueprint('Circle', 'deal')
    .stage('Small', (s) => s.task('Look', { results: [], required: 'never' }).outcome('Grown', { to: 'Large', trigger: { type: 'condition', condition: amount('atLeast', 100) }, gate: open }).outcome('Done', { to: 'End' }))
    .stage('Large', (s) => s.task('Look again', { results: [], required: 'never' }).outcome('Shrunk', { to: 'Small', trigger: { type: 'condition', condition: amount('lessThan', below) }, gate: open }).outcome('Finished', { to: 'End' }))
    .end('End')
    .build();

/** A call that may be tried twice; the way out wants somebody to answer, and perhaps there is another. */
const tried = (draw: (s: Parameters<NonNullable<Parameters<ReturnType<typeof aBlueprint>['stage']>[1]>>[0]) => unknown = () => undefined) =>
  aBlueprint('Tried')
    .stage('New', (s) => {
      s.call('Call', { attempts: { min: 1, max: 2 } }).outcome('Talk', { to: 'Won', gate: calls(1, 'connected') });
      draw(s);
    })
    .end('Won', 'won')
    .end('Lost', 'lost')
    .build();

const answered = (results: readonly string[]) =>
  aBlueprint('Answered')
    .stage('New', (s) => {
      s.call('Call', { ...once, results: ['yes', 'no'] });
      for (const result of results) s.outcome(`On ${result}`, { to: result === 'yes' ? 'Won' : 'Lost', onResult: ['Call', result] });
    })
    .end('Won', 'won')
    .end('Lost', 'lost')
    .build();

const lanes = (payments: readonly string[]) =>
  aBlueprint('Lanes')
    .parallel('Deliver', (s) =>
      s
        .lane('Payments')
        .lane('Delivery')
        .task('Clear the payment', { lane: 'Payments', results: [], after: payments })
        .task('Send the goods', { lane: 'Delivery', results: [], after: ['Clear the payment'] })
        .outcome('Invoice', { to: 'Won' }),
    )
    .end('Won', 'won')
    .build();

/** Two stages lead to each other; the way out wants a call that is made before the round only. */
const round = (within: 'visit' | 'run') =>
  aBlueprint('Round')
    .stage('First', (s) => s.call('Call', { results: [] }).outcome('Go', { to: 'Talk' }))
    .stage('Talk', (s) => s.task('Write', { results: [] }).outcome('On', { to: 'Think' }))
    .stage('Think', (s) =>
      s
        .task('Think', { results: [] })
        .outcome('Back', { to: 'Talk' })
        .outcome('Close', { to: 'Won', gate: { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: within } } }))
    .end('Won', 'won')
    .build();

const atMost = (times: number) =>
  aBlueprint('At most')
    .stage('Write', (s) => s.email('Mail', once).outcome('Written', { to: 'Next' }))
    .stage('Next', (s) =>
      s
        .task('Think', { results: [] })
        .outcome('Quietly', { to: 'Quiet', gate: { type: 'count', compare: 'atMost', times, of: { channel: 'email' }, within: { type: 'run' } } })
        .outcome('Done', { to: 'Won' }))
    .stage('Quiet', (s) => s.task('Rest', { results: [] }).outcome('Rested', { to: 'Won' }))
    .end('Won', 'won')
    .build();

const onResult = (activity: string) =>
  aBlueprint('On result')
    .stage('Call', (s) => s.call('First call', { results: ['yes'] }).outcome('Called', { to: 'Mail' }))
    .stage('Mail', (s) => s.email('First mail', { results: ['yes'] }).outcome('Yes', { to: 'Won', onResult: [activity, 'yes'], gate: open }).outcome('Written', { to: 'Lost' }))
    .end('Won', 'won')
    .end('Lost', 'lost')
    .build();

const replies = (first: Condition | undefined) =>
  aBlueprint('Replies')
    .wait('Wait', (s) =>
      s
        .outcome('Any reply', { to: 'Lost', trigger: { type: 'signal', signal: 'replied', ...(first === undefined ? {} : { condition: first }) } })
        .outcome('Good reply', { to: 'Won', trigger: { type: 'signal', signal: 'replied', condition: { type: 'compare', field: 'mood', operator: 'equals', value: 'good' } } })
        .outcome('Silence', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } }))
    .end('Won', 'won')
    .end('Lost', 'lost')
    .build();

const waits = (limited: boolean) =>
  aBlueprint('Waits')
    .wait('Wait', (s) => s.outcome('Look', { to: 'Rest', trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } }))
    .wait('Rest', (s) =>
      s
        .outcome('Again', { to: 'Wait', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days' } }, ...(limited ? { limit: { times: 2, window: 'run', then: null } } : {}) })
        .outcome('Paid', { to: 'Won', trigger: { type: 'signal', signal: 'paid' } }))
    .end('Won', 'won')
    .build();

const byHand = aBlueprint('By hand')
  .stage('Here', (s) => s.task('Look', { results: [], required: 'never' }).outcome('Over', { to: 'There' }).outcome('Done', { to: 'Won' }))
  .stage('There', (s) => s.task('Look too', { results: [], required: 'never' }).outcome('Back', { to: 'Here' }))
  .end('Won', 'won')
  .build();

/** Every proof with drawings it is silent about and drawings it speaks about. */
export const drawingsByProof: Readonly<Record<string, Drawings>> = {
  'circle-comes-to-rest': {
    right: [circle(100)],
    wrong: [['amounts from 100 to 199 are sent to and fro', circle(200), 1]],
  },
  'record-always-moves-on': {
    right: [tried((s) => s.outcome('Give up', { to: 'Lost', gate: calls(2) })), tried((s) => s.outcome('Silence', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 9, unit: 'days' } }, gate: open }))],
    wrong: [['nobody answers twice', tried(), 1], ['giving up wants a third call', tried((s) => s.outcome('Give up', { to: 'Lost', gate: calls(3) })), 1]],
  },
  'every-result-leads-on': {
    right: [answered(['yes', 'no'])],
    wrong: [['nobody answers "no"', answered(['yes']), 1]],
  },
  'lanes-do-not-wait-for-each-other': {
    right: [lanes([])],
    wrong: [['each lane begins after the other', lanes(['Send the goods']), 1]],
  },
  'end-can-be-reached': {
    right: [round('run')],
    wrong: [['the call was made before the round', round('visit'), 1]],
  },
  'gate-can-open': {
    right: [atMost(1)],
    wrong: [['an email was sent on the only way there', atMost(0), 1]],
  },
  'stage-can-be-reached': {
    right: [atMost(1)],
    wrong: [['its only line can never be taken', atMost(0), 1]],
  },
  'outcome-can-happen': {
    right: [onResult('First mail')],
    wrong: [['the result belongs to another stage', onResult('First call'), 1]],
  },
  'earlier-outcome-leaves-room': {
    right: [replies({ type: 'compare', field: 'mood', operator: 'equals', value: 'bad' })],
    wrong: [['the first outcome hears every reply', replies(undefined), 1]],
  },
  'round-makes-progress': {
    right: [waits(true)],
    wrong: [['two waits lead to each other', waits(false), 1], ['people send it to and fro', byHand, 1]],
  },
};
