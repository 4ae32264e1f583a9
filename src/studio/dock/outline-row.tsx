import { useDraggable, useDroppable } from '@dnd-kit/core';
import { UnstyledButton } from '@mantine/core';
import { IconArrowsJoin2, IconChevronRight, IconDots, IconLayoutBoard, IconLayoutRows } from '@tabler/icons-react';
import { useCallback, useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { channels, type Blueprint, type Tone } from '#engine/blueprint';
import { SeverityMark } from '../../canvas/index.ts';
import { channelLabel, ChannelTile, ToneDot, toneLabel } from '../../ui/index.ts';
import { withChannel } from '../draft/activity-channel.ts';
import { choiceOf, kindChoices, kindEdit } from '../draft/stage-kind.ts';
import { StageTile } from '../palette/stage-tile.tsx';
import { useDraft, useStudio } from '../studio-context.ts';
import { TargetSelect } from '../table/outcomes-editor.tsx';
import type { OutlineRow } from './outline-rows.ts';
import type { OutlineActions } from './use-outline-actions.ts';

/** What is being changed in a line: its name, its kind, or where it leads. */
export type RowMode = 'name' | 'kind' | 'target';

export interface OutlineLineProps {
  readonly row: OutlineRow;
  readonly isStop: boolean;
  readonly isChosen: boolean;
  readonly isFolded: boolean;
  readonly mode: RowMode | null;
  readonly top: number | undefined;
  readonly acts: OutlineActions;
  readonly onFocus: (row: OutlineRow) => void;
  readonly onPress: (row: OutlineRow) => void;
  readonly onFold: (row: OutlineRow) => void;
  readonly onMode: (mode: RowMode | null) => void;
  readonly onMenu: (row: OutlineRow) => void;
  readonly onKey: (event: KeyboardEvent, row: OutlineRow) => void;
}

/** One line of the outline: what it is, its name, a note, and whatever is being changed in it. */
export function OutlineLine({ row, isStop, isChosen, isFolded, mode, top, acts, onFocus, onPress, onFold, onMode, onMenu, onKey }: OutlineLineProps) {
  const draft = useDraft();
  const { setNodeRef: setDragged, listeners, isDragging } = useDraggable({ id: row.id, data: { row }, disabled: mode !== null || row.type === 'common' });
  const { setNodeRef: setTarget, isOver } = useDroppable({ id: row.id, data: { row } });
  const setRow = useCallback((element: HTMLElement | null) => {
    setDragged(element);
    setTarget(element);
  }, [setDragged, setTarget]);
  const done = () => onMode(null);
  return (
    <li
      ref={setRow} {...(mode === null ? { onPointerDown: listeners?.['onPointerDown'] as React.PointerEventHandler | undefined } : {})}
      role="treeitem" data-row={row.id} aria-level={row.level} aria-setsize={row.of} aria-posinset={row.place} aria-label={row.label} aria-selected={isChosen} aria-expanded={row.holds ? !isFolded : undefined}
      tabIndex={isStop ? 0 : -1} className="bt-outline-row" data-type={row.type} data-dragging={isDragging || undefined} data-over={(isOver && !isDragging) || undefined}
      style={{ paddingLeft: 4 + (row.level - 1) * 22, ...(top === undefined ? {} : { position: 'absolute', insetInline: 0, transform: `translateY(${top}px)` }) }}
      onClick={() => onPress(row)} onDoubleClick={() => row.type !== 'common' && onMode('name')} onFocus={() => onFocus(row)} onKeyDown={(event) => onKey(event, row)}
      onContextMenu={(event) => { event.preventDefault(); onMenu(row); }}
    >
      <span className="bt-outline-fold" aria-hidden onClick={(event) => { if (row.holds) { event.stopPropagation(); onFold(row); } }}>
        {row.holds && <IconChevronRight size={14} className="bt-chevron" data-open={!isFolded || undefined} />}
      </span>
      <RowMark draft={draft} row={row} />
      {mode === 'name' ? <NameField row={row} acts={acts} onDone={done} /> : <span className="bt-outline-name">{row.name}</span>}
      {mode === 'kind' && <KindField row={row} acts={acts} onDone={done} />}
      {mode === 'target' && <TargetField row={row} onDone={done} />}
      {mode === null && <span className="bt-outline-note">{row.note}</span>}
      {mode === null && row.wrong && <span className="bt-outline-wrong" data-severity={row.wrong.severity}><SeverityMark severity={row.wrong.severity} size={14} />{row.wrong.words}</span>}
      {row.type !== 'common' && mode === null && (
        <UnstyledButton tabIndex={-1} className="bt-outline-more" aria-label={`More for ${row.name}`} onClick={(event) => { event.stopPropagation(); onMenu(row); }}><IconDots size={14} aria-hidden /></UnstyledButton>
      )}
    </li>
  );
}

function RowMark({ draft, row }: { draft: Blueprint; row: OutlineRow }) {
  const stage = draft.stages[row.id];
  const activity = draft.activities[row.id];
  const outcome = draft.outcomes[row.id];
  if (stage) return <StageTile kind={stage.kind} result={stage.end?.result} size={20} />;
  if (activity) return <ChannelTile channel={activity.channel} size={18} />;
  if (outcome) return <ToneDot tone={outcome.tone} />;
  const Glyph = row.type === 'phase' ? IconLayoutBoard : row.type === 'lane' ? IconLayoutRows : IconArrowsJoin2;
  return <Glyph size={16} stroke={1.75} aria-hidden className="bt-outline-glyph" />;
}

interface FieldProps {
  readonly row: OutlineRow;
  readonly onDone: () => void;
}

function NameField({ row, acts, onDone }: FieldProps & { acts: OutlineActions }) {
  const [name, setName] = useState(row.name);
  const left = useRef(false);
  const finish = (keep: boolean) => {
    if (left.current) return;
    left.current = true;
    const words = name.trim();
    if (keep && words !== '' && words !== row.name) acts.rename(row, words.slice(0, 200));
    onDone();
  };
  return (
    <input
      className="bt-outline-rename" aria-label={`Name of ${row.name}`} value={name} ref={(element) => element?.focus()} onFocus={(event) => event.currentTarget.select()}
      onChange={(event) => setName(event.currentTarget.value)} onBlur={() => finish(true)} onClick={(event) => event.stopPropagation()}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.key === 'Enter' || event.key === 'Escape') finish(event.key === 'Enter');
      }}
    />
  );
}

