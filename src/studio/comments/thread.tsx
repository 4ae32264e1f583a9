import { Button } from '@mantine/core';
import { IconCheck, IconFocusCentered, IconRotate } from '@tabler/icons-react';
import type { Result } from '#engine/kernel';
import { deleteComment, editComment, replyToComment, resolveComment, restoreComment, useMe, type CommentRefusal, type CommentRow } from '../../storage/index.ts';
import { formatCount, notifyDone, notifyProblem, StatusPill } from '../../ui/index.ts';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { CommentBox } from './comment-box.tsx';
import { Said } from './comment-words-shown.tsx';
import { isMeant, sayTarget } from './comment-words.ts';
import { useGoToTarget } from './use-go-to-target.ts';

/** A comment with its answers: folded to its first words, or open with everything that can be done with it. */
export function Thread({ comment, isOpen, onToggle }: { readonly comment: CommentRow; readonly isOpen: boolean; readonly onToggle: () => void }) {
  const names = useNames();
  const draft = useDraft();
  const me = useMe();
  const { people } = useStudio();
  const go = useGoToTarget();
  const target = sayTarget(comment.target, names);
  const words = `${comment.text}${comment.replies.length > 0 ? ` (${formatCount(comment.replies.length, 'answer')})` : ''}`;
  return (
    <li className="bt-thread" data-open={isOpen || undefined} data-resolved={comment.resolved ? true : undefined}>
      <div className="bt-thread-head">
        <button type="button" className="bt-thread-title" aria-expanded={isOpen} onClick={onToggle}>
          <b>{target}</b>{!isOpen && <span>{names.person(comment.by)}: {words}</span>}
        </button>
        {isMeant(comment, me, people) && <StatusPill tone="primary">Names you</StatusPill>}
        {comment.resolved && <StatusPill tone="positive" icon={<IconCheck size={12} aria-hidden />}>Resolved</StatusPill>}
        {comment.target.type !== 'blueprint' && <Button size="compact-xs" variant="subtle" leftSection={<IconFocusCentered size={14} aria-hidden />} onClick={() => go(comment.target, draft)}>Show</Button>}
        <Button size="compact-xs" variant="subtle" leftSection={comment.resolved ? <IconRotate size={14} aria-hidden /> : <IconCheck size={14} aria-hidden />} onClick={() => void told(resolveComment(comment.id, comment.resolved === null))}>{comment.resolved ? 'Open again' : 'Resolve'}</Button>
      </div>
      {isOpen && <Answers comment={comment} me={me?.id ?? ''} />}
    </li>
  );
}

function Answers({ comment, me }: { readonly comment: CommentRow; readonly me: string }) {
  const remove = async () => {
    const gone = await deleteComment(comment.id);
    if (!gone.ok) return void told(Promise.resolve(gone));
    notifyDone({ message: 'Comment deleted', undo: () => void restoreComment(gone.value) });
  };
  const { by, at, text, editedAt } = comment;
  return (
    <div className="bt-thread-body">
      <Said by={by} at={at} text={text} editedAt={editedAt} isMine={by === me} onEdit={(next) => told(editComment(comment.id, next))} onDelete={() => void remove()} />
      {comment.replies.map((reply) => <Said key={reply.id} by={reply.by} at={reply.at} text={reply.text} editedAt={reply.editedAt} isMine={reply.by === me} onEdit={(next) => told(editComment(comment.id, next, reply.id))} onDelete={() => void told(deleteComment(comment.id, reply.id))} />)}
      <CommentBox label="Answer" sendLabel="Answer" send={(answer) => told(replyToComment(comment.id, answer))} />
    </div>
  );
}

/** Says why a comment was not changed. */
async function told(change: Promise<Result<CommentRow, CommentRefusal>>): Promise<void> {
  const answer = await change;
  if (!answer.ok) notifyProblem(answer.error.type === 'gone' ? 'This comment is not there any more.' : 'These words are somebody else’s.', 'Not changed');
}
