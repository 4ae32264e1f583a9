import { afterEach, describe, expect, it, vi } from 'vitest';
import { fixedClock } from '#engine/kernel';
import { reserveBytes, schemaEpoch } from '../../../src/storage/database.ts';
import { isQuotaError } from '../../../src/storage/guard.ts';
import { StorageProblem } from '../../../src/storage/index.ts';
import { aCompany, aName, aRep, deleteDatabase, monday, openTab, projectionsOf } from './a-workspace.ts';

afterEach(() => vi.restoreAllMocks());

/** Lets the next write to one store fail the way a full disk (deleting still works there) or another trouble does: the transaction aborts. */
function fullDisk(store: string, times: number, name = 'QuotaExceededError'): () => number {
  let failed = 0;
  const add = IDBObjectStore.prototype.add;
  const put = IDBObjectStore.prototype.put;
  const remove = IDBObjectStore.prototype.delete;
  const failing = <Args extends unknown[], Answer>(original: (...args: Args) => Answer) =>
    function (this: IDBObjectStore, ...args: Args): Answer {
      if (this.name !== store || failed >= times) return original.apply(this, args);
      failed += 1;
      throw new DOMException('the disk is full', name);
    };
  vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(failing(add));
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(failing(put));
  if (name !== 'QuotaExceededError') vi.spyOn(IDBObjectStore.prototype, 'delete').mockImplementation(failing(remove));
  return () => failed;
}

/** A newer Baton: another store, another epoch. Dexie counts versions in tens. */
function upgradeTo(name: string, epoch: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open(name, epoch * 10);
    request.onupgradeneeded = () => {
      request.result.createObjectStore('novelty');
      request.transaction?.objectStore('meta').put({ key: 'epoch', value: epoch });
    };
    request.onsuccess = () => {
      request.result.close();
      resolve();
    };
    request.onerror = () => reject(request.error ?? new Error('not upgraded'));
  });
}

