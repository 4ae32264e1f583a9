import { describe, expect, test } from 'vitest';
import { fieldsInUse, usesOf, type UsedThing } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const drawing = aBlueprint('Order desk')
  .stage('Qualify', (s) => s
    .call('Ring', { form: ['budget'], assignee: { type: 'role', role: 'rep' }, listens: [{ then: 'cancel', signal: 'replied' }] })
    .email('Write', { after: ['Ring'], content: { instructions: '', templates: { intro: { id: 'intro', name: 'Intro', subject: '', body: 'About {{budget}}', order: 1 } }, documents: {}, variants: {} } })
    .outcome('Big', { to: 'Order', who: { type: 'team', team: 'payments' }, gate: (id) => ({ type: 'all', of: [{ type: 'count', compare: 'atLeast', times: 1, of: { activity: id.activity('Ring') }, within: { type: 'run' } }, { type: 'field', condition: { type: 'compare', field: 'budget', operator: 'isNotEmpty' } }] }) })
    .outcome('Replied', { to: 'Won', trigger: { type: 'signal', signal: 'replied' }, then: [{ type: 'send', channel: 'email', template: 'intro', subject: '', body: '' }] }))
  .parallel('Order', (s) => s.lane('Payments', 'payments').task('Clear', { lane: 'Payments', assignee: { type: 'team', team: 'payments' } }).outcome('Done', { to: 'Won', onResult: ['Ring', 'connected'] }))
  .end('Won', 'won')
  .change((b) => ({ ...b, override: { roles: ['manager'], secondPerson: false, expires: { amount: 1, unit: 'days' } } }));
const { id } = drawing;
const draft = drawing.build();
const parts = (thing: UsedThing) => usesOf(draft, thing).map(({ part, target }) => `${part} of ${target.type}`);

describe('[B32] every place that speaks of a thing is listed once', () => {
  test.each<readonly [UsedThing, readonly string[]]>([
    [{ type: 'field', field: 'budget' }, ['form of activity', 'template of activity', 'gate of outcome']],
    [{ type: 'field', field: 'country' }, []],
    [{ type: 'template', template: 'intro' }, ['effect of outcome']],
    [{ type: 'signal', signal: 'replied' }, ['listener of activity', 'trigger of outcome']],
    [{ type: 'role', role: 'rep' }, ['assignee of activity']],
    [{ type: 'role', role: 'manager' }, ['override of blueprint']],
    [{ type: 'team', team: 'payments' }, ['lane of stage', 'assignee of activity', 'who of outcome']],
    [{ type: 'activity', activity: id.activity('Ring') }, ['prerequisite of activity', 'gate of outcome', 'trigger of outcome']],
    [{ type: 'stage', stage: id.stage('Qualify') }, ['start of blueprint']],
    [{ type: 'stage', stage: id.stage('Order') }, ['target of outcome']],
  ])('[B32] %o', (thing, wanted) => {
    expect(parts(thing)).toEqual(wanted);
  });

  test('[B32] the path leads to what speaks of it', () => {
    const [use] = usesOf(draft, { type: 'template', template: 'intro' });
    const found = use?.path.reduce<unknown>((holder, step) => (holder as Record<string | number, unknown>)[step], draft);
    expect(found).toMatchObject({ type: 'send', template: 'intro' });
  });

  test('[B32] fields in use are counted, the most used first', () => {
    expect(fieldsInUse(draft)).toEqual([{ field: 'budget', uses: 3 }]);
  });

  test('[B32] a rule beside a signal reads what the signal brings before the record', () => {
    const condition = { type: 'compare', field: 'amount', operator: 'atLeast', value: 5 } as const;
    const of = (payload: readonly string[]) => fieldsInUse(aBlueprint('Paid').stage('A', (s) => s.outcome('Paid', { to: null, trigger: { type: 'signal', signal: 'paid', condition } })).change((b) => ({ ...b, signals: { paid: { key: 'paid', name: 'Paid', order: 1, payload: Object.fromEntries(payload.map((key) => [key, { key, name: key, kind: 'money' as const }])) } } })).build());
    expect([of([]), of(['amount'])]).toEqual([[{ field: 'amount', uses: 1 }], []]);
  });
});
