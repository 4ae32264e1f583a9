import { useCallback, useRef, type KeyboardEvent, type RefObject } from 'react';
import type { Blueprint, Edit, OutcomeId, Point } from '#engine/blueprint';
import { announce, formatCount } from '../../ui/index.ts';
import type { BlueprintCanvasProps, CanvasApi, CanvasThing } from '../contract.ts';
import type { Card } from '../geometry/card.ts';
import { neighbour, reachable, type Direction } from './walking-along.ts';
import { emptySelection, isSameSelection, selectionOf, sizeOfSelection, toggled, type Selection } from '../selection.ts';
import { rowStepEdit } from './row-steps.ts';

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
  make(edit: Edit, said: string): unknown;
  startConnect(outcome: OutcomeId): void;
  /** Gives up a line that was begun with a tap; says whether there was one. */
  cancelTap(): boolean;
  openMenu(thing: CanvasThing | null, beside: Element): void;
}

/** What the focus is on: a card, a row inside one, or the canvas itself. */
interface Place {
  readonly card: string | undefined;
  readonly row: HTMLElement | null;
}

/** What the arrow keys selected by walking, and whether somebody marks things with Space, which walking then leaves alone. */
interface Followed {
  walked: Selection;
  isMarking: boolean;
}

/** The keys of the canvas while it has the focus (ui.md "Keyboard and speech"). Keys it does not know go on to the screen. */
export function useCanvasKeys(sources: Sources): (event: KeyboardEvent<HTMLElement>) => void {
  const followed = useRef<Followed>({ walked: emptySelection, isMarking: false });
  return useCallback((event) => {
    if (event.defaultPrevented || !(event.target instanceof HTMLElement) || event.target.closest('input, textarea, .bt-connect')) return;
    const place = placeOf(event.target);
    const done = menuKey(event, place, sources) || arrowKey(event, place, sources, followed.current) || viewKey(event, sources) || cardKey(event, place, sources, followed.current);
    if (done) event.preventDefault();
  }, [sources]);
}

function arrowKey(event: KeyboardEvent, place: Place, sources: Sources, followed: Followed): boolean {
  const direction = arrows[event.key];
  if (!direction) return false;
  const { card, row } = place;
  const { props, cards, goTo } = sources;
  if (event.altKey) return altArrow(event, direction, place, sources);
  if (event.ctrlKey || event.metaKey) return props.mode === 'design' && nudgeKey(event, direction, card, sources);
  if (row && (direction === 'up' || direction === 'down')) {
    const next = stepRow(row, direction === 'down' ? 1 : -1);
    if (next) follow(thingOfRow(next), sources, followed);
    return true;
  }
  const next = neighbour(props.blueprint, cards, card ?? '', direction);
  if (next === undefined) return true;
  const things = [card, next].filter((id) => id !== undefined && props.blueprint.stages[id] !== undefined) as Selection['stages'];
  if (event.shiftKey) sources.select(selectionOf({ stages: [...new Set([...props.selection.stages, ...things])] }));
  else follow(thingOfCard(props.blueprint, next), sources, followed);
  goTo(next);
  return true;
}

/** Ctrl and an arrow moves cards by 8 pixels, with Shift by 64. */
function nudgeKey(event: KeyboardEvent, direction: Direction, card: string | undefined, { props, nudge }: Sources): boolean {
  const chosen: readonly string[] = [...props.selection.stages, ...props.selection.notes, ...props.selection.phases];
  const pinned = new Set<string>(props.blueprint.view.pinned);
  const ids = (card === undefined || chosen.includes(card) ? chosen : [card]).filter((id) => id !== 'common');
  const free = ids.filter((id) => !pinned.has(id));
  const by = event.shiftKey ? 64 : 8;
  if (free.length > 0) nudge(free, { x: steps[direction].x * by, y: steps[direction].y * by });
  else if (ids.length > 0) announce('This card is locked in place');
  return ids.length > 0;
}

/** Alt with up or down moves a row in its list; Shift and Alt with left or right marks everything before or after. */
function altArrow(event: KeyboardEvent, direction: Direction, { card, row }: Place, { props, select, make, root }: Sources): boolean {
  if (event.shiftKey && (direction === 'left' || direction === 'right')) {
    const from = props.selection.stages.length > 0 ? props.selection.stages : card !== undefined && props.blueprint.stages[card] ? [card] : [];
    if (from.length === 0) return false;
    const stages = reachable(props.blueprint, from, direction === 'left' ? 'before' : 'after');
    select(selectionOf({ stages }));
    announce(`${formatCount(stages.length, 'stage')} selected`);
    return true;
  }
  if (event.shiftKey || !row || props.mode !== 'design' || (direction !== 'up' && direction !== 'down')) return false;
  const name = row.dataset['row'];
  const edit = rowStepEdit(props.blueprint, thingOfRow(row), direction === 'down' ? 1 : -1);
  if (!edit) return true;
  make(edit, direction === 'down' ? 'Moved down' : 'Moved up');
  requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`[data-row="${name}"]`)?.focus({ preventScroll: true }));
  return true;
}

/** The selection goes along with the focus, unless somebody marked something by hand. */
function follow(thing: CanvasThing | null, { props, select }: Sources, followed: Followed): void {
  if (sizeOfSelection(props.selection) === 0) followed.isMarking = false;
  if (!thing || thing.part === 'lanes' || followed.isMarking) return;
  followed.walked = selectionOf({ [thing.part]: [thing.id] });
  select(followed.walked);
}

