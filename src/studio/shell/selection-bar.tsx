import { ActionIcon, Divider, Tooltip } from '@mantine/core';
import { IconBookmarkPlus, IconFrame, IconTrash, IconWand, type Icon } from '@tabler/icons-react';
import type { Arrangement } from '../draft/arrange.ts';
import { arrangements } from '../draft/arrangements.ts';

export interface SelectionBarProps {
  readonly onArrange: (how: Arrangement) => void;
  readonly onTidy: () => void;
  readonly onGroup: () => void;
  readonly onDelete: () => void;
  /** Keeps what is selected for other drawings; without it the tool is not offered. */
  readonly onKeep?: (() => void) | undefined;
}

/** The tools over several selected cards (ui.md 26). Their keys work on the canvas, so they are no tab stops. */
export function SelectionBar({ onArrange, onTidy, onGroup, onDelete, onKeep }: SelectionBarProps) {
  return (
    <div role="toolbar" aria-label="Selected cards" className="bt-selection-bar">
      {arrangements.map(({ how, label, key, icon }) => <Tool key={how} icon={icon} label={label} keys={`Alt+A ${key}`} onClick={() => onArrange(how)} />)}
      <Divider orientation="vertical" mx={4} />
      <Tool icon={IconWand} label="Tidy up the selection" keys="Shift+Alt+T" onClick={onTidy} />
      <Tool icon={IconFrame} label="Group into a phase" keys="Ctrl+G" onClick={onGroup} />
      {onKeep && <Tool icon={IconBookmarkPlus} label="Save as a snippet" onClick={onKeep} />}
      <Tool icon={IconTrash} label="Delete" keys="Del" onClick={onDelete} />
    </div>
  );
}

function Tool({ icon: Glyph, label, keys, onClick }: { icon: Icon; label: string; keys?: string; onClick: () => void }) {
  return (
    <Tooltip label={keys === undefined ? label : `${label} (${keys})`}>
      <ActionIcon size={30} variant="subtle" color="gray" tabIndex={-1} aria-label={label} onClick={onClick}><Glyph size={16} stroke={1.75} aria-hidden /></ActionIcon>
    </Tooltip>
  );
}
