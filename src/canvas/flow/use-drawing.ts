import { useMemo, useState } from 'react';
import type { Finding } from '#engine/blueprint';
import type { BlueprintCanvasProps } from '../contract.ts';
import { cardsOf, type Card } from '../geometry/card.ts';
import { createLaying, linesWhileMoving, type Laid, type Line } from '../geometry/lines.ts';
import { edgesOf, nodesOf, type CanvasNode, type LineEdge } from './projection.ts';
import type { Moving } from './use-moving.ts';

/** The drawing as it stands on screen now: cards where they are being dragged to, and the lines between them. */
export interface Drawing {
  readonly cards: readonly Card[];
  readonly lines: readonly Line[];
  readonly nodes: CanvasNode[];
  readonly edges: LineEdge[];
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
}

type Sources = Pick<BlueprintCanvasProps, 'blueprint' | 'selection' | 'mode' | 'findings' | 'counts'> & { readonly moving: Moving; readonly stop: string | undefined };

/** Projects the drawing into nodes and edges. While cards are dragged only they and their lines are laid anew. */
export function useDrawing({ blueprint, selection, mode, findings: found, counts, moving, stop }: Sources): Drawing {
  const isDesign = mode === 'design';
  const loaded = useLoaded(counts);
  const findings = useMemo(() => findingsById(found ?? []), [found]);
  const [lay] = useState(createLaying);
  const resting = useMemo((): Laid => {
    const cards = cardsOf(blueprint, loaded);
    return { cards, lines: lay(cards) };
  }, [blueprint, loaded, lay]);
  const { cards, lines } = useMemo(() => {
    if (moving.size === 0) return resting;
    const moved = resting.cards.map((card) => ({ ...card, ...moving.get(card.id) }));
    return { cards: moved, lines: linesWhileMoving(moved, resting.lines, new Set(moving.keys())) };
  }, [resting, moving]);
  const still = useMemo(() => nodesOf({ blueprint, cards: resting.cards, selection, findings, isDesign, stop }), [blueprint, resting, selection, findings, isDesign, stop]);
  const nodes = useMemo(() => still.map((node) => {
    const at = moving.get(node.id);
    return at ? { ...node, position: at, zIndex: 3 } : node;
  }), [still, moving]);
  const edges = useMemo(() => [...edgesOf(lines, selection, isDesign)], [lines, selection, isDesign]);
  return { cards, lines, nodes, edges, findings };
}

/** The stages that hold records. The set changes only with its members, not with every new count. */
function useLoaded(counts: BlueprintCanvasProps['counts']): ReadonlySet<string> {
  const members = Object.entries(counts ?? {}).filter(([, load]) => load.records > 0).map(([stage]) => stage).join(' ');
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
