import { afterEach, describe, expect, it, vi } from 'vitest';
import { fixedClock, seededDice } from '#engine/kernel';
import type { BulkHelper } from '../../../src/storage/bulk.ts';
import type { BulkAnswer, BulkRequest } from '../../../src/storage/bulk-messages.ts';
import { serveBulk } from '../../../src/storage/bulk-service.ts';
import { schemaEpoch } from '../../../src/storage/database.ts';
import { BulkStopped, createStorage, type NewRecord, type Storage, StorageProblem, VersionChanged } from '../../../src/storage/index.ts';
import { packError, unpackError } from '../../../src/storage/bulk-messages.ts';
import { aCompany, aName, deleteDatabase, monday, openTab, outbound, projectionsOf } from './a-workspace.ts';

const endings: (() => void)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

/** A helper on the other side of a real message channel: everything is copied, as into a worker. */
function aHelper() {
  const seen: BulkRequest[] = [];
  const started = vi.fn((): BulkHelper => {
    const { port1: page, port2: worker } = new MessageChannel();
    const stop = serveBulk(
      { send: (message) => worker.postMessage(message), listen: (handler) => (worker.onmessage = ({ data }: MessageEvent<BulkRequest>) => (seen.push(data), handler(data))) },
      { clock: fixedClock(monday), dice: seededDice(4711 + started.mock.calls.length) },
    );
    const end = (): void => {
      stop();
      page.close();
      worker.close();
    };
    endings.push(end);
    return {
      send: (message) => page.postMessage(message),
      listen: (handler) => (page.onmessage = ({ data }: MessageEvent<BulkAnswer>) => handler(data)),
      onBroken: (handler) => broken.push(handler),
      end,
    };
  });
  const broken: ((why: string) => void)[] = [];
  return { started, seen, breakDown: (why: string) => broken.at(-1)?.(why) };
}

/** A second tab on the company's workspace whose long work is done by a helper. */
async function aTabWithHelper(name: string) {
  const helper = aHelper();
  const storage: Storage = createStorage(name, { clock: fixedClock(monday), dice: seededDice(99), startHelper: helper.started });
  endings.push(() => storage.close());
  await storage.ready;
  return { storage, ...helper };
}

async function aCompanyWithHelper() {
  const company = await aCompany();
  return { ...company, ...(await aTabWithHelper(company.storage.ground.db.name)) };
}

const rows = (count: number): NewRecord[] => Array.from({ length: count }, (_, at) => ({ type: 'lead', owner: 'u_rep', zone: 'UTC', fields: { name: `Lead ${at}`, email: `p${at}@example.com`, score: at } }));

