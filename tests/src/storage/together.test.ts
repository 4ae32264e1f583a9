import { describe, expect, it } from 'vitest';
import { Dexie } from 'dexie';
import { fixedClock, minute } from '#engine/kernel';
import type { Blueprint } from '#engine/blueprint';
import { mostKept } from '../../../src/storage/snapshots.ts';
import { schemaEpoch } from '../../../src/storage/database.ts';
import { aCompany, aName, monday, openTab, outbound } from './a-workspace.ts';

const blueprint = outbound.id.blueprint;
const person = (id: string, roles: readonly string[]) => ({ id, name: id, roles, zone: 'UTC', batch: null });

async function aTeam(draft: Blueprint = outbound.build()) {
  const { storage, clock } = await openTab(aName(), fixedClock(monday));
  await storage.createBlueprint(draft);
  for (const one of [person('u_ines', ['manager']), person('u_bob', ['manager']), person('u_mia', ['marketing'])]) await storage.savePerson(one);
  await storage.setMe('u_ines');
  return { storage, clock, db: storage.ground.db };
}

describe('comments', () => {
  it('anybody says something, others answer, it is resolved and opened again', async () => {
    const { storage, db } = await aTeam();
    await storage.setMe('u_mia');
    const comment = await storage.addComment({ blueprint, target: { type: 'stage', id: outbound.id.stage('New') }, text: 'Is this the new offer?' });
    await storage.setMe('u_ines');
    expect(await storage.replyToComment(comment.id, 'Yes @Mia')).toMatchObject({ ok: true, value: { replies: [{ by: 'u_ines', text: 'Yes @Mia' }] } });
    await storage.resolveComment(comment.id, true);
    expect((await db.comments.get(comment.id))?.resolved).toEqual({ by: 'u_ines', at: monday });
    await storage.replyToComment(comment.id, 'One more thing');
    expect((await db.comments.get(comment.id))?.resolved).toBeNull();
  });

  it('changes and deletes only one’s own words; what was deleted can be put back', async () => {
    const { storage, db } = await aTeam();
    const comment = await storage.addComment({ blueprint, target: { type: 'blueprint' }, text: 'Too long?' });
    await storage.setMe('u_bob');
    expect(await storage.editComment(comment.id, 'Fine')).toEqual({ ok: false, error: { type: 'notYours' } });
    expect(await storage.deleteComment(comment.id)).toEqual({ ok: false, error: { type: 'notYours' } });
    const answered = await storage.replyToComment(comment.id, 'No');
    const reply = answered.ok ? (answered.value.replies[0]?.id ?? '') : '';
    expect(await storage.editComment(comment.id, 'Not at all', reply)).toMatchObject({ ok: true, value: { replies: [{ text: 'Not at all' }] } });
    expect(await storage.deleteComment(comment.id, reply)).toMatchObject({ ok: true, value: { replies: [] } });
    await storage.setMe('u_ines');
    const gone = await storage.deleteComment(comment.id);
    expect(await db.comments.count()).toBe(0);
    if (gone.ok) await storage.restoreComment(gone.value);
    expect(await db.comments.get(comment.id)).toMatchObject({ text: 'Too long?' });
    expect(await storage.resolveComment('nothing', true)).toEqual({ ok: false, error: { type: 'gone' } });
  });

  it('goes with its drawing', async () => {
    const { storage, db } = await aTeam();
    await storage.addComment({ blueprint, target: { type: 'blueprint' }, text: 'x' });
    await storage.keepSnapshot(outbound.build(), { why: 'named', name: 'A' });
    await storage.requestReview(blueprint, { note: '' });
    await storage.deleteBlueprint(blueprint);
    expect([await db.comments.count(), await db.snapshots.count(), await db.reviews.count()]).toEqual([0, 0, 0]);
  });
});

