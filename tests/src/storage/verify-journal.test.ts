import { describe, expect, it } from 'vitest';
import { aCompany } from './a-workspace.ts';

describe('checking all histories', () => {
  it('[B26] says that all are whole, with how many entries, and how far it is', async () => {
    const { storage, rep } = await aCompany();
    const [ada, ben] = [await rep.lead('Ada'), await rep.lead('Ben')];
    await rep.enrol(ada.id);
    await rep.complete(ada.id, 'First call', 'connected', 'Friendly');
    await rep.setFields(ben.id, { company: 'Satama' });
    const done: number[] = [];
    expect(await storage.verifyJournal({ onProgress: (count) => done.push(count) })).toEqual({ records: 2, entries: 3, broken: [], stopped: false });
    expect(done).toEqual([2]);
  });

  it('[B26] names the first entry of each history that was changed, left out or had its words changed', async () => {
    const { storage, db, rep } = await aCompany();
    const leads = [await rep.lead('Ada'), await rep.lead('Ben'), await rep.lead('Cy'), await rep.lead('Dee')];
    for (const { id } of leads) {
      await rep.enrol(id);
      await rep.complete(id, 'First call', 'connected', 'Friendly');
      await rep.choose(id, 'New', 'Qualified');
    }
    const lines = async (at: number) => (await db.entries.toArray()).filter((row) => row.record === leads[at]?.id);
    const [[, call], [, gone], [, said]] = [await lines(0), await lines(1), await lines(2)];
    if (!call || !gone || !said) throw new Error('each lead has three lines');
    await db.entries.put({ ...call, entry: { ...call.entry, by: 'u_other' } });
    await db.entries.delete(gone.cursor);
    await db.entries.put({ ...said, entry: { ...said.entry, words: { note: 'Rude' } } });
    const { broken, records } = await storage.verifyJournal();
    expect(records).toBe(4);
    expect(broken).toEqual([
      { record: leads[0]?.id, title: 'Ada', entry: call.entry.id, index: 1, why: 'changed' },
      { record: leads[1]?.id, title: 'Ben', entry: (await lines(1))[1]?.entry.id, index: 1, why: 'gap' },
      { record: leads[2]?.id, title: 'Cy', entry: said.entry.id, index: 1, why: 'words' },
    ]);
  });
});
