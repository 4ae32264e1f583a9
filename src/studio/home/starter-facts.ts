import { useMemo } from 'react';
import { leastMinutes, starters, type Blueprint, type Starter } from '#engine/blueprint';

/** What the gallery tells about a starter beside its picture. */
export interface StarterFacts {
  readonly starter: Starter;
  readonly drawing: Blueprint;
  readonly stages: number;
  readonly activities: number;
  /** The longest way through its planned days, along touches and waits; 0 when nothing is planned by days. */
  readonly days: number;
}

/** All starters with their real drawings, drawn once. */
export function useStarters(): readonly StarterFacts[] {
  return useMemo(() => starters.map(factsOfStarter), []);
}

/** Draws a starter and counts what is in it. */
export function factsOfStarter(starter: Starter): StarterFacts {
  const drawing = starter.build();
  return { starter, drawing, stages: Object.keys(drawing.stages).length, activities: Object.keys(drawing.activities).length, days: plannedDays(drawing) };
}

/** The days a record takes at most when everything is done when it is due: each stage's latest due moment, and the waits between. */
export function plannedDays(drawing: Blueprint): number {
  const minutesIn = new Map(Object.values(drawing.stages).map((stage) => [stage.id, stayIn(drawing, stage.id)]));
  const open = new Set<string>();
  const longest = (stage: string): number => {
    if (open.has(stage)) return 0;
    open.add(stage);
    const next = Object.values(drawing.outcomes).filter(({ from, to }) => to !== null && from.type === 'stage' && from.stage === stage);
    const after = Math.max(0, ...next.map(({ to, trigger }) => Math.max(0, trigger.type === 'elapsed' ? leastMinutes(trigger.wait) - (minutesIn.get(stage) ?? 0) : 0) + longest(to ?? '')));
    open.delete(stage);
    return (minutesIn.get(stage) ?? 0) + after;
  };
  return drawing.start === null ? 0 : Math.round(longest(drawing.start) / 1440);
}

function stayIn(drawing: Blueprint, stage: string): number {
  const at = drawing.stages[stage];
  const ids = [...(at?.activities ?? []), ...Object.values(at?.lanes ?? {}).flatMap((lane) => lane.activities)];
  const due = (id: string, depth = 0): number => {
    const activity = drawing.activities[id];
    if (!activity || depth > ids.length || activity.due.type === 'fieldDate' || activity.repeat) return 0;
    return leastMinutes(activity.due.wait) + (activity.due.type === 'activity' ? due(activity.due.activity, depth + 1) : 0);
  };
  return Math.max(0, ...ids.map((id) => due(id)));
}
