import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hour } from '#engine/kernel';
import { clockPerson } from '#engine/journal';
import { fireOverdue, longestSleep, sleepUntil } from '../../../src/storage/alarm.ts';
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
