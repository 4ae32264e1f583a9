import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import { IconEyeOff, IconHourglass } from '@tabler/icons-react';
import type { CallReviewRow } from '../../storage/index.ts';
import { formatCount, listAnd } from '../../ui/index.ts';
import { coaches } from './coaches.ts';
import { LibraryMark } from './library-mark.tsx';
import { ReviewForm } from './review-form.tsx';
import type { ReviewAtHand } from './review-screen.tsx';
import { SideBySide } from './side-by-side.tsx';
import type { CallReviewWork } from './use-call-review.ts';

/** What people think of the call, as far as the person at work may see it now (rules N13 to N16). */
export function ReviewPanel({ at, work, rep, reviews }: { readonly at: ReviewAtHand; readonly work: CallReviewWork; readonly rep: string; readonly reviews: readonly CallReviewRow[] }) {
  const { side, form, mine } = work.standing;
  return (
    <section className="bt-card calls-panel" aria-label="Review">
      <h2>{form === 'open' ? (side === 'rep' ? 'Your own view' : 'Your review') : form === 'given' ? 'The reviews' : 'Review'}</h2>
      <Whose at={at} work={work} rep={rep} reviews={reviews} />
      {form === 'waitsForRep' ? <GoAhead rep={rep} canListen={work.recording !== null} onAhead={(ahead) => work.change({ ahead })} /> : null}
      {form === 'open' && work.half !== undefined ? <ReviewForm at={at} work={work} half={work.half} /> : null}
      {form === 'given' ? <SideBySide at={at} work={work} rep={rep} /> : null}
      {form === 'given' && side === 'coach' && mine !== null ? <LibraryMark at={at} work={work} mine={mine} /> : null}
    </section>
  );
}

/** One sentence about whose turn it is, and why nothing else is shown. */
function Whose({ at: { me, nameOf }, work: { standing }, rep, reviews }: { readonly at: ReviewAtHand; readonly work: CallReviewWork; readonly rep: string; readonly reviews: readonly CallReviewRow[] }) {
  const { side, form, hidden } = standing;
  if (side === 'other') {
    const good = reviews.find((review) => review.good);
    return <p className="calls-whose"><IconEyeOff size={16} aria-hidden /><span>{good ? <>It is in the library of good calls: “{good.why}”. What {rep} and the coach said of it stays between them.</> : <>Only {rep} and coaches (trainers and managers) review this call and see what was said of it.</>}</span></p>;
  }
  if (side === 'rep' && form === 'open') {
    const coachesOf = reviews.filter(({ self }) => !self).map(({ by }) => nameOf(by));
    return (
      <p className="calls-whose"><IconEyeOff size={16} aria-hidden /><span>
        {hidden === 0 ? 'Listen to yourself first. A coach adds their view after yours.' : `${listAnd(coachesOf)} ${hidden === 1 ? 'has' : 'have'} reviewed it already. You see it once you have given your own view.`}
        {coaches(me) ? ' It is your own call: nobody coaches their own, so somebody else does that.' : ''}
      </span></p>
    );
  }
  if (side === 'coach' && form === 'open' && hidden > 0) return <p className="calls-whose"><IconEyeOff size={16} aria-hidden /><span>{reviews.some(({ self }) => self) ? `${rep} has given their own view. ` : ''}{formatCount(hidden, 'review')} {hidden === 1 ? 'is' : 'are'} hidden until you have given yours, so that neither leans on the other.</span></p>;
  return null;
}

function GoAhead({ rep, canListen, onAhead }: { readonly rep: string; readonly canListen: boolean; readonly onAhead: (reason: string) => void }) {
  const [reason, setReason] = useState('');
  const [isAsked, setAsked] = useState(false);
  return (
    <div className="calls-wait">
      <p className="calls-whose"><IconHourglass size={16} aria-hidden /><span>{rep} has not looked at this call yet. They go first: what people find in their own call they mend soonest. {canListen ? 'You can listen meanwhile.' : 'You can read what was noted meanwhile.'}</span></p>
      {isAsked ? (
        <>
          <Textarea label="Why you go ahead" description={`${rep} will read it beside your review.`} autosize minRows={2} maxLength={300} value={reason} onChange={(event) => setReason(event.currentTarget.value)} data-autofocus />
          <Button disabled={reason.trim().length < 5} onClick={() => onAhead(reason.trim())}>Go ahead</Button>
        </>
      ) : <Button variant="default" onClick={() => setAsked(true)}>Go ahead without them</Button>}
    </div>
  );
}
