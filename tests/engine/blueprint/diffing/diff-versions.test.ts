import { describe, expect, test } from 'vitest';
import { defaultRecordTypes, diffVersions, editBlueprint, newStage, revertChanges, type Blueprint, type Change, type Edit, type Gate } from '#engine/blueprint';
import { aBlueprint, labelledId } from '../../../kit/a-blueprint.ts';
import { bigBlueprint } from '../big-blueprint.ts';

const budget = (value: number): Gate => ({ type: 'field', condition: { type: 'compare', field: 'score', operator: 'atLeast', value } });
const calls = (times: number): Gate => ({ type: 'count', compare: 'atLeast', times, of: { channel: 'call' }, within: { type: 'visit' } });

const drawing = aBlueprint('Sale')
  .stage('New', (stage) => stage.call('First call').email('Recap').outcome('Reached', { to: 'Offer' }).outcome('Lost', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } }))
  .stage('Offer', (stage) => stage.call('Follow up').outcome('Won', { to: 'Won', gate: budget(10) }))
  .end('Won', 'won')
  .end('Lost', 'lost');
const { id } = drawing;
const before = drawing.build();

function after(...edits: readonly Edit[]): Blueprint {
  const made = editBlueprint(before, { type: 'several', name: 'All', edits });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.next;
}

const set = (path: readonly (string | number)[], value: unknown): Edit => ({ type: 'setField', path, value });
const won = id.outcome('Offer', 'Won');
const short = (changes: readonly Change[]) => changes.map(({ kind, severity, target, field }) => [kind, severity, 'id' in target ? target.id : 'blueprint', field]);

describe('gates', () => {
  const compared = (gate: Gate | undefined) => short(diffVersions(before, after(set(['outcomes', won, 'gate'], gate)), defaultRecordTypes.lead.fields));

  test('[B73] a gate that asks more is tightened, one that asks less is loosened', () => {
    expect(compared(budget(20))).toEqual([['gateTightened', 'blocks', won, 'gate']]);
    expect(compared({ type: 'all', of: [budget(10), calls(2)] })).toEqual([['gateTightened', 'blocks', won, 'gate']]);
    expect(compared(budget(5))).toEqual([['gateLoosened', 'frees', won, 'gate']]);
    expect(compared({ type: 'any', of: [budget(10), calls(2)] })).toEqual([['gateLoosened', 'frees', won, 'gate']]);
  });

  test('[B73] neither stricter nor looser is changed, the same said otherwise is reworded', () => {
    expect(compared(calls(1))).toEqual([['gateChanged', 'blocks', won, 'gate']]);
    expect(compared({ type: 'all', of: [budget(10)] })).toEqual([['gateReworded', 'none', won, 'gate']]);
  });

  test('[B73] counts, approvals and times are compared by their numbers', () => {
    const with2 = after(set(['outcomes', won, 'gate'], calls(2)));
    const approval = (quorum: number): Gate => ({ type: 'approval', role: 'boss', levels: 1, quorum });
    const kind = (from: Gate, to: Gate) => {
      const one = editBlueprint(with2, set(['outcomes', won, 'gate'], from));
      const other = editBlueprint(with2, set(['outcomes', won, 'gate'], to));
      return one.ok && other.ok ? diffVersions(one.value.next, other.value.next)[0]?.kind : undefined;
    };
    expect(kind(calls(2), calls(3))).toBe('gateTightened');
    expect(kind(approval(2), approval(1))).toBe('gateLoosened');
    expect(kind({ type: 'minimumTime', wait: { amount: 1, unit: 'days' } }, { type: 'minimumTime', wait: { amount: 2, unit: 'days' } })).toBe('gateTightened');
  });

  test('[B73] a gate where none was drawn is compared with what the stage asks anyway', () => {
    const reached = id.outcome('New', 'Reached');
    const newGate = (gate: Gate) => short(diffVersions(before, after(set(['outcomes', reached, 'gate'], gate))));
    expect(newGate({ type: 'all', of: [{ type: 'requiredActivities' }, calls(2)] })).toEqual([['newGate', 'blocks', reached, 'gate']]);
    expect(newGate({ type: 'all', of: [] })).toEqual([['newGate', 'frees', reached, 'gate']]);
    expect(compared(undefined)).toEqual([['lostGate', 'blocks', won, 'gate']]);
  });
});

