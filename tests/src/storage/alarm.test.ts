import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hour } from '#engine/kernel';
import { clockPerson } from '#engine/journal';
import { fireOverdue, longestSleep, sleepUntil } from '../../../src/storage/alarm.ts';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { aCompany, aRep, days, monday, openTab, outbound } from './a-workspace.ts';

/** Web Locks as the standard has them, for exclusive locks: one holder, the others queue. */
function fakeLocks() {
  const queues = new Map<string, Promise<unknown>>();
  return {
    request: async (name: string, { signal }: { signal: AbortSignal }, work: () => Promise<unknown>) => {
      const before = queues.get(name) ?? Promise.resolve();
      const stopped = new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      const turn = Promise.race([before, stopped]).then(work);
      queues.set(name, Promise.allSettled([before, turn]));
      return turn;
    },
  };
}

beforeEach(() => vi.stubGlobal('navigator', { locks: fakeLocks() }));
afterEach(() => vi.unstubAllGlobals());

/** A lead in Proposal, where silence for thirty days leads to Lost by itself. */
async function aLeadInProposal(company: Awaited<ReturnType<typeof aCompany>>, title: string) {
  const lead = await company.rep.lead(title);
  await company.rep.enrol(lead.id);
  await company.rep.complete(lead.id, 'First call', 'connected');
  await company.rep.choose(lead.id, 'New', 'Qualified');
  return lead;
}

const fireAll = (company: Awaited<ReturnType<typeof aCompany>>) => fireOverdue(company.storage.ground, company.storage.authority, new AbortController().signal, new Set());

