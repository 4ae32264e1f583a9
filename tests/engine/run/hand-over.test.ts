import { describe, expect, test } from 'vitest';
import { hour, minute } from '#engine/kernel';
import type { HandOver } from '#engine/blueprint';
import { replay } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday, refusalOf } from './a-rep.ts';

const usual: HandOver = { to: { type: 'role', role: 'closer' }, deadline: { amount: 2, unit: 'hours' }, late: 'remind', warm: false };

/** The opener passes the record to a closer, with the notes that closer needs (S82). */
const baton = (rule: Partial<HandOver> = {}, listens = false) =>
  aBlueprint('Baton').stage('Open', (s) => {
    s.handOver('Pass on', { handOver: { ...usual, ...rule }, form: ['budget'] }).outcome('On', { to: 'Close' });
    return listens ? s.outcome('Sent back', { to: 'Fix', onResult: ['Pass on', 'returned'] }) : s;
  }).stage('Close').stage('Fix');

describe('hand-over', () => {
  test('[R76] [R77] the sender fills the form, the receiver accepts, and the record is theirs', () => {
    const rep = new Rep(baton());
    const activity = rep.drawing.id.activity('Pass on');
    expect(refusalOf(rep.offer('Pass on', 'u_cleo'))).toEqual({ type: 'fieldsMissing', fields: ['budget'] });
    accepted(rep.offer('Pass on', 'u_cleo', { fields: { budget: 900 } }));
    expect(rep.run.record).toMatchObject({ owner: 'u_rep', fields: { budget: 900 } });
    expect(rep.activity('Pass on')).toMatchObject({ status: 'open', handOver: { from: 'u_rep', to: 'u_cleo', status: 'offered' } });
    expect(rep.outcome('On').verdict.tree).toMatchObject({ met: false, who: [{ type: 'person', person: 'u_cleo' }] });
    expect(refusalOf(rep.accept('Pass on', 'u_rep'))).toEqual({ type: 'notForYou', person: 'u_cleo' });
    expect(accepted(rep.accept('Pass on', 'u_cleo')).changes).toMatchObject({ owner: 'u_cleo', done: [{ activity, result: 'accepted', by: 'u_cleo' }] });
    expect(rep.activity('Pass on')).toMatchObject({ status: 'done', handOver: { status: 'accepted' } });
    expect(refusalOf(rep.accept('Pass on', 'u_cleo'))).toEqual({ type: 'alreadyHandedOver', activity, to: 'u_cleo' });
    expect(refusalOf(rep.giveBack('Pass on', 'u_cleo'))).toMatchObject({ type: 'alreadyHandedOver' });
    accepted(rep.choose('On'));
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R76] while it is offered nobody does, skips or offers it again', () => {
    const rep = new Rep(baton(), { fields: { budget: 1 } });
    const activity = rep.drawing.id.activity('Pass on');
    expect(refusalOf(rep.complete('Pass on', 'accepted'))).toEqual({ type: 'doneByAnswer', activity, by: 'handOver' });
    expect(refusalOf(rep.accept('Pass on', 'u_cleo'))).toEqual({ type: 'notHandedOver', activity });
    accepted(rep.offer('Pass on', 'u_cleo'));
    const pending = { type: 'handOverPending', activity, to: 'u_cleo' };
    expect(refusalOf(rep.complete('Pass on', 'accepted'))).toEqual(pending);
    expect(refusalOf(rep.skip('Pass on'))).toEqual(pending);
    expect(refusalOf(rep.offer('Pass on', 'u_carl'))).toEqual(pending);
  });

  test('[R76] the receiver is somebody else, and the one who is drawn', () => {
    const rep = new Rep(baton(), { fields: { budget: 1 } });
    const activity = rep.drawing.id.activity('Pass on');
    expect(refusalOf(rep.offer('Pass on', 'u_rep'))).toEqual({ type: 'wrongReceiver', activity, person: null });
    const named = new Rep(baton({ to: { type: 'person', person: 'u_cleo' } }), { fields: { budget: 1 } });
    expect(refusalOf(named.offer('Pass on', 'u_carl'))).toEqual({ type: 'wrongReceiver', activity, person: 'u_cleo' });
    accepted(named.offer('Pass on', 'u_cleo'));
    const back = new Rep(baton({ to: { type: 'owner' } }), { fields: { budget: 1 }, owner: 'u_olga' });
    expect(refusalOf(back.offer('Pass on', 'u_carl'))).toEqual({ type: 'wrongReceiver', activity, person: 'u_olga' });
    accepted(back.offer('Pass on', 'u_olga'));
  });

  test('[R78] returned with a reason it stays the sender\'s, is not done, and may be offered again', () => {
    const rep = new Rep(baton(), { fields: { budget: 1 } });
    accepted(rep.offer('Pass on', 'u_cleo'));
    expect(refusalOf(rep.giveBack('Pass on', 'u_rep'))).toEqual({ type: 'notForYou', person: 'u_cleo' });
    expect(refusalOf(rep.giveBack('Pass on', 'u_cleo', ''))).toEqual({ type: 'reasonMissing', choices: [] });
    expect(accepted(rep.giveBack('Pass on', 'u_cleo')).changes).toMatchObject({ done: [] });
    expect(rep.run.record.owner).toBe('u_rep');
    expect(rep.activity('Pass on')).toMatchObject({ status: 'open', handOver: { status: 'returned' } });
    expect(refusalOf(rep.choose('On'))).toMatchObject({ type: 'gateClosed' });
    expect(refusalOf(rep.accept('Pass on', 'u_cleo'))).toMatchObject({ type: 'notHandedOver' });
    accepted(rep.offer('Pass on', 'u_carl'));
    accepted(rep.accept('Pass on', 'u_carl'));
    accepted(rep.choose('On'));
  });

  test('[R78] a return that an outcome listens to counts with its result and sets it off', () => {
    const rep = new Rep(baton({}, true), { fields: { budget: 1 } });
    accepted(rep.offer('Pass on', 'u_cleo'));
    expect(accepted(rep.giveBack('Pass on', 'u_cleo')).changes.done).toMatchObject([{ result: 'returned' }]);
    expect(rep.stage).toBe('Fix');
  });

  test('[R79] a warm one is theirs at once, where the drawing allows it', () => {
    const cold = new Rep(baton(), { fields: { budget: 1 } });
    expect(refusalOf(cold.offer('Pass on', 'u_cleo', { warm: true }))).toMatchObject({ type: 'notWarm' });
    const rep = new Rep(baton({ warm: true }));
    expect(accepted(rep.offer('Pass on', 'u_cleo', { warm: true, fields: { budget: 7 } })).changes).toMatchObject({ owner: 'u_cleo', fields: { budget: 7 }, done: [{ result: 'accepted' }] });
    accepted(rep.choose('On'));
  });

  test('[R80] after the deadline the role is reminded once, and the offer stays', () => {
    const rep = new Rep(baton(), { fields: { budget: 1 } });
    accepted(rep.offer('Pass on', 'u_cleo'));
    const due = rep.run.dues.find((one) => one.kind === 'handOver');
    expect(due).toMatchObject({ at: monday + 2 * hour, assignee: 'u_cleo', automatic: true });
    rep.wait(2 * hour);
    const { changes } = accepted(rep.act({ type: 'due', due: due?.key ?? '', armed: due?.armed ?? 0 }));
    expect(changes.effects.map((one) => one.effect)).toEqual([{ type: 'notify', role: 'closer', message: 'Please accept or return: Pass on' }]);
    expect(rep.run.dues.some((one) => one.kind === 'handOver')).toBe(false);
    expect(rep.activity('Pass on').handOver).toMatchObject({ status: 'offered', late: true });
    accepted(rep.accept('Pass on', 'u_cleo'));
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R80] or it goes back to the sender by itself', () => {
    const rep = new Rep(baton({ late: 'return' }, true), { fields: { budget: 1 } });
    accepted(rep.offer('Pass on', 'u_cleo'));
    const due = rep.run.dues.find((one) => one.kind === 'handOver');
    rep.wait(3 * hour);
    accepted(rep.act({ type: 'due', due: due?.key ?? '', armed: due?.armed ?? 0 }));
    expect(rep.stage).toBe('Fix');
    expect(rep.run.record.owner).toBe('u_rep');
  });

  test('[R85] an activity of that channel without a rule is completed like any other', () => {
    const drawing = aBlueprint('Plain').stage('Open', (s) => s.handOver('Pass on').outcome('On', { to: 'End' })).end('End')
      .change((made) => ({ ...made, activities: Object.fromEntries(Object.entries(made.activities).map(([id, { handOver: _rule, ...rest }]) => [id, rest])) }));
    const rep = new Rep(drawing);
    expect(refusalOf(rep.offer('Pass on', 'u_cleo'))).toMatchObject({ type: 'invalidIntent' });
    accepted(rep.complete('Pass on', 'returned'));
    accepted(rep.choose('On'));
  });

  test('[R86] an offer and its answer are taken back by undo, the owner too', () => {
    const rep = new Rep(baton(), { fields: { budget: 1 } });
    accepted(rep.offer('Pass on', 'u_cleo'));
    accepted(rep.wait(minute).accept('Pass on', 'u_cleo'));
    accepted(rep.wait(minute).act({ type: 'undo', entry: rep.run.before?.entry ?? '' }, { by: 'u_cleo' }));
    expect(rep.run.record.owner).toBe('u_rep');
    expect(rep.activity('Pass on')).toMatchObject({ status: 'open', handOver: { status: 'offered' } });
    accepted(rep.giveBack('Pass on', 'u_cleo'));
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });
});
