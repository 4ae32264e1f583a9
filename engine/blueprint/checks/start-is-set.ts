import { atStage, error, quoted, type Check } from '../checking/drawing.ts';
import { topologyOf } from '../checking/topology.ts';

const check = 'start-is-set';

/** A drawing says where records begin, and that is not an end. */
export const startIsSet: Check = {
  name: check,
  reads: ['start', 'stages', 'outcomes'],
  find: (drawing) => {
    const { blueprint, stages, placeOf } = drawing;
    const start = blueprint.start === null ? undefined : blueprint.stages[blueprint.start];
    if (start && start.kind !== 'end') return [];
    const candidates = stages.filter((stage) => stage.kind !== 'end');
    const { before } = topologyOf(drawing);
    const first = candidates.filter(({ id }) => before[placeOf(id)]?.length === 0);
    const fixes = (first.length > 0 ? first : candidates).slice(0, 3).map((stage) => ({ label: `Start at ${quoted(stage)}`, edits: [{ type: 'setStart' as const, stage: stage.id }] }));
    return start
      ? [error(check, atStage(start), `Records would begin in the end ${quoted(start)} and be over at once.`, fixes)]
      : [error(check, { type: 'blueprint' }, 'Nothing says where records begin.', fixes)];
  },
};