const tones: readonly Tone[] = ['positive', 'negative', 'neutral', 'time'];

/** The kinds this line may be: of a stage, of an activity, the tone of a way out. */
function KindField({ row, acts, onDone }: FieldProps & { acts: OutlineActions }) {
  const draft = useDraft();
  const { newId } = useStudio();
  const stage = draft.stages[row.id];
  const activity = draft.activities[row.id];
  const outcome = draft.outcomes[row.id];
  const options = stage ? kindChoices.map(({ value, label }) => ({ value, label })) : activity ? channels.map((value) => ({ value: value as string, label: channelLabel(value) })) : tones.map((value) => ({ value: value as string, label: toneLabel(value) }));
  const set = (value: string) => {
    const label = options.find((each) => each.value === value)?.label ?? value;
    const choice = kindChoices.find((each) => each.value === value);
    const channel = channels.find((each) => each === value);
    if (stage && choice) acts.make(kindEdit(draft, stage, choice, newId), `${row.name} is now: ${label}`);
    if (activity && channel) acts.make({ type: 'setField', path: ['activities', row.id], value: withChannel(activity, channel) }, `${row.name} is now: ${label}`);
    if (outcome) acts.make({ type: 'setField', path: ['outcomes', row.id, 'tone'], value }, `${row.name} is now: ${label}`);
  };
  return (
    <Held onDone={onDone}>
      <select className="bt-outline-select" aria-label={`Kind of ${row.name}`} value={(stage ? choiceOf(stage)?.value : activity ? activity.channel : outcome?.tone) ?? ''} ref={(element) => element?.focus()} onChange={(event) => set(event.currentTarget.value)}>
        {options.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
      </select>
    </Held>
  );
}

function TargetField({ row, onDone }: FieldProps) {
  const way = useDraft().outcomes[row.id];
  const frame = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const input = frame.current?.querySelector('input');
    input?.focus();
    // the list writes the present target into the field a moment later: typing shall replace it
    const timer = setTimeout(() => input?.select(), 30);
    return () => clearTimeout(timer);
  }, []);
  return way ? <Held onDone={onDone}><span className="bt-outline-target" ref={frame}><TargetSelect way={way} onDone={onDone} /></span></Held> : null;
}

/** A small field in a line: Enter or Escape closes it, and so does going elsewhere. */
function Held({ onDone, children }: { onDone: () => void; children: ReactNode }) {
  return (
    <span
      className="bt-outline-held" role="presentation" onClick={(event) => event.stopPropagation()} onBlur={(event) => { if (!event.currentTarget.contains(event.relatedTarget)) onDone(); }}
      onKeyDown={(event) => {
        event.stopPropagation();
        const isOpenList = event.target instanceof HTMLElement && event.target.getAttribute('aria-expanded') === 'true';
        if (event.key === 'Escape' || (event.key === 'Enter' && !isOpenList)) onDone();
      }}
    >
      {children}
    </span>
  );
}
