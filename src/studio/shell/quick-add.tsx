import { Popover, TextInput, UnstyledButton } from '@mantine/core';
import { Fragment, memo, useEffect, useState, type KeyboardEvent, type ReactNode } from 'react';
import { canConnect, stagesOf, type Blueprint, type LaneId, type OutcomeId, type Point, type StageId } from '#engine/blueprint';
import { ItemTile } from '../palette/palette.tsx';
import { activityItems, noteItem, phaseItem, stageItems, type PaletteItem } from '../palette/palette-items.ts';
import { StageTile } from '../palette/stage-tile.tsx';
import { useDraft } from '../studio-context.ts';

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
  /** A stage that is already drawn was chosen for this outcome to lead to. */
  readonly onConnect: (outcome: OutcomeId, stage: StageId) => void;
  /** Closed; nothing was picked when `isLeft` is true. */
  readonly onClose: (isLeft: boolean) => void;
}

/** The menu at the pointer: type a few letters, Enter takes the first. */
export const QuickAdd = memo(function QuickAdd({ request, onPick, onConnect, onClose }: QuickAddProps) {
  return (
    <Popover opened={request !== null} onChange={(opened) => !opened && onClose(true)} position="right-start" trapFocus returnFocus={false} transitionProps={{ duration: 0 }} width={232} shadow="md" offset={4}>
      <Popover.Target>
        <span aria-hidden style={{ position: 'fixed', left: request?.screen.x ?? 0, top: request?.screen.y ?? 0, width: 1, height: 1, pointerEvents: 'none' }} />
      </Popover.Target>
      <Popover.Dropdown p={8} aria-label="Add to the drawing">
        {request && <QuickList request={request} onPick={onPick} onConnect={onConnect} onClose={onClose} />}
      </Popover.Dropdown>
    </Popover>
  );
});

/** One line of the menu: something new, or a stage that is already drawn. */
interface Choice {
  readonly key: string;
  readonly label: string;
  readonly tile: ReactNode;
  readonly isDrawn: boolean;
  readonly take: () => void;
}

/** Stages already drawn that this outcome may lead to. */
function drawnChoices(draft: Blueprint, outcome: OutcomeId | undefined, connect: (stage: StageId) => void): readonly Choice[] {
  if (outcome === undefined) return [];
  return stagesOf(draft).filter(({ id }) => canConnect(draft, outcome, id) === null).map(({ id, name, kind, end }) => ({
    key: id, label: name || 'Stage without a name', tile: <StageTile kind={kind} result={end?.result} size={24} />, isDrawn: true, take: () => connect(id),
  }));
}

function QuickList({ request, onPick, onConnect, onClose }: Pick<QuickAddProps, 'onPick' | 'onConnect' | 'onClose'> & { request: QuickAddRequest }) {
  const draft = useDraft();
  const [search, setSearch] = useState('');
  const [active, setActive] = useState(0);
  const connected = request.from !== undefined || request.insertInto !== undefined;
  const isActivity = request.activities === true || request.into !== undefined;
  const offered = isActivity ? activityItems : connected ? stageItems : [...stageItems, phaseItem, noteItem];
  const { from } = request;
  const items: readonly Choice[] = [
    ...offered.map((item): Choice => ({ key: item.key, label: item.label, tile: <ItemTile item={item} size={24} />, isDrawn: false, take: () => onPick(item, request) })),
    ...drawnChoices(draft, isActivity ? undefined : from, (stage) => from !== undefined && onConnect(from, stage)),
  ].filter(({ label }) => label.toLowerCase().includes(search.trim().toLowerCase()));
  useEffect(() => setActive(0), [search]);
  const now = items[active]?.key;
  useEffect(() => {
    // newer browsers answer a promise, which is nothing to clean up
    document.getElementById(`bt-quick-add-${now ?? ''}`)?.scrollIntoView({ block: 'nearest' });
  }, [now]);
  const pick = (item: Choice | undefined) => {
    if (!item) return;
    onClose(false);
    item.take();
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
        aria-activedescendant={now === undefined ? undefined : `bt-quick-add-${now}`}
        aria-label="Add what?"
        placeholder={request.from ? 'Connect to…' : request.insertInto ? 'Insert a…' : 'Add a…'}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
        onKeyDown={onKeyDown}
      />
      <div id="bt-quick-add" role="listbox" aria-label="Blocks" className="bt-quick-list">
        {items.map((item, index) => (
          <Fragment key={item.key}>
            {item.isDrawn && items[index - 1]?.isDrawn !== true && <div className="bt-quick-heading" aria-hidden>Already drawn</div>}
            <UnstyledButton id={`bt-quick-add-${item.key}`} role="option" tabIndex={-1} aria-selected={index === active} className="bt-quick-item" onMouseEnter={() => setActive(index)} onClick={() => pick(item)}>
              {item.tile} <span className="bt-quick-name">{item.label}</span>
            </UnstyledButton>
          </Fragment>
        ))}
        {items.length === 0 && <p className="bt-quiet">{request.from === undefined ? 'No block is called that.' : 'No block or stage is called that.'}</p>}
      </div>
    </>
  );
}
