import '../../src/ui/styles.ts';
import { starters, type Blueprint } from '#engine/blueprint';
import { createIdSource, fixedClock, seededDice } from '#engine/kernel';
import type { Intent } from '#engine/journal';
import { createBlueprint, createRecord, currentStorage, intentFor, openStorage, publishBlueprint, submit } from '../../src/storage/index.ts';
import { mainThread } from './canvas/main-thread.ts';
import { goal, median, type Figure } from './figure.ts';
import { deleteDatabase, openRaw, settled } from './raw-database.ts';
import { openRecord } from './record/open-record.tsx';

const name = 'bench-record';
const wanted = 500;
const rounds = 12;

/** A lead that walks a starter, with so many lines in its journal: work done, fields changed, notes, and tries that were refused. */
async function aLongStory(drawing: Blueprint): Promise<string> {
  await createBlueprint(drawing);
  const published = await publishBlueprint(drawing.id, 'first');
  if (!published.ok) throw new Error('the starter cannot be published');
  const record = await createRecord({ type: 'lead', owner: null, zone: 'Europe/Helsinki', fields: { name: 'Aino Lehtonen', company: 'Satama Freight', leadSource: 'Website form' } });
  // the starter takes such leads in by itself
  const [started] = await currentStorage().ground.db.runs.where('record').equals(record.id).toArray();
  if (!started) throw new Error('the lead walks no blueprint');
  const run = started.id;
  const locked = Object.values(drawing.outcomes).find((outcome) => outcome.from.type === 'stage' && outcome.from.stage === drawing.start && outcome.trigger.type === 'person');
  const kinds: readonly ((at: number) => { readonly intent: Intent; readonly note?: string })[] = [
    (at) => ({ intent: { type: 'note' }, note: `Talked about lane ${at}; wants the rate table before the meeting.` }),
    (at) => ({ intent: { type: 'setFields', fields: { score: at % 100 } } }),
    (at) => ({ intent: { type: 'signal', signal: 'pageVisited', payload: { page: `/rates/${at}`, seconds: at % 90 } } }),
    () => ({ intent: { type: 'choose', outcome: locked?.id ?? '', fields: {}, reason: null, expect: { visit: 1 } } }),
  ];
  const lines = Array.from({ length: wanted - 1 }, (_, at) => kinds[at % kinds.length]?.(at) ?? { intent: { type: 'note' } as const });
  for (let from = 0; from < lines.length; from += 100) await submit(lines.slice(from, from + 100).map(({ intent, note }) => intentFor({ record: record.id, run, intent, note })));
  return record.id;
}

/** Every row the page is made of, read without anything of ours. */
async function readBare(db: IDBDatabase, record: string): Promise<number> {
  const all = (source: IDBObjectStore | IDBIndex, range?: IDBKeyRange): Promise<readonly unknown[]> => new Promise((resolve, reject) => {
    const request = source.getAll(range);
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error ?? new Error('IndexedDB failed without a reason'));
  });
  const stores = ['records', 'runs', 'entries', 'versions', 'blueprints', 'recordTypes', 'people', 'settings', 'files'] as const;
  const transaction = db.transaction(stores, 'readonly');
  const [, , entries] = await Promise.all([
    all(transaction.objectStore('records'), IDBKeyRange.only(record)),
    all(transaction.objectStore('runs').index('record'), IDBKeyRange.only(record)),
    all(transaction.objectStore('entries').index('[record+cursor]'), IDBKeyRange.bound([record, -Infinity], [record, []])),
    ...stores.slice(3, -1).map((store) => all(transaction.objectStore(store))),
    all(transaction.objectStore('files').index('record'), IDBKeyRange.only(record)),
  ]);
  return entries.length;
}

/** The page of a record with 500 entries, from an empty screen to its timeline, beside the bare reading of the same rows. */
export async function bench(): Promise<readonly Figure[]> {
  await openStorage(name).ready;
  const starter = starters.find(({ key }) => key === 'inbound-prospecting');
  if (!starter) throw new Error('the starter is gone');
  const record = await aLongStory(starter.build(createIdSource(fixedClock(Date.UTC(2026, 10, 1)), seededDice(5))));
  const raw = await openRaw(name);
  const times = { cpu: [] as number[], ours: [] as number[], raw: [] as number[] };
  let lines = 0;
  for (let round = 0; round < rounds; round += 1) {
    const ours = async (): Promise<void> => {
      const host = document.createElement('div');
      host.style.height = '900px';
      document.body.replaceChildren(host);
      const start = performance.now();
      const shown: { unmount?: () => void } = {};
      times.cpu.push(await mainThread(async () => {
        const root = await openRecord(host, record);
        shown.unmount = () => root.unmount();
      }));
      times.ours.push(performance.now() - start);
      const told = host.querySelector('[aria-label="Timeline"] .bt-section-count')?.textContent;
      if (Number(told) < wanted * 0.9) throw new Error(`the timeline tells of ${told ?? 'nothing'} of ${wanted} entries`);
      shown.unmount?.();
    };
    const bare = async (): Promise<void> => {
      times.raw.push(await settled(async () => {
        lines = await readBare(raw, record);
      }));
    };
    // who goes first changes every round, so that neither always finds the disk warm
    for (const work of round % 2 === 0 ? [ours, bare] : [bare, ours]) await work();
  }
  if (lines !== wanted) throw new Error(`the journal has ${lines} entries, not ${wanted}`);
  raw.close();
  currentStorage().close();
  await deleteDatabase(name);
  const [cpu, wall, bare] = [median(times.cpu), median(times.ours), median(times.raw)];
  return [
    { what: `a record with ${wanted} entries opens: CPU of the main thread`, value: cpu, unit: 'ms', beside: `first time ${(times.cpu[0] ?? 0).toFixed(0)} ms, compiling its blueprint included`, ...goal('under 100 ms', cpu < 100) },
    { what: 'the same until its timeline is on screen', value: wall, unit: 'ms', beside: `${(wall / bare).toFixed(2)} x the time of the next line` },
    { what: 'bare IndexedDB, the same rows from the same indexes, nothing shown', value: bare, unit: 'ms' },
  ];
}
