import { actingRhythm, newActivity, usualApproval, usualHandOver, usualOverride, type Activity, type Blueprint, type Condition, type Effect, type Gate } from '#engine/blueprint';
import { aBlueprint } from '../../../kit/a-blueprint.ts';

const score: Condition = { type: 'compare', field: 'score', operator: 'atLeast', value: 50 };
const gone: Condition = { type: 'not', of: { type: 'compare', field: 'company', operator: 'isEmpty' } };
const hot: Condition = { type: 'and', of: [score, { type: 'or', of: [gone, { type: 'compare', field: 'segment', operator: 'in', value: ['Mid-market'] }] }] };
const onboarding = '0190a8a0-0000-7000-8000-00000000b000';
const days = (amount: number) => ({ amount, unit: 'days', at: '09:00' } as const);

/** One clause, and one effect, for an outcome each: a panel that shows all of them at once is slow to try out. */
const clauses: readonly Gate[] = [
  { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'call', result: 'connected', person: 'owner' }, within: { type: 'days', days: 30 } },
  { type: 'all', of: [{ type: 'requiredActivities' }, { type: 'any', of: [{ type: 'field', condition: score }, { type: 'not', of: { type: 'rhythm' } }] }] },
  { type: 'validation', condition: score, message: 'Too cold' }, { type: 'checklist' }, { type: 'approval', role: 'manager', levels: 1, quorum: 1 },
  { type: 'minimumTime', wait: days(1) }, { type: 'otherRun', blueprint: onboarding, on: 'sameRecord', ended: 'won' }, { type: 'role', role: 'manager' }, { type: 'rhythm' },
];
const effects: readonly Effect[] = [
  { type: 'setField', field: 'company', value: 'Won' }, { type: 'assignOwner', to: { type: 'role', role: 'rep' } },
  { type: 'createActivity', name: 'Follow up', channel: 'task', wait: days(1), assignee: { type: 'owner' } }, { type: 'send', channel: 'email', subject: 'Hi', body: 'Hello' },
  { type: 'notify', role: 'manager', message: 'Look' }, { type: 'startBlueprint', blueprint: onboarding, on: 'newLinkedRecord', recordType: 'deal', copy: { name: 'name' } },
  { type: 'signalRun', blueprint: onboarding, signal: 'dealWon', on: 'sameRecord', payload: { amount: 'budget' } }, { type: 'webhook', url: 'https://a.example', body: 'x' },
];

const drawing = aBlueprint('Everything')
  .phase('Find').phase('Close')
  .stage('Qualify', (s) => s
    .call('Ring').email('Write').task('Prepare').activity('handOver', 'Pass on').approval('Agree').meeting('Meet')
    .outcome('By hand', { to: 'Decide', tone: 'positive' })
    .outcome('By result', { to: 'Won', onResult: ['Ring', 'connected'] })
    .outcome('By rule', { to: 'Won', trigger: { type: 'condition', condition: hot } })
    .outcome('By time', { to: 'Lost', tone: 'time', trigger: { type: 'elapsed', wait: days(5) } })
    .outcome('By date', { to: 'Won', trigger: { type: 'date', field: 'meetingDate', days: -3, at: '09:00' } })
    .outcome('By signal', { to: 'Won', trigger: { type: 'signal', signal: 'paid', condition: { type: 'compare', field: 'amount', operator: 'atLeast', value: 5 } } }))
  .stage('Shapes', (s) => clauses.reduce((drawn, _, place) => drawn.outcome(`Gate ${place + 1}`, { to: 'Won', gate: clauses[place] ?? { type: 'rhythm' }, then: effects[place] ? [effects[place]] : [] }), s))
  .decision('Decide', (s) => s.outcome('Big', { to: 'Order', trigger: { type: 'condition', condition: score } }).outcome('Else', { to: 'Order', fallback: true }))
  .parallel('Order', (s) => s.lane('Payments', 'payments').lane('Stock', 'stock').lane('Invoices', 'invoices').task('Clear', { lane: 'Payments' }).task('Pick', { lane: 'Stock' }).task('Check', { lane: 'Stock' }).outcome('Done', { to: 'Won' }))
  .end('Won', 'won').end('Lost', 'lost')
  .common('Give up', 'all', { to: 'Lost' }).common('Pause', ['Qualify', 'Order'], { to: 'Lost' })
  .note('Look here', { stage: 'Qualify' });
const { id } = drawing;

