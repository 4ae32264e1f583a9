import { describe, expect, it } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import type { Gate } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { answered, Desk, start } from './a-desk.ts';

const free: Gate = { type: 'not', of: { type: 'role', role: 'ghost' } };
const scoreAbove = (value: number) => ({ type: 'condition' as const, condition: { type: 'compare' as const, field: 'score', operator: 'atLeast' as const, value } });

describe('choose carries expect.visit; a different visit is refused as stale', () => {
  const loop = aBlueprint().stage('Work', (stage) => stage.call('Ring').outcome('Again', { to: 'Work', gate: free }).outcome('On', { to: 'Won', gate: free })).end('Won');
  it('a second tab that still shows the first visit changes nothing', () => {
    const desk = new Desk(loop);
    desk.choose('Again');
    expect(desk.run.visit).toBe(2);
    for (const visit of [1, 3, 0]) expect(desk.choose('On', { visit })).toEqual({ ok: false, refusal: { type: 'staleVisit', expected: visit, actual: 2 }, verdict: null });
    expect(answered(desk.complete('Ring', 'connected', { visit: 1 }))).toBe('staleVisit');
    expect(answered(desk.skip('Ring', 1))).toBe('staleVisit');
    expect(desk.run).toMatchObject({ visit: 2, done: [], skipped: [], status: 'running' });
  });
  it('each stay in a stage is a visit of its own, with its own work', () => {
    const desk = new Desk(loop);
    desk.complete('Ring', 'noAnswer');
    desk.choose('Again');
    expect(desk.activity('Ring')).toMatchObject({ status: 'open', attempts: 0 });
    desk.complete('Ring', 'connected');
    expect(desk.run.done.map((each) => each.visit)).toEqual([1, 2]);
  });
  it('an outcome of another stage, an unknown one and an unknown activity are refused', () => {
    const drawing = aBlueprint().stage('Work', (stage) => stage.outcome('On', { to: 'Later', gate: free })).stage('Later', (stage) => stage.call('Ring').outcome('End', { to: 'Won', gate: free })).end('Won');
    const desk = new Desk(drawing);
    expect(answered(desk.chooseId(drawing.id.outcome('Later', 'End')))).toBe('outcomeNotHere');
    expect(answered(desk.chooseId(drawing.id.outcome('Work', 'Nowhere')))).toBe('unknownOutcome');
    expect(answered(desk.complete('Ring', 'connected'))).toBe('activityNotHere');
    expect(answered(desk.complete('Sing', 'connected'))).toBe('unknownActivity');
  });
});

describe('A decision leaves by the first outcome whose condition holds, and needs a default', () => {
  const drawing = aBlueprint()
    .stage('Ask', (stage) => stage.call('Ring').outcome('On', { to: 'Sort', gate: free, then: [{ type: 'setField', field: 'segment', value: 'Key account' }] }))
    .decision('Sort', (stage) =>
      stage
        .outcome('Rest', { to: 'Cold', order: 0, fallback: true })
        .outcome('High', { to: 'Hot', order: 1, trigger: scoreAbove(80) })
        .outcome('Middle', { to: 'Warm', order: 2, trigger: scoreAbove(40) }))
    .end('Hot', 'won').end('Warm', 'nurture').end('Cold', 'lost');
  it.each([[90, 'Hot'], [80, 'Hot'], [79, 'Warm'], [40, 'Warm'], [39, 'Cold']])('score %i goes to %s', (score, stage) => {
    const desk = new Desk(drawing, { fields: { score } });
    expect(answered(desk.choose('On'))).toBe('accepted');
    expect(desk.stage).toBe(stage);
  });
  it('without a value no condition holds, so the default is taken though it was drawn first', () => {
    const desk = new Desk(drawing);
    desk.choose('On');
    expect(desk.stage).toBe('Cold');
  });
  it('order decides, not the place in the document', () => {
    const turned = aBlueprint('Turned')
      .stage('Ask', (stage) => stage.outcome('On', { to: 'Sort', gate: free }))
      .decision('Sort', (stage) => stage.outcome('Middle', { to: 'Warm', order: 5, trigger: scoreAbove(40) }).outcome('High', { to: 'Hot', order: 2, trigger: scoreAbove(80) }).outcome('Rest', { to: 'Cold', order: 9, fallback: true }))
      .end('Hot').end('Warm').end('Cold');
    const desk = new Desk(turned, { fields: { score: 90 } });
    desk.choose('On');
    expect(desk.stage).toBe('Hot');
  });
  it('sees what the outcome that led there has set', () => {
    const seeing = aBlueprint('Seeing')
      .stage('Ask', (stage) => stage.outcome('On', { to: 'Sort', gate: free, then: [{ type: 'setField', field: 'score', value: 99 }] }))
      .decision('Sort', (stage) => stage.outcome('High', { to: 'Hot', trigger: scoreAbove(80) }).outcome('Rest', { to: 'Cold', fallback: true }))
      .end('Hot').end('Cold');
    const desk = new Desk(seeing);
    const answer = desk.choose('On');
    expect(desk.stage).toBe('Hot');
    expect(answer.ok && answer.changes.moves.map((move) => move.to)).toEqual([seeing.id.stage('Sort'), seeing.id.stage('Hot')]);
  });
});

