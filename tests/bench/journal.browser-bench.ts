import '../../src/ui/styles.ts';
import '../../src/app/index.ts';
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';
import { CallsScreen } from '../../src/academy/calls/index.ts';
import { UntouchedScreen } from '../../src/desk/leads/index.ts';
import { closeStorage, openStorage, submit, type RecordRow, type RunRow, type Storage } from '../../src/storage/index.ts';
import { aBlueprint } from '../kit/a-blueprint.ts';
import { goal, median, type Figure } from './figure.ts';
import { openIn, withoutBars } from './in-app.tsx';
import { deleteDatabase, openRaw, settled } from './raw-database.ts';
import { longestTask, seen } from './screen.ts';

const name = 'bench-journal';
const records = 100_000;
const callsEach = 2;
const hundred = 2500;
const minute = 60_000;

const drawing = aBlueprint('Outbound')
  .stage('Contact', (s) => s.call('First call').outcome('On', { to: 'End' }))
  .end('End');

/** A line of the journal as it is stored. */
type Line = Parameters<Storage['ground']['db']['entries']['add']>[0] & { readonly cursor?: number };

/** One lead that was taken in and called, written down by Baton itself: all others are like it. */
async function aPattern(storage: Storage): Promise<{ readonly record: RecordRow; readonly run: RunRow; readonly lines: readonly Line[] }> {
  const { db } = storage.ground;
  const document = drawing.build();
  await storage.createBlueprint(document);
  const published = await storage.publishBlueprint(document.id, 'first');
  if (!published.ok) throw new Error(JSON.stringify(published.error));
  const made = await storage.createRecord({ type: 'lead', owner: storage.ground.me().id, zone: 'UTC', fields: { name: 'Ann Example', company: 'Example Ltd', leadSource: 'Fair' } });
  const hand = (run: string | null, intent: Parameters<typeof storage.intentFor>[0]['intent']) => submit([storage.intentFor({ record: made.id, run, intent })]);
  await hand(null, { type: 'enrol', blueprint: document.id, version: published.value.id, record: { owner: null, zone: 'UTC', fields: {} } });
  const [run] = await db.runs.toArray();
  if (!run) throw new Error('the lead walks no blueprint');
  const [called] = await hand(run.id, { type: 'complete', activity: drawing.id.activity('First call'), result: 'noAnswer', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } });
  if (called?.ok !== true) throw new Error(JSON.stringify(called?.refusal));
  const [record, lines] = [await db.records.get(made.id), await db.entries.toArray()];
  if (!record || lines.length !== 2) throw new Error(`the journal has ${lines.length} lines`);
  return { record, run, lines };
}

/** 100,000 leads on their way and untouched, the journal of a team that made two calls on each, and no due to go with them. */
async function fill(storage: Storage): Promise<void> {
  const { db, guard } = storage.ground;
  const { record, run, lines } = await aPattern(storage);
  const [enrolled, called] = lines;
  if (!enrolled || !called) throw new Error('the journal is empty');
  const now = Date.now();
  const { touched: _, ...untouched } = record;
  for (let from = 0; from < records; from += hundred) {
    const all = Array.from({ length: hundred }, (__, at) => from + at);
    const lineOf = (pattern: Line, at: number, turn: number) => {
      const { cursor: _cursor, ...row } = pattern;
      const moment = now - records * callsEach * minute + (at * callsEach + turn) * minute;
      const id = `e${at}-${turn}`;
      return { ...row, id, record: `r${at}`, delivery: id, seq: turn + 1, ...(row.call === undefined ? {} : { call: moment }), entry: { ...row.entry, id, record: `r${at}`, run: `u${at}`, at: moment, seq: turn + 1 } };
    };
    await guard.write(['records', 'runs', 'entries'], () => Promise.all([
      db.records.bulkAdd(all.map((at): RecordRow => ({ ...untouched, id: `r${at}`, title: `ann example ${at}`, fields: { ...record.fields, name: `Ann Example ${at}` }, createdAt: now - at * minute, updatedAt: now - at * minute, waits: 1, untouchedSince: now - at * minute }))),
      db.runs.bulkAdd(all.map((at): RunRow => ({ ...run, id: `u${at}`, record: `r${at}`, snapshot: { ...run.snapshot, id: `u${at}`, enteredAt: now - at * minute } }))),
      db.entries.bulkAdd(all.flatMap((at) => [lineOf(enrolled, at, 0), ...Array.from({ length: callsEach }, (___, turn) => lineOf(called, at, turn + 1))])),
    ]));
  }
  const [counter] = await db.counters.where('[space+blueprint]').equals(['live', run.blueprint]).toArray();
  if (!counter) throw new Error('no stage is counted');
  await guard.write(['counters'], () => db.counters.put({ ...counter, records: counter.records + records }));
}

