import { describe, expect, it } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import { listColumn, type BoardQuery } from '../../../src/storage/board.ts';
import { listIdle } from '../../../src/storage/waiting-leads.ts';
import { aCompany, monday, outbound } from './a-workspace.ts';

const column = (given: Partial<BoardQuery> = {}): BoardQuery => ({ space: 'live', blueprint: outbound.id.blueprint, stage: outbound.id.stage('New'), order: 'age', recordType: 'lead', valueField: 'value', ...given });

/** Three leads in the first stage, entered an hour apart. */
async function aBoard() {
  const company = await aCompany();
  const { rep, clock, storage } = company;
  const leads: { readonly id: string; readonly run: string }[] = [];
  for (const [name, value, score] of [['Cora', 5000, 10], ['Ada', 9000, 60], ['Bob', 1000, 60]] as const) {
    const lead = await rep.lead(name, { value, score });
    await rep.enrol(lead.id);
    leads.push({ id: lead.id, run: (await rep.runOf(lead.id)).id });
    clock.set(clock.now() + hour);
  }
  const nameOf = async (run: string) => String((await company.db.records.get((await company.db.runs.get(run))?.record ?? ''))?.fields['name']);
  const names = async (given?: Partial<BoardQuery>) => Promise.all((await storage.listColumn(column(given))).map(nameOf));
  /** Nothing is planned for it any more. */
  const unplanned = (run = '') => company.db.dues.filter((due) => due.run === run).delete();
  return { ...company, leads, names, unplanned };
}

describe('the columns of a board', () => {
  it('lists who stands in a stage by stay, by what is due, by value and by name, and follows who leaves', async () => {
    const { names, rep, leads, unplanned } = await aBoard();
    expect(await names()).toEqual(['Cora', 'Ada', 'Bob']);
    expect(await names({ order: 'value' })).toEqual(['Ada', 'Cora', 'Bob']);
    expect(await names({ order: 'title' })).toEqual(['Ada', 'Bob', 'Cora']);
    expect(await names({ search: 'o' })).toEqual(['Cora', 'Bob']);
    const [cora, ada] = leads;
    await unplanned(cora?.run);
    // nothing is due of her: she comes last
    expect(await names({ order: 'due' })).toEqual(['Ada', 'Bob', 'Cora']);
    expect(await names({ order: 'due', overdueAt: monday + 2 * hour })).toEqual(['Ada']);
    expect(await names({ order: 'value', overdueAt: monday + 9 * day })).toEqual(['Ada', 'Bob']);
    await rep.complete(ada?.id ?? '', 'First call', 'connected');
    await rep.choose(ada?.id ?? '', 'New', 'Qualified');
    expect(await names()).toEqual(['Cora', 'Bob']);
    expect(await names({ stage: outbound.id.stage('Proposal') })).toEqual(['Ada']);
    await rep.submit(cora?.id ?? '', cora?.run ?? '', { type: 'exit', reason: 'gone' });
    expect(await names()).toEqual(['Bob']);
  });

  it('S106 leaves out for reps what is not for them, and lists one person’s own', async () => {
    const { names, storage, rep, leads, db } = await aBoard();
    const type = await db.recordTypes.get('lead');
    if (!type) throw new Error('no leads');
    await storage.saveRecordType({ ...type, qualified: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } });
    expect(await names({ onlyQualified: true })).toEqual(['Ada', 'Bob']);
    await rep.submit(leads[2]?.id ?? '', leads[2]?.run ?? '', { type: 'assign', owner: 'u_bea' });
    expect(await names({ owner: 'u_bea' })).toEqual(['Bob']);
    expect(await names({ owner: 'u_rep', order: 'value' })).toEqual(['Ada', 'Cora']);
  });

  it('reads index keys only unless it must look inside', async () => {
    const { db } = await aBoard();
    const read: string[] = [];
    const spy = (table: 'runs' | 'records') => db[table].hook('reading', (row) => {
      read.push(table);
      return row;
    });
    spy('runs');
    spy('records');
    await listColumn(db, column({ order: 'due', overdueAt: monday + 9 * day }));
    expect(read).toEqual([]);
  });
});

describe('moving many at once', () => {
  it('S3 takes the same step for each, says who is blocked and why, and one undo takes all of it back', async () => {
    const { storage, rep, leads, db } = await aBoard();
    const [cora, ada, bob] = leads.map(({ id }) => id);
    for (const id of [cora, ada]) await rep.complete(id ?? '', 'First call', 'connected');
    const report = await storage.moveMany({ runs: leads.map(({ run }) => run), to: outbound.id.stage('Proposal') }, { batch: 'b1' });
    expect(report.rows.map(({ title, moved, stage, refusal, outcome }) => [title, moved, stage, refusal?.type ?? null, outcome])).toEqual([
      ['Cora', true, outbound.id.stage('Proposal'), null, outbound.id.outcome('New', 'Qualified')],
      ['Ada', true, outbound.id.stage('Proposal'), null, outbound.id.outcome('New', 'Qualified')],
      ['Bob', false, outbound.id.stage('New'), 'gateClosed', outbound.id.outcome('New', 'Qualified')],
    ]);
    expect(report.rows[2]?.verdict?.missing).toBe(1);
    expect((await rep.journal(bob ?? '')).at(-1)).toMatchObject({ ok: false, refusal: { type: 'gateClosed' } });
    expect(await storage.undoMany('b1')).toEqual({ restored: 2, changedSince: 0 });
    expect((await db.runs.toArray()).map((run) => run.stage)).toEqual(Array<string>(3).fill(outbound.id.stage('New')));
  });

  it('says where no way out by hand leads, without an entry, and stops where it is told to', async () => {
    const { storage, leads, db } = await aBoard();
    const before = await db.entries.count();
    const nowhere = await storage.moveMany({ runs: [leads[0]?.run ?? ''], to: outbound.id.stage('Won') }, { batch: 'b2' });
    expect(nowhere.rows).toMatchObject([{ outcome: null, moved: false, refusal: null }]);
    expect(await db.entries.count()).toBe(before);
    expect(await storage.moveMany({ runs: leads.map(({ run }) => run), to: outbound.id.stage('Lost') }, { batch: 'b3', signal: AbortSignal.abort() })).toEqual({ rows: [], left: 3 });
  });
});