describe('review before publishing', () => {
  const ruled = (): Blueprint => ({ ...outbound.build(), review: { roles: ['manager'], approvals: 1 } });

  it('[B82] publishing is refused without enough approvals, and says who may still be asked', async () => {
    const { storage, db } = await aTeam(ruled());
    expect(await storage.publishBlueprint(blueprint, '')).toMatchObject({ ok: false, error: { type: 'review', standing: { state: 'none', missing: 1 } } });
    const review = await storage.requestReview(blueprint, { note: 'Please look at the gate' });
    expect(await storage.answerReview(review.id, { verdict: 'approved', note: '' })).toEqual({ ok: false, error: { type: 'ownRequest' } });
    const waiting = await storage.publishBlueprint(blueprint, '');
    expect(waiting).toMatchObject({ ok: false, error: { standing: { state: 'waiting' } } });
    expect(!waiting.ok && waiting.error.type === 'review' ? waiting.error.standing.reviewers : []).toContain('u_bob');
    await storage.setMe('u_bob');
    await storage.answerReview(review.id, { verdict: 'changesWanted', note: 'Too strict' });
    expect(await storage.publishBlueprint(blueprint, '')).toMatchObject({ ok: false, error: { standing: { state: 'changesWanted' } } });
    await storage.answerReview(review.id, { verdict: 'approved', note: 'Good' });
    expect(await storage.publishBlueprint(blueprint, '')).toMatchObject({ ok: true });
    expect((await db.reviews.get(review.id))?.closedAt).toBe(monday);
    expect(await storage.answerReview(review.id, { verdict: 'approved', note: '' })).toEqual({ ok: false, error: { type: 'closed' } });
  });

  it('[B81] an edit of the behaviour after the approval makes it stale', async () => {
    const { storage } = await aTeam(ruled());
    const review = await storage.requestReview(blueprint, { note: '' });
    await storage.setMe('u_bob');
    await storage.answerReview(review.id, { verdict: 'approved', note: '' });
    await storage.saveDraft(blueprint, { draft: { ...ruled(), description: 'Changed since' }, history: null }, 1);
    expect(await storage.publishBlueprint(blueprint, '')).toMatchObject({ ok: false, error: { type: 'review', standing: { state: 'stale' } } });
  });

  it('a newer request overtakes an older one, and one can be taken back', async () => {
    const { storage, db } = await aTeam(ruled());
    const first = await storage.requestReview(blueprint, { note: '', asked: ['u_mia'] });
    const second = await storage.requestReview(blueprint, { note: 'again' });
    expect((await db.reviews.get(first.id))?.closedAt).toBe(monday);
    await storage.withdrawReview(second.id);
    expect((await db.reviews.get(second.id))?.closedAt).toBe(monday);
  });
});

describe('kept states', () => {
  it('keeps thirty by itself, the oldest go; named ones stay', async () => {
    const { storage, clock, db } = await aTeam();
    await storage.keepSnapshot(outbound.build(), { why: 'named', name: 'As agreed' });
    for (let count = 0; count < mostKept + 5; count += 1) {
      clock.set(clock.now() + 10 * minute);
      await storage.keepSnapshot({ ...outbound.build(), description: `${count}` }, { why: 'timed' });
    }
    const rows = await db.snapshots.toArray();
    expect(rows.filter((row) => row.why === 'timed')).toHaveLength(mostKept);
    expect(rows.filter((row) => row.name === 'As agreed')).toHaveLength(1);
    expect(rows.some((row) => row.draft.description === '4')).toBe(false);
    expect(rows.some((row) => row.draft.description === `${mostKept + 4}`)).toBe(true);
  });

  it('keeps the same state once, unless it is named; naming keeps it for good', async () => {
    const { storage, clock, db } = await aTeam();
    const kept = await storage.keepSnapshot(outbound.build(), { why: 'timed' });
    clock.set(clock.now() + minute);
    await storage.keepSnapshot(outbound.build(), { why: 'beforeRestore' });
    expect(await db.snapshots.count()).toBe(1);
    await storage.nameSnapshot(kept.id, 'Good one');
    expect(await db.snapshots.get(kept.id)).toMatchObject({ name: 'Good one', why: 'named' });
    await storage.deleteSnapshot(kept.id);
    expect(await db.snapshots.count()).toBe(0);
  });
});

/** The shape of epoch 2 as it was written to people's disks; it never changes again. */
const epochTwo = {
  meta: 'key', people: 'id, batch', settings: 'key', blueprints: 'id, batch', histories: 'id', versions: 'id, &[blueprint+number], batch', recordTypes: 'key, batch',
  records: 'id, [space+type+updatedAt], [space+type+createdAt], *standing, batch', titles: 'key', runs: 'id, record, [blueprint+status], [blueprint+stage+updatedAt]',
  entries: '++cursor, &id, &delivery, [record+cursor], [record+device+seq]',
  dues: 'id, [automatic+at], [space+automatic+owner+at], [space+automatic+blueprint+stage+at], [space+automatic+role+at]',
  outbox: 'id, status, record', counters: 'id, [space+blueprint]', batches: 'id', views: 'id', enrollers: 'blueprint',
} as const;

it('[E5] a workspace of epoch 2 opens with everything in it, can be talked about, and its runs can be moved', async () => {
  const company = await aCompany();
  const lead = await company.rep.lead('Ada');
  await company.rep.enrol(lead.id);
  const name = aName();
  const old = new Dexie(name);
  old.version(1).stores(epochTwo);
  old.version(2).stores(epochTwo);
  await old.open();
  for (const table of Object.keys(epochTwo)) await old.table(table).bulkPut(await company.db.table(table).toArray());
  await old.table('meta').put({ key: 'epoch', value: 2 });
  old.close();
  const { storage } = await openTab(name);
  const { db } = storage.ground;
  expect((await db.meta.get('epoch'))?.value).toBe(schemaEpoch);
  expect(await db.runs.toArray()).toEqual(await company.db.runs.toArray());
  expect(await db.runs.where('[versionId+status]').equals([company.version, 'running']).count()).toBe(1);
  await storage.addComment({ blueprint, target: { type: 'blueprint' }, text: 'Still here' });
  const answer = await storage.publishBlueprint(blueprint, 'after the upgrade');
  if (!answer.ok) throw new Error('not published');
  expect(await storage.moveRuns(blueprint, answer.value.id, { plan: { stages: {}, timers: 'carry' } })).toMatchObject({ moved: 1 });
});