describe('things', () => {
  test('[B74] things are the same by their ids: a new name is words, in whatever stage', () => {
    expect(short(diffVersions(before, after({ type: 'renameStage', stage: id.stage('Offer'), name: 'Proposal' })))).toEqual([['words', 'none', id.stage('Offer'), 'name']]);
  });

  test('[B74] variants that wait another time change when the activity is due, as do their weights; other words of theirs do not', () => {
    const activity = id.activity('Recap');
    const one = (part: object = {}) => ({ [activity]: { id: activity, name: 'Later', weight: 50, change: {}, order: 0, ...part } });
    const having = (blueprint: Blueprint, variants: object): Blueprint => {
      const made = editBlueprint(blueprint, set(['activities', activity, 'content', 'variants'], variants));
      if (!made.ok) throw new Error(JSON.stringify(made.error));
      return made.value.next;
    };
    const from = (earlier: object, later: object) => short(diffVersions(having(before, earlier), having(before, later)));
    const waits = { change: { wait: { amount: 3, unit: 'days' }, timed: true } };
    expect(from({}, one(waits))).toEqual([['wait', 'changes', activity, 'content']]);
    expect(from(one(waits), one({ ...waits, weight: 10 }))).toEqual([['wait', 'changes', activity, 'content']]);
    expect(from(one(waits), one({ ...waits, name: 'Much later' }))).toEqual([['words', 'none', activity, 'content']]);
    expect(from({}, one({ change: { instructions: 'Be brief.' } }))).toEqual([['words', 'none', activity, 'content']]);
  });

  test('[B75] a stage that went takes its work, its ways out and its place along in one change', () => {
    const changes = diffVersions(before, after({ type: 'deleteStages', stages: [id.stage('Offer')], heal: false }));
    expect(short(changes)).toEqual([
      ['removed', 'strands', id.stage('Offer'), null],
      ['changed', 'changes', id.outcome('New', 'Reached'), 'to'],
    ]);
    expect(changes[0]?.parts.map((part) => part.path.join('/'))).toContain(`activities/${id.activity('Follow up')}`);
  });

  test('[B75] an activity with another home has moved, and is nothing else', () => {
    const changes = diffVersions(before, after({ type: 'moveActivity', activity: id.activity('Recap'), stage: id.stage('Offer'), index: 0 }));
    expect(short(changes)).toEqual([['moved', 'changes', id.activity('Recap'), 'stage']]);
  });

  test('[B75] work in another order is one change of its stage', () => {
    const changes = diffVersions(before, after({ type: 'moveActivity', activity: id.activity('Recap'), stage: id.stage('New'), index: 0 }));
    expect(short(changes)).toEqual([['reordered', 'none', id.stage('New'), 'activities']]);
  });

  test('[B76] gravest first: a lost way out, then what may hold back, then the rest, positions last', () => {
    const changes = diffVersions(before, after(
      { type: 'moveCards', positions: { [id.stage('New')]: { x: 8, y: 8 } } },
      set(['description'], 'For every new lead'),
      set(['outcomes', id.outcome('New', 'Lost'), 'trigger'], { type: 'elapsed', wait: { amount: 5, unit: 'days' } }),
      set(['activities', id.activity('Recap'), 'required'], 'never'),
      set(['activities', id.activity('First call'), 'form'], { budget: { field: 'budget', required: 'always', order: 0 } }),
      { type: 'deleteOutcomes', outcomes: [won] },
    ));
    expect(short(changes)).toEqual([
      ['removed', 'strands', won, null],
      ['changed', 'blocks', id.activity('First call'), 'form'],
      ['wait', 'changes', id.outcome('New', 'Lost'), 'trigger'],
      ['dutyLoosened', 'frees', id.activity('Recap'), 'required'],
      ['words', 'none', 'blueprint', 'description'],
      ['placed', 'none', id.stage('New'), 'view'],
    ]);
  });

  test('[B76] a stage that was switched off strands who stands there', () => {
    expect(short(diffVersions(before, after(set(['stages', id.stage('Offer'), 'disabled'], true))))).toEqual([['switchedOff', 'strands', id.stage('Offer'), 'disabled']]);
  });
});

describe('taking back', () => {
  test('[B72] what cannot stand without it is taken back too', () => {
    const stage = newStage('work', labelledId('fresh'), 'Fresh');
    const b = after({ type: 'addStage', stage, at: { x: 0, y: 400 } }, { type: 'connect', outcome: id.outcome('New', 'Reached'), to: stage.id });
    const all = diffVersions(before, b);
    const added = all.filter(({ kind }) => kind === 'added');
    const revert = revertChanges(before, b, all, added, 'Take back Fresh');
    expect(revert.changes.map(({ kind }) => kind).sort()).toEqual(['added', 'changed']);
    const line = revertChanges(before, b, all, all.filter(({ kind }) => kind === 'changed'), 'Take back the line');
    expect(line.changes.map(({ kind }) => kind)).toEqual(['changed']);
  });
});

test('[B77] two drawings at the published limits are compared, and one change among 500 stages is found', () => {
  const big = bigBlueprint(500, 2000);
  expect(diffVersions(big, structuredClone(big))).toEqual([]);
  const renamed = editBlueprint(big, { type: 'renameStage', stage: big.start ?? '', name: 'Another name' });
  expect(renamed.ok && diffVersions(big, renamed.value.next).length).toBe(1);
});
