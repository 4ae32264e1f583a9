import { describe, expect, it } from 'vitest';
import { editBlueprint, type Blueprint, type Edit } from '#engine/blueprint';
import { verifyChain } from '#engine/journal';
import { replay, type MovePlan } from '#engine/run';
import { aCompany, aName, days, openTab, outbound, projectionsOf } from './a-workspace.ts';

const { id } = outbound;
const carry: MovePlan = { stages: {}, timers: 'carry' };

function drawn(...edits: readonly Edit[]): Blueprint {
  const made = editBlueprint(outbound.build(), { type: 'several', name: 'All', edits });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  return made.value.next;
}

const budget: Edit = { type: 'setField', path: ['outcomes', id.outcome('Proposal', 'Signed'), 'gate'], value: { type: 'field', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } } };
const withoutProposal = (): Blueprint => drawn(
  { type: 'connect', outcome: id.outcome('New', 'Qualified'), to: id.stage('Won') },
  { type: 'deleteStages', stages: [id.stage('Proposal')], heal: false },
);

/** Three leads: one still new, two with a proposal, of which one has a good score. */
async function atWork(draft: Blueprint) {
  const company = await aCompany();
  const { rep, storage } = company;
  const [ada, bea, cy] = [await rep.lead('Ada'), await rep.lead('Bea', { score: 10 }), await rep.lead('Cy', { score: 60 })];
  for (const lead of [ada, bea, cy]) await rep.enrol(lead.id);
  for (const lead of [bea, cy]) {
    await rep.complete(lead.id, 'First call', 'connected');
    await rep.choose(lead.id, 'New', 'Qualified');
  }
  await storage.saveDraft(draft.id, { draft, history: null }, 1);
  const publish = async (wish: Parameters<typeof storage.publishBlueprint>[1]) => {
    const answer = await storage.publishBlueprint(draft.id, wish);
    if (!answer.ok) throw new Error(JSON.stringify(answer.error));
    return answer.value;
  };
  return { ...company, ada, bea, cy, publish };
}

async function soundJournals({ storage, db, rep }: Awaited<ReturnType<typeof atWork>>) {
  const versions = new Map(await Promise.all((await db.versions.toArray()).map(async (row) => [row.id as string, (await storage.processOf(row.id)).process] as const)));
  for (const run of await db.runs.toArray()) {
    const entries = await rep.journal(run.record);
    expect(verifyChain(entries)).toEqual({ ok: true });
    const { record: _record, ...snapshot } = replay((version) => versions.get(version) ?? null, entries, run.id);
    expect(snapshot).toEqual(run.snapshot);
  }
}

describe('what moving would do', () => {
  it('[R148] tells how many are newly blocked by which clause, and changes nothing', async () => {
    const { storage, bea } = await atWork(drawn(budget));
    const before = await projectionsOf(storage);
    const steps: number[] = [];
    const report = await storage.previewMoves(id.blueprint, { type: 'draft' }, { onProgress: (done) => steps.push(done) });
    if (!report.ok) throw new Error('not looked at');
    expect(report.value).toMatchObject({ total: 3, looked: 3, plan: { timers: 'carry' } });
    expect(report.value.blockedBy).toMatchObject([{ outcome: id.outcome('Proposal', 'Signed'), clause: { type: 'field' }, records: [bea.id], askMore: 0 }]);
    expect(report.value.stages).toMatchObject([{ name: 'Proposal', isThere: true, records: 2, blocked: 1, held: 0 }, { name: 'New', isThere: true, records: 1, blocked: 0 }]);
    expect(steps).toEqual([3]);
    expect(await projectionsOf(storage)).toEqual(before);
  });

  it('[R147] holds who stands in a stage that is gone, until somebody says where to', async () => {
    const { storage } = await atWork(withoutProposal());
    const nowhere = await storage.previewMoves(id.blueprint, { type: 'draft' });
    expect(nowhere).toMatchObject({ ok: true, value: { stages: [{ name: 'Proposal', isThere: false, to: undefined, records: 2, held: 2 }, { to: id.stage('New'), held: 0 }] } });
    const mapped = await storage.previewMoves(id.blueprint, { type: 'draft' }, { plan: { ...carry, stages: { [id.stage('Proposal')]: id.stage('New') } } });
    expect(mapped).toMatchObject({ ok: true, value: { stages: [{ to: id.stage('New'), held: 0 }, {}] } });
  });

  it('answers the findings of a draft that cannot be published, and stops when told to', async () => {
    const { storage } = await atWork(drawn({ type: 'disconnect', outcome: id.outcome('New', 'Qualified') }));
    expect(await storage.previewMoves(id.blueprint, { type: 'draft' })).toMatchObject({ ok: false });
    const stop = new AbortController();
    stop.abort();
    const { db } = storage.ground;
    const [version] = await db.versions.toArray();
    expect(await storage.previewMoves(id.blueprint, { type: 'version', version: version?.id ?? '' }, { signal: stop.signal })).toMatchObject({ ok: true, value: { total: 0 } });
  });
});

