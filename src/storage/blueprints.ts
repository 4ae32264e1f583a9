import { Dexie } from 'dexie';
import type { Blueprint } from '#engine/blueprint';
import { err, ok, type Result } from '#engine/kernel';
import type { BlueprintRow } from './contract.ts';
import type { Database } from './database.ts';
import { enrollerTables, keepEnroller } from './enrollers.ts';
import type { Ground } from './ground.ts';

/** The undo and redo steps of a draft as studio keeps them; opaque here, checked by studio when read back. */
export type StoredHistory = unknown;

/** Whether a draft was kept, or somebody else's newer one (another tab's) is there. */
export type SaveAnswer = { readonly ok: true; readonly rev: number } | { readonly ok: false; readonly reason: 'changedElsewhere' | 'deleted'; readonly row: BlueprintRow | null };

export type DeleteAnswer = Result<null, { readonly type: 'runsRunning'; readonly runs: number }>;

/** Keeps a new drawing. */
export async function createBlueprint(ground: Ground, draft: Blueprint, options: { readonly batch?: string | undefined } = {}): Promise<BlueprintRow> {
  const row: BlueprintRow = {
    id: draft.id,
    draft,
    draftRev: 1,
    updatedAt: ground.clock.now(),
    owner: ground.me().id,
    live: null,
    paused: false,
    batch: options.batch ?? null,
  };
  await ground.guard.write(['blueprints'], async () => {
    await ground.db.blueprints.add(row);
  });
  return row;
}

/**
 * Keeps a draft with its history, if it is still the one the caller started from (`expectRev`): two tabs on one
 * drawing never overwrite each other.
 */
export function saveDraft(ground: Ground, id: string, saved: { readonly draft: Blueprint; readonly history: StoredHistory }, expectRev: number): Promise<SaveAnswer> {
  const { db, guard, clock } = ground;
  return guard.write(['blueprints', 'histories'], async (): Promise<SaveAnswer> => {
    const row = await db.blueprints.get(id);
    if (!row) return { ok: false, reason: 'deleted', row: null };
    if (row.draftRev !== expectRev) return { ok: false, reason: 'changedElsewhere', row };
    const rev = expectRev + 1;
    await db.blueprints.put({ ...row, draft: saved.draft, draftRev: rev, updatedAt: clock.now() });
    await db.histories.put({ id, history: saved.history });
    return { ok: true, rev };
  });
}

/** The undo and redo steps kept with a draft. */
export async function loadHistory(ground: Ground, id: string): Promise<StoredHistory | null> {
  return (await ground.db.histories.get(id))?.history ?? null;
}

/** Removes a drawing with its versions; refused while records travel through it. Versions that ended runs walked stay, so that their stories can be replayed. */
export function deleteBlueprint(ground: Ground, id: string): Promise<DeleteAnswer> {
  const { db, guard } = ground;
  return guard.write(['blueprints', 'histories', 'versions', 'enrollers', 'runs', ...talkTables], async (): Promise<DeleteAnswer> => {
    const runs = await db.runs.where('[blueprint+status]').equals([id, 'running']).count();
    if (runs > 0) return err({ type: 'runsRunning', runs });
    const walked = await db.runs.where('[blueprint+status]').between([id, ''], [id, '\uffff']).count();
    await db.blueprints.delete(id);
    await db.histories.delete(id);
    await db.enrollers.delete(id);
    await forgetTalk(db, id);
    if (walked === 0) await db.versions.where('[blueprint+number]').between([id, 0], [id, Infinity]).delete();
    return ok(null);
  });
}

/** What people said about a drawing and how it stood. */
export const talkTables = ['comments', 'reviews', 'snapshots'] as const;

/** Forgets what was said about a drawing that is gone, and how it stood. */
export async function forgetTalk(db: Database, blueprint: string): Promise<void> {
  await Promise.all([
    db.comments.where('blueprint').equals(blueprint).delete(),
    db.reviews.where('blueprint').equals(blueprint).delete(),
    db.snapshots.where('[blueprint+at]').between([blueprint, Dexie.minKey], [blueprint, Dexie.maxKey]).delete(),
  ]);
}

/** Holds a blueprint: running records go on, new ones are refused until it goes on again. */
export async function setPaused(ground: Ground, id: string, paused: boolean): Promise<void> {
  const { db, guard } = ground;
  await guard.write(['blueprints', ...enrollerTables], async () => {
    await db.blueprints.update(id, { paused });
    const row = await db.blueprints.get(id);
    if (row) await keepEnroller(db, row);
  });
}