/** A screen from an empty page until something of it can be read, and until all of it can. */
async function shown(path: string, screen: typeof CallsScreen, isThere: (place: Element) => boolean, isWhole = isThere): Promise<{ readonly spent: number; readonly whole: number; readonly longest: number }> {
  const place = document.createElement('div');
  place.style.height = '900px';
  document.body.append(place);
  const root = createRoot(place);
  let spent = 0;
  const opened = await longestTask(() => settled(async () => {
    const began = performance.now();
    openIn(root, [{ path: '*', element: withoutBars(createElement(screen)) }], path);
    await seen(place, () => isThere(place));
    spent = performance.now() - began;
    await seen(place, () => isWhole(place));
  }));
  root.unmount();
  place.remove();
  // what it had still to read is not the next one's affair
  await new Promise((resolve) => setTimeout(resolve, 5000));
  return { spent, whole: opened.spent, longest: opened.longest };
}

/** Bare IndexedDB handing over keys or rows of a range at once. */
function bare(db: IDBDatabase, store: string, index: string | null, range: IDBKeyRange | null, what: 'getAll' | 'getAllKeys' | 'count', most?: number): Promise<number> {
  return settled(() => new Promise((resolve, reject) => {
    const of = db.transaction(store, 'readonly').objectStore(store);
    const source = index === null ? of : of.index(index);
    const request = what === 'count' ? source.count(range ?? undefined) : source[what](range, most);
    request.onsuccess = resolve;
    request.onerror = () => reject(request.error ?? new Error('not read'));
  }));
}

const opening = ({ longest }: { readonly longest: number }): string => `longest task ${Math.round(longest)} ms (0: none above 50)`;

/** What is read from the long journal and the long lists of 100,000 leads: First touch, the calls ever made, and Live's numbers, each beside bare IndexedDB handing over what it is made of. */
export async function bench(): Promise<readonly Figure[]> {
  await deleteDatabase(name);
  const storage = openStorage(name);
  await storage.ready;
  await fill(storage);
  const raw = await openRaw(name);
  const last = Date.now();
  const calls = await shown('/learn/calls?period=all&rep=any', CallsScreen, (place) => place.querySelectorAll('a.calls-row').length > 5);
  const bareCalls = await bare(raw, 'entries', 'call', IDBKeyRange.bound(last - 1000 * minute, last), 'getAll', 200);
  const touch = await shown('/untouched', UntouchedScreen, (place) => place.querySelectorAll('.leads-who a').length > 5, (place) => place.textContent?.includes(`Select all ${records.toLocaleString('en-GB')}`) === true);
  const bareTouch = await bare(raw, 'records', '[space+type+waits+untouchedSince]', IDBKeyRange.bound(['live', 'lead', 1], ['live', 'lead', 2]), 'getAllKeys');
  // what the screen had still to read is read
  await storage.listIdle({ type: 'lead' });
  const counts = { told: [] as number[], bare: [] as number[] };
  for (let round = 0; round < 5; round += 1) {
    counts.told.push(await settled(() => storage.countUntouched('lead', { most: 1000 })));
    counts.bare.push(await bare(raw, 'records', '[space+type+waits+untouchedSince]', IDBKeyRange.bound(['live', 'lead', 1], ['live', 'lead', 2]), 'count'));
  }
  const query = { blueprint: drawing.id.blueprint, ends: { [drawing.id.stage('End')]: 'won' } } as const;
  const first = await longestTask(() => settled(async () => {
    const flow = await storage.readFlow(query);
    if (flow.everybody < records) throw new Error(`Live counts ${flow.everybody} records`);
  }));
  const again = await settled(() => storage.readFlow(query));
  const bareJournal = await settled(async () => {
    for (let from = 0; from < records * (callsEach + 1); from += 2000) await bare(raw, 'entries', null, IDBKeyRange.bound(from, from + 1999), 'getAll');
  });
  raw.close();
  closeStorage();
  await deleteDatabase(name);
  const count = (records * callsEach).toLocaleString('en-GB');
  return [
    { what: `${count} calls: the list of all of them opens`, value: calls.spent, unit: 'ms', beside: opening(calls) },
    { what: 'bare IndexedDB: 200 calls from the same index', value: bareCalls, unit: 'ms' },
    { what: '100,000 untouched leads: First touch opens', value: touch.spent, unit: 'ms', beside: `${(touch.spent / bareTouch).toFixed(2)} x the line after the next; ${opening(touch)}`, ...goal('at most 2 x', touch.spent <= 2 * bareTouch) },
    { what: 'the same until it says how many there are', value: touch.whole, unit: 'ms', beside: `${(touch.whole / bareTouch).toFixed(2)} x the next line; read in pieces, so that others read in between`, ...goal('at most 2 x', touch.whole <= 2 * bareTouch) },
    { what: 'bare IndexedDB: their keys, the longest waiting first', value: bareTouch, unit: 'ms' },
    { what: 'how many wait, as the navigation tells it: up to 999+', value: median(counts.told), unit: 'ms', beside: `bare IndexedDB counting all of them: ${Math.round(median(counts.bare))} ms` },
    { what: `Live reads a journal of ${(records * (callsEach + 1)).toLocaleString('en-GB')} lines for the first time`, value: first.spent, unit: 'ms', beside: `${(first.spent / bareJournal).toFixed(2)} x the line after the next; ${opening(first)}` },
    { what: 'and again, nothing having happened since', value: again, unit: 'ms' },
    { what: 'bare IndexedDB: the lines of the same journal', value: bareJournal, unit: 'ms' },
  ];
}
