import { describe, expect, it } from 'vitest';
import { aCompany, days, nurture, openTab, projectionsOf } from './a-workspace.ts';

describe('the journal is the truth', () => {
  it('gives every snapshot, due, count and title back after they were thrown away', async () => {
    const { storage, clock, rep, publish } = await aCompany();
    await publish(nurture.build());
    const [ada, ben, eva] = [await rep.lead('Ada', { score: 10 }), await rep.lead('Ben'), await rep.lead('Eva')];
    for (const lead of [ada, ben]) await rep.enrol(lead.id);
    await rep.enrol(ada.id, nurture.id.blueprint);
    clock.set(clock.now() + days(1));
    await rep.choose(ada.id, 'New', 'Qualified');
    await rep.complete(ada.id, 'First call', 'connected');
    await rep.choose(ada.id, 'New', 'Qualified');
    clock.set(clock.now() + 60_000);
    await rep.setFields(ada.id, { score: 60 });
    await rep.complete(ben.id, 'Intro mail', 'sent');
    await rep.submit(ben.id, null, { type: 'assign', owner: 'u_other' });
    await rep.setFields(eva.id, { name: 'Eva Luator' });
    const before = await projectionsOf(storage);
    expect(before.runs).toHaveLength(3);
    expect(before.dues.length).toBeGreaterThan(0);
    await storage.ground.db.runs.toCollection().modify({ stage: 'nonsense', status: 'exited' });
    const report = await storage.rebuildProjections();
    expect(report).toEqual({ records: 3, unreadable: [] });
    expect(await projectionsOf(storage)).toEqual(before);
  });

  it('leaves a run alone whose version is not what was published', async () => {
    const { storage, db, rep, version } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const run = await rep.runOf(lead.id);
    await db.versions.update(version, { note: 'changed behind our back' });
    const { storage: fresh } = await openTab(storage.ground.db.name);
    expect(await fresh.rebuildProjections()).toEqual({ records: 1, unreadable: [run.id] });
    expect(await db.runs.get(run.id)).toEqual(run);
  });
});
