import { Popover, TextInput, UnstyledButton } from '@mantine/core';
import { useEffect, useState, type KeyboardEvent } from 'react';
import type { LaneId, OutcomeId, Point, StageId } from '#engine/blueprint';
import { ItemTile } from '../palette/palette.tsx';
import { activityItems, noteItem, phaseItem, stageItems, type PaletteItem } from '../palette/palette-items.ts';

/** Where and how a new block was asked for. */
export interface QuickAddRequest {
  readonly at: Point;
  readonly screen: { readonly x: number; readonly y: number };
  readonly from?: OutcomeId | undefined;
  readonly insertInto?: OutcomeId | undefined;
  /** Offers activities for the selected stage instead of stages. */
  readonly activities?: boolean;
  /** Offers activities for this stage, or this lane of it. */
  readonly into?: { readonly stage: StageId; readonly lane?: LaneId | undefined } | undefined;
}

export interface QuickAddProps {
  readonly request: QuickAddRequest | null;
  readonly onPick: (item: PaletteItem, request: QuickAddRequest) => void;
  /** Closed; nothing was picked when `isLeft` is true. */
  readonly onClose: (isLeft: boolean) => void;
}

/** The menu at the pointer: type a few letters, Enter takes the first. */
export function QuickAdd({ request, onPick, onClose }: QuickAddProps) {
  return (
    <Popover opened={request !== null} onChange={(opened) => !opened && onClose(true)} position="right-start" trapFocus returnFocus={false} transitionProps={{ duration: 0 }} width={232} shadow="md" offset={4}>
      <Popover.Target>
        <span aria-hidden style={{ position: 'fixed', left: request?.screen.x ?? 0, top: request?.screen.y ?? 0, width: 1, height: 1, pointerEvents: 'none' }} />
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label="Add to the drawing">
        {request && <QuickList request={request} onPick={onPick} onClose={onClose} />}
      </Popover.Dropdown>
    </Popover>
  );
}

function QuickList({ request, onPick, onClose }: { request: QuickAddRequest; onPick: QuickAddProps['onPick']; onClose: QuickAddProps['onClose'] }) {
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const connected = request.from !== undefined || request.insertInto !== undefined;
  const isActivity = request.activities === true || request.into !== undefined;
  const offered = isActivity ? activityItems : connected ? stageItems : [...stageItems, phaseItem, noteItem];
  const items = offered.filter(({ label }) => label.toLowerCase().includes(search.trim().toLowerCase()));
  useEffect(() => setActive(0), [search]);
  const pick = (item: PaletteItem | undefined) => {
    if (!item) return;
    onClose(false);
    onPick(item, request);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setActive((index) => (index + (event.key === 'ArrowDown' ? 1 : items.length - 1)) % Math.max(items.length, 1));
    }
    if (event.key === 'Enter') {
      event.preventDefault();
      pick(items[active]);
    }
  };
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="bt-quick-add"
        aria-activedescendant={items[active] ? `bt-quick-add-${items[active].key}` : undefined}
        aria-label="Add what?"
        placeholder={request.from ? 'Connect to a new…' : request.insertInto ? 'Insert a…' : 'Add a…'}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id="bt-quick-add" role="listbox" aria-label="Blocks" className="bt-quick-list">
        {items.map((item, index) => (
          <UnstyledButton key={item.key} id={`bt-quick-add-${item.key}`} role="option" tabIndex={-1} aria-selected={index === active} className="bt-quick-item" onMouseEnter={() => setActive(index)} onClick={() => pick(item)}>
            <ItemTile item={item} size={24} /> {item.label}
          </UnstyledButton>
        ))}
        {items.length === 0 && <p className="bt-quiet">No block is called that.</p>}
      </div>
    </>
  );
}
