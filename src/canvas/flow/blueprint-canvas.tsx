import { Background, BackgroundVariant, ReactFlow, ReactFlowProvider, SelectionMode, useStore, type EdgeTypes, type NodeTypes } from '@xyflow/react';
import '@xyflow/react/dist/style.css';
import { useCallback, useLayoutEffect, useMemo, useRef, useState, type MouseEvent, type RefObject } from 'react';
import type { Edit, EditRefusal, OutcomeId } from '#engine/blueprint';
import { announce, createNames, describeEditRefusal, formatCount, notifyProblem } from '../../ui/index.ts';
import { CardProvider, ConnectionProvider, type CardContext } from '../cards/card-context.ts';
import { NoteCard, PhaseFrame } from '../cards/note-card.tsx';
import { StageCard } from '../cards/stage-card.tsx';
import type { BlueprintCanvasProps } from '../contract.ts';
import { insertSpot, spotBeside, stageBeside } from '../geometry/placing.ts';
import { DrawnLine } from '../lines/drawn-line.tsx';
import { LineProvider, type LineContext } from '../lines/line-context.ts';
import { ArrowHeads, OutcomeLine } from '../lines/outcome-line.tsx';
import { emptySelection, type Selection } from '../selection.ts';
import { CanvasTools, HelperLines } from './canvas-tools.tsx';
import { ConnectPicker } from './connect-picker.tsx';
import type { CanvasNode, LineEdge } from './projection.ts';
import { useCanvasApi } from './use-canvas-api.ts';
import { useCanvasKeys } from './use-canvas-keys.ts';
import { useConnections } from './use-connections.ts';
import { useDrawing, type Drawing } from './use-drawing.ts';
import { fitPadding, useFit } from './use-fit.ts';
import { useFocusStop } from './use-focus-stop.ts';
import { useMoving } from './use-moving.ts';
import { useSelecting } from './use-selecting.ts';
import '../canvas.css';

const nodeTypes: NodeTypes = { stage: StageCard, note: NoteCard, phase: PhaseFrame };
const edgeTypes: EdgeTypes = { line: OutcomeLine };
const addKeys = ['Shift', 'Control', 'Meta'];
const fixed = { deleteKeyCode: null, selectionKeyCode: null, multiSelectionKeyCode: addKeys, panActivationKeyCode: 'Space', disableKeyboardA11y: true, nodesFocusable: false, edgesFocusable: false, onlyRenderVisibleElements: true, zoomOnDoubleClick: false, panOnScroll: true, connectionRadius: 28, connectOnClick: true, selectNodesOnDrag: false, nodeDragThreshold: 3, reconnectRadius: 12, minZoom: 0.1, maxZoom: 2, elevateNodesOnSelect: false } as const;

/** The drawing, to be looked at and drawn on: by pointer, by touch and by keys alike. Every change is one edit. */
export function BlueprintCanvas(props: BlueprintCanvasProps) {
  return <ReactFlowProvider><Canvas {...props} /></ReactFlowProvider>;
}

