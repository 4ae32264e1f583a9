import { ReactFlow, ReactFlowProvider, SelectionMode, useStore, type EdgeTypes, type NodeChange, type NodeTypes } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type PointerEvent, type RefObject } from 'react';
import type { Edit, EditRefusal, OutcomeId } from '#engine/blueprint';
import { announce, createNames, describeEditRefusal, formatCount, notifyProblem, useWheelZooms, type Names } from '../../ui/index.ts';
import { CardProvider, ConnectionProvider } from '../cards/card-context.ts';
import { CarriedGhost } from '../cards/carried-ghost.tsx';
import { StageCard } from '../cards/stage-card.tsx';
import type { BlueprintCanvasProps, CanvasApi, EditManner, ScreenPoint } from '../contract.ts';
import { deletedWords, deleteEdit } from '../deleting.ts';
import { boundsOf, type Box } from '../geometry/box.ts';
import type { Line } from '../geometry/lines.ts';
import { DrawnLine } from '../lines/drawn-line.tsx';
import { LineProvider } from '../lines/line-context.ts';
import { LineGround } from '../lines/line-ground.tsx';
import { OutcomeLine } from '../lines/outcome-line.tsx';
import { useLineContext } from '../lines/use-line-context.ts';
import { NoteCard } from '../notes/note-card.tsx';
import { PhaseFrame } from '../phases/phase-frame.tsx';
import { OverviewLines } from '../overview/overview-lines.tsx';
import { useFar } from '../overview/use-far.ts';
import { emptySelection, type Selection } from '../selection.ts';
import { CanvasTools, HelperLines } from './canvas-tools.tsx';
import { ConnectPicker } from './connect-picker.tsx';
import { CanvasOverlay } from './overlay.tsx';
import { DottedGround } from './dotted-ground.tsx';
import type { CanvasNode, LineEdge } from './projection.ts';
import { SelectionTools } from './selection-tools.tsx';
import { SpaceTool } from './space-tool.tsx';
import { RecordToken } from './record-token.tsx';
import { useCanvasApi } from './use-canvas-api.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useCardCanvas } from './use-card-canvas.ts';
import { askingOf, foldedView, useCardState } from './use-card-state.ts';
import { useCarrying } from './use-carrying.ts';
import { useConnections } from './use-connections.ts';
import { useDrawing } from './use-drawing.ts';
import { farthest, fitPadding, useFit } from './use-fit.ts';
import { useFocusStop } from './use-focus-stop.ts';
import { useLasting } from './use-lasting.ts';
import { useLifted } from './use-lifted.ts';
import { useMenu } from './use-menu.ts';
import { useMoving } from './use-moving.ts';
import { useNaming } from './use-naming.ts';
import { useOpeningView } from './use-opening-view.ts';
import { usePreview } from './use-preview.ts';
import { useSelecting } from './use-selecting.ts';
import '../canvas.css';
import '../cards/cards.css';
import './flow.css';
import '../notes/notes.css';
import '../phases/phases.css';

const nodeTypes: NodeTypes = { stage: StageCard, note: NoteCard, phase: PhaseFrame };
const edgeTypes: EdgeTypes = { line: OutcomeLine };
const addKeys = ['Shift', 'Control', 'Meta'];
const fixed = { deleteKeyCode: null, selectionKeyCode: null, multiSelectionKeyCode: addKeys, panActivationKeyCode: 'Space', disableKeyboardA11y: true, nodesFocusable: false, edgesFocusable: false, onlyRenderVisibleElements: true, zoomOnDoubleClick: false, connectionRadius: 28, connectOnClick: true, selectNodesOnDrag: false, nodeDragThreshold: 3, reconnectRadius: 12, minZoom: farthest, maxZoom: 2, elevateNodesOnSelect: false } as const;

/** The drawing, to be looked at and drawn on: by pointer, by touch and by keys alike. Every change is one edit. */
export function BlueprintCanvas(props: BlueprintCanvasProps) {
  return <ReactFlowProvider><Canvas {...props} /></ReactFlowProvider>;
}

