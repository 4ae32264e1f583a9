import { Dexie } from 'dexie';
import type { CommentRow, ReviewRow, SnapshotRow } from './contract.ts';
import { latestReview } from './reviews.ts';
import { snapshotsOf } from './snapshots.ts';
import { useLive } from './use-live.ts';

/** What was said about a draft, oldest first. */
export function useComments(blueprint: string): readonly CommentRow[] | undefined {
  return useLive(async ({ db }) => (await db.comments.where('blueprint').equals(blueprint).toArray()).sort((a, b) => a.at - b.at), [blueprint]);
}

/** What was said about all drafts. */
export function useAllComments(): readonly CommentRow[] | undefined {
  return useLive(({ db }) => db.comments.toArray(), []);
}

/** The request to look a draft over that is open; null without one. */
export function useReview(blueprint: string): ReviewRow | null | undefined {
  return useLive(({ db }) => latestReview(db, blueprint), [blueprint]);
}

/** Open requests to look a draft over, of all drafts. */
export function useOpenReviews(): readonly ReviewRow[] | undefined {
  return useLive(async ({ db }) => (await db.reviews.toArray()).filter((review) => review.closedAt === null), []);
}

/** How a draft stood at earlier moments, newest first. */
export function useSnapshots(blueprint: string): readonly SnapshotRow[] | undefined {
  return useLive(({ db }) => snapshotsOf(db, blueprint), [blueprint]);
}

/** How many records walk each version now, and how many ever did, by the version's id. */
export function useVersionLoads(blueprint: string): Readonly<Record<string, { readonly running: number; readonly ever: number }>> | undefined {
  return useLive(async ({ db }) => {
    const ids = await db.versions.where('[blueprint+number]').between([blueprint, Dexie.minKey], [blueprint, Dexie.maxKey]).primaryKeys();
    const loads = await Promise.all(ids.map(async (id) => {
      const [running, ever] = await Promise.all([db.runs.where('[versionId+status]').equals([id, 'running']).count(), db.runs.where('[versionId+status]').between([id, Dexie.minKey], [id, Dexie.maxKey]).count()]);
      return [id, { running, ever }] as const;
    }));
    return Object.fromEntries(loads);
  }, [blueprint]);
}
