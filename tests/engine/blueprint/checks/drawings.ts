import type { Blueprint, Channel, CheckContext, Condition, Field, FieldKind, FieldValue, Gate, Operator, Template } from '#engine/blueprint';
import { aBlueprint, labelledId, type ActivityOptions, type BlueprintDrawing, type OutcomeOptions, type StageDrawing } from '../../../kit/a-blueprint.ts';

/** A drawing a check is silent about, and some it speaks about, each with how often. */
export interface Drawings {
  readonly right: readonly Blueprint[];
  readonly wrong: readonly (readonly [why: string, drawing: Blueprint, findings: number])[];
  readonly context?: CheckContext;
}

const tell = { content: { instructions: 'Call and ask what made it a topic.', templates: {}, documents: {}, variants: {} } };

function simple(draw: (stage: StageDrawing) => unknown = () => undefined): BlueprintDrawing {
  return aBlueprint('Simple')
    .stage('New', (s) => {
      s.call('First call', tell).outcome('Qualified', { to: 'Won', tone: 'positive' });
      draw(s);
    })
    .end('Won', 'won');
}

const simplest = simple().build();

function counting(times: number, attempts: number, more: Partial<Extract<Gate, { type: 'count' }>> = {}): BlueprintDrawing {
  const gate: Gate = { type: 'all', of: [{ type: 'requiredActivities' }, { type: 'count', compare: 'atLeast', times, of: { channel: 'email' }, within: { type: 'run' }, ...more }] };
  return aBlueprint('Counting')
    .stage('New', (s) => s.email('Offer', { ...tell, attempts: { min: 1, max: attempts } }).outcome('Go', { to: 'Next' }))
    .stage('Next', (s) => s.outcome('Not interested', { to: 'Lost', tone: 'negative', gate }))
    .end('Lost', 'lost');
}

function decision(draw: (stage: StageDrawing) => unknown): Blueprint {
  return aBlueprint('Deciding').stage('New', (s) => s.outcome('Go', { to: 'Size' })).decision('Size', draw).end('Big', 'won').end('Small', 'nurture').build();
}
const big = { type: 'condition', condition: { type: 'compare', field: 'employees', operator: 'atLeast', value: 100 } } as const;

function waiting(draw: (stage: StageDrawing) => unknown): Blueprint {
  return aBlueprint('Waiting').stage('New', (s) => s.outcome('Go', { to: 'Cool down' })).wait('Cool down', draw).end('Over').build();
}
const after = (amount: number) => ({ type: 'elapsed', wait: { amount, unit: 'days' } }) as const;

function circle(draw: (stage: StageDrawing) => unknown): Blueprint {
  return aBlueprint('Circle')
    .decision('Ask again', (s) => s.outcome('Big', { to: 'Send', trigger: big }).outcome('Otherwise', { to: 'Over', fallback: true }))
    .stage('Send', draw)
    .end('Over')
    .build();
}
const always = { type: 'condition', condition: { type: 'compare', field: 'name', operator: 'isNotEmpty' } } as const;

const lead = {
  key: 'lead', name: 'Lead', plural: 'Leads', title: 'name',
  fields: Object.fromEntries(['name', 'employees', 'budget'].map((key, order) => [key, { key, name: key, kind: 'text' as const, choices: [], required: false, order }])),
};

const fieldNamed = (key: string, kind: FieldKind, choices: readonly string[] = [], required = false): Field => ({ key, name: key, kind, choices, required, order: 0 });
/** A record type with a field of each kind the drawings speak of. */
const typed: CheckContext = {
  recordTypes: {
    lead: {
      ...lead,
      fields: Object.fromEntries([fieldNamed('name', 'text', [], true), fieldNamed('employees', 'number'), fieldNamed('budget', 'money'), fieldNamed('meeting', 'date'), fieldNamed('segment', 'choice', ['Key account', 'Mid-market', 'Small business'])].map((each) => [each.key, each])),
    },
  },
};
const is = (field: string, operator: Operator, value?: FieldValue): Condition => ({ type: 'compare', field, operator, ...(value === undefined ? {} : { value }) });
const and = (...of: readonly Condition[]): Condition => ({ type: 'and', of });
/** A decision by these rules; without a default when told so. */
function deciding(rules: readonly Condition[], fallback = true): Blueprint {
  return decision((s) => {
    rules.forEach((condition, index) => s.outcome(`Rule ${index + 1}`, { to: index % 2 === 0 ? 'Big' : 'Small', trigger: { type: 'condition', condition } }));
    if (fallback) s.outcome('Otherwise', { to: 'Small', fallback: true });
  });
}
/** New, then the decision Size, which goes by the budget. */
const asking = (draw: (stage: StageDrawing) => unknown): Blueprint =>
  aBlueprint('Asking').stage('New', draw).decision('Size', (s) => s.outcome('Big', { to: 'Won', trigger: { type: 'condition', condition: is('budget', 'atLeast', 9) } }).outcome('Otherwise', { to: 'Won', fallback: true })).end('Won', 'won').build();
/** Two touches in one stage, the second so many days after entering it. */
const touching = (day: number, options: ActivityOptions = {}): BlueprintDrawing =>
  aBlueprint('Touching').stage('New', (s) => s.email('Write', tell).call('Talk', { ...tell, due: { type: 'stageEntry', wait: { amount: day, unit: 'days' } }, ...options }).outcome('Done', { to: 'Won' })).end('Won', 'won');
