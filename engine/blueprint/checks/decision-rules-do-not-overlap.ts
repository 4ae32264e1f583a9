import type { Finding } from '../findings.ts';
import type { Condition } from '../model/condition.ts';
import { implies, type Answer } from '../solving/find-example.ts';
import { atOutcome, quoted, warning, type Check } from '../checking/drawing.ts';
import { inEachScene, remembered, rememberedOfBoth } from '../checking/remembered.ts';
import { allOf, knownFields, not, recordFor, rulesOf, type DecisionRule, type KnownFields } from '../checking/rules.ts';
import { sayRecord } from '../checking/say.ts';

const check = 'decision-rules-do-not-overlap';
/** Beyond this many rules in one decision only each rule's neighbours are compared with it. */
const mostRules = 60;
const neighbours = 10;

/** No record meets two rules of a decision by accident: a special case stands before the wider one, or they exclude each other. */
export const decisionRulesDoNotOverlap: Check = {
  name: check,
  reads: ['recordType', 'stages', 'activities', 'outcomes'],
  readsContext: true,
  find: (drawing) => overlapsIn(drawing, knownFields(drawing)),
};

const overlapsIn = inEachScene((scene, known: KnownFields): readonly Finding[] => {
  if (scene.stage.kind !== 'decision') return [];
  const rules = rulesOf(scene);
  const reach = rules.length > mostRules ? neighbours : rules.length;
  return rules.flatMap((second, place) =>
    rules.slice(Math.max(0, place - reach), place).flatMap((first) => (first.way.to === second.way.to ? [] : (overlap(first, second, known) ?? []))),
  );
});

function overlap(first: DecisionRule, second: DecisionRule, known: KnownFields): Finding | null {
  const answer = shared(known, first.condition)(second.condition);
  if (answer.type !== 'example') return null;
  const { way } = second;
  const fixed: Condition = allOf([second.condition, not(first.condition)]);
  return {
    ...warning(check, atOutcome(way), `A record with ${sayRecord(answer.fields, known)} meets ${quoted(first.way)} and ${quoted(way)}; ${quoted(first.way)} wins, because it is asked first.`, [
      { label: `Leave to ${quoted(first.way)} what it takes`, edits: [{ type: 'setField', path: ['outcomes', way.id, 'trigger', 'condition'], value: fixed }] },
    ]),
    example: { fields: answer.fields },
  };
}

/** A record both rules take, unless one is a special case of the other: that is a way to write rules, or a rule never reached. */
const shared = rememberedOfBoth((known: KnownFields, first: Condition) =>
  remembered((second: Condition): Answer => {
    const both = recordFor(allOf([first, second]), known);
    return both.type === 'example' && (implies(first, second, known) !== false || implies(second, first, known) !== false) ? { type: 'none' } : both;
  }),
);
