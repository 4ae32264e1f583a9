import { liveQuery } from 'dexie';
import { starters } from '#engine/blueprint';
import { createStorage, type NewRecord, readToday, type RecordListQuery, type Storage } from '../../src/storage/index.ts';
import { median, type Figure } from './figure.ts';
import { deleteDatabase, openRaw, readIndex, settled } from './raw-database.ts';

const name = 'bench-bulk';
const records = 100_000;
const enrolled = 10_000;
const rounds = 5;

const firstNames = ['Ann', 'Bo', 'Chidi', 'Dara', 'Eva', 'Finn', 'Gita', 'Hugo'];
const newRecord = (at: number): NewRecord => ({
  type: 'lead', owner: `u_${at % 20}`, zone: 'Europe/Berlin',
  fields: { name: `${firstNames[at % 8]} Example ${at}`, company: `Example ${at % 700} Ltd`, email: `ann.${at}@example.com`, phone: `+44 1632 96${at % 10_000}`, score: at % 101, leadSource: 'Cold list' },
});

interface Stillness {
  /** The longest time between two turns of the page, in ms: what a person feels as a hang. */
  readonly gap: number;
  /** The longest task the browser itself reports (it reports from 50 ms on). */
  readonly task: number;
  readonly spent: number;
}

/** Does something while the page's heartbeat is listened to. */
async function heldUp(work: () => Promise<unknown>): Promise<Stillness> {
  const long: number[] = [0];
  const observer = new PerformanceObserver((list) => list.getEntries().forEach(({ duration }) => long.push(duration)));
  observer.observe({ entryTypes: ['longtask'] });
  let gap = 0;
  let last = performance.now();
  const beat = setInterval(() => {
    const now = performance.now();
    gap = Math.max(gap, now - last);
    last = now;
  }, 4);
  const spent = await settled(work);
  await new Promise((resolve) => setTimeout(resolve, 50));
  clearInterval(beat);
  observer.disconnect();
  return { gap, task: Math.max(...long), spent };
}

async function publishStarter(storage: Storage): Promise<string> {
  const starter = starters.find(({ key }) => key === 'outbound-qualification');
  if (!starter) throw new Error('the outbound starter is gone');
  const blueprint = await storage.createBlueprint(starter.build(storage.ground.ids));
  const answer = await storage.publishBlueprint(blueprint.id, '');
  if (!answer.ok) throw new Error('the starter cannot be published');
  return blueprint.id;
}

const stillness = (what: string, { gap, task }: Stillness): readonly Figure[] => [
  { what: `longest wait of the page during ${what}`, value: gap, unit: 'ms', beside: `longest task reported by the browser ${Math.round(task)} ms (0: none above 50)` },
];

/** The page's own live query, as a screen holds it, must hear of rows the worker writes. */
function whoHears(storage: Storage): { readonly seen: () => number; readonly stop: () => void } {
  let last = 0;
  const { db } = storage.ground;
  const watch = liveQuery(() => db.batches.toArray()).subscribe({ next: (rows) => (last = rows.reduce((sum, row) => sum + row.made, 0)) });
  return { seen: () => last, stop: () => watch.unsubscribe() };
}

/** The least any list can cost: bare IndexedDB handing over the 100,000 keys. */
async function bareKeys(): Promise<readonly Figure[]> {
  const raw = await openRaw(name);
  const times: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    times.push(
      await settled(
        () =>
          new Promise((resolve, reject) => {
            const request = raw.transaction('titles', 'readonly').objectStore('titles').getAllKeys();
            request.onsuccess = resolve;
            request.onerror = () => reject(request.error ?? new Error('not read'));
          }),
      ),
    );
  }
  raw.close();
  return [{ what: 'bare IndexedDB handing over 100,000 titles', value: median(times), unit: 'ms' }];
}

