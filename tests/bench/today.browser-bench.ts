import { createStorage, readToday, type DueRow, type RecordRow } from '../../src/storage/index.ts';
import { median, type Figure } from './figure.ts';
import { deleteDatabase, openRaw, readIndex, settled } from './raw-database.ts';

const name = 'bench-today';
const records = 100_000;
const dues = 20_000;
const owners = 20;
const rounds = 40;
const now = Date.UTC(2026, 10, 23, 9);
const day = 86_400_000;
const hundred = 5000;

const recordAt = (index: number): RecordRow => ({
  id: `r${index}`, type: 'lead', space: 'live', owner: `u_${index % owners}`, zone: 'Europe/Berlin', title: `example ${index}`,
  fields: { name: `Example ${index}`, company: `Example ${index % 700} Ltd`, email: `ann.${index}@example.com`, score: index % 101, leadSource: 'Cold list' },
  createdAt: now - index, updatedAt: now - index, batch: 'b', standing: [`b/s${index % 12}`],
});

/** A fifth of each person's dues lies in the days before and today, the rest after. */
const dueAt = (index: number): DueRow => ({
  id: `run${index}/a`, key: 'a', run: `run${index}`, record: `r${index * 5}`, space: 'live', owner: `u_${index % owners}`, blueprint: `b${index % 4}`, automatic: 0,
  at: now + (Math.floor(index / owners) % 50 - 9) * day, kind: 'activity', activity: 'a', outcome: null, stage: `s${index % 12}`, channel: 'call', assignee: null, armed: 1,
});

/** The Today query of one of twenty people over 100,000 records, beside a bare index read of the very same rows. */
export async function bench(): Promise<readonly Figure[]> {
  const storage = createStorage(name);
  await storage.ready;
  const { db } = storage.ground;
  for (let from = 0; from < records; from += hundred) await db.records.bulkAdd(Array.from({ length: hundred }, (_, index) => recordAt(from + index)));
  for (let from = 0; from < dues; from += hundred) await db.dues.bulkAdd(Array.from({ length: hundred }, (_, index) => dueAt(from + index)));
  const raw = await openRaw(name);
  const times = { ours: [] as number[], raw: [] as number[] };
  const seen = { ours: 0, raw: 0 };
  for (let round = 0; round < rounds; round += 1) {
    const owner = `u_${round % owners}`;
    const ours = async (): Promise<void> => {
      seen.ours = (await readToday(db, { owner, space: 'live', now, until: now, limit: 2000 })).dues.length;
    };
    const bare = async (): Promise<void> => {
      seen.raw = (await readIndex(raw, 'dues', '[space+automatic+owner+at]', IDBKeyRange.bound(['live', 0, owner, -Infinity], ['live', 0, owner, now]), 2000)).rows.length;
    };
    // who goes first changes every round, so that neither always finds the disk warm
    const turns = round % 2 === 0 ? ([['ours', ours], ['raw', bare]] as const) : ([['raw', bare], ['ours', ours]] as const);
    for (const [whose, work] of turns) times[whose].push(await settled(work));
    if (seen.ours !== seen.raw || seen.ours === 0) throw new Error(`Today reads ${seen.ours} rows, the index ${seen.raw}`);
  }
  raw.close();
  storage.close();
  await deleteDatabase(name);
  const [ours, bare] = [median(times.ours), median(times.raw)];
  return [
    { what: `Today of one person: ${seen.ours} of 20,000 dues, 100,000 records`, value: ours, unit: 'ms', beside: `${(ours / bare).toFixed(2)} x the time of the next line` },
    { what: 'bare IndexedDB, same rows from the same index', value: bare, unit: 'ms' },
  ];
}
