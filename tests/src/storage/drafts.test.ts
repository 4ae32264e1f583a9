import { describe, expect, it } from 'vitest';
import { VersionChanged } from '../../../src/storage/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { aCompany, aName, openTab, outbound } from './a-workspace.ts';

describe('drafts and versions', () => {
  it('never lets two tabs overwrite each other’s draft', async () => {
    const name = aName();
    const [{ storage: one }, { storage: two }] = [await openTab(name), await openTab(name)];
    const draft = outbound.build();
    await one.createBlueprint(draft);
    expect(await one.saveDraft(draft.id, { draft: { ...draft, name: 'Mine' }, history: ['rename'] }, 1)).toEqual({ ok: true, rev: 2 });
    expect(await two.saveDraft(draft.id, { draft: { ...draft, name: 'Yours' }, history: [] }, 1)).toMatchObject({ ok: false, reason: 'changedElsewhere', row: { draft: { name: 'Mine' }, draftRev: 2 } });
    expect(await two.loadHistory(draft.id)).toEqual(['rename']);
    expect(await two.saveDraft(one.ground.ids.next(), { draft, history: [] }, 1)).toMatchObject({ ok: false, reason: 'deleted' });
  });

  it('publishes with the next number, and the published drawing stays as it was', async () => {
    const { storage, db } = await aCompany();
    const id = outbound.id.blueprint;
    const draft = outbound.build();
    await storage.saveDraft(id, { draft: { ...draft, name: 'Second thoughts' }, history: [] }, 1);
    const answer = await storage.publishBlueprint(id, 'renamed');
    expect(answer).toMatchObject({ ok: true, value: { number: 2, note: 'renamed', document: { name: 'Second thoughts' } } });
    const versions = await db.versions.toArray();
    expect(versions.map((version) => version.number).sort()).toEqual([1, 2]);
    expect((await db.blueprints.get(id))?.live).toBe(answer.ok ? answer.value.id : null);
  });

  it('refuses to publish a drawing with errors, with the findings', async () => {
    const { storage, db } = await aCompany();
    const unfinished = aBlueprint('Unfinished').stage('New', (stage) => stage.call('Call').outcome('Nowhere')).build();
    await storage.createBlueprint(unfinished);
    const answer = await storage.publishBlueprint(unfinished.id, '');
    expect(answer).toMatchObject({ ok: false, error: { type: 'findings', findings: expect.arrayContaining([expect.objectContaining({ severity: 'error' })]) } });
    expect((await db.blueprints.get(unfinished.id))?.live).toBeNull();
  });

  it('does not run a version that was changed behind our back', async () => {
    const { storage, db, version, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const stored = await db.versions.get(version);
    if (!stored) throw new Error('no version');
    await db.versions.put({ ...stored, document: { ...stored.document, outcomes: {} } });
    const { storage: fresh } = await openTab(storage.ground.db.name);
    await expect(fresh.processOf(version)).rejects.toBeInstanceOf(VersionChanged);
    const run = await rep.runOf(lead.id);
    const [ack] = await fresh.authority.submit([fresh.intentFor({ record: lead.id, run: run.id, intent: { type: 'exit', reason: 'x' } })]);
    expect(ack?.refusal).toEqual({ type: 'unknownVersion', version });
  });

  it('compiles a version once', async () => {
    const { storage, version } = await aCompany();
    const first = await storage.processOf(version);
    expect((await storage.processOf(version)).process).toBe(first.process);
    await expect(storage.processOf('nothing')).rejects.toThrow('no version');
  });

  it('deletes a drawing only when no record travels through it', async () => {
    const { storage, db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const id = outbound.id.blueprint;
    expect(await storage.deleteBlueprint(id)).toEqual({ ok: false, error: { type: 'runsRunning', runs: 1 } });
    const run = await rep.runOf(lead.id);
    await rep.submit(lead.id, run.id, { type: 'exit', reason: 'closing down' });
    expect(await storage.deleteBlueprint(id)).toMatchObject({ ok: true });
    expect(await db.blueprints.get(id)).toBeUndefined();
    expect(await db.versions.count()).toBe(1);
  });
});
