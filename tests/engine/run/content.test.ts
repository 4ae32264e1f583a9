import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day } from '#engine/kernel';
import { defaultRhythm, type Condition, type Content } from '#engine/blueprint';
import type { Intent } from '#engine/journal';
import { decideDocument, dueRuleOf, lastUseOf, replay, variantFor, variantUnderLoad } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { Rep, accepted, monday, refusalOf } from './a-rep.ts';

const variants = (...weights: readonly number[]) => Object.fromEntries(weights.map((weight, order) => {
  const id = labelledId(`variant ${order}`);
  return [id, { id, name: `V${order}`, weight, change: {}, order }];
}));
const mail = (weights: readonly number[]) => ({ id: labelledId('mail'), content: { instructions: '', templates: {}, documents: {}, variants: variants(...weights) } });
const runIds = Array.from({ length: 3000 }, (_, at) => ({ id: labelledId(`run ${at}`) }));

describe('variants', () => {
  test('[R190] a run always gets the same one, and every run one that weighs something', () => {
    fc.assert(fc.property(fc.uuid({ version: 7 }), fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 5 }), (id, weights) => {
      const chosen = variantFor({ id }, mail(weights));
      expect(variantFor({ id }, mail(weights))).toEqual(chosen);
      if (weights.every((weight) => weight === 0)) expect(chosen).toBeNull();
      else expect(chosen?.variant.weight).toBeGreaterThan(0);
    }), { numRuns: cases(100) });
  });

  test('[R190] over many runs each comes as often as it weighs', () => {
    const letters = runIds.map((run) => variantFor(run, mail([1, 0, 3]))?.letter);
    const share = (letter: string) => letters.filter((one) => one === letter).length / letters.length;
    expect(share('A')).toBeCloseTo(0.25, 1);
    expect(share('B')).toBe(0);
    expect(share('C')).toBeCloseTo(0.75, 1);
  });

  const calling = (...changes: readonly (readonly [number, Content['variants'][string]['change'], number?])[]) => Object.fromEntries(changes.map(([weight, change, load], order) => {
    const id = labelledId(`way ${order}`);
    return [id, { id, name: `W${order}`, weight, change, order, ...(load === undefined ? {} : { load }) }];
  }));
  const reach = (ways: Content['variants']) => aBlueprint('Reach')
    .stage('Reach', (stage) => stage.call('Call', { due: { type: 'stageEntry', wait: { amount: 1, unit: 'days' } }, content: { instructions: '', templates: {}, documents: {}, variants: ways } }).outcome('Done', { to: 'End' }))
    .end('End');

  test('[R194] the wait of a timed variant takes the place of the drawn one; an untimed one moves nothing', () => {
    const wait = { amount: 3, unit: 'days' } as const;
    const timed = new Rep(reach(calling([1, { wait, timed: true }])));
    expect(timed.due('Call')?.at).toBe(monday + 3 * day);
    expect(dueRuleOf(timed.run, timed.activity('Call').activity)).toEqual({ type: 'stageEntry', wait });
    expect(replay((id) => (id === timed.run.versionId ? timed.process : null), timed.entries)).toEqual(timed.run);
    const told = new Rep(reach(calling([1, { wait }])));
    expect(told.due('Call')?.at).toBe(monday + day);
  });

  test('[R195] the highest load that is exceeded is the one to use, and it is drawn for nobody', () => {
    const { content, id } = new Rep(reach(calling([1, {}], [50, {}, 30], [50, {}, 60]))).activity('Call').activity;
    expect([30, 31, 60, 61].map((due) => variantUnderLoad({ content }, due)?.name)).toEqual([undefined, 'W1', 'W1', 'W2']);
    expect(new Set(runIds.slice(0, 200).map((run) => variantFor(run, { id, content })?.variant.name))).toEqual(new Set(['W0']));
  });

  test('[R195] a step names only a variant for busy days', () => {
    const rep = new Rep(reach(calling([1, {}], [0, {}, 30])));
    const asCall = (variant: string): Intent => ({ type: 'complete', activity: rep.activity('Call').activity.id, result: 'noAnswer', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], variant, expect: { visit: 1 } });
    expect(refusalOf(rep.act(asCall(labelledId('way 0')))).type).toBe('invalidIntent');
    accepted(rep.act(asCall(labelledId('way 1'))));
  });
});

