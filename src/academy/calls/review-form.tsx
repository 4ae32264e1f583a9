import { Button, Textarea } from '@mantine/core';
import { CommentList } from './comment-list.tsx';
import { newComment, type HalfReview } from './half-review.ts';
import type { ReviewAtHand } from './review-screen.tsx';
import { scoreWords, useRubric, type Criterion } from './rubric.ts';
import type { CallReviewWork } from './use-call-review.ts';

/** The form of a review: 1 to 5 for each criterion, comments at moments, strengths and what to work on in words. */
export function ReviewForm({ at: { me, nameOf }, work, half }: { readonly at: ReviewAtHand; readonly work: CallReviewWork; readonly half: HalfReview }) {
  const { asked } = useRubric();
  const scored = asked.filter(({ id }) => half.scores[id] !== undefined).length;
  const score = (id: string, value: number | null) => {
    const { [id]: _before, ...others } = half.scores;
    work.change({ scores: value === null ? others : { ...others, [id]: value } });
  };
  const self = work.standing.side === 'rep';
  return (
    <div className="calls-form">
      {asked.map((criterion) => <ScoreRow key={criterion.id} criterion={criterion} value={half.scores[criterion.id] ?? null} onChange={(value) => score(criterion.id, value)} />)}
      <p className="calls-scale" aria-hidden>{scoreWords.map((word, index) => <span key={word}>{index + 1} {word}</span>)}</p>
      <CommentList
        comments={half.comments} nameOf={nameOf} work={work}
        onAdd={(second, text) => work.change({ comments: [...half.comments, newComment(second, text, me.id)] })}
        onRemove={(id) => work.change({ comments: half.comments.filter((one) => one.id !== id) })}
      />
      <Textarea label={self ? 'What went well' : 'Strengths'} autosize minRows={2} maxLength={2000} value={half.strengths} onChange={(event) => work.change({ strengths: event.currentTarget.value })} />
      <Textarea label={self ? 'What I would do differently' : 'To work on'} autosize minRows={2} maxLength={2000} value={half.improve} onChange={(event) => work.change({ improve: event.currentTarget.value })} />
      <div className="calls-give">
        <Button disabled={scored === 0} onClick={work.give}>{self ? 'Give my view' : 'Give the review'}</Button>
        <span className="bt-quiet">{scored === 0 ? 'Score at least one criterion.' : `${scored} of ${asked.length} scored. What is left out does not count.`}</span>
      </div>
    </div>
  );
}

function ScoreRow({ criterion: { id, name, hint }, value, onChange }: { readonly criterion: Criterion; readonly value: number | null; readonly onChange: (value: number | null) => void }) {
  return (
    <fieldset className="calls-score">
      <legend><b>{name}</b></legend>
      <small>{hint}</small>
      <div>
        {scoreWords.map((word, index) => (
          <label key={word} title={word}><input type="radio" name={`score-${id}`} checked={value === index + 1} onChange={() => onChange(index + 1)} /><span aria-hidden>{index + 1}</span><i>{index + 1}, {word}</i></label>
        ))}
        <label data-none title="Did not come up"><input type="radio" name={`score-${id}`} checked={value === null} onChange={() => onChange(null)} /><span aria-hidden>–</span><i>did not come up</i></label>
      </div>
    </fieldset>
  );
}
