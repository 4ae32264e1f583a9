import Papa from 'papaparse';
import { createRecordReader, profileColumn, proposeMapping, readHeader, typeAfter } from '#engine/exchange';
import { defaultRecordTypes } from '#engine/blueprint';
import { closeStorage, createStorage, openStorage, type NewRecord } from '../../src/storage/index.ts';
import { median, type Figure } from './figure.ts';
import { deleteDatabase, done, openRaw, settled } from './raw-database.ts';
import { openInWorker, runImport } from './records/importing.ts';

const rows = 10_000;
const rounds = 3;
/** As many as the storage writes in one transaction. */
const chunk = 300;

const firstNames = ['Ann', 'Bo', 'Chidi', 'Dara', 'Eva', 'Finn', 'Gita', 'Hugo'];
const sources = ['Website form', 'Trade show', 'Referral', 'Cold list'];

/** A plain CRM export: nine columns, a quoted comma now and then. */
function csv(): string {
  const line = (index: number): string =>
    `${firstNames[index % 8]} Example ${index},"Example ${index % 700}, Ltd",ann.${index}@example.com,+44 1632 96${String(index % 10_000).padStart(4, '0')},Germany,${sources[index % 4]},${(index % 40) * 25},${index % 101},${String((index % 28) + 1).padStart(2, '0')}.03.2026`;
  return ['Full name,Company,E-mail,Telephone,Country,Lead source,Budget,Lead score,Meeting date', ...Array.from({ length: rows }, (_, index) => line(index))].join('\r\n');
}

/** Reads a file as the import does: parse, look at every column, map, convert. */
function read(text: string): readonly NewRecord[] {
  const [header = [], ...lines] = Papa.parse<string[]>(text, { skipEmptyLines: true }).data;
  const columns = readHeader(header);
  const profiles = columns.map(({ index }) => profileColumn(lines.map((cells) => cells[index] ?? '')));
  const plan = proposeMapping(columns, profiles, defaultRecordTypes.lead);
  const reader = createRecordReader({ type: typeAfter(defaultRecordTypes.lead, plan), columns: plan, numbered: 'Lead' }, columns.length);
  return lines.map((cells, index) => {
    const record = reader(cells, index + 2);
    if (!record.ok) throw new Error(`row ${index + 2}: ${record.error}`);
    return { type: 'lead', owner: null, zone: 'Europe/Berlin', fields: record.value.fields };
  });
}

/** The same rows put into a bare store with the same indexes, as many a transaction, as durable. */
async function putRaw(records: readonly NewRecord[]): Promise<void> {
  const db = await openRaw('bench-import-raw', (fresh) => {
    const store = fresh.createObjectStore('records', { keyPath: 'id' });
    store.createIndex('byUpdate', ['space', 'type', 'updatedAt']);
    store.createIndex('byCreation', ['space', 'type', 'createdAt']);
    store.createIndex('standing', 'standing', { multiEntry: true });
    store.createIndex('batch', 'batch');
    store.createIndex('byWait', ['space', 'type', 'waits', 'untouchedSince']);
    store.createIndex('unqualified', ['space', 'type', 'unqualified']);
    store.createIndex('mergedInto', 'mergedInto');
    fresh.createObjectStore('titles', { keyPath: 'key' });
  });
  for (let from = 0; from < records.length; from += chunk) {
    const transaction = db.transaction(['records', 'titles'], 'readwrite', { durability: 'strict' });
    for (const [index, record] of records.slice(from, from + chunk).entries()) {
      const id = `${from + index}`.padStart(36, '0');
      const title = String(record.fields.name).toLowerCase();
      transaction.objectStore('records').add({ ...record, id, space: 'live', title, createdAt: 1, updatedAt: 1, batch: 'b', standing: [], waits: 0, untouchedSince: 1 });
      transaction.objectStore('titles').add({ key: `live\u0000lead\u0000${title}\u0000${id}` });
    }
    await done(transaction);
  }
  db.close();
  await deleteDatabase('bench-import-raw');
}

async function keep(records: readonly NewRecord[]): Promise<void> {
  const storage = createStorage('bench-import');
  await storage.ready;
  const { made } = await storage.createRecords(records, { batch: 'b' });
  storage.close();
  await deleteDatabase('bench-import');
  if (made !== rows) throw new Error(`${made} of ${rows} rows were made`);
}

/** The whole file brought in as the app does it: read in one worker, written by the other, a slice at a time, doubles told by their address. */
async function bringIn(text: string): Promise<void> {
  const storage = openStorage('bench-import-whole');
  await storage.ready;
  const source = await openInWorker(new Blob([text]));
  const file = await source.open({ encoding: null, delimiter: null });
  const columns = proposeMapping(file.columns, file.profiles, defaultRecordTypes.lead);
  const plan = { type: typeAfter(defaultRecordTypes.lead, columns), columns, numbered: 'Lead' };
  const { made } = await runImport(source, plan, { batch: 'b', duplicates: { key: 'email', action: 'skip' }, ownerOf: () => null, enrol: null, automatic: false, zone: 'Europe/Berlin' });
  source.close();
  closeStorage();
  await deleteDatabase('bench-import-whole');
  if (made !== rows) throw new Error(`${made} of ${rows} rows came in`);
}

/** Rows of a CSV file read and kept, beside bare IndexedDB writing the same rows. */
export async function bench(): Promise<readonly Figure[]> {
  const text = csv();
  const times = { read: [] as number[], keep: [] as number[], raw: [] as number[], whole: [] as number[] };
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    const records = read(text);
    times.read.push(performance.now() - start);
    times.keep.push(await settled(() => keep(records)));
    times.raw.push(await settled(() => putRaw(records)));
    times.whole.push(await settled(() => bringIn(text)));
  }
  const [reading, keeping, raw, whole] = [median(times.read), median(times.keep), median(times.raw), median(times.whole)];
  const perSecond = (spent: number): number => (rows * 1000) / spent;
  return [
    { what: 'import rows read and kept (parse, map, convert, store)', value: perSecond(reading + keeping), unit: '/s', beside: `${rows.toLocaleString('en-GB')} rows of 9 columns` },
    { what: 'of that, rows parsed, mapped and converted', value: perSecond(reading), unit: '/s' },
    { what: 'of that, rows kept (guarded, titled, in a batch)', value: perSecond(keeping), unit: '/s', beside: `${(keeping / raw).toFixed(2)} x the time of the next line` },
    { what: 'a whole import as the app does it, from the file to the last row', value: perSecond(whole), unit: '/s', beside: `${(whole / raw).toFixed(2)} x the time of the next line` },
    { what: 'bare IndexedDB, same rows, indexes and durability', value: perSecond(raw), unit: '/s' },
  ];
}
