import { Menu } from '@mantine/core';
import type { Blueprint } from '#engine/blueprint';
import { Kbd } from '../../ui/index.ts';
import type { Addable } from './outline-adding.ts';
import type { OutlineRow } from './outline-rows.ts';

/** What may be asked of a line, with the key that does it too. */
export interface RowCommand {
  readonly key: string;
  readonly label: string;
  readonly keys?: string;
  readonly danger?: boolean;
  readonly run: () => void;
}

/** The doings a line offers, for its menu and its keys alike. */
export interface RowDoings {
  readonly open: () => void;
  readonly rename: () => void;
  readonly kind: () => void;
  readonly connect: () => void;
  readonly toggleDuty: () => void;
  readonly startHere: () => void;
  readonly add: (what: Addable) => void;
  readonly move: (key: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight') => void;
  readonly remove: (heal: boolean) => void;
}

/** Everything that can be done with a line, in the order of its menu. */
export function commandsOf(draft: Blueprint, row: OutlineRow, doings: RowDoings): readonly RowCommand[] {
  const stage = draft.stages[row.stage];
  const takes = stage?.kind === 'work' || stage?.kind === 'parallel';
  const isEnd = stage?.kind === 'end';
  const sideways = row.type === 'stage' || row.type === 'activity';
  const list: readonly (RowCommand | false)[] = [
    row.type !== 'phase' && row.type !== 'common' && { key: 'open', label: 'Open in the inspector', keys: 'Shift+Enter', run: doings.open },
    row.type !== 'common' && { key: 'rename', label: 'Rename', keys: 'F2', run: doings.rename },
    (row.type === 'stage' || row.type === 'activity' || row.type === 'outcome') && { key: 'kind', label: row.type === 'outcome' ? 'Change the tone' : 'Change the kind', keys: 'K', run: doings.kind },
    row.type === 'outcome' && { key: 'connect', label: 'Lead to a stage…', keys: 'C', run: doings.connect },
    row.type === 'activity' && { key: 'duty', label: draft.activities[row.id]?.required === 'never' ? 'Make it required' : 'Make it optional', keys: 'R', run: doings.toggleDuty },
    row.type === 'stage' && !isEnd && draft.start !== row.id && { key: 'start', label: 'Records start here', run: doings.startHere },
    takes && { key: 'add-activity', label: 'Add an activity', keys: 'A', run: () => doings.add('activity') },
    row.stage !== '' && !isEnd && { key: 'add-outcome', label: 'Add an outcome', keys: 'O', run: () => doings.add('outcome') },
    stage?.kind === 'parallel' && { key: 'add-lane', label: 'Add a lane', keys: 'L', run: () => doings.add('lane') },
    { key: 'add-stage', label: 'Add a stage after', keys: 'N', run: () => doings.add('stage') },
    { key: 'add-phase', label: 'Add a phase', keys: 'P', run: () => doings.add('phase') },
    row.type !== 'stage' && row.type !== 'common' && { key: 'up', label: 'Move up', keys: 'Alt+Up', run: () => doings.move('ArrowUp') },
    row.type !== 'stage' && row.type !== 'common' && { key: 'down', label: 'Move down', keys: 'Alt+Down', run: () => doings.move('ArrowDown') },
    sideways && { key: 'left', label: row.type === 'stage' ? 'Into the phase before' : 'Into the stage before', keys: 'Alt+Left', run: () => doings.move('ArrowLeft') },
    sideways && { key: 'right', label: row.type === 'stage' ? 'Into the phase after' : 'Into the stage after', keys: 'Alt+Right', run: () => doings.move('ArrowRight') },
    row.type === 'stage' && { key: 'heal', label: 'Delete and join up what led here', keys: 'Ctrl+Del', danger: true, run: () => doings.remove(true) },
    row.type !== 'common' && { key: 'delete', label: row.type === 'phase' ? 'Delete the phase, keep its stages' : 'Delete', keys: 'Del', danger: true, run: () => doings.remove(false) },
  ];
  return list.filter((each) => each !== false);
}

/** The menu of a line, hung beside it. */
export function OutlineMenu({ anchor, label, commands, onClose }: { anchor: DOMRect | null; label: string; commands: readonly RowCommand[]; onClose: () => void }) {
  return (
    <Menu opened={anchor !== null} onChange={(opened) => !opened && onClose()} position="bottom-start" width={280} returnFocus={false} trapFocus>
      <Menu.Target><span aria-hidden style={{ position: 'fixed', left: (anchor?.left ?? 0) + 48, top: anchor?.bottom ?? 0, width: 1, height: 1, pointerEvents: 'none' }} /></Menu.Target>
      <Menu.Dropdown aria-label={label} aria-labelledby={undefined} style={{ maxHeight: '70vh', overflow: 'auto' }}>
        {commands.map(({ key, label: words, keys, danger = false, run }) => (
          <Menu.Item key={key} rightSection={keys === undefined ? null : <Kbd keys={keys} />} {...(danger ? { color: 'red' } : {})} onClick={run}>{words}</Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