function Canvas(props: BlueprintCanvasProps) {
  const { blueprint, mode, selection, onOpen } = props;
  const isDesign = mode === 'design';
  const root = useRef<HTMLDivElement>(null);
  const names = useMemo(() => createNames({ blueprint }), [blueprint]);
  const { make, refuse } = useMaking(props, names);
  const restingLines = useRef<readonly Line[]>([]);
  const { select, takeChanges, pick } = useSelecting(blueprint, selection, props.onSelect);
  const { stop, goTo, reveal, revealOneOf, setStop } = useFocusStop(blueprint, root);
  const { isOpened, open, first } = useOpeningView(props);
  const isFar = useFar(Object.keys(blueprint.stages).length, isOpened, first !== undefined);
  const moves = useMoving({ ...props, isFar }, restingLines, refuse);
  // React Flow would fit only what an opening overview shows already; onInit below fits everything
  const [isSmall] = useState(!isFar && first === undefined);
  const drawing = useDrawing({ ...props, moving: moves.moving, hand: moves.hand, stop, isFar });
  useLayoutEffect(() => {
    restingLines.current = drawing.restingLines;
  });
  useLifted();
  const naming = useNaming({ props, root, make });
  const { carried, carry } = useCarrying({ blueprint, root, make });
  const [picking, setPicking] = useState<{ readonly outcome: OutcomeId; readonly x: number; readonly y: number } | null>(null);
  const startConnect = useCallback((outcome: OutcomeId) => setPicking({ outcome, ...rowPlace(root.current, outcome) }), []);
  const fit = useFit(props.padding);
  const menu = useMenu(props, select);
  const showing = useRef<(screen: ScreenPoint | null) => void>(() => undefined);
  const api = useCanvasApi({ props, cards: drawing.cards, lines: drawing.lines, root, fit, startConnect, rename: naming.rename, goTo, reveal, revealOneOf, select, preview: (screen) => showing.current(screen) });
  const shown = usePreview(blueprint, api.dropTarget, moves.pretend);
  useLayoutEffect(() => {
    showing.current = shown.preview;
  });
  const { connecting, connect, isGivenUp, tapCard, tapGround, cancelTap, props: connectProps } = useConnections({ blueprint, make, refuse, onQuickAdd: props.onQuickAdd, onTold: props.onTold, dropTarget: api.dropTarget });
  const remove = (marked: Selection, heal: boolean) => {
    const edit = deleteEdit(marked, heal);
    const words = edit ? deletedWords(blueprint, edit) : '';
    if (edit && !make(edit, words)) props.onTold?.(words);
  };
  const onKeyDown = useCanvasKeys({ props, cards: drawing.cards, root, api, goTo, select, nudge: moves.nudge, remove, make, startConnect, cancelTap, openMenu: menu.openBeside });
  const state = useCardState(props, drawing, names, { naming: naming.naming, carried, joining: moves.joining ?? shown.phase, attaching: moves.attaching ?? shown.stage });
  const cards = useCardCanvas(state, { ...askingOf(props, drawing, make), pick, carry, edit: make, startNaming: naming.startNaming, finishNaming: naming.finishNaming, openMenu: menu.open, fold: (phase) => void make({ type: 'setField', path: ['view', 'collapsed'], value: foldedView(blueprint, phase) }, 'Folded', { unremembered: true }) });
  const { hovered, props: hoverProps } = useHoveredOutcome();
  const lines = useLineContext({ props, drawing, make, hoveredOutcome: moves.splicing?.outcome.id ?? shown.outcome ?? hovered });
  const { nodes, resize } = useResizing(drawing.nodes);
  const around = useMemo(() => boundsOf(drawing.nodes.flatMap((node) => (node.selected && node.type !== 'phase' ? [{ ...node.position, width: node.width ?? 0, height: node.height ?? 0 }] : []))), [drawing.nodes]);
  const { isTouch, onPointerDownCapture } = useTouch();
  const fitOptions = useMemo(() => ({ padding: fitPadding(props.padding), maxZoom: 1 }), [props.padding]);
  const wheelZooms = useWheelZooms();
  const gesturesNow = useMemo(() => gestures(isDesign, props.tool, isTouch, wheelZooms), [isDesign, props.tool, isTouch, wheelZooms]);
  const handlers = useLasting({
    ...(isDesign ? connectProps : {}),
    onInit: () => open(fit),
    onNodesChange: (changes: readonly NodeChange<CanvasNode>[]) => {
      takeChanges(changes);
      resize(changes);
      moves.drag(changes);
    },
    onNodeDrag: moves.onNodeDrag,
    onNodeDragStop: moves.drop,
    onNodeClick: (event: MouseEvent, node: CanvasNode) => {
      setStop(node.id);
      tapCard(event, node.id);
    },
    onNodeDoubleClick: (_: MouseEvent, node: CanvasNode) => node.type === 'stage' && node.data.card.stage && onOpen?.({ stage: node.data.card.stage.id }),
    onEdgeClick: (event: MouseEvent, edge: LineEdge) => edge.data && pick('outcomes', edge.data.line.outcome.id, adds(event)),
    onEdgeDoubleClick: (_: MouseEvent, edge: LineEdge) => edge.data && onOpen?.({ outcome: edge.data.line.outcome.id }),
    onPaneClick: (event: MouseEvent) => {
      const line = isFar ? api.dropTarget(event.clientX, event.clientY).outcome : undefined;
      if (line !== undefined) pick('outcomes', line, adds(event));
      else if (!tapGround(event)) select(emptySelection);
    },
    onKeyDown,
  });
  const isSeveral = selection.stages.length + selection.notes.length > 1;
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- gestures on the ground; everything they do has a key
    <div ref={root} className="bt-canvas" data-mode={mode} data-tool={props.tool} data-record={props.here !== undefined || undefined} data-tried={shown.outcome !== undefined || undefined} data-given-up={isGivenUp || undefined} {...menu.props} onPointerDownCapture={onPointerDownCapture} onDoubleClick={(event) => openGround(event, props, api)} {...hoverProps}>
      <CardProvider value={cards}><ConnectionProvider value={connecting}><LineProvider value={lines}>
        <Zoom root={root} />
        <ReactFlow<CanvasNode, LineEdge>
          {...fixed}
          {...gesturesNow}
          nodes={nodes}
          edges={drawing.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          connectionLineComponent={DrawnLine}
          selectionMode={SelectionMode.Partial}
          {...handlers}
          {...(stop === undefined ? { tabIndex: 0 } : {})}
          fitView={isSmall}
          {...(first ? { defaultViewport: first } : {})}
          fitViewOptions={fitOptions}
          aria-label={`${blueprint.name || 'Blueprint'}, ${formatCount(Object.keys(blueprint.stages).length, 'stage')}, ${formatCount(Object.keys(blueprint.outcomes).length, 'outcome')}`}
          aria-roledescription="blueprint canvas"
        >
          <DottedGround />
          <LineGround />
          {isFar && <OverviewLines drawing={drawing} moving={moves.moving} selection={selection} root={root} />}
          <RecordToken travel={props.travel} here={props.here} lines={drawing.lines} cards={drawing.cards} />
          <HelperLines hand={moves.hand} />
          <CanvasTools api={api} map={props.map} shown={{ cards: drawing.resting, frames: drawing.frames, notes: blueprint.notes, selection, findings: drawing.findings }} />
          <CanvasOverlay pins={props.pins} onPin={props.onPin} marks={props.marks} hand={moves.hand} link={props.link} />
        </ReactFlow>
        {isSeveral && around && moves.moving.size === 0 && props.selectionTools && <SelectionTools around={around}>{props.selectionTools}</SelectionTools>}
        <CarriedGhost />
        {isDesign && props.singleKeys !== false && <SpaceTool blueprint={blueprint} root={root} pretend={moves.pretend} make={make} />}
        {picking && <ConnectPicker blueprint={blueprint} names={names} outcome={picking.outcome} at={picking} onClose={() => setPicking(null)} onPick={(stage) => {
          setPicking(null);
          connect(picking.outcome, stage);
          focusRow(root.current, picking.outcome);
        }} />}
      </LineProvider></ConnectionProvider></CardProvider>
    </div>
  );
}

