import { describe, expect, it } from 'vitest';
import { hour } from '#engine/kernel';
import { idsByBirth, idsByChange, idsNamed, namesOf, runsNamed } from '../../../src/storage/names.ts';
import { aCompany } from './a-workspace.ts';

/** Three leads on their way, and what the indexes themselves say of the order, read without anything kept in memory. */
async function someLeads() {
  const company = await aCompany();
  const { rep, clock, db } = company;
  const leads: string[] = [];
  for (const name of ['Cora', 'Ada', 'Bob']) {
    const lead = await rep.lead(name, {});
    await rep.enrol(lead.id);
    leads.push(lead.id);
    clock.set(clock.now() + hour);
  }
  const index = (field: string) => db.records.where(`[space+type+${field}]`).between(['live', 'lead', -Infinity], ['live', 'lead', Infinity]).primaryKeys();
  const same = async () => {
    expect(await idsByChange(db, 'live', 'lead')).toEqual(await index('updatedAt'));
    expect(await idsByBirth(db, 'live', 'lead')).toEqual(await index('createdAt'));
    const rows = (await db.records.toArray()).sort((a, b) => (a.title < b.title ? -1 : 1));
    expect(await idsNamed(db, 'live', 'lead', '')).toEqual(rows.map(({ id }) => id));
  };
  return { ...company, leads, same };
}

describe('names and orders kept in memory', () => {
  it('say what the indexes say after every change, removal and arrival', async () => {
    const { db, rep, storage, leads, same, clock } = await someLeads();
    const [cora = '', ada = ''] = leads;
    await same();
    await rep.complete(cora, 'First call', 'connected');
    await same();
    clock.set(clock.now() + hour);
    await rep.submit(ada, (await rep.runOf(ada)).id, { type: 'setFields', fields: { name: 'Zoe' } });
    await same();
    await storage.createRecords([{ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Dan' } }], { batch: 'file' });
    await same();
    expect(await idsNamed(db, 'live', 'lead', 'a')).toHaveLength(2);
    await storage.undoBatch('file');
    await same();
    expect(await idsNamed(db, 'live', 'lead', 'dan')).toEqual([]);
  });

  it('are read once for as long as no name changes', async () => {
    const { db, rep, leads } = await someLeads();
    const before = await namesOf(db, 'live', 'lead');
    await rep.complete(leads[0] ?? '', 'First call', 'connected');
    expect(await namesOf(db, 'live', 'lead')).toBe(before);
    await rep.lead('Eve', {});
    expect((await namesOf(db, 'live', 'lead')).titles).toContain('eve');
  });

  it('find the runs of who is called so, those begun since included', async () => {
    const { db, rep, leads } = await someLeads();
    const runOf = async (lead = '') => (await rep.runOf(lead)).id;
    expect(await runsNamed(db, 'live', 'lead', 'O')).toEqual(expect.arrayContaining([await runOf(leads[0]), await runOf(leads[2])]));
    expect(await runsNamed(db, 'live', 'lead', 'o')).toHaveLength(2);
    const olga = await rep.lead('Olga', {});
    await rep.enrol(olga.id);
    expect(await runsNamed(db, 'live', 'lead', 'olg')).toEqual([await runOf(olga.id)]);
  });
});
