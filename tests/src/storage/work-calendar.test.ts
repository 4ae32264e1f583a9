import { expect, test } from 'vitest';
import { verifyChain } from '#engine/journal';
import { calendarRefusal, usualCalendar, type WorkCalendar } from '../../../src/storage/work-calendar.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { aCompany, days, monday, openTab, projectionsOf } from './a-workspace.ts';

/** Called after a working day, then written to after another one. */
const working = aBlueprint('Working')
  .stage('Reach', (stage) =>
    stage
      .call('Ring', { required: 'always', due: { type: 'stageEntry', wait: { amount: 1, unit: 'workingDays' } } })
      .email('Write', { required: 'never', due: { type: 'stageEntry', wait: { amount: 1, unit: 'days' } } })
      .outcome('Reached', { to: 'Follow' }),
  )
  .stage('Follow', (stage) => stage.call('Ring again', { required: 'never', due: { type: 'stageEntry', wait: { amount: 1, unit: 'workingDays' } } }).outcome('Done', { to: 'End' }))
  .end('End');
const holiday: WorkCalendar = { ...usualCalendar, holidays: ['2026-11-24'] };

async function aFirm() {
  const company = await aCompany();
  await company.publish(working.build());
  const { rep, db } = company;
  const enrolled = async (name: string) => {
    const lead = await rep.lead(name);
    expect((await rep.enrol(lead.id, working.id.blueprint)).ok).toBe(true);
    return lead.id;
  };
  const dueOf = async (record: string, activity: string) => (await db.dues.toArray()).find((due) => due.record === record && due.activity === working.id.activity(activity))?.at;
  return { ...company, enrolled, dueOf };
}

test('[R93] a holiday of the workspace puts off what counts working days; whole days keep their hour', async () => {
  const { storage, enrolled, dueOf } = await aFirm();
  const before = await enrolled('Ada');
  expect(await dueOf(before, 'Ring')).toBe(monday + days(1));
  await storage.saveCalendar(holiday);
  const after = await enrolled('Ben');
  expect(await dueOf(after, 'Ring')).toBe(monday + days(2));
  expect(await dueOf(after, 'Write')).toBe(monday + days(1));
  // what is due already keeps its moment
  expect(await dueOf(before, 'Ring')).toBe(monday + days(1));
});

test('[R210] the journal is told the calendar once, and gives the same dues back', async () => {
  const { storage, clock, rep, enrolled, dueOf } = await aFirm();
  const early = await enrolled('Ada');
  await storage.saveCalendar(holiday);
  const late = await enrolled('Ben');
  for (const record of [early, late]) {
    const run = await rep.runOf(record, working.id.blueprint);
    const done = await rep.submit(record, run.id, { type: 'complete', activity: working.id.activity('Ring'), result: 'connected', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } });
    expect(done.ok).toBe(true);
    expect((await rep.submit(record, run.id, { type: 'choose', outcome: working.id.outcome('Reach', 'Reached'), fields: {}, reason: null, expect: { visit: 1 } })).ok).toBe(true);
    expect(await dueOf(record, 'Ring again')).toBe(monday + days(2));
    const journal = await rep.journal(record);
    expect(journal.filter((entry) => entry.seen?.calendar !== undefined)).toHaveLength(1);
    expect(verifyChain(journal)).toEqual({ ok: true });
  }
  await storage.saveCalendar({ ...holiday, hours: { ...holiday.hours, 1: [{ from: '08:00', to: '12:00' }] } });
  clock.set(clock.now() + 60_000);
  await rep.setFields(early, { score: 3 });
  expect((await rep.journal(early)).at(-1)?.seen?.calendar?.hours[1]).toEqual([{ from: '08:00', to: '12:00' }]);
  const before = await projectionsOf(storage);
  await storage.ground.db.runs.toCollection().modify({ stage: 'nonsense' });
  expect(await storage.rebuildProjections()).toEqual({ records: 2, unreadable: [] });
  expect(await projectionsOf(storage)).toEqual(before);
});

test('[C27] working time counts in the zone of the workspace where it has one, and another tab counts by it at once', async () => {
  const { storage, clock, enrolled, dueOf } = await aFirm();
  const { storage: other } = await openTab(storage.ground.db.name);
  await enrolled('Ada');
  // in Berlin it is ten; in New York four in the morning: the working day there begins at nine
  await other.saveCalendar({ ...usualCalendar, zone: 'America/New_York' });
  const ben = await enrolled('Ben');
  expect(clock.now()).toBe(monday);
  expect(await dueOf(ben, 'Ring')).toBe(Date.UTC(2026, 10, 24, 14));
});

test('hours nobody could work by are refused and nothing is kept', async () => {
  const { storage } = await aFirm();
  const nobody = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
  const refused: readonly (readonly [WorkCalendar, string])[] = [
    [{ ...usualCalendar, hours: nobody }, 'nobodyWorks'],
    [{ ...usualCalendar, hours: { ...nobody, 1: [{ from: '17:00', to: '09:00' }] } }, 'notInOrder'],
    [{ ...usualCalendar, hours: { ...nobody, 1: [{ from: '09:00', to: '12:00' }, { from: '11:00', to: '17:00' }] } }, 'notInOrder'],
    [{ ...usualCalendar, holidays: ['2026-02-30'] }, 'badDate'],
    [{ ...usualCalendar, zone: 'Middle/Earth' }, 'badZone'],
  ];
  for (const [calendar, why] of refused) {
    expect(calendarRefusal(calendar)).toBe(why);
    await expect(storage.saveCalendar(calendar)).rejects.toThrow(why);
  }
  expect(await storage.ground.db.settings.get('calendar')).toBeUndefined();
});
