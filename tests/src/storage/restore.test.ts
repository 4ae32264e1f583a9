import { expect, test } from 'vitest';
import { schemaEpoch } from '../../../src/storage/database.ts';
import { mostBackupBytes } from '../../../src/storage/restore.ts';
import type { Storage } from '../../../src/storage/storage.ts';
import { aCompany, aName, aRep, openTab } from './a-workspace.ts';

const blob = (words: string) => new Blob([words], { type: 'application/json' });

/** Everything but what is this browser's own. */
async function everything({ ground: { db } }: Storage): Promise<Record<string, readonly unknown[]>> {
  const tables = db.tables.filter(({ name }) => name !== 'meta');
  return Object.fromEntries(await Promise.all(tables.map(async (table) => [table.name, name(await table.toArray())] as const)));
}
const name = (rows: readonly unknown[]): readonly unknown[] => rows.map((row) => (typeof row === 'object' && row !== null && 'content' in row ? { ...row, content: 'bytes' } : row));

test('[B18] a workspace moves to another browser in one file: the same rows, histories whole, and its device stays its own', async () => {
  const { storage: old } = await openTab(aName());
  const rep = await aRep(old);
  const lead = await rep.lead('Ada');
  await old.keepFile(lead.id, new File([Uint8Array.from([0, 200, 255, 7])], 'photo.jpg', { type: 'image/jpeg' }));
  await old.exportAll().then(async (file) => {
    const newName = aName();
    const { storage: fresh } = await openTab(newName);
    const device = fresh.ground.device();
    await fresh.createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Was here before' } });
    const told: number[] = [];
    const facts = await fresh.inspectBackup(file);
    expect(facts).toMatchObject({ ok: true, facts: { people: 1, records: 1 } });
    expect(await fresh.restoreBackup(file, { onProgress: (done, total) => told.push(done / total) })).toEqual(facts);
    expect(told.at(-1)).toBe(1);
    expect(await everything(fresh)).toEqual(await everything(old));
    // the tab that did it starts anew, and so does every other: none of them writes into what it does not show
    await expect(fresh.createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: {} })).rejects.toMatchObject({ state: 'gone' });
    fresh.close();
    const { storage: again } = await openTab(newName);
    expect(again.ground.device()).toBe(device);
    expect(again.ground.me()).toEqual(old.ground.me());
    expect(await again.verifyJournal()).toMatchObject({ records: 1, broken: [] });
    const [kept] = await again.ground.db.files.toArray();
    expect([...new Uint8Array(await (kept?.content ?? new Blob()).arrayBuffer())]).toEqual([0, 200, 255, 7]);
    await again.createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Made afterwards' } });
    expect(await again.ground.db.records.count()).toBe(2);
  });
});

test('[B18] writing a backup tells how far it is, and is stopped without a file', async () => {
  const { storage } = await openTab(aName());
  const rep = await aRep(storage);
  for (const given of ['Ada', 'Grace', 'Edsger']) await rep.lead(given);
  const told: (readonly [number, number])[] = [];
  await storage.exportAll({ onProgress: (done, total) => told.push([done, total]) });
  const [done, total] = told.at(-1) ?? [0, 1];
  expect(done).toBe(total);
  expect(done).toBeGreaterThan(3);
  const stop = new AbortController();
  await expect(storage.exportAll({ signal: stop.signal, onProgress: (rows) => rows > 1 && stop.abort() })).rejects.toThrow('abort');
});

