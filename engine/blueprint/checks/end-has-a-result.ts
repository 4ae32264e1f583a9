import { atStage, error, quoted, type Check } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';

const check = 'end-has-a-result';

/** Every end says whether it is won, lost, nurture, recycle or closed; no other stage does. */
export const endHasAResult: Check = {
  name: check,
  reads: ['stages'],
  find: (drawing) => misfits(drawing),
};

const misfits = inEachScene(({ stage }) => {
  if (stage.kind === 'end' && !stage.end) {
    return [error(check, atStage(stage), `The end ${quoted(stage)} does not say how the record ended.`, [{ label: 'Call it closed', edits: [{ type: 'setField', path: ['stages', stage.id, 'end'], value: { result: 'closed' } }] }])];
  }
  if (stage.kind !== 'end' && stage.end) {
    return [error(check, atStage(stage), `${quoted(stage)} is no end but has a result.`, [{ label: 'Remove the result', edits: [{ type: 'setField', path: ['stages', stage.id, 'end'], value: undefined }] }])];
  }
  return [];
});
