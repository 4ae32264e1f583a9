import { ActionIcon, Divider, Tooltip } from '@mantine/core';
import {
  IconBookmarkPlus, IconFrame, IconLayoutAlignBottom, IconLayoutAlignCenter, IconLayoutAlignLeft, IconLayoutAlignMiddle, IconLayoutAlignRight, IconLayoutAlignTop,
  IconLayoutDistributeHorizontal, IconLayoutDistributeVertical, IconTrash, IconWand, type Icon,
} from '@tabler/icons-react';
import type { Arrangement } from '../draft/arrange.ts';

const arrangements: readonly { readonly how: Arrangement; readonly label: string; readonly key: string; readonly icon: Icon }[] = [
  { how: 'left', label: 'Align left', key: 'L', icon: IconLayoutAlignLeft },
  { how: 'centre', label: 'Align centres', key: 'C', icon: IconLayoutAlignCenter },
  { how: 'right', label: 'Align right', key: 'R', icon: IconLayoutAlignRight },
  { how: 'top', label: 'Align top', key: 'T', icon: IconLayoutAlignTop },
  { how: 'middle', label: 'Align middles', key: 'M', icon: IconLayoutAlignMiddle },
  { how: 'bottom', label: 'Align bottom', key: 'B', icon: IconLayoutAlignBottom },
  { how: 'spreadAcross', label: 'Spread across', key: 'H', icon: IconLayoutDistributeHorizontal },
  { how: 'spreadDown', label: 'Spread down', key: 'V', icon: IconLayoutDistributeVertical },
];

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
