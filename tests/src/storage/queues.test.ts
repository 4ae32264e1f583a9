import { describe, expect, it } from 'vitest';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { approvalRoles, type DueRow, type PersonRow, readApprovals, readToday } from '../../../src/storage/index.ts';
import { readOutbox } from '../../../src/storage/outbox.ts';
import { readStageCounts } from '../../../src/storage/use-blueprints.ts';
import { aCompany, days, monday, projectionsOf } from './a-workspace.ts';

const deal = aBlueprint('Quote')
  .stage('Pricing', (s) =>
    s
      .approval('Discount', { approval: { role: 'boss', levels: 1, quorum: 1 } })
      .task('Book it', { required: 'never', assignee: { type: 'role', role: 'finance' } })
      .task('Own work', { required: 'never' })
      .outcome('Agreed', { to: 'Done', gate: { type: 'approval', role: 'boss', levels: 1, quorum: 1 } }),
  )
  .end('Done', 'won');

const person = (id: string, roles: readonly string[], delegates?: PersonRow['delegates']): PersonRow => ({ id, name: id, roles, zone: 'UTC', batch: null, ...(delegates ? { delegates } : {}) });

async function aQuote() {
  const company = await aCompany();
  for (const one of [person('u_boss', ['boss']), person('u_fin', ['finance']), person('u_deputy', [])]) await company.storage.savePerson(one);
  await company.publish(deal.build());
  const lead = await company.rep.lead('Ada');
  await company.rep.enrol(lead.id, deal.id.blueprint);
  const run = async () => (await company.db.runs.where('record').equals(lead.id).first())?.id ?? '';
  const me = company.storage.ground.me();
  await company.storage.savePerson({ ...me, id: 'u_rep', roles: ['rep'] });
  await company.storage.setMe('u_rep');
  const today = (owner: string, limit?: number) => readToday(company.db, { owner, space: 'live', now: monday, until: monday + days(9), limit });
  return { ...company, lead, run, today, named: (rows: readonly DueRow[]) => rows.map((row) => row.role ?? row.owner).toSorted() };
}

