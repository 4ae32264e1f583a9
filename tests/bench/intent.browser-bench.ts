import { starters } from '#engine/blueprint';
import { closeStorage, intentFor, openStorage, submit, type Storage } from '../../src/storage/index.ts';
import { goal, median, type Figure } from './figure.ts';
import { deleteDatabase, done, openRaw } from './raw-database.ts';

const name = 'bench-intent';
const leads = 40;
const rounds = 150;

interface Written {
  readonly store: string;
  readonly rows: readonly unknown[];
  readonly gone: readonly IDBValidKey[];
}

interface Reading {
  readonly store: string;
  readonly index: string | null;
  readonly method: 'get' | 'getAll' | 'getAllKeys' | 'count';
  readonly args: readonly unknown[];
}

const readMethods = ['get', 'getAll', 'getAllKeys', 'count'] as const;

/** Everything one intent asked of the disk, so that bare IndexedDB can ask and write the very same again. */
function watchDisk(db: Storage['ground']['db']): { readonly take: () => { readonly written: readonly Written[]; readonly read: readonly Reading[] }; readonly stop: () => void } {
  const written: Written[] = [];
  const read: Reading[] = [];
  const [store, index] = [IDBObjectStore.prototype, IDBIndex.prototype];
  const own = { put: store.put, add: store.add, delete: store.delete };
  const note = (into: IDBObjectStore, rows: readonly unknown[], gone: readonly IDBValidKey[]) => into.transaction.db.name === db.name && written.push({ store: into.name, rows, gone });
  store.put = function (...args) {
    note(this, [args[0]], []);
    return own.put.apply(this, args);
  };
  store.add = function (...args) {
    note(this, [args[0]], []);
    return own.add.apply(this, args);
  };
  store.delete = function (key) {
    if (!(key instanceof IDBKeyRange)) note(this, [], [key]);
    return own.delete.call(this, key);
  };
  const back = readMethods.flatMap((method) => [store, index].map((prototype) => {
    const asked = prototype[method] as (...args: unknown[]) => IDBRequest;
    Object.assign(prototype, {
      [method](this: IDBObjectStore | IDBIndex, ...args: unknown[]) {
        const [of, at] = this instanceof IDBIndex ? [this.objectStore, this.name] : [this, null];
        if (of.transaction.mode === 'readwrite' && of.transaction.db.name === db.name) read.push({ store: of.name, index: at, method, args });
        return asked.apply(this, args);
      },
    });
    return () => Object.assign(prototype, { [method]: asked });
  }));
  return {
    take: () => ({ written: written.splice(0), read: read.splice(0) }),
    stop: () => {
      Object.assign(store, own);
      for (const one of back) one();
    },
  };
}

const wait = <Value>(request: IDBRequest<Value>): Promise<Value> => new Promise((resolve, reject) => {
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error ?? new Error('IndexedDB failed without a reason'));
});

/** The same stores with the same indexes and nothing of ours around them. */
function copyShape(from: IDBDatabase): Promise<IDBDatabase> {
  const transaction = from.transaction([...from.objectStoreNames], 'readonly');
  const shapes = [...from.objectStoreNames].map((store) => {
    const { keyPath, autoIncrement, indexNames } = transaction.objectStore(store);
    const indexes = [...indexNames].map((index) => {
      const { keyPath: path, unique, multiEntry } = transaction.objectStore(store).index(index);
      return { index, path, unique, multiEntry };
    });
    return { store, keyPath, autoIncrement, indexes };
  });
  return openRaw(`${name}-bare`, (fresh) => {
    for (const { store, keyPath, autoIncrement, indexes } of shapes) {
      const made = fresh.createObjectStore(store, { keyPath, autoIncrement });
      for (const { index, path, unique, multiEntry } of indexes) made.createIndex(index, path, { unique, multiEntry });
    }
  });
}