describe('long work beside the page', () => {
  it('makes, enrols, finds, lists, rebuilds, exports and takes back through a helper just as on the page', async () => {
    const { storage, db, seen, started } = await aCompanyWithHelper();
    const before = await projectionsOf(storage);
    const progress: [number, number][] = [];
    expect(await storage.createRecords(rows(700), { batch: 'import-1', onProgress: (...far) => progress.push(far) })).toEqual({ made: 700 });
    expect(progress).toEqual([[300, 700], [600, 700], [700, 700]]);
    const ids = await storage.matching('lead', { type: 'compare', field: 'score', operator: 'atLeast', value: 100 });
    expect(ids).toHaveLength(600);
    expect(await storage.countMatching('lead', null)).toBe(700);
    expect(await storage.enrolMany([...ids.slice(0, 20), ids[0] ?? ''], outbound.id.blueprint, { batch: 'import-1' })).toMatchObject({ enrolled: 20, refused: [{ record: ids[0], refusal: { type: 'alreadyRunning' } }] });
    expect((await storage.findDuplicates('lead', 'email', rows(400).map(({ fields }) => String(fields['email'])))).size).toBe(400);
    const list = await storage.listRecords({ type: 'lead', space: 'live', search: 'lead 69', sort: { field: 'score', descending: true } });
    expect((await storage.readRecords(list.ids)).map(({ fields }) => fields['score'])).toEqual([699, 698, 697, 696, 695, 694, 693, 692, 691, 690, 69]);
    const worked = await projectionsOf(storage);
    expect(await storage.rebuildProjections()).toEqual({ records: 700, unreadable: [] });
    expect(await projectionsOf(storage)).toEqual(worked);
    expect(JSON.parse(await (await storage.exportAll()).text()).tables.records).toHaveLength(700);
    expect(await storage.undoBatch('import-1')).toMatchObject({ removed: 700, worked: 0 });
    expect(await projectionsOf(storage)).toEqual(before);
    expect(await db.entries.count()).toBe(0);
    expect(started).toHaveBeenCalledTimes(1);
    // nothing the page has to copy at once is long
    const longest = Math.max(...seen.map((message) => (message.type === 'parcel' ? message.parcel.items.filter((item) => typeof item === 'object').length : JSON.stringify(message).length / 100)));
    expect(longest).toBeLessThanOrEqual(250);
  });

  it('writes under the name of who works on the page, also after it changed', async () => {
    const { storage, db } = await aCompanyWithHelper();
    await storage.savePerson({ id: 'u_eva', name: 'Eva', roles: ['rep'], zone: 'UTC', batch: null });
    await storage.createRecords(rows(1), { batch: 'one' });
    await storage.setMe('u_eva');
    await storage.createRecords(rows(1), { batch: 'two' });
    await storage.enrolMany(await storage.matching('lead', null), outbound.id.blueprint);
    expect((await db.batches.get('two'))?.by).toBe('u_eva');
    expect((await db.batches.get('one'))?.by).not.toBe('u_eva');
    expect((await db.entries.toArray()).map(({ entry }) => entry.by)).toEqual(['u_eva', 'u_eva']);
  });

  it('tells the page who works here when the demo person goes', async () => {
    const { storage, db } = await aCompanyWithHelper();
    const me = storage.ground.me().id;
    await storage.savePerson({ id: 'u_demo', name: 'Dora', roles: ['rep'], zone: 'UTC', batch: 'demo' });
    await storage.setMe('u_demo');
    await storage.removeDemo();
    expect(await db.people.get('u_demo')).toBeUndefined();
    expect(storage.ground.me().id).toBe(me);
  });

  it('stops when told, keeps whole chunks, and says honestly how many', async () => {
    const { storage, db } = await aCompanyWithHelper();
    const stop = new AbortController();
    const { made } = await storage.createRecords(rows(3000), { batch: 'import-1', signal: stop.signal, onProgress: () => stop.abort() });
    expect(made).toBeLessThan(3000);
    expect(made % 300).toBe(0);
    expect(await db.records.count()).toBe(made);
    const late = new AbortController();
    late.abort();
    expect(await storage.createRecords(rows(10), { batch: 'import-2', signal: late.signal })).toEqual({ made: 0 });
  });

  it('carries errors over with their kind', async () => {
    const { storage } = await aCompanyWithHelper();
    await expect(storage.enrolMany(['x'], 'nothing')).rejects.toThrow('never published');
    await expect(storage.createRecords([{ type: 'ghost', owner: null, zone: 'UTC', fields: {} }], { batch: 'b' })).rejects.toThrow('no record type ghost');
    expect(unpackError(structuredClone(packError(new StorageProblem('full', new Error('disk')))))).toMatchObject({ name: 'StorageProblem', state: 'full', cause: 'Error: disk' });
    expect(unpackError(structuredClone(packError(new VersionChanged('v1'))))).toBeInstanceOf(VersionChanged);
    expect(unpackError(structuredClone(packError('odd')))).toMatchObject({ name: 'Error', message: 'odd' });
  });

  it('begins anew with a fresh helper after one broke, and what it had finished is kept whole', async () => {
    const { storage, db, started, breakDown } = await aCompanyWithHelper();
    const cut = storage.createRecords(rows(3000), { batch: 'import-1', onProgress: () => breakDown('out of memory') });
    await expect(cut).rejects.toBeInstanceOf(BulkStopped);
    const kept = await db.records.count();
    expect(kept % 300).toBe(0);
    expect(await db.titles.count()).toBe(kept);
    expect((await db.batches.get('import-1'))?.made).toBe(kept);
    expect(await storage.countMatching('lead', null)).toBe(kept);
    expect(started).toHaveBeenCalledTimes(2);
  });

  it('does the work on the page when the helper never comes up, or there is none', async () => {
    const { storage: company } = await aCompany();
    const dead: BulkHelper = { send: () => undefined, listen: () => undefined, onBroken: (handler) => void setTimeout(() => handler('blocked')), end: () => undefined };
    const storage = createStorage(company.ground.db.name, { startHelper: () => dead });
    endings.push(() => storage.close());
    expect(await storage.createRecords(rows(2), { batch: 'b' })).toEqual({ made: 2 });
    const { storage: plain } = await openTab(aName());
    expect(await plain.createRecords(rows(2), { batch: 'b' })).toEqual({ made: 2 });
  });

  it('[E4] the helper gives way to a newer Baton as well, and its work ends with that reason', async () => {
    const { storage } = await aCompanyWithHelper();
    const name = storage.ground.db.name;
    let upgraded: Promise<void> | null = null;
    const cut = storage.createRecords(rows(6000), {
      batch: 'import-1',
      onProgress: () => {
        upgraded ??= new Promise((resolve, reject) => {
          const request = indexedDB.open(name, (schemaEpoch + 1) * 10);
          request.onsuccess = () => resolve(request.result.close());
          request.onerror = () => reject(request.error ?? new Error('not upgraded'));
        });
      },
    });
    await expect(cut).rejects.toMatchObject({ name: 'StorageProblem', state: 'newer' });
    await upgraded;
    expect(storage.ground.board.get().state).toBe('newer');
  });

  it('[E6] the helper never fills a database that was cleared under the open tab', async () => {
    const { storage, started } = await aCompanyWithHelper();
    await storage.countMatching('lead', null);
    const name = storage.ground.db.name;
    await deleteDatabase(name);
    await expect(storage.createRecords(rows(10), { batch: 'b' })).rejects.toMatchObject({ name: 'StorageProblem', state: 'gone' });
    expect((await indexedDB.databases()).map((database) => database.name)).not.toContain(name);
    expect(started).toHaveBeenCalledTimes(1);
  });

  it('[E8] a disk that is full for the helper is told on the page', async () => {
    const { storage } = await aCompanyWithHelper();
    await storage.countMatching('lead', null);
    const add = vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore) {
      throw new DOMException('the disk is full', 'QuotaExceededError');
    });
    await expect(storage.createRecords(rows(10), { batch: 'b' })).rejects.toMatchObject({ name: 'StorageProblem', state: 'full' });
    add.mockRestore();
    expect(storage.ground.board.get().state).toBe('full');
  });
});
