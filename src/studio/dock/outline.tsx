import './outline.css';
import { DndContext, PointerSensor, pointerWithin, useSensor, useSensors, type DragEndEvent } from '@dnd-kit/core';
import { useVirtualizer } from '@tanstack/react-virtual';
import { useMemo, useRef, useState, type KeyboardEvent } from 'react';
import type { Finding } from '#engine/blueprint';
import { announce, formatCount } from '../../ui/index.ts';
import { useDraft, useSelection, useStudio } from '../studio-context.ts';
import type { Addable } from './outline-adding.ts';
import { AddLine, OutlineBar } from './outline-bar.tsx';
import { onTreeKey, type Walk } from './outline-keys.ts';
import { commandsOf, OutlineMenu, type RowDoings } from './outline-menu.tsx';
import { OutlineLine, type RowMode } from './outline-row.tsx';
import { outlineRows, type OutlineRow } from './outline-rows.ts';
import { useOutlineActions } from './use-outline-actions.ts';

/** What a drag did is told by the edit it makes, in words and not in ids. */
const quiet = { onDragStart: () => undefined, onDragOver: () => undefined, onDragEnd: () => undefined, onDragCancel: () => undefined };

const rowHeight = 30;
/** Beyond so many lines only those in view exist, and the one with the focus. */
const drawAllUpTo = 200;

export interface OutlineProps {
  readonly findings?: readonly Finding[];
  /** Takes the drawing's place, or gives it back. */
  readonly onEnlarge?: (() => void) | undefined;
  readonly isLarge?: boolean;
}

/**
 * The drawing as a tree that edits everything: phases, stages, lanes, activities, ways out. One tab stop, arrows walk,
 * and whatever is done is told (B19): a blueprint can be built, mended and published with it alone.
 */
