import { useRef, useState, type KeyboardEvent } from 'react';
import type { Blueprint } from '#engine/blueprint';
import { ChannelTile, ToneDot } from '../../ui/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { StageTile } from '../palette/stage-tile.tsx';
import { useDraft, useEdit, useSelection, useStudio } from '../studio-context.ts';
import { outlineRows, type OutlineRow } from './outline-rows.ts';

/** The drawing as a tree: stages, their activities and outcomes. Arrows walk, Enter selects, F2 renames. */
export function Outline() {
  const draft = useDraft();
  const selection = useSelection();
  const { store, canvas } = useStudio();
  const [folded, setFolded] = useState<ReadonlySet<string>>(new Set());
  const [renaming, setRenaming] = useState<string | null>(null);
  const [focus, setFocus] = useState<string | null>(null);
  const tree = useRef<HTMLUListElement>(null);
  const rows = outlineRows(draft, folded);
  const chosen = new Set<string>([...selection.stages, ...selection.activities, ...selection.outcomes]);
  const current = rows.find(({ id }) => id === focus) ?? rows[0];

  const select = (row: OutlineRow) => {
    store.actions.select(selecting(row.type === 'stage' ? { stages: [row.id] } : row.type === 'activity' ? { activities: [row.id] } : { outcomes: [row.id] }));
    canvas.current?.centreOn(row.type === 'outcome' ? { outcome: row.id } : { stage: row.stage });
  };
  const fold = (row: OutlineRow, closed: boolean) => setFolded((before) => (closed ? new Set([...before, row.id]) : new Set([...before].filter((id) => id !== row.id))));
  const focusOn = (row: OutlineRow | undefined) => {
    if (!row) return;
    setFocus(row.id);
    tree.current?.querySelector<HTMLElement>(`[data-row="${row.id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent, row: OutlineRow) => {
    const index = rows.indexOf(row);
    const act: Record<string, () => void> = {
      ArrowDown: () => focusOn(rows[index + 1]),
      ArrowUp: () => focusOn(rows[index - 1]),
      Home: () => focusOn(rows[0]),
      End: () => focusOn(rows.at(-1)),
      ArrowRight: () => (row.type === 'stage' && folded.has(row.id) ? fold(row, false) : focusOn(rows[index + 1])),
      ArrowLeft: () => (row.type === 'stage' ? fold(row, true) : focusOn(rows.find(({ id }) => id === row.stage))),
      Enter: () => select(row),
      ' ': () => select(row),
      F2: () => setRenaming(row.id),
    };
    const run = act[event.key];
    if (!run || renaming !== null) return;
    event.preventDefault();
    event.stopPropagation();
    run();
  };

  return (
    <ul className="bt-outline" role="tree" aria-label="Outline" ref={tree}>
      {rows.map((row) => (
        <li
          key={row.id}
          role="treeitem"
          data-row={row.id}
          aria-level={row.level}
          aria-selected={chosen.has(row.id)}
          aria-expanded={row.type === 'stage' ? !folded.has(row.id) : undefined}
          tabIndex={row === current ? 0 : -1}
          className="bt-outline-row"
          onClick={() => { setFocus(row.id); select(row); }}
          onDoubleClick={() => setRenaming(row.id)}
          onFocus={() => setFocus(row.id)}
          onKeyDown={(event) => onKeyDown(event, row)}
        >
          <RowMark draft={draft} row={row} />
          {renaming === row.id
            ? <Rename row={row} onDone={() => { setRenaming(null); focusOn(row); }} />
            : <span className="bt-outline-name">{row.name}</span>}
          <span className="bt-quiet">{row.note}</span>
        </li>
      ))}
    </ul>
  );
}

function RowMark({ draft, row }: { draft: Blueprint; row: OutlineRow }) {
  const stage = draft.stages[row.id];
  const activity = draft.activities[row.id];
  const outcome = draft.outcomes[row.id];
  if (stage) return <StageTile kind={stage.kind} result={stage.end?.result} size={20} />;
  if (activity) return <ChannelTile channel={activity.channel} size={18} />;
  return outcome ? <ToneDot tone={outcome.tone} /> : null;
}

function Rename({ row, onDone }: { row: OutlineRow; onDone: () => void }) {
  const edit = useEdit();
  const [name, setName] = useState(row.name);
  const left = useRef(false);
  const finish = (keep: boolean) => {
    if (left.current) return;
    left.current = true;
    const words = name.trim();
    if (keep && words !== '' && words !== row.name) edit(row.type === 'stage' ? { type: 'renameStage', stage: row.id, name: words } : { type: 'setField', path: [row.type === 'activity' ? 'activities' : 'outcomes', row.id, 'name'], value: words });
    onDone();
  };
  return (
    <input
      className="bt-outline-rename"
      aria-label={`Name of ${row.name}`}
      value={name}
      ref={(element) => element?.focus()}
      onChange={(event) => setName(event.currentTarget.value)}
      onBlur={() => finish(true)}
      onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter') finish(true);
        if (event.key === 'Escape') finish(false);
      }}
    />
  );
}