describe('publishing with records on their way', () => {
  it('[B24] finish on the old version: nobody is moved', async () => {
    const company = await atWork(drawn(budget));
    await company.publish('a budget from now on');
    expect((await company.db.runs.toArray()).every((run) => run.versionId === company.version)).toBe(true);
    expect((await company.rep.choose(company.bea.id, 'Proposal', 'Signed')).ok).toBe(true);
  });

  it('[B24] move now: every record through the same step as one, with a result for each', async () => {
    const company = await atWork(drawn(budget));
    const { storage, db, rep, bea } = company;
    const next = await company.publish({ note: 'now', plan: carry });
    expect(await storage.moveRuns(id.blueprint, next.id, { plan: carry })).toEqual({ moved: 3, held: [], refused: [], left: 0 });
    expect((await db.runs.toArray()).every((run) => run.versionId === next.id)).toBe(true);
    expect((await rep.choose(bea.id, 'Proposal', 'Signed')).ok).toBe(false);
    await soundJournals(company);
  });

  it('[B3] a stage with records cannot vanish without a place for them; who is held on purpose is told', async () => {
    const company = await atWork(withoutProposal());
    const { storage, db } = company;
    expect(await storage.publishBlueprint(id.blueprint, { note: '', plan: carry })).toEqual({ ok: false, error: { type: 'stagesWithoutPlace', stages: [id.stage('Proposal')] } });
    const plan: MovePlan = { ...carry, stages: { [id.stage('Proposal')]: null } };
    const next = await company.publish({ note: '', plan });
    const report = await storage.moveRuns(id.blueprint, next.id, { plan });
    expect(report).toMatchObject({ moved: 1, refused: [] });
    expect(report.held.map(({ stage }) => stage)).toEqual([id.stage('Proposal'), id.stage('Proposal')]);
    expect(await db.runs.where('[versionId+status]').equals([company.version, 'running']).count()).toBe(2);
    await soundJournals(company);
  });

  it('[R151] at the next stage change: a record comes over with the very step that changes its stage', async () => {
    const company = await atWork(drawn(budget));
    const { rep, ada, bea, db } = company;
    const next = await company.publish({ note: '', atNextStage: carry });
    expect((await rep.runOf(ada.id)).versionId).toBe(company.version);
    await rep.complete(ada.id, 'First call', 'connected');
    expect((await rep.runOf(ada.id)).versionId).toBe(company.version);
    await rep.choose(ada.id, 'New', 'Qualified');
    expect(await rep.runOf(ada.id)).toMatchObject({ versionId: next.id, stage: id.stage('Proposal') });
    expect((await rep.runOf(bea.id)).versionId).toBe(company.version);
    expect((await rep.choose(ada.id, 'Proposal', 'Signed')).ok).toBe(false);
    expect((await db.dues.where('id').startsWith((await rep.runOf(ada.id)).id).toArray()).length).toBeGreaterThan(0);
    await soundJournals(company);
  });

  it('[R151] ends with the next version, and holds where the plan has no place', async () => {
    const company = await atWork(withoutProposal());
    const { rep, ada, storage } = company;
    await company.publish({ note: '', atNextStage: { ...carry, stages: { [id.stage('Proposal')]: null } } });
    await rep.complete(ada.id, 'First call', 'connected');
    await rep.choose(ada.id, 'New', 'Qualified');
    expect(await rep.runOf(ada.id)).toMatchObject({ versionId: company.version, stage: id.stage('Proposal') });
    await company.publish('finish where you are');
    expect(await storage.ground.db.versions.where('moving.active').equals(1).count()).toBe(0);
    await soundJournals(company);
  });

  it('[B24] rolls a release back: a new version equal to the old one, and the records come back', async () => {
    const company = await atWork(drawn(budget));
    const { storage, db, rep, bea } = company;
    const next = await company.publish({ note: 'now', plan: carry, evidence: 'https://example.com/q3' });
    expect(next.evidence).toBe('https://example.com/q3');
    await storage.moveRuns(id.blueprint, next.id, { plan: carry });
    const back = await storage.rollBack(id.blueprint, company.version, { note: 'too strict' });
    if (!back.ok) throw new Error('not rolled back');
    const first = await db.versions.get(company.version);
    expect(back.value).toMatchObject({ number: 3, hash: first?.hash, document: first?.document, restores: company.version, note: 'too strict' });
    expect(await storage.moveRuns(id.blueprint, back.value.id, { plan: { ...carry, back: true } })).toMatchObject({ moved: 3, held: [] });
    expect((await rep.choose(bea.id, 'Proposal', 'Signed')).ok).toBe(true);
    expect((await db.blueprints.get(id.blueprint))?.live).toBe(back.value.id);
    await soundJournals(company);
  });

  it('knows the evidence is part of what was published', async () => {
    const company = await atWork(drawn(budget));
    const next = await company.publish({ note: '', evidence: 'https://example.com' });
    await company.db.versions.update(next.id, { evidence: 'https://example.org' });
    const { storage } = await openTab(company.storage.ground.db.name);
    await expect(storage.processOf(next.id)).rejects.toThrow('not what was published');
  });

  it('keeps timers or starts them anew, as the plan says', async () => {
    const company = await atWork(drawn({ type: 'setField', path: ['outcomes', id.outcome('Proposal', 'Silence'), 'trigger'], value: { type: 'elapsed', wait: { amount: 10, unit: 'days' } } }));
    const { storage, db, rep, bea } = company;
    const due = async () => (await db.dues.where('id').startsWith(`${(await rep.runOf(bea.id)).id}/o:`).first())?.at;
    const before = await due();
    const next = await company.publish('');
    await storage.moveRuns(id.blueprint, next.id, { plan: { ...carry, timers: 'restart' } });
    expect(await due()).toBe((before ?? 0) - days(20));
  });
});

it('opens on another tab with what was moved in this one', async () => {
  const name = aName();
  const first = await openTab(name);
  const second = await openTab(name);
  await first.storage.createBlueprint(outbound.build());
  expect(await second.storage.publishBlueprint(id.blueprint, 'from the other tab')).toMatchObject({ ok: true });
});
