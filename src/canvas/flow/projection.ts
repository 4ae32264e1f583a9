import { Position, type Edge, type Node, type NodeHandle } from '@xyflow/react';
import { inOrder } from '#engine/kernel';
import type { Blueprint, Finding, Note } from '#engine/blueprint';
import { cardLabel } from '../cards/card-words.ts';
import { boundsOf, type Box } from '../geometry/box.ts';
import { sizes, type Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';
import type { Selection } from '../selection.ts';

export type StageNode = Node<{ readonly card: Card }, 'stage'>;
export type NoteNode = Node<{ readonly note: Note }, 'note'>;
export type PhaseNode = Node<{ readonly name: string; readonly number: number; readonly width: number; readonly height: number }, 'phase'>;
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
  const marked = new Set<string>([...selection.stages, ...selection.notes]);
  const stages = cards.map((card): StageNode => ({
    id: card.id, type: 'stage', position: { x: card.x, y: card.y }, data: dataOf(card),
    ...sized(card), handles: handlesOf(card), selected: marked.has(card.id), zIndex: 2,
    draggable: isDesign && card.stage !== undefined, selectable: card.stage !== undefined,
    ariaLabel: cardLabel(blueprint, card, findings.get(card.id) ?? []), ariaRole: 'group',
    domAttributes: { tabIndex: card.id === stop ? 0 : -1, 'aria-roledescription': 'stage card' },
  }));
  const notes = Object.values(blueprint.notes).map((note): NoteNode => ({
    id: note.id, type: 'note', position: { x: note.x, y: note.y }, data: { note }, ...sized(note), selected: marked.has(note.id), zIndex: 1, draggable: isDesign,
    ariaLabel: `Note: ${note.text || 'empty'}`, ariaRole: 'group', domAttributes: { tabIndex: note.id === stop ? 0 : -1, 'aria-roledescription': 'note' },
  }));
  return [...phasesOf(blueprint, cards), ...notes, ...stages];
}

const dataOfCards = new WeakMap<Card, { readonly card: Card }>();

/** One object for one card, so that a card redraws only when it changed. */
function dataOf(card: Card): { readonly card: Card } {
  const data = dataOfCards.get(card) ?? { card };
  dataOfCards.set(card, data);
  return data;
}

// three lanes of lines fit between a frame's title and its cards
const frame = { head: 88 };

/** Frames behind the stages of each phase, so that a phase grows with its stages. */
function phasesOf(blueprint: Blueprint, cards: readonly Card[]): readonly PhaseNode[] {
  return inOrder(blueprint.phases).flatMap((phase, index): PhaseNode[] => {
    const around = boundsOf(cards.filter((card) => card.stage?.phase === phase.id));
    if (!around) return [];
    const box = { x: around.x - 36, y: around.y - frame.head, width: around.width + 72, height: around.height + frame.head + 32 };
    return [{
      id: phase.id, type: 'phase', position: { x: box.x, y: box.y }, data: { name: phase.name, number: index + 1, width: box.width, height: box.height },
      ...sized(box), zIndex: 0, draggable: false, selectable: false, connectable: false, focusable: false, style: { pointerEvents: 'none' }, ariaRole: 'presentation',
      domAttributes: { 'aria-hidden': true },
    }];
  });
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
    selected, reconnectable, focusable: false, zIndex: selected ? 2 : 1, domAttributes: { 'aria-hidden': true },
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
  return card.stage ? [into, ...outs] : outs;
}