describe('traps', () => {
  it('[E4] a tab whose database is upgraded by another one closes for good, and says so', async () => {
    const name = aName();
    const { storage } = await openTab(name);
    await upgradeTo(name, schemaEpoch + 1);
    expect(storage.ground.board.get().state).toBe('newer');
    await expect(storage.createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: {} })).rejects.toMatchObject({ state: 'newer' });
    expect(storage.ground.db.isOpen()).toBe(false);
    await expect(storage.ground.db.records.count()).rejects.toThrow();
    expect(storage.ground.db.isOpen()).toBe(false);
  });

  it('[E5] old code reads and exports a newer database, but never writes into it', async () => {
    const name = aName();
    const { storage: first } = await openTab(name);
    await first.createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: { name: 'Ada' } });
    first.close();
    await upgradeTo(name, schemaEpoch + 1);
    const { storage: old } = await openTab(name);
    expect(old.ground.board.get().state).toBe('readOnly');
    await expect(old.createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: {} })).rejects.toBeInstanceOf(StorageProblem);
    expect(await old.ground.db.records.count()).toBe(1);
    expect(await (await old.exportAll()).text()).toContain('Ada');
  });

  it('[E5] the epoch is checked inside the writing transaction, not only at the start', async () => {
    const { storage, db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await db.meta.put({ key: 'epoch', value: schemaEpoch + 1 });
    await expect(rep.enrol(lead.id)).rejects.toMatchObject({ state: 'readOnly' });
    expect(await db.runs.count()).toBe(0);
    expect(storage.ground.board.get().state).toBe('readOnly');
  });

  it('[E6] a database that was cleared under the open tab is never filled silently again', async () => {
    const { storage, db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    // Cleared and made anew behind this tab's back: the same name and shape, another identity.
    await db.meta.put({ key: 'database', value: 'another' });
    await expect(rep.enrol(lead.id)).rejects.toMatchObject({ state: 'gone' });
    expect(storage.ground.board.get().state).toBe('gone');
    expect(db.isOpen()).toBe(false);
  });

  it('[E6] deleting the database under the open tab stops it', async () => {
    const name = aName();
    const { storage } = await openTab(name);
    await deleteDatabase(name);
    expect(storage.ground.board.get().state).toBe('gone');
    await expect(storage.createRecord({ type: 'lead', owner: null, zone: 'UTC', fields: {} })).rejects.toMatchObject({ state: 'gone' });
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
  });

  it('[E6] a connection closed by the browser stops the tab', async () => {
    const { storage } = await openTab(aName());
    storage.ground.db.backendDB().onclose?.(new Event('close'));
    await Promise.resolve();
    expect(storage.ground.board.get().state).toBe('gone');
    expect(storage.ground.db.isOpen()).toBe(false);
  });

  it('[E7] a full disk is recognised however deep it is wrapped', () => {
    const quota = new DOMException('full', 'QuotaExceededError');
    const wrapped = Object.assign(new Error('aborted'), { name: 'AbortError', inner: Object.assign(new Error('x'), { inner: quota }) });
    expect(isQuotaError(quota)).toBe(true);
    expect(isQuotaError(wrapped)).toBe(true);
    expect(isQuotaError({ name: 'BulkError', failures: [wrapped] })).toBe(true);
    expect(isQuotaError(Object.assign(new Error('aborted'), { name: 'AbortError' }))).toBe(false);
  });

  it('[E7] gives the reserve back when the disk is full, so that the last step is still kept', async () => {
    const { storage, db, rep } = await aCompany();
    const reserve = await db.meta.get('reserve');
    expect(reserve?.value).toHaveLength(reserveBytes);
    const lead = await rep.lead('Ada');
    const failures = fullDisk('entries', 1);
    expect(await rep.enrol(lead.id)).toMatchObject({ ok: true });
    expect(failures()).toBe(1);
    expect(storage.ground.board.get().state).toBe('full');
    expect(await db.meta.get('reserve')).toBeUndefined();
    expect(await db.entries.count()).toBe(1);
    expect((await (await storage.exportAll()).text()).length).toBeGreaterThan(1000);
  });

  it('[E7] puts the reserve back at the next start, when there is room again', async () => {
    const name = aName();
    const { storage: first } = await openTab(name);
    await first.ground.db.meta.delete('reserve');
    const { storage: second } = await openTab(name);
    expect((await second.ground.db.meta.get('reserve'))?.value).toHaveLength(reserveBytes);
  });

  it('[E8] believes the failing write and not the browser’s estimate, and writes nothing of it', async () => {
    const { storage, db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    const before = await projectionsOf(storage);
    const estimate = vi.fn(async () => ({ quota: 10 * 2 ** 30, usage: 0 }));
    vi.stubGlobal('navigator', { storage: { estimate } });
    fullDisk('entries', 2);
    await expect(rep.enrol(lead.id)).rejects.toMatchObject({ name: 'StorageProblem', state: 'full' });
    expect(storage.ground.board.get().state).toBe('full');
    expect(estimate).not.toHaveBeenCalled();
    expect(await projectionsOf(storage)).toEqual(before);
    expect(await db.entries.count()).toBe(0);
    vi.unstubAllGlobals();
  });

  it('[E9] four tabs with a hundred steps each make four hundred', async () => {
    const name = aName();
    const { storage, rep } = await aCompany(name);
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const run = await rep.runOf(lead.id);
    const tabs = [storage, ...(await Promise.all([1, 2, 3].map((seed) => openTab(name, fixedClock(monday), seed * 1000)))).map((tab) => tab.storage)];
    await Promise.all(
      tabs.map(async (tab) => {
        for (let step = 0; step < 100; step += 1) await tab.authority.submit([tab.intentFor({ record: lead.id, run: run.id, intent: { type: 'setFields', fields: { score: step } } })]);
      }),
    );
    const after = await aRep(storage).runOf(lead.id);
    expect(after.snapshot.rev - run.snapshot.rev).toBe(400);
    const journal = await rep.journal(lead.id);
    expect(new Set(journal.map((entry) => entry.seq)).size).toBe(401);
    expect(Math.max(...journal.map((entry) => entry.rev))).toBe(after.snapshot.rev);
  });

  it.each(['entries', 'runs', 'records', 'dues', 'counters', 'outbox'])('[E10] when %s cannot be written, nothing of the step is', async (store) => {
    const { storage, db, rep } = await aCompany();
    const lead = await rep.lead('Ada', { score: 99 });
    await rep.enrol(lead.id);
    await rep.complete(lead.id, 'First call', 'connected');
    await rep.submit(lead.id, (await rep.runOf(lead.id)).id, { type: 'setFields', fields: { company: 'Engines' } });
    const [before, entries] = [await projectionsOf(storage), await db.entries.count()];
    const failures = fullDisk(store, 1, 'DataError');
    // Qualified leads to Proposal, and the score on to Won at once, with something for the outbox.
    await expect(rep.choose(lead.id, 'New', 'Qualified')).rejects.toThrow();
    expect(failures()).toBe(1);
    expect(await projectionsOf(storage)).toEqual(before);
    expect(await db.entries.count()).toBe(entries);
    expect(await db.outbox.count()).toBe(0);
  });

  it('[E10] asks the disk to be done before it says yes', async () => {
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    const { rep } = await aCompany();
    const lead = await rep.lead('Ada');
    transaction.mockClear();
    await rep.enrol(lead.id);
    const writing = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    expect(writing).toHaveLength(1);
    expect(writing[0]?.[2]).toEqual({ durability: 'strict' });
    expect(writing[0]?.[0]).toEqual(expect.arrayContaining(['entries', 'runs', 'dues', 'outbox', 'meta']));
  });
});
