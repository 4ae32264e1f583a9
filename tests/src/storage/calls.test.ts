import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { schemaEpoch } from '../../../src/storage/database.ts';
import { countCalls, readCalls, recordingIn, type CallQuery } from '../../../src/storage/calls.ts';
import { readEndedRuns } from '../../../src/storage/past-runs.ts';
import { aCompany, aName, days, monday, openTab, outbound } from './a-workspace.ts';

const always: CallQuery = { from: 0, until: Number.MAX_SAFE_INTEGER };

/** Three leads with a mail each; two of them were called, by two people, a day apart. */
async function aWeek(name = aName()) {
  const company = await aCompany(name);
  const { rep, storage, clock } = company;
  const called: string[] = [];
  for (const [at, who] of ['u_ann', 'u_ben', null].entries()) {
    const lead = await rep.lead(`Lead ${at}`);
    await rep.enrol(lead.id);
    await rep.complete(lead.id, 'Intro mail', 'sent');
    if (who === null) continue;
    const run = await rep.runOf(lead.id);
    const recorded = who === 'u_ben' ? [{ kind: 'recording' as const, link: 'https://calls.example.com/7' }] : [];
    const [ack] = await storage.authority.submit([{
      ...storage.intentFor({ record: lead.id, run: run.id, intent: { type: 'complete', activity: outbound.id.activity('First call'), result: at === 0 ? 'connected' : 'noAnswer', fields: {}, ticked: [], evidence: recorded, template: null, points: [], objections: [], expect: { visit: run.snapshot.visit } } }),
      by: who, roles: ['rep'],
    }]);
    expect(ack?.ok).toBe(true);
    called.push(lead.id);
    clock.set(monday + days(at + 1));
  }
  return { ...company, called };
}

describe('calls', () => {
  it('[S89] are found by the index of calls, the latest first, and nothing else is among them', async () => {
    const { storage, called } = await aWeek();
    const { entries, more } = await readCalls(storage.ground, always, 10);
    expect(entries.map(({ record }) => record)).toEqual([...called].reverse());
    expect([more, await countCalls(storage.ground, always), await countCalls(storage.ground, { ...always, by: ['u_ann'] })]).toEqual([false, 2, 1]);
    // a long period is counted in stretches, none twice and none left out
    expect([await countCalls(storage.ground, always, 1), await countCalls(storage.ground, { ...always, until: monday + days(1) }, 1), await countCalls(storage.ground, { ...always, by: ['u_ann'] }, 1)]).toEqual([2, 1, 1]);
    expect((await readCalls(storage.ground, always, 1)).more).toBe(true);
  });

  it('[S89] are chosen by person, period, blueprint, stage, result, recording and review', async () => {
    const { storage, called } = await aWeek();
    const [ann = '', ben = ''] = called;
    const ask = async (query: Partial<CallQuery>) => (await readCalls(storage.ground, { ...always, ...query }, 10)).entries.map(({ record }) => record);
    const known = (await readCalls(storage.ground, always, 10)).entries;
    expect(await ask({ by: ['u_ann'] })).toEqual([ann]);
    expect(await ask({ by: ['u_ann', 'u_ben'] })).toEqual([ben, ann]);
    expect(await ask({ by: [] })).toEqual([]);
    expect(await ask({ from: monday, until: monday + 1 })).toEqual([ann]);
    expect(await ask({ blueprint: outbound.id.blueprint, stage: outbound.id.stage('New') })).toEqual([ben, ann]);
    expect(await ask({ blueprint: 'another' })).toEqual([]);
    expect(await ask({ stage: outbound.id.stage('Proposal') })).toEqual([]);
    expect(await ask({ result: 'noAnswer' })).toEqual([ben]);
    expect(await ask({ recorded: true })).toEqual([ben]);
    expect(await ask({ among: { entries: new Set(known.filter(({ by }) => by === 'u_ann').map(({ id }) => id)), are: false } })).toEqual([ben]);
    expect(known.map((entry) => recordingIn(entry))).toEqual(['https://calls.example.com/7', null]);
  });

  it('[S89] many at one moment and far apart are each read once, in order, however they lie', async () => {
    const { storage, db } = await aWeek();
    const row = await db.entries.where('call').above(0).first() ?? expect.fail('a call');
    const moments = [...Array.from({ length: 3500 }, () => 5_000_000), ...Array.from({ length: 40 }, (_, at) => 9_000_000_000 + at * 86_400_000), 1];
    await db.entries.bulkAdd(moments.map((call, at) => ({ id: `more${at}`, record: row.record, device: `d${at}`, seq: at, delivery: `more${at}`, call, entry: { ...row.entry, id: `more${at}`, at: call } })));
    const { entries, more, cut } = await readCalls(storage.ground, always, 9000);
    expect([more, cut, entries.length, new Set(entries.map(({ id }) => id)).size]).toEqual([false, false, 3543, 3543]);
    expect(entries.map(({ at }) => at)).toEqual(entries.map(({ at }) => at).toSorted((a, b) => b - a));
    expect((await readCalls(storage.ground, always, 50)).entries.map(({ id }) => id)).toEqual(entries.slice(0, 50).map(({ id }) => id));
  });

  it('[E5] of a workspace of epoch 4 are found after it was brought over', async () => {
    const company = await aWeek();
    const name = aName();
    const old = new Dexie(name);
    const stores = Object.fromEntries(company.db.tables.map((table) => [table.name, [table.schema.primKey.src, ...table.schema.indexes.map(({ src }) => src).filter((src) => !src.includes('call'))].join(', ')]));
    old.version(4).stores(stores);
    await old.open();
    for (const table of company.db.tables) await old.table(table.name).bulkPut((await table.toArray()).map((row: unknown) => (table.name === 'entries' ? { ...(row as object), call: undefined } : row)));
    await old.table('meta').put({ key: 'epoch', value: 4 });
    old.close();
    const { storage } = await openTab(name);
    expect((await storage.ground.db.meta.get('epoch'))?.value).toBe(schemaEpoch);
    expect((await readCalls(storage.ground, always, 10)).entries.map(({ record }) => record)).toEqual([...company.called].reverse());
  });
});

it('[S88] passages that came to their end are chosen by owner, result and length, the latest first', async () => {
  const { rep, storage, called } = await aWeek();
  const [ann = '', ben = ''] = called;
  for (const record of [ann, ben]) expect((await rep.choose(record, 'New', 'Qualified')).ok).toBe(true);
  await rep.choose(ann, 'Proposal', 'Signed');
  const ask = async (query: object) => (await readEndedRuns(storage.ground, { blueprint: outbound.id.blueprint, ...query }, 5)).runs.map(({ record }) => record);
  expect(await ask({})).toEqual([ann]);
  expect(await ask({ end: 'lost' })).toEqual([]);
  expect(await ask({ owner: 'u_nobody' })).toEqual([]);
  expect(await ask({ atLeast: days(2) })).toEqual([ann]);
  expect(await ask({ atMost: days(2) })).toEqual([]);
});