describe('documents', () => {
  const when = (field: string, operator: 'atLeast' | 'equals', value: number | string): Condition => ({ type: 'compare', field, operator, value });
  const document = (name: string, order: number, useIf?: Condition) => ({ [labelledId(name)]: { id: labelledId(name), name, url: `https://docs.example/${order}`, order, ...(useIf ? { useIf } : {}) } });
  const content = { instructions: '', templates: {}, variants: {}, documents: { ...document('Any', 2), ...document('Large', 0, when('value', 'atLeast', 50_000)), ...document('Abroad', 1, when('country', 'equals', 'Norway')) } };
  const states = (fields: Record<string, string | number>) => decideDocument({ content }, fields).rows.map((row) => [row.document.name, row.state]);

  test('[R191] the first whose rule holds is the one, in the order drawn', () => {
    expect(states({ value: 60_000, country: 'Norway' })).toEqual([['Large', 'chosen'], ['Abroad', 'notReached'], ['Any', 'notReached']]);
    expect(states({ value: 100, country: 'Norway' })).toEqual([['Large', 'ruledOut'], ['Abroad', 'chosen'], ['Any', 'notReached']]);
    expect(decideDocument({ content }, {}).chosen?.name).toBe('Any');
    expect(decideDocument({ content: { ...content, documents: document('Large', 0, when('value', 'atLeast', 1)) } }, {}).chosen).toBeNull();
  });

  test('[R191] only a document of the activity can have been used', () => {
    const drawing = aBlueprint('Paper').stage('Offer', (stage) => stage.document('Send the offer', { content, required: 'always' }).outcome('Sent', { to: 'End' })).end('End');
    const rep = new Rep(drawing);
    const used = (id: string): Intent => ({ type: 'complete', activity: drawing.id.activity('Send the offer'), result: 'sent', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], document: id, expect: { visit: 1 } });
    expect(refusalOf(rep.act(used(labelledId('elsewhere')))).type).toBe('invalidIntent');
    accepted(rep.act(used(labelledId('Large'))));
  });
});

describe('letters', () => {
  const template = labelledId('template first');
  const content = { instructions: '', documents: {}, variants: {}, templates: { [template]: { id: template, name: 'First', subject: 'Rates', body: 'Hello {{name}}', order: 0 } } };
  const often = { attempts: { min: 1, max: 9 }, required: 'never', content } as const;
  const drawing = aBlueprint('Letters')
    .stage('Reach', (stage) => stage.email('Mail', often).call('Call', often).outcome('Done', { to: 'End' }))
    .end('End')
    .change((made) => ({ ...made, rhythm: { ...defaultRhythm, preferredChannel: 'switch', enforce: { slide: false, gap: false, bundles: false, touches: false, template: true, channel: false } } }));
  const writing = (more: Partial<Extract<Intent, { type: 'complete' }>> = {}, label = 'Mail'): Intent => ({ type: 'complete', activity: drawing.id.activity(label), result: label === 'Mail' ? 'sent' : 'connected', fields: {}, ticked: [], evidence: [], template, points: [], objections: [], writes: true, expect: { visit: 1 }, ...more });

  test('[R192] what was written goes into the outbox once, without its text', () => {
    const rep = new Rep(drawing, { fields: { name: 'Aino' } });
    const { changes, run } = accepted(rep.act(writing()));
    expect(changes.effects).toEqual([{ key: `${run.id}/${run.rev}/0`, effect: { type: 'send', channel: 'email', template, subject: '', body: '' } }]);
    expect(changes.letter).toBe(`${run.id}/${run.rev}/0`);
    expect(JSON.stringify(changes)).not.toContain('Hello');
    expect(replay((id) => (id === run.versionId ? rep.process : null), rep.entries)).toEqual(rep.run);
  });

  test('[R192] without it nothing goes out, and the customer’s channel is the one it goes by', () => {
    const { writes: _, ...plain } = writing() as Extract<Intent, { type: 'complete' }>;
    const { changes } = accepted(new Rep(drawing).act(plain));
    expect([changes.effects, 'letter' in changes]).toEqual([[], false]);
    const social = accepted(new Rep(drawing, { fields: { preferredChannel: 'social' } }).act(writing()));
    expect(social.changes.effects[0]?.effect).toMatchObject({ type: 'send', channel: 'social' });
  });

  test('[R193] a template’s last use is told, and bars it exactly when the step would refuse it', () => {
    const rep = new Rep(drawing);
    const use = () => lastUseOf(rep.process, rep.run, rep.activity('Mail').activity, template, rep.now);
    expect(use()).toBeNull();
    accepted(rep.act(writing()));
    rep.wait(3 * day);
    expect(use()).toEqual({ at: monday, entry: rep.lastEntry.id, barred: true });
    expect(refusalOf(rep.act(writing()))).toMatchObject({ type: 'rhythm', rule: 'template' });
    accepted(rep.act(writing({ template: null })));
    const free = new Rep(aBlueprint('Letters').stage('Reach', (stage) => stage.email('Mail', often).outcome('Done', { to: 'End' })).end('End'));
    accepted(free.act({ ...writing(), activity: free.drawing.id.activity('Mail') } as Intent));
    expect(lastUseOf(free.process, free.run, free.activity('Mail').activity, template, free.now)).toMatchObject({ barred: false });
  });
});
