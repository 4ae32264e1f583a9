import { describe, expect, test } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import type { Wait } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday, refusalOf } from './a-rep.ts';

const after = (amount: number, unit: Wait['unit']) => ({ type: 'stageEntry', wait: { amount, unit } }) as const;
const elapsed = (amount: number, unit: Wait['unit']) => ({ type: 'elapsed', wait: { amount, unit } }) as const;
const open = { type: 'all', of: [] } as const;

const waiting = () =>
  aBlueprint('Waiting')
    .wait('First wait', (s) => s.outcome('First over', { to: 'Second wait', trigger: elapsed(2, 'hours') }))
    .wait('Second wait', (s) => s.outcome('Second over', { to: 'Work', trigger: elapsed(3, 'hours') }))
    .stage('Work', (s) => s.call('Call', { due: after(1, 'hours') }).email('Mail', { due: after(1, 'days'), required: 'never' }).outcome('Done', { to: 'End' }))
    .end('End');

describe('dues', () => {
  test('[R40] entering a stage arms its timed outcomes and its activities, each under its key', () => {
    const rep = new Rep(waiting());
    expect(rep.run.dues).toEqual([expect.objectContaining({ key: `o:${rep.drawing.id.outcome('First wait', 'First over')}:1`, at: monday + 2 * hour, kind: 'outcome', armed: 1, automatic: true })]);
    accepted(rep.wait(2 * hour).fire('First over'));
    accepted(rep.wait(3 * hour).fire('Second over'));
    expect(rep.run.dues.map((due) => [due.key, due.at - rep.now, due.channel, due.automatic])).toEqual([
      [`a:${rep.drawing.id.activity('Call')}:3`, hour, 'call', false],
      [`a:${rep.drawing.id.activity('Mail')}:3`, day, 'email', false],
    ]);
  });

  test('[R40] a due counts from another activity, or around a date of the record in its own zone', () => {
    const drawing = aBlueprint('Around').stage('New', (s) =>
      s
        .call('Call', { attempts: { min: 1, max: 5 } })
        .email('Follow up', { due: { type: 'activity', activity: '', wait: { amount: 2, unit: 'days' } } })
        .email('Invite', { due: { type: 'fieldDate', field: 'event', days: -14, at: '10:00' } })
        .outcome('Done', { to: 'End' }),
    ).end('End').change((made, id) => {
      const followUp = made.activities[id.activity('Follow up')];
      return followUp === undefined ? made : { ...made, activities: { ...made.activities, [followUp.id]: { ...followUp, due: { type: 'activity', activity: id.activity('Call'), wait: { amount: 2, unit: 'days' } } } } };
    });
    const rep = new Rep(drawing, { zone: 'America/New_York' });
    expect([rep.due('Follow up'), rep.due('Invite')]).toEqual([undefined, undefined]);
    accepted(rep.wait(hour).complete('Call', 'noAnswer'));
    expect(rep.due('Follow up')).toMatchObject({ at: rep.now + 2 * day, armed: 2 });
    accepted(rep.set({ event: '2026-12-20' }));
    expect(rep.due('Invite')).toMatchObject({ at: Date.UTC(2026, 11, 6, 15), armed: 3 });
    accepted(rep.wait(hour).complete('Call', 'noAnswer'));
    expect(rep.due('Follow up')).toMatchObject({ at: rep.now + 2 * day, armed: 4 });
    accepted(rep.set({ event: '2026-12-21T04:00:00Z' }));
    expect(rep.due('Invite')).toMatchObject({ at: Date.UTC(2026, 11, 6, 15), armed: 3 });
    accepted(rep.set({ event: '2026-02-30' }));
    expect(rep.due('Invite')).toBeUndefined();
  });

  test('[R41] what did not change keeps its moment and its arming; what is done or skipped has none', () => {
    const rep = new Rep(waiting());
    accepted(rep.wait(2 * hour).fire('First over'));
    accepted(rep.wait(3 * hour).fire('Second over'));
    const mail = rep.due('Mail');
    accepted(rep.wait(minute).complete('Call', 'connected'));
    expect(rep.due('Call')).toBeUndefined();
    expect(rep.due('Mail')).toEqual(mail);
    accepted(rep.skip('Mail'));
    expect(rep.run.dues).toEqual([]);
    accepted(rep.undo());
    expect(rep.run.dues).toEqual([mail]);
    accepted(rep.choose('Done'));
    expect(rep.run).toMatchObject({ status: 'ended', dues: [] });
  });

  test('[R42] too early, of another arming, unknown, or a person\'s to do: refused', () => {
    const rep = new Rep(waiting());
    const key = rep.due('First over')?.key ?? '';
    expect(refusalOf(rep.wait(2 * hour - 1).fire('First over'))).toEqual({ type: 'notYetDue', due: key, at: monday + 2 * hour });
    rep.wait(1);
    expect(refusalOf(rep.act({ type: 'due', due: key, armed: 7 }))).toEqual({ type: 'staleDue', due: key });
    expect(refusalOf(rep.act({ type: 'due', due: 'o:nothing:1', armed: 1 }))).toEqual({ type: 'staleDue', due: 'o:nothing:1' });
    accepted(rep.fire('First over'));
    expect(refusalOf(rep.act({ type: 'due', due: key, armed: 1 })).type).toBe('staleDue');
    accepted(rep.wait(3 * hour).fire('Second over'));
    expect(refusalOf(rep.wait(day).fire('Call')).type).toBe('staleDue');
  });

  test('[R43] a late alarm makes it happen at the due time, so that chained waits do not drift', () => {
    const rep = new Rep(waiting());
    accepted(rep.wait(10 * day).fire('First over'));
    expect(rep.run.enteredAt).toBe(monday + 2 * hour);
    accepted(rep.fire('Second over'));
    expect(rep.run.enteredAt).toBe(monday + 5 * hour);
    expect(rep.run.path.map((stay) => stay.leftAt - monday)).toEqual([2 * hour, 5 * hour]);
    expect(rep.lastEntry.at).toBe(monday + 10 * day);
  });

  test.each([25, 400])('[R43] a wait of %i days fires when it is over, not before (trap E1)', (days) => {
    const rep = new Rep(aBlueprint(`Long ${days}`).wait('Long', (s) => s.outcome('Over', { to: 'End', trigger: elapsed(days, 'days') })).end('End'));
    expect(refusalOf(rep.wait(days * day - 1).fire('Over')).type).toBe('notYetDue');
    accepted(rep.wait(1).fire('Over'));
    expect(rep.stage).toBe('End');
  });

  test('[R44] a timed outcome whose gate is closed goes off with the step that opens it', () => {
    const rep = new Rep(aBlueprint('Gated').stage('New', (s) => s.call('Call').outcome('Over', { to: 'End', trigger: elapsed(1, 'days') })).end('End'));
    expect(accepted(rep.wait(day).fire('Over')).changes.moves).toEqual([]);
    expect(rep.due('Over')).toBeUndefined();
    accepted(rep.wait(hour).complete('Call', 'connected'));
    expect(rep.stage).toBe('End');
  });

  test('[R44] before its time a timed outcome does not go off, whatever else happens', () => {
    const rep = new Rep(aBlueprint('Early').stage('New', (s) => s.call('Call').outcome('Over', { to: 'End', gate: open, trigger: elapsed(1, 'days') })).end('End'));
    accepted(rep.wait(2 * day).complete('Call', 'connected'));
    expect(rep.stage).toBe('New');
  });
});

