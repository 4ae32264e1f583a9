import { ActionIcon, Button, TextInput, Tooltip } from '@mantine/core';
import { IconArrowsDiagonal, IconArrowsDiagonalMinimize2, IconPlus, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import type { Blueprint } from '#engine/blueprint';
import { capital } from '../../ui/index.ts';
import type { Addable } from './outline-adding.ts';
import type { OutlineRow } from './outline-rows.ts';

export interface OutlineBarProps {
  readonly draft: Blueprint;
  readonly row: OutlineRow | undefined;
  readonly search: string;
  readonly onSearch: (search: string) => void;
  readonly onAdd: (what: Addable) => void;
  /** Present where the outline may take the drawing's place, or give it back. */
  readonly onEnlarge?: (() => void) | undefined;
  readonly isLarge: boolean;
}

/** Search, and what can be added at the line the cursor is on. */
export function OutlineBar({ draft, row, search, onSearch, onAdd, onEnlarge, isLarge }: OutlineBarProps) {
  const stage = draft.stages[row?.stage ?? ''];
  const takes = stage?.kind === 'work' || stage?.kind === 'parallel';
  const add = (what: Addable, label: string, isPossible: boolean) => (
    <Button size="compact-sm" variant="subtle" leftSection={<IconPlus size={14} aria-hidden />} aria-label={`Add ${label}`} {...(isPossible ? {} : { 'data-disabled': true, 'aria-disabled': true })} onClick={() => isPossible && onAdd(what)}>{capital(label)}</Button>
  );
  return (
    <div className="bt-outline-bar" role="group" aria-label="Outline tools">
      <TextInput size="xs" className="bt-outline-search" aria-label="Search the outline" placeholder="Search" leftSection={<IconSearch size={14} aria-hidden />} value={search} onChange={(event) => onSearch(event.currentTarget.value)} />
      {add('stage', 'stage', true)}
      {add('activity', 'activity', takes)}
      {add('outcome', 'outcome', stage !== undefined && stage.kind !== 'end')}
      {stage?.kind === 'parallel' && add('lane', 'lane', true)}
      {add('phase', 'phase', true)}
      {onEnlarge && (
        <Tooltip label={isLarge ? 'Back to the drawing' : 'Enlarge the outline'}>
          <ActionIcon className="bt-outline-large" variant="subtle" color="gray" size="md" aria-label={isLarge ? 'Back to the drawing' : 'Enlarge the outline'} onClick={onEnlarge}>
            {isLarge ? <IconArrowsDiagonalMinimize2 size={16} aria-hidden /> : <IconArrowsDiagonal size={16} aria-hidden />}
          </ActionIcon>
        </Tooltip>
      )}
    </div>
  );
}

const hints: Readonly<Record<Addable, string>> = {
  phase: 'Name of the phase', stage: 'Name of the stage, Enter adds it', lane: 'Name of the lane', activity: 'What is done? “Call the decider”', outcome: '“Interested → Meeting”',
};

/** The line one types into: Enter adds and stays for the next one, Escape ends it. */
export function AddLine({ what, level, onAdd, onDone }: { what: Addable; level: number; onAdd: (words: string) => boolean; onDone: () => void }) {
  const [words, setWords] = useState('');
  const put = () => {
    if (words.trim() === '') return onDone();
    if (onAdd(words)) setWords('');
  };
  return (
    <li role="treeitem" aria-level={level} aria-selected={false} aria-label={`New ${what}`} className="bt-outline-row bt-outline-adding" style={{ paddingLeft: 22 + (level - 1) * 22 }}>
      <IconPlus size={14} aria-hidden />
      <input
        aria-label={`New ${what}`} placeholder={hints[what]} value={words} ref={(element) => element?.focus()} onChange={(event) => setWords(event.currentTarget.value)} onBlur={() => { if (words.trim() !== '') onAdd(words); onDone(); }}
        onKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === 'Enter') {
            event.preventDefault();
            put();
          }
          if (event.key === 'Escape') {
            setWords('');
            onDone();
          }
        }}
      />
    </li>
  );
}
