import { NodeResizer, type NodeProps, type ResizeParams } from '@xyflow/react';
import { IconPaperclip, IconPinFilled } from '@tabler/icons-react';
import { memo } from 'react';
import type { Edit } from '#engine/blueprint';
import { useCards, useCardState } from '../cards/card-context.ts';
import { NameField } from '../cards/name-field.tsx';
import { onGrid } from '../geometry/box.ts';
import type { NoteNode } from '../flow/projection.ts';
import { Markdown } from './markdown.tsx';

const least = { width: 96, height: 48 };

/** A sticky note between the cards: written on in place, resized by its corners, hung on a stage by dropping it there. */
export const NoteCard = memo(function NoteCard({ data: { note }, selected }: NodeProps<NoteNode>) {
  const { startNaming, edit, openMenu } = useCards();
  const isDesign = useCardState((state) => state.isDesign);
  const isNamed = useCardState(({ naming }) => naming?.part === 'notes' && naming.id === note.id);
  const isPinned = useCardState(({ blueprint }) => blueprint.view.pinned?.includes(note.id) === true);
  const stage = useCardState(({ blueprint }) => (note.stage === undefined ? undefined : blueprint.stages[note.stage]?.name));
  const resize = (to: ResizeParams) => edit(resizeEdit(note.id, to), 'Note resized');
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the node around it is what holds the focus and takes the keys
    <div
      className="bt-note" data-colour={note.colour} data-selected={selected || undefined} style={{ width: '100%', height: '100%' }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        if (isDesign) startNaming({ part: 'notes', id: note.id });
      }}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
        openMenu({ part: 'notes', id: note.id }, { x: event.clientX, y: event.clientY });
      }}
    >
      {isDesign && selected && !isNamed && <NodeResizer minWidth={least.width} minHeight={least.height} onResizeEnd={(_, to) => resize(to)} />}
      {isNamed ? <NameField value={note.text} label="Words of the note" isText /> : <div className="bt-note-words">{note.text ? <Markdown text={note.text} /> : <p><i>{isDesign ? 'Double click to write' : 'An empty note'}</i></p>}</div>}
      {(stage !== undefined || isPinned) && (
        <span className="bt-note-foot">
          {stage !== undefined && <><IconPaperclip size={11} aria-hidden /><span>{stage}</span></>}
          {isPinned && <IconPinFilled size={11} aria-label="Locked in place" />}
        </span>
      )}
    </div>
  );
});

function resizeEdit(id: string, to: ResizeParams): Edit {
  const at = onGrid(to);
  const size = onGrid({ x: to.width, y: to.height });
  return {
    type: 'several', name: 'Resize a note',
    edits: [
      { type: 'setField', path: ['notes', id, 'x'], value: at.x },
      { type: 'setField', path: ['notes', id, 'y'], value: at.y },
      { type: 'setField', path: ['notes', id, 'width'], value: Math.max(least.width, size.x) },
      { type: 'setField', path: ['notes', id, 'height'], value: Math.max(least.height, size.y) },
    ],
  };
}
