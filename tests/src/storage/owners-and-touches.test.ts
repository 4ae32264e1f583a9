import { describe, expect, it } from 'vitest';
import { minute } from '#engine/kernel';
import { defaultRecordTypes } from '#engine/blueprint';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { readDay } from '../../../src/storage/day.ts';
import { aCompany, days, monday, projectionsOf } from './a-workspace.ts';
import { beginUntouched } from '../../../src/storage/waiting-leads.ts';

const rule = { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } as const;
const leadType = { ...defaultRecordTypes.lead, batch: null };

async function aTeam() {
  const company = await aCompany();
  for (const [id, roles] of [['u_jonas', ['rep']], ['u_petr', ['rep']], ['u_lena', ['rep', 'qualifier']], ['u_mara', ['manager']]] as const) await company.storage.savePerson({ id, name: id, roles, zone: 'Europe/Berlin', batch: null });
  await company.storage.saveRecordType({ ...leadType, qualified: rule });
  const ownerOf = async (id: string) => (await company.db.records.get(id))?.owner;
  return { ...company, ownerOf };
}

describe('who may own a record', () => {
  it('[R182] an unqualified lead is not assigned to a rep, in a run or without one; the refusal is kept, and a qualified one is theirs', async () => {
    const { rep, ownerOf } = await aTeam();
    const lead = await rep.lead('Ada', { score: 10 });
    const bare = await rep.submit(lead.id, null, { type: 'assign', owner: 'u_jonas' });
    expect(bare).toMatchObject({ ok: false, refusal: { type: 'notQualified', person: 'u_jonas', fields: ['score'], missing: 1 }, verdict: { met: false } });
    await rep.enrol(lead.id);
    expect(await rep.submit(lead.id, (await rep.runOf(lead.id)).id, { type: 'assign', owner: 'u_jonas' })).toMatchObject({ ok: false, refusal: { type: 'notQualified' } });
    expect(await ownerOf(lead.id)).toBe('u_rep');
    expect((await rep.journal(lead.id)).filter((entry) => entry.refusal?.type === 'notQualified')).toHaveLength(2);
    expect(await rep.submit(lead.id, null, { type: 'assign', owner: 'u_lena' })).toMatchObject({ ok: true });
    await rep.setFields(lead.id, { score: 60 });
    expect(await rep.submit(lead.id, null, { type: 'assign', owner: 'u_jonas' })).toMatchObject({ ok: true });
    expect(await ownerOf(lead.id)).toBe('u_jonas');
  });

  it('[R182] an offer is held back for what its form leaves open, and goes through with what it fills in', async () => {
    const { storage, rep, ownerOf, publish } = await aTeam();
    const passing = aBlueprint('Passing on').stage('Qualify', (stage) =>
      stage.handOver('Pass on', { required: 'never', form: { score: { field: 'score', required: 'always', order: 0 } }, handOver: { to: { type: 'role', role: 'rep' }, deadline: { amount: 4, unit: 'hours' }, late: 'remind', warm: true } }).outcome('Done', { to: 'Over' })).end('Over', 'closed');
    await publish(passing.build());
    const lead = await rep.lead('Ada', { score: 10 });
    await rep.enrol(lead.id, passing.id.blueprint);
    const run = await rep.runOf(lead.id, passing.id.blueprint);
    const offer = (fields: Record<string, number>, warm: boolean) => rep.submit(lead.id, run.id, { type: 'handOver', activity: passing.id.activity('Pass on'), to: 'u_jonas', fields, warm, expect: { visit: 1 } });
    expect(await offer({ score: 20 }, false)).toMatchObject({ ok: false, refusal: { type: 'notQualified' } });
    expect(await offer({ score: 20 }, true)).toMatchObject({ ok: false, refusal: { type: 'notQualified' } });
    expect((await storage.ground.db.records.get(lead.id))?.fields['score']).toBe(10);
    expect(await offer({ score: 70 }, true)).toMatchObject({ ok: true });
    expect(await ownerOf(lead.id)).toBe('u_jonas');
  });

  it('[R183] dealing out in turn passes over reps for a lead that is not for them, and leaves it to people when nobody is left', async () => {
    const { db, rep, ownerOf, publish } = await aTeam();
    const dealing = aBlueprint('Dealing').stage('In', (stage) =>
      stage
        .outcome('Deal', { to: 'Out', gate: { type: 'all', of: [] }, then: [{ type: 'assignOwner', to: { type: 'roundRobin', role: 'rep' } }] })
        .outcome('Name', { to: 'Out', gate: { type: 'all', of: [] }, then: [{ type: 'assignOwner', to: { type: 'person', person: 'u_jonas' } }] })).end('Out', 'closed');
    await publish(dealing.build());
    await db.people.filter(({ name }) => name === 'You').delete();
    const deal = async (score: number, outcome: string) => {
      const lead = await rep.lead(`L${score}`, { score });
      await rep.enrol(lead.id, dealing.id.blueprint);
      const run = await rep.runOf(lead.id, dealing.id.blueprint);
      const ack = await rep.submit(lead.id, run.id, { type: 'choose', outcome: dealing.id.outcome('In', outcome), fields: {}, reason: null, expect: { visit: 1 } });
      return { ack, owner: await ownerOf(lead.id) };
    };
    expect([(await deal(10, 'Deal')).owner, (await deal(10, 'Deal')).owner]).toEqual(['u_lena', 'u_lena']);
    expect((await deal(90, 'Deal')).owner).toBe('u_petr');
    // a drawing that gives it to one rep by name is refused as a whole
    expect(await deal(10, 'Name')).toMatchObject({ ack: { ok: false, refusal: { type: 'notQualified' } }, owner: 'u_rep' });
    await db.people.delete('u_lena');
    expect((await deal(10, 'Deal')).owner).toBe('u_rep');
    expect(await db.outbox.toArray()).toMatchObject([{ effect: { type: 'assignOwner' }, status: 'waiting' }]);
  });

  it('[R182] a new lead for a rep waits without an owner until it is qualified, and reps are shown which ones by an index', async () => {
    const { storage, db, rep } = await aTeam();
    const own = await storage.createRecord({ type: 'lead', owner: 'u_jonas', zone: 'Europe/Berlin', fields: { name: 'Raw', score: 3 } });
    const good = await storage.createRecord({ type: 'lead', owner: 'u_jonas', zone: 'Europe/Berlin', fields: { name: 'Good', score: 80 } });
    expect([own.owner, good.owner]).toEqual([null, 'u_jonas']);
    const hidden = () => db.records.where('[space+type+unqualified]').equals(['live', 'lead', 1]).primaryKeys();
    expect(await hidden()).toEqual([own.id]);
    await rep.setFields(own.id, { score: 55 });
    expect(await hidden()).toEqual([]);
    await storage.saveRecordType({ ...leadType, qualified: { ...rule, value: 60 } });
    expect(await hidden()).toEqual([own.id]);
    await storage.saveRecordType(leadType);
    expect(await hidden()).toEqual([]);
  });
});

