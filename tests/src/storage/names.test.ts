import { describe, expect, it } from 'vitest';
import { hour } from '#engine/kernel';
import { idsInPieces } from '../../../src/storage/in-pieces.ts';
import { idsByBirth, idsByChange, idsNamed, namesOf, runsNamed } from '../../../src/storage/names.ts';
import { beginList, listRecords, type RecordListSort } from '../../../src/storage/record-list.ts';
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

describe('long lists', () => {
  it('are read a piece at a time as if in one go, also where more came in at one moment than a piece holds', async () => {
    const { db, storage, clock } = await aCompany();
    const before = clock.now();
    for (const [batch, names] of [['a', ['Ada', 'Bob', 'Cora', 'Dan', 'Eve']], ['b', ['Fay']], ['c', ['Gus', 'Hal']]] as const) {
      await storage.createRecords(names.map((name) => ({ type: 'lead', owner: null, zone: 'UTC', fields: { name } })), { batch });
      clock.set(clock.now() + hour);
    }
    const index = { index: '[space+type+createdAt]', fixed: ['live', 'lead'], momentOf: (row: { readonly createdAt: number }) => row.createdAt };
    const whole = await db.records.where(index.index).between(['live', 'lead', -Infinity], ['live', 'lead', Infinity]).primaryKeys();
    expect(whole).toHaveLength(8);
    for (const size of [1, 2, 3, 5, 8, 100]) expect(await idsInPieces(db.records, index, -Infinity, size)).toEqual(whole);
    expect(await idsInPieces(db.records, index, before + hour, 2)).toEqual(whole.slice(5));
  });

  it('begin as they go on, by name, birth and change, up and down, without what was merged; a short one is whole at once', async () => {
    const { db, storage, rep } = await aCompany();
    const ids: string[] = [];
    for (const name of ['Ada', 'Bob', 'Cora', 'Dan']) ids.push((await rep.lead(name)).id);
    await db.records.update(ids[1] ?? '', { mergedInto: ids[0] ?? '' });
    await db.titles.where('key').startsWith('live\u0000lead\u0000bob').delete();
    for (const field of ['title', 'createdAt', 'updatedAt']) {
      for (const descending of [true, false]) {
        const query = { type: 'lead', space: 'live', search: '', sort: { field, descending } satisfies RecordListSort } as const;
        const whole = await listRecords(db, query);
        const begun = await beginList(db, query, 3);
        expect(begun?.isBeginning).toBe(true);
        expect(begun?.ids).toEqual(whole.ids.slice(0, begun?.ids.length));
        expect(begun?.ids.length).toBeGreaterThanOrEqual(2);
        expect(await beginList(db, query)).toEqual(whole);
        expect(await beginList(db, { ...query, search: 'a' })).toBeUndefined();
      }
    }
    expect((await storage.listRecords({ type: 'lead', space: 'live', search: '', sort: { field: 'title', descending: false } })).total).toBe(3);
  });
});
