import type { FindingTarget } from '../findings.ts';
import type { Clause, Gate } from '../model/gate.ts';
import { clausesOf, fieldsOf } from '../reading/walkers.ts';
import { atOutcome, atStage, hint, quoted, type Check } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';

const check = 'gate-asks-few-things';
const most = 12;

/** A gate can be understood: it looks at twelve different things at most. */
export const gateAsksFewThings: Check = {
  name: check,
  reads: ['stages', 'activities', 'outcomes'],
  find: (drawing) => crowdedGates(drawing),
};

const crowdedGates = inEachScene(({ stage, ways }) => [
  ...crowded(stage.gate, atStage(stage), stage),
  ...ways.flatMap((way) => (way.from.type === 'stage' ? crowded(way.gate, atOutcome(way), way) : [])),
]);

function crowded(gate: Gate | undefined, target: FindingTarget, thing: { readonly name: string }) {
  if (!gate) return [];
  const things = new Set([...fieldsOf(gate).map((field) => `field ${field}`), ...clausesOf(gate).flatMap(lookedAt)]);
  return things.size > most ? [hint(check, target, `The gate of ${quoted(thing)} looks at ${things.size} different things; ${most} are as many as people follow.`)] : [];
}

function lookedAt(clause: Clause): readonly string[] {
  switch (clause.type) {
    case 'field':
    case 'validation':
      return [];
    case 'count':
      return [`count ${JSON.stringify(clause.of)}`];
    default:
      return [JSON.stringify(clause)];
  }
}
