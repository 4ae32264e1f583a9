import { ActionIcon, Popover } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useEffect, useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { activitiesIn, type Stage } from '#engine/blueprint';
import { AssigneeField } from '../inspector/assignee-field.tsx';
import { useMake, useSetField } from '../inspector/panel.tsx';
import { GateField } from '../rules/rule-field.tsx';
import { choiceOf, kindChoices, kindEdit } from '../draft/stage-kind.ts';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { ActivitiesEditor } from './activities-editor.tsx';
import { cellText, columns, phaseNames, type ColumnKey } from './columns.ts';
import { OutcomesEditor } from './outcomes-editor.tsx';

/** Where the cursor goes once a cell is left: it stays (Escape), goes down (Enter) or on (Tab), or is elsewhere already (a click). */
export type Leave = 'stay' | 'down' | 'next' | 'before' | 'away';

export interface CellEditorProps {
  readonly stage: Stage;
  readonly column: ColumnKey;
  /** The first letter typed, which replaces what stands there. */
  readonly typed: string | undefined;
  readonly onWrite: (text: string) => boolean;
  readonly onLeave: (leave: Leave) => void;
}

/** The open cell: a line to type into, a list of kinds, or a small panel under it. */
export function CellEditor(props: CellEditorProps) {
  const { stage, column } = props;
  if (columns.find(({ key }) => key === column)?.typed) return <TypedCell {...props} />;
  if (column === 'kind') return <KindCell {...props} />;
  return (
    <CellPanel {...props}>
      {column === 'activities' && <ActivitiesEditor stage={stage} />}
      {column === 'outcomes' && <OutcomesEditor stage={stage} />}
      {column === 'gate' && <GateEditor stage={stage} />}
      {column === 'who' && <WhoEditor stage={stage} />}
    </CellPanel>
  );
}

function TypedCell({ stage, column, typed, onWrite, onLeave }: CellEditorProps) {
  const draft = useDraft();
  const names = useNames();
  const { store } = useStudio();
  const before = cellText(draft, stage, column, names);
  const [text, setText] = useState(typed ?? before);
  const list = useId();
  const pending = useRef({ text, kept: before, onWrite });
  useEffect(() => {
    Object.assign(pending.current, { text, onWrite });
  });
  useEffect(() => {
    // words are never lost: saving, publishing, or whatever takes the cell away puts them into the drawing first
    const now = pending.current;
    const put = () => {
      if (now.text === now.kept) return;
      now.kept = now.text;
      now.onWrite(now.text);
    };
    const release = store.actions.holdTyping(put);
    return () => {
      release();
      put();
    };
  }, [store]);
  const finish = (keep: boolean, leave: Leave) => {
    const now = pending.current;
    const isFine = !keep || text === now.kept || onWrite(text);
    if (!isFine && leave !== 'away') return;
    Object.assign(now, { text, kept: text });
    onLeave(leave);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    const leave: Leave | undefined = event.key === 'Enter' ? 'down' : event.key === 'Tab' ? (event.shiftKey ? 'before' : 'next') : event.key === 'Escape' ? 'stay' : undefined;
    if (leave === undefined) return;
    event.preventDefault();
    finish(event.key !== 'Escape', leave);
  };
  return (
    <>
      <input
        className="bt-cell-input" aria-label={`${columns.find(({ key }) => key === column)?.title ?? ''} of ${stage.name || 'the stage'}`} value={text} list={column === 'phase' ? list : undefined}
        ref={(element) => element?.focus()} onFocus={(event) => typed === undefined && event.currentTarget.select()}
        onChange={(event) => setText(event.currentTarget.value)} onBlur={() => finish(true, 'away')} onKeyDown={onKeyDown} onPointerDown={(event) => event.stopPropagation()}
      />
      {column === 'phase' && <datalist id={list}>{phaseNames(draft).map((name) => <option key={name} value={name}>{name}</option>)}</datalist>}
    </>
  );
}

