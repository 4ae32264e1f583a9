import './publish.css';
import { Button, Group, Modal, Textarea } from '@mantine/core';
import { useState } from 'react';
import { answerReview, useMe, withdrawReview, type ReviewRow } from '../../storage/index.ts';
import { Banner, notifyDone, notifyProblem, quoted } from '../../ui/index.ts';
import { useNames } from '../studio-context.ts';
import { AskReview } from './ask-review.tsx';
import { useAsking } from './use-asking.ts';
import { sayStanding } from './review-line.tsx';
import { useReviewStanding } from './use-review-standing.ts';

type Answering = 'approved' | 'changesWanted' | null;

/** Where the review of this draft stands, with the dialog that asks for one. */
export function ReviewBanner({ onCompare }: { readonly onCompare: () => void }) {
  return <><Standing onCompare={onCompare} /><AskReview /></>;
}

/** "Inés asks you to review": to the reviewer with the buttons, to everybody else how it stands. */
function Standing({ onCompare }: { readonly onCompare: () => void }) {
  const { review, standing } = useReviewStanding();
  const names = useNames();
  const me = useMe();
  const [answering, setAnswering] = useState<Answering>(null);
  const ask = useAsking((state) => state.ask);
  if (!review || !me) return null;
  const look = <Button size="compact-sm" variant="default" onClick={onCompare}>See the changes</Button>;
  const isMine = review.by === me.id;
  const mayAnswer = !isMine && standing.state !== 'stale' && (standing.reviewers.includes(me.id) || standing.changesWantedBy.includes(me.id));
  if (mayAnswer) {
    return (
      <>
        <Banner tone="primary" title={`${names.person(review.by)} asks you to review this draft.`} actions={<>{look}<Button size="compact-sm" variant="default" onClick={() => setAnswering('changesWanted')}>Ask for changes</Button><Button size="compact-sm" onClick={() => setAnswering('approved')}>Approve</Button></>}>
          {review.note === '' ? undefined : quoted(review.note)}
        </Banner>
        <Answer review={review} answering={answering} onClose={() => setAnswering(null)} />
      </>
    );
  }
  const words = sayStanding(standing, (id) => names.person(id));
  const said = review.answers.findLast((answer) => answer.note !== '');
  return (
    <Banner
      tone={standing.state === 'approved' ? 'positive' : standing.state === 'waiting' ? 'primary' : 'time'} title={words.title}
      actions={<>{standing.state === 'stale' || standing.state === 'changesWanted' ? <Button size="compact-sm" onClick={() => ask(true)}>Ask again</Button> : null}{isMine ? <Button size="compact-sm" variant="default" onClick={() => void withdrawReview(review.id)}>Withdraw the request</Button> : look}</>}
    >
      {said ? `${names.person(said.by)}: ${quoted(said.note)}` : words.body}
    </Banner>
  );
}

function Answer({ review, answering, onClose }: { readonly review: ReviewRow; readonly answering: Answering; readonly onClose: () => void }) {
  const [note, setNote] = useState('');
  const isApproval = answering === 'approved';
  const send = async () => {
    if (answering === null) return;
    const answer = await answerReview(review.id, { verdict: answering, note: note.trim() });
    if (answer.ok) notifyDone({ message: isApproval ? 'Approved' : 'Changes asked for' });
    else notifyProblem(answer.error.type === 'closed' ? 'This request was closed meanwhile.' : answer.error.type === 'ownRequest' ? 'Nobody approves their own request.' : 'This request is not there any more.', 'Not answered');
    setNote('');
    onClose();
  };
  return (
    <Modal opened={answering !== null} onClose={onClose} title={isApproval ? 'Approve this draft' : 'Ask for changes'} closeButtonProps={{ 'aria-label': 'Close' }}>
      <Textarea data-autofocus label={isApproval ? 'Anything to add' : 'What should be different'} rows={3} classNames={{ input: 'bt-growing' }} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      <p className="bt-quiet">Your answer is about the draft as it is now. Any later change of what it does asks for a new one.</p>
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onClose}>Cancel</Button>
        <Button disabled={!isApproval && note.trim() === ''} onClick={() => void send()}>{isApproval ? 'Approve' : 'Ask for changes'}</Button>
      </Group>
    </Modal>
  );
}
