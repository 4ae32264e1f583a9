import './comments.css';
import { Button, SegmentedControl } from '@mantine/core';
import { IconMessagePlus } from '@tabler/icons-react';
import { useState } from 'react';
import { addComment, useComments, type CommentRow } from '../../storage/index.ts';
import { Kbd } from '../../ui/index.ts';
import { useDraft, useNames, useSelection } from '../studio-context.ts';
import { CommentBox } from './comment-box.tsx';
import { isDrawn, sayTarget } from './comment-words.ts';
import { targetOf } from './target-of.ts';
import { Thread } from './thread.tsx';
import { useCommentDesk } from './use-comment-desk.ts';

type Shown = 'open' | 'resolved';

/** Everything said about this draft, thread by thread; what is about something no longer drawn stays listed. */
export function CommentsTab() {
  const draft = useDraft();
  const comments = useComments(draft.id);
  const [shown, setShown] = useState<Shown>('open');
  const { open, writing, show, write } = useCommentDesk();
  const selection = useSelection();
  const names = useNames();
  if (comments === undefined) return null;
  const opened = comments.find(({ id }) => id === open);
  // A pin may open a thread the filter hides.
  const filter: Shown = opened ? (opened.resolved ? 'resolved' : 'open') : shown;
  const listed = comments.filter((comment) => (comment.resolved !== null) === (filter === 'resolved'));
  const [drawn, gone] = [listed.filter(({ target }) => isDrawn(target, draft)), listed.filter(({ target }) => !isDrawn(target, draft))];
  const count = (which: Shown) => comments.filter((comment) => (comment.resolved !== null) === (which === 'resolved')).length;
  const send = async (text: string) => {
    if (!writing) return;
    const made = await addComment({ blueprint: draft.id, target: writing, text });
    setShown('open');
    show(made.id);
  };
  return (
    <div className="bt-comments">
      <div className="bt-comments-bar">
        <SegmentedControl size="xs" aria-label="Which comments" value={filter} onChange={(value) => { show(null); setShown(value as Shown); }} data={[{ value: 'open', label: `Open ${count('open')}` }, { value: 'resolved', label: `Resolved ${count('resolved')}` }]} />
        <Button size="compact-sm" variant="default" leftSection={<IconMessagePlus size={14} aria-hidden />} onClick={() => write(targetOf(selection))}>Comment on {sayTarget(targetOf(selection), names).toLowerCase() === 'the whole blueprint' ? 'the whole blueprint' : `“${sayTarget(targetOf(selection), names)}”`}</Button>
        <span className="bt-quiet"><Kbd keys="M" /> on the canvas</span>
      </div>
      {writing && <div className="bt-thread bt-writing"><b>{sayTarget(writing, names)}</b><CommentBox key={JSON.stringify(writing)} label="Say something" sendLabel="Comment" takesFocus onCancel={() => write(null)} send={send} /></div>}
      {listed.length === 0 && !writing && <p className="bt-dock-empty">{filter === 'open' ? 'Nothing open. Ask a question where it arises: select a stage and press M.' : 'Nothing resolved yet.'}</p>}
      <Threads comments={drawn} open={open} onOpen={show} label={filter === 'open' ? 'Open comments' : 'Resolved comments'} />
      {gone.length > 0 && <><h3 className="bt-comments-gone">No longer drawn</h3><Threads comments={gone} open={open} onOpen={show} label="Comments on what is no longer drawn" /></>}
    </div>
  );
}

function Threads({ comments, open, onOpen, label }: { readonly comments: readonly CommentRow[]; readonly open: string | null; readonly onOpen: (id: string | null) => void; readonly label: string }) {
  if (comments.length === 0) return null;
  return <ul className="bt-threads" aria-label={label}>{comments.map((comment) => <Thread key={comment.id} comment={comment} isOpen={comment.id === open} onToggle={() => onOpen(comment.id === open ? null : comment.id)} />)}</ul>;
}