describe('queues', () => {
  it('Today holds what is mine and what waits for a role I hold, and nobody else’s', async () => {
    const { today, named, rep, lead, run } = await aQuote();
    await rep.submit(lead.id, await run(), { type: 'requestApproval', role: 'boss', expect: { visit: 1 } });
    expect(named((await today('u_fin')).dues)).toEqual(['finance']);
    expect(named((await today('u_boss')).dues)).toContain('boss');
    expect((await today('u_rep')).dues.every((row) => row.role === undefined && row.owner === 'u_rep')).toBe(true);
    expect((await today('u_rep')).total).toBeGreaterThan(0);
    expect((await today('u_deputy'))).toEqual({ dues: [], total: 0 });
  });

  it('puts several queues into one order of time, no longer than asked for', async () => {
    const { storage, today, rep, lead, run } = await aQuote();
    await rep.submit(lead.id, await run(), { type: 'requestApproval', role: 'boss', expect: { visit: 1 } });
    await storage.savePerson(person('u_all', ['finance', 'boss', 'finance']));
    const { dues, total } = await today('u_all');
    expect([dues.length, total]).toEqual([2, 2]);
    expect(dues.map((row) => row.at)).toEqual(dues.map((row) => row.at).toSorted((a, b) => a - b));
    expect(await today('u_all', 1)).toEqual({ dues: dues.slice(0, 1), total });
  });

  it('[S9] an approver finds what waits for them, and answers for whoever lent them the right', async () => {
    const { db, storage, rep, lead, run, clock } = await aQuote();
    await rep.submit(lead.id, await run(), { type: 'requestApproval', role: 'boss', expect: { visit: 1 } });
    expect(await readApprovals(db, ['boss'])).toMatchObject([{ kind: 'approval', role: 'boss', record: lead.id, automatic: 0 }]);
    expect(await readApprovals(db, ['finance'])).toEqual([]);
    const approve = async (onBehalfOf: string | null) => {
      await storage.setMe('u_deputy');
      return rep.submit(lead.id, await run(), { type: 'approve', role: 'boss', onBehalfOf, expect: { visit: 1 } });
    };
    expect((await approve('u_boss')).ok).toBe(false);
    await storage.savePerson(person('u_boss', ['boss'], [{ role: 'boss', to: 'u_deputy', until: clock.now() - 1 }]));
    expect((await approve('u_boss')).ok).toBe(false);
    await storage.savePerson(person('u_boss', ['boss'], [{ role: 'boss', to: 'u_deputy', until: clock.now() + days(1) }]));
    const people = await db.people.toArray();
    expect(approvalRoles({ id: 'u_deputy', roles: [] }, people, clock.now())).toEqual(['boss']);
    expect(approvalRoles({ id: 'u_deputy', roles: [] }, people, clock.now() + days(2))).toEqual([]);
    const ack = await approve('u_boss');
    expect(ack).toMatchObject({ ok: true, entry: { seen: { delegations: [{ from: 'u_boss', role: 'boss' }] } } });
    expect(await readApprovals(db, ['boss'])).toEqual([]);
    const before = await projectionsOf(storage);
    await storage.savePerson(person('u_boss', ['boss']));
    await storage.rebuildProjections();
    expect(await projectionsOf(storage)).toEqual(before);
  });

  it('counts paused records beside those that stand in a stage', async () => {
    const { db, rep, lead, run } = await aQuote();
    const place = `${deal.id.blueprint}/${deal.id.stage('Pricing')}`;
    expect((await readStageCounts(db, deal.id.blueprint, monday))[place]).not.toHaveProperty('paused');
    await rep.submit(lead.id, await run(), { type: 'pause', reason: 'on holiday', until: null });
    expect((await readStageCounts(db, deal.id.blueprint, monday))[place]).toMatchObject({ records: 1, paused: 1 });
    expect((await db.records.get(lead.id))?.standing).toEqual([place]);
    await rep.submit(lead.id, await run(), { type: 'resume' });
    expect((await readStageCounts(db, deal.id.blueprint, monday))[place]).not.toHaveProperty('paused');
  });
});

