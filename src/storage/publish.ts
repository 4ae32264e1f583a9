import { Dexie } from 'dexie';
import { behaviourHash, type Finding, publish, reviewStanding, type ReviewStanding } from '#engine/blueprint';
import { err, ok, type Result } from '#engine/kernel';
import { mayStandIn, type MovePlan } from '#engine/run';
import type { BlueprintRow, VersionRow } from './contract.ts';
import { readContext } from './check-context.ts';
import type { Database, SealedVersion } from './database.ts';
import type { Ground } from './ground.ts';
import { keepEnroller } from './enrollers.ts';
import { latestReview } from './reviews.ts';
import { sealOf } from './version-shelf.ts';

/** What goes with a version: why it is made, where that can be seen, and what becomes of records on older ones later on. */
export interface PublishWish {
  readonly note: string;
  /** A link to what was learned (S90). */
  readonly evidence?: string | undefined;
  /** Records on older versions come over when they next change their stage, by this plan. Absent: they finish where they are, or are moved by `moveRuns`. */
  readonly atNextStage?: MovePlan | undefined;
  /** Where records of stages that vanish go (null: they stay on their version); asked for as soon as any record is to move. */
  readonly plan?: MovePlan | undefined;
}

/** Why a drawing was not published. */
export type PublishRefusal =
  | { readonly type: 'findings'; readonly findings: readonly Finding[] }
  | { readonly type: 'review'; readonly standing: ReviewStanding }
  /** Records stand in stages the new version does not have, and nobody has said where they go. */
  | { readonly type: 'stagesWithoutPlace'; readonly stages: readonly string[] };

const tables = ['blueprints', 'versions', 'enrollers', 'recordTypes', 'people', 'reviews', 'runs'] as const;

/**
 * Publishes a drawing as it is now: checked, reviewed where its rule asks for it, frozen, hashed, with the next number;
 * new runs take it from then on. Refused with the reason. Throws when there is no such blueprint.
 */
export async function publishBlueprint(ground: Ground, id: string, wish: string | PublishWish): Promise<Result<VersionRow, PublishRefusal>> {
  const given = typeof wish === 'string' ? { note: wish } : wish;
  return ground.guard.write(tables, async (): Promise<Result<VersionRow, PublishRefusal>> => {
    const row = await blueprintRow(ground.db, id);
    const review = await standingOf(ground.db, row);
    if (review.blocks) return err({ type: 'review', standing: review });
    return putOut(ground, row, { ...given, document: row.draft, extra: {} });
  });
}

/**
 * Puts an older version back in force as a new version equal to it (B24); what is drawn stays as it is. Its review was
 * given when it was published. Records come back by `moveRuns`. Throws when blueprint or version is not there.
 */
export async function rollBack(ground: Ground, id: string, versionId: string, wish: PublishWish): Promise<Result<VersionRow, PublishRefusal>> {
  return ground.guard.write(tables, async (): Promise<Result<VersionRow, PublishRefusal>> => {
    const row = await blueprintRow(ground.db, id);
    const older = await ground.db.versions.get(versionId);
    if (older?.blueprint !== id) throw new Error(`blueprint ${id} has no version ${versionId}`);
    return putOut(ground, row, { ...wish, document: older.document, extra: { restores: versionId } });
  });
}

async function blueprintRow(db: Database, id: string): Promise<BlueprintRow> {
  const row = await db.blueprints.get(id);
  if (!row) throw new Error(`there is no blueprint ${id}`);
  return row;
}

/** Where the review of a draft stands now. */
export async function standingOf(db: Database, row: BlueprintRow): Promise<ReviewStanding> {
  const [review, people] = await Promise.all([latestReview(db, row.id), db.people.toArray()]);
  return reviewStanding(row.draft.review, review, behaviourHash(row.draft), people);
}

type PutOut = PublishWish & { readonly document: BlueprintRow['draft']; readonly extra: Pick<VersionRow, 'restores'> };

async function putOut(ground: Ground, row: BlueprintRow, { note, evidence, atNextStage, plan, document, extra }: PutOut): Promise<Result<VersionRow, PublishRefusal>> {
  const { db, clock, ids, me } = ground;
  const earlier = await db.versions.where('[blueprint+number]').between([row.id, Dexie.minKey], [row.id, Dexie.maxKey]).toArray();
  const made = publish(document, { id: ids.next(), number: (earlier.at(-1)?.number ?? 0) + 1, at: clock.now(), by: me().id, note, evidence, context: await readContext(db) });
  if (!made.ok) return err({ type: 'findings', findings: made.error });
  const movesBy = plan ?? atNextStage;
  const homeless = movesBy === undefined ? [] : await withoutPlace(db, row.id, made.value.document, movesBy);
  if (homeless.length > 0) return err({ type: 'stagesWithoutPlace', stages: homeless });
  const version = sealed({ ...made.value, batch: row.batch, ...extra, ...(atNextStage === undefined ? {} : { moving: { ...atNextStage, active: 1 } }) });
  // The newest version decides what becomes of records on their way.
  for (const { moving, ...former } of earlier) if (moving !== undefined) await db.versions.put(former);
  await db.versions.add(version);
  const live = { ...row, live: version.id, updatedAt: clock.now() };
  await db.blueprints.put(live);
  await keepEnroller(db, live);
  await db.reviews.where('blueprint').equals(row.id).modify((review) => {
    if (review.closedAt === null) Object.assign(review, { closedAt: clock.now() });
  });
  return ok(version);
}

/** Stages in which records stand, that the new drawing lacks and the plan says nothing about. */
async function withoutPlace(db: Database, id: string, { stages }: BlueprintRow['draft'], plan: MovePlan): Promise<readonly string[]> {
  if (plan.back === true) return [];
  const standing = new Set((await db.runs.where('[blueprint+status]').equals([id, 'running']).toArray()).map((run) => run.stage));
  return [...standing].filter((stage) => {
    const planned = Object.hasOwn(plan.stages, stage) ? plan.stages[stage] : stage;
    return planned !== null && (planned === undefined || !mayStandIn(stages[planned]));
  });
}

/** Closes a version with the hash of everything in it. */
export function sealed(version: VersionRow): SealedVersion {
  return { ...version, seal: sealOf(version) };
}
