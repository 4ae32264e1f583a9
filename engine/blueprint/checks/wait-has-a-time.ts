import { derivedId } from '#engine/kernel';
import { newOutcome } from '../factories.ts';
import type { Finding } from '../findings.ts';
import type { Outcome, Stage } from '../model/blueprint.ts';
import { atOutcome, atStage, error, quoted, type Check } from '../checking/drawing.ts';
import { inEachScene, inEveryOutcome } from '../checking/remembered.ts';

const check = 'wait-has-a-time';
const oneDay = { type: 'elapsed', wait: { amount: 1, unit: 'days' } } as const;

/** A wait stage is left by exactly one timed outcome, and every timed outcome waits longer than nothing. */
export const waitHasATime: Check = {
  name: check,
  reads: ['stages', 'outcomes'],
  find: (drawing) => [
    ...waits(drawing).flatMap(({ stage, ways }) => {
      const timed = ways.filter((way) => way.trigger.type === 'elapsed');
      if (timed.length === 0) return [withoutTime(stage, ways, drawing.ends[0]?.id ?? null)];
      return timed.slice(1).map((way) =>
        error(check, atOutcome(way), `${quoted(stage)} has more than one time; ${quoted(way)} and another would race.`, [{ label: `Delete ${quoted(way)}`, edits: [{ type: 'deleteOutcomes', outcomes: [way.id] }] }]),
      );
    }),
    ...instantWays(drawing).map((way) =>
      error(check, atOutcome(way), `${quoted(way)} waits for no time at all and would be taken at once.`, [{ label: 'Wait one day', edits: [{ type: 'setField', path: ['outcomes', way.id, 'trigger'], value: oneDay }] }]),
    ),
  ],
};

const waits = inEachScene((scene) => (scene.stage.kind === 'wait' && scene.ways.length > 0 ? [scene] : []));
const instantWays = inEveryOutcome((way) => (waitsForNothing(way) ? [way] : []));

function waitsForNothing(way: Outcome): boolean {
  return way.trigger.type === 'elapsed' && way.trigger.wait.amount === 0;
}

function withoutTime(stage: Stage, ways: readonly Outcome[], end: string | null): Finding {
  const message = `Nothing says how long ${quoted(stage)} waits.`;
  const only = ways.find((way) => way.trigger.type === 'person');
  if (only) return error(check, atStage(stage), message, [{ label: `Take ${quoted(only)} after one day`, edits: [{ type: 'setField', path: ['outcomes', only.id, 'trigger'], value: oneDay }] }]);
  const outcome = newOutcome({ id: derivedId(stage.id, `time ${ways.length}`), stage: stage.id, name: 'Time is up', tone: 'time', to: end, order: ways.length });
  return error(check, atStage(stage), message, [{ label: 'Add "Time is up" after one day', edits: [{ type: 'addOutcome', outcome }] }]);
}
