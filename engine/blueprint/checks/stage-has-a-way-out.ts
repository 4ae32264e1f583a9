import { derivedId } from '#engine/kernel';
import { newOutcome } from '../factories.ts';
import { atStage, error, quoted, type Check } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';

const check = 'stage-has-a-way-out';

/** Every stage but an end can be left. */
export const stageHasAWayOut: Check = {
  name: check,
  reads: ['stages', 'outcomes'],
  find: (drawing) => {
    const [end] = drawing.ends;
    return withoutAWay(drawing).map((stage) => {
      const id = derivedId(stage.id, 'way out');
      const plain = newOutcome({ id, stage: stage.id, name: stage.kind === 'wait' ? 'Time is up' : 'Done', tone: stage.kind === 'wait' ? 'time' : 'neutral', to: end?.id ?? null });
      const outcome = stage.kind === 'decision' ? { ...plain, name: 'Otherwise', fallback: true } : plain;
      return error(check, atStage(stage), `A record that gets to ${quoted(stage)} can never leave it: the stage has no outcome.`, [
        { label: end ? `Add an outcome to ${quoted(end)}` : 'Add an outcome', edits: [{ type: 'addOutcome', outcome }] },
      ]);
    });
  },
};

const withoutAWay = inEachScene(({ stage, ways }) => (stage.kind !== 'end' && ways.length === 0 ? [stage] : []));