/** A stage for each channel, one after the other, with a wait of so many days before the last. */
function inARow(channels: readonly Channel[], wait = 0): BlueprintDrawing {
  const row = aBlueprint('In a row');
  channels.forEach((channel, index) => row.stage(`Step ${index}`, (s) => s.activity(channel, `Touch ${index}`, { ...tell, due: { type: 'stageEntry', wait: { amount: index === channels.length - 1 ? wait : 1, unit: 'days' } } }).outcome('On', { to: index === channels.length - 1 ? 'Over' : `Step ${index + 1}` })));
  return row.end('Over');
}
const filledFields = (count: number): readonly Gate[] => Array.from({ length: count }, (_, index) => ({ type: 'field', condition: is(`field${index}`, 'isNotEmpty') }));
const manyWays = (count: number, options: OutcomeOptions = {}): Blueprint => simple((s) => Array.from({ length: count - 1 }, (_, index) => s.outcome(`Way ${index}`, { ...options, to: 'Won' }))).build();
const lanes = (draw: (stage: StageDrawing) => unknown): Blueprint => aBlueprint('Lanes').parallel('Both', (s) => draw(s.lane('Pay').lane('Invoice').outcome('Done', { to: 'Won' }))).end('Won', 'won').build();
const labelledIdsOf = (name: string) => aBlueprint(name).id;
/** A way out and an activity that listen for "paid", in a drawing with these signals. */
function hearing(signals: Blueprint['signals'], condition?: Condition): Blueprint {
  const listening = { signal: 'paid', ...(condition ? { condition } : {}) };
  return simple((s) => s.task('Wait for it', { listens: [{ then: 'cancel', signal: 'paid' }] }).outcome('Paid', { to: 'Won', trigger: { type: 'signal', ...listening } })).change((b) => (signals ? { ...b, signals } : b)).build();
}
const template = (name: string, rules: Partial<Template> = {}): Template => ({ id: labelledId(name), name, subject: 'Hello', body: 'Hello {{name}}', order: 0, ...rules });
const emailing = (templates: readonly Template[], options: ActivityOptions = {}): Blueprint =>
  simple((s) => s.email('Write', { ...options, content: { ...tell.content, templates: Object.fromEntries(templates.map((each, order) => [each.id, { ...each, order }])) } })).build();