export function Outline({ findings, onEnlarge, isLarge = false }: OutlineProps) {
  const draft = useDraft();
  const selection = useSelection();
  const { store } = useStudio();
  const acts = useOutlineActions();
  const sensors = useSensors(useSensor(PointerSensor, { activationConstraint: { distance: 5 } }));
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<{ readonly id: string; readonly mode: RowMode } | null>(null);
  const [adding, setAdding] = useState<{ readonly what: Addable; readonly at: string | null } | null>(null);
  const [menu, setMenu] = useState<{ readonly row: OutlineRow; readonly anchor: DOMRect } | null>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const tree = useRef<HTMLUListElement>(null);
  const rows = useMemo(() => outlineRows(draft, folded, findings, search), [draft, folded, findings, search]);
  const chosen = new Set<string>([...selection.stages, ...selection.activities, ...selection.outcomes]);
  const current = rows.find(({ id }) => id === focus) ?? rows.find(({ id }) => chosen.has(id)) ?? rows[0];
  const here = current === undefined ? -1 : rows.indexOf(current);

  const isLong = rows.length > drawAllUpTo;
  const virtual = useVirtualizer({ count: rows.length, enabled: isLong, overscan: 12, getScrollElement: () => tree.current, estimateSize: () => rowHeight });
  // the line with the focus stays, however far it was scrolled away: else the focus would fall out of the tree
  const shown = isLong ? [...new Set([...virtual.getVirtualItems().map(({ index }) => index), ...(here >= 0 ? [here] : [])])].sort((a, b) => a - b) : rows.map((_, index) => index);

  const focusOn = (id: string | undefined) => {
    if (id === undefined) return;
    setFocus(id);
    if (isLong) virtual.scrollToIndex(rows.findIndex((row) => row.id === id));
    const take = () => tree.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus();
    take();
    // the line may only be drawn now; a field that was opened meanwhile keeps the focus
    requestAnimationFrame(() => {
      if (tree.current?.querySelector('input, select') === null) take();
    });
  };
  const fold = (row: OutlineRow, closed: boolean) => {
    setFolded((before) => (closed ? new Set([...before, row.id]) : new Set([...before].filter((id) => id !== row.id))));
  };
  const beginAdding = (what: Addable, row: OutlineRow | undefined) => {
    if (row && row.holds && folded.has(row.id)) fold(row, false);
    setSearch('');
    setAdding({ what, at: row?.id ?? null });
  };
  const remove = (row: OutlineRow, heal: boolean) => {
    const index = rows.indexOf(row);
    const next = rows.slice(index + 1).find(({ level }) => level <= row.level) ?? rows[index - 1];
    acts.remove(row, heal);
    focusOn(next?.id);
  };
  const doings = (row: OutlineRow): RowDoings => ({
    open: () => { acts.select(row); openInspector(); },
    rename: () => setEditing({ id: row.id, mode: 'name' }),
    kind: () => setEditing({ id: row.id, mode: 'kind' }),
    connect: () => setEditing({ id: row.id, mode: 'target' }),
    toggleDuty: () => {
      const isOptional = store.getState().draft.activities[row.id]?.required === 'never';
      acts.make({ type: 'setField', path: ['activities', row.id, 'required'], value: isOptional ? 'always' : 'never' }, `${row.name} is ${isOptional ? 'required' : 'optional'} now`);
    },
    startHere: () => acts.make({ type: 'setStart', stage: row.id }, `Records start at ${row.name} now`),
    add: (what) => beginAdding(what, row),
    move: (key) => { acts.moveByKey(row, key); focusOn(row.id); },
    remove: (heal) => remove(row, heal),
  });
  const openMenu = (row: OutlineRow) => {
    const anchor = tree.current?.querySelector(`[data-row="${row.id}"]`)?.getBoundingClientRect();
    if (anchor) setMenu({ row, anchor });
  };
  const walk: Walk = { rows, folded, fold, focusOn, select: acts.select, openMenu };
  const onKey = (event: KeyboardEvent, row: OutlineRow) => {
    if (editing === null && event.target === event.currentTarget) onTreeKey(event, row, walk, commandsOf(draft, row, doings(row)));
  };
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const from = rows.find(({ id }) => id === active.id);
    const onto = rows.find(({ id }) => id === over?.id);
    if (from && onto && from !== onto) acts.moveOnto(from, onto);
  };
  const endAdding = () => {
    setAdding(null);
    focusOn(current?.id);
  };
  const addLine = adding && (
    <AddLine
      key="adding" what={adding.what} level={addLevel(adding.what, rows.find(({ id }) => id === adding.at))} onDone={endAdding}
      onAdd={(words) => {
        const id = acts.add(adding.what, rows.find((row) => row.id === adding.at), words);
        if (id !== null && (adding.what === 'stage' || adding.what === 'phase' || adding.what === 'lane')) setAdding({ ...adding, at: id });
        if (id !== null) setFocus(id);
        return id !== null;
      }}
    />
  );
  const addAfter = adding === null ? -1 : lastOf(rows, adding.at);
  return (
    <div className="bt-outline-frame" data-large={isLarge || undefined}>
      <OutlineBar draft={draft} row={current} search={search} isLarge={isLarge} onEnlarge={onEnlarge} onAdd={(what) => beginAdding(what, current)} onSearch={(next) => { setSearch(next); if (next.trim() !== '') announce(formatCount(outlineRows(draft, folded, findings, next).length, 'line')); }} />
      <DndContext sensors={sensors} collisionDetection={pointerWithin} accessibility={{ announcements: quiet }} onDragEnd={onDragEnd}>
        <ul className="bt-outline" role="tree" aria-label="Outline" ref={tree}>
          {isLong && <li role="none" style={{ height: virtual.getTotalSize() }} />}
          {addAfter < 0 && addLine}
          {shown.flatMap((index) => {
            const row = rows[index];
            if (!row) return [];
            const item = (
              <OutlineLine
                key={row.id} row={row} isStop={row === current} isChosen={chosen.has(row.id)} isFolded={folded.has(row.id)} mode={editing?.id === row.id ? editing.mode : null} top={isLong ? index * rowHeight : undefined} acts={acts}
                onFocus={({ id }) => setFocus(id)} onPress={(pressed) => { setFocus(pressed.id); acts.select(pressed); }} onFold={(pressed) => fold(pressed, !folded.has(pressed.id))}
                onMode={(mode) => { setEditing(mode && { id: row.id, mode }); if (mode === null) focusOn(row.id); }} onMenu={openMenu} onKey={onKey}
              />
            );
            return index === addAfter && addLine ? [item, addLine] : [item];
          })}
        </ul>
      </DndContext>
      {rows.length === 0 && adding === null && <p className="bt-quiet bt-outline-empty">{search === '' ? 'Nothing drawn yet. Add the first stage: press “Stage” above.' : 'No line holds these words.'}</p>}
      <OutlineMenu anchor={menu?.anchor ?? null} label={menu ? `What to do with ${menu.row.name}` : 'Menu'} commands={menu ? commandsOf(draft, menu.row, doings(menu.row)) : []} onClose={() => { setMenu(null); if (editing === null && adding === null) focusOn(menu?.row.id); }} />
    </div>
  );
}

/** The last open line below this one, or the line itself: new things are typed after it. */
function lastOf(rows: readonly OutlineRow[], id: string | null): number {
  const at = rows.findIndex((row) => row.id === id);
  const level = rows[at]?.level ?? 0;
  if (at < 0) return rows.length - 1;
  const after = rows.slice(at + 1).findIndex((row) => row.level <= level);
  return after < 0 ? rows.length - 1 : at + after;
}

function addLevel(what: Addable, row: OutlineRow | undefined): number {
  if (what === 'phase' || !row) return 1;
  if (what === 'stage') return row.type === 'phase' ? 2 : Math.max(1, row.level - (row.type === 'stage' ? 0 : 1));
  return row.type === 'stage' || row.type === 'lane' ? row.level + 1 : row.level;
}

/** Puts the cursor into the inspector's first field; says how to get there when it is hidden. */
function openInspector(): void {
  setTimeout(() => {
    const field = document.querySelector<HTMLElement>('[data-panel="inspector"] input, [data-panel="inspector"] textarea');
    if (field) field.focus();
    else announce('The inspector is hidden. Ctrl and I shows it.');
  }, 50);
}