describe('the alarm', () => {
  it('[E1] never sleeps longer than twelve hours, however far the next due is', () => {
    expect(sleepUntil(monday + days(400), monday)).toBe(longestSleep);
    expect(sleepUntil(null, monday)).toBe(longestSleep);
    expect(sleepUntil(monday + hour, monday)).toBe(hour);
    expect(sleepUntil(monday - hour, monday)).toBe(0);
    expect(longestSleep).toBeLessThanOrEqual(12 * hour);
  });

  it('[E1] does not fire a wait of thirty days early, nor at once', async () => {
    const company = await aCompany();
    const lead = await aLeadInProposal(company, 'Ada');
    company.clock.set(monday + days(29));
    expect(await fireAll(company)).toBe(monday + days(30));
    expect((await company.rep.runOf(lead.id)).status).toBe('running');
    company.clock.set(monday + days(30));
    await fireAll(company);
    expect((await company.rep.runOf(lead.id)).snapshot.end).toBe('lost');
  });

  it('[E2] fires what came due while the browser was closed, the oldest first, with the due time as its moment', async () => {
    const company = await aCompany();
    const first = await aLeadInProposal(company, 'Ada');
    company.clock.set(monday + days(3));
    const second = await aLeadInProposal(company, 'Ben');
    company.clock.set(monday + days(60));
    const { storage } = await openTab(company.storage.ground.db.name, company.clock);
    storage.startAlarm();
    const rep = aRep(storage);
    await vi.waitFor(async () => expect((await rep.runOf(second.id)).status).toBe('ended'));
    const fired = (await storage.ground.db.entries.orderBy('cursor').toArray()).map((row) => row.entry).filter((entry) => entry.intent.type === 'due');
    expect(fired.map((entry) => [entry.record, entry.by, entry.madeAt, entry.at])).toEqual([
      [first.id, clockPerson, monday + days(30), monday + days(60)],
      [second.id, clockPerson, monday + days(33), monday + days(60)],
    ]);
  });

  it('[E3] drops a due whose rev is not the one that armed it', async () => {
    const company = await aCompany();
    const lead = await aLeadInProposal(company, 'Ada');
    const run = await company.rep.runOf(lead.id);
    const due = run.snapshot.dues.find((each) => each.kind === 'outcome');
    company.clock.set(monday + days(31));
    const answer = await company.rep.submit(lead.id, run.id, { type: 'due', due: due?.key ?? '', armed: (due?.armed ?? 0) - 1 });
    expect(answer.refusal).toMatchObject({ type: 'staleDue' });
    expect((await company.rep.runOf(lead.id)).status).toBe('running');
  });

  it('[E2] fires escalations, ends of a rest, automatic work, waits and returns from an end, each at its own time', async () => {
    const company = await aCompany();
    const at = (amount: number) => ({ amount, unit: 'days' }) as const;
    const escalation = labelledId('escalation');
    const drawing = aBlueprint('Timed')
      .stage('Here', (s) =>
        s
          .email('Automatic mail', { required: 'never', mode: 'automatic', due: { type: 'stageEntry', wait: at(4) } })
          .set({ sla: { limit: at(2), escalations: { [escalation]: { id: escalation, when: 'at', wait: at(0), then: [{ type: 'setField', field: 'score', value: 5 }], order: 0 } } } })
          .outcome('Over', { to: 'Asleep', gate: { type: 'all', of: [] }, trigger: { type: 'elapsed', wait: at(6) }, tone: 'time' }),
      )
      .end('Asleep', 'recycle', (s) => s.set({ end: { result: 'recycle', returnAfter: at(3) } }));
    await company.publish(drawing.build());
    const [worked, rested] = [await company.rep.lead('Ada'), await company.rep.lead('Ben')];
    for (const lead of [worked, rested]) await company.rep.enrol(lead.id, drawing.id.blueprint);
    const run = await company.rep.runOf(rested.id, drawing.id.blueprint);
    await company.rep.submit(rested.id, run.id, { type: 'pause', reason: 'holiday', until: monday + days(1) });
    company.clock.set(monday + days(30));
    await fireAll(company);
    const fired = (await company.db.entries.orderBy('cursor').toArray()).map((row) => row.entry).filter((entry) => entry.intent.type === 'due');
    const kindOf = { p: 'resume', s: 'sla', a: 'activity', o: 'outcome', r: 'return' } as const;
    const told = (record: string) => fired.filter((entry) => entry.record === record).map(({ intent, madeAt }) => [kindOf[(intent.type === 'due' ? intent.due.slice(0, 1) : 'p') as keyof typeof kindOf], (madeAt - monday) / days(1)]);
    expect(fired.every((entry) => entry.ok)).toBe(true);
    expect(fired.map((entry) => entry.madeAt)).toEqual(fired.map((entry) => entry.madeAt).toSorted((a, b) => a - b));
    expect(told(worked.id).slice(0, 4)).toEqual([['sla', 2], ['activity', 4], ['outcome', 6], ['return', 9]]);
    expect(told(rested.id).slice(0, 5)).toEqual([['resume', 1], ['sla', 3], ['activity', 5], ['outcome', 7], ['return', 10]]);
    expect((await company.db.records.get(worked.id))?.fields['score']).toBe(5);
  });

  it('comes to a fresh moment behind many that were tried and refused', async () => {
    const company = await aCompany();
    const [lead, other] = [await aLeadInProposal(company, 'Ada'), await company.rep.lead('Ben')];
    await company.rep.enrol(other.id);
    const due = (await company.db.dues.toArray()).find((each) => each.record === other.id);
    if (!due) throw new Error('no due');
    await company.db.dues.bulkPut(Array.from({ length: 40 }, (_, at) => ({ ...due, id: `${due.id}/${at}`, key: `gone ${at}`, at: monday + at, automatic: 1 as const })));
    company.clock.set(monday + days(31));
    await fireAll(company);
    expect((await company.rep.runOf(lead.id)).snapshot.end).toBe('lost');
    expect((await company.rep.journal(other.id)).filter((entry) => entry.refusal?.type === 'staleDue')).toHaveLength(40);
  });

  it('tries a moment whose firing was refused once, and not for ever', async () => {
    const company = await aCompany();
    const lead = await aLeadInProposal(company, 'Ada');
    const run = await company.rep.runOf(lead.id);
    company.clock.set(monday + days(31));
    const due = (await company.db.dues.toArray()).find((each) => each.automatic === 1);
    if (!due) throw new Error('no due');
    await company.db.dues.put({ ...due, armed: due.armed - 1 });
    await fireAll(company);
    await fireAll(company);
    expect((await company.rep.journal(lead.id)).filter((entry) => !entry.ok)).toHaveLength(1);
    expect((await company.rep.runOf(lead.id)).snapshot.rev).toBe(run.snapshot.rev);
  });

  it('wakes when something falls due sooner, and only one of two tabs fires', async () => {
    const company = await aCompany();
    const { storage: other } = await openTab(company.storage.ground.db.name, company.clock);
    company.storage.startAlarm();
    other.startAlarm();
    const [mine, theirs] = [vi.spyOn(company.storage.authority, 'submit'), vi.spyOn(other.authority, 'submit')];
    const lead = await aLeadInProposal(company, 'Ada');
    company.clock.set(monday + days(31));
    await company.rep.lead('Ben');
    const later = await aLeadInProposal(company, 'Eva');
    await vi.waitFor(async () => expect((await company.rep.runOf(lead.id)).status).toBe('ended'));
    expect((await company.rep.runOf(later.id)).status).toBe('running');
    const dues = (spy: typeof mine) => spy.mock.calls.flatMap(([intents]) => intents).filter(({ intent }) => intent.type === 'due').length;
    expect([dues(mine), dues(theirs)]).toEqual([1, 0]);
  });

  it('passes to the next tab when the firing one closes', async () => {
    const company = await aCompany();
    const { storage: other } = await openTab(company.storage.ground.db.name, company.clock);
    const stop = company.storage.startAlarm();
    other.startAlarm();
    const lead = await aLeadInProposal(company, 'Ada');
    stop();
    company.clock.set(monday + days(31));
    await vi.waitFor(async () => expect((await company.rep.runOf(lead.id)).status).toBe('ended'));
    expect(outbound.id.stage('Lost')).toBe((await company.rep.runOf(lead.id)).stage);
  });
});

describe('the alarm without Web Locks', () => {
  it.each([['no navigator', undefined], ['no locks', {}]])('with %s two tabs fire each moment once between them', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    const company = await aCompany();
    const lead = await aLeadInProposal(company, 'Ada');
    const { storage: other } = await openTab(company.storage.ground.db.name, company.clock);
    company.clock.set(monday + days(31));
    company.storage.startAlarm();
    other.startAlarm();
    await vi.waitFor(async () => expect((await company.rep.runOf(lead.id)).status).toBe('ended'));
    expect((await company.rep.journal(lead.id)).filter((entry) => entry.intent.type === 'due')).toHaveLength(1);
  });
});
