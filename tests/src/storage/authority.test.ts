import { describe, expect, it } from 'vitest';
import { verifyChain } from '#engine/journal';
import { readStageCounts } from '../../../src/storage/use-blueprints.ts';
import { readToday } from '../../../src/storage/today.ts';
import { aCompany, days, monday, nurture, outbound } from './a-workspace.ts';

describe('the local authority', () => {
  it('blocks the way to Lost with reasons until two emails and a call are done, and keeps every word of it', async () => {
    const { rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const blocked = await rep.choose(lead.id, 'New', 'Not interested');
    expect(blocked).toMatchObject({ ok: false, refusal: { type: 'gateClosed', missing: 2 } });
    expect(blocked.verdict?.met).toBe(false);
    await rep.complete(lead.id, 'Intro mail', 'sent');
    await rep.complete(lead.id, 'Intro mail', 'sent');
    await rep.complete(lead.id, 'First call', 'connected', 'He is not in charge');
    const open = await rep.choose(lead.id, 'New', 'Not interested');
    expect(open.ok).toBe(true);
    expect((await rep.runOf(lead.id)).status).toBe('ended');
    const journal = await rep.journal(lead.id);
    expect(journal.map((entry) => [entry.intent.type, entry.ok])).toEqual([
      ['enrol', true], ['choose', false], ['complete', true], ['complete', true], ['complete', true], ['choose', true],
    ]);
    expect(journal[4]?.words).toEqual({ note: 'He is not in charge' });
  });

  it('numbers and chains the journal without a gap', async () => {
    const { rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    await rep.choose(lead.id, 'New', 'Qualified');
    await rep.complete(lead.id, 'First call', 'connected');
    await rep.choose(lead.id, 'New', 'Qualified');
    const journal = await rep.journal(lead.id);
    expect(verifyChain(journal)).toEqual({ ok: true });
    expect(journal.map((entry) => entry.seq)).toEqual([1, 2, 3, 4]);
    const revs = journal.filter((entry) => entry.ok).map((entry) => entry.rev);
    expect(revs).toEqual(revs.map((_, at) => (revs[0] ?? 0) + at));
    expect(journal[1]).toMatchObject({ ok: false, rev: revs[0], changes: null });
  });

  it('does nothing on a second delivery of the same intent', async () => {
    const { storage, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const run = await rep.runOf(lead.id);
    const intent = storage.intentFor({
      record: lead.id,
      run: run.id,
      intent: { type: 'complete', activity: outbound.id.activity('Intro mail'), result: 'sent', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } },
    });
    const [first] = await storage.authority.submit([intent]);
    const [second, third] = await storage.authority.submit([intent, intent]);
    expect(first).toMatchObject({ ok: true, repeated: false });
    expect(second).toMatchObject({ ok: true, repeated: true, entry: first?.entry });
    expect(third?.entry.id).toBe(first?.entry.id);
    expect(await rep.journal(lead.id)).toHaveLength(2);
    expect((await rep.runOf(lead.id)).snapshot.done).toHaveLength(1);
  });

  it('writes refusals of what does not exist, of a foreign space and of the wrong record type', async () => {
    const { storage, db, rep, version } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const run = await rep.runOf(lead.id);
    await db.runs.put({ ...run, space: 'practice' });
    expect((await rep.choose(lead.id, 'New', 'Qualified')).refusal).toEqual({ type: 'spaceMismatch' });
    expect((await rep.submit(lead.id, storage.ground.ids.next(), { type: 'exit', reason: 'x' })).refusal).toMatchObject({ type: 'unknownRun' });
    expect((await rep.submit(storage.ground.ids.next(), null, { type: 'note' })).refusal).toMatchObject({ type: 'unknownRecord' });
    const deal = await storage.createRecord({ type: 'deal', owner: null, zone: 'UTC', fields: { name: 'Big one' } });
    expect((await rep.enrol(deal.id)).refusal).toEqual({ type: 'wrongRecordType', wanted: 'lead', seen: 'deal' });
    const unknown = await rep.submit(deal.id, null, { type: 'enrol', blueprint: outbound.id.blueprint, version: storage.ground.ids.next(), record: { owner: null, zone: 'UTC', fields: {} } });
    expect(unknown.refusal?.type).toBe('unknownVersion');
    expect((await rep.journal(deal.id)).map((entry) => entry.ok)).toEqual([false, false]);
    expect(version).toBeTruthy();
  });

  it('refuses an intent that cannot be read and says what is wrong with it', async () => {
    const { rep } = await aCompany();
    const lead = await rep.lead('Ada');
    const answer = await rep.submit(lead.id, null, { type: 'exit', reason: 'x'.repeat(3000) });
    expect(answer.refusal).toMatchObject({ type: 'invalidIntent', problems: [expect.stringContaining('reason')] });
  });

  it('refuses to start a record twice, while the blueprint is held, and again when it may never come back', async () => {
    const { storage, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    expect((await rep.enrol(lead.id)).refusal).toMatchObject({ type: 'alreadyRunning' });
    await storage.setPaused(outbound.id.blueprint, true);
    const other = await rep.lead('Ben');
    expect((await rep.enrol(other.id)).refusal).toEqual({ type: 'held' });
    await storage.setPaused(outbound.id.blueprint, false);
    await storage.createBlueprint({ ...nurture.build(), enrolment: { when: { type: 'manual' }, order: 0, reentry: 'never', imports: 'held' } });
    await storage.publishBlueprint(nurture.id.blueprint, '');
    await rep.enrol(other.id, nurture.id.blueprint);
    const run = await rep.runOf(other.id, nurture.id.blueprint);
    await rep.submit(other.id, run.id, { type: 'exit', reason: 'mistake' });
    expect((await rep.enrol(other.id, nurture.id.blueprint)).refusal).toEqual({ type: 'reentryForbidden' });
  });

  it('puts the record as it is into the enrol entry, whatever the screen believed', async () => {
    const { rep } = await aCompany();
    const lead = await rep.lead('Ada', { score: 12 });
    const ack = await rep.enrol(lead.id);
    expect(ack.entry.intent).toMatchObject({ type: 'enrol', record: { owner: 'u_rep', zone: 'Europe/Berlin', fields: { name: 'Ada', score: 12 } } });
  });

  it('asks the conditions of every run again when a field of the record changes', async () => {
    const { rep, publish } = await aCompany();
    await publish(nurture.build());
    const lead = await rep.lead('Ada', { score: 10 });
    await rep.enrol(lead.id);
    await rep.enrol(lead.id, nurture.id.blueprint);
    await rep.complete(lead.id, 'First call', 'connected');
    await rep.choose(lead.id, 'New', 'Qualified');
    const ack = await rep.setFields(lead.id, { score: 95 });
    expect(ack.ok).toBe(true);
    expect((await rep.runOf(lead.id)).snapshot.end).toBe('won');
    expect((await rep.runOf(lead.id, nurture.id.blueprint)).status).toBe('ended');
    const journal = await rep.journal(lead.id);
    expect(verifyChain(journal)).toEqual({ ok: true });
    expect(journal.slice(-2).map((entry) => entry.intent)).toEqual([{ type: 'setFields', fields: { score: 95 } }, { type: 'setFields', fields: {} }]);
  });

  it('writes no entry into a run that the news does not move', async () => {
    const { rep, publish } = await aCompany();
    await publish(nurture.build());
    const lead = await rep.lead('Ada', { score: 10 });
    await rep.enrol(lead.id);
    await rep.enrol(lead.id, nurture.id.blueprint);
    const before = (await rep.journal(lead.id)).length;
    await rep.setFields(lead.id, { company: 'Analytical Engines' });
    expect((await rep.journal(lead.id)).length).toBe(before + 1);
  });

  it('changes the fields and the owner of a record without runs, in its own journal', async () => {
    const { db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.setFields(lead.id, { name: 'Ada Lovelace' });
    await rep.submit(lead.id, null, { type: 'assign', owner: 'u_other' });
    const row = await db.records.get(lead.id);
    expect(row).toMatchObject({ owner: 'u_other', title: 'ada lovelace', fields: { name: 'Ada Lovelace' } });
    expect((await db.titles.toArray()).map((title) => title.key)).toEqual([expect.stringContaining('ada lovelace')]);
    expect((await rep.journal(lead.id)).map((entry) => [entry.run, entry.ok])).toEqual([[null, true], [null, true]]);
  });

  it('lists what is due in the Today of its owner, and hands it over with the record', async () => {
    const { db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const today = (owner: string, until: number) => readToday(db, { owner, space: 'live', now: monday, until });
    expect(await today('u_rep', monday - 1)).toEqual({ total: 0, dues: [] });
    expect(await today('u_rep', monday)).toMatchObject({ total: 1, dues: [{ activity: outbound.id.activity('Intro mail') }] });
    expect(await today('u_rep', monday + days(2))).toMatchObject({ total: 2, dues: [{ record: lead.id }, { record: lead.id, activity: outbound.id.activity('First call') }] });
    await rep.submit(lead.id, null, { type: 'assign', owner: 'u_other' });
    expect(await today('u_rep', monday + days(2))).toMatchObject({ total: 0 });
    expect(await today('u_other', monday + days(2))).toMatchObject({ total: 2 });
    await rep.complete(lead.id, 'First call', 'connected');
    await rep.choose(lead.id, 'New', 'Qualified');
    await rep.choose(lead.id, 'Proposal', 'Signed');
    expect(await db.dues.count()).toBe(0);
  });

  it('counts the records of each stage as they move, and those that came to their end', async () => {
    const { db, rep } = await aCompany();
    const leads = [await rep.lead('Ada'), await rep.lead('Ben')];
    for (const lead of leads) await rep.enrol(lead.id);
    const [ada] = leads;
    if (!ada) throw new Error('no lead');
    const place = (stage: string): string => `${outbound.id.blueprint}/${outbound.id.stage(stage)}`;
    expect((await readStageCounts(db, outbound.id.blueprint, monday + days(3)))[place('New')]).toMatchObject({ records: 2 });
    expect((await readStageCounts(db, undefined, monday + days(3)))[place('New')]?.overdue).toBeGreaterThan(0);
    await rep.complete(ada.id, 'First call', 'connected');
    await rep.choose(ada.id, 'New', 'Qualified');
    await rep.choose(ada.id, 'Proposal', 'Signed');
    expect(await readStageCounts(db, outbound.id.blueprint, monday)).toMatchObject({ [place('New')]: { records: 1, ended: 0 }, [place('Won')]: { records: 0, ended: 1 } });
    expect(await db.counters.where('[space+blueprint]').equals(['live', outbound.id.blueprint]).count()).toBe(2);
  });

  it('puts what must leave the browser into the outbox, once', async () => {
    const { db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    await rep.complete(lead.id, 'First call', 'connected');
    await rep.choose(lead.id, 'New', 'Qualified');
    await rep.setFields(lead.id, { score: 99 });
    const run = await rep.runOf(lead.id);
    expect(await db.outbox.toArray()).toMatchObject([{ run: run.id, status: 'waiting', effect: { type: 'notify', role: 'manager' } }]);
  });

  it('takes back out of the outbox what a step had put there when the step is taken back, unless somebody opened it', async () => {
    const { db, rep } = await aCompany();
    const outboxAfterUndo = async (opened: boolean) => {
      const lead = await rep.lead('Ada', { score: 99 });
      await rep.enrol(lead.id);
      await rep.complete(lead.id, 'First call', 'connected');
      const { entry } = await rep.choose(lead.id, 'New', 'Qualified');
      const run = await rep.runOf(lead.id);
      const mine = () => db.outbox.where('record').equals(lead.id);
      expect(await mine().count()).toBe(1);
      if (opened) await mine().modify({ status: 'opened' });
      expect(await rep.submit(lead.id, run.id, { type: 'undo', entry: entry.id })).toMatchObject({ ok: true });
      const left = await mine().toArray();
      expect(await rep.choose(lead.id, 'New', 'Qualified')).toMatchObject({ ok: true });
      expect(await mine().count()).toBe(left.length + 1);
      return left;
    };
    expect(await outboxAfterUndo(false)).toEqual([]);
    expect(await outboxAfterUndo(true)).toMatchObject([{ status: 'opened' }]);
  });

  it('leaves the outbox alone when taking back is refused', async () => {
    const { db, rep } = await aCompany();
    const lead = await rep.lead('Ada', { score: 99 });
    await rep.enrol(lead.id);
    await rep.complete(lead.id, 'First call', 'connected');
    const { entry } = await rep.choose(lead.id, 'New', 'Qualified');
    const run = await rep.runOf(lead.id);
    await rep.setFields(lead.id, { score: 1 });
    expect(await rep.submit(lead.id, run.id, { type: 'undo', entry: run.id })).toMatchObject({ ok: false });
    expect(entry.changes?.effects).toHaveLength(1);
    expect(await db.outbox.count()).toBe(1);
  });

  it('feeds the journal to whoever follows it, what is there and what comes', async () => {
    const { storage, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const feed = storage.authority.feed(0)[Symbol.asyncIterator]();
    expect((await feed.next()).value).toMatchObject({ entry: { intent: { type: 'enrol' } } });
    const coming = feed.next();
    await rep.complete(lead.id, 'First call', 'connected');
    expect((await coming).value).toMatchObject({ entry: { intent: { type: 'complete' } } });
    const never = feed.next();
    await feed.return?.();
    expect((await never).done).toBe(true);
  });
});