/** One right and at least one wrong drawing for every check, drawn in the product's own format. */
export const drawingsByCheck: Readonly<Record<string, Drawings>> = {
  'start-is-set': {
    right: [simplest],
    wrong: [['no start', simple().startAt(null).build(), 1], ['starts in an end', simple().startAt('Won').build(), 1]],
  },
  'outcome-leads-somewhere': {
    right: [simplest],
    wrong: [['one open outcome', simple((s) => s.outcome('Not interested', { tone: 'negative' })).build(), 1]],
  },
  'stage-has-a-way-out': {
    right: [simplest, aBlueprint().stage('Only by the common one').end('Lost', 'lost').common('Lost', 'all', { to: 'Lost' }).build()],
    wrong: [['a stage without outcomes', aBlueprint().stage('New').end('Won', 'won').build(), 1], ['a decision, a wait', aBlueprint().decision('Size').wait('Cool down').end('Won', 'won').build(), 2]],
  },
  'stage-is-reachable': {
    right: [simplest, simple().startAt(null).build()],
    wrong: [['a stage beside the process', simple((s) => s.outcome('Later')).stage('Island', (s) => s.outcome('Go', { to: 'Won' })).build(), 1]],
  },
  'end-is-reachable': {
    right: [simplest, aBlueprint().stage('Stuck').end('Won', 'won').build()],
    wrong: [
      ['no end', aBlueprint().stage('A', (s) => s.outcome('Go', { to: 'B' })).stage('B', (s) => s.outcome('Back', { to: 'A' })).build(), 1],
      ['two stages that lead to each other', aBlueprint().stage('A', (s) => s.outcome('Go', { to: 'B' })).stage('B', (s) => s.outcome('Back', { to: 'A' })).end('Won', 'won').build(), 2],
    ],
  },
  'decision-has-a-default': {
    right: [decision((s) => s.outcome('Big', { to: 'Big', trigger: big }).outcome('Otherwise', { to: 'Small', fallback: true }))],
    wrong: [
      ['conditions only', decision((s) => s.outcome('Big', { to: 'Big', trigger: big })), 1],
      ['a plain outcome that could be it', decision((s) => s.outcome('Big', { to: 'Big', trigger: big }).outcome('Rest', { to: 'Small' })), 1],
      ['two defaults', decision((s) => s.outcome('Big', { to: 'Big', fallback: true }).outcome('Otherwise', { to: 'Small', fallback: true })), 1],
      ['an outcome that is never asked', decision((s) => s.outcome('Big', { to: 'Big' }).outcome('Otherwise', { to: 'Small', fallback: true })), 1],
    ],
  },
  'decision-rules-leave-no-gap': {
    context: typed,
    right: [
      deciding([is('employees', 'lessThan', 10), is('employees', 'moreThan', 100)]),
      deciding([is('budget', 'lessThan', 50_000), is('budget', 'atLeast', 50_000)]),
      deciding([is('name', 'startsWith', 'A'), { type: 'not', of: is('name', 'startsWith', 'A') }], false),
      decision((s) => s.outcome('Otherwise', { to: 'Small', fallback: true })),
    ],
    wrong: [
      ['exactly 50,000', deciding([is('budget', 'lessThan', 50_000), is('budget', 'moreThan', 50_000)]), 1],
      ['less than one between 49 and 50', deciding([is('budget', 'atMost', 49), is('budget', 'atLeast', 50)]), 1],
      ['one day', deciding([is('meeting', 'lessThan', '2026-07-01'), is('meeting', 'moreThan', '2026-07-01')]), 1],
      ['one day between two', deciding([is('meeting', 'atMost', '2026-06-30'), is('meeting', 'atLeast', '2026-07-02')]), 1],
      ['only in one segment', deciding([is('budget', 'lessThan', 50_000), and(is('budget', 'atLeast', 50_000), is('segment', 'notEquals', 'Key account')), is('budget', 'moreThan', 50_000)]), 1],
      ['no default and nothing for an empty field', deciding([is('budget', 'lessThan', 50_000), is('budget', 'atLeast', 50_000)], false), 1],
    ],
  },
  'decision-rules-do-not-overlap': {
    context: typed,
    right: [
      deciding([is('employees', 'lessThan', 10), is('employees', 'atLeast', 10)]),
      deciding([and(is('employees', 'atLeast', 100), is('segment', 'equals', 'Key account')), is('employees', 'atLeast', 100)]),
      deciding([is('employees', 'atLeast', 500), is('employees', 'atLeast', 100)]),
      deciding([is('segment', 'equals', 'Key account'), is('segment', 'in', ['Mid-market', 'Small business'])]),
    ],
    wrong: [
      ['two ranges that cross', deciding([and(is('employees', 'atLeast', 10), is('employees', 'atMost', 200)), and(is('employees', 'atLeast', 100), is('employees', 'atMost', 500))]), 1],
      ['two fields', deciding([is('segment', 'equals', 'Key account'), is('employees', 'atLeast', 100)]), 1],
      ['two of three', deciding([is('segment', 'in', ['Key account', 'Mid-market']), is('segment', 'notEquals', 'Key account')]), 1],
    ],
  },
  'decision-rule-is-reached': {
    context: typed,
    right: [
      deciding([is('employees', 'atLeast', 500), is('employees', 'atLeast', 100)]),
      decision((s) => s.outcome('First', { to: 'Big', trigger: big, limit: { times: 1, window: 'run', then: null } }).outcome('Then', { to: 'Small', trigger: big }).outcome('Otherwise', { to: 'Small', fallback: true })),
    ],
    wrong: [
      ['the wide one first', deciding([is('employees', 'atLeast', 100), is('employees', 'atLeast', 500)]), 1],
      ['the same twice', deciding([is('employees', 'atLeast', 100), is('employees', 'atLeast', 100)]), 1],
      ['two before it take all', deciding([is('employees', 'lessThan', 100), is('employees', 'atLeast', 100), is('employees', 'isNotEmpty')]), 1],
    ],
  },
  'wait-has-a-time': {
    right: [waiting((s) => s.outcome('Time is up', { to: 'Over', trigger: after(3) }).outcome('Replied', { to: 'Over', trigger: { type: 'signal', signal: 'replied' } }))],
    wrong: [
      ['only a person', waiting((s) => s.outcome('Done', { to: 'Over' })), 1],
      ['only a signal', waiting((s) => s.outcome('Replied', { to: 'Over', trigger: { type: 'signal', signal: 'replied' } })), 1],
      ['two times', waiting((s) => s.outcome('Soon', { to: 'Over', trigger: after(1) }).outcome('Later', { to: 'Over', trigger: after(9) })), 1],
      ['no time at all', waiting((s) => s.outcome('Now', { to: 'Over', trigger: after(0) })), 1],
      ['no time at all, out of a work stage', simple((s) => s.outcome('Now', { to: 'Won', trigger: after(0) })).build(), 1],
    ],
  },
  'end-has-a-result': {
    right: [simplest],
    wrong: [
      ['an end without', simple().change((b, id) => ({ ...b, stages: changed(b.stages, id.stage('Won'), ({ end: _end, ...rest }) => rest) })).build(), 1],
      ['a work stage with', simple((s) => s.set({ end: { result: 'won' } })).build(), 1],
    ],
  },
  'kind-fits-content': {
    right: [simplest, simple().end('Delivered', 'won', (s) => s.outcome('Returned', { to: 'New', trigger: { type: 'signal', signal: 'returned' } })).build()],
    wrong: [
      ['a call in a decision', decision((s) => s.call('Why?', tell).outcome('Otherwise', { to: 'Small', fallback: true })), 1],
      ['an end left by hand', simple().end('Delivered', 'won', (s) => s.outcome('Again', { to: 'New' })).build(), 1],
    ],
  },
  'loop-has-a-brake': {
    right: [
      simplest,
      circle((s) => s.outcome('Back', { to: 'Ask again' })),
      circle((s) => s.outcome('Back', { to: 'Ask again', trigger: always, limit: { times: 3, window: 'run', then: null } })),
      circle((s) => s.outcome('Back', { to: 'Ask again', trigger: after(2) })),
      circle((s) => s.call('Call', tell).outcome('Back', { to: 'Ask again', trigger: always })),
      circle((s) => s.outcome('Back', { to: 'Ask again', trigger: always, gate: { type: 'minimumTime', wait: { amount: 1, unit: 'days' } } })),
    ],
    wrong: [
      ['nobody does anything', circle((s) => s.outcome('Back', { to: 'Ask again', trigger: always })), 1],
      ['a limit per visit', circle((s) => s.outcome('Back', { to: 'Ask again', trigger: always, limit: { times: 3, window: 'visit', then: null } })), 1],
      ['an automatic email at once', circle((s) => s.email('Send it', { ...tell, mode: 'automatic' }).outcome('Back', { to: 'Ask again', onResult: ['Send it', 'sent'] })), 1],
      ['decisions that send records to each other', aBlueprint('Round').decision('One', (s) => s.outcome('To two', { to: 'Two', fallback: true })).decision('Two', (s) => s.outcome('To one', { to: 'One', fallback: true })).end('Over').build(), 1],
      ['a gate that lets everybody pass', circle((s) => s.call('Call', tell).outcome('Back', { to: 'Ask again', trigger: always, gate: { type: 'any', of: [{ type: 'requiredActivities' }, { type: 'rhythm' }] } })), 1],
    ],
  },
  'gate-can-pass-by-counting': {
    right: [
      counting(2, 2).build(),
      counting(9, 1, { within: { type: 'record' } }).build(),
      counting(2, 1, { compare: 'atMost' }).build(),
      aBlueprint('Loop').stage('A', (s) => s.email('Mail', { ...tell, attempts: { min: 1, max: 1 } }).outcome('Again', { to: 'A', limit: { times: 9, window: 'run', then: null } }).outcome('Done', { to: 'Over', gate: { type: 'count', compare: 'atLeast', times: 5, of: { channel: 'email' }, within: { type: 'run' } } })).end('Over').build(),
    ],
    wrong: [
      ['wants 2 emails where at most 1 can happen', counting(2, 1).build(), 1],
      ['wants exactly 3 where 2 can happen', counting(3, 2, { compare: 'exactly' }).build(), 1],
      ['wants it in this visit, it happens in another stage', counting(1, 3, { within: { type: 'visit' } }).build(), 1],
      ['wants a result the activity cannot have', counting(1, 3, { of: { channel: 'email', result: 'connected' } }).build(), 1],
      ['either way is impossible', simple((s) => s.outcome('No', { to: 'Won', gate: { type: 'any', of: [{ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'social' }, within: { type: 'run' } }, { type: 'not', of: { type: 'count', compare: 'atMost', times: 5, of: { channel: 'call' }, within: { type: 'run' } } }] } })).build(), 2],
      ['the only clause of a gate', simple((s) => s.outcome('No', { to: 'Won', gate: { type: 'all', of: [{ type: 'count', compare: 'atLeast', times: 1, of: { channel: 'social' }, within: { type: 'run' } }] } })).build(), 1],
    ],
  },
  'result-exists': {
    right: [simple((s) => s.outcome('No answer', { to: 'Won', onResult: ['First call', 'noAnswer'] })).build()],
    wrong: [
      ['a call that replies', simple((s) => s.outcome('Replied', { to: 'Won', onResult: ['First call', 'replied'] })).build(), 1],
      ['a call of another stage', simple((s) => s.outcome('Go', { to: 'Next' })).stage('Next', (s) => s.outcome('No answer', { to: 'Won', onResult: ['First call', 'noAnswer'] })).build(), 1],
    ],
  },
  'required-activity-has-a-doer': {
    context: { roles: ['rep'], teams: ['sales'], people: ['u_ann'] },
    right: [
      simplest,
      simple((s) => s.task('A', { assignee: { type: 'role', role: 'rep' } }).task('B', { assignee: { type: 'team', team: 'sales' } }).task('C', { assignee: { type: 'person', person: 'u_ann' } }).task('D', { required: 'never', assignee: { type: 'role', role: 'lawyer' } })).build(),
    ],
    wrong: [
      ['a role, a team, a person nobody has', simple((s) => s.task('A', { assignee: { type: 'roundRobin', role: 'lawyer' } }).task('B', { assignee: { type: 'team', team: 'legal' } }).task('C', { assignee: { type: 'person', person: 'u_bob' } })).build(), 3],
      ['nobody to take it over', simple((s) => s.handOver('Pass it on', { ...tell, handOver: { to: { type: 'role', role: 'lawyer' }, deadline: { amount: 4, unit: 'workingHours' }, late: 'remind', warm: true } })).build(), 1],
    ],
  },
  'outcome-has-a-taker': {
    context: { roles: ['rep'], teams: ['sales'] },
    right: [simplest, simple((s) => s.outcome('A', { to: 'Won', who: { type: 'roles', roles: ['lawyer', 'rep'] } }).outcome('B', { to: 'Won', gate: { type: 'any', of: [{ type: 'role', role: 'lawyer' }, { type: 'rhythm' }] } })).build()],
    wrong: [
      ['a role', simple((s) => s.outcome('A', { to: 'Won', who: { type: 'roles', roles: ['lawyer', 'judge'] } })).build(), 1],
      ['a team, a gate', simple((s) => s.outcome('A', { to: 'Won', who: { type: 'team', team: 'legal' } }).outcome('B', { to: 'Won', gate: { type: 'all', of: [{ type: 'role', role: 'lawyer' }] } })).build(), 2],
    ],
  },
  'approval-can-be-given': {
    context: { roles: ['rep', 'manager', 'chief'], holders: { rep: 9, manager: 2, chief: 1 } },
    right: [
      simple((s) => s.outcome('A', { to: 'Won', gate: { type: 'approval', role: 'rep', levels: 2, quorum: 3 } })).build(),
      simple((s) => s.approval('Agree', { approval: { role: 'manager', levels: 1, quorum: 1 } })).build(),
    ],
    wrong: [
      ['two of one', simple((s) => s.outcome('A', { to: 'Won', gate: { type: 'all', of: [{ type: 'requiredActivities' }, { type: 'approval', role: 'chief', levels: 1, quorum: 2 }] } })).build(), 1],
      ['two of two: none for the work of one of them', simple((s) => s.set({ gate: { type: 'any', of: [{ type: 'approval', role: 'manager', levels: 1, quorum: 2 }, { type: 'rhythm' }] } })).build(), 1],
      ['an activity', simple((s) => s.approval('Agree', { approval: { role: 'lawyer', levels: 1, quorum: 1 } }).approval('Agree too', { approval: { role: 'chief', levels: 1, quorum: 1 } })).build(), 2],
    ],
  },
  'effect-reaches-somebody': {
    context: { roles: ['rep'], teams: ['sales'], people: ['u_ann'] },
    right: [simple((s) => s.outcome('A', { to: 'Won', then: [{ type: 'notify', role: 'rep', message: 'Look' }, { type: 'assignOwner', to: { type: 'person', person: 'u_ann' } }] })).build()],
    wrong: [
      ['a role that is told', simple((s) => s.outcome('A', { to: 'Won', then: [{ type: 'notify', role: 'lawyer', message: 'Look' }] })).build(), 1],
      ['an owner, an activity, a time limit', simple((s) => s
        .set({ sla: { limit: { amount: 1, unit: 'days' }, escalations: { [labelledId('late')]: { id: labelledId('late'), when: 'after', wait: { amount: 1, unit: 'hours' }, then: [{ type: 'notify', role: 'boss', message: 'Late' }], order: 0 } } } })
        .outcome('A', { to: 'Won', then: [{ type: 'assignOwner', to: { type: 'team', team: 'legal' } }, { type: 'createActivity', name: 'Look', channel: 'task', wait: { amount: 1, unit: 'days' }, assignee: { type: 'roundRobin', role: 'judge' } }] })).build(), 3],
      ['who may go past a gate', simple().change((b) => ({ ...b, override: { roles: ['boss'], secondPerson: false, expires: { amount: 1, unit: 'days' } } })).build(), 1],
    ],
  },
  'fields-exist': {
    context: { recordTypes: { lead } },
    right: [decision((s) => s.outcome('Big', { to: 'Big', trigger: big }).outcome('Otherwise', { to: 'Small', fallback: true })), simple((s) => s.form('Budget', ['budget'])).build()],
    wrong: [
      ['a gate on an unknown field', simple((s) => s.outcome('No', { to: 'Won', gate: { type: 'field', condition: { type: 'compare', field: 'shoeSize', operator: 'isNotEmpty' } } })).build(), 1],
      ['a form with one', simple((s) => s.form('Size', ['shoeSize'])).build(), 1],
      ['a text that merges one in', simple((s) => s.email('Hello', { content: { ...tell.content, instructions: 'Say hello to {{ nickname }} from {{name}}' } })).build(), 1],
      ['who leaves, in which order', simple().change((b) => ({ ...b, enrolment: { ...b.enrolment, exitWhen: is('shoeSize', 'isEmpty'), rankBy: 'hatSize' } })).build(), 2],
      ['a signal does not bring it', hearing(undefined, is('shoeSize', 'isNotEmpty')), 1],
      ['an effect that sets one', simple((s) => s.outcome('No', { to: 'Won', then: [{ type: 'setField', field: 'shoeSize', value: 44 }] })).build(), 1],
    ],
  },
  'condition-can-hold': {
    context: typed,
    right: [
      deciding([is('segment', 'equals', 'Key account')]),
      simple((s) => s.call('Second', { ...tell, when: is('budget', 'isNotEmpty'), required: is('budget', 'atLeast', 10) }).outcome('Go', { to: 'Won', gate: { type: 'field', condition: is('budget', 'moreThan', 3) } })).build(),
    ],
    wrong: [
      ['a choice that is not there', deciding([is('segment', 'equals', 'Enterprise')]), 1],
      ['more and less at once', deciding([and(is('budget', 'lessThan', 100), is('budget', 'moreThan', 500))]), 1],
      ['always, and never', simple((s) => s.call('Second', { ...tell, when: is('name', 'isNotEmpty') }).call('Third', { ...tell, required: is('budget', 'equals', 'big') })).build(), 1],
      ['always: filled or empty', simple((s) => s.call('Second', { ...tell, required: { type: 'or', of: [is('budget', 'isEmpty'), is('budget', 'isNotEmpty')] } })).build(), 1],
      ['a gate', simple((s) => s.outcome('Go', { to: 'Won', gate: { type: 'all', of: [{ type: 'requiredActivities' }, { type: 'field', condition: is('segment', 'isEmpty') }, { type: 'not', of: { type: 'field', condition: is('segment', 'notIn', ['Key account']) } }] } })).build(), 1],
      ['a form that refuses everything', simple((s) => s.task('Ask', { ...tell, form: { budget: { field: 'budget', required: 'always', validation: { condition: is('budget', 'in', ['a lot']), message: 'A lot' }, order: 0 } } })).build(), 1],
      ['a template, a document', emailing([template('Odd', { useIf: is('segment', 'equals', 'Key account'), neverIf: is('segment', 'isNotEmpty') })]), 1],
      ['who is enrolled', simple().change((b) => ({ ...b, enrolment: { ...b.enrolment, when: { type: 'condition', condition: is('segment', 'equals', 'Nobody') } } })).build(), 1],
      ['a common way', simple().common('Lost', 'all', { to: 'Won', gate: { type: 'field', condition: and(is('budget', 'isEmpty'), is('budget', 'isNotEmpty')) } }).build(), 1],
    ],
  },
  'field-is-filled-before-it-is-read': {
    context: typed,
    right: [
      deciding([is('name', 'startsWith', 'A')]),
      asking((s) => s.form('Budget', ['budget']).outcome('Go', { to: 'Size' })),
      asking((s) => s.outcome('Go', { to: 'Size', form: ['budget'] })),
      asking((s) => s.outcome('Go', { to: 'Size', gate: { type: 'field', condition: is('budget', 'isNotEmpty') } }).form('Budget', [], { required: 'never' }).task('Or so', { required: 'never', form: ['budget'] })),
      asking((s) => s.outcome('Go', { to: 'Size', then: [{ type: 'setField', field: 'budget', value: 10 }] })),
      decision((s) => s.outcome('Unknown', { to: 'Small', trigger: { type: 'condition', condition: is('budget', 'isEmpty') } }).outcome('Big', { to: 'Big', trigger: { type: 'condition', condition: is('budget', 'atLeast', 9) } }).outcome('Otherwise', { to: 'Small', fallback: true })),
      simple((s) => s.form('Ask', ['segment']).email('Write', { content: { ...tell.content, instructions: 'For {{name}} in {{segment}}' } })).build(),
      { ...deciding([is('budget', 'atLeast', 9)]), enrolment: { ...simplest.enrolment, when: { type: 'condition', condition: is('budget', 'moreThan', 0) } } },
    ],
    wrong: [
      ['a decision nobody is asked for', asking((s) => s.outcome('Go', { to: 'Size' })), 1],
      ['an activity that need not be done', asking((s) => s.form('Budget', ['budget'], { required: 'never' }).outcome('Go', { to: 'Size' })), 1],
      ['a lighter gate on one way', asking((s) => s.form('Budget', ['budget']).outcome('Go', { to: 'Size' }).outcome('Quick', { to: 'Size', gate: { type: 'rhythm' } })), 1],
      ['emptied on the way', asking((s) => s.form('Budget', ['budget']).outcome('Go', { to: 'Size', then: [{ type: 'setField', field: 'budget', value: null }] })), 1],
      ['a gate nothing asks for', simple((s) => s.outcome('Go', { to: 'Won', gate: { type: 'field', condition: is('budget', 'atLeast', 9) } })).build(), 1],
      ['a text, a rule of a template', emailing([template('For key accounts', { body: '{{budget}}', useIf: is('segment', 'equals', 'Key account') }), template('For others')]), 2],
    ],
  },
  'templates-cover-every-record': {
    context: typed,
    right: [
      emailing([template('For key accounts', { useIf: is('segment', 'equals', 'Key account') }), template('For others')]),
      emailing([template('For key accounts', { useIf: is('segment', 'equals', 'Key account') }), template('For others', { neverIf: is('segment', 'equals', 'Key account') })]),
      emailing([template('For key accounts', { useIf: is('segment', 'equals', 'Key account') })], { when: is('segment', 'equals', 'Key account') }),
    ],
    wrong: [
      ['nothing for the rest', emailing([template('For key accounts', { useIf: is('segment', 'equals', 'Key account') }), template('For small ones', { useIf: is('segment', 'equals', 'Small business'), neverIf: is('budget', 'isEmpty') })]), 1],
      ['the clock always takes the first', emailing([template('For all'), template('For key accounts', { useIf: is('segment', 'equals', 'Key account') })], { mode: 'automatic' }), 1],
    ],
  },
  'channels-vary': {
    right: [
      simplest,
      inARow(['email', 'email', 'call', 'email']).build(),
      inARow(['email', 'email', 'email']).change((b) => ({ ...b, rhythm: { ...b.rhythm, sameChannelInRow: 3 } })).build(),
      aBlueprint('Loop').stage('A', (s) => s.email('Mail', tell).call('Call', tell).outcome('Again', { to: 'A', limit: { times: 9, window: 'run', then: null } }).outcome('Done', { to: 'Over' })).end('Over').build(),
    ],
    wrong: [
      ['three stages with an email each', inARow(['email', 'email', 'email']).build(), 1],
      ['only on one of two ways', aBlueprint('Ways').stage('A', (s) => s.email('One', tell).outcome('Straight', { to: 'C' }).outcome('Round', { to: 'B' })).stage('B', (s) => s.email('Two', tell).outcome('On', { to: 'C' })).stage('C', (s) => s.email('Three', tell).outcome('Done', { to: 'Over' })).end('Over').build(), 1],
      ['a loop', aBlueprint('Loop').stage('A', (s) => s.email('Mail', tell).outcome('Again', { to: 'A', limit: { times: 9, window: 'run', then: null } }).outcome('Done', { to: 'Over' })).end('Over').build(), 1],
    ],
  },
  'more-than-one-channel': {
    right: [simplest, touching(1).build()],
    wrong: [['three emails', inARow(['email', 'email', 'email']).build(), 1], ['two calls', inARow(['call', 'call']).build(), 1]],
  },
  'one-channel-once-a-day': {
    right: [touching(0).build(), inARow(['email', 'email'], 1).build(), aBlueprint('Loop').stage('A', (s) => s.email('Mail', tell).outcome('Again', { to: 'A', limit: { times: 2, window: 'run', then: null } }).outcome('Done', { to: 'Over' })).end('Over').build()],
    wrong: [
      ['two emails at once', simple((s) => s.email('One', tell).email('Two', tell)).build(), 1],
      ['the next stage begins with the same', inARow(['email', 'email'], 0).build(), 1],
    ],
  },
  'day-holds-few-touches': {
    right: [touching(0).build(), simple((s) => s.email('One', tell).social('Two', { ...tell, required: 'never' })).build()],
    wrong: [
      ['an email, a call and an invitation', simple((s) => s.email('One', tell).social('Two', tell)).build(), 1],
      ['two after one in the stage before', aBlueprint('Rush').stage('A', (s) => s.email('One', tell).outcome('On', { to: 'B' })).stage('B', (s) => s.call('Two', tell).social('Three', tell).outcome('Done', { to: 'Over' })).end('Over').build(), 1],
      ['six in a week', simple((s) => (['email', 'social', 'email', 'social', 'email'] as const).forEach((channel, index) => s.activity(channel, `Touch ${index}`, { ...tell, due: { type: 'stageEntry', wait: { amount: index + 1, unit: 'days' } } }))).build(), 1],
    ],
  },
  'gap-between-touches-fits': {
    right: [touching(0).build(), touching(1).build(), touching(7).build(), inARow(['email', 'call'], 8).build()],
    wrong: [
      ['thirty days in one stage', touching(30).build(), 1],
      ['thirty days from one stage to the next', inARow(['email', 'call'], 30).build(), 1],
      ['the next day, where two days shall lie between', touching(1).change((b) => ({ ...b, rhythm: { ...b.rhythm, gap: { min: 2, max: 4 } } })).build(), 1],
      ['a wait of a month', aBlueprint('Wait').stage('A', (s) => s.email('One', tell).outcome('On', { to: 'Rest' })).wait('Rest', (s) => s.outcome('Later', { to: 'B', trigger: after(30) })).stage('B', (s) => s.call('Two', tell).outcome('Done', { to: 'Over' })).end('Over').build(), 1],
    ],
  },
  'length-fits-the-rhythm': {
    right: [simplest, inARow(['email', 'call', 'email'], 9).build(), touching(30).build()],
    wrong: [
      ['thirty days before the last', inARow(['email', 'call', 'email'], 30).build(), 1],
      ['over after two days', inARow(['email', 'call', 'email'], 0).build(), 1],
    ],
  },
  'five-elements-are-set': {
    right: [simplest, inARow(['email', 'call', 'email']).change((b) => ({ ...b, audience: 'Directors' })).build()],
    wrong: [
      ['no hours', inARow(['email', 'call', 'email']).change((b) => ({ ...b, audience: 'Directors', rhythm: { ...b.rhythm, windows: [] } })).build(), 1],
      ['nobody in particular', inARow(['email', 'call', 'email']).build(), 1],
      ['nothing to say', aBlueprint('Mute').stage('A', (s) => s.call('1').email('2').social('3').outcome('Done', { to: 'Over' })).end('Over').change((b) => ({ ...b, audience: 'Directors' })).build(), 1],
    ],
  },
  'gate-asks-few-things': {
    right: [simplest, simple((s) => s.outcome('Go', { to: 'Won', gate: { type: 'all', of: filledFields(12) } })).build(), simple((s) => s.outcome('Go', { to: 'Won', gate: { type: 'all', of: [...filledFields(12), ...filledFields(12)] } })).build()],
    wrong: [['fifteen fields', simple((s) => s.outcome('Go', { to: 'Won', gate: { type: 'any', of: filledFields(15) } })).build(), 1], ['twelve fields and a role, in a stage', simple((s) => s.set({ gate: { type: 'all', of: [...filledFields(12), { type: 'role', role: 'rep' }] } })).build(), 1]],
  },
  'stage-has-few-outcomes': {
    right: [manyWays(9), manyWays(12, { trigger: { type: 'signal', signal: 'paid' } })],
    wrong: [['ten ways out', manyWays(10), 1]],
  },
  'loops-have-one-door': {
    right: [
      simplest,
      circle((s) => s.outcome('Back', { to: 'Ask again' })),
      aBlueprint('Two').stage('A', (s) => s.outcome('On', { to: 'B' })).stage('B', (s) => s.outcome('Back', { to: 'A' }).outcome('On', { to: 'C' })).stage('C', (s) => s.outcome('Back', { to: 'B' }).outcome('Far back', { to: 'A' }).outcome('Done', { to: 'Over' })).end('Over').build(),
    ],
    wrong: [
      ['two doors', aBlueprint('Doors').stage('Start', (s) => s.outcome('Left', { to: 'A' }).outcome('Right', { to: 'B' })).stage('A', (s) => s.outcome('On', { to: 'B' })).stage('B', (s) => s.outcome('On', { to: 'A' }).outcome('Done', { to: 'Over' })).end('Over').build(), 1],
      ['two doors inside a circle', aBlueprint('Inside').stage('Start', (s) => s.outcome('Left', { to: 'A' }).outcome('Right', { to: 'B' })).stage('A', (s) => s.outcome('On', { to: 'B' })).stage('B', (s) => s.outcome('On', { to: 'A' }).outcome('Again', { to: 'Start' }).outcome('Done', { to: 'Over' })).end('Over').build(), 1],
    ],
  },
  'prerequisites-come-first': {
    right: [
      simple((s) => s.task('A').task('B', { after: ['A'] })).build(),
      simple((s) => s.outcome('On', { to: 'Next' })).stage('Next', (s) => s.task('B', { after: ['First call'] }).outcome('Done', { to: 'Won' })).build(),
      lanes((s) => s.task('Clear', { lane: 'Pay' }).task('Bill', { lane: 'Invoice', after: [{ type: 'lane', lane: labelledIdsOf('Lanes').lane('Pay') }] })),
    ],
    wrong: [
      ['each after the other', simple((s) => s.task('A', { after: ['B'] }).task('B', { after: ['A'] })).build(), 1],
      ['after itself, by a count', simple((s) => s.task('A', { after: [{ type: 'clause', clause: { type: 'count', compare: 'atLeast', times: 1, of: { activity: labelledIdsOf('Simple').activity('A') }, within: { type: 'visit' } } }] })).build(), 1],
      ['two lanes', lanes((s) => s.task('Clear', { lane: 'Pay', after: [{ type: 'lane', lane: labelledIdsOf('Lanes').lane('Invoice') }] }).task('Bill', { lane: 'Invoice', after: [{ type: 'lane', lane: labelledIdsOf('Lanes').lane('Pay') }] })), 1],
      ['something that comes later', simple((s) => s.task('A', { after: ['B'] }).outcome('On', { to: 'Next' })).stage('Next', (s) => s.task('B').outcome('Done', { to: 'Won' })).build(), 1],
    ],
  },
  'gate-asks-something': {
    right: [simplest, simple((s) => s.outcome('Go', { to: 'Won', gate: { type: 'all', of: [{ type: 'rhythm' }] } })).build()],
    wrong: [
      ['one of nothing', simple((s) => s.outcome('Go', { to: 'Won', gate: { type: 'any', of: [] } })).build(), 1],
      ['all of nothing, inside', simple((s) => s.set({ gate: { type: 'any', of: [{ type: 'rhythm' }, { type: 'not', of: { type: 'all', of: [] } }] } })).build(), 1],
      ['a rule about fields', simple((s) => s.task('A', { when: { type: 'or', of: [] } }).task('B', { required: { type: 'not', of: { type: 'and', of: [] } } }).outcome('Go', { to: 'Won', trigger: { type: 'condition', condition: and() } }).outcome('On', { to: 'Won', gate: { type: 'field', condition: { type: 'and', of: [] } } })).build(), 4],
      ['a decision, a common way, who is enrolled', { ...aBlueprint('Empty').decision('Size', (s) => s.outcome('Big', { to: 'Over', trigger: { type: 'condition', condition: and() } }).outcome('Otherwise', { to: 'Over', fallback: true })).end('Over').common('Out', ['Size'], { to: 'Over', gate: { type: 'all', of: [] } }).build(), enrolment: { ...simplest.enrolment, when: { type: 'condition', condition: { type: 'or', of: [] } } } }, 3],
    ],
  },
  'signal-is-declared': {
    context: typed,
    right: [simplest, hearing({ paid: { key: 'paid', name: 'Paid', payload: { amount: { key: 'amount', name: 'Amount', kind: 'money' } }, order: 0 } }, and(is('amount', 'atLeast', 5), is('budget', 'atLeast', 5))), hearing(undefined, is('amount', 'atLeast', 5))],
    wrong: [
      ['another name', hearing({}), 2],
      ['something it does not bring', hearing({ paid: { key: 'paid', name: 'Paid', payload: {}, order: 0 } }, is('amount', 'atLeast', 5)), 1],
      ['a signal nobody hears', simple().change((b) => ({ ...b, signals: { paid: { key: 'paid', name: 'Paid', payload: {}, order: 0 }, stop: { key: 'stop', name: 'Stop', payload: {}, optOut: 'all', order: 1 } } })).build(), 1],
    ],
  },
  'names-are-unique': {
    right: [simplest],
    wrong: [
      ['two stages', simple().change((b, id) => ({ ...b, stages: changed(b.stages, id.stage('Won'), (stage) => ({ ...stage, name: ' new ' })) })).build(), 1],
      ['two activities, two outcomes', simple((s) => s.call('Second call', tell).outcome('Other', { to: 'Won' })).change((b, id) => ({
        ...b,
        activities: changed(b.activities, id.activity('Second call'), (each) => ({ ...each, name: 'First call' })),
        outcomes: changed(b.outcomes, id.outcome('New', 'Other'), (each) => ({ ...each, name: '' })),
      })).build(), 2],
    ],
  },
  'activity-says-what-to-do': {
    right: [simplest, simple((s) => s.task('Optional', { required: 'never' }).form('Budget', ['budget'])).build()],
    wrong: [['only a name', simple((s) => s.call('Call')).build(), 1]],
  },
};

/** The map with one thing changed in a way no edit would change it. */
function changed<Thing>(things: Readonly<Record<string, Thing>>, id: string, alter: (thing: Thing) => Thing): Readonly<Record<string, Thing>> {
  const thing = things[id];
  if (!thing) throw new Error(`nothing has the id ${id}`);
  return { ...things, [id]: alter(thing) };
}
