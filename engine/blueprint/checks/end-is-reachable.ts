import { derivedId } from '#engine/kernel';
import { newStage } from '../factories.ts';
import { atStage, closure, error, quoted, type Check } from '../checking/drawing.ts';

const check = 'end-is-reachable';

/** From every stage some end can be got to. */
export const endIsReachable: Check = {
  name: check,
  reads: ['id', 'start', 'stages', 'outcomes', 'view'],
  find: ({ blueprint, stages, ends, reachable, waysIn, waysOut }) => {
    if (stages.length === 0) return [];
    if (ends.length === 0) {
      const rightmost = Math.max(0, ...Object.values(blueprint.view.positions).map((place) => place.x));
      const edits = [{ type: 'addStage' as const, stage: newStage('end', derivedId(blueprint.id, `end ${stages.length}`), 'Closed'), at: { x: rightmost + 376, y: 0 } }];
      return [error(check, { type: 'blueprint' }, 'The drawing has no end, so no record can ever be finished.', [{ label: 'Add an end', edits }])];
    }
    const leadsToEnd = closure(ends.map((end) => end.id), waysIn);
    if (leadsToEnd.size === stages.length) return [];
    // A stage without a way out, or with an open one, is told about by its own check; only closed circles are told here.
    const unfinished = stages.filter((stage) => stage.kind !== 'end' && (waysOut(stage.id).length === 0 || waysOut(stage.id).some((way) => way.to === null)));
    const mayStillEnd = closure(unfinished.map((stage) => stage.id), waysIn);
    return stages
      .filter((stage) => reachable.has(stage.id) && !leadsToEnd.has(stage.id) && !mayStillEnd.has(stage.id))
      .map((stage) => error(check, atStage(stage), `From ${quoted(stage)} no way leads to an end.`));
  },
};