test('[B18] what is no backup, another shape, damaged or too large is refused with why, and nothing is touched', async () => {
  const { storage } = await openTab(aName());
  const rep = await aRep(storage);
  await rep.lead('Ada');
  const before = await everything(storage);
  const good = JSON.parse(await (await storage.exportAll()).text()) as { tables: Record<string, unknown> };
  const with_ = (change: object) => blob(JSON.stringify({ ...good, ...change }));
  const large = { size: mostBackupBytes + 1 } as Blob;
  /** A table whose first row says something else. */
  const changed = (table: string, change: object) => (good.tables[table] as object[]).map((row, at) => (at === 0 ? { ...row, ...change } : row));
  const answers = [
    [blob('not json'), 'notABackup', undefined], [blob('[]'), 'notABackup', undefined], [with_({ format: 'other' }), 'notABackup', undefined],
    [with_({ epoch: schemaEpoch + 1 }), 'newerEpoch', String(schemaEpoch + 1)],
    [with_({ tables: { ...good.tables, records: [...(good.tables['records'] as object[]), { no: 'key' }] } }), 'damaged', 'records, row 2, id: This is missing; it should be a text.'],
    [with_({ tables: { ...good.tables, people: [] } }), 'damaged', 'people: There is nobody in it.'],
    [with_({ tables: { ...good.tables, records: [{ id: 'r' }] } }), 'damaged', 'records, row 1, type: This is missing; it should be a text.'],
    [with_({ tables: { ...good.tables, blueprints: [{ id: 'b', draft: null, draftRev: 1 }] } }), 'damaged', 'blueprints, row 1, draft: This should be a group of named values.'],
    [with_({ epoch: 'six' }), 'notABackup', undefined],
    [with_({ tables: { ...good.tables, records: {} } }), 'damaged', 'records: This should be a list of rows.'],
    [with_({ tables: { ...good.tables, records: changed('records', { zone: 'Middle/Earth' }) } }), 'damaged', 'records, row 1, zone: This names no time zone.'],
    [with_({ tables: { ...good.tables, records: changed('records', { fields: { name: { no: 'value' } } }) } }), 'damaged', 'records, row 1, fields.name: This is none of the kinds known here.'],
    [with_({ tables: { ...good.tables, recordTypes: changed('recordTypes', { fields: { name: { key: 'name' } } }) } }), 'damaged', 'recordTypes, row 1, fields.name.name: This is missing; it should be a text.'],
    [large, 'tooLarge', undefined],
  ] as const;
  for (const [file, why, detail] of answers) expect(await storage.restoreBackup(file)).toEqual({ ok: false, why, ...(detail === undefined ? {} : { detail }) });
  expect(await everything(storage)).toEqual(before);
});

test('[B18] stopped in the middle, everything stays as it was', async () => {
  const { storage } = await openTab(aName());
  const rep = await aRep(storage);
  await rep.lead('Ada');
  const file = await storage.exportAll();
  await rep.lead('Ben');
  const before = await everything(storage);
  const stop = new AbortController();
  expect(await storage.restoreBackup(file, { signal: stop.signal, onProgress: () => stop.abort() })).toEqual({ ok: false, why: 'stopped' });
  expect(await everything(storage)).toEqual(before);
  await storage.createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Still ours' } });
});

test('[B18] a journal line that is none is refused by its row and path; a broken chain is somebody’s still', async () => {
  const company = await aCompany();
  const { id } = await company.rep.lead('Ada');
  await company.rep.enrol(id);
  const good = JSON.parse(await (await company.storage.exportAll()).text()) as { tables: { entries: { entry: object }[] } };
  const withLine = (change: object) => blob(JSON.stringify({ ...good, tables: { ...good.tables, entries: good.tables.entries.map((row, at) => (at === 0 ? { ...row, entry: { ...row.entry, ...change } } : row)) } }));
  expect(await company.storage.inspectBackup(withLine({ intent: { type: 'enrol' } }))).toMatchObject({ ok: false, why: 'damaged', detail: expect.stringMatching(/^entries, row 1, entry\.intent\./) });
  expect(await company.storage.inspectBackup(withLine({ hash: '0'.repeat(64) }))).toMatchObject({ ok: true });
});

test('[B18] looking a backup over tells how far it is and is stopped', async () => {
  const { storage } = await openTab(aName());
  await aRep(storage).lead('Ada');
  const file = await storage.exportAll();
  const told: number[] = [];
  await storage.inspectBackup(file, { onProgress: (done, total) => told.push(done / total) });
  expect(told.at(-1)).toBe(1);
  const stop = new AbortController();
  expect(await storage.inspectBackup(file, { signal: stop.signal, onProgress: () => stop.abort() })).toEqual({ ok: false, why: 'stopped' });
});

test('[B18] a backup is one moment: what is done while it is written is in it whole or not at all, and is not lost', async () => {
  const company = await aCompany();
  const { id } = await company.rep.lead('Ada');
  await company.rep.enrol(id);
  let meanwhile: Promise<unknown> | null = null;
  const file = await company.storage.exportAll({ onProgress: () => { meanwhile ??= company.rep.complete(id, 'First call', 'connected'); } });
  await meanwhile;
  const { tables } = JSON.parse(await file.text()) as { tables: { entries: { entry: { ok: boolean; run: string | null } }[]; runs: { snapshot: { rev: number; done: unknown[] } }[] } };
  expect(tables.runs[0]?.snapshot.rev).toBe(tables.entries.filter(({ entry }) => entry.ok && entry.run !== null).length);
  expect((await company.rep.runOf(id)).snapshot.done).toHaveLength(1);
});
