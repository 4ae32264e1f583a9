import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { verifyChain } from '#engine/journal';
import { cases } from '../../kit/cases.ts';
import { aCompany, days, nurture, outbound, projectionsOf } from './a-workspace.ts';

async function twoLeads() {
  const company = await aCompany();
  await company.publish(nurture.build());
  const { rep } = company;
  const kept = await rep.lead('Ada', { email: 'ada@example.org', score: 10 });
  const other = await rep.lead('Ada L.', { phone: '+49 30 123456', doNotContactChannels: ['call'] });
  const row = async (id: string) => {
    const found = await company.db.records.get(id);
    if (!found) throw new Error('no such record');
    return found;
  };
  const merge = (fields = {}) => rep.submit(kept.id, null, { type: 'merge', record: other.id, fields });
  return { ...company, kept, other, row, merge, part: () => rep.submit(kept.id, null, { type: 'unmerge', record: other.id }) };
}

describe('merging two records', () => {
  test('[R202] writes the chosen values and the wishes of both, and keeps both journals whole', async () => {
    const { kept, other, row, merge, rep } = await twoLeads();
    await rep.setFields(other.id, { doNotContact: true });
    expect((await merge({ phone: '+49 30 123456', doNotContact: false })).ok).toBe(true);
    expect((await row(kept.id)).fields).toMatchObject({ name: 'Ada', phone: '+49 30 123456', doNotContact: true, doNotContactChannels: ['call'] });
    expect((await row(other.id)).mergedInto).toBe(kept.id);
    for (const id of [kept.id, other.id]) expect(verifyChain(await rep.journal(id))).toEqual({ ok: true });
    expect((await rep.journal(other.id)).at(-1)?.intent).toEqual({ type: 'mergedInto', record: kept.id });
  });

  test('lists, counts and rules pass over the one that was merged', async () => {
    const { storage, kept, merge } = await twoLeads();
    await merge();
    const list = (field: string) => storage.listRecords({ type: 'lead', space: 'live', search: '', sort: { field, descending: false } });
    for (const field of ['title', 'updatedAt', 'score']) expect((await list(field)).ids, field).toEqual([kept.id]);
    expect(await storage.countMatching('lead', null)).toBe(1);
    expect(await storage.matching('lead', { type: 'compare', field: 'name', operator: 'contains', value: 'Ada' })).toEqual([kept.id]);
  });

  test('[R200] a run goes on in the same stage where the kept record walks no such blueprint, and ends where it does', async () => {
    const { kept, other, merge, rep, row } = await twoLeads();
    await rep.enrol(kept.id);
    await rep.enrol(other.id);
    await rep.enrol(other.id, nurture.id.blueprint);
    const stage = (await rep.runOf(other.id, nurture.id.blueprint)).stage;
    await merge();
    expect((await rep.runOf(other.id)).status).toBe('exited');
    expect((await rep.runOf(other.id, nurture.id.blueprint)).status).toBe('exited');
    expect(await rep.runOf(kept.id, nurture.id.blueprint)).toMatchObject({ status: 'running', stage });
    expect((await row(kept.id)).standing).toHaveLength(2);
    expect((await row(other.id)).standing).toEqual([]);
  });

  test('[R200] goes on where it stood without a step of the way again; nobody else may start inside', async () => {
    const { kept, other, merge, rep, version } = await twoLeads();
    await rep.setFields(other.id, { doNotContactChannels: null });
    await rep.enrol(other.id);
    await rep.complete(other.id, 'First call', 'connected');
    await rep.choose(other.id, 'New', 'Qualified');
    const ack = await merge();
    expect(ack.ok).toBe(true);
    const run = await rep.runOf(kept.id);
    expect(run).toMatchObject({ stage: outbound.id.stage('Proposal'), status: 'running' });
    expect(run.snapshot).toMatchObject({ visit: 1, path: [], taken: {} });
    const sneaked = await rep.submit(other.id, null, { type: 'enrol', blueprint: outbound.id.blueprint, version, record: { owner: null, zone: 'UTC', fields: {} }, carry: { run: run.id, stage: run.stage } });
    expect(sneaked.refusal?.type).toBe('recordMerged');
    const third = await rep.lead('Third');
    const again = await rep.submit(third.id, null, { type: 'enrol', blueprint: outbound.id.blueprint, version, record: { owner: null, zone: 'UTC', fields: {} }, carry: { run: run.id, stage: run.stage } });
    expect(again.refusal?.type).toBe('invalidIntent');
  });

  test('[R201] what was done before the merge counts as done in other runs, and a rebuild says the same', async () => {
    const { storage, kept, other, merge, rep, row, clock } = await twoLeads();
    await rep.enrol(other.id);
    await rep.complete(other.id, 'Intro mail', 'sent');
    clock.set(clock.now() + days(1));
    await rep.enrol(kept.id);
    await merge();
    expect((await row(kept.id)).inherited).toHaveLength(1);
    expect((await row(kept.id)).touched).toBeDefined();
    await rep.complete(kept.id, 'Intro mail', 'sent');
    const before = await projectionsOf(storage);
    await storage.rebuildProjections();
    expect(await projectionsOf(storage)).toEqual(before);
  });

  test('a merged record takes nothing any more; the reasons for a no are told', async () => {
    const { kept, other, merge, rep } = await twoLeads();
    const deal = await rep.lead('Else');
    expect((await rep.submit(kept.id, null, { type: 'merge', record: kept.id, fields: {} })).refusal).toMatchObject({ type: 'cannotJoin', why: 'same' });
    expect((await rep.submit(kept.id, null, { type: 'unmerge', record: other.id })).refusal).toMatchObject({ type: 'cannotJoin', why: 'notMerged' });
    await merge();
    expect((await rep.setFields(other.id, { score: 1 })).refusal).toEqual({ type: 'recordMerged', into: kept.id });
    expect((await rep.submit(deal.id, null, { type: 'merge', record: other.id, fields: {} })).refusal).toMatchObject({ type: 'cannotJoin', why: 'merged' });
  });

  test('taken back, both are as they were, runs included, but for what was changed since', async () => {
    const { storage, kept, other, merge, part, rep, row, clock } = await twoLeads();
    await rep.enrol(other.id);
    const before = await row(other.id);
    await merge({ phone: '+49 30 123456', score: 99 });
    await rep.setFields(kept.id, { score: 50 });
    clock.set(clock.now() + days(2));
    expect((await part()).ok).toBe(true);
    expect((await row(kept.id)).fields).toEqual({ name: 'Ada', email: 'ada@example.org', score: 50, phone: null, doNotContactChannels: null });
    expect(await row(other.id)).toEqual({ ...before, updatedAt: clock.now() });
    expect((await rep.runOf(other.id)).status).toBe('running');
    expect((await rep.runOf(kept.id)).status).toBe('exited');
    expect((await row(kept.id)).inherited).toBeUndefined();
    expect((await storage.listRecords({ type: 'lead', space: 'live', search: '', sort: { field: 'title', descending: false } })).total).toBe(2);
    for (const id of [kept.id, other.id]) expect(verifyChain(await rep.journal(id))).toEqual({ ok: true });
  });
});

