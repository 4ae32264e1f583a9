import { Position, type Edge, type Node, type NodeHandle } from '@xyflow/react';
import type { Blueprint, Finding, Note } from '#engine/blueprint';
import { cardLabel, cardName } from '../cards/card-words.ts';
import type { Box } from '../geometry/box.ts';
import { sizes, type Card } from '../geometry/card.ts';
import type { Line } from '../geometry/lines.ts';
import type { Frame } from '../phases/frames.ts';
import type { Selection } from '../selection.ts';

/** What a card is drawn from. */
export interface CardData extends Record<string, unknown> {
  readonly card: Card;
  /** It is seen from so far that it is drawn as a block. */
  readonly isBlock: boolean;
}

export type StageNode = Node<CardData, 'stage'>;
export type NoteNode = Node<{ readonly note: Note }, 'note'>;
export type PhaseNode = Node<{ readonly frame: Frame }, 'phase'>;
export type CanvasNode = StageNode | NoteNode | PhaseNode;
export type LineEdge = Edge<{ readonly line: Line }, 'line'>;

export interface NodeSources {
  readonly blueprint: Blueprint;
  readonly cards: readonly Card[];
  readonly frames: readonly Frame[];
  readonly selection: Selection;
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  readonly isDesign: boolean;
  /** The card that holds the canvas's one tab stop. */
  readonly stop: string | undefined;
  /** All cards are drawn as blocks, but the one that holds the tab stop. */
  readonly isFar: boolean;
}

/**
 * The drawing as React Flow's nodes: sizes and ports come from the model, so that nothing has to be measured
 * (and the small map, which draws only nodes of known size, is never empty).
 */
export function nodesOf({ blueprint, cards, frames, selection, findings, isDesign, stop, isFar }: NodeSources): readonly CanvasNode[] {
  const marked = new Set<string>([...selection.stages, ...selection.notes, ...selection.phases]);
  const pinned = new Set<string>(blueprint.view.pinned);
  const stages = cards.map((card): StageNode => {
    const isReal = card.stage !== undefined || card.folded !== undefined;
    return stageNode(card, {
      selected: marked.has(card.id), draggable: isDesign && isReal && !pinned.has(card.id), selectable: isReal,
      ariaLabel: labelOf(blueprint, card, findings), isStop: card.id === stop, isBlock: isFar && card.id !== stop,
    });
  });
  const notes = Object.values(blueprint.notes).map((note): NoteNode => ({
    id: note.id, type: 'note', position: { x: note.x, y: note.y }, data: { note }, ...sized(note), selected: marked.has(note.id), zIndex: 1, draggable: isDesign && !pinned.has(note.id),
    ariaLabel: `Note: ${note.text || 'empty'}`, ariaRole: 'group', domAttributes: { tabIndex: note.id === stop ? 0 : -1, 'aria-roledescription': 'note' },
  }));
  return [...frames.map((frame) => frameNode(frame, isDesign)), ...notes, ...stages];
}

const labels = new WeakMap<Card, { readonly blueprint: Blueprint; readonly findings: NodeSources['findings']; readonly label: string }>();

/** What a card says is put together once a drawing, however often another card gets the tab stop or is selected. */
function labelOf(blueprint: Blueprint, card: Card, findings: NodeSources['findings']): string {
  const before = labels.get(card);
  if (before?.blueprint === blueprint && before.findings === findings) return before.label;
  const label = cardLabel(blueprint, card, findings.get(card.id) ?? []);
  labels.set(card, { blueprint, findings, label });
  return label;
}

interface Standing {
  readonly selected: boolean;
  readonly draggable: boolean;
  readonly selectable: boolean;
  readonly ariaLabel: string;
  readonly isStop: boolean;
  readonly isBlock: boolean;
}

const nodesOfCards = new WeakMap<Card, { readonly standing: Standing; readonly node: StageNode }>();

/** One object for one card as long as nothing about it changed: a change redraws only the cards it is about. */
function stageNode(card: Card, standing: Standing): StageNode {
  const before = nodesOfCards.get(card);
  if (before && isSameStanding(before.standing, standing)) return before.node;
  const { selected, draggable, selectable, ariaLabel, isStop, isBlock } = standing;
  const node: StageNode = {
    id: card.id, type: 'stage', position: { x: card.x, y: card.y }, data: before?.node.data.isBlock === isBlock ? before.node.data : { card, isBlock },
    ...sized(card), handles: handlesOf(card), selected, zIndex: 2, draggable, selectable, ariaLabel, ariaRole: 'group',
    domAttributes: { tabIndex: isStop ? 0 : -1, 'aria-roledescription': card.folded ? 'folded phase' : 'stage card' },
  };
  nodesOfCards.set(card, { standing, node });
  return node;
}

function isSameStanding(one: Standing, other: Standing): boolean {
  return one.selected === other.selected && one.draggable === other.draggable && one.selectable === other.selectable
    && one.ariaLabel === other.ariaLabel && one.isStop === other.isStop && one.isBlock === other.isBlock;
}

/** A card that is held is drawn whole, however far away. */
export function wholeNode<Drawn extends CanvasNode>(node: Drawn): Drawn {
  return node.type === 'stage' && node.data.isBlock ? { ...node, data: wholeData(node.data) } : node;
}

const wholes = new WeakMap<CardData, CardData>();

function wholeData(data: CardData): CardData {
  const whole = wholes.get(data) ?? { ...data, isBlock: false };
  wholes.set(data, whole);
  return whole;
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
export function edgesOf(lines: readonly Line[], cards: readonly Card[], selection: Selection, isDesign: boolean): readonly LineEdge[] {
  const marked = new Set<string>(selection.outcomes);
  const names = new Map(cards.map((card) => [card.id, cardName(card)]));
  return lines.map((line) => edgeOf(line, {
    selected: marked.has(line.outcome.id), reconnectable: isDesign, ariaLabel: `${line.outcome.name || 'Outcome without a name'}, from ${names.get(line.source) ?? ''} to ${names.get(line.target) ?? ''}`,
  }));
}

const edgesOfLines = new WeakMap<Line, LineEdge>();

/** One object for one line, so that dragging a card redraws only its own lines. */
function edgeOf(line: Line, { selected, reconnectable, ariaLabel }: { readonly selected: boolean; readonly reconnectable: boolean; readonly ariaLabel: string }): LineEdge {
  const before = edgesOfLines.get(line);
  if (before && before.selected === selected && before.reconnectable === reconnectable && before.ariaLabel === ariaLabel) return before;
  const edge: LineEdge = {
    id: line.id, type: 'line', source: line.source, target: line.target, sourceHandle: line.outcome.id, targetHandle: 'in', data: { line },
    selected, reconnectable, ariaLabel, focusable: false, zIndex: selected || line.kind === 'jump' ? 2 : 1, domAttributes: { 'aria-hidden': true },
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