function Canvas(props: BlueprintCanvasProps) {
  const { blueprint, mode, selection, onEdit, onQuickAdd, onOpen } = props;
  const isDesign = mode === 'design';
  const root = useRef<HTMLDivElement>(null);
  const names = useMemo(() => createNames({ blueprint }), [blueprint]);
  const refuse = useCallback((refusal: EditRefusal) => {
    const words = describeEditRefusal(refusal, names);
    notifyProblem(words);
    announce(words);
  }, [names]);
  const make = useCallback((edit: Edit, done: string) => {
    const refusal = onEdit(edit);
    if (refusal) refuse(refusal);
    else announce(done);
    return refusal;
  }, [onEdit, refuse]);
  const moves = useMoving(blueprint, onEdit, refuse);
  const { select, takeChanges, pick } = useSelecting(blueprint, selection, props.onSelect);
  const { stop, goTo, setStop } = useFocusStop(blueprint, root);
  const drawing = useDrawing({ ...props, moving: moves.moving, stop });
  const [picking, setPicking] = useState<{ readonly outcome: OutcomeId; readonly x: number; readonly y: number } | null>(null);
  const startConnect = useCallback((outcome: OutcomeId) => setPicking({ outcome, ...rowPlace(root.current, outcome) }), []);
  const fit = useFit(props.padding);
  const api = useCanvasApi({ props, cards: drawing.cards, lines: drawing.lines, root, fit, startConnect });
  const { connecting, connect, tapCard, tapGround, cancelTap, props: connectProps } = useConnections({ blueprint, make, refuse, onQuickAdd, dropTarget: api.dropTarget });
  const remove = useCallback((marked: Selection, heal: boolean) => {
    const edit = deleteEdit(marked, heal);
    if (edit) make(edit, 'Deleted');
  }, [make]);
  const onKeyDown = useCanvasKeys({ props, cards: drawing.cards, root, api, goTo, select, nudge: moves.nudge, remove, startConnect, cancelTap });
  const cards = useCardContext(props, drawing, names, pick);
  const { hovered, props: hoverProps } = useHoveredOutcome();
  const lines = useLineContext(props, drawing, hovered);
  const boxes = useMemo(() => new Map([...drawing.cards, ...Object.values(blueprint.notes)].map((box) => [box.id, box])), [drawing.cards, blueprint.notes]);
  const openGround = (event: MouseEvent) => {
    if (!isDesign || !(event.target instanceof Element) || !event.target.classList.contains('react-flow__pane')) return;
    onQuickAdd?.({ at: api.dropTarget(event.clientX, event.clientY).at, screen: { x: event.clientX, y: event.clientY } });
  };
  return (
    <div ref={root} className="bt-canvas" data-mode={mode} data-record={props.here !== undefined || undefined} onDoubleClick={openGround} {...hoverProps}>
      <CardProvider value={cards}><ConnectionProvider value={connecting}><LineProvider value={lines}>
        <Zoom root={root} />
        <ReactFlow<CanvasNode, LineEdge>
          {...fixed}
          {...(isDesign ? connectProps : {})}
          nodes={drawing.nodes}
          edges={drawing.edges}
          nodeTypes={nodeTypes}
          edgeTypes={edgeTypes}
          connectionLineComponent={DrawnLine}
          nodesDraggable={isDesign}
          nodesConnectable={isDesign}
          selectionOnDrag={isDesign}
          selectionMode={SelectionMode.Partial}
          panOnDrag={isDesign ? [1] : true}
          onNodesChange={(changes) => {
            takeChanges(changes);
            moves.drag(changes, boxes);
          }}
          onNodeDrag={moves.onNodeDrag}
          onNodeDragStop={moves.drop}
          onNodeClick={(event, node) => {
            setStop(node.id);
            tapCard(event, node.id);
          }}
          onNodeDoubleClick={(_, node) => node.type === 'stage' && node.data.card.stage && onOpen?.({ stage: node.data.card.stage.id })}
          onEdgeClick={(event, edge) => edge.data && pick('outcomes', edge.data.line.outcome.id, event.shiftKey || event.ctrlKey || event.metaKey)}
          onEdgeDoubleClick={(_, edge) => edge.data && onOpen?.({ outcome: edge.data.line.outcome.id })}
          onPaneClick={(event) => tapGround(event) || select(emptySelection)}
          onKeyDown={onKeyDown}
          {...(stop === undefined ? { tabIndex: 0 } : {})}
          fitView
          onInit={() => fit(undefined, 0)}
          fitViewOptions={{ padding: fitPadding(props.padding), maxZoom: 1 }}
          aria-label={`${blueprint.name || 'Blueprint'}, ${formatCount(Object.keys(blueprint.stages).length, 'stage')}, ${formatCount(Object.keys(blueprint.outcomes).length, 'outcome')}`}
          aria-roledescription="blueprint canvas"
        >
          <Background variant={BackgroundVariant.Dots} gap={16} size={1.5} color="var(--bt-grid-dot)" bgColor="var(--bt-canvas)" />
          <ArrowHeads />
          <HelperLines guides={moves.guides} />
          <CanvasTools api={api} />
        </ReactFlow>
        {picking && <ConnectPicker blueprint={blueprint} names={names} outcome={picking.outcome} at={picking} onClose={() => setPicking(null)} onPick={(stage) => {
          setPicking(null);
          connect(picking.outcome, stage);
          focusRow(root.current, picking.outcome);
        }} />}
      </LineProvider></ConnectionProvider></CardProvider>
    </div>
  );
}

