import { describe, expect, it } from 'vitest';
import { day } from '#engine/kernel';
import type { Gate } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { answered, Desk, start } from './a-desk.ts';

const free: Gate = { type: 'not', of: { type: 'role', role: 'ghost' } };

describe('Checklist complete is a clause', () => {
  const drawing = aBlueprint().stage('Work', (stage) => stage.checklist('Ready', ['one', 'two']).outcome('On', { to: 'Won', gate: { type: 'checklist' } })).end('Won');
  const [one, two] = [drawing.id.item('Ready/one'), drawing.id.item('Ready/two')];
  it('holds the gate until every item is ticked', () => {
    const desk = new Desk(drawing);
    expect(answered(desk.choose('On'))).toBe('gateClosed');
    desk.tick('Ready', [one]);
    expect(desk.outcome('On').verdict.tree).toMatchObject({ met: false, seen: { type: 'items', done: 1, total: 2, open: [two] } });
    expect(answered(desk.choose('On'))).toBe('gateClosed');
    desk.tick('Ready', [one, two]);
    expect(answered(desk.choose('On'))).toBe('accepted');
  });
  it('an item taken back closes it again', () => {
    const desk = new Desk(drawing);
    desk.tick('Ready', [one, two]);
    desk.tick('Ready', [two]);
    expect(desk.outcome('On').open).toBe(false);
  });
  it('the activity is not done while an item is open, and ticks of nothing on the list count for nothing', () => {
    const desk = new Desk(drawing);
    expect(desk.complete('Ready', 'done', { ticked: [one] })).toMatchObject({ ok: false, refusal: { type: 'checklistOpen' } });
    desk.tick('Ready', [one, drawing.id.item('Ready/three')]);
    expect(desk.outcome('On').open).toBe(false);
    expect(answered(desk.complete('Ready', 'done', { ticked: [one, two] }))).toBe('accepted');
    expect(desk.outcome('On').open).toBe(true);
  });
  it('ticks belong to their visit', () => {
    const loop = aBlueprint().stage('Work', (stage) => stage.checklist('Ready', ['one']).outcome('On', { to: 'Won', gate: { type: 'checklist' } }).outcome('Again', { to: 'Work', gate: free })).end('Won');
    const desk = new Desk(loop);
    desk.complete('Ready', 'done', { ticked: [loop.id.item('Ready/one')] });
    desk.choose('Again');
    expect(desk.outcome('On').open).toBe(false);
  });
});

describe('An activity ends with a result, its form and its evidence', () => {
  const drawing = aBlueprint()
    .stage('Work', (stage) =>
      stage
        .call('Ring', { evidence: ['note', 'recording'] })
        .activity('form', 'Needs', { form: {
          need: { field: 'need', required: 'always', order: 0 },
          budget: { field: 'budget', required: { type: 'compare', field: 'segment', operator: 'equals', value: 'Key account' }, order: 1, validation: { condition: { type: 'or', of: [{ type: 'compare', field: 'budget', operator: 'isEmpty' }, { type: 'compare', field: 'budget', operator: 'atLeast', value: 1000 }] }, message: 'Under 1,000 we do not quote.' } },
        } })
        .outcome('On', { to: 'Won', form: ['email'], gate: free, reason: { type: 'required', choices: ['Price', 'Timing'] } }))
    .end('Won');
  it('evidence that is asked for must be given, all of it', () => {
    const desk = new Desk(drawing);
    expect(desk.complete('Ring', 'connected')).toMatchObject({ refusal: { type: 'evidenceMissing', kinds: ['note', 'recording'] } });
    expect(desk.complete('Ring', 'connected', { evidence: ['note', 'link'] })).toMatchObject({ refusal: { type: 'evidenceMissing', kinds: ['recording'] } });
    expect(desk.run.done).toEqual([]);
    expect(answered(desk.complete('Ring', 'connected', { evidence: ['recording', 'note'] }))).toBe('accepted');
  });
  it.each([null, 'sang', 'toString', 'constructor'])('the result %s is none of its results', (result) => {
    const desk = new Desk(drawing);
    expect(answered(desk.complete('Ring', result, { evidence: ['recording', 'note'] }))).toBe(result === null ? 'resultMissing' : 'unknownResult');
  });
  it('a required field must be filled; empty and blank are not filled', () => {
    const desk = new Desk(drawing);
    for (const need of [undefined, '', null, []]) {
      expect(desk.complete('Needs', 'done', { fields: need === undefined ? {} : { need } })).toMatchObject({ refusal: { type: 'fieldsMissing', fields: ['need'] } });
    }
    expect(desk.run.record.fields).toEqual({});
    expect(answered(desk.complete('Needs', 'done', { fields: { need: 'a lift' } }))).toBe('accepted');
    expect(desk.run.record.fields).toEqual({ need: 'a lift' });
  });
  it('a field is required by a condition that sees what the same form says', () => {
    const desk = new Desk(drawing, { fields: { segment: 'Key account' } });
    expect(desk.complete('Needs', 'done', { fields: { need: 'a lift' } })).toMatchObject({ refusal: { type: 'fieldsMissing', fields: ['budget'] } });
  });
  it('a field is refused with its own message', () => {
    const desk = new Desk(drawing);
    expect(desk.complete('Needs', 'done', { fields: { need: 'a lift', budget: 999 } })).toMatchObject({ refusal: { type: 'fieldInvalid', field: 'budget', message: 'Under 1,000 we do not quote.' } });
    expect(desk.run.record.fields).toEqual({});
    expect(answered(desk.complete('Needs', 'done', { fields: { need: 'a lift', budget: 1000 } }))).toBe('accepted');
  });
  it('an outcome asks its own form and its reason', () => {
    const desk = new Desk(drawing);
    expect(desk.choose('On', { fields: { email: 'a@b.c' } })).toMatchObject({ refusal: { type: 'reasonMissing', choices: ['Price', 'Timing'] } });
    expect(desk.choose('On', { fields: { email: 'a@b.c' }, reason: 'Weather' })).toMatchObject({ refusal: { type: 'reasonMissing' } });
    expect(desk.choose('On', { reason: 'Price' })).toMatchObject({ refusal: { type: 'fieldsMissing', fields: ['email'] } });
    expect(answered(desk.choose('On', { fields: { email: 'a@b.c' }, reason: 'Price' }))).toBe('accepted');
    expect(desk.run.record.fields).toEqual({ email: 'a@b.c' });
  });
});

