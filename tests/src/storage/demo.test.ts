import { describe, expect, it } from 'vitest';
import { verifyChain } from '#engine/journal';
import type { Workspace } from '../../../src/storage/index.ts';
import { aCompany, aName, aRep, openTab, outbound, projectionsOf } from './a-workspace.ts';

/** A prepared workspace, taken from one in which somebody really worked. */
async function aDemo(): Promise<Workspace> {
  const { storage, db, rep } = await aCompany();
  const lead = await rep.lead('Demo lead');
  await rep.enrol(lead.id);
  await rep.complete(lead.id, 'First call', 'connected');
  await storage.savePerson({ id: 'u_demo', name: 'Dora Demo', roles: ['rep'], zone: 'UTC', batch: null });
  const lead1 = await db.recordTypes.get('lead');
  if (!lead1) throw new Error('no lead type');
  return {
    recordTypes: [lead1, { ...lead1, key: 'workOrder', name: 'Work order' }],
    people: [{ id: 'u_demo', name: 'Dora Demo', roles: ['rep'], zone: 'UTC', batch: null }],
    blueprints: await db.blueprints.toArray(),
    versions: await db.versions.toArray(),
    records: await db.records.toArray(),
    runs: await db.runs.toArray(),
    entries: (await db.entries.toArray()).map((row) => row.entry),
    outbox: [{ id: `${(await db.runs.toArray())[0]?.id}/1/0`, record: lead.id, run: (await db.runs.toArray())[0]?.id ?? '', space: 'live', at: 0, effect: { type: 'notify', role: 'manager', message: 'Look' }, status: 'waiting' }],
  };
}

describe('the demo workspace', () => {
  it('loads whole stories that go on, and is removed without a trace', async () => {
    const demo = await aDemo();
    const { storage } = await openTab(aName());
    const { db } = storage.ground;
    const empty = { projections: await projectionsOf(storage), types: await db.recordTypes.toArray(), people: await db.people.toArray() };
    await storage.loadDemo(demo);
    await storage.loadDemo(demo);
    const [lead] = await db.records.toArray();
    if (!lead) throw new Error('no demo lead');
    expect(await db.blueprints.where('batch').equals('demo').count()).toBe(1);
    expect((await db.counters.toArray())[0]).toMatchObject({ records: 1 });
    expect(await db.outbox.where('record').equals(lead.id).count()).toBe(1);
    const rep = aRep(storage);
    expect(await rep.choose(lead.id, 'New', 'Qualified')).toMatchObject({ ok: true });
    expect(verifyChain(await rep.journal(lead.id))).toEqual({ ok: true });
    await storage.setMe('u_demo');
    await storage.removeDemo();
    expect({ projections: await projectionsOf(storage), types: await db.recordTypes.toArray(), people: await db.people.toArray() }).toEqual(empty);
    for (const table of [db.blueprints, db.versions, db.entries, db.outbox, db.dues]) expect(await table.count()).toBe(0);
    expect(storage.intentFor({ record: lead.id, run: null, intent: { type: 'note' } }).by).toBe(empty.people[0]?.id);
  });

  it('leaves people the demo drawing that their own records walk', async () => {
    const demo = await aDemo();
    const { storage } = await openTab(aName());
    await storage.loadDemo(demo);
    const rep = aRep(storage);
    const own = await rep.lead('Mine');
    await rep.enrol(own.id);
    await storage.removeDemo();
    expect(await storage.ground.db.blueprints.toArray()).toMatchObject([{ id: outbound.id.blueprint, batch: null }]);
    expect((await rep.complete(own.id, 'First call', 'connected')).ok).toBe(true);
  });

  it('exports everything, readable as JSON, without the reserve', async () => {
    const { storage, rep } = await aCompany();
    await rep.lead('Ada');
    const backup = JSON.parse(await (await storage.exportAll()).text());
    expect(backup).toMatchObject({ format: 'baton-backup-1', tables: { records: [{ title: 'ada' }], blueprints: [{ id: outbound.id.blueprint }] } });
    expect(backup.tables.meta.map((row: { key: string }) => row.key).sort()).toEqual(['database', 'device', 'epoch']);
  });
});