describe('linking two records', () => {
  test('[R202] both name each other, and share the wish to be left alone from then on', async () => {
    const { kept, other, rep, row } = await twoLeads();
    expect((await rep.submit(kept.id, null, { type: 'link', record: other.id })).ok).toBe(true);
    expect([(await row(kept.id)).links, (await row(other.id)).links]).toEqual([[other.id], [kept.id]]);
    expect((await row(kept.id)).fields.doNotContactChannels).toEqual(['call']);
    expect((await rep.submit(other.id, null, { type: 'link', record: kept.id })).refusal).toMatchObject({ why: 'linked' });
    await rep.submit(other.id, null, { type: 'unlink', record: kept.id });
    expect([(await row(kept.id)).links, (await row(other.id)).links]).toEqual([undefined, undefined]);
  });

  test('[R203] how they belong together is told on both sides, each as it sees the other', async () => {
    const { kept, other, rep } = await twoLeads();
    await rep.submit(kept.id, null, { type: 'link', record: other.id, relation: 'referredBy' });
    expect((await rep.journal(kept.id)).at(-1)?.intent).toEqual({ type: 'link', record: other.id, relation: 'referredBy' });
    expect((await rep.journal(other.id)).at(-1)?.intent).toEqual({ type: 'link', record: kept.id, relation: 'referred' });
    expect(verifyChain(await rep.journal(other.id))).toEqual({ ok: true });
  });

  test('links follow a record that is merged, and come back with it', async () => {
    const { kept, other, merge, part, rep, row } = await twoLeads();
    const friend = await rep.lead('Friend');
    await rep.submit(other.id, null, { type: 'link', record: friend.id });
    await merge();
    expect((await row(friend.id)).links).toEqual([kept.id]);
    expect((await row(kept.id)).links).toEqual([friend.id]);
    await part();
    expect((await row(friend.id)).links).toEqual([other.id]);
    expect((await row(kept.id)).links).toBeUndefined();
  });
});

describe('whatever order records are worked, merged and parted in', () => {
  type Step = { readonly what: 'enrol' | 'mail' | 'score' | 'merge' | 'part' | 'link' | 'wish'; readonly who: number; readonly whom: number };
  const steps: fc.Arbitrary<readonly Step[]> = fc.array(fc.record({ what: fc.constantFrom('enrol', 'mail', 'score', 'merge', 'part', 'link', 'wish'), who: fc.nat(2), whom: fc.nat(2) }), { minLength: 4, maxLength: 14 });

  test('every chain stays whole, lists show each customer once, and a rebuild gives the same', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (plan) => {
        const { storage, db, rep, clock } = await aCompany();
        const leads = [await rep.lead('A'), await rep.lead('B'), await rep.lead('C')];
        for (const { what, who, whom } of plan) {
          const [one, two] = [leads[who]?.id ?? '', leads[whom]?.id ?? ''];
          clock.set(clock.now() + 60_000);
          if (what === 'enrol') await rep.enrol(one);
          else if (what === 'mail') await rep.complete(one, 'Intro mail', 'sent').catch(() => null);
          else if (what === 'score') await rep.setFields(one, { score: who * 40 });
          else if (what === 'wish') await rep.setFields(one, { doNotContact: true });
          else await rep.submit(one, null, what === 'merge' ? { type: 'merge', record: two, fields: {} } : { type: what === 'part' ? 'unmerge' : 'link', record: two });
        }
        const rows = await db.records.toArray();
        for (const { id } of rows) expect(verifyChain(await rep.journal(id))).toEqual({ ok: true });
        const shown = rows.filter((row) => row.mergedInto === undefined).map((row) => row.id);
        for (const field of ['title', 'createdAt']) expect((await storage.listRecords({ type: 'lead', space: 'live', search: '', sort: { field, descending: false } })).ids.toSorted()).toEqual(shown.toSorted());
        for (const row of rows) if (row.mergedInto !== undefined) expect(row.standing).toEqual([]);
        const before = await projectionsOf(storage);
        await storage.rebuildProjections();
        expect(await projectionsOf(storage)).toEqual(before);
      }),
      { numRuns: cases(6) },
    );
  });
});
