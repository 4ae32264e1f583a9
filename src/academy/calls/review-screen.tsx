import { Button, Loader } from '@mantine/core';
import { IconPhone } from '@tabler/icons-react';
import { Link, useParams } from 'react-router';
import { useCall, useMe, usePeople, useTraining, type CallAtHand, type CallReviewRow, type PersonRow } from '../../storage/index.ts';
import { EmptyState, formatMoment, Page, PageHeader, StatusPill, usePageTitle } from '../../ui/index.ts';
import { CallFacts } from './call-facts.tsx';
import { CoachingNav } from './coaching-nav.tsx';
import { RecordingPlayer } from './recording-player.tsx';
import { ReviewPanel } from './review-panel.tsx';
import { useCallNames, type CallNames } from './use-call-names.ts';
import { useCallReview } from './use-call-review.ts';
import './calls.css';

/** One call: what was recorded and said of it on one side, what people think of it on the other (S93). */
export function CallReviewScreen() {
  const { entry = '' } = useParams();
  const call = useCall(entry);
  const me = useMe();
  const people = usePeople();
  const reviews = useTraining('callReviews');
  const known = useCallNames();
  usePageTitle('Call');
  if (call === null) return <EmptyState icon={<IconPhone size={22} />} title="There is no such call" actions={<Button component={Link} to="/learn/calls">All calls</Button>}>Its record may have been removed with the import it came from.</EmptyState>;
  if (call === undefined || !me || !reviews || !known) return <div className="calls-loading"><Loader size="sm" role="status" aria-label="Loading the call" /></div>;
  return <CallReview key={`${entry}/${me.id}`} call={call} me={me} people={people} reviews={reviews.filter((review) => review.entry === entry)} known={known} />;
}

/** What the parts of the page share. */
export interface ReviewAtHand {
  readonly call: CallAtHand;
  readonly me: PersonRow;
  readonly known: CallNames;
  readonly nameOf: (person: string) => string;
}

function CallReview({ call, me, people, reviews, known }: { readonly call: CallAtHand; readonly me: PersonRow; readonly people: readonly PersonRow[]; readonly reviews: readonly CallReviewRow[]; readonly known: CallNames }) {
  const at: ReviewAtHand = { call, me, known, nameOf: (person) => people.find(({ id }) => id === person)?.name ?? 'Somebody' };
  const work = useCallReview(call, me, reviews);
  const rep = at.nameOf(call.entry.by);
  const good = reviews.find((review) => review.good);
  return (
    <Page>
      <PageHeader
        title={`${rep}’s call with ${known.record(call.record)}`} note={formatMoment(call.entry.at, { zone: me.zone, now: work.now })}
        actions={<>{good ? <StatusPill tone="positive" dot>Good call</StatusPill> : null}{call.takenBack ? <StatusPill tone="time" dot>Taken back in the journal</StatusPill> : null}{call.record ? <Button variant="default" component={Link} to={`/records/${call.record.id}`}>The record</Button> : null}</>}
      />
      <CoachingNav />
      <div className="calls-review">
        <div className="calls-heard">
          <RecordingPlayer at={at} work={work} />
          <CallFacts at={at} />
        </div>
        <ReviewPanel at={at} work={work} rep={rep} reviews={reviews} />
      </div>
    </Page>
  );
}
