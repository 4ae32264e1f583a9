import { describe, expect, it } from 'vitest';
import { endOfDay } from '#engine/calendar';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { readDay, readDayLines, type DayQuery, type PersonRow } from '../../../src/storage/index.ts';
import { aCompany, days, hours, monday, outbound, projectionsOf } from './a-workspace.ts';

const resting = aBlueprint('Resting')
  .wait('Thinking', (s) => s.outcome('Time over', { to: 'Done', trigger: { type: 'elapsed', wait: { amount: 3, unit: 'days' } } }).outcome('Replied', { to: 'Talk', trigger: { type: 'signal', signal: 'replied' } }))
  .stage('Talk', (s) => s.call('Call back').outcome('Agreed', { to: 'Done' }))
  .end('Done', 'won');

const person = (id: string, roles: readonly string[]): PersonRow => ({ id, name: id, roles, zone: 'UTC', batch: null });
const query = (now: number, rest: Partial<DayQuery> = {}): DayQuery => ({ owner: 'u_rep', team: false, space: 'live', now, zone: 'UTC', until: endOfDay(now, 'UTC') - 1, channel: null, blueprint: null, text: '', batch: false, pinned: [], ...rest });

async function aDay() {
  const company = await aCompany();
  const lead = await company.db.recordTypes.get('lead');
  if (!lead) throw new Error('no lead type');
  await company.storage.saveRecordType({ ...lead, value: 'score' });
  await company.storage.savePerson({ ...company.storage.ground.me(), id: 'u_rep', roles: ['rep'] });
  await company.storage.setMe('u_rep');
  const read = (rest: Partial<DayQuery> = {}) => readDay(company.storage.ground, query(company.clock.now(), rest));
  return { ...company, read };
}

describe('what a due weighs', () => {
  it('says what the record is worth, its limits, its touches and the customer’s last sign, and is given back by a rebuild', async () => {
    const { db, storage, rep, publish, clock } = await aDay();
    await publish(resting.build());
    const ada = await rep.lead('Ada', { score: 70 });
    await rep.enrol(ada.id);
    await rep.enrol(ada.id, resting.id.blueprint);
    const signalAt = clock.now() + hours(1);
    clock.set(signalAt);
    await rep.submit(ada.id, (await rep.runOf(ada.id, resting.id.blueprint)).id, { type: 'signal', signal: 'replied', payload: {} });
    clock.set(clock.now() + hours(1));
    await rep.complete(ada.id, 'First call', 'connected');
    const due = (await db.dues.toArray()).find((row) => row.activity === resting.id.activity('Call back'));
    expect(due).toMatchObject({
      version: (await rep.runOf(ada.id, resting.id.blueprint)).versionId, zone: 'Europe/Berlin',
      // a touch in one run weighs on the lines of the other
      weight: { value: 70, signalAt, required: true, enteredAt: signalAt, touchedAt: [clock.now()], touchLimit: 5 },
    });
    await rep.setFields(ada.id, { score: 90 });
    expect((await db.dues.toArray()).filter((row) => row.record === ada.id).every((row) => row.weight?.value === 90)).toBe(true);
    const before = await projectionsOf(storage);
    await storage.rebuildProjections();
    expect(await projectionsOf(storage)).toEqual(before);
  });
});

