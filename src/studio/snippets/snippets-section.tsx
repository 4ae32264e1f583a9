import './snippets.css';
import { DragOverlay, useDndMonitor, useDraggable, type DragEndEvent } from '@dnd-kit/core';
import { ActionIcon, Button, Menu, UnstyledButton } from '@mantine/core';
import { IconDots, IconPlus } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import { useSnippets, type SnippetRow } from '../../storage/index.ts';
import { formatCount, SectionLabel } from '../../ui/index.ts';
import { useKeyCommands } from '../shell/key-commands.ts';
import { useStudio } from '../studio-context.ts';
import { drawingOf } from './snippet-edit.ts';
import { useSnippetDoings, type SnippetDoings } from './use-snippet-doings.tsx';

/** The palette's snippets: press one to put it after what is selected, or keep the selection as one (ui.md row 11). */
export function SnippetsSection({ search = '' }: { search?: string }) {
  const rows = useSnippets();
  const doings = useSnippetDoings();
  useKeyCommands([
    { id: 'save-snippet', label: 'Save selection as snippet…', group: 'Edit', run: doings.askToSave },
    ...(rows ?? []).map((row) => ({ id: `snippet-${row.id}`, label: `Insert snippet: ${row.name}`, group: 'Add', run: () => doings.insert(row) })),
  ]);
  const dragged = useDropping(rows ?? none, doings);
  const wanted = search.trim().toLowerCase();
  const shown = (rows ?? []).filter(({ name }) => name.toLowerCase().includes(wanted));
  if (rows === undefined || (wanted !== '' && shown.length === 0)) return null;
  return (
    <section aria-label="Snippets" className="bt-snippets">
      <SectionLabel order={2}>Snippets</SectionLabel>
      {rows.length === 0 && <p className="bt-quiet">Select stages you use often and save them here.</p>}
      <ul className="bt-palette-list">{shown.map((row) => <SnippetItem key={row.id} row={row} doings={doings} />)}</ul>
      <Button size="compact-xs" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} onClick={doings.askToSave}>Save selection</Button>
      {doings.dialog}
      <DragOverlay dropAnimation={null}>{dragged && <SnippetPicture row={dragged} />}</DragOverlay>
    </section>
  );
}

const none: readonly SnippetRow[] = [];

/** The snippet that is being dragged; let go over the drawing it is put there. */
function useDropping(rows: readonly SnippetRow[], { insert }: SnippetDoings): SnippetRow | undefined {
  const { canvas } = useStudio();
  const [dragged, setDragged] = useState<SnippetRow>();
  const rowOf = ({ active }: Pick<DragEndEvent, 'active'>) => rows.find(({ id }) => `snippet:${id}` === active.id);
  useDndMonitor({
    onDragStart: (event) => setDragged(rowOf(event)),
    onDragCancel: () => setDragged(undefined),
    onDragEnd: (event) => {
      setDragged(undefined);
      const row = rowOf(event);
      const { translated } = event.active.rect.current;
      if (!row || !translated || event.over?.id !== 'canvas') return;
      insert(row, canvas.current?.dropTarget(translated.left + translated.width / 2, translated.top + translated.height / 2).at);
    },
  });
  return dragged;
}

function SnippetItem({ row, doings }: { row: SnippetRow; doings: SnippetDoings }) {
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: `snippet:${row.id}` });
  return (
    <li className="bt-snippet" data-dragging={isDragging || undefined}>
      <UnstyledButton ref={setNodeRef} {...listeners} className="bt-snippet-body" aria-roledescription="draggable snippet" onClick={() => doings.insert(row)}>
        <SnippetPicture row={row} />
      </UnstyledButton>
      <Menu position="bottom-end" width={160}>
        <Menu.Target><ActionIcon size="sm" variant="subtle" color="gray" className="bt-snippet-more" aria-label={`More for ${row.name}`}><IconDots size={14} aria-hidden /></ActionIcon></Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => doings.rename(row)}>Rename</Menu.Item>
          <Menu.Item color="red" onClick={() => void doings.remove(row)}>Delete</Menu.Item>
        </Menu.Dropdown>
      </Menu>
    </li>
  );
}

function SnippetPicture({ row: { name, fragment } }: { row: SnippetRow }) {
  const drawing = useMemo(() => drawingOf(fragment), [fragment]);
  return (
    <span className="bt-snippet-picture">
      <span className="bt-snippet-map"><BlueprintThumbnail blueprint={drawing} width={188} height={56} /></span>
      <span className="bt-snippet-name" title={name}>{name}</span>
      <span className="bt-quiet">{formatCount(Object.keys(fragment.stages).length, 'stage')}</span>
    </span>
  );
}
