import { ActionIcon, TextInput, Tooltip } from '@mantine/core';
import { IconChevronDown, IconChevronUp, IconSearch, IconX } from '@tabler/icons-react';
import { memo, useEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { stageOfActivity, type Blueprint } from '#engine/blueprint';
import { announce, fuzzyScore } from '../../ui/index.ts';
import { useKeyCommands } from '../shell/key-commands.ts';
import { useDraft, useNames, useStudio } from '../studio-context.ts';
import { thingsOf, type FoundThing } from './things.ts';
import { useGoToCanvas } from './use-go-to-thing.ts';
import './wayfinding.css';

type OnCanvas = FoundThing & { readonly at: { readonly type: 'canvas' } };

/** Finds words on the canvas: what matches is marked, Enter and F3 walk from one to the next (ui.md "Ctrl+F"). */
export const FindBar = memo(function FindBar() {
  const draft = useDraft();
  const names = useNames();
  const { canvas } = useStudio();
  const goTo = useGoToCanvas('walked');
  const field = useRef<HTMLInputElement>(null);
  const [isOpen, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(-1);
  const found = useMemo(() => (isOpen && query.trim() !== '' ? thingsOf(draft, names, []).filter((thing): thing is OnCanvas => thing.at.type === 'canvas' && matches(query, thing.label)) : []), [isOpen, query, draft, names]);
  const open = () => {
    setOpen(true);
    setTimeout(() => field.current?.select(), 0);
  };
  const walk = (by: 1 | -1) => {
    if (!isOpen) return open();
    if (found.length === 0) return announce('Nothing by these words on the canvas');
    const next = (at + by + found.length + (at < 0 && by < 0 ? 1 : 0)) % found.length;
    const thing = found[next];
    setAt(next);
    if (!thing) return;
    goTo(thing.at.thing);
    announce(`${thing.label}, ${next + 1} of ${found.length}`);
  };
  const close = () => {
    setOpen(false);
    setAt(-1);
    canvas.current?.focus();
  };
  useKeyCommands([
    { id: 'find', label: 'Find on the canvas', group: 'Go to', keys: 'Ctrl+F', run: open },
    { id: 'find-next', label: 'Next match on the canvas', group: 'Go to', keys: 'F3', run: () => walk(1) },
    { id: 'find-previous', label: 'Previous match on the canvas', group: 'Go to', keys: 'Shift+F3', run: () => walk(-1) },
  ]);
  useEffect(() => setAt(-1), [query]);
  if (!isOpen) return null;
  const press = (event: KeyboardEvent) => {
    const deed = event.key === 'Enter' || event.key === 'F3' ? () => walk(event.shiftKey ? -1 : 1) : event.key === 'Escape' ? close : undefined;
    if (!deed) return;
    event.preventDefault();
    event.stopPropagation();
    deed();
  };
  return (
    <search className="bt-find" aria-label="Find on the canvas">
      <TextInput ref={field} size="xs" aria-label="Find on the canvas" placeholder="Find on the canvas" leftSection={<IconSearch size={14} aria-hidden />} value={query} onChange={(event) => setQuery(event.currentTarget.value)} onKeyDown={press} data-autofocus />
      <span className="bt-find-count" role="status">{query.trim() === '' ? '' : found.length === 0 ? 'No match' : `${at < 0 ? found.length : `${at + 1} of ${found.length}`}`}</span>
      <Tooltip label="Previous (Shift+Enter)"><ActionIcon size={26} variant="subtle" color="gray" aria-label="Previous match" onClick={() => walk(-1)}><IconChevronUp size={16} aria-hidden /></ActionIcon></Tooltip>
      <Tooltip label="Next (Enter, F3)"><ActionIcon size={26} variant="subtle" color="gray" aria-label="Next match" onClick={() => walk(1)}><IconChevronDown size={16} aria-hidden /></ActionIcon></Tooltip>
      <Tooltip label="Close (Esc)"><ActionIcon size={26} variant="subtle" color="gray" aria-label="Close the search" onClick={close}><IconX size={16} aria-hidden /></ActionIcon></Tooltip>
      <Marks cards={[...new Set(found.flatMap((thing) => cardOf(draft, thing)))]} />
    </search>
  );
});

function matches(query: string, label: string): boolean {
  const score = fuzzyScore(query, label);
  // on the canvas only whole parts of words are marked, not scattered letters
  return score !== null && label.toLowerCase().includes(query.trim().toLowerCase());
}

/** The card a thing stands on; a card knows itself by its stage's or note's id. */
function cardOf(draft: Blueprint, { at: { thing } }: OnCanvas): readonly string[] {
  if (thing.part === 'stages' || thing.part === 'notes') return [thing.id];
  if (thing.part === 'activities') return [stageOfActivity(draft, thing.id)?.id ?? []].flat();
  const from = draft.outcomes[thing.id]?.from;
  return from?.type === 'stage' ? [from.stage] : from?.type === 'stages' ? from.stages : [];
}

/** A rim around every card that matches, as one rule of style: the canvas need not be drawn again for it. */
function Marks({ cards }: { cards: readonly string[] }) {
  if (cards.length === 0) return null;
  return <style>{`${cards.map((id) => `.bt-canvas .react-flow__node[data-id="${id}"] > div`).join(',')} { outline: 3px solid var(--bt-heat-2); outline-offset: 2px; }`}</style>;
}
