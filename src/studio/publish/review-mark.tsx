import './publish.css';
import { IconMessageQuestion } from '@tabler/icons-react';
import { behaviourHash, reviewStanding, type Blueprint } from '#engine/blueprint';
import { useMe, useOpenReviews, usePeople } from '../../storage/index.ts';
import { StatusPill } from '../../ui/index.ts';

/** On a blueprint's card: that somebody waits for the review of who works here. The whole card leads there. Nothing otherwise. */
export function ReviewMark({ draft }: { readonly draft: Blueprint }) {
  const review = useOpenReviews()?.filter(({ blueprint }) => blueprint === draft.id).at(-1);
  const people = usePeople();
  const me = useMe();
  if (!review || !me) return null;
  const standing = reviewStanding(draft.review, review, behaviourHash(draft), people);
  if (standing.state === 'stale' || !standing.reviewers.includes(me.id)) return null;
  const asker = people.find(({ id }) => id === review.by)?.name ?? 'Somebody';
  return <span className="bt-review-mark"><StatusPill tone="primary" icon={<IconMessageQuestion size={12} aria-hidden />}>{asker} asks you to review</StatusPill></span>;
}