/** Makes edits for a gesture: says what was done to people who listen, and why something was not done to everybody. */
function useMaking({ onEdit }: BlueprintCanvasProps, names: Names) {
  const refuse = useCallback((refusal: EditRefusal) => {
    const words = describeEditRefusal(refusal, names);
    notifyProblem(words);
    announce(words);
  }, [names]);
  const make = useCallback((edit: Edit, done: string, manner?: EditManner) => {
    const refusal = onEdit(edit, manner);
    if (refusal) refuse(refusal);
    else announce(done);
    return refusal;
  }, [onEdit, refuse]);
  return { make, refuse };
}

/** What the left button, or one finger, does on free ground and on cards, by tool: a finger always moves the drawing. */
function gestures(isDesign: boolean, tool: BlueprintCanvasProps['tool'], isTouch: boolean, wheelZooms: boolean) {
  const draws = isDesign && tool !== 'hand';
  const marks = draws && !isTouch;
  return { nodesDraggable: draws, nodesConnectable: draws, selectionOnDrag: marks, panOnDrag: marks ? [1] : true, panOnScroll: !wheelZooms };
}

const adds = (event: MouseEvent): boolean => event.shiftKey || event.ctrlKey || event.metaKey;

function openGround(event: MouseEvent, { mode, onQuickAdd }: BlueprintCanvasProps, api: CanvasApi): void {
  if (mode !== 'design' || !(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return;
  onQuickAdd?.({ at: api.dropTarget(event.clientX, event.clientY).free, screen: { x: event.clientX, y: event.clientY } });
}

/** Whether somebody works with fingers: the device says so at first, every press anew. */
function useTouch() {
  const [isTouch, setTouch] = useState(() => typeof window.matchMedia === 'function' && window.matchMedia('(pointer: coarse)').matches);
  return { isTouch, onPointerDownCapture: ({ pointerType }: PointerEvent) => setTouch(pointerType === 'touch') };
}

/** A note while its corner is dragged: its new size is only shown until it is let go. */
function useResizing(nodes: CanvasNode[]) {
  const [sized, setSized] = useState<{ readonly id: string; readonly box: Partial<Box> } | null>(null);
  const resize = (changes: readonly NodeChange<CanvasNode>[]) => {
    const size = changes.find((change) => change.type === 'dimensions' && change.resizing !== undefined);
    if (size?.type !== 'dimensions') return;
    const place = changes.find((change) => change.type === 'position' && change.id === size.id);
    setSized(size.resizing ? (before) => ({ id: size.id, box: { ...before?.box, ...size.dimensions, ...(place?.type === 'position' ? place.position : {}) } }) : null);
  };
  const shown = useMemo(() => (sized === null ? nodes : nodes.map((node) => {
    const { x = node.position.x, y = node.position.y, width = node.width ?? 0, height = node.height ?? 0 } = sized.box;
    return node.id === sized.id ? { ...node, position: { x, y }, width, height, measured: { width, height } } : node;
  })), [nodes, sized]);
  return { nodes: shown, resize };
}

/** Says on the canvas's root how much detail can be read at the present zoom; the style sheet does the rest without a redraw. */
function Zoom({ root }: { root: RefObject<HTMLDivElement | null> }) {
  const detail = useStore(({ transform }) => (transform[2] >= 0.62 ? 'full' : transform[2] >= 0.45 ? 'middle' : 'block'));
  useLayoutEffect(() => root.current?.setAttribute('data-detail', detail), [root, detail]);
  return null;
}

/** The outcome whose row the pointer or the focus is on, so that its line can be told from the others. */
function useHoveredOutcome() {
  const [hovered, setHovered] = useState<OutcomeId>();
  const look = useCallback(({ target }: { readonly target: EventTarget }) => {
    const row = target instanceof Element ? target.closest<HTMLElement>('[data-row^="outcomes/"]') : null;
    setHovered(row?.dataset['row']?.split('/')[1]);
  }, []);
  return { hovered, props: { onMouseOver: look, onFocus: look, onBlur: () => setHovered(undefined) } };
}

function focusRow(root: HTMLElement | null, outcome: OutcomeId): void {
  root?.querySelector<HTMLElement>(`[data-row="outcomes/${outcome}"]`)?.focus();
}

/** Below the row of an outcome, kept inside the canvas. */
function rowPlace(root: HTMLElement | null, outcome: OutcomeId): { x: number; y: number } {
  const canvas = root?.getBoundingClientRect();
  const row = root?.querySelector(`[data-row="outcomes/${outcome}"]`)?.getBoundingClientRect();
  if (!canvas || !row) return { x: 24, y: 24 };
  return { x: Math.max(8, Math.min(row.right - canvas.left + 16, canvas.width - 296)), y: Math.max(8, Math.min(row.top - canvas.top, canvas.height - 320)) };
}
