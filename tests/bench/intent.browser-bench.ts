import { starters } from '#engine/blueprint';
import { closeStorage, intentFor, openStorage, submit, type Storage } from '../../src/storage/index.ts';
import { goal, median, type Figure } from './figure.ts';
import { deleteDatabase, openRaw } from './raw-database.ts';

const name = 'bench-intent';
const leads = 40;
const rounds = 150;

interface Written {
  readonly store: string;
  readonly rows: readonly unknown[];
  readonly gone: readonly IDBValidKey[];
}

/** Everything one intent wrote, as rows, so that bare IndexedDB can write the very same again. */
function watchWrites(db: Storage['ground']['db']): { readonly take: () => readonly Written[]; readonly stop: () => void } {
  const seen: Written[] = [];
  const own = { put: IDBObjectStore.prototype.put, add: IDBObjectStore.prototype.add, delete: IDBObjectStore.prototype.delete };
  const note = (store: IDBObjectStore, rows: readonly unknown[], gone: readonly IDBValidKey[]) => store.transaction.db.name === db.name && seen.push({ store: store.name, rows, gone });
  IDBObjectStore.prototype.put = function (...args) {
    note(this, [args[0]], []);
    return own.put.apply(this, args);
  };
  IDBObjectStore.prototype.add = function (...args) {
    note(this, [args[0]], []);
    return own.add.apply(this, args);
  };
  IDBObjectStore.prototype.delete = function (key) {
    if (!(key instanceof IDBKeyRange)) note(this, [], [key]);
    return own.delete.call(this, key);
  };
  return {
    take: () => seen.splice(0),
    stop: () => Object.assign(IDBObjectStore.prototype, own),
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

/** One strict transaction that reads the record and its runs and writes what the intent wrote. */
async function bare(db: IDBDatabase, record: string, written: readonly Written[]): Promise<number> {
  const began = performance.now();
  const transaction = db.transaction([...db.objectStoreNames], 'readwrite', { durability: 'strict' });
  const done = new Promise<void>((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
  const store = (of: string) => transaction.objectStore(of);
  await Promise.all([wait(store('meta').get('epoch')), wait(store('records').get(record)), wait(store('runs').index('record').getAll(record))]);
  for (const { store: into, rows, gone } of written) {
    for (const row of rows) store(into).put(row);
    for (const key of gone) store(into).delete(key);
  }
  await done;
  return performance.now() - began;
}

/** One intent after the other accepted, each on disk before the next, beside bare strict IndexedDB writing the same rows into the same indexes. */
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
  const writes = watchWrites(db);
  const times = { ours: [] as number[], bare: [] as number[] };
  let rows = 0;
  for (let round = -10; round < rounds; round += 1) {
    const run = runs[(round + 10) % leads];
    if (!run) throw new Error('there is no run');
    const intent = intentFor({ record: run.record, run: run.id, intent: { type: 'setFields', fields: { score: round + 10 } } });
    writes.take();
    const began = performance.now();
    const [ack] = await submit([intent]);
    const took = performance.now() - began;
    if (ack?.ok !== true) throw new Error(JSON.stringify(ack?.refusal));
    const written = writes.take();
    const beside = await bare(copy, run.record, written);
    if (round < 0) continue;
    rows += written.reduce((sum, one) => sum + one.rows.length + one.gone.length, 0);
    times.ours.push(took);
    times.bare.push(beside);
  }
  writes.stop();
  copy.close();
  closeStorage();
  await deleteDatabase(name);
  await deleteDatabase(`${name}-bare`);
  const [ours, least] = [median(times.ours), median(times.bare)];
  return [
    { what: 'an intent accepted: decided, journaled, hashed and on disk', value: ours, unit: 'ms', beside: `${(ours / least).toFixed(2)} x the time of the next line; ${(rows / rounds).toFixed(1)} rows each`, ...goal('at most 2 x bare strict', ours <= 2 * least) },
    { what: 'bare IndexedDB, strict: one transaction with the same rows and indexes', value: least, unit: 'ms' },
  ];
}