describe('what reps are spared', () => {
  it('S106 their day and their lists pass over unqualified leads, a qualifier’s do not', async () => {
    const { storage, db, rep, clock } = await aTeam();
    const raw = await rep.lead('Raw', { score: 10 });
    const good = await rep.lead('Good', { score: 80 });
    for (const { id } of [raw, good]) {
      await rep.enrol(id);
      // as if they had been given away before the rule was there
      await db.records.update(id, { owner: 'u_jonas' });
      await db.dues.filter((due) => due.record === id).modify({ owner: 'u_jonas' });
    }
    const day = async (owner: string) => {
      const now = clock.now() + days(1);
      const read = await readDay(storage.ground, { owner, team: owner !== 'u_jonas', space: 'live', now, zone: 'UTC', until: now, channel: null, blueprint: null, text: '', batch: false, pinned: [] });
      return new Set((await db.dues.bulkGet(read.groups.flatMap(({ ids }) => ids))).map((due) => due?.record));
    };
    expect(await day('u_jonas')).toEqual(new Set([good.id]));
    expect(await day('u_lena')).toEqual(new Set([raw.id, good.id]));
    const list = (onlyQualified: boolean) => storage.listRecords({ type: 'lead', space: 'live', search: '', sort: { field: 'title', descending: false }, onlyQualified });
    expect([(await list(true)).ids, (await list(false)).total]).toEqual([[good.id], 2]);
  });
});

