import type { ElkNode } from 'elkjs/lib/elk-api.js';
import { inOrder } from '#engine/kernel';
import { stagesOf, type Blueprint } from '#engine/blueprint';
import type { TidyDirection } from '../contract.ts';
import type { Card } from '../geometry/card.ts';
import { lineId } from '../geometry/lines.ts';
import type { Places } from '../geometry/making-room.ts';
import { gaps } from '../geometry/placing.ts';

export type LayoutGraph = ElkNode;
export type LayoutAnswer = Pick<ElkNode, 'children'>;

const options = {
  'elk.algorithm': 'layered',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.layered.nodePlacement.bk.fixedAlignment': 'BALANCED',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.spacing.nodeNode': String(gaps.down + 24),
  'elk.spacing.edgeNode': '24',
  'elk.spacing.edgeEdge': '12',
  'elk.layered.spacing.nodeNodeBetweenLayers': String(gaps.across),
  'elk.layered.spacing.edgeNodeBetweenLayers': '24',
  'elk.randomSeed': '1',
};

/** Up to so many cards the good ways are laid quite flat; beyond, that takes longer than anybody waits. */
const mostLaidFlat = 80;

/**
 * The drawing as the layout engine wants it: in reading order, phases as columns, outcomes as ports in their order
 * on the card. It depends on what is drawn, never on where it stands, so tidying twice changes nothing.
 */
export function layoutGraph(blueprint: Blueprint, cards: readonly Card[], direction: TidyDirection = 'LR'): LayoutGraph {
  const byId = new Map(cards.flatMap((card) => [[card.id, card] as const, ...(card.folded?.stages ?? []).map((stage) => [stage.id as string, card] as const)]));
  const ordered = [...new Set(inReadingOrder(blueprint).flatMap((id) => byId.get(id) ?? []))];
  const phases = phaseColumns(blueprint);
  return {
    id: 'drawing',
    layoutOptions: { ...options, 'elk.layered.nodePlacement.strategy': ordered.length > mostLaidFlat ? 'BRANDES_KOEPF' : 'NETWORK_SIMPLEX', 'elk.direction': direction === 'LR' ? 'RIGHT' : 'DOWN', ...(phases.size > 0 ? { 'elk.partitioning.activate': 'true' } : {}) },
    children: ordered.map((card) => ({
      id: card.id, width: card.width, height: card.height,
      layoutOptions: { 'elk.portConstraints': 'FIXED_POS', ...(phases.has(card.id) ? { 'elk.partitioning.partition': String(phases.get(card.id)) } : {}) },
      ports: [
        { id: `${card.id}:in`, x: 0, y: card.inPort, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'WEST' } },
        ...[...card.outPorts].map(([outcome, y]) => ({ id: `${card.id}:${outcome}`, x: card.width, y: direction === 'LR' && outcome === mainWay(card) ? card.inPort : y, width: 0, height: 0, layoutOptions: { 'elk.port.side': 'EAST' } })),
      ],
    })),
    edges: ordered.flatMap((card) => card.outcomes.flatMap((outcome) =>
      outcome.to !== null && outcome.to !== card.id && byId.has(outcome.to) ? [{ id: lineId(outcome, card.id), sources: [`${card.id}:${outcome.id}`], targets: [`${outcome.to}:in`], layoutOptions: { 'elk.layered.priority.straightness': outcome.id === mainWay(card) ? '10' : '1' } }] : [])),
  };
}

/**
 * The way out a record usually takes: the first good one that leads on, else the first that leads on at all. The layout
 * sees it leave level with where lines come in, so that a row of stages lies flat and does not step down at every card.
 */
function mainWay({ id, outcomes }: Card): string | undefined {
  const onward = outcomes.filter(({ to }) => to !== null && to !== id);
  return (onward.find(({ tone }) => tone === 'positive') ?? onward[0])?.id;
}

/** Stages along the ways from the start; what no way reaches comes last, by name and not by place. */
function inReadingOrder(blueprint: Blueprint): readonly string[] {
  return stagesOf({ ...blueprint, view: { ...blueprint.view, positions: {} } }).map((stage) => stage.id);
}

/** The column group of each phase, and of each stage that belongs to one. Ends without a phase come last. */
function phaseColumns(blueprint: Blueprint): ReadonlyMap<string, number> {
  const columns = new Map(inOrder(blueprint.phases).map((phase, index) => [phase.id as string, index]));
  return new Map([...columns, ...Object.values(blueprint.stages).flatMap((stage): [string, number][] => {
    const last = stage.kind === 'end' && columns.size > 0 ? columns.size : undefined;
    const column = stage.phase === undefined ? last : columns.get(stage.phase);
    return column === undefined ? [] : [[stage.id, column]];
  })]);
}

/** The places of the answer, by card. */
export function placesFrom({ children }: LayoutAnswer, cards: readonly Card[]): Places {
  const wanted = new Set(cards.map(({ id }) => id));
  return new Map((children ?? []).flatMap(({ id, x = 0, y = 0 }) => (wanted.has(id) ? [[id, { x, y }] as const] : [])));
}