/** An activity that has everything an activity may have. */
function full(activity: Activity): Activity {
  const own = (name: string) => id.item(`${activity.name} ${name}`);
  const named = <One extends object>(names: readonly string[], make: (name: string, order: number) => One) => Object.fromEntries(names.map((name, at) => [own(name), { id: own(name), ...make(name, at + 1), order: at + 1 }]));
  return {
    ...activity,
    required: score, when: hot, window: { from: '09:00', to: '12:00' }, evidence: ['note'], attempts: { min: 2, max: 5 },
    repeat: { every: days(7) },
    after: [{ type: 'activity', activity: id.activity('Write') }, { type: 'lane', lane: id.lane('Stock') }, { type: 'condition', condition: score }, { type: 'clause', clause: { type: 'approval', role: 'manager', levels: 1, quorum: 1 } }],
    listens: [{ then: 'cancel', signal: 'replied', condition: score }, { then: 'complete', signal: 'paid', condition: score, result: 'connected' }, { then: 'count', signal: 'paid', condition: score, result: 'connected' }],
    form: {
      budget: { field: 'budget', required: 'always', validation: { condition: { type: 'compare', field: 'budget', operator: 'moreThan', value: 0 }, message: 'Ask again' }, order: 1 },
      need: { field: 'need', required: score, order: 2 },
    },
    checklist: named(['Who decides?', 'By when?'], (text) => ({ text })),
    content: {
      instructions: 'Ask {{name}}',
      templates: named(['Intro', 'Second'], (name) => ({ name, subject: 'Hello', body: 'Dear {{name}}', useIf: score, neverIf: gone })),
      script: { opening: 'Hello', points: named(['Point', 'Other point'], (text) => ({ text })), objections: named(['Too dear', 'Not now'], (name) => ({ name, answer: 'Because' })), avoid: ['cheap'] },
      documents: named(['Prices', 'Terms'], (name) => ({ name, url: 'https://a.example', useIf: score })),
      variants: named(['A', 'B'], (name) => ({ name, weight: 50, change: { instructions: 'Ask', template: own('Intro'), wait: days(3) } })),
    },
  };
}

/** A drawing in which every part of the document stands at least once: what the inspector cannot reach in it, it hides. */
export function aFullDrawing(): { readonly draft: Blueprint; readonly id: typeof id } {
  const made = drawing.build();
  const [ring, write, prepare, handOver, approval, meet] = ['Ring', 'Write', 'Prepare', 'Pass on', 'Agree', 'Meet'].map((name) => made.activities[id.activity(name)] ?? newActivity('task', id.activity(name), name));
  const outcome = (stage: string, name: string, part: Partial<Blueprint['outcomes'][string]>) => ({ [id.outcome(stage, name)]: { ...made.outcomes[id.outcome(stage, name)], ...part } as Blueprint['outcomes'][string] });
  const qualify = made.stages[id.stage('Qualify')];
  const order = made.stages[id.stage('Order')];
  const lost = made.stages[id.stage('Lost')];
  if (!ring || !write || !prepare || !handOver || !approval || !meet || !qualify || !order || !lost) throw new Error('the drawing lacks a part');
  const draft: Blueprint = {
    ...made,
    description: 'All of it', audience: 'Those who asked', layout: 'wide', industryPreset: 'software', goal: { metric: 'Meetings', target: 20 },
    enrolment: { when: { type: 'condition', condition: score }, unless: gone, exitWhen: score, rankBy: 'score', order: 3, reentry: 'always', imports: 'held' },
    rhythm: actingRhythm, override: usualOverride, review: { roles: ['manager'], approvals: 2 },
    signals: {
      paid: { key: 'paid', name: 'Paid', payload: { amount: { key: 'amount', name: 'Amount', kind: 'money' } }, optOut: 'channel', order: 1 },
      replied: { key: 'replied', name: 'Replied', payload: {}, order: 2 },
    },
    stages: {
      ...made.stages,
      [qualify.id]: { ...qualify, phase: id.phase('Find'), purpose: 'Find out', gate: { type: 'rhythm' }, signposts: [{ name: 'Case', url: 'https://a.example' }, { name: 'Prices', url: '' }], sla: { limit: days(2), escalations: {
        [id.item('soon')]: { id: id.item('soon'), when: 'before', wait: { amount: 2, unit: 'hours' }, then: [{ type: 'notify', role: 'manager', message: 'Soon' }], order: 1 },
        [id.item('late')]: { id: id.item('late'), when: 'after', wait: days(1), then: [], take: id.outcome('Qualify', 'By time'), order: 2 },
      } } },
      [order.id]: { ...order, join: 2 },
      [lost.id]: { ...lost, end: { result: 'lost', returnAfter: days(90) } },
    },
    activities: {
      ...made.activities,
      [ring.id]: full({ ...ring, due: { type: 'stageEntry', wait: days(1) } }),
      [write.id]: { ...write, due: { type: 'activity', activity: ring.id, wait: days(1) }, assignee: { type: 'role', role: 'rep' } },
      [prepare.id]: { ...prepare, due: { type: 'fieldDate', field: 'meetingDate', days: -2, at: '10:00' }, assignee: { type: 'team', team: 'payments' } },
      [handOver.id]: { ...handOver, handOver: usualHandOver, assignee: { type: 'person', person: 'u_mara' } },
      [approval.id]: { ...approval, approval: usualApproval, assignee: { type: 'roundRobin', role: 'rep' } },
    },
    outcomes: {
      ...made.outcomes,
      ...outcome('Qualify', 'By hand', {
        who: { type: 'roles', roles: ['manager'] }, reason: { type: 'required', choices: ['Budget'] },
        limit: { times: 3, window: 'run', then: id.outcome('Qualify', 'By time') },
        form: { budget: { field: 'budget', required: 'always', order: 1 } },
        then: [{ type: 'send', channel: 'email', template: id.item('Ring Intro'), subject: '', body: '' }, { type: 'notify', role: 'manager', message: 'Look' }],
      }),
      ...outcome('Qualify', 'By result', { gate: { type: 'checklist' }, who: { type: 'team', team: 'payments' }, reason: { type: 'optional' } }),
    },
    view: { ...made.view, bends: { [id.outcome('Qualify', 'By hand')]: [{ x: 8, y: 8 }] }, pinned: [qualify.id] },
  };
  return { draft, id };
}
