import { Menu } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';
import type { PhaseId } from '#engine/blueprint';
import type { CanvasThing, MenuRequest, TidyDirection } from '../../canvas/index.ts';
import { Kbd } from '../../ui/index.ts';
import { kindChoices, type KindChoice } from '../draft/stage-kind.ts';
import type { QuickAddRequest } from '../shell/quick-add.tsx';
import type { Adding } from '../shell/use-adding.ts';
import type { Deeds } from '../shell/use-deeds.ts';
import { useStudio } from '../studio-context.ts';
import { entriesFor, type Entry } from './entries.ts';

/** A menu that was asked for; `kinds` offers only what else a stage could be. */
export interface OpenMenu extends MenuRequest {
  readonly only?: 'kinds';
}

export interface ContextMenuProps {
  readonly open: OpenMenu | null;
  readonly deeds: Deeds;
  readonly adding: Adding;
  readonly onClose: () => void;
  readonly onRename: (thing: CanvasThing) => void;
  readonly onDetails: () => void;
  readonly onAdd: (request: QuickAddRequest) => void;
  readonly onTidy: (phase?: PhaseId, how?: 'whole' | 'gently', direction?: TidyDirection) => void;
  /** Keeps what is selected for other drawings. */
  readonly onKeep: () => void;
}

/** A menu asked for by key takes the focus from the drawing; that is no wish to close it again, in milliseconds. */
const settling = 200;

/** What can be done here, with the keys that do the same (ui.md 25, "context menu"). */
export function ContextMenu(props: ContextMenuProps) {
  const { open, onClose } = props;
  const { canvas } = useStudio();
  const openedAt = useRef(0);
  useEffect(() => {
    if (open) openedAt.current = performance.now();
  }, [open]);
  const close = () => {
    onClose();
    // the menu was asked for from the drawing: that is where keys go on
    setTimeout(() => document.activeElement === document.body && canvas.current?.focus(), 0);
  };
  return (
    <Menu opened={open !== null} onChange={(isOpen) => !isOpen && performance.now() - openedAt.current > settling && close()} position="bottom-start" width={264} offset={2} trapFocus returnFocus transitionProps={{ duration: 0 }} withinPortal>
      <Menu.Target>
        <span aria-hidden style={{ position: 'fixed', left: open?.screen.x ?? 0, top: open?.screen.y ?? 0, width: 1, height: 1, pointerEvents: 'none' }} />
      </Menu.Target>
      <Menu.Dropdown className="bt-context-menu" mah="calc(100vh - 24px)" style={{ overflow: 'auto' }}>{open && <Entries {...props} open={open} />}</Menu.Dropdown>
    </Menu>
  );
}

function Entries({ open, ...tools }: ContextMenuProps & { open: OpenMenu }) {
  const { store } = useStudio();
  const { draft, selection } = store.getState();
  if (open.only === 'kinds') return <><Menu.Label>Make it</Menu.Label><Kinds onPick={tools.deeds.replaceKind} /></>;
  return <>{entriesFor({ draft, selection, menu: open, store, ...tools }).map((entry, index) => <One key={index} entry={entry} />)}</>;
}

function Kinds({ onPick }: { onPick: (choice: KindChoice) => void }) {
  return <>{kindChoices.map((choice) => <Menu.Item key={choice.value} onClick={() => onPick(choice)}>{choice.label}</Menu.Item>)}</>;
}

function One({ entry }: { entry: Entry }): ReactNode {
  if (entry === 'line') return <Menu.Divider />;
  if ('title' in entry) return <Menu.Label>{entry.title}</Menu.Label>;
  if ('entries' in entry) {
    return (
      <Menu.Sub>
        <Menu.Sub.Target><Menu.Sub.Item>{entry.label}</Menu.Sub.Item></Menu.Sub.Target>
        <Menu.Sub.Dropdown mah={360} style={{ overflow: 'auto' }}>{entry.entries.map((inner, index) => <One key={index} entry={inner} />)}</Menu.Sub.Dropdown>
      </Menu.Sub>
    );
  }
  return (
    <Menu.Item {...(entry.isDangerous === true ? { color: 'negative' } : {})} disabled={entry.isOff === true} rightSection={entry.keys === undefined ? null : <Kbd keys={entry.keys} />} onClick={entry.run}>
      {entry.label}
    </Menu.Item>
  );
}
