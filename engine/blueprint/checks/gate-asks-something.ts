import type { Finding, FindingTarget } from '../findings.ts';
import type { Condition } from '../model/condition.ts';
import type { Gate } from '../model/gate.ts';
import { atActivity, atOutcome, atStage, error, quoted, warning, type Check, type Fix } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';

const check = 'gate-asks-something';

/** No gate and no rule is empty by accident: "all of nothing" lets everybody through, "any of nothing" nobody. */
export const gateAsksSomething: Check = {
  name: check,
  reads: ['enrolment', 'stages', 'activities', 'outcomes'],
  find: (drawing) => {
    const { enrolment } = drawing.blueprint;
    return [
      ...(enrolment.when.type === 'condition' ? emptyRule(enrolment.when.condition, { type: 'blueprint' }, 'The rule for who is enrolled', fix('Enrol by hand', ['enrolment', 'when'], { type: 'manual' })) : []),
      ...emptyIn(drawing),
      ...drawing.common.flatMap((way) => emptyGate(way.gate, atOutcome(way), way, ['outcomes', way.id, 'gate'])),
    ];
  },
};

const emptyIn = inEachScene(({ stage, ways, activities }): readonly Finding[] => [
  ...emptyGate(stage.gate, atStage(stage), stage, ['stages', stage.id, 'gate']),
  ...ways.flatMap((way) => (way.from.type === 'stage' ? emptyGate(way.gate, atOutcome(way), way, ['outcomes', way.id, 'gate']) : [])),
  ...ways.flatMap((way) => (way.from.type === 'stage' && way.trigger.type === 'condition' ? emptyRule(way.trigger.condition, atOutcome(way), `The condition of ${quoted(way)}`, stage.kind === 'decision' ? [{ label: 'Delete the outcome', edits: [{ type: 'deleteOutcomes', outcomes: [way.id] }] }] : fix('Let a person choose it', ['outcomes', way.id, 'trigger'], { type: 'person' })) : [])),
  ...activities.flatMap((activity) => [
    ...(activity.when ? emptyRule(activity.when, atActivity(activity, stage), `The rule by which ${quoted(activity)} appears`, fix('Remove the rule', ['activities', activity.id, 'when'], undefined)) : []),
    ...(typeof activity.required === 'string' ? [] : emptyRule(activity.required, atActivity(activity, stage), `The rule by which ${quoted(activity)} is required`, fix('Make it required', ['activities', activity.id, 'required'], 'always'))),
  ]),
]);

function fix(label: string, path: readonly string[], value: unknown): readonly Fix[] {
  return [{ label, edits: [{ type: 'setField', path, value }] }];
}

function emptyGate(gate: Gate | undefined, target: FindingTarget, thing: { readonly name: string }, path: readonly string[]): readonly Finding[] {
  const empty = gate && emptyPart(gate);
  if (!empty) return [];
  const remove = fix('Remove the gate', path, undefined);
  const whole = gate.type === empty && gate.of.length === 0;
  if (whole && empty === 'any') return [error(check, target, `The gate of ${quoted(thing)} asks for one of no things and never opens.`, remove)];
  const where = whole ? `The gate of ${quoted(thing)}` : `A part of the gate of ${quoted(thing)}`;
  return [warning(check, target, `${where} is empty: ${empty === 'any' ? 'it never holds' : 'it keeps nobody back'}.`, remove)];
}

/** The first list of a gate with nothing in it, its rules about fields included. */
function emptyPart(gate: Gate): 'all' | 'any' | null {
  switch (gate.type) {
    case 'all':
    case 'any':
      return gate.of.length === 0 ? gate.type : firstOf(gate.of, emptyPart);
    case 'not':
      return emptyPart(gate.of);
    case 'field':
    case 'validation':
      return emptyPartOfRule(gate.condition);
    default:
      return null;
  }
}

function emptyPartOfRule(condition: Condition): 'all' | 'any' | null {
  switch (condition.type) {
    case 'and':
    case 'or':
      return condition.of.length === 0 ? (condition.type === 'and' ? 'all' : 'any') : firstOf(condition.of, emptyPartOfRule);
    case 'not':
      return emptyPartOfRule(condition.of);
    case 'compare':
      return null;
  }
}

function emptyRule(condition: Condition, target: FindingTarget, what: string, fixes: readonly Fix[]): readonly Finding[] {
  const empty = emptyPartOfRule(condition);
  return empty ? [warning(check, target, `${what} has an empty part: ${empty === 'any' ? 'it never holds' : 'it holds for every record'}.`, fixes)] : [];
}

function firstOf<Part>(parts: readonly Part[], find: (part: Part) => 'all' | 'any' | null): 'all' | 'any' | null {
  for (const part of parts) {
    const found = find(part);
    if (found) return found;
  }
  return null;
}
