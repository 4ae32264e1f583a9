import { useState } from 'react';
import { ActionIcon, Button, TextInput } from '@mantine/core';
import { IconPlayerPlay, IconX } from '@tabler/icons-react';
import type { CallReviewRow } from '../../storage/index.ts';
import { SectionLabel } from '../../ui/index.ts';
import { momentText, readMoment } from './call-words.ts';
import type { CallReviewWork } from './use-call-review.ts';

type Comment = CallReviewRow['comments'][number];

/** What was said at moments of the call, in their order; pressing the moment plays it. */
export function CommentList({ comments, nameOf, work, onAdd, onRemove }: {
  readonly comments: readonly Comment[];
  readonly nameOf: (person: string) => string;
  readonly work: CallReviewWork;
  readonly onAdd?: (second: number, text: string) => void;
  readonly onRemove?: (id: string) => void;
}) {
  const canHear = work.recording?.startsWith('file:') === true;
  return (
    <div className="calls-comments">
      <SectionLabel order={3} count={comments.length}>At a moment</SectionLabel>
      {comments.length === 0 && onAdd === undefined ? <p className="bt-quiet">Nobody pinned a comment.</p> : null}
      <ul>
        {comments.toSorted((a, b) => a.second - b.second).map(({ id, second, text, by }) => (
          <li key={id}>
            {canHear ? <Button size="compact-xs" variant="light" leftSection={<IconPlayerPlay size={12} aria-hidden />} aria-label={`Hear ${momentText(second)}`} onClick={() => work.hear(second)}>{momentText(second)}</Button> : <b className="bt-numbers">{momentText(second)}</b>}
            <span>{text}{onRemove === undefined ? <small>{nameOf(by)}</small> : null}</span>
            {onRemove === undefined ? null : <ActionIcon size={24} variant="subtle" color="gray" aria-label={`Remove the comment at ${momentText(second)}`} onClick={() => onRemove(id)}><IconX size={14} /></ActionIcon>}
          </li>
        ))}
      </ul>
      {onAdd === undefined ? null : <AddComment second={work.playhead.second} onAdd={onAdd} />}
    </div>
  );
}

function AddComment({ second, onAdd }: { readonly second: number; readonly onAdd: (second: number, text: string) => void }) {
  const [typed, setTyped] = useState<string | null>(null);
  const [text, setText] = useState('');
  const moment = readMoment(typed ?? momentText(second));
  const add = () => {
    if (moment === null || text.trim() === '') return;
    onAdd(moment, text.trim());
    setText('');
    setTyped(null);
  };
  return (
    <form className="calls-add-comment" onSubmit={(event) => { event.preventDefault(); add(); }}>
      <TextInput size="sm" aria-label="Moment" value={typed ?? momentText(second)} error={moment === null} onChange={(event) => setTyped(event.currentTarget.value)} />
      <TextInput size="sm" aria-label="Comment" placeholder="What happens here" maxLength={500} value={text} onChange={(event) => setText(event.currentTarget.value)} />
      <Button size="sm" type="submit" variant="default" disabled={moment === null || text.trim() === ''}>Pin it</Button>
    </form>
  );
}
