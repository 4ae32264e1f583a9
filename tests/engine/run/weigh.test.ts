import { expect, test } from 'vitest';
import { day, hour } from '#engine/kernel';
import { weighRun } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday } from './a-rep.ts';

const weighty = () =>
  aBlueprint('Weighty')
    .stage('Reach', (s) =>
      s
        .call('Call', { attempts: { min: 1, max: 20 } })
        .task('Note', { required: 'never', results: [], attempts: { min: 1, max: 20 } })
        .outcome('Silence', { to: 'End', gate: { type: 'all', of: [] }, trigger: { type: 'elapsed', wait: { amount: 9, unit: 'days' } } })
        .outcome('On', { to: 'Talk' })
        .set({ sla: { limit: { amount: 4, unit: 'days' }, escalations: {} } }),
    )
    .stage('Talk', (s) => s.meeting('Meet').outcome('Done', { to: 'End' }))
    .end('End');

test('[R175] the first limit, the latest touches and what the gate waits for follow from the run, whenever it is asked', () => {
  const rep = new Rep(weighty());
  const weigh = () => weighRun(rep.process, rep.run);
  expect(weigh()).toMatchObject({ limitAt: monday + 4 * day, enteredAt: monday, touchedAt: [], touchLimit: 5 });
  expect([weigh().isRequired(rep.drawing.id.activity('Call')), weigh().isRequired(rep.drawing.id.activity('Note')), weigh().isRequired(null)]).toEqual([true, false, false]);
  for (let calls = 1; calls <= 10; calls += 1) accepted(rep.wait(hour).complete('Call', 'noAnswer'));
  accepted(rep.complete('Note'));
  expect(weigh().touchedAt).toEqual(Array.from({ length: 8 }, (_, index) => monday + (index + 3) * hour));
  const before = JSON.stringify(weigh());
  rep.wait(3 * day);
  expect(JSON.stringify(weigh())).toBe(before);
  accepted(rep.choose('On'));
  expect(weigh()).toMatchObject({ enteredAt: rep.now });
  expect(weigh().limitAt).toBeUndefined();
});
