import { describe, expect, test } from 'vitest';
import { day, hour } from '#engine/kernel';
import type { Blueprint } from '#engine/blueprint';
import { flowKey } from '#engine/insights';
import type { FlowQuery } from '../../../src/storage/index.ts';
import { labelledId } from '../../kit/a-blueprint.ts';
import { aCompany, outbound } from './a-workspace.ts';

const { id } = outbound;
const query: FlowQuery = { blueprint: id.blueprint, ends: { [id.stage('Won')]: 'won', [id.stage('Lost')]: 'lost' } };

/** The outbound process with one variant of its first call, and a good way out of the first stage. */
const split: Blueprint = (() => {
  const plain = outbound.build();
  const call = plain.activities[id.activity('First call')];
  const good = plain.outcomes[id.outcome('New', 'Qualified')];
  if (!call || !good) throw new Error('both are drawn');
  const short = { id: labelledId('variant short'), name: 'Short', weight: 100, change: {}, order: 0 };
  return { ...plain, activities: { ...plain.activities, [call.id]: { ...call, content: { ...call.content, variants: { [short.id]: short } } } }, outcomes: { ...plain.outcomes, [good.id]: { ...good, tone: 'positive' } } };
})();

async function threeLeads() {
  const company = await aCompany();
  const { rep, clock } = company;
  const leads = [];
  for (const [name, source] of [['Ada', 'Fair'], ['Bo', 'Web'], ['Cy', 'Fair']] as const) {
    const lead = await rep.lead(name, { source });
    await rep.enrol(lead.id);
    leads.push(lead.id);
  }
  const [ada = '', bo = ''] = leads;
  clock.set(clock.now() + 2 * hour);
  for (const lead of [ada, bo]) {
    await rep.complete(lead, 'First call', 'connected');
    await rep.choose(lead, 'New', 'Qualified');
  }
  clock.set(clock.now() + hour);
  await rep.choose(ada, 'Proposal', 'Signed');
  return { ...company, leads };
}

describe('how records pass through a blueprint, in numbers', () => {
  test('is read from the journal: who stands where, who went which way, how long it took, who is late', async () => {
    const { storage, clock } = await threeLeads();
    clock.set(clock.now() + 3 * day);
    const flow = await storage.readFlow(query);
    expect(flow.stages[id.stage('New')]).toMatchObject({ runs: 3, here: 1, converted: 1, dropped: 0 });
    expect(flow.stages[id.stage('Won')]).toMatchObject({ here: 1 });
    expect(flow.outcomes[flowKey(id.stage('New'), id.outcome('New', 'Qualified'))]).toMatchObject({ taken: 2, share: 1 });
    expect(flow.times[id.stage('New')]).toMatchObject({ stays: 2, median: 2 * hour, open: 1 });
    expect(flow.overdue[id.stage('New')]).toBe(1);
    expect(flow.everybody).toBe(3);
  });

  test('counts only the segment and the period that are asked for', async () => {
    const { storage, clock } = await threeLeads();
    const fair = await storage.readFlow({ ...query, field: { key: 'source', value: 'Fair' } });
    expect(fair.stages[id.stage('New')]).toMatchObject({ runs: 2, here: 1 });
    const later = await storage.readFlow({ ...query, since: clock.now() - hour });
    expect(later.stages[id.stage('New')]).toMatchObject({ runs: 0, here: 1 });
    expect(later.stages[id.stage('Proposal')]).toMatchObject({ runs: 2 });
  });

  test('goes on where it was read last, and begins anew when records were removed', async () => {
    const { storage, rep, leads: [ada = '', bo = ''], db } = await threeLeads();
    await storage.readFlow(query);
    await rep.choose(bo, 'Proposal', 'Signed');
    const steps: number[] = [];
    expect((await storage.readFlow(query, { onProgress: (done) => steps.push(done) })).stages[id.stage('Won')]).toMatchObject({ here: 2 });
    expect(steps).toHaveLength(1);
    await db.entries.where('[record+cursor]').between([ada, 0], [ada, Number.MAX_SAFE_INTEGER]).delete();
    expect((await storage.readFlow(query)).everybody).toBe(2);
  });

  test('names the records behind a number', async () => {
    const { storage, leads: [ada, bo, cy] } = await threeLeads();
    const here = await storage.flowRecords(query, { stage: id.stage('New') });
    expect(here).toMatchObject({ total: 1, records: [{ record: cy }] });
    const went = await storage.flowRecords(query, { outcome: id.outcome('New', 'Qualified') });
    expect(went.records.map(({ record }) => record).sort()).toEqual([ada, bo].sort());
  });

  test('an outcome that a later version removed still says whether it went well', async () => {
    const { storage, rep, db } = await aCompany();
    const publish = async (draft: Blueprint) => {
      await storage.saveDraft(draft.id, { draft, history: [] }, (await db.blueprints.get(draft.id))?.draftRev ?? 0);
      expect(await storage.publishBlueprint(draft.id, '')).toMatchObject({ ok: true });
    };
    await publish(split);
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    await rep.complete(lead.id, 'First call', 'connected');
    await rep.choose(lead.id, 'New', 'Qualified');
    const { [id.outcome('New', 'Qualified')]: removed, ...outcomes } = split.outcomes;
    if (!removed) throw new Error('the outcome is drawn');
    const renewed = labelledId('outcome Interested');
    const later = { ...split, outcomes: { ...outcomes, [renewed]: { ...removed, id: renewed, name: 'Interested' } } };
    await publish(later);
    const [one] = await storage.flowVariants(query, later, id.stage('New'));
    expect(one?.variants).toMatchObject([{ name: 'Short', done: 1, left: 1, well: 1 }]);
  });
});