describe('Opt-out stops every running contact activity at once and is checked before each one', () => {
  const drawing = aBlueprint()
    .stage('Work', (stage) =>
      stage.call('Ring').email('Write').task('Research').outcome('On', { to: 'Later', gate: free, then: [
        { type: 'send', channel: 'email', subject: 'Hello', body: 'Hello' },
        { type: 'send', channel: 'social', subject: 'Hi', body: 'Hi' },
        { type: 'notify', role: 'boss', message: 'moved' },
      ] }))
    .stage('Later', (stage) => stage.email('News', { mode: 'automatic', due: { type: 'stageEntry', wait: { amount: 1, unit: 'days' } } }).outcome('End', { to: 'Won', gate: free }))
    .end('Won');
  it('"do not contact me" on all channels: no touch may be done, other work may', () => {
    const desk = new Desk(drawing, { fields: { doNotContact: true } });
    expect(answered(desk.complete('Ring', 'connected'))).toBe('optedOut');
    expect(answered(desk.complete('Write', 'sent'))).toBe('optedOut');
    expect(answered(desk.complete('Research', 'done'))).toBe('accepted');
    expect(desk.activity('Ring')).toMatchObject({ status: 'locked', lockedBy: { type: 'optedOut' } });
  });
  it('on one channel: only that one', () => {
    const desk = new Desk(drawing, { fields: { doNotContactChannels: ['email'] } });
    expect(desk.complete('Write', 'sent')).toMatchObject({ refusal: { type: 'optedOut', channel: 'email' } });
    expect(answered(desk.complete('Ring', 'connected'))).toBe('accepted');
  });
  it('said while the run goes on, the touches that were due are due no more', () => {
    const desk = new Desk(drawing);
    const channels = () => desk.run.dues.map((due) => due.channel).toSorted();
    expect(channels()).toEqual(['call', 'email', 'task']);
    desk.set({ doNotContact: true });
    expect(channels()).toEqual(['task']);
  });
  it('nothing is sent by the clock any more', () => {
    const desk = new Desk(drawing);
    desk.choose('On');
    const due = desk.run.dues.find((each) => each.kind === 'activity' && each.automatic === true);
    expect(due).toBeDefined();
    desk.set({ doNotContactChannels: ['email'] });
    desk.now = start + 2 * day;
    if (due) desk.fire(due);
    expect(desk.run.done).toEqual([]);
  });
  it('nothing is sent by an outcome either: only what the customer still allows leaves', () => {
    const sent = (fields: Readonly<Record<string, boolean | readonly string[]>>) => {
      const answer = new Desk(drawing, { fields }).choose('On');
      return answer.ok ? answer.changes.effects.map(({ effect }) => (effect.type === 'send' ? effect.channel : effect.type)) : [];
    };
    expect(sent({})).toEqual(['email', 'social', 'notify']);
    expect(sent({ doNotContactChannels: ['email'] })).toEqual(['social', 'notify']);
    expect(sent({ doNotContact: true })).toEqual(['notify']);
  });
});

describe('Who may take an outcome', () => {
  const drawing = aBlueprint()
    .stage('Work', (stage) =>
      stage
        .outcome('Boss', { to: 'Won', gate: free, who: { type: 'roles', roles: ['boss', 'coach'] } })
        .outcome('Own', { to: 'Won', gate: free, who: { type: 'owner' } })
        .outcome('Held', { to: 'Won', gate: { type: 'role', role: 'boss' } }))
    .end('Won');
  it('a role that does not hold is refused, and the blocked outcome is still shown', () => {
    const desk = new Desk(drawing, { roles: ['rep'] });
    expect(desk.outcome('Boss')).toMatchObject({ open: false, refusal: { type: 'notAllowed', roles: ['boss', 'coach'] } });
    expect(answered(desk.choose('Boss'))).toBe('notAllowed');
    desk.roles = ['rep', 'coach'];
    expect(answered(desk.choose('Boss'))).toBe('accepted');
  });
  it('the owner only, whoever that is now', () => {
    const desk = new Desk(drawing, { owner: 'u_ben', by: 'u_anna', roles: ['boss'] });
    expect(desk.choose('Own')).toMatchObject({ refusal: { type: 'notAllowed', ownerOnly: true } });
    desk.say({ type: 'assign', owner: 'u_anna' });
    expect(answered(desk.choose('Own'))).toBe('accepted');
  });
  it('nobody owns a record without an owner', () => {
    expect(answered(new Desk(drawing, { owner: null }).choose('Own'))).toBe('notAllowed');
  });
  it('a clause that a person holds a role says whom to ask', () => {
    const desk = new Desk(drawing, { roles: ['rep'] });
    expect(desk.outcome('Held').verdict).toMatchObject({ met: false, tree: { who: [{ type: 'role', role: 'boss' }] }, shortest: [{ type: 'ask', role: 'boss' }] });
    desk.roles = ['boss'];
    expect(desk.outcome('Held').open).toBe(true);
  });
});
