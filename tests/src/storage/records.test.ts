import { describe, expect, it } from 'vitest';
import { listRecords, type RecordListQuery } from '../../../src/storage/record-list.ts';
import type { NewRecord } from '../../../src/storage/index.ts';
import { aCompany, outbound, projectionsOf } from './a-workspace.ts';

const names = ['Zoe', 'adam', 'Émile', 'Bert', 'Berta'];
const rows = (count: number): NewRecord[] =>
  Array.from({ length: count }, (_, at) => ({ type: 'lead', owner: 'u_rep', zone: 'UTC', fields: { name: `${names[at % names.length]} ${at}`, email: `p${at}@example.com`, score: at } }));
const all: RecordListQuery = { type: 'lead', space: 'live', search: '', sort: { field: 'title', descending: false } };

describe('records in numbers', () => {
  it('imports in chunks with progress, and takes the whole import back', async () => {
    const { storage, db, rep } = await aCompany();
    const own = await rep.lead('Mine');
    const before = await projectionsOf(storage);
    const seen: number[] = [];
    expect(await storage.createRecords(rows(1200), { batch: 'import-1', onProgress: (done) => seen.push(done) })).toEqual({ made: 1200 });
    expect(seen).toEqual([300, 600, 900, 1200]);
    const ids = await storage.matching('lead', { type: 'compare', field: 'score', operator: 'lessThan', value: 300 });
    expect(await storage.enrolMany(ids, outbound.id.blueprint)).toMatchObject({ enrolled: 300, refused: [] });
    expect(await db.batches.get('import-1')).toMatchObject({ made: 1200 });
    expect(await storage.undoBatch('import-1')).toMatchObject({ removed: 1200, worked: 0 });
    expect(await projectionsOf(storage)).toEqual(before);
    expect(await db.entries.count()).toBe(0);
    expect(await db.batches.count()).toBe(0);
    expect(await db.records.get(own.id)).toBeDefined();
  });

  it('asks before it takes back records on which somebody has worked', async () => {
    const { storage, db, rep } = await aCompany();
    await storage.createRecords(rows(3), { batch: 'import-1' });
    const ids = await storage.matching('lead', null);
    await storage.enrolMany(ids, outbound.id.blueprint);
    await rep.complete(ids[0] ?? '', 'First call', 'connected');
    expect(await storage.undoBatch('import-1')).toMatchObject({ removed: 0, worked: 1 });
    expect(await db.records.count()).toBe(3);
    expect(await storage.undoBatch('import-1', { force: true })).toMatchObject({ removed: 3, worked: 1 });
    expect(await db.records.count()).toBe(0);
  });

  it('stops an import when told, and keeps what was made under its batch', async () => {
    const { storage, db } = await aCompany();
    const stop = new AbortController();
    const { made } = await storage.createRecords(rows(1200), { batch: 'import-1', signal: stop.signal, onProgress: () => stop.abort() });
    expect(made).toBe(300);
    expect(await db.records.where('batch').equals('import-1').count()).toBe(300);
  });

  it('enrols many through the same step and says which were refused and why', async () => {
    const { storage, rep } = await aCompany();
    const [ada, ben] = [await rep.lead('Ada'), await rep.lead('Ben')];
    await rep.enrol(ada.id);
    const report = await storage.enrolMany([ada.id, ben.id, ben.id], outbound.id.blueprint);
    expect(report.enrolled).toBe(1);
    expect(report.refused).toMatchObject([{ record: ada.id, refusal: { type: 'alreadyRunning' } }, { record: ben.id, refusal: { type: 'alreadyRunning' } }]);
    expect((await rep.journal(ben.id)).map((entry) => entry.seq)).toEqual([1, 2]);
    await expect(storage.enrolMany([ada.id], storage.ground.ids.next())).rejects.toThrow('never published');
  });

  it('counts and finds by condition, and finds duplicates whatever the capital letters', async () => {
    const { storage } = await aCompany();
    await storage.createRecords(rows(50), { batch: 'b' });
    expect(await storage.countMatching('lead', null)).toBe(50);
    expect(await storage.countMatching('lead', { type: 'compare', field: 'score', operator: 'atLeast', value: 40 })).toBe(10);
    const found = await storage.findDuplicates('lead', 'email', [' P7@example.com', 'new@example.com', 'p8@example.com', '']);
    expect([...found.keys()].sort()).toEqual([' P7@example.com', 'p8@example.com']);
  });

  it('lists by title, by last change and by a field, searched, filtered and by stage', async () => {
    const { clock, db, rep } = await aCompany();
    const made = [];
    for (const [at, name] of names.entries()) {
      clock.set(clock.now() + 1000);
      made.push(await rep.lead(name, { score: 100 - at }));
    }
    const titles = async (query: Partial<RecordListQuery>): Promise<string[]> => {
      const { ids, total } = await listRecords(db, { ...all, ...query });
      // what search and stage leave may be too many to read: then the order comes from the index, and is the same
      expect((await listRecords(db, { ...all, ...query }, 0)).ids).toEqual(ids);
      expect(total).toBe(ids.length);
      return (await db.records.bulkGet([...ids])).map((row) => String(row?.fields['name']));
    };
    expect(await titles({})).toEqual(['adam', 'Bert', 'Berta', 'Zoe', 'Émile']);
    expect(await titles({ search: 'BER' })).toEqual(['Bert', 'Berta']);
    expect(await titles({ search: 'ert', sort: { field: 'updatedAt', descending: true } })).toEqual(['Berta', 'Bert']);
    expect(await titles({ sort: { field: 'createdAt', descending: false } })).toEqual(names);
    expect(await titles({ sort: { field: 'score', descending: false } })).toEqual(names.toReversed());
    expect(await titles({ filter: { type: 'compare', field: 'score', operator: 'moreThan', value: 98 } })).toEqual(['adam', 'Zoe']);
    await rep.enrol(made[0]?.id ?? '');
    const here = { blueprint: outbound.id.blueprint };
    expect(await titles({ stage: here })).toEqual(['Zoe']);
    expect(await titles({ stage: { ...here, stage: outbound.id.stage('New') }, search: 'zo', sort: { field: 'updatedAt', descending: false } })).toEqual(['Zoe']);
    expect(await titles({ stage: { ...here, stage: outbound.id.stage('Proposal') } })).toEqual([]);
    expect(await titles({ search: 'er', filter: { type: 'compare', field: 'score', operator: 'lessThan', value: 97 } })).toEqual(['Berta']);
    expect(await titles({ search: 'er', owner: 'u_rep' })).toEqual(['Bert', 'Berta']);
    expect(await titles({ owner: null })).toEqual([]);
    expect(await titles({ space: 'practice' })).toEqual([]);
    expect(await titles({ type: 'deal' })).toEqual([]);
  });

  it('renames records when another field becomes their title', async () => {
    const { storage, db, rep } = await aCompany();
    const lead = await rep.lead('Ada', { company: 'Analytical' });
    const type = await db.recordTypes.get('lead');
    if (!type) throw new Error('no lead type');
    await storage.saveRecordType({ ...type, title: 'company' });
    expect((await db.records.get(lead.id))?.title).toBe('analytical');
    expect((await listRecords(db, { ...all, search: 'analyt' })).ids).toEqual([lead.id]);
    expect((await listRecords(db, { ...all, search: 'ada' })).ids).toEqual([]);
  });
});
