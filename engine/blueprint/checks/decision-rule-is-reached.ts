import type { Finding } from '../findings.ts';
import type { Condition } from '../model/condition.ts';
import type { Fields } from '../model/record-type.ts';
import { conditionHolds, implies } from '../solving/find-example.ts';
import { atOutcome, quoted, warning, type Check, type Scene } from '../checking/drawing.ts';
import { inEachScene, remembered } from '../checking/remembered.ts';
import { allOf, anyOf, knownFields, not, recordFor, recordMeeting, rulesOf, type DecisionRule, type KnownFields } from '../checking/rules.ts';

const check = 'decision-rule-is-reached';

/** Every rule of a decision takes some record that no rule before it takes. */
export const decisionRuleIsReached: Check = {
  name: check,
  reads: ['recordType', 'stages', 'activities', 'outcomes'],
  readsContext: true,
  find: (drawing) => shadowedIn(drawing, knownFields(drawing)),
};

const shadowedIn = inEachScene((scene, known: KnownFields): readonly Finding[] => {
  if (scene.stage.kind !== 'decision') return [];
  const rules = rulesOf(scene);
  return rules.flatMap((rule, place) => {
    const before = rules.slice(0, place).filter(({ sure }) => sure);
    return before.length > 0 && !isReached(rule.condition, before.map(({ condition }) => condition), known) ? [finding(scene, rule, before, known)] : [];
  });
});

/** A record seen to reach a rule is tried first: after most edits it still does, and nothing needs to be searched. */
const witnesses = remembered((_known: KnownFields) => new WeakMap<Condition, Fields>());

function isReached(condition: Condition, before: readonly Condition[], known: KnownFields): boolean {
  const witness = witnesses(known).get(condition);
  if (witness && conditionHolds(condition, witness) && !before.some((other) => conditionHolds(other, witness))) return true;
  const answer = recordFor(allOf([condition, not(anyOf(before))]), known);
  if (answer.type === 'example') witnesses(known).set(condition, answer.fields);
  // a rule no record meets at all is told about by condition-can-hold
  return answer.type !== 'none' || recordMeeting(condition, known).type === 'none';
}

function finding({ stage, ways }: Scene, { way, condition }: DecisionRule, before: readonly DecisionRule[], known: KnownFields): Finding {
  const one = before.find((other) => implies(condition, other.condition, known));
  const taker = one ? quoted(one.way) : 'the rules before it';
  const place = ways.filter(({ from }) => from.type === 'stage').findIndex(({ id }) => id === one?.way.id);
  const same = one && implies(one.condition, condition, known);
  return warning(check, atOutcome(way), `${quoted(way)} of ${quoted(stage)} is never taken: ${taker} ${one ? 'takes' : 'take'} every record it is meant for.`, [
    ...(one && !same && place >= 0 ? [{ label: `Ask it before ${quoted(one.way)}`, edits: [{ type: 'moveOutcome' as const, outcome: way.id, index: place }] }] : []),
    { label: 'Delete the outcome', edits: [{ type: 'deleteOutcomes', outcomes: [way.id] }] },
  ]);
}
