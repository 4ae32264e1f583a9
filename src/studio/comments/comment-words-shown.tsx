import { ActionIcon, Menu } from '@mantine/core';
import { IconDots } from '@tabler/icons-react';
import { useState } from 'react';
import { formatAgo, Initials } from '../../ui/index.ts';
import { useMinute } from '../dock/use-minute.ts';
import { useNames, useStudio } from '../studio-context.ts';
import { CommentBox } from './comment-box.tsx';
import { piecesOf } from './comment-words.ts';

/** What one person said, with when; their own words can be changed and taken back. */
export function Said({ by, at, text, editedAt, isMine, onEdit, onDelete }: {
  readonly by: string;
  readonly at: number;
  readonly text: string;
  readonly editedAt: number | undefined;
  readonly isMine: boolean;
  readonly onEdit: (text: string) => Promise<void>;
  readonly onDelete: () => void;
}) {
  const names = useNames();
  const { people } = useStudio();
  const now = useMinute();
  const [isEditing, setEditing] = useState(false);
  return (
    <div className="bt-said">
      <Initials name={names.person(by)} size={22} />
      <div className="bt-said-body">
        <div className="bt-said-head"><b>{names.person(by)}</b><span className="bt-quiet">{formatAgo(at, now)}{editedAt === undefined ? '' : ', changed'}</span>
          {isMine && (
            <Menu position="bottom-end" width={140}>
              <Menu.Target><ActionIcon size={20} variant="subtle" color="gray" aria-label="More for your words"><IconDots size={14} aria-hidden /></ActionIcon></Menu.Target>
              <Menu.Dropdown><Menu.Item onClick={() => setEditing(true)}>Change</Menu.Item><Menu.Item color="red" onClick={onDelete}>Delete</Menu.Item></Menu.Dropdown>
            </Menu>
          )}
        </div>
        {isEditing
          ? <CommentBox label="Change your words" sendLabel="Save" start={text} takesFocus onCancel={() => setEditing(false)} send={async (next) => { await onEdit(next); setEditing(false); }} />
          : <p className="bt-said-text">{piecesOf(text, people).map((piece, index) => (piece.type === 'text' ? <span key={index}>{piece.text}</span> : <b key={index} className="bt-mention">@{piece.person.name}</b>))}</p>}
      </div>
    </div>
  );
}