describe('who was touched when', () => {
  it('S110 only what is on its way in a blueprint is waited for; a list that was only brought in is told beside it', async () => {
    const { storage, rep } = await aCompany();
    const [waiting, listed] = [await rep.lead('Ada'), await rep.lead('Ben')];
    await rep.enrol(waiting.id);
    expect(await storage.listUntouched('lead')).toEqual({ waiting: [waiting.id], others: [listed.id] });
    expect(await storage.countUntouched('lead')).toBe(1);
    expect(await storage.speedToTouch({ type: 'lead', from: 0 })).toMatchObject({ others: 1, all: { records: 1, touched: 0 } });
    await rep.enrol(listed.id);
    expect(await storage.countUntouched('lead')).toBe(2);
    // a glance takes no more than so many: nothing is counted beyond
    expect(await storage.countUntouched('lead', { most: 1 })).toBe(1);
    await rep.complete(waiting.id, 'First call', 'noAnswer');
    expect(await storage.listUntouched('lead')).toEqual({ waiting: [listed.id], others: [] });
  });

  it('S110 how the list begins is told before it is read whole, and a short one is whole at once; what a rep is spared is never in it', async () => {
    const { storage, db, rep } = await aCompany();
    for (const name of ['Ada', 'Ben', 'Cem']) await rep.enrol((await rep.lead(name)).id);
    const whole = await storage.listUntouched('lead');
    expect(await beginUntouched(db, 'lead', {}, 2)).toEqual({ waiting: whole.waiting.slice(0, 2), others: [], isBeginning: true });
    expect(await beginUntouched(db, 'lead')).toEqual(whole);
    expect(await beginUntouched(db, 'lead', { onlyQualified: true })).toEqual(whole);
    await db.records.update(whole.waiting[0] ?? '', { unqualified: 1 });
    expect(await beginUntouched(db, 'lead', { onlyQualified: true })).toBeUndefined();
    expect((await storage.listUntouched('lead', { onlyQualified: true })).waiting).toEqual(whole.waiting.slice(1));
  });

  it('S110 a lead that was given to somebody before any blueprint is waited for, until it is back where it came in or a blueprint has had it', async () => {
    const { storage, rep } = await aCompany();
    const [given, listed] = [await rep.lead('Ada'), await rep.lead('Ben')];
    const assign = (record: string, owner: string | null) => rep.submit(record, null, { type: 'assign', owner });
    expect((await assign(given.id, 'u_lena')).ok).toBe(true);
    expect(await storage.listUntouched('lead')).toEqual({ waiting: [given.id], others: [listed.id] });
    expect(await storage.speedToTouch({ type: 'lead', from: 0 })).toMatchObject({ others: 1, all: { records: 1, touched: 0 } });
    await assign(given.id, 'u_rep');
    expect(await storage.listUntouched('lead')).toEqual({ waiting: [], others: [given.id, listed.id] });
    await assign(given.id, 'u_jonas');
    const enrolled = await rep.enrol(given.id);
    await rep.submit(given.id, enrolled.entry.run, { type: 'exit', reason: 'Not ours' });
    expect(await storage.countUntouched('lead')).toBe(0);
  });

  it('S112 [N27] the time to the first touch counts from what the source says', async () => {
    const { storage, clock, db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const clicked = monday - 45 * minute;
    await rep.setFields(lead.id, { sourceAt: new Date(clicked).toISOString() });
    expect((await db.records.get(lead.id))?.untouchedSince).toBe(clicked);
    clock.set(monday + 15 * minute);
    await rep.complete(lead.id, 'First call', 'noAnswer');
    expect((await storage.speedToTouch({ type: 'lead', from: 0 })).all).toMatchObject({ touched: 1, median: 60 * minute });
  });

  it('S110 a new lead waits in the index from its making until somebody reaches out, and undo puts it back', async () => {
    const { storage, clock, db, rep } = await aCompany();
    const lead = await rep.lead('Ada');
    await rep.enrol(lead.id);
    const untouched = () => db.records.where('[space+type+waits+untouchedSince]').between(['live', 'lead', 0, 0], ['live', 'lead', 1, Infinity]).primaryKeys();
    expect(await untouched()).toEqual([lead.id]);
    clock.set(monday + 7 * minute);
    const call = await rep.complete(lead.id, 'First call', 'noAnswer');
    expect(call.ok).toBe(true);
    expect(await db.records.get(lead.id)).toMatchObject({ touched: { first: monday + 7 * minute, last: monday + 7 * minute } });
    expect(await untouched()).toEqual([]);
    await rep.submit(lead.id, (await rep.runOf(lead.id)).id, { type: 'undo', entry: call.entry.id });
    expect(await untouched()).toEqual([lead.id]);
    expect((await db.records.get(lead.id))?.touched).toBeUndefined();
    await rep.complete(lead.id, 'First call', 'noAnswer');
    clock.set(monday + 30 * minute);
    await rep.complete(lead.id, 'Intro mail', 'sent');
    expect((await db.records.get(lead.id))?.touched).toEqual({ first: monday + 7 * minute, last: monday + 30 * minute });
    const before = await projectionsOf(storage);
    await storage.rebuildProjections();
    expect(await projectionsOf(storage)).toEqual(before);
  });

  it('S106 a rebuild marks what is not for reps as it was', async () => {
    const { storage, rep } = await aTeam();
    await rep.enrol((await rep.lead('Ada', { score: 10 })).id);
    await rep.enrol((await rep.lead('Bob', { score: 60 })).id);
    const before = await projectionsOf(storage);
    expect(before.records.map((row) => row.unqualified)).toEqual([1, undefined]);
    await storage.rebuildProjections();
    expect(await projectionsOf(storage)).toEqual(before);
  });
});
