import { atStage, quoted, warning, type Check, type Fix } from '../checking/drawing.ts';
import { topologyOf } from '../checking/topology.ts';

const check = 'stage-is-reachable';

/** Every stage can be got to from the start. */
export const stageIsReachable: Check = {
  name: check,
  reads: ['start', 'stages', 'outcomes'],
  find: (drawing) => {
    const { blueprint, stages, outcomes, placeOf } = drawing;
    const { reachable } = topologyOf(drawing);
    if (blueprint.start === null || reachable.nodes.length === stages.length) return [];
    const islands = stages.filter((_, place) => !reachable.has(place));
    const open = outcomes.filter((outcome) => outcome.to === null && outcome.from.type === 'stage' && reachable.has(placeOf(outcome.from.stage)));
    return islands
      .map((stage) => {
        const connect: readonly Fix[] = open.slice(0, 2).map((outcome) => ({ label: `Lead ${quoted(outcome)} here`, edits: [{ type: 'connect', outcome: outcome.id, to: stage.id }] }));
        return warning(check, atStage(stage), `No way leads from the start to ${quoted(stage)}.`, [...connect, { label: 'Delete the stage', edits: [{ type: 'deleteStages', stages: [stage.id], heal: false }] }]);
      });
  },
};
