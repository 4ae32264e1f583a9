import { useCallback, type KeyboardEvent, type RefObject } from 'react';
import type { Blueprint, OutcomeId, Point } from '#engine/blueprint';
import type { BlueprintCanvasProps, CanvasApi } from '../contract.ts';
import type { Card } from '../geometry/card.ts';
import { neighbour, type Direction } from '../geometry/walking.ts';
import { emptySelection, selectionOf, toggled, type Selection } from '../selection.ts';

const arrows: Readonly<Record<string, Direction>> = { ArrowLeft: 'left', ArrowRight: 'right', ArrowUp: 'up', ArrowDown: 'down' };
const steps: Readonly<Record<Direction, Point>> = { left: { x: -1, y: 0 }, right: { x: 1, y: 0 }, up: { x: 0, y: -1 }, down: { x: 0, y: 1 } };

interface Sources {
  readonly props: BlueprintCanvasProps;
  readonly cards: readonly Card[];
  readonly root: RefObject<HTMLDivElement | null>;
  readonly api: CanvasApi;
  /** Gives a card the tab stop and the focus, and brings it into view. */
  goTo(card: string): void;
  select(selection: Selection): void;
  nudge(ids: readonly string[], by: Point): void;
  remove(selection: Selection, heal: boolean): void;
  startConnect(outcome: OutcomeId): void;
  /** Gives up a line that was begun with a tap; says whether there was one. */
  cancelTap(): boolean;
}

/** What the focus is on: a card, a row inside one, or the canvas itself. */
interface Place {
  readonly card: string | undefined;
  readonly row: HTMLElement | null;
}

/** The keys of the canvas while it has the focus (ui.md "Keyboard and speech"). Keys it does not know go on to the screen. */
export function useCanvasKeys(sources: Sources): (event: KeyboardEvent<HTMLElement>) => void {
  return useCallback((event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement) || event.target.closest('input, textarea, .bt-connect')) return;
    const place = placeOf(event.target);
    const done = arrowKey(event, place, sources) || viewKey(event, sources.api) || cardKey(event, place, sources);
    if (done) event.preventDefault();
  }, [sources]);
}

function arrowKey(event: KeyboardEvent, { card, row }: Place, { props, cards, goTo, nudge, select }: Sources): boolean {
  const direction = arrows[event.key];
  if (!direction || event.altKey) return false;
  if ((event.ctrlKey || event.metaKey) && props.mode === 'design') {
    const chosen: readonly string[] = [...props.selection.stages, ...props.selection.notes];
    const ids = card === undefined || chosen.includes(card) ? chosen : [card];
    const by = event.shiftKey ? 64 : 8;
    nudge(ids.filter((id) => id !== 'common'), { x: steps[direction].x * by, y: steps[direction].y * by });
    return ids.length > 0;
  }
  if (row && (direction === 'up' || direction === 'down')) return stepRow(row, direction === 'down' ? 1 : -1);
  const next = neighbour(props.blueprint, cards, card ?? '', direction);
  if (next === undefined) return true;
  if (event.shiftKey) select(selectionOf({ stages: [...new Set([...props.selection.stages, ...[card, next].filter((id) => id !== undefined && props.blueprint.stages[id] !== undefined)])] as Selection['stages'] }));
  goTo(next);
  return true;
}

function viewKey(event: KeyboardEvent, api: CanvasApi): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  const keys: Readonly<Record<string, () => void>> = { '1': api.fit, '2': api.fitSelection, '0': api.zoom100, '+': api.zoomIn, '=': api.zoomIn, '-': api.zoomOut };
  const act = keys[event.key];
  act?.();
  return act !== undefined;
}

function cardKey(event: KeyboardEvent, { card, row }: Place, sources: Sources): boolean {
  const { props, root, goTo, select, remove } = sources;
  const isDesign = props.mode === 'design';
  if (event.key === 'Backspace' && isDesign && !event.altKey) {
    remove(props.selection, event.ctrlKey || event.metaKey);
    return true;
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'Enter':
      return row ? openRow(row, sources) : enterCard(card, sources);
    case 'Escape':
      if (sources.cancelTap()) return true;
      if (row && card) goTo(card);
      else select(emptySelection);
      return true;
    case ' ':
      if (row) selectRow(row, sources, true);
      else if (card && props.blueprint.stages[card]) select(toggled(props.selection, 'stages', card));
      else if (card && props.blueprint.notes[card]) select(toggled(props.selection, 'notes', card));
      return row !== null || card !== undefined;
    case 'c':
    case 'C':
      return isDesign && connectFrom(card, row, props.blueprint, root.current, sources.startConnect);
    default:
      return false;
  }
}

/** Enter on a card goes to its first row; a card without rows opens. */
function enterCard(card: string | undefined, { props, root }: Sources): boolean {
  if (card === undefined) return false;
  const first = root.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${card}"] [data-row]`);
  if (first) first.focus();
  else if (props.blueprint.stages[card]) props.onOpen?.({ stage: props.blueprint.stages[card].id });
  return true;
}

function openRow(row: HTMLElement, sources: Sources): boolean {
  const [part, id] = rowOf(row);
  if (part === 'open') row.click();
  else {
    selectRow(row, sources, false);
    const outcome = part === 'outcomes' && id ? sources.props.blueprint.outcomes[id] : undefined;
    const stage = row.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    if (outcome) sources.props.onOpen?.({ outcome: outcome.id });
    else if (stage && sources.props.blueprint.stages[stage]) sources.props.onOpen?.({ stage: sources.props.blueprint.stages[stage].id });
  }
  return true;
}

function selectRow(row: HTMLElement, { props, select }: Sources, toggles: boolean): void {
  const [part, id] = rowOf(row);
  if (!id || (part !== 'outcomes' && part !== 'activities')) return;
  select(toggles ? toggled(props.selection, part, id) : selectionOf({ [part]: [id] }));
}

function stepRow(row: HTMLElement, by: 1 | -1): boolean {
  const rows = [...(row.closest('.react-flow__node')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  rows[rows.indexOf(row) + by]?.focus();
  return true;
}

/** C on an outcome's row connects it; on a card, its first outcome that leads nowhere yet, else its first. */
function connectFrom(card: string | undefined, row: HTMLElement | null, blueprint: Blueprint, root: HTMLElement | null, startConnect: (outcome: OutcomeId) => void): boolean {
  const [part, named] = row ? rowOf(row) : [];
  const rows = [...(root?.querySelectorAll<HTMLElement>(`.react-flow__node[data-id="${card ?? ''}"] [data-row^="outcomes/"]`) ?? [])].map((each) => rowOf(each)[1] ?? '');
  const id = part === 'outcomes' || part === 'open' ? named : rows.find((each) => blueprint.outcomes[each]?.to === null) ?? rows[0];
  const outcome = id === undefined ? undefined : blueprint.outcomes[id];
  if (outcome) startConnect(outcome.id);
  return outcome !== undefined;
}

function placeOf(target: HTMLElement): Place {
  return { card: target.closest<HTMLElement>('.react-flow__node')?.dataset['id'], row: target.closest<HTMLElement>('[data-row]') };
}

function rowOf(row: HTMLElement): readonly (string | undefined)[] {
  return (row.dataset['row'] ?? '').split('/');
}
