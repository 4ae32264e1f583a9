import { describe, expect, it } from 'vitest';
import { day, minute } from '#engine/kernel';
import type { Gate } from '#engine/blueprint';
import type { Run } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { answered, Desk, start } from './a-desk.ts';

const free: Gate = { type: 'not', of: { type: 'role', role: 'ghost' } };
const drawing = aBlueprint()
  .stage('Work', (stage) => stage.call('Ring').checklist('List', ['one', 'two']).outcome('On', { to: 'Pause', gate: { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'run' } }, then: [{ type: 'setField', field: 'score', value: 5 }, { type: 'assignOwner', to: { type: 'person', person: 'u_ben' } }] }).outcome('Lose', { to: 'Lost', gate: free }))
  .wait('Pause', (stage) => stage.outcome('Over', { to: 'Work', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 2, unit: 'days' } } }).outcome('Replied', { to: 'Lost', trigger: { type: 'signal', signal: 'replied' } }))
  .end('Lost', 'lost');

/** What a run says, without the numbers that only ever grow. */
function standing({ rev: _rev, before: _before, lastVisit: _lastVisit, ...rest }: Run): unknown {
  return rest;
}

describe('Undo: the last step is free for five minutes', () => {
  it.each(['choose', 'complete', 'skip', 'tick', 'setFields', 'assign', 'exit', 'lose'] as const)('%s is taken back with everything it brought', (what) => {
    const desk = new Desk(drawing, { fields: { score: 1 } });
    desk.complete('Ring', 'noAnswer');
    const before = standing(desk.run);
    const rev = desk.run.rev;
    desk.now += minute;
    const says = {
      choose: () => desk.choose('On'),
      complete: () => desk.complete('Ring', 'connected', { fields: {} }),
      skip: () => desk.skip('Ring'),
      tick: () => desk.tick('List', [drawing.id.item('List/one')]),
      setFields: () => desk.set({ score: 7, name: 'Ada' }),
      assign: () => desk.say({ type: 'assign', owner: 'u_ben' }),
      exit: () => desk.say({ type: 'exit', reason: 'x' }),
      lose: () => desk.choose('Lose'),
    };
    if (what === 'skip') {
      const skipped = new Desk(drawing);
      const untouched = standing(skipped.run);
      skipped.skip('Ring');
      expect(answered(skipped.undo())).toBe('accepted');
      expect(standing(skipped.run)).toEqual(untouched);
      return;
    }
    expect(answered(says[what]())).toBe('accepted');
    expect(desk.undoable()).toBe(desk.lastEntry);
    desk.now += 4 * minute;
    expect(answered(desk.undo())).toBe('accepted');
    expect(emptied(standing(desk.run))).toEqual(emptied(before));
    expect(desk.run.rev).toBe(rev + 2);
  });
  it('work taken back no longer opens a gate', () => {
    const desk = new Desk(drawing);
    desk.complete('Ring', 'connected');
    expect(desk.outcome('On').open).toBe(true);
    desk.undo();
    expect(desk.outcome('On').open).toBe(false);
    expect(answered(desk.choose('On'))).toBe('gateClosed');
  });
  it('a millisecond before the five minutes are over it is free, a millisecond after it is not', () => {
    for (const [late, answer] of [[-1, 'accepted'], [1, 'undoTooLate']] as const) {
      const desk = new Desk(drawing);
      desk.complete('Ring', 'connected');
      desk.now = start + 5 * minute + late;
      expect(desk.undoable() !== null).toBe(answer === 'accepted');
      expect(answered(desk.undo())).toBe(answer);
    }
  });
  it('only the last step: an earlier one is refused, and so is a second undo', () => {
    const desk = new Desk(drawing);
    desk.complete('Ring', 'noAnswer');
    const first = desk.lastEntry;
    desk.complete('Ring', 'connected');
    expect(answered(desk.undo(first))).toBe('notLastStep');
    expect(desk.run.done).toHaveLength(2);
    const second = desk.entries.at(-2)?.id ?? '';
    expect(answered(desk.undo(second))).toBe('accepted');
    expect(answered(desk.undo(first))).not.toBe('accepted');
    expect(answered(desk.undo(second))).not.toBe('accepted');
    expect(desk.run.done).toHaveLength(1);
  });
  it('a refused intent is no step: the one before it can still be taken back', () => {
    const desk = new Desk(drawing);
    desk.skip('List');
    const skipped = desk.lastEntry;
    expect(answered(desk.choose('On'))).toBe('gateClosed');
    expect(answered(desk.undo(desk.lastEntry))).not.toBe('accepted');
    expect(answered(desk.undo(skipped))).toBe('accepted');
  });
  it('what the clock or the customer did is not taken back, nor what lay before it', () => {
    const clock = new Desk(drawing);
    clock.complete('Ring', 'connected');
    clock.choose('On');
    const chosen = clock.lastEntry;
    clock.now += 2 * day;
    clock.fire();
    expect(clock.undoable()).toBeNull();
    expect(answered(clock.undo())).not.toBe('accepted');
    expect(answered(clock.undo(chosen))).not.toBe('accepted');
    const customer = new Desk(drawing);
    customer.complete('Ring', 'connected');
    customer.choose('On');
    const before = customer.lastEntry;
    customer.signal('replied');
    expect(answered(customer.undo(before))).not.toBe('accepted');
    expect(customer.stage).toBe('Lost');
  });
  it('the enrolment has nothing before it to go back to', () => {
    const desk = new Desk(drawing);
    expect(answered(desk.undo())).not.toBe('accepted');
  });
  it('the wait that a step began is gone with the step', () => {
    const desk = new Desk(drawing);
    desk.complete('Ring', 'connected');
    desk.choose('On');
    const due = desk.clockDue();
    desk.undo();
    desk.now = due.at;
    expect(answered(desk.fire(due))).toBe('staleDue');
    expect(desk.stage).toBe('Work');
  });
  it('a screen that showed the stay which was taken back is stale in the next one', () => {
    const loop = new Desk(aBlueprint('Loop').stage('Work', (stage) => stage.call('Ring').outcome('Again', { to: 'Work', gate: free }).outcome('On', { to: 'Won', gate: free })).end('Won'));
    loop.choose('Again');
    const shown = loop.run.visit;
    loop.undo();
    loop.choose('Again');
    expect(answered(loop.choose('On', { visit: shown }))).toBe('staleVisit');
  });
});

/** Missing, null and empty all mean "empty" on a record; an undo may leave a null where nothing was. */
function emptied(run: unknown): unknown {
  return JSON.parse(JSON.stringify(run, (_key, value: unknown) => (value === null ? undefined : value)));
}