describe('automatic activities', () => {
  const template = (order: number, only: string | null) => {
    const id = `019a8000-0000-7000-8000-00000000000${order}`;
    return { [id]: { id, name: `T${order}`, subject: `Subject ${order}`, body: 'Hello', order, ...(only === null ? {} : { useIf: { type: 'compare' as const, field: 'country', operator: 'equals' as const, value: only } }) } };
  };
  const sending = () =>
    aBlueprint('Sending').stage('New', (s) =>
      s.email('Mail', { mode: 'automatic', due: after(1, 'hours'), content: { instructions: '', templates: { ...template(1, 'FR'), ...template(2, null) }, documents: {}, variants: {} } }).outcome('Sent', { to: 'End', onResult: ['Mail', 'sent'] }),
    ).end('End');

  test('[R45] the clock does it at its moment and hands the first fitting template to the outbox', () => {
    const rep = new Rep(sending());
    expect(rep.due('Mail')).toMatchObject({ automatic: true });
    const { changes } = accepted(rep.wait(3 * hour).fire('Mail'));
    expect(changes.done).toEqual([expect.objectContaining({ at: monday + hour, result: 'sent', channel: 'email' })]);
    expect(changes.effects.map(({ effect }) => effect)).toEqual([{ type: 'send', channel: 'email', template: Object.keys(template(2, null))[0], subject: 'Subject 2', body: 'Hello' }]);
    expect(rep.stage).toBe('End');
  });

  test('[R45] [R17] what may not be done then is skipped and not tried again', () => {
    const rep = new Rep(sending(), { fields: { doNotContactChannels: ['email'] } });
    expect(accepted(rep.wait(hour).fire('Mail')).changes).toMatchObject({ done: [], effects: [] });
    expect(rep.run).toMatchObject({ dues: [], done: [] });
    expect(rep.activity('Mail').status).toBe('skipped');
  });
});
