import type { Finding } from '../findings.ts';
import type { Stage } from '../model/blueprint.ts';
import type { Comparison, Condition } from '../model/condition.ts';
import type { Fields } from '../model/record-type.ts';
import { comparisonsOf } from '../reading/walkers.ts';
import { conditionHolds } from '../solving/find-example.ts';
import { read } from '../solving/reading.ts';
import { atStage, quoted, warning, type Check, type Fix } from '../checking/drawing.ts';
import { inEachScene } from '../checking/remembered.ts';
import { allOf, anyOf, comparisonsWithPaths, knownFields, not, recordFor, rulesOf, withComparison, type DecisionRule, type KnownFields } from '../checking/rules.ts';
import { sayRecord } from '../checking/say.ts';

const check = 'decision-rules-leave-no-gap';
const mostLimits = 60;
const oneDay = 86_400_000;

/** The rules of a decision take every record, or leave to the default only what was meant for it. */
export const decisionRulesLeaveNoGap: Check = {
  name: check,
  reads: ['recordType', 'stages', 'activities', 'outcomes'],
  readsContext: true,
  find: (drawing) => gapsIn(drawing, knownFields(drawing)),
};

const gapsIn = inEachScene((scene, known: KnownFields): readonly Finding[] => {
  if (scene.stage.kind !== 'decision') return [];
  const rules = rulesOf(scene);
  const [fallback] = scene.ways.filter((way) => way.fallback);
  if (rules.length === 0) return [];
  if (fallback) return cracks(rules, known).map((fields) => gap(scene.stage, rules, fields, known, `goes the default way ${quoted(fallback)} between two rules`));
  const answer = recordFor(not(anyOf(rules.map(({ condition }) => condition))), known);
  return answer.type === 'example' ? [gap(scene.stage, rules, answer.fields, known, 'meets no rule and is stuck')] : [];
});

function gap(stage: Stage, rules: readonly DecisionRule[], fields: Fields, known: KnownFields, what: string): Finding {
  return { ...warning(check, atStage(stage), `In ${quoted(stage)} a record with ${sayRecord(fields, known)} ${what}.`, widenings(rules, fields)), example: { fields } };
}

/** Records that fall between two limits of one field that lie a step apart at most: a missed "or equal", not a choice. */
function cracks(rules: readonly DecisionRule[], known: KnownFields): readonly Fields[] {
  const taken = anyOf(rules.map(({ condition }) => condition));
  const limits = new Map<string, Map<number, Limit>>();
  for (const { field, operator, value } of comparisonsOf(taken)) {
    const place = placeOf(value);
    if (place === null) continue;
    const ofField = limits.get(field) ?? new Map<number, Limit>();
    const limit = ofField.get(place);
    ofField.set(place, { isDay: read(value).moment !== null, before: limit?.before || !after.has(operator), after: limit?.after || !before.has(operator) });
    limits.set(field, ofField);
  }
  return [...limits].flatMap(([field, found]) => {
    const points = [...found].sort(([a], [b]) => a - b).slice(0, mostLimits);
    return points.flatMap(([place, limit], index) => crackAt(taken, field, limit.isDay ? dayCrack(place) : numberCrack(place, limit, points[index + 1]), known));
  });
}

/** A value some rule names, and whether answers change just before it or just after it: else nothing falls in there. */
interface Limit {
  readonly isDay: boolean;
  readonly before: boolean;
  readonly after: boolean;
}
const before: ReadonlySet<Comparison['operator']> = new Set(['lessThan', 'atLeast'] as const);
const after: ReadonlySet<Comparison['operator']> = new Set(['atMost', 'moreThan'] as const);

/** Where a limit lies on its line: a number, or a moment in milliseconds. */
function placeOf(value: Comparison['value']): number | null {
  const { number, moment } = read(value);
  return number ?? moment?.at ?? null;
}

/** Three values side by side: the middle ones may fall into a crack between the outer ones. */
interface Probe {
  readonly below: number | string;
  readonly inside: number | string;
  readonly above: number | string;
}

function numberCrack(place: number, limit: Limit, following: readonly [number, Limit] | undefined): readonly Probe[] {
  const [next, end] = following ?? [Infinity, limit];
  return [
    ...(limit.before && limit.after ? [{ below: place - 0.5, inside: place, above: place + 0.5 }] : []),
    ...(next - place <= 1 && limit.after && end.before ? [{ below: place, inside: (place + next) / 2, above: next }] : []),
  ];
}

function dayCrack(at: number): readonly Probe[] {
  const day = (offset: number) => new Date(at + offset * oneDay).toISOString().slice(0, 10);
  return [0, 1].map((offset) => ({ below: day(offset - 1), inside: day(offset), above: day(offset + 1) }));
}

/** A record whose field lies in the crack while its neighbours on both sides are taken, if there is one. */
function crackAt(taken: Condition, field: string, probes: readonly Probe[], known: KnownFields): readonly Fields[] {
  for (const { below, inside, above } of probes) {
    const answer = recordFor(allOf([not(holding(taken, field, inside)), holding(taken, field, below), holding(taken, field, above)]), known);
    if (answer.type === 'example') return [{ [field]: inside, ...answer.fields }];
  }
  return [];
}

/** What is left of a rule when one field is known. */
function holding(condition: Condition, field: string, value: number | string): Condition {
  switch (condition.type) {
    case 'compare':
      return condition.field !== field ? condition : conditionHolds(condition, { [field]: value }) ? allOf([]) : anyOf([]);
    case 'not':
      return not(holding(condition.of, field, value));
    default:
      return { type: condition.type, of: condition.of.map((part) => holding(part, field, value)) };
  }
}

const wider: Partial<Record<Comparison['operator'], Comparison['operator']>> = { lessThan: 'atMost', moreThan: 'atLeast' };

/** The rules that would take the record if a limit counted as inside. */
function widenings(rules: readonly DecisionRule[], fields: Fields): readonly Fix[] {
  return rules.flatMap(({ way, condition }): readonly Fix[] => {
    for (const { comparison, path } of comparisonsWithPaths(condition, ['outcomes', way.id, 'trigger', 'condition'])) {
      const operator = wider[comparison.operator];
      if (operator === undefined || !conditionHolds(withComparison(condition, comparison, { ...comparison, operator }), fields)) continue;
      return [{ label: `Let ${quoted(way)} take it`, edits: [{ type: 'setField', path: [...path, 'operator'], value: operator }] }];
    }
    return [];
  }).slice(0, 2);
}
