import type { Blueprint } from '../model/blueprint.ts';
import type { Path } from './change.ts';

/** Where an activity stands: in a stage's own list, or in one of its lanes. */
export interface Home {
  readonly stage: string;
  readonly lane: string | null;
}

/** Where every activity of a drawing stands. */
export function homesIn(blueprint: Blueprint): ReadonlyMap<string, Home> {
  const homes = new Map<string, Home>();
  for (const stage of Object.values(blueprint.stages)) {
    for (const id of stage.activities) homes.set(id, { stage: stage.id, lane: null });
    for (const lane of Object.values(stage.lanes ?? {})) for (const id of lane.activities) homes.set(id, { stage: stage.id, lane: lane.id });
  }
  return homes;
}

/** The list in which the activities of a home are named. */
export function listOf({ stage, lane }: Home): Path {
  return lane === null ? ['stages', stage, 'activities'] : ['stages', stage, 'lanes', lane, 'activities'];
}

export function sameHome(one: Home | undefined, other: Home | undefined): boolean {
  return one?.stage === other?.stage && one?.lane === other?.lane;
}