/** Says on the canvas's root how much detail can be read at the present zoom; the style sheet does the rest without a redraw. */
function Zoom({ root }: { root: RefObject<HTMLDivElement | null> }) {
  const detail = useStore(({ transform }) => (transform[2] >= 0.75 ? 'full' : transform[2] >= 0.45 ? 'middle' : 'block'));
  useLayoutEffect(() => root.current?.setAttribute('data-detail', detail), [root, detail]);
  return null;
}

function useCardContext({ blueprint, mode, counts, here, path, selection, onQuickAdd, recordTypeName }: BlueprintCanvasProps, { cards, findings }: Drawing, names: CardContext['names'], pick: CardContext['pick']): CardContext {
  const latest = useLatest(cards);
  const visited = useMemo(() => new Set<string>(path), [path]);
  const records = `${(recordTypeName ?? 'record').toLowerCase()}s`;
  return useMemo(() => ({
    blueprint, names, findings, selection, here, records, pick,
    isDesign: mode === 'design', counts: counts ?? {}, path: visited,
    quickAdd: (from, screen) => {
      const beside = stageBeside(blueprint, undefined, from);
      const card = latest.current.find((each) => each.id === beside) ?? latest.current[0];
      onQuickAdd?.({ from, screen, at: card ? spotBeside(card, latest.current) : { x: 0, y: 0 } });
    },
  }), [blueprint, names, findings, selection, here, records, pick, mode, counts, visited, onQuickAdd, latest]);
}

function useLineContext({ mode, here, path, onQuickAdd }: BlueprintCanvasProps, { cards }: Drawing, hoveredOutcome: OutcomeId | undefined): LineContext {
  const latest = useLatest(cards);
  return useMemo(() => {
    const stays = [...(path ?? []), ...(here === undefined ? [] : [here])];
    return {
      isDesign: mode === 'design', hoveredOutcome,
      walked: new Set(stays.slice(1).map((stage, index) => `${stays[index] ?? ''}>${stage}`)),
      insert: (line, screen) => onQuickAdd?.({ insertInto: line.outcome.id, screen, at: insertSpot(line, latest.current) }),
    };
  }, [mode, here, path, onQuickAdd, hoveredOutcome, latest]);
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

/** The cards as drawn last, for what happens on a click: asking for them draws nothing anew. */
function useLatest<Value>(value: Value): RefObject<Value> {
  const latest = useRef(value);
  useLayoutEffect(() => {
    latest.current = value;
  }, [value]);
  return latest;
}

function deleteEdit({ stages, outcomes, activities, notes }: Selection, heal: boolean): Edit | null {
  const edits: Edit[] = [
    ...(activities.length > 0 ? [{ type: 'deleteActivities', activities } as const] : []),
    ...(outcomes.length > 0 ? [{ type: 'deleteOutcomes', outcomes } as const] : []),
    ...(stages.length > 0 ? [{ type: 'deleteStages', stages, heal } as const] : []),
    ...(notes.length > 0 ? [{ type: 'deleteNotes', notes } as const] : []),
  ];
  const [only] = edits;
  return only && edits.length > 1 ? { type: 'several', name: 'Delete selection', edits } : only ?? null;
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
