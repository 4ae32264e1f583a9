import { useMemo } from 'react';
import { behaviourHash, reviewStanding, type ReviewStanding } from '#engine/blueprint';
import { useReview, type ReviewRow } from '../../storage/index.ts';
import { useDraft, useStudio } from '../studio-context.ts';

/** Where the review of the drawing on the table stands: half-typed edits count as soon as they are in the drawing. */
export function useReviewStanding(): { readonly review: ReviewRow | null; readonly standing: ReviewStanding } {
  const draft = useDraft();
  const { people } = useStudio();
  const review = useReview(draft.id) ?? null;
  const isAsked = review !== null;
  // Hashing a large drawing at every edit is only worth it while somebody waits for an answer.
  const hash = useMemo(() => (isAsked ? behaviourHash(draft) : ''), [draft, isAsked]);
  const standing = useMemo(() => reviewStanding(draft.review, review, hash, people), [draft.review, review, hash, people]);
  return { review, standing };
}
