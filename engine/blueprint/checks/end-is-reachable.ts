import { derivedId } from '#engine/kernel';
import { newStage } from '../factories.ts';
import { atStage, error, quoted, type Check } from '../checking/drawing.ts';
import { following } from '../checking/graph.ts';
import { ofEachScene, whileSame } from '../checking/remembered.ts';
import { topologyOf } from '../checking/topology.ts';

const check = 'end-is-reachable';

/** From every stage some end can be got to. */
export const endIsReachable: Check = {
  name: check,
  reads: ['id', 'start', 'stages', 'outcomes', 'view'],
  find: (drawing) => {
    const { blueprint, stages, ends } = drawing;
    if (stages.length === 0) return [];
    if (ends.length === 0) {
      const rightmost = Math.max(0, ...Object.values(blueprint.view.positions).map((place) => place.x));
      const edits = [{ type: 'addStage' as const, stage: newStage('end', derivedId(blueprint.id, `end ${stages.length}`), 'Closed'), at: { x: rightmost + 376, y: 0 } }];
      return [error(check, { type: 'blueprint' }, 'The drawing has no end, so no record can ever be finished.', [{ label: 'Add an end', edits }])];
    }
    return caughtIn(drawing).flatMap((place) => stages[place] ?? []).map((stage) => error(check, atStage(stage), `From ${quoted(stage)} no way leads to an end.`));
  },
};

/** The stages records can get to and never out of. */
const caughtIn = whileSame((drawing) => [topologyOf(drawing), openOrEnding(drawing)], (drawing): readonly number[] => {
  const { before, reachable } = topologyOf(drawing);
  const mayEnd = following(openOrEnding(drawing).flatMap((is, place) => (is ? [place] : [])), (place) => before[place] ?? []);
  return reachable.nodes.filter((place) => !mayEnd.has(place)).sort((a, b) => a - b);
});

/** A stage without a way out, or with an open one, is told about by its own check; only closed circles are told here. */
const openOrEnding = ofEachScene(({ stage, ways }) => stage.kind === 'end' || ways.length === 0 || ways.some(({ to }) => to === null));