describe('leads nobody looks after', () => {
  it('S83 names the runs in which sales has nothing planned', async () => {
    const { storage, db, leads, unplanned } = await aBoard();
    await storage.savePerson({ id: 'u_rep', name: 'Rita', roles: ['rep'], zone: 'Europe/Berlin', batch: null });
    const idle = () => listIdle(db, { type: 'lead' });
    expect(await idle()).toEqual({ runs: [], stuck: 0 });
    await unplanned(leads[0]?.run);
    expect(await idle()).toEqual({ runs: [leads[0]?.run], stuck: 1 });
    // what only leadership has to do is no next step of sales, unless they own the record
    await storage.savePerson({ id: 'u_ceo', name: 'Cleo', roles: ['manager'], zone: 'Europe/Berlin', batch: null });
    await db.dues.filter((due) => due.run === leads[1]?.run).modify({ owner: 'u_ceo' });
    expect(await idle()).toEqual({ runs: [leads[0]?.run, leads[1]?.run], stuck: 2 });
    await db.runs.update(leads[1]?.run ?? '', { owner: 'u_ceo' });
    expect(await idle()).toEqual({ runs: [leads[0]?.run], stuck: 1 });
    expect(await listIdle(db, { type: 'deal' })).toEqual({ runs: [], stuck: 0 });
    // what the clock will move on comes after what nothing moves
    await db.dues.put({ id: `${leads[0]?.run}/o:x:1`, key: 'o:x:1', run: leads[0]?.run ?? '', record: leads[0]?.id ?? '', space: 'live', owner: '', blueprint: outbound.id.blueprint, stage: outbound.id.stage('New'), automatic: 1, at: monday + day, kind: 'outcome', activity: null, outcome: null, channel: null, assignee: null, armed: 1 });
    await unplanned(leads[2]?.run);
    expect(await idle()).toEqual({ runs: [leads[2]?.run, leads[0]?.run], stuck: 1 });
  });

  it('S112 ranks owners and sources by how fast they first touched', async () => {
    const { storage, rep, leads, clock } = await aBoard();
    clock.set(monday + 5 * hour);
    await rep.complete(leads[0]?.id ?? '', 'First call', 'noAnswer');
    await rep.submit(leads[1]?.id ?? '', leads[1]?.run ?? '', { type: 'assign', owner: 'u_bea' });
    clock.set(monday + 5 * hour + 10 * minute);
    await rep.complete(leads[1]?.id ?? '', 'First call', 'noAnswer');
    await rep.setFields(leads[1]?.id ?? '', { leadSource: 'Webinar' });
    const report = await storage.speedToTouch({ type: 'lead', from: monday - day, sourceField: 'leadSource' });
    const ada = 4 * hour + 10 * minute;
    expect(report.all).toMatchObject({ records: 3, touched: 2, fastest: ada, slowest: 5 * hour, median: (ada + 5 * hour) / 2, waitingSince: monday + 2 * hour });
    expect(report.byOwner.map(({ key, median, touched }) => [key, median, touched])).toEqual([['u_bea', ada, 1], ['u_rep', 5 * hour, 1]]);
    expect(report.bySource.map(({ key, records }) => [key, records])).toEqual([['Webinar', 1], ['', 2]]);
    expect((await storage.speedToTouch({ type: 'lead', from: monday + 30 * minute })).all.records).toBe(2);
  });

  it('S92 the feed tells activities and moves by name, between two moments', async () => {
    const { storage, rep, leads, clock } = await aBoard();
    await rep.complete(leads[0]?.id ?? '', 'First call', 'connected', 'private words');
    await rep.choose(leads[0]?.id ?? '', 'New', 'Qualified');
    const rows = await storage.readActivityFeed({ type: 'lead', from: monday, until: clock.now() + 1, sourceField: 'leadSource' });
    expect(rows.filter((row) => row.name === 'Cora').map(({ what, blueprint, activity, result, outcome, from, to }) => [what, blueprint, activity, result, outcome, from, to])).toEqual([
      ['started', 'Outbound', '', '', '', '', ''],
      ['activity', '', 'First call', 'Connected', '', '', ''],
      ['moved', '', '', '', 'Qualified', 'New', 'Proposal'],
    ]);
    expect(JSON.stringify(rows)).not.toContain('private');
    expect(await storage.readActivityFeed({ type: 'deal', from: monday, until: clock.now() + 1 })).toEqual([]);
    expect(await storage.readActivityFeed({ type: 'lead', from: clock.now() + 1, until: clock.now() + 2 })).toEqual([]);
  });
});