describe('Wait of any length up to 400 days, no early firing, late rather than never', () => {
  const pause = (amount: number, unit: 'minutes' | 'hours' | 'days' | 'weeks') =>
    aBlueprint()
      .stage('Ask', (stage) => stage.outcome('On', { to: 'Pause', gate: free }))
      .wait('Pause', (stage) => stage.outcome('Over', { to: 'Second', tone: 'time', trigger: { type: 'elapsed', wait: { amount, unit } } }).outcome('Replied', { to: 'Won', trigger: { type: 'signal', signal: 'replied', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 3 } } }))
      .wait('Second', (stage) => stage.outcome('Done', { to: 'Won', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days' } } }))
      .end('Won');
  it.each([[400, 'days', 400 * day], [57, 'weeks', 399 * day], [1, 'minutes', minute], [9600, 'hours', 400 * day], [0, 'minutes', 0]] as const)('%i %s', (amount, unit, length) => {
    const desk = new Desk(pause(amount, unit));
    desk.choose('On');
    const due = desk.clockDue();
    expect(due.at).toBe(start + length);
    if (length > 0) {
      desk.now = due.at - 1;
      expect(answered(desk.fire(due))).toBe('notYetDue');
      expect(desk.stage).toBe('Pause');
    }
    desk.now = due.at;
    expect(answered(desk.fire(due))).toBe('accepted');
    expect(desk.stage).toBe('Second');
  });
  it('a late one happens at its due time: the next wait counts from there', () => {
    const desk = new Desk(pause(2, 'days'));
    desk.choose('On');
    desk.now = start + 30 * day;
    expect(answered(desk.fire())).toBe('accepted');
    expect(desk.run.enteredAt).toBe(start + 2 * day);
    expect(desk.clockDue().at).toBe(start + 3 * day);
    expect(answered(desk.fire())).toBe('accepted');
    expect(desk.run).toMatchObject({ status: 'ended', endedAt: start + 3 * day });
  });
  it('fires once: a second delivery and a due of a visit that is over are refused', () => {
    const desk = new Desk(pause(2, 'days'));
    desk.choose('On');
    const due = desk.clockDue();
    desk.now = due.at;
    desk.fire(due);
    expect(answered(desk.fire(due))).toBe('staleDue');
    expect(desk.stage).toBe('Second');
  });
  it('a signal ends the wait only when its condition holds, and then the clock is too late', () => {
    const desk = new Desk(pause(2, 'days'));
    desk.choose('On');
    const due = desk.clockDue();
    desk.signal('replied', { score: 2 });
    desk.signal('visited', { score: 5 });
    expect(desk.stage).toBe('Pause');
    desk.signal('replied', { score: 3 });
    expect(desk.stage).toBe('Won');
    desk.now = due.at;
    expect(answered(desk.fire(due))).not.toBe('accepted');
  });
  it('a person cannot take what the clock or a customer takes', () => {
    const desk = new Desk(pause(2, 'days'));
    desk.choose('On');
    expect(answered(desk.choose('Over'))).toBe('outcomeNotByHand');
    expect(answered(desk.choose('Replied'))).toBe('outcomeNotByHand');
  });
  it('a due with another rev than the one that armed it is stale', () => {
    const desk = new Desk(pause(2, 'days'));
    desk.choose('On');
    const due = desk.clockDue();
    desk.now = due.at;
    expect(answered(desk.fire({ key: due.key, armed: due.armed + 1 }))).toBe('staleDue');
  });
  it('time alone does not open a gate: a timed way out of a working stage waits for the required work, then goes', () => {
    const drawing = aBlueprint()
      .stage('Work', (stage) => stage.call('Ring').outcome('Over', { to: 'Won', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'hours' } } }))
      .end('Won');
    const desk = new Desk(drawing);
    desk.now = start + hour;
    desk.fire();
    expect(desk.stage).toBe('Work');
    desk.now = start + 2 * hour;
    desk.complete('Ring', 'connected');
    expect(desk.stage).toBe('Won');
  });
});

