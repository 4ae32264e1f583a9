import { following, type Following } from './graph.ts';
import type { Drawing, Scene } from './drawing.ts';
import { ofEachScene, whileSame } from './remembered.ts';

/** Which stage leads to which, by the numbers of the stages. It stays the same object while no line and no start changes. */
export interface Topology {
  /** The stage records begin in; -1 when there is none. */
  readonly start: number;
  /** Where each way out of each stage leads, as its scene lists them; -1 for a way that leads nowhere. */
  readonly targets: readonly (readonly number[])[];
  /** Where each stage leads. */
  readonly next: readonly (readonly number[])[];
  /** The same by its own outcomes only. */
  readonly nextByOwn: readonly (readonly number[])[];
  /** Stages that lead to each stage, each once. */
  readonly before: readonly (readonly number[])[];
  /** Every stage a record can get to from the start, the start included. */
  readonly reachable: Following;
}

const lines = ofEachScene(({ stage, ways }: Scene) => `${stage.id} ${ways.map(({ to, from }) => `${from.type === 'stage' ? 'own' : 'common'} ${to}`).join()}`);

const leads = ofEachScene(({ ways }: Scene, placeOf: Drawing['placeOf']) => {
  const targets = ways.map(({ to }) => (to === null ? -1 : placeOf(to)));
  const next = targets.includes(-1) ? targets.filter((to) => to >= 0) : targets;
  const byOwn = ways.every(({ from }) => from.type === 'stage') ? next : targets.filter((to, way) => to >= 0 && ways[way]?.from.type === 'stage');
  return { targets, next, byOwn };
});

/** Which stage leads to which, worked out again only when a line, a start or the list of stages has changed. */
export const topologyOf = whileSame((drawing) => [drawing.blueprint.start, lines(drawing)], (drawing: Drawing): Topology => {
  const { placeOf, blueprint } = drawing;
  const start = blueprint.start === null ? -1 : placeOf(blueprint.start);
  const each = leads(drawing, placeOf);
  const next = each.map((lead) => lead.next);
  return { start, targets: each.map(({ targets }) => targets), next, nextByOwn: each.map(({ byOwn }) => byOwn), before: backwards(next), reachable: following(start < 0 ? [] : [start], (place) => next[place] ?? []) };
});

/** Who leads to each node, each once and in their order. */
export function backwards(next: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const before = next.map((): number[] => []);
  for (const [from, leadsTo] of next.entries()) {
    for (const to of leadsTo) {
      const known = before[to];
      if (known && known.at(-1) !== from) known.push(from);
    }
  }
  return before;
}
