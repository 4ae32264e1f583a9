import { atStage, hint, quoted, type Check } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';

const check = 'stage-has-few-outcomes';
const most = 9;

/** A rep chooses among nine outcomes at most. */
export const stageHasFewOutcomes: Check = {
  name: check,
  reads: ['stages', 'activities', 'outcomes'],
  find: (drawing) => crowdedIn(drawing),
};

const crowdedIn = inEachScene(({ stage, ways }) => {
  const byHand = ways.filter(({ trigger }) => trigger.type === 'person').length;
  return byHand > most ? [hint(check, atStage(stage), `${quoted(stage)} offers ${byHand} outcomes to choose from; ${most} are as many as people keep apart.`)] : [];
});
