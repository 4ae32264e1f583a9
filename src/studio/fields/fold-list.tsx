import { ActionIcon, UnstyledButton } from '@mantine/core';
import { IconChevronDown, IconChevronRight, IconChevronUp, IconTrash } from '@tabler/icons-react';
import { useEffect, useId, useState, type ReactNode } from 'react';
import { useRowMemory } from './section-memory.ts';

export interface FoldRow {
  readonly key: string;
  /** What it is, in a few words or one sentence: stays readable while it is folded. */
  readonly title: string;
  /** What its buttons call it, when the title is a long sentence. */
  readonly name?: string | undefined;
  readonly note?: ReactNode;
  readonly body: ReactNode;
}

export interface FoldListProps {
  readonly label: string;
  readonly rows: readonly FoldRow[];
  /** The keys are places in an array, not ids: what follows a removed row moves up. */
  readonly byPlace?: boolean;
  readonly startOpen?: boolean;
  readonly empty?: string;
  readonly onRemove?: ((key: string) => void) | undefined;
  readonly onMove?: ((key: string, index: number) => void) | undefined;
  /** The button that adds another one. */
  readonly add?: ReactNode;
}

/** A list of things with parts of their own, each folded to one line until it is opened. What is added is open. */
export function FoldList({ label, rows, byPlace = false, startOpen = false, empty, onRemove, onMove, add }: FoldListProps) {
  const folds = useFolds(label, rows.map(({ key }) => key), startOpen);
  const remove = onRemove && ((key: string) => {
    if (byPlace) folds.moveUpAfter(key);
    onRemove(key);
  });
  return (
    <div role="group" aria-label={label} className="bt-folds">
      {rows.length === 0 && empty !== undefined && <p className="bt-quiet">{empty}</p>}
      {rows.map((row, index) => (
        <Fold
          key={row.key}
          row={row}
          isOpen={folds.isOpen(row.key)}
          onToggle={() => folds.toggle(row.key)}
          onRemove={remove && (() => remove(row.key))}
          onUp={onMove && index > 0 ? () => onMove(row.key, index - 1) : undefined}
          onDown={onMove && index < rows.length - 1 ? () => onMove(row.key, index + 1) : undefined}
          movable={onMove !== undefined && rows.length > 1}
        />
      ))}
      {add}
    </div>
  );
}

interface FoldProps {
  readonly row: FoldRow;
  readonly isOpen: boolean;
  readonly movable: boolean;
  readonly onToggle: () => void;
  readonly onRemove: (() => void) | undefined;
  readonly onUp: (() => void) | undefined;
  readonly onDown: (() => void) | undefined;
}

function Fold({ row: { title, name = title, note, body }, isOpen, movable, onToggle, onRemove, onUp, onDown }: FoldProps) {
  const id = useId();
  return (
    <div className="bt-fold" data-open={isOpen || undefined}>
      <div className="bt-fold-head">
        <UnstyledButton id={`${id}-title`} className="bt-fold-title" aria-expanded={isOpen} aria-controls={id} onClick={onToggle}>
          <IconChevronRight size={14} aria-hidden className="bt-chevron" data-open={isOpen || undefined} />
          <span className="bt-fold-words">{title}</span>
          {note !== undefined && !isOpen && <span className="bt-fold-note">{note}</span>}
        </UnstyledButton>
        {movable && <ActionIcon size="xs" variant="subtle" color="gray" aria-label={`Move ${name} up`} disabled={!onUp} onClick={onUp}><IconChevronUp size={12} aria-hidden /></ActionIcon>}
        {movable && <ActionIcon size="xs" variant="subtle" color="gray" aria-label={`Move ${name} down`} disabled={!onDown} onClick={onDown}><IconChevronDown size={12} aria-hidden /></ActionIcon>}
        {onRemove && <ActionIcon size="xs" variant="subtle" color="gray" aria-label={`Remove ${name}`} onClick={onRemove}><IconTrash size={12} aria-hidden /></ActionIcon>}
      </div>
      {isOpen && <div id={id} role="group" aria-labelledby={`${id}-title`} className="bt-fold-body">{body}</div>}
    </div>
  );
}

/** Which rows are open: those that were when the thing was last looked at. A row that was not there a moment ago opens by itself. */
function useFolds(label: string, keys: readonly string[], startOpen: boolean) {
  const { opened, remember } = useRowMemory(label);
  const [state, setState] = useState(() => ({ known: keys, open: new Set(opened ?? (startOpen ? keys : [])) }));
  useEffect(() => remember([...state.open]), [remember, state.open]);
  if (keys.join() !== state.known.join()) {
    const added = keys.filter((key) => !state.known.includes(key));
    setState({ known: keys, open: new Set([...keys.filter((key) => state.open.has(key)), ...added]) });
  }
  return {
    isOpen: (key: string) => state.open.has(key),
    toggle: (key: string) => setState(({ known, open }) => ({ known, open: open.has(key) ? new Set([...open].filter((each) => each !== key)) : new Set([...open, key]) })),
    moveUpAfter: (key: string) => setState(({ known, open }) => ({
      known: known.slice(0, -1),
      open: new Set([...open].filter((each) => each !== key).map((each) => (Number(each) > Number(key) ? String(Number(each) - 1) : each))),
    })),
  };
}