async function lists(storage: Storage): Promise<readonly Figure[]> {
  const all: RecordListQuery = { type: 'lead', space: 'live', search: '', sort: { field: 'title', descending: false } };
  const asked: readonly (readonly [string, Partial<RecordListQuery>])[] = [
    ['by title', {}],
    ['searched (1,111 found)', { search: 'example 99' }],
    ['by last change', { sort: { field: 'updatedAt', descending: true } }],
    ['searched, by last change', { search: 'example 99', sort: { field: 'updatedAt', descending: true } }],
    ['by a field', { sort: { field: 'score', descending: true } }],
    ['filtered by a rule', { filter: { type: 'compare', field: 'score', operator: 'atLeast', value: 90 } }],
  ];
  const figures: Figure[] = [];
  figures.push(...(await bareKeys()));
  for (const [what, query] of asked) {
    const times: number[] = [];
    let worst = 0;
    let total = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { gap, spent } = await heldUp(async () => (total = (await storage.listRecords({ ...all, ...query })).total));
      times.push(spent);
      worst = Math.max(worst, gap);
    }
    if (total === 0) throw new Error(`the list ${what} is empty`);
    figures.push({ what: `100,000 records listed ${what}`, value: median(times), unit: 'ms', beside: `${total.toLocaleString('en-GB')} ids; page held up ${Math.round(worst)} ms at most` });
  }
  return figures;
}

/** Today of the enrolled records' owners, beside a bare read of the same index range, by turns. */
async function today(storage: Storage): Promise<readonly Figure[]> {
  const { db } = storage.ground;
  const now = Date.now() + 400 * 86_400_000;
  const raw = await openRaw(name);
  const times = { ours: [] as number[], raw: [] as number[] };
  let seen = 0;
  for (let round = 0; round < 20; round += 1) {
    const owner = `u_${round % 20}`;
    const ours = async (): Promise<void> => void (seen = (await readToday(db, { owner, space: 'live', now, until: now })).dues.length);
    const bare = async (): Promise<void> => void (await readIndex(raw, 'dues', '[space+automatic+owner+at]', IDBKeyRange.bound(['live', 0, owner, -Infinity], ['live', 0, owner, now]), 500));
    const turns = round % 2 === 0 ? ([['ours', ours], ['raw', bare]] as const) : ([['raw', bare], ['ours', ours]] as const);
    for (const [whose, work] of turns) times[whose].push(await settled(work));
  }
  raw.close();
  const [ours, bare] = [median(times.ours), median(times.raw)];
  return [{ what: `Today's first ${seen} dues and their number, of ${await db.dues.count()} dues`, value: ours, unit: 'ms', beside: `${(ours / bare).toFixed(2)} x bare IndexedDB (${bare.toFixed(1)} ms)` }];
}

async function makeAll(storage: Storage): Promise<Stillness> {
  const rows = Array.from({ length: records }, (_, at) => newRecord(at));
  const ear = whoHears(storage);
  const made = await heldUp(() => storage.createRecords(rows, { batch: 'b' }));
  const heard = ear.seen();
  ear.stop();
  if (heard !== records) throw new Error(`the page's live query heard of ${heard} records`);
  return made;
}

/** Work on 100,000 records as the app does it: beside the page, which must stay alive. */
export async function bench(): Promise<readonly Figure[]> {
  await deleteDatabase(name);
  const storage = createStorage(name);
  await storage.ready;
  const blueprint = await publishStarter(storage);
  const idle = await heldUp(() => new Promise((resolve) => setTimeout(resolve, 3000)));
  const made = await makeAll(storage);
  const listed = await lists(storage);
  const ids = (await storage.listRecords({ type: 'lead', space: 'live', search: '', sort: { field: 'createdAt', descending: false } })).ids.slice(0, enrolled);
  const started = await heldUp(() => storage.enrolMany(ids, blueprint));
  const counted = await heldUp(() => storage.countMatching('lead', { type: 'compare', field: 'score', operator: 'atLeast', value: 90 }));
  const todays = await today(storage);
  const removed = await heldUp(() => storage.undoBatch('b'));
  const left = await storage.ground.db.records.count();
  if (left > 0) throw new Error(`${left} records were left behind`);
  storage.close();
  await deleteDatabase(name);
  return [
    ...stillness('nothing at all, for comparison', idle),
    { what: '100,000 records made, rows', value: (records * 1000) / made.spent, unit: '/s' },
    ...stillness('that', made),
    { what: '10,000 records enrolled, starts', value: (enrolled * 1000) / started.spent, unit: '/s', beside: 'each stepped, hashed and journaled' },
    ...stillness('that', started),
    ...listed,
    { what: 'records counted by a rule on fields', value: counted.spent, unit: 'ms' },
    ...stillness('that', counted),
    ...todays,
    { what: '100,000 records taken back, rows', value: (records * 1000) / removed.spent, unit: '/s' },
    ...stillness('that', removed),
  ];
}
