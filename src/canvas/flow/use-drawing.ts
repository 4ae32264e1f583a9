import { useMemo, useState } from 'react';
import type { Finding } from '#engine/blueprint';
import type { BlueprintCanvasProps } from '../contract.ts';
import { cardsOf, type Card } from '../geometry/card.ts';
import type { Line, LineLayer } from '../geometry/lines.ts';
import type { LineFeed } from '../lines/line-feed.ts';
import { useLineLayer } from '../lines/use-line-layer.ts';
import { useGliding } from '../tidy/use-gliding.ts';
import { edgesOf, nodesOf, wholeNode, type CanvasNode, type LineEdge } from './projection.ts';
import { useOpening } from '../overview/use-opening.ts';
import { framesOf, type Frame } from '../phases/frames.ts';
import { useHand } from './use-hand.ts';
import type { Hand, Moving } from './hand.ts';

/** The drawing as it stands on screen now: cards where they are being dragged to, and the lines between them. */
export interface Drawing {
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
  /** Some cards of an overview are not on screen yet. */
  readonly isOpening: boolean;
  /** The cards, the frames of phases and the lines as they stand while nothing is held. */
  readonly resting: readonly Card[];
  readonly frames: readonly Frame[];
  readonly restingLines: readonly Line[];
  /** Answers what the drawn lines do not show, such as the whole way of a chip. */
  readonly layer: LineLayer;
  /** Tells those that draw lines how they run now. */
  readonly feed: LineFeed;
  readonly nodes: CanvasNode[];
  readonly edges: LineEdge[];
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

const none: LineEdge[] = [];

type Sources = Pick<BlueprintCanvasProps, 'blueprint' | 'selection' | 'mode' | 'findings' | 'counts' | 'heat'> & { readonly moving: Moving; readonly hand: Hand; readonly stop: string | undefined; readonly isFar: boolean };

/** Projects the drawing into nodes and edges. While cards are dragged only they and their lines are laid anew. */
export function useDrawing({ blueprint, selection, mode, findings: found, counts, heat, moving, hand, stop, isFar }: Sources): Drawing {
  const isDesign = mode === 'design';
  const loaded = useLoaded(counts, heat);
  const findings = useMemo(() => findingsById(found ?? []), [found]);
  const resting = useMemo(() => cardsOf(blueprint, loaded), [blueprint, loaded]);
  const { cards, lines, still: restingLines, layer, feed } = useLineLayer(resting, blueprint, moving, hand);
  useGliding(cards, lines, moving.size > 0, hand);
  const frames = useMemo(() => framesOf(blueprint, resting), [blueprint, resting]);
  const still = useMemo(() => nodesOf({ blueprint, cards: resting, frames, selection, findings, isDesign, stop, isFar }), [blueprint, resting, frames, selection, findings, isDesign, stop, isFar]);
  const ends = useMemo(() => endsOf(restingLines, selection), [restingLines, selection]);
  const shown = useOpening(still.length, isFar);
  const nodes = useMemo(() => still.map((node, index) => {
    // frames and notes come first, so that the last cards are the last to appear
    if (index >= shown && node.type === 'stage' && node.id !== stop) return { ...node, hidden: true };
    const at = moving.get(node.id);
    const marked = ends.has(node.id) ? { ...node, className: 'bt-line-end' } : node;
    return at ? { ...wholeNode(marked), position: at, zIndex: 3 } : marked;
  }), [still, moving, ends, shown, stop]);
  useHand(hand, nodes);
  // from afar all lines are drawn in one picture: overview-lines.tsx
  const edges = useSame(useMemo(() => (isFar ? none : [...edgesOf(restingLines, resting, selection, isDesign)]), [restingLines, resting, selection, isDesign, isFar]));
  return { cards, lines, resting, frames, isOpening: shown < still.length, restingLines, layer, feed, nodes, edges, findings };
}

/** The very list from before as long as each of its items is the same: React Flow takes another list in with all its items. */
function useSame<Item>(items: Item[]): Item[] {
  const [kept, keep] = useState(items);
  if (kept === items) return items;
  if (kept.length === items.length && kept.every((item, index) => item === items[index])) return kept;
  keep(items);
  return items;
}

/** The cards at both ends of the selected lines: they get a thin ring. */
function endsOf(lines: readonly Line[], { outcomes }: BlueprintCanvasProps['selection']): ReadonlySet<string> {
  if (outcomes.length === 0) return new Set();
  const marked = new Set<string>(outcomes);
  return new Set(lines.flatMap((line) => (marked.has(line.outcome.id) ? [line.source, line.target] : [])));
}

/** The stages that hold records. The set changes only with its members, not with every new count. */
function useLoaded(counts: BlueprintCanvasProps['counts'], heat: BlueprintCanvasProps['heat']): ReadonlySet<string> {
  const members = [...Object.entries(counts ?? {}).filter(([, load]) => load.records > 0).map(([stage]) => stage), ...Object.keys(heat ?? {})].join(' ');
  return useMemo(() => new Set(members.split(' ')), [members]);
}

function findingsById(findings: readonly Finding[]): ReadonlyMap<string, readonly Finding[]> {
  const byId = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { target } = finding;
    const id = target.type === 'blueprint' ? undefined : target.type === 'stage' ? target.stage : target.type === 'outcome' ? target.outcome : target.activity;
    if (id !== undefined) byId.set(id, [...(byId.get(id) ?? []), finding]);
  }
  return byId;
}
