import { Dexie } from 'dexie';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '#engine/journal';
import { readToday } from '../../../src/storage/index.ts';
import { schemaEpoch } from '../../../src/storage/database.ts';
import { aCompany, aName, aRep, days, monday, nurture, openTab, projectionsOf } from './a-workspace.ts';

/** The shape of epoch 1 as it was written to people's disks; it never changes again. */
const epochOne = {
  meta: 'key', people: 'id, batch', settings: 'key', blueprints: 'id, batch', histories: 'id', versions: 'id, &[blueprint+number], batch', recordTypes: 'key, batch',
  records: 'id, [space+type+updatedAt], [space+type+createdAt], *standing, batch', titles: 'key', runs: 'id, record, [blueprint+status], [blueprint+stage+updatedAt]',
  entries: '++cursor, &id, &delivery, [record+cursor], [record+device+seq]', dues: 'id, [automatic+at], [space+automatic+owner+at], [space+automatic+blueprint+stage+at]',
  outbox: 'id, status, record', counters: 'id, [space+blueprint]', batches: 'id',
} as const;

/** Without what later epochs keep beside it. */
function asInEpochOne(row: object): object {
  const { touched: _touched, untouchedSince: _since, waits: _waits, call: _call, confirm: _confirm, ...rest } = row as Record<string, unknown>;
  return rest;
}

/** A workspace with records on their way, written down as epoch 1 had it; answers the database's name and the lead in it. */
async function anOldWorkspace() {
  const company = await aCompany();
  const watching = nurture.build();
  await company.publish({ ...watching, enrolment: { ...watching.enrolment, when: { type: 'condition', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 30 } } } });
  const lead = await company.rep.lead('Ada', { score: 10 });
  await company.rep.enrol(lead.id);
  await company.rep.complete(lead.id, 'First call', 'connected');
  await company.rep.choose(lead.id, 'New', 'Qualified');
  const name = aName();
  const old = new Dexie(name);
  old.version(1).stores(epochOne);
  await old.open();
  const tables: Record<string, readonly object[]> = {};
  for (const table of Object.keys(epochOne)) {
    tables[table] = (await company.db.table<object, string>(table).toArray()).map(asInEpochOne);
    await old.table(table).bulkPut(tables[table]);
  }
  await old.table('meta').put({ key: 'epoch', value: 1 });
  old.close();
  return { name, tables, lead, before: await projectionsOf(company.storage), journal: await company.rep.journal(lead.id) };
}

describe('a workspace of epoch 1', () => {
  it('[E5] opens in the present shape with everything in it, and goes on', async () => {
    const { name, lead, before, journal } = await anOldWorkspace();
    const { storage } = await openTab(name);
    const { db, board } = storage.ground;
    expect(board.get().state).toBe('ok');
    expect((await db.meta.get('epoch'))?.value).toBe(schemaEpoch);
    expect(await projectionsOf(storage)).toEqual(before);
    const rep = aRep(storage);
    expect(await rep.journal(lead.id)).toEqual(journal);
    expect((await rep.choose(lead.id, 'Proposal', 'Signed')).ok).toBe(true);
    expect(verifyChain(await rep.journal(lead.id))).toEqual({ ok: true });
  });

  it('[E5] knows which blueprints take records in by themselves, and answers queues', async () => {
    const { name, lead } = await anOldWorkspace();
    const { storage } = await openTab(name);
    expect((await storage.ground.db.enrollers.toArray()).map((row) => row.blueprint)).toEqual([nurture.id.blueprint]);
    const rep = aRep(storage);
    await rep.setFields(lead.id, { score: 40 });
    expect((await rep.runOf(lead.id, nurture.id.blueprint)).status).toBe('running');
    await storage.savePerson({ id: 'u_rep', name: 'Rep', roles: ['rep', 'closer'], zone: 'UTC', batch: null });
    expect((await readToday(storage.ground.db, { owner: 'u_rep', space: 'live', now: monday, until: monday + days(9) })).total).toBeGreaterThan(0);
  });

  it('[B18] comes back from a backup as it does from the disk', async () => {
    const { name, tables, lead, before, journal } = await anOldWorkspace();
    const { storage: upgraded } = await openTab(name);
    const target = aName();
    const { storage: fresh } = await openTab(target);
    const file = new Blob([JSON.stringify({ format: 'baton-backup-1', epoch: 1, exportedAt: monday, tables: { ...tables, meta: [] } })]);
    expect(await fresh.restoreBackup(file)).toMatchObject({ ok: true, facts: { records: 1 } });
    fresh.close();
    const { storage } = await openTab(target);
    expect((await storage.ground.db.meta.get('epoch'))?.value).toBe(schemaEpoch);
    expect(await projectionsOf(storage)).toEqual(before);
    for (const table of ['records', 'runs', 'entries', 'enrollers'] as const) expect(await storage.ground.db.table(table).toArray()).toEqual(await upgraded.ground.db.table(table).toArray());
    expect((await storage.ground.db.records.toArray())[0]?.touched).toBeDefined();
    const rep = aRep(storage);
    expect(await rep.journal(lead.id)).toEqual(journal);
    expect((await rep.choose(lead.id, 'Proposal', 'Signed')).ok).toBe(true);
  });
});
