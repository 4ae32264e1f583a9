import { describe, expect, test } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import { replay } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday, refusalOf } from './a-rep.ts';

const creating = () =>
  aBlueprint('Creating')
    .stage('New', (s) => s.task('Look', { results: [], required: 'never' }).outcome('Go on', { to: 'Work', then: [{ type: 'createActivity', name: 'Send sample', channel: 'directMail', wait: { amount: 2, unit: 'days' }, assignee: { type: 'person', person: 'u_stock' } }] }))
    .stage('Work', (s) => s.call('Call').outcome('Done', { to: 'End', onResult: ['Call', 'connected'] }).outcome('Back', { to: 'New', gate: { type: 'all', of: [] } }))
    .end('End');

describe('activities made by effects', () => {
  test('[R90] it is a full activity on the run\'s list, due after its wait from when it was made, for whom it names', () => {
    const rep = new Rep(creating());
    const { run, changes } = accepted(rep.wait(hour).choose('Go on'));
    expect(rep.activity('Send sample')).toMatchObject({ status: 'open', required: false, created: true, dueAt: monday + hour + 2 * day });
    expect(changes.effects).toEqual([{ key: `${run.id}/2/0`, effect: expect.objectContaining({ type: 'createActivity', name: 'Send sample' }) }]);
    const made = rep.activity('Send sample').activity;
    expect(run.dues.find((due) => due.activity === made.id)).toMatchObject({ channel: 'directMail', assignee: 'u_stock', automatic: false, armed: 2 });
  });

  test('[R90] it belongs to the run whatever the stage, holds no gate, and is gone once done', () => {
    const rep = new Rep(creating());
    accepted(rep.choose('Go on'));
    const at = rep.activity('Send sample').dueAt;
    accepted(rep.wait(minute).choose('Back'));
    expect(rep.activity('Send sample')).toMatchObject({ status: 'open', dueAt: at });
    const { activity } = rep.activity('Send sample');
    accepted(rep.act({ type: 'complete', activity: activity.id, result: 'sent', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: rep.run.visit } }));
    expect(rep.run.done.at(-1)).toMatchObject({ activity: activity.id, channel: 'directMail', result: 'sent' });
    expect(rep.options.activities.map((option) => option.activity.name)).toEqual(['Look']);
    expect(rep.run.dues.some((due) => due.activity === activity.id)).toBe(false);
  });

  test('[R90] skipped it is gone too, undone it is back; each effect makes its own, the same at every replay', () => {
    const rep = new Rep(creating());
    accepted(rep.choose('Go on'));
    const first = rep.activity('Send sample').activity.id;
    accepted(rep.act({ type: 'skip', activity: first, reason: 'none left', expect: { visit: rep.run.visit } }));
    expect(rep.run.created).toEqual([]);
    accepted(rep.undo());
    expect(rep.activity('Send sample').activity.id).toBe(first);
    accepted(rep.choose('Back'));
    accepted(rep.choose('Go on'));
    const both = rep.run.created?.map((one) => one.activity.id) ?? [];
    expect([both.length, new Set(both).size, both[0]]).toEqual([2, 2, first]);
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R90] [R17] who asked not to be contacted is not touched by it either', () => {
    const rep = new Rep(creating());
    accepted(rep.choose('Go on'));
    accepted(rep.set({ doNotContact: true }));
    const { activity, lockedBy, dueAt } = rep.activity('Send sample');
    expect([lockedBy, dueAt]).toEqual([{ type: 'optedOut', channel: 'directMail' }, null]);
    expect(refusalOf(rep.act({ type: 'complete', activity: activity.id, result: 'sent', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: rep.run.visit } })).type).toBe('optedOut');
  });
});