describe('the outbox', () => {
  it('is opened and closed by people; what was opened is not withdrawn', async () => {
    const { db, storage, rep } = await aCompany();
    const leads = [await rep.lead('Ada', { score: 99 }), await rep.lead('Ben', { score: 99 })];
    for (const lead of leads) {
      await rep.enrol(lead.id);
      await rep.complete(lead.id, 'First call', 'connected');
      await rep.choose(lead.id, 'New', 'Qualified');
    }
    const [ada, ben] = leads;
    const [first, second] = await readOutbox(db);
    expect((await readOutbox(db, { record: ben?.id })).map((row) => row.id)).toEqual([second?.id]);
    expect(await storage.openOutbox(first?.id ?? '')).toBe(true);
    expect((await readOutbox(db, { record: ada?.id }))[0]?.status).toBe('opened');
    await storage.closeOutbox(first?.id ?? '', 'done');
    await storage.closeOutbox(second?.id ?? '', 'dismissed');
    expect(await storage.openOutbox(first?.id ?? '')).toBe(true);
    expect(await readOutbox(db)).toEqual([]);
    expect((await readOutbox(db, { closed: true })).map((row) => row.status)).toEqual(['done', 'dismissed']);
    expect(await storage.openOutbox('gone')).toBe(false);
    expect(await readOutbox(db, { space: 'practice', closed: true })).toEqual([]);
  });

  it('closing is told with its reason and taken back to where it was; what somebody wrote names its entry', async () => {
    const { db, storage, rep } = await aCompany();
    const lead = await rep.lead('Ada', { email: 'ada@x.example' });
    await rep.enrol(lead.id);
    const run = await rep.runOf(lead.id);
    const mail = Object.values((await db.versions.toArray())[0]?.document.activities ?? {}).find(({ channel }) => channel === 'call');
    const [ack] = await storage.authority.submit([storage.intentFor({
      record: lead.id, run: run.id, words: { letter: { to: 'ada@x.example', subject: 'Hi', body: 'Hello Ada' } },
      intent: { type: 'complete', activity: mail?.id ?? '', result: 'connected', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], writes: true, expect: { visit: 1 } },
    })]);
    const [row] = await readOutbox(db);
    expect(row).toMatchObject({ letter: ack?.entry.id, status: 'waiting', effect: { type: 'send', subject: '', body: '' } });
    expect(ack?.entry.words).toEqual({ note: '', letter: { to: 'ada@x.example', subject: 'Hi', body: 'Hello Ada' } });
    const id = row?.id ?? '';
    await storage.closeOutbox(id, 'dismissed', ' wrong price ');
    expect((await readOutbox(db, { closed: true }))[0]?.closed).toMatchObject({ from: 'waiting', reason: 'wrong price' });
    expect(await storage.reopenOutbox(id)).toBe('ok');
    expect(await readOutbox(db)).toEqual([row]);
    await storage.openOutbox(id);
    await storage.closeOutbox(id, 'done');
    expect(await storage.reopenOutbox(id)).toBe('ok');
    expect((await readOutbox(db))[0]?.status).toBe('opened');
    await storage.closeOutbox(id, 'dismissed');
    await rep.submit(lead.id, null, { type: 'setFields', fields: { doNotContact: true } });
    expect(await storage.reopenOutbox(id)).toBe('optedOut');
    expect(await storage.reopenOutbox('gone')).toBe('withdrawn');
  });

  it('[S26] what still waits for a customer who asks to be left alone is dismissed, and cannot be opened any more', async () => {
    const { db, storage, rep } = await aCompany();
    const mailing = aBlueprint('Mailing').stage('Here', (s) => s.outcome('Go', { to: 'There', gate: { type: 'all', of: [] }, then: [{ type: 'send', channel: 'email', subject: 'Hi', body: '' }, { type: 'send', channel: 'social', subject: 'Hi', body: '' }, { type: 'notify', role: 'manager', message: 'x' }] })).stage('There', (s) => s.outcome('Out', { to: 'Done' })).end('Done');
    const answer = await storage.createBlueprint(mailing.build()).then(() => storage.publishBlueprint(mailing.id.blueprint, ''));
    if (!answer.ok) throw new Error('not published');
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id, mailing.id.blueprint);
    const run = await rep.runOf(lead.id, mailing.id.blueprint);
    await rep.submit(lead.id, run.id, { type: 'choose', outcome: mailing.id.outcome('Here', 'Go'), fields: {}, reason: null, expect: { visit: 1 } });
    const told = async () => (await db.outbox.where('record').equals(lead.id).toArray()).map(({ effect, status }) => [effect.type === 'send' ? effect.channel : effect.type, status]);
    await rep.submit(lead.id, null, { type: 'setFields', fields: { doNotContactChannels: ['email'] } });
    expect(await told()).toEqual([['email', 'dismissed'], ['social', 'waiting'], ['notify', 'waiting']]);
    const social = (await readOutbox(db, { record: lead.id })).find(({ effect }) => effect.type === 'send');
    expect(await storage.openOutbox(social?.id ?? '')).toBe(true);
    await rep.submit(lead.id, null, { type: 'setFields', fields: { doNotContact: true } });
    expect(await told()).toEqual([['email', 'dismissed'], ['social', 'opened'], ['notify', 'waiting']]);
    expect(await storage.openOutbox(social?.id ?? '')).toBe(false);
    expect(await told()).toEqual([['email', 'dismissed'], ['social', 'dismissed'], ['notify', 'waiting']]);
  });
});