function KindCell({ stage, onLeave }: CellEditorProps) {
  const draft = useDraft();
  const make = useMake();
  const { newId } = useStudio();
  const set = (value: string) => {
    const choice = kindChoices.find((each) => each.value === value);
    if (choice) make(kindEdit(draft, stage, choice, newId));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Enter' && event.key !== 'Escape' && event.key !== 'Tab') return;
    event.preventDefault();
    onLeave(event.key === 'Enter' ? 'down' : event.key === 'Tab' ? (event.shiftKey ? 'before' : 'next') : 'stay');
  };
  return (
    <select className="bt-cell-input" aria-label={`Kind of ${stage.name || 'the stage'}`} value={choiceOf(stage)?.value ?? 'work'} ref={(element) => element?.focus()} onChange={(event) => set(event.currentTarget.value)} onBlur={() => onLeave('away')} onKeyDown={onKeyDown} onPointerDown={(event) => event.stopPropagation()}>
      {kindChoices.map(({ value, label }) => <option key={value} value={value}>{label}</option>)}
    </select>
  );
}

/** Whoever opens a panel by a key types on at once: its first field has the focus before the next letter comes, not after the popover's own wait. */
function FocusedAtOnce({ children }: { readonly children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => place.current?.querySelector<HTMLElement>('[data-autofocus]')?.focus({ preventScroll: true }), []);
  return <div ref={place} className="bt-cell-panel-body">{children}</div>;
}

function CellPanel({ stage, column, onLeave, children }: CellEditorProps & { children: ReactNode }) {
  const title = `${columns.find(({ key }) => key === column)?.title ?? ''} of ${stage.name || 'the stage'}`;
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onLeave('stay');
  };
  // a list opened inside hangs elsewhere in the page: a click in it is no click outside
  return (
    <Popover opened hideDetached={false} position="bottom-start" width={column === 'gate' ? 520 : 460} trapFocus closeOnClickOutside={false} closeOnEscape={false} shadow="md">
      <Popover.Target><span className="bt-cell-anchor" /></Popover.Target>
      <Popover.Dropdown className="bt-cell-panel" aria-label={title} onKeyDown={onKeyDown} onPointerDown={(event) => event.stopPropagation()} onDoubleClick={(event) => event.stopPropagation()}>
        <header><b>{title}</b><ActionIcon variant="subtle" color="gray" size="sm" aria-label="Close" onClick={() => onLeave('stay')}><IconX size={14} aria-hidden /></ActionIcon></header>
        <FocusedAtOnce>{children}</FocusedAtOnce>
      </Popover.Dropdown>
    </Popover>
  );
}

function GateEditor({ stage }: { stage: Stage }) {
  const set = useSetField();
  if (stage.kind === 'end' || stage.kind === 'decision') return <p className="bt-quiet">{stage.kind === 'end' ? 'An end is not left.' : 'A decision is left by the first outcome whose condition holds.'}</p>;
  return <GateField label="Gate of this stage" gate={stage.gate} stage={stage.id} otherwise="All required activities done." onChange={(gate) => set(['stages', stage.id, 'gate'], gate, `gate:${stage.id}`)} />;
}

function WhoEditor({ stage }: { stage: Stage }) {
  const draft = useDraft();
  const make = useMake();
  const all = activitiesIn(draft, stage.id);
  const [first] = all;
  if (!first) return <p className="bt-quiet">Nothing is done here yet. Add activities first.</p>;
  return (
    <div className="bt-cell-editor">
      <AssigneeField
        label={all.length === 1 ? 'Who does it' : `Who does all ${all.length} activities`} value={first.assignee}
        onChange={(assignee) => make({ type: 'several', name: `Change who works in ${stage.name}`, edits: all.map(({ id }) => ({ type: 'setField', path: ['activities', id, 'assignee'], value: assignee })) })}
      />
    </div>
  );
}