function viewKey(event: KeyboardEvent, { api, props }: Sources): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || props.singleKeys === false) return false;
  const keys: Readonly<Record<string, () => void>> = { '1': api.fit, '2': api.fitSelection, '0': api.zoom100, '+': api.zoomIn, '=': api.zoomIn, '-': api.zoomOut };
  const act = keys[event.key];
  act?.();
  return act !== undefined;
}

function menuKey(event: KeyboardEvent, { card, row }: Place, { props, openMenu, root }: Sources): boolean {
  if (event.key !== 'ContextMenu' && !(event.key === 'F10' && event.shiftKey)) return false;
  const beside = row ?? root.current?.querySelector(`.react-flow__node[data-id="${card ?? ''}"]`) ?? root.current;
  if (beside) openMenu(row ? thingOfRow(row) : card === undefined ? null : thingOfCard(props.blueprint, card), beside);
  return true;
}

function cardKey(event: KeyboardEvent, { card, row }: Place, sources: Sources, followed: Followed): boolean {
  const { props, root, goTo, select, remove } = sources;
  const isDesign = props.mode === 'design';
  if (event.key === 'Backspace' && isDesign && !event.altKey) {
    remove(props.selection, event.ctrlKey || event.metaKey);
    return true;
  }
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return drillFrom(row, props);
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  switch (event.key) {
    case 'Enter':
      return row ? openRow(row, sources) : enterCard(card, sources, followed);
    case 'Escape':
      if (sources.cancelTap()) return true;
      if (row && card) {
        goTo(card);
        follow(thingOfCard(props.blueprint, card), sources, followed);
      } else select(emptySelection);
      return true;
    case ' ':
      return markKey(row ? thingOfRow(row) : card === undefined ? null : thingOfCard(props.blueprint, card), sources, followed);
    case 'c':
    case 'C':
      return isDesign && props.singleKeys !== false && connectFrom(card, row, props.blueprint, root.current, sources.startConnect);
    default:
      return false;
  }
}

/** Ctrl+Enter on the row of a blueprint that is started goes into it (ui.md 31). */
function drillFrom(row: HTMLElement | null, { onDrill }: BlueprintCanvasProps): boolean {
  const [part, id] = row ? rowOf(row) : [];
  if (!onDrill || part !== 'starts' || id === undefined) return false;
  onDrill(id);
  return true;
}

/** Space marks what has the focus, or takes the mark away. What was only selected by walking becomes marked. */
function markKey(thing: CanvasThing | null, { props, select }: Sources, followed: Followed): boolean {
  if (!thing || thing.part === 'lanes') return thing !== null;
  const isWalked = !followed.isMarking && isSameSelection(props.selection, followed.walked);
  followed.isMarking = true;
  if (isWalked && (props.selection[thing.part] as readonly string[]).includes(thing.id)) announce('Marked');
  else select(toggled(props.selection, thing.part, thing.id));
  return true;
}

/** Enter on a card goes to its first row; a card without rows opens. */
function enterCard(card: string | undefined, sources: Sources, followed: Followed): boolean {
  const { props, root } = sources;
  if (card === undefined) return false;
  const first = root.current?.querySelector<HTMLElement>(`.react-flow__node[data-id="${card}"] [data-row]`);
  if (first) {
    first.focus();
    follow(thingOfRow(first), sources, followed);
  } else if (props.blueprint.stages[card]) props.onOpen?.({ stage: props.blueprint.stages[card].id });
  return true;
}

function openRow(row: HTMLElement, sources: Sources): boolean {
  const [part, id] = rowOf(row);
  if (row instanceof HTMLButtonElement) row.click();
  else {
    selectRow(row, sources);
    const outcome = part === 'outcomes' && id ? sources.props.blueprint.outcomes[id] : undefined;
    const stage = row.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
    if (outcome) sources.props.onOpen?.({ outcome: outcome.id });
    else if (stage && sources.props.blueprint.stages[stage]) sources.props.onOpen?.({ stage: sources.props.blueprint.stages[stage].id });
  }
  return true;
}

function selectRow(row: HTMLElement, { select }: Sources): void {
  const [part, id] = rowOf(row);
  if (id && (part === 'outcomes' || part === 'activities')) select(selectionOf({ [part]: [id] }));
}

function stepRow(row: HTMLElement, by: 1 | -1): HTMLElement | undefined {
  const rows = [...(row.closest('.react-flow__node')?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const next = rows[rows.indexOf(row) + by];
  next?.focus();
  return next;
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

/** The thing a row is about; a button in a card is about nothing. */
export function thingOfRow(row: HTMLElement): CanvasThing | null {
  const [part, id] = rowOf(row);
  if (id === undefined) return null;
  if (part === 'open') return { part: 'outcomes', id };
  return part === 'activities' || part === 'outcomes' || part === 'lanes' ? { part, id } : null;
}

/** The thing a card or a note is. */
export function thingOfCard({ stages, notes, phases }: Blueprint, id: string): CanvasThing | null {
  if (stages[id]) return { part: 'stages', id };
  if (notes[id]) return { part: 'notes', id };
  return phases[id] ? { part: 'phases', id } : null;
}
