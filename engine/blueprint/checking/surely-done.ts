import type { Activity, Outcome } from '../model/blueprint.ts';
import type { Gate } from '../model/gate.ts';
import type { Scene } from './drawing.ts';

/** The activities that have been done by whoever goes this way. */
export function surelyDone(scene: Scene, way: Outcome): readonly Activity[] {
  const gate = way.gate ?? { type: 'requiredActivities' as const };
  const named = new Set(countedIn(gate));
  if (way.trigger.type === 'result') named.add(way.trigger.activity);
  const all = asksForRequired(gate) || asksForRequired(scene.stage.gate);
  const { stage } = scene;
  const lanes = Object.values(stage.lanes ?? {});
  const mayBeLeft = new Set(stage.join !== undefined && stage.join < lanes.length ? lanes.flatMap((lane) => lane.activities) : []);
  return scene.activities.filter((activity) => named.has(activity.id) || (all && activity.required === 'always' && !activity.when && !activity.listens?.length && !mayBeLeft.has(activity.id)));
}

function asksForRequired(gate: Gate | undefined): boolean {
  if (gate?.type === 'all') return gate.of.some(asksForRequired);
  if (gate?.type === 'any') return gate.of.length > 0 && gate.of.every(asksForRequired);
  return gate?.type === 'requiredActivities';
}

function countedIn(gate: Gate): readonly string[] {
  if (gate.type === 'all') return gate.of.flatMap(countedIn);
  return gate.type === 'count' && gate.compare !== 'atMost' && gate.times > 0 && gate.of.activity !== undefined ? [gate.of.activity] : [];
}
