import { derivedId } from '#engine/kernel';
import { newOutcome } from '../factories.ts';
import type { Finding } from '../findings.ts';
import type { Outcome, Stage } from '../model/blueprint.ts';
import { atOutcome, atStage, error, quoted, type Check, type Drawing } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';

const check = 'decision-has-a-default';

/** A decision always finds a way: every outcome has a condition but one, the default. */
export const decisionHasADefault: Check = {
  name: check,
  reads: ['stages', 'outcomes'],
  find: (drawing) =>
    doubtful(drawing).flatMap(({ stage, ways }) => {
      const defaults = ways.filter((way) => way.fallback);
      if (defaults.length === 0) return [withoutDefault(drawing, stage, ways)];
      return [...defaults.slice(1).map((way) => secondDefault(stage, way)), ...ways.filter((way) => !way.fallback && way.trigger.type !== 'condition').map((way) => neverAsked(stage, way))];
    }),
};

/** The decisions that do not have one default and a condition on every other way. */
const doubtful = inEachScene((scene) => {
  const { stage, ways } = scene;
  if (stage.kind !== 'decision' || ways.length === 0) return [];
  const isPlain = ways.filter((way) => way.fallback).length === 1 && ways.every((way) => way.fallback || way.trigger.type === 'condition');
  return isPlain ? [] : [scene];
});

function withoutDefault({ ends }: Drawing, stage: Stage, ways: readonly Outcome[]): Finding {
  const message = `When no condition of ${quoted(stage)} holds, a record is stuck: the decision has no default.`;
  const plain = ways.findLast((way) => way.trigger.type === 'person');
  if (plain) return error(check, atStage(stage), message, [{ label: `Make ${quoted(plain)} the default`, edits: [{ type: 'setField', path: ['outcomes', plain.id, 'fallback'], value: true }] }]);
  const order = Math.max(...ways.map((way) => way.order)) + 1;
  const outcome: Outcome = { ...newOutcome({ id: derivedId(stage.id, `default ${ways.length}`), stage: stage.id, name: 'Otherwise', to: ends.length === 1 ? (ends[0]?.id ?? null) : null, order }), fallback: true };
  return error(check, atStage(stage), message, [{ label: 'Add the default "Otherwise"', edits: [{ type: 'addOutcome', outcome }] }]);
}

function secondDefault(stage: Stage, way: Outcome): Finding {
  return error(check, atOutcome(way), `${quoted(stage)} has more than one default; ${quoted(way)} would never be taken.`, [
    { label: 'No longer a default', edits: [{ type: 'setField', path: ['outcomes', way.id, 'fallback'], value: undefined }] },
  ]);
}

function neverAsked(stage: Stage, way: Outcome): Finding {
  return error(check, atOutcome(way), `${quoted(way)} of the decision ${quoted(stage)} has no condition, so it would never be taken.`, [
    { label: 'Delete the outcome', edits: [{ type: 'deleteOutcomes', outcomes: [way.id] }] },
  ]);
}
