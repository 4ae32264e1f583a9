import { describe, expect, test } from 'vitest';
import { dueOnDay, editBlueprint, touchPaths, type Blueprint } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const after = (amount: number) => ({ due: { type: 'stageEntry' as const, wait: { amount, unit: 'days' as const } } });
const drawing = aBlueprint('Outreach')
  .stage('First', (s) => s.email('Mail 1').call('Call 1', after(2)).call('Call 2', { due: { type: 'stageEntry', wait: { amount: 9, unit: 'days' } } })
    .outcome('Interested', { to: 'Won', tone: 'positive', onResult: ['Mail 1', 'replied'], gate: { type: 'rhythm' } })
    .outcome('Nothing', { to: 'Second', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 12, unit: 'days' } } }))
  .stage('Second', (s) => s.email('Mail 2', after(1)).outcome('Enough', { to: 'Lost', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } }))
  .end('Won', 'won').end('Lost', 'lost')
  .change((b) => ({ ...b, rhythm: { ...b.rhythm, weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] } }));
const { id } = drawing;
const draft = drawing.build();
const daysOf = (blueprint: Blueprint) => touchPaths(blueprint)?.longest.touches.map(({ activity, day }) => [blueprint.activities[activity]?.name, day]);

describe('[B33] the touches of a way', () => {
  test('[B33] are told by day from the start, over all its stages', () => {
    expect(daysOf(draft)).toEqual([['Mail 1', 0], ['Call 1', 2], ['Call 2', 9], ['Mail 2', 13]]);
    expect(touchPaths(draft)?.longest).toMatchObject({ stages: [id.stage('First'), id.stage('Second')], lastDay: 13, length: 'fits', broken: [{ from: 2, to: 9, is: 'long' }] });
  });

  test('[B33] the shortest way to every end, the nearest first', () => {
    expect(touchPaths(draft)?.toEnds.map(({ end, touches, lastDay }) => [end, touches.length, lastDay])).toEqual([[id.stage('Won'), 1, 0], [id.stage('Lost'), 4, 13]]);
  });

  test('[B33] there are none without a start', () => {
    expect(touchPaths({ ...draft, start: null })).toBeNull();
  });

  test('[B33] a rhythm too short or too long is said', () => {
    const length = (min: number, max: number) => touchPaths({ ...draft, rhythm: { ...draft.rhythm, length: { min, max } } })?.longest.length;
    expect([length(5, 10), length(14, 28), length(5, 28)]).toEqual(['long', 'short', 'fits']);
  });
});

describe('[B33] a touch is moved to a day', () => {
  const move = (blueprint: Blueprint, name: string, day: number): Blueprint => {
    const activity = blueprint.activities[id.activity(name)];
    if (!activity) throw new Error(name);
    const made = editBlueprint(blueprint, { type: 'setField', path: ['activities', activity.id, 'due'], value: dueOnDay(blueprint, activity, day) });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    return made.value.next;
  };

  test('[B33] and is planned for that day', () => {
    expect(daysOf(move(draft, 'Call 2', 5))).toEqual([['Mail 1', 0], ['Call 1', 2], ['Call 2', 5], ['Mail 2', 13]]);
    expect(touchPaths(move(draft, 'Call 2', 5))?.longest.broken).toEqual([{ from: 5, to: 13, is: 'long' }]);
  });

  test('[B33] it goes on following the activity it follows, and keeps its time of day', () => {
    const [call, mail] = [draft.activities[id.activity('Call 1')], id.activity('Mail 1')];
    if (!call) throw new Error('no call');
    const following: Blueprint = { ...draft, activities: { ...draft.activities, [call.id]: { ...call, due: { type: 'activity', activity: mail, wait: { amount: 1, unit: 'weeks', at: '09:00' } } } } };
    expect(move(following, 'Call 1', 3).activities[call.id]?.due).toEqual({ type: 'activity', activity: mail, wait: { amount: 3, unit: 'days', at: '09:00' } });
  });

  test('[B33] not before what must come first', () => {
    const call = draft.activities[id.activity('Call 2')];
    if (!call) throw new Error('no call');
    const held: Blueprint = { ...draft, activities: { ...draft.activities, [call.id]: { ...call, after: [{ type: 'activity', activity: id.activity('Call 1') }] } } };
    expect(touchPaths(held)?.longest.touches.find(({ activity }) => activity === call.id)?.earliest).toBe(2);
    expect(daysOf(move(held, 'Call 2', 0))?.find(([name]) => name === 'Call 2')).toEqual(['Call 2', 2]);
  });
});
