import { behaviourHash } from '#engine/blueprint';
import { err, ok, type Result } from '#engine/kernel';
import type { ReviewRow } from './contract.ts';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';

/** Why an answer to a review was not taken. */
export type ReviewRefusal = { readonly type: 'gone' } | { readonly type: 'closed' } | { readonly type: 'ownRequest' };

/** The newest request to look a draft over; null when there is none that is open. */
export async function latestReview(db: Database, blueprint: string): Promise<ReviewRow | null> {
  const open = (await db.reviews.where('blueprint').equals(blueprint).toArray()).filter((review) => review.closedAt === null);
  return open.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1))[0] ?? null;
}

/** Asks people to look the draft over as it is now (S45); an earlier request is overtaken. Throws when there is no such blueprint. */
export async function requestReview(ground: Ground, blueprint: string, wish: { readonly note: string; readonly asked?: readonly string[] | undefined }): Promise<ReviewRow> {
  const { db, guard, ids, clock, me } = ground;
  return guard.write(['blueprints', 'reviews'], async () => {
    const row = await db.blueprints.get(blueprint);
    if (!row) throw new Error(`there is no blueprint ${blueprint}`);
    await closeAll(db, blueprint, clock.now());
    const { note, asked = [] } = wish;
    const review: ReviewRow = { id: ids.next(), blueprint, hash: behaviourHash(row.draft), note, by: me().id, at: clock.now(), answers: [], closedAt: null, ...(asked.length === 0 ? {} : { asked }) };
    await db.reviews.add(review);
    return review;
  });
}

/** Approves a draft, or asks for changes, in the name of who works here. Nobody answers their own request. */
export async function answerReview(ground: Ground, id: string, answer: { readonly verdict: 'approved' | 'changesWanted'; readonly note: string }): Promise<Result<ReviewRow, ReviewRefusal>> {
  const { db, guard, clock, me } = ground;
  return guard.write(['reviews'], async (): Promise<Result<ReviewRow, ReviewRefusal>> => {
    const review = await db.reviews.get(id);
    if (!review) return err({ type: 'gone' });
    if (review.closedAt !== null) return err({ type: 'closed' });
    if (review.by === me().id) return err({ type: 'ownRequest' });
    const next: ReviewRow = { ...review, answers: [...review.answers, { by: me().id, at: clock.now(), verdict: answer.verdict, note: answer.note }] };
    await db.reviews.put(next);
    return ok(next);
  });
}

/** Takes a request back. */
export async function withdrawReview(ground: Ground, id: string): Promise<void> {
  const { db, guard, clock } = ground;
  await guard.write(['reviews'], () => db.reviews.update(id, { closedAt: clock.now() }));
}

async function closeAll(db: Database, blueprint: string, at: number): Promise<void> {
  await db.reviews.where('blueprint').equals(blueprint).modify((review) => {
    if (review.closedAt === null) Object.assign(review, { closedAt: at });
  });
}
