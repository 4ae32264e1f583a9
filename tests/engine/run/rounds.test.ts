import { describe, expect, test } from 'vitest';
import { day, hour } from '#engine/kernel';
import type { Wait } from '#engine/blueprint';
import { replay } from '#engine/run';
import { aBlueprint, type ActivityOptions } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday, refusalOf } from './a-rep.ts';

const wait = (amount: number, unit: Wait['unit'] = 'days'): Wait => ({ amount, unit });
const week = 7 * day;

const reviewing = (more: ActivityOptions = {}) =>
  aBlueprint(`Key account ${JSON.stringify(more)}`)
    .stage('Care', (s) =>
      s
        .task('Review', { results: [], attempts: { min: 1, max: 1 }, due: { type: 'stageEntry', wait: wait(2) }, repeat: { every: wait(1, 'weeks') }, ...more })
        .outcome('Close', { to: 'End' }),
    )
    .end('End');

describe('recurring activities', () => {
  test('[R107] each round falls due n times the stretch after the first, however late the one before was done', () => {
    const rep = new Rep(reviewing());
    expect(rep.due('Review')?.at).toBe(monday + 2 * day);
    accepted(rep.wait(5 * day).complete('Review'));
    expect(rep.due('Review')?.at).toBe(monday + 2 * day + week);
    accepted(rep.wait(week).complete('Review'));
    expect(rep.due('Review')?.at).toBe(monday + 2 * day + 2 * week);
    expect(rep.run.repeats).toEqual({ [rep.drawing.id.activity('Review')]: expect.objectContaining({ missed: 0, number: 1, at: monday + 2 * day + 2 * week, owed: false }) });
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R107] rounds keep the time on the wall through a clock change', () => {
    const rep = new Rep(reviewing(), { zone: 'Europe/Berlin', at: Date.UTC(2026, 9, 12, 7) });
    accepted(rep.wait(2 * day).complete('Review'));
    accepted(rep.wait(week).complete('Review'));
    expect(rep.due('Review')?.at).toBe(Date.UTC(2026, 9, 28, 8));
  });

  test('[R107] the first is open from the entry; done often enough it must wait for the next', () => {
    const rep = new Rep(reviewing());
    accepted(rep.complete('Review'));
    expect(rep.activity('Review')).toMatchObject({ status: 'done', dueAt: monday + 2 * day + week, attempts: 1 });
    expect(refusalOf(rep.wait(3 * day).complete('Review'))).toEqual({ type: 'activityNotOpen', activity: rep.drawing.id.activity('Review'), why: 'notYet', until: monday + 2 * day + week });
    rep.now = monday + 2 * day + week;
    expect(rep.activity('Review')).toMatchObject({ status: 'open', attempts: 0, missed: 0 });
    accepted(rep.complete('Review'));
  });

  test('[R108] rounds that pass undone are missed, in options and in the next step, without any alarm', () => {
    const rep = new Rep(reviewing({ required: 'never' }));
    expect(rep.activity('Review').missed).toBe(0);
    rep.wait(2 * day + 3 * week);
    expect(rep.activity('Review')).toMatchObject({ missed: 3, status: 'open' });
    expect(rep.run.dues.every((due) => due.automatic === false)).toBe(true);
    accepted(rep.set({ x: 1 }));
    expect(rep.due('Review')?.at).toBe(monday + 2 * day + 3 * week);
    expect(rep.run.repeats?.[rep.drawing.id.activity('Review')]?.missed).toBe(3);
    accepted(rep.complete('Review'));
    expect(rep.activity('Review').missed).toBe(3);
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R108] a round left out is no missed one, and the next is on the list again', () => {
    const rep = new Rep(reviewing({ required: 'never' }));
    accepted(rep.skip('Review'));
    expect(rep.activity('Review').status).toBe('skipped');
    rep.wait(2 * day + week);
    expect(rep.activity('Review')).toMatchObject({ status: 'open', missed: 0 });
    accepted(rep.complete('Review'));
    expect(rep.run.done).toHaveLength(1);
  });

  test('[R109] it holds nobody back before its moment or once it is done, only while it is owed', () => {
    const rep = new Rep(reviewing());
    expect(rep.outcome('Close').open).toBe(true);
    rep.wait(2 * day);
    expect(rep.outcome('Close').open).toBe(false);
    expect(refusalOf(rep.choose('Close')).type).toBe('gateClosed');
    accepted(rep.complete('Review'));
    expect(rep.outcome('Close').open).toBe(true);
    rep.wait(week);
    expect(rep.outcome('Close').open).toBe(false);
  });

  test('[R108] the clock does automatic rounds one by one, each at its moment', () => {
    const rep = new Rep(reviewing({ mode: 'automatic' }));
    rep.wait(2 * day + 2 * week + hour);
    for (const round of [0, 1, 2]) {
      accepted(rep.fire('Review'));
      expect(rep.run.done.at(-1)?.at).toBe(monday + 2 * day + round * week);
    }
    expect(refusalOf(rep.fire('Review')).type).toBe('notYetDue');
    expect(rep.activity('Review').missed).toBe(0);
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R107] a stretch of nothing is no repetition', () => {
    const rep = new Rep(reviewing({ repeat: { every: wait(0) }, mode: 'automatic' }));
    accepted(rep.wait(2 * day).fire('Review'));
    expect(rep.run.dues).toEqual([]);
    expect(rep.activity('Review')).toMatchObject({ status: 'done' });
    expect(rep.outcome('Close').open).toBe(true);
  });

  test('[R108] many short rounds cost nothing, and another visit begins them anew', () => {
    const drawing = aBlueprint('Minutes').stage('Care', (s) => s.task('Look', { results: [], required: 'never', attempts: { min: 1, max: 1 }, repeat: { every: wait(1, 'minutes') } }).outcome('Again', { to: 'Care' })).end('End');
    const rep = new Rep(drawing);
    rep.wait(400 * day);
    expect(rep.activity('Look').missed).toBe(400 * 24 * 60);
    accepted(rep.choose('Again'));
    expect(rep.activity('Look').missed).toBe(0);
    expect(rep.due('Look')?.at).toBe(rep.now);
  });
});
