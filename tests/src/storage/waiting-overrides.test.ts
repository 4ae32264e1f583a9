import { Dexie } from 'dexie';
import { expect, it } from 'vitest';
import { readWaitingOverrides } from '../../../src/storage/waiting-overrides.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { aCompany, aName, days, monday, openTab } from './a-workspace.ts';

const guarded = aBlueprint('Guarded')
  .stage('New', (stage) => stage.call('Call', { required: 'always' }).outcome('Not interested', { to: 'Lost' }))
  .end('Lost', 'lost')
  .change((drawing) => ({ ...drawing, override: { roles: ['manager'], secondPerson: true, expires: { amount: 60, unit: 'days' } } }));

/** A lead in a drawing with a second person; a colleague asks to go past the gate of "Not interested", I may agree. */
async function asked() {
  const company = await aCompany();
  const { storage, rep } = company;
  await company.publish(guarded.build());
  const lead = await rep.lead('Harbour');
  await rep.enrol(lead.id, guarded.id.blueprint);
  const run = await rep.runOf(lead.id, guarded.id.blueprint);
  const [ack] = await storage.authority.submit([{
    ...storage.intentFor({ record: lead.id, run: run.id, intent: { type: 'override', target: { type: 'outcome', outcome: guarded.id.outcome('New', 'Not interested') }, reason: 'Agreed on the phone', expect: { visit: run.snapshot.visit } } }),
    by: 'u_otto', roles: ['manager'],
  }]);
  if (!ack?.ok) throw new Error(JSON.stringify(ack));
  return { ...company, lead, run, entry: ack.entry.id };
}

const waiting = async (storage: Awaited<ReturnType<typeof asked>>['storage'], at = monday) => (await readWaitingOverrides(storage.ground, at)).map(({ entry, title, reason, by }) => ({ entry, title, reason, by }));

it('[B14] an override waits for a second person however long ago and behind however many lines it was asked for, until it runs out or is agreed to', async () => {
  const { storage, db, lead, run, entry } = await asked();
  const line = await db.entries.where('id').equals(entry).first() ?? expect.fail('its line');
  await db.entries.bulkAdd(Array.from({ length: 2100 }, (_, at) => ({ id: `more${at}`, record: lead.id, device: 'other', seq: at, delivery: `more${at}`, entry: { ...line.entry, id: `more${at}`, intent: { type: 'note' as const } } })));
  const one = { entry, title: 'Harbour', reason: 'Agreed on the phone', by: 'u_otto' };
  expect(await waiting(storage)).toEqual([one]);
  expect(await waiting(storage, monday + days(59))).toEqual([one]);
  expect(await waiting(storage, monday + days(61))).toEqual([]);
  await storage.authority.submit([storage.intentFor({ record: lead.id, run: run.id, intent: { type: 'confirmOverride', override: entry, expect: { visit: run.snapshot.visit } } })]);
  expect(await waiting(storage)).toEqual([]);
});

it('[E5] overrides of a workspace of epoch 5 are found after it was brought over', async () => {
  const company = await asked();
  const name = aName();
  const old = new Dexie(name);
  old.version(5).stores(Object.fromEntries(company.db.tables.map((table) => [table.name, [table.schema.primKey.src, ...table.schema.indexes.map(({ src }) => src).filter((src) => src !== 'confirm')].join(', ')])));
  await old.open();
  for (const table of company.db.tables) await old.table(table.name).bulkPut((await table.toArray()).map((row: unknown) => (table.name === 'runs' ? { ...(row as object), confirm: undefined } : row)));
  await old.table('meta').put({ key: 'epoch', value: 5 });
  old.close();
  const { storage } = await openTab(name);
  expect((await waiting(storage)).map(({ entry }) => entry)).toEqual([company.entry]);
});
