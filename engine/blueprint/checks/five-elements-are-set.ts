import type { Activity, Blueprint } from '../model/blueprint.ts';
import { defaultRhythm } from '../model/blueprint.ts';
import { isTouch } from '../model/channel.ts';
import { hint, type Check } from '../checking/drawing.ts';
import { remembered } from '../checking/remembered.ts';
import { inWords } from '../checking/say.ts';

const check = 'five-elements-are-set';
/** Fewer touches than this are no cadence. */
const fewestTouches = 3;

/** A cadence says when, how often, by which channels, for whom and with what to say. */
export const fiveElementsAreSet: Check = {
  name: check,
  reads: ['rhythm', 'audience', 'activities'],
  find: ({ blueprint }) => {
    const touches = touchesIn(blueprint.activities);
    if (touches.length < fewestTouches) return [];
    const missing = missingIn(blueprint, touches);
    if (missing.length === 0) return [];
    const hours = blueprint.rhythm.windows.length === 0 ? [{ label: 'Use the usual hours', edits: [{ type: 'setField' as const, path: ['rhythm', 'windows'], value: defaultRhythm.windows }] }] : [];
    return [hint(check, { type: 'blueprint' }, `Of the five elements of a cadence ${missing.length === 1 ? 'one is' : `${missing.length} are`} missing: ${inWords(missing)}.`, hours)];
  },
};

const touchesIn = remembered((activities: Blueprint['activities']): readonly Activity[] => Object.values(activities).filter(({ channel }) => isTouch(channel)));

/** Frequency is never missing: every rhythm has a gap and a length. Channels are told about by more-than-one-channel. */
function missingIn({ rhythm, audience }: Blueprint, touches: readonly Activity[]): readonly string[] {
  const saysSomething = touches.some(({ content }) => Object.keys(content.templates).length > 0 || content.script || content.instructions.trim() !== '');
  return [
    ...(rhythm.windows.length === 0 ? ['timing (no hours of the day)'] : []),
    ...(audience.trim() === '' ? ['audience (for whom it is)'] : []),
    ...(saysSomething ? [] : ['content (no template, script or instructions)']),
  ];
}
