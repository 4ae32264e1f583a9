import { Position, type Edge, type Node, type NodeHandle } from '@xyflow/react';
import type { Blueprint, Finding, Note } from '#engine/blueprint';
import { cardLabel } from '../cards/card-words.ts';
import type { Box } from '../geometry/box.ts';
import { sizes, type Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';
import { framesOf, type Frame } from '../phases/frames.ts';
import type { Selection } from '../selection.ts';

export type StageNode = Node<{ readonly card: Card }, 'stage'>;
export type NoteNode = Node<{ readonly note: Note }, 'note'>;
export type PhaseNode = Node<{ readonly frame: Frame }, 'phase'>;
export type CanvasNode = StageNode | NoteNode | PhaseNode;
export type LineEdge = Edge<{ readonly line: Line }, 'line'>;

export interface NodeSources {
  readonly blueprint: Blueprint;
  readonly cards: readonly Card[];
  readonly selection: Selection;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly isDesign: boolean;
  /** The card that holds the canvas's one tab stop. */
  readonly stop: string | undefined;
}

/**
 * The drawing as React Flow's nodes: sizes and ports come from the model, so that nothing has to be measured
 * (and the small map, which draws only nodes of known size, is never empty).
 */
export function nodesOf({ blueprint, cards, selection, findings, isDesign, stop }: NodeSources): readonly CanvasNode[] {
  const marked = new Set<string>([...selection.stages, ...selection.notes, ...selection.phases]);
  const pinned = new Set<string>(blueprint.view.pinned);
  const stages = cards.map((card): StageNode => {
    const isReal = card.stage !== undefined || card.folded !== undefined;
    return {
      id: card.id, type: 'stage', position: { x: card.x, y: card.y }, data: dataOf(card),
      ...sized(card), handles: handlesOf(card), selected: marked.has(card.id), zIndex: 2,
      draggable: isDesign && isReal && !pinned.has(card.id), selectable: isReal,
      ariaLabel: cardLabel(blueprint, card, findings.get(card.id) ?? []), ariaRole: 'group',
      domAttributes: { tabIndex: card.id === stop ? 0 : -1, 'aria-roledescription': card.folded ? 'folded phase' : 'stage card' },
    };
  });
  const notes = Object.values(blueprint.notes).map((note): NoteNode => ({
    id: note.id, type: 'note', position: { x: note.x, y: note.y }, data: { note }, ...sized(note), selected: marked.has(note.id), zIndex: 1, draggable: isDesign && !pinned.has(note.id),
    ariaLabel: `Note: ${note.text || 'empty'}`, ariaRole: 'group', domAttributes: { tabIndex: note.id === stop ? 0 : -1, 'aria-roledescription': 'note' },
  }));
  return [...framesOf(blueprint, cards).map((frame) => frameNode(frame, isDesign)), ...notes, ...stages];
}

const dataOfCards = new WeakMap<Card, { readonly card: Card }>();

/** One object for one card, so that a card redraws only when it changed. */
function dataOf(card: Card): { readonly card: Card } {
  const data = dataOfCards.get(card) ?? { card };
  dataOfCards.set(card, data);
  return data;
}

/** Frames lie behind everything and let the pointer through, all but their title. */
function frameNode(frame: Frame, isDesign: boolean): PhaseNode {
  return {
    id: frame.phase.id, type: 'phase', position: { x: frame.x, y: frame.y }, data: { frame },
    ...sized(frame), zIndex: 0, draggable: isDesign, dragHandle: '.bt-phase-title', selectable: false, connectable: false, focusable: false, style: { pointerEvents: 'none' }, ariaRole: 'group',
    ariaLabel: `Phase ${frame.number} ${frame.phase.name}`,
  };
}

/** The drawing's lines as React Flow's edges. */
export function edgesOf(lines: readonly Line[], selection: Selection, isDesign: boolean): readonly LineEdge[] {
  const marked = new Set<string>(selection.outcomes);
  return lines.map((line) => edgeOf(line, marked.has(line.outcome.id), isDesign));
}

const edgesOfLines = new WeakMap<Line, LineEdge>();

/** One object for one line, so that dragging a card redraws only its own lines. */
function edgeOf(line: Line, selected: boolean, reconnectable: boolean): LineEdge {
  const before = edgesOfLines.get(line);
  if (before && before.selected === selected && before.reconnectable === reconnectable) return before;
  const edge: LineEdge = {
    id: line.id, type: 'line', source: line.source, target: line.target, sourceHandle: line.outcome.id, targetHandle: 'in', data: { line },
    selected, reconnectable, focusable: false, zIndex: selected || line.kind === 'jump' ? 2 : 1, domAttributes: { 'aria-hidden': true },
  };
  edgesOfLines.set(line, edge);
  return edge;
}

function sized({ width, height }: Pick<Box, 'width' | 'height'>) {
  return { width, height, measured: { width, height } };
}

function handlesOf(card: Card): NodeHandle[] {
  const { port } = sizes;
  const outs = [...card.outPorts].map(([id, y]): NodeHandle => ({ id, type: 'source', position: Position.Right, x: card.width - port / 2, y: y - port / 2, width: port, height: port }));
  const into: NodeHandle = { id: 'in', type: 'target', position: Position.Left, x: -port / 2, y: card.inPort - port / 2, width: port, height: port };
  return card.stage ?? card.folded ? [into, ...outs] : outs;
}