/** Everything that lies there so far, so that the same questions find the same. */
async function fillCopy(from: IDBDatabase, to: IDBDatabase): Promise<void> {
  const stores = [...from.objectStoreNames];
  const reading = from.transaction(stores, 'readonly');
  const all = await Promise.all(stores.map(async (store) => ({ store, rows: await wait(reading.objectStore(store).getAll()) })));
  const writing = to.transaction(stores, 'readwrite');
  for (const { store, rows } of all) for (const row of rows) writing.objectStore(store).put(row);
  await done(writing);
}

/** One strict transaction that asks what the intent asked, all at once, and then writes what it wrote. */
async function bare(db: IDBDatabase, { read, written }: { readonly read: readonly Reading[]; readonly written: readonly Written[] }): Promise<number> {
  const began = performance.now();
  const transaction = db.transaction([...db.objectStoreNames], 'readwrite', { durability: 'strict' });
  const onDisk = done(transaction);
  const store = (of: string) => transaction.objectStore(of);
  await Promise.all(read.map(({ store: of, index, method, args }) => {
    const source = index === null ? store(of) : store(of).index(index);
    return wait((source[method] as (...args: unknown[]) => IDBRequest).apply(source, [...args]));
  }));
  for (const { store: into, rows, gone } of written) {
    for (const row of rows) store(into).put(row);
    for (const key of gone) store(into).delete(key);
  }
  await onDisk;
  return performance.now() - began;
}

/** One intent after the other accepted, each on disk before the next, beside bare strict IndexedDB asking the same and writing the same rows into the same indexes. */
export async function bench(): Promise<readonly Figure[]> {
  await deleteDatabase(name);
  await deleteDatabase(`${name}-bare`);
  const storage = openStorage(name);
  await storage.ready;
  const starter = starters.find(({ key }) => key === 'inbound-prospecting');
  if (!starter) throw new Error('the starter is gone');
  const drawing = await storage.createBlueprint(starter.build(storage.ground.ids));
  if (!(await storage.publishBlueprint(drawing.id, 'first')).ok) throw new Error('the starter cannot be published');
  for (let at = 0; at < leads; at += 1) await storage.createRecord({ type: 'lead', owner: storage.ground.me().id, zone: 'Europe/Berlin', fields: { name: `Ann Example ${at}`, company: 'Example Ltd', leadSource: 'Website form' } });
  const { db } = storage.ground;
  const runs = await db.runs.toArray();
  if (runs.length !== leads) throw new Error(`${runs.length} of ${leads} leads were taken in`);
  const copy = await copyShape(db.backendDB());
  await fillCopy(db.backendDB(), copy);
  const disk = watchDisk(db);
  const times = { ours: [] as number[], bare: [] as number[] };
  let rows = 0;
  let reads = 0;
  for (let round = -10; round < rounds; round += 1) {
    const run = runs[(round + 10) % leads];
    if (!run) throw new Error('there is no run');
    const intent = intentFor({ record: run.record, run: run.id, intent: { type: 'setFields', fields: { score: round + 10 } } });
    disk.take();
    const began = performance.now();
    const [ack] = await submit([intent]);
    const took = performance.now() - began;
    if (ack?.ok !== true) throw new Error(JSON.stringify(ack?.refusal));
    const asked = disk.take();
    const beside = await bare(copy, asked);
    if (round < 0) continue;
    rows += asked.written.reduce((sum, one) => sum + one.rows.length + one.gone.length, 0);
    reads += asked.read.length;
    times.ours.push(took);
    times.bare.push(beside);
  }
  disk.stop();
  copy.close();
  closeStorage();
  await deleteDatabase(name);
  await deleteDatabase(`${name}-bare`);
  const [ours, least] = [median(times.ours), median(times.bare)];
  return [
    { what: 'an intent accepted: decided, journaled, hashed and on disk', value: ours, unit: 'ms', beside: `${(ours / least).toFixed(2)} x the time of the next line; ${(reads / rounds).toFixed(1)} readings and ${(rows / rounds).toFixed(1)} rows each`, ...goal('at most 2 x bare strict', ours <= 2 * least) },
    { what: 'bare IndexedDB, strict: one transaction with the same readings, rows and indexes', value: least, unit: 'ms' },
  ];
}