describe('Automatic outcomes ask the gate too', () => {
  const drawing = aBlueprint()
    .stage('Work', (stage) => stage.call('Ring').email('Write').outcome('Reached', { to: 'Won', onResult: ['Ring', 'connected'] }).outcome('Silence', { to: 'Later', onResult: ['Ring', 'noAnswer'], gate: free }))
    .stage('Later', (stage) => stage.outcome('Back', { to: 'Work', gate: free }))
    .end('Won');
  it('a result takes its outcome only when the required work is done', () => {
    const desk = new Desk(drawing);
    desk.complete('Ring', 'connected');
    expect(desk.stage).toBe('Work');
  });
  it('a result takes its outcome at once when the gate is open', () => {
    const desk = new Desk(drawing);
    desk.complete('Write', 'sent');
    desk.complete('Ring', 'connected');
    expect(desk.stage).toBe('Won');
  });
  it('the result of an earlier visit does not take an outcome in a later one', () => {
    const desk = new Desk(drawing);
    desk.complete('Ring', 'noAnswer');
    expect(desk.stage).toBe('Later');
    desk.choose('Back');
    expect(desk.stage).toBe('Work');
  });
  it('a condition coming true takes its outcome, not before', () => {
    const desk = new Desk(aBlueprint().stage('Work', (stage) => stage.outcome('Enough', { to: 'Won', trigger: scoreAbove(10), gate: free })).end('Won'));
    desk.set({ score: 9 });
    expect(desk.stage).toBe('Work');
    desk.set({ score: 10 });
    expect(desk.stage).toBe('Won');
  });
  it('a circle that nothing stops is refused and the record stays', () => {
    const desk = new Desk(aBlueprint()
      .stage('Work', (stage) => stage.outcome('In', { to: 'One', gate: free }))
      .decision('One', (stage) => stage.outcome('Rest', { to: 'Two', fallback: true }))
      .decision('Two', (stage) => stage.outcome('Rest', { to: 'One', fallback: true })));
    expect(answered(desk.choose('In'))).toBe('endlessLoop');
    expect(desk.stage).toBe('Work');
  });
});

describe('An outcome has a limit of times', () => {
  const limited = (then: string | null) =>
    aBlueprint(`Limited ${then}`)
      .stage('Work', (stage) =>
        stage
          .outcome('Again', { to: 'Work', gate: free, limit: (id) => ({ times: 2, window: 'run', then: then === null ? null : id.outcome('Work', then) }) })
          .outcome('Give up', { to: 'Lost', gate: free }))
      .end('Lost', 'lost');
  it('a loop is taken so many times and then refused', () => {
    const desk = new Desk(limited(null));
    expect([1, 2, 3].map(() => answered(desk.choose('Again')))).toEqual(['accepted', 'accepted', 'limitReached']);
    expect(desk.run.visit).toBe(3);
    expect(desk.outcome('Again')).toMatchObject({ open: false, refusal: { type: 'limitReached', times: 2 } });
    expect(answered(desk.choose('Give up'))).toBe('accepted');
  });
  it('beyond the limit the named outcome is taken instead', () => {
    const desk = new Desk(limited('Give up'));
    desk.choose('Again');
    desk.choose('Again');
    expect(desk.stage).toBe('Work');
    desk.choose('Again');
    expect(desk.stage).toBe('Lost');
  });
  it('the outcome taken instead still asks its own gate', () => {
    const drawing = aBlueprint('Limited and gated')
      .stage('Work', (stage) => stage.call('Ring').outcome('Again', { to: 'Work', gate: free, limit: (id) => ({ times: 1, window: 'run', then: id.outcome('Work', 'Give up') }) }).outcome('Give up', { to: 'Lost' }))
      .end('Lost', 'lost');
    const desk = new Desk(drawing);
    desk.choose('Again');
    expect(answered(desk.choose('Again'))).toBe('gateClosed');
    expect(desk.stage).toBe('Work');
  });
});

describe('An end', () => {
  it('takes nothing more: every intent after it is refused', () => {
    const desk = new Desk(aBlueprint().stage('Work', (stage) => stage.call('Ring').outcome('On', { to: 'Won', gate: free })).end('Won', 'won'));
    desk.choose('On');
    expect(desk.run).toMatchObject({ status: 'ended', end: 'won', endedAt: start, dues: [] });
    expect(answered(desk.complete('Ring', 'connected'))).toBe('runEnded');
    expect(answered(desk.skip('Ring'))).toBe('runEnded');
    expect(answered(desk.say({ type: 'exit', reason: 'x' }))).toBe('runEnded');
  });
  it('an exit leaves the process where it stood', () => {
    const desk = new Desk(aBlueprint().stage('Work', (stage) => stage.call('Ring').outcome('On', { to: 'Won', gate: free })).end('Won', 'won'));
    expect(answered(desk.say({ type: 'exit', reason: 'moved house' }))).toBe('accepted');
    expect(desk.run).toMatchObject({ status: 'exited', end: null, dues: [] });
    expect(answered(desk.chooseId(desk.drawing.id.outcome('Work', 'On')))).toBe('runEnded');
  });
  it('a common outcome leads out of every stage, and not out of an end', () => {
    const drawing = aBlueprint().stage('One', (stage) => stage.outcome('On', { to: 'Two', gate: free })).stage('Two', (stage) => stage.outcome('On', { to: 'Won', gate: free })).end('Won').end('Lost', 'lost').common('Lose', 'all', { to: 'Lost', gate: free });
    const desk = new Desk(drawing);
    expect(desk.outcomes().map((each) => each.outcome.name)).toContain('Lose');
    desk.choose('On');
    expect(answered(desk.choose('Lose'))).toBe('accepted');
    expect(desk.stage).toBe('Lost');
    expect(answered(desk.chooseId(drawing.id.outcome('*', 'Lose')))).not.toBe('accepted');
  });
});