describe('a day', () => {
  it('comes in its order by section, whatever is filtered beside it, and reads old rows that weigh nothing', async () => {
    const { db, rep, read, clock } = await aDay();
    const [ada, ben] = [await rep.lead('Ada', { company: 'Acme' }), await rep.lead('Ben')];
    for (const lead of [ada, ben]) await rep.enrol(lead.id);
    const now = await read();
    expect(now.groups.map(({ key }) => key)).toEqual(['now', 'overdue', 'later']);
    expect(now.total).toBe(now.groups.reduce((sum, { ids }) => sum + ids.length, 0));
    expect(now.byChannel).toEqual({ email: 2 });
    const found = await read({ text: 'ada' });
    expect([found.total, found.groups.flatMap(({ ids }) => ids).length]).toEqual([2, 1]);
    expect((await read({ channel: 'call' })).groups.flatMap(({ ids }) => ids)).toEqual([]);
    expect((await read({ text: 'intro mail' })).groups.flatMap(({ ids }) => ids)).toHaveLength(2);
    await db.dues.toCollection().modify((row, holder) => {
      const { weight: _weight, version: _version, zone: _zone, ...old } = row;
      holder.value = old;
    });
    clock.set(clock.now() + days(3));
    const old = await read();
    expect(old.overdue).toBe(4);
    const [first] = old.groups.flatMap(({ ids }) => ids);
    const line = (await readDayLines({ db, shelf: { peek: () => null, take: () => { throw new Error('not asked'); } } }, [first ?? ''])).get(first ?? '');
    // its name comes from the version the run walks
    expect(line?.document?.activities[line.due.activity ?? '']?.name).toBeDefined();
  });

  it('counts what comes tomorrow apart from what is there today', async () => {
    const { db, rep, read, clock } = await aDay();
    for (const name of ['Ada', 'Ben', 'Cem']) await rep.enrol((await rep.lead(name)).id);
    const midnight = endOfDay(clock.now(), 'UTC');
    const mine = (await db.dues.toArray()).filter((row) => row.owner === 'u_rep' && row.automatic === 0).map(({ id }) => id);
    expect(mine.length).toBeGreaterThan(2);
    await db.dues.where('id').anyOf(mine).modify((row, holder) => {
      holder.value = { ...row, at: row.id === mine[0] ? midnight - 1 : midnight };
    });
    const day = await read();
    expect([day.total, day.tomorrow]).toEqual([1, mine.length - 1]);
  });

  it('pins stand first, channels come one after the other in batch mode, a team sees everybody’s', async () => {
    const { rep, read, storage, clock } = await aDay();
    await storage.savePerson(person('u_other', ['rep']));
    const [ada, ben, cem] = [await rep.lead('Ada'), await rep.lead('Ben'), await rep.lead('Cem')];
    for (const lead of [ada, ben, cem]) await rep.enrol(lead.id);
    await rep.submit(cem.id, null, { type: 'assign', owner: 'u_other' });
    clock.set(clock.now() + days(2));
    const plain = await read();
    const all = plain.groups.flatMap(({ ids }) => ids);
    const last = all.at(-1) ?? '';
    expect((await read({ pinned: [last] })).groups[0]?.ids[0]).toBe(last);
    const batch = await read({ batch: true });
    expect(batch.groups.map(({ key }) => key)).toEqual(['call', 'email', 'later']);
    expect(batch.groups.flatMap(({ ids }) => ids).toSorted()).toEqual(all.toSorted());
    expect((await read({ team: true })).total).toBe(all.length + 2);
  });

  it('tells what waits for others: a customer who has time, and an approval one asked for', async () => {
    const { rep, read, publish, storage, clock } = await aDay();
    await storage.savePerson(person('u_boss', ['boss']));
    await publish(resting.build());
    const quote = aBlueprint('Quote').stage('Price', (s) => s.approval('Discount', { approval: { role: 'boss', levels: 1, quorum: 1 } }).outcome('Agreed', { to: 'Done', gate: { type: 'approval', role: 'boss', levels: 1, quorum: 1 } })).end('Done', 'won');
    await publish(quote.build());
    const [ada, ben] = [await rep.lead('Ada'), await rep.lead('Ben')];
    await rep.enrol(ada.id, resting.id.blueprint);
    await rep.enrol(ben.id, quote.id.blueprint);
    await rep.submit(ben.id, (await rep.runOf(ben.id, quote.id.blueprint)).id, { type: 'requestApproval', role: 'boss', expect: { visit: 1 } });
    clock.set(clock.now() + hours(2));
    expect((await read()).waiting).toMatchObject([
      { due: { record: ada.id }, on: { type: 'customer' }, since: monday, until: monday + days(3) },
      { due: { record: ben.id }, on: { type: 'role', role: 'boss' }, until: null },
    ]);
    expect((await readDay(storage.ground, query(clock.now(), { owner: 'u_boss' }))).waiting).toEqual([]);
  });
});

describe('a pile', () => {
  it('is put off as one batch, refused where a limit comes first, and taken back as a whole', async () => {
    const { db, rep, storage, clock } = await aDay();
    const leads = await Promise.all(['Ada', 'Ben', 'Cem'].map((name) => rep.lead(name)));
    for (const lead of leads) await rep.enrol(lead.id);
    const before = (await db.dues.orderBy('id').toArray()).map(({ id, at }) => [id, at]);
    clock.set(clock.now() + hours(3));
    const due = (await db.dues.toArray()).filter((row) => row.activity === outbound.id.activity('First call'));
    const mail = (await db.dues.toArray()).filter((row) => row.activity === outbound.id.activity('Intro mail'));
    const wishes = [...due, ...mail].map((row) => ({ run: row.run, activity: row.activity ?? '', until: clock.now() + days(2) }));
    const report = await storage.snoozeMany([...wishes, { run: due[0]?.run ?? '', activity: outbound.id.activity('First call'), until: clock.now() - 1 }], { batch: 'spread', reason: 'Too much today' });
    expect(report).toMatchObject({ done: wishes.length, left: 0, refused: [{ record: leads[0]?.id, refusal: { type: 'cannotSnooze', why: 'past' } }] });
    expect((await db.dues.toArray()).filter((row) => row.snoozedFrom !== undefined)).toHaveLength(wishes.length);
    // two activities of one run are taken back as well
    expect(await storage.undoMany('spread')).toEqual({ restored: wishes.length, changedSince: 0 });
    expect((await db.dues.orderBy('id').toArray()).map(({ id, at }) => [id, at])).toEqual(before);
    expect((await db.dues.toArray()).every((row) => row.snoozedFrom === undefined)).toBe(true);
  });
});
