import { atStage, quoted, warning, type Check, type Fix } from '../checking/drawing.ts';

const check = 'stage-is-reachable';

/** Every stage can be got to from the start. */
export const stageIsReachable: Check = {
  name: check,
  reads: ['start', 'stages', 'outcomes'],
  find: ({ blueprint, stages, reachable }) => {
    if (blueprint.start === null) return [];
    const islands = stages.filter((stage) => !reachable.has(stage.id));
    if (islands.length === 0) return [];
    const open = Object.values(blueprint.outcomes).filter((outcome) => outcome.to === null && outcome.from.type === 'stage' && reachable.has(outcome.from.stage));
    return islands
      .map((stage) => {
        const connect: readonly Fix[] = open.slice(0, 2).map((outcome) => ({ label: `Lead ${quoted(outcome)} here`, edits: [{ type: 'connect', outcome: outcome.id, to: stage.id }] }));
        return warning(check, atStage(stage), `No way leads from the start to ${quoted(stage)}.`, [...connect, { label: 'Delete the stage', edits: [{ type: 'deleteStages', stages: [stage.id], heal: false }] }]);
      });
  },
};
