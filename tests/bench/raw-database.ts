/** IndexedDB without anything of ours: what the benches measure themselves against. */

const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed without a reason'));
  });

/** Opens a database; `make` draws its stores when it is new. */
export function openRaw(name: string, make?: (db: IDBDatabase) => void): Promise<IDBDatabase> {
  const request = indexedDB.open(name);
  request.onupgradeneeded = () => make?.(request.result);
  return answer(request);
}

/** Resolves when everything in the transaction is on disk. */
export function done(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new Error('aborted'));
  });
}

/** Reads what an index holds in a range, up to `limit`, and how much there is in all. */
export async function readIndex(db: IDBDatabase, store: string, index: string, range: IDBKeyRange, limit: number): Promise<{ readonly rows: readonly unknown[]; readonly total: number }> {
  const source = db.transaction(store, 'readonly').objectStore(store).index(index);
  const [rows, total] = await Promise.all([answer<unknown[]>(source.getAll(range, limit)), answer(source.count(range))]);
  return { rows, total };
}

export async function deleteDatabase(name: string): Promise<void> {
  await answer(indexedDB.deleteDatabase(name));
}

/** Milliseconds that something takes. */
export async function settled(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}
