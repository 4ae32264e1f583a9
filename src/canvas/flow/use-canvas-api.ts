import { useReactFlow } from '@xyflow/react';
import { useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, type RefObject } from 'react';
import { stageOfActivity, type Blueprint, type Edit, type OutcomeId } from '#engine/blueprint';
import type { BlueprintCanvasProps, CanvasApi, CanvasTarget, CanvasThing, DropTarget, ScreenPoint, TidyDirection, TidyScope } from '../contract.ts';
import { boundsOf, holds, onGrid } from '../geometry/box.ts';
import { sizes, type Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';
import { freeAt, freeBelow, insertSpot, lineAt, spotBeside, stageBeside } from '../geometry/placing.ts';
import { framesOf } from '../phases/frames.ts';
import { selectionOf, type Selection } from '../selection.ts';
import { tidyEdit, tidyScope, type TidyManner } from '../tidy/tidy.ts';
import type { CanvasNode, LineEdge } from './projection.ts';
import { thingOfCard, thingOfRow } from './use-canvas-keys.ts';
import { jump } from './use-fit.ts';

interface Sources {
  readonly props: BlueprintCanvasProps;
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
  readonly root: RefObject<HTMLDivElement | null>;
  fit(cards?: readonly string[]): void;
  startConnect(outcome: OutcomeId): void;
  rename(thing: CanvasThing | null): boolean;
  goTo(card: string): void;
  reveal(card: string): void;
  revealOneOf(cards: readonly string[]): void;
  select(selection: Selection): void;
  preview(screen: ScreenPoint | null): void;
}

/** Everything the screen and the keys may ask of the canvas. It always speaks about the drawing as it is now. */
export function useCanvasApi(sources: Sources): CanvasApi {
  const flow = useReactFlow<CanvasNode, LineEdge>();
  const now = useRef(sources);
  const pointer = usePointer(sources.root);
  const awaitTidied = useFitOnceTidied(sources);
  useLayoutEffect(() => {
    now.current = sources;
  });
  const api = useMemo((): CanvasApi => {
    const cardOf = (id: string | undefined) => now.current.cards.find((card) => card.id === id);
    return {
      view: () => flow.getViewport(),
      showView: (view) => void flow.setViewport(view, { duration: jump() }),
      fit: () => now.current.fit(),
      fitSelection: () => {
        const ids = selectedCards(now.current);
        if (ids.length > 0) now.current.fit(ids);
      },
      zoomIn: () => void flow.zoomIn({ duration: jump() }),
      zoomOut: () => void flow.zoomOut({ duration: jump() }),
      zoom100: () => void flow.zoomTo(1, { duration: jump() }),
      zoom: () => flow.getZoom(),
      centreOn: (target) => {
        const box = boxOf(target, now.current);
        if (box) void flow.setCenter(box.x + box.width / 2, box.y + box.height / 2, { zoom: Math.max(0.75, flow.getZoom()), duration: jump() });
      },
      dropTarget: (x, y) => ({ ...dropTarget(flow.screenToFlowPosition({ x, y }), flow.getZoom(), now.current), ...laneAt(x, y) }),
      preview: (screen) => now.current.preview(screen),
      freeSpotAfter: (stage, outcome) => {
        const { cards, props } = now.current;
        const card = cardOf(stageBeside(props.blueprint, stage, outcome));
        return card ? spotBeside(card, cards, outcome) : freeBelow(viewMiddle(now.current.root.current, flow.screenToFlowPosition), cards);
      },
      spotInLine: (outcome) => {
        const { lines, cards } = now.current;
        const line = lines.find((each) => each.outcome.id === outcome);
        return line ? insertSpot(line, cards) : { x: 0, y: 0 };
      },
      pointer: () => pointer.current && flow.screenToFlowPosition(pointer.current),
      tidy: (scope, how, direction) => tidyNow(now, { scope, how, direction }, awaitTidied),
      focus: () => {
        now.current.root.current?.querySelector<HTMLElement>('.react-flow__node[tabindex="0"], .react-flow[tabindex="0"]')?.focus();
      },
      goTo: (card) => now.current.goTo(card),
      // what was just connected is drawn anew first
      focusOutcome: (outcome) => void requestAnimationFrame(() => now.current.root.current?.querySelector<HTMLElement>(`[data-row="outcomes/${outcome}"]`)?.focus({ preventScroll: true })),
      reveal: (thing) => now.current.reveal(cardOfThing(thing, now.current.props.blueprint) ?? ''),
      // where they stand now is known once they are drawn
      revealOneOf: (things) => void requestAnimationFrame(() => now.current.revealOneOf(things.map((id) => seenBy(id, now.current)))),
      takeFocus: () => takeFocus(now.current),
      startConnect: (outcome) => now.current.startConnect(outcome),
      rename: (thing) => now.current.rename(thing),
      phaseAt: (at) => framesOf(now.current.props.blueprint, now.current.cards).find((frame) => holds(frame, at))?.phase.id,
    };
  }, [flow, pointer, awaitTidied]);
  useImperativeHandle(sources.props.apiRef, () => api, [api]);
  return api;
}

interface TidyWish {
  readonly scope: TidyScope;
  readonly how: TidyManner | undefined;
  readonly direction: TidyDirection | undefined;
}

async function tidyNow(now: RefObject<Sources>, { scope, how, direction }: TidyWish, awaitTidied: (before: Blueprint) => void): Promise<Edit | null> {
  const { props: { blueprint, selection }, cards } = now.current;
  const edit = await tidyEdit({ blueprint, cards, how, direction, only: tidyScope(scope, blueprint, selection) });
  // somebody drew on while the layout was being worked out: an old answer would undo their work
  if (now.current.props.blueprint !== blueprint) return null;
  if (edit && scope === 'all' && how !== 'gently') awaitTidied(blueprint);
  return edit;
}

/** After the whole drawing was laid anew, what was in view may be empty ground: all of it is shown once its cards stand. */
function useFitOnceTidied({ props: { blueprint }, fit }: Sources): (before: Blueprint) => void {
  const awaited = useRef<Blueprint | null>(null);
  useEffect(() => {
    const before = awaited.current;
    if (!before || before === blueprint) return;
    awaited.current = null;
    if (before.view.positions !== blueprint.view.positions) fit();
  }, [blueprint, fit]);
  return useCallback((before) => {
    awaited.current = before;
  }, []);
}

/** The middle of what is seen, for a card of the usual size. */
function viewMiddle(root: HTMLElement | null, toDrawing: (screen: ScreenPoint) => ScreenPoint): ScreenPoint {
  const rect = root?.getBoundingClientRect();
  const middle = toDrawing({ x: (rect?.left ?? 0) + (rect?.width ?? 0) / 2, y: (rect?.top ?? 0) + (rect?.height ?? 0) / 2 });
  return { x: middle.x - sizes.width / 2, y: middle.y - 80 };
}

/** The last place of the pointer over the canvas, in pixels of the window. */
function usePointer(root: RefObject<HTMLDivElement | null>): RefObject<ScreenPoint | null> {
  const at = useRef<ScreenPoint | null>(null);
  useLayoutEffect(() => {
    const canvas = root.current;
    const move = ({ clientX: x, clientY: y }: PointerEvent) => {
      at.current = { x, y };
    };
    const leave = () => {
      at.current = null;
    };
    canvas?.addEventListener('pointermove', move);
    canvas?.addEventListener('pointerleave', leave);
    return () => {
      canvas?.removeEventListener('pointermove', move);
      canvas?.removeEventListener('pointerleave', leave);
    };
  }, [root]);
  return at;
}

function cardOfThing({ part, id }: CanvasThing, blueprint: Blueprint): string | undefined {
  if (part === 'activities') return stageOfActivity(blueprint, id)?.id;
  if (part === 'outcomes') return stageBeside(blueprint, undefined, id);
  return part === 'lanes' ? Object.values(blueprint.stages).find((stage) => stage.lanes?.[id])?.id : id;
}

/** A stage of a folded phase is seen by the card of its phase. */
function seenBy(id: string, { cards, props: { blueprint } }: Sources): string {
  const stage = blueprint.stages[id];
  return stage === undefined || cards.some((card) => card.id === id) ? id : stage.phase ?? id;
}

/** Only what the keys reached counts: a click has selected already, and may have taken a mark away on purpose. */
function takeFocus({ root, props, select }: Sources): void {
  const focused = document.activeElement;
  if (!(focused instanceof HTMLElement) || !root.current?.contains(focused) || !focused.matches(':focus-visible')) return;
  const row = focused.closest<HTMLElement>('[data-row]');
  const card = focused.closest<HTMLElement>('.react-flow__node')?.dataset['id'];
  const thing = row ? thingOfRow(row) : card === undefined ? null : thingOfCard(props.blueprint, card);
  if (!thing || thing.part === 'lanes') return;
  const { stages, activities, outcomes, notes, phases } = props.selection;
  if (stages.length + activities.length + outcomes.length + notes.length + phases.length === 0) select(selectionOf({ [thing.part]: [thing.id] }));
}

function selectedCards({ props: { selection, blueprint } }: Sources): readonly string[] {
  const ofOutcomes = selection.outcomes.flatMap((outcome) => stageBeside(blueprint, undefined, outcome) ?? []);
  return [...new Set<string>([...selection.stages, ...selection.notes, ...selection.phases, ...ofOutcomes])];
}

function boxOf(target: CanvasTarget, { cards, props: { blueprint } }: Sources) {
  if ('stage' in target) return cards.find((card) => card.id === target.stage) ?? cards.find((card) => card.id === blueprint.stages[target.stage]?.phase);
  const outcome = blueprint.outcomes[target.outcome];
  const ends = [stageBeside(blueprint, undefined, target.outcome), outcome?.to];
  return boundsOf(cards.filter((card) => ends.includes(card.id)).slice(0, 1));
}

function dropTarget(point: { x: number; y: number }, zoom: number, { cards, lines, props: { blueprint } }: Sources): DropTarget {
  const card = cards.findLast((each) => holds(each, point));
  const at = onGrid({ x: point.x - sizes.width / 2, y: point.y - sizes.header / 2 });
  const free = freeAt(at, cards);
  if (card) return card.stage ? { at, free, stage: card.stage.id } : { at, free };
  const phase = framesOf(blueprint, cards).find((frame) => holds(frame, point))?.phase.id;
  const within = phase === undefined ? {} : { phase };
  const line = lineAt(point, lines, 16 / zoom);
  const inLine = line && insertSpot(line, cards);
  return line && inLine ? { at: inLine, free: inLine, outcome: line.outcome.id, ...within } : { at, free, ...within };
}

function laneAt(x: number, y: number): Pick<DropTarget, 'lane'> {
  const lane = typeof document.elementsFromPoint === 'function' ? document.elementsFromPoint(x, y).flatMap((each) => each.closest<HTMLElement>('[data-lane]')?.dataset['lane'] ?? [])[0] : undefined;
  return lane === undefined ? {} : { lane };
}
