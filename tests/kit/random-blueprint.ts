import fc from 'fast-check';
import { newActivity, newBlueprint, newOutcome, newStage, type Activity, type Blueprint, type Clause, type Condition, type CountOf, type Effect, type Gate, type Lane, type Outcome, type Stage, type StageKind, type Trigger, type Wait } from '#engine/blueprint';
import { labelledId } from './a-blueprint.ts';

/** Ids of a random drawing, made from numbers, so that the same numbers always draw the same. */
export const randomIds = {
  stage: (number: number) => labelledId(`random/stage/${number}`),
  activity: (number: number) => labelledId(`random/activity/${number}`),
  outcome: (number: number) => labelledId(`random/outcome/${number}`),
  lane: (stage: number, number: number) => labelledId(`random/lane/${stage}/${number}`),
  item: (activity: number, number: number) => labelledId(`random/item/${activity}/${number}`),
};


/** The results every activity of a random drawing may end with; some have none. */
export const resultKeys = ['yes', 'no', 'maybe'] as const;
export const people = ['u_ann', 'u_bob'] as const;
/** Values worth writing into the fields of a random drawing. */
export const fieldChoices = {
  size: [0, 3, 7, '7', 12, null],
  tier: ['gold', 'Gold', 'silver', ''],
  wantsOut: [true, false],
  tags: [['a'], ['A', 'b'], []],
  eventDay: ['2026-11-26', '2026-12-01T10:00:00Z', 'never', null],
  doNotContact: [true, false],
  doNotContactChannels: [['email'], ['call', 'email'], []],
} as const;

const field = fc.constantFrom('size', 'tier', 'wantsOut', 'tags', 'eventDay');
const comparison: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({ type: fc.constant('compare' as const), field: fc.constant('size'), operator: fc.constantFrom('equals', 'lessThan', 'atMost', 'moreThan', 'atLeast', 'notEquals'), value: fc.constantFrom(3, 7, '7') }),
  fc.record({ type: fc.constant('compare' as const), field: fc.constant('tier'), operator: fc.constantFrom('equals', 'notEquals', 'contains', 'startsWith'), value: fc.constantFrom('gold', 'g') }),
  fc.record({ type: fc.constant('compare' as const), field: fc.constant('wantsOut'), operator: fc.constantFrom('equals', 'notEquals'), value: fc.boolean() }),
  fc.record({ type: fc.constant('compare' as const), field: fc.constantFrom('tags', 'tier'), operator: fc.constantFrom('in', 'notIn', 'contains'), value: fc.constantFrom(['a'], ['gold', 'b']) }),
  fc.record({ type: fc.constant('compare' as const), field, operator: fc.constantFrom('isEmpty', 'isNotEmpty') }),
);
/** A rule over the fields of a random drawing. */
export const conditions: fc.Arbitrary<Condition> = fc.oneof(
  { weight: 4, arbitrary: comparison },
  { weight: 1, arbitrary: fc.record({ type: fc.constantFrom('and' as const, 'or' as const), of: fc.array(comparison, { maxLength: 3 }) }) },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('not' as const), of: comparison }) },
);

const waits: fc.Arbitrary<Wait> = fc.oneof(
  fc.record({ amount: fc.constantFrom(0, 1, 5, 30), unit: fc.constantFrom('minutes' as const, 'hours' as const) }),
  fc.record({ amount: fc.constantFrom(0, 1, 3), unit: fc.constantFrom('days' as const, 'workingDays' as const), at: fc.constantFrom('09:00') }),
  fc.record({ amount: fc.constantFrom(0, 1, 2), unit: fc.constantFrom('days' as const, 'workingHours' as const, 'workingDays' as const) }),
);

/** Mostly the usual, now and then something else. */
const often = <Value>(usual: Value, other: fc.Arbitrary<Value>, weight = 3): fc.Arbitrary<Value> => fc.oneof({ weight, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other });

/** A stage or an activity of the drawing as a number that is folded into what there is. */
const any = fc.nat(1000);
type Pick = (number: number) => string;

/** A part of the drawing that still needs to know which activities there are. */
type Part<Value> = (activity: Pick) => Value;

const countOf: fc.Arbitrary<Part<CountOf>> = fc
  .record({ activity: often<number | undefined>(undefined, any, 2), channel: often<'call' | 'email' | undefined>(undefined, fc.constantFrom('call', 'email'), 1), result: often<string | undefined>(undefined, fc.constantFrom(...resultKeys)), person: often<string | undefined>(undefined, fc.constantFrom('owner', ...people)) })
  .map(({ activity, ...of }) => (pick) => ({ ...of, ...(activity === undefined ? {} : { activity: pick(activity) }) }));

const plainClause: fc.Arbitrary<Part<Clause>> = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(countOf, fc.constantFrom('atLeast' as const, 'atMost' as const, 'exactly' as const), fc.integer({ min: 0, max: 3 }), fc.constantFrom('visit' as const, 'run' as const, 'record' as const, 'days' as const)).map(([of, compare, times, within]) => (pick: Pick): Clause => ({ type: 'count', compare, times, of: of(pick), within: within === 'days' ? { type: 'days', days: 2 } : { type: within } })) },
  { weight: 2, arbitrary: conditions.map((condition) => (): Clause => ({ type: 'field', condition })) },
  { weight: 1, arbitrary: conditions.map((condition) => (): Clause => ({ type: 'validation', condition, message: 'Please check.' })) },
  { weight: 2, arbitrary: fc.constant((): Clause => ({ type: 'requiredActivities' })) },
  { weight: 1, arbitrary: often<number | undefined>(undefined, any, 1).map((activity) => (pick: Pick): Clause => ({ type: 'checklist', ...(activity === undefined ? {} : { activity: pick(activity) }) })) },
  { weight: 1, arbitrary: waits.map((wait) => (): Clause => ({ type: 'minimumTime', wait })) },
  { weight: 1, arbitrary: fc.constantFrom('rep', 'boss').map((role) => (): Clause => ({ type: 'role', role })) },
);
const rareClause: fc.Arbitrary<Part<Clause>> = fc.constantFrom<Part<Clause>>(
  () => ({ type: 'approval', role: 'boss', levels: 1, quorum: 1 }),
  () => ({ type: 'otherRun', blueprint: labelledId('other'), on: 'sameRecord', ended: 'won' }),
  () => ({ type: 'rhythm' }),
);
/** A gate of a random drawing: mostly a clause or a list of them, now and then a tree; rarely a clause that looks beyond the run. */
const gates: fc.Arbitrary<Part<Gate>> = fc.letrec<{ gate: Part<Gate> }>((tie) => ({
  gate: fc.oneof(
    { depthSize: 'small', withCrossShrink: true, maxDepth: 3 },
    { weight: 12, arbitrary: plainClause },
    { weight: 1, arbitrary: rareClause },
    { weight: 6, arbitrary: fc.tuple(fc.constantFrom('all' as const, 'any' as const), fc.array(tie('gate'), { maxLength: 3 })).map(([type, of]) => (pick: Pick): Gate => ({ type, of: of.map((part) => part(pick)) })) },
    { weight: 1, arbitrary: tie('gate').map((of) => (pick: Pick): Gate => ({ type: 'not', of: of(pick) })) },
  ),
})).gate;

const effects: fc.Arbitrary<Part<Effect>> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<Effect>({ type: 'setField', field: 'size', value: 12 }, { type: 'setField', field: 'wantsOut', value: true }, { type: 'setField', field: 'doNotContact', value: false }).map((effect) => () => effect) },
  { weight: 1, arbitrary: fc.constantFrom<Effect>({ type: 'assignOwner', to: { type: 'person', person: 'u_bob' } }, { type: 'assignOwner', to: { type: 'role', role: 'rep' } }, { type: 'notify', role: 'boss', message: 'Look' }, { type: 'send', channel: 'email', subject: '', body: '' }).map((effect) => () => effect) },
);

interface StageSpec {
  readonly kind: StageKind;
  readonly gate: Part<Gate> | undefined;
  readonly activities: readonly ActivitySpec[];
  readonly outcomes: readonly OutcomeSpec[];
  readonly join: number | undefined;
}
interface ActivitySpec {
  readonly lane: number;
  readonly build: (number: number, activity: Pick, lane: Pick) => Activity;
}
interface OutcomeSpec {
  readonly to: number;
  readonly build: (outcome: Outcome, kind: StageKind | 'common', activity: Pick, outcomes: Pick) => Outcome;
}

const activities: fc.Arbitrary<ActivitySpec> = fc
  .record({
    channel: fc.constantFrom('call' as const, 'email' as const, 'task' as const),
    required: often<Activity['required']>('always', fc.oneof(fc.constant<'never'>('never'), conditions)),
    when: often<Condition | undefined>(undefined, conditions, 4),
    after: often<readonly { readonly kind: 'activity' | 'lane' | 'condition'; readonly of: number; readonly condition: Condition }[]>([], fc.array(fc.record({ kind: fc.constantFrom('activity' as const, 'activity' as const, 'lane' as const, 'condition' as const), of: any, condition: comparison }), { maxLength: 2 })),
    min: often(1, fc.constant(2), 5),
    more: fc.nat(2),
    due: fc.oneof(
      { weight: 4, arbitrary: waits.map((wait) => (): Activity['due'] => ({ type: 'stageEntry', wait })) },
      { weight: 1, arbitrary: fc.tuple(any, waits).map(([activity, wait]) => (pick: Pick): Activity['due'] => ({ type: 'activity', activity: pick(activity), wait })) },
      { weight: 1, arbitrary: fc.constantFrom(-1, 0, 2).map((days) => (): Activity['due'] => ({ type: 'fieldDate', field: 'eventDay', days })) },
    ),
    mode: often<'manual' | 'automatic'>('manual', fc.constant<'automatic'>('automatic'), 5),
    results: fc.constantFrom(0, 3, 3, 3),
    form: often<Activity['form']>({}, fc.constantFrom<Activity['form']>(
      { tier: { field: 'tier', required: 'always', order: 0 } },
      { size: { field: 'size', required: { type: 'compare', field: 'tier', operator: 'equals', value: 'gold' }, validation: { condition: { type: 'compare', field: 'size', operator: 'atLeast', value: 3 }, message: 'Too small' }, order: 0 } },
    ), 6),
    checklist: often(0, fc.constant(2), 6),
    evidence: often<Activity['evidence']>([], fc.constant<Activity['evidence']>(['note']), 9),
    template: fc.boolean(),
    lane: fc.nat(3),
  })
  .map(({ lane, checklist, min, more, results, due, when, after, template, channel, ...rest }) => ({
    lane,
    build: (number, activity, laneOf) => ({
      ...newActivity(channel, randomIds.activity(number), `Activity ${number}`),
      ...rest,
      ...(when === undefined ? {} : { when }),
      after: after.map(({ kind, of, condition }) => (kind === 'activity' ? { type: kind, activity: activity(of) } : kind === 'lane' ? { type: kind, lane: laneOf(of) } : { type: kind, condition })),
      attempts: { min, max: min + more },
      due: due(activity),
      results: Object.fromEntries(resultKeys.slice(0, results).map((key, order) => [key, { key, name: key, tone: key === 'yes' ? 'positive' : key === 'no' ? 'negative' : 'neutral', order: 2 - order }])),
      checklist: Object.fromEntries(Array.from({ length: checklist }, (_, order) => randomIds.item(number, order)).map((id, order) => [id, { id, text: id, order }])),
      content: { instructions: '', documents: {}, variants: {}, templates: template ? { [randomIds.item(number, 9)]: { id: randomIds.item(number, 9), name: 'T', subject: '', body: '', useIf: { type: 'compare', field: 'size', operator: 'isNotEmpty' }, order: 0 } } : {} },
    }),
  }));

type Limit = { readonly times: number; readonly window: 'visit' | 'run'; readonly then: number | null };

const triggers: fc.Arbitrary<Part<Trigger>> = fc.oneof(
  { weight: 6, arbitrary: fc.constant((): Trigger => ({ type: 'person' })) },
  { weight: 2, arbitrary: fc.tuple(any, fc.constantFrom(...resultKeys)).map(([activity, result]) => (pick: Pick): Trigger => ({ type: 'result', activity: pick(activity), result })) },
  { weight: 2, arbitrary: conditions.map((condition) => (): Trigger => ({ type: 'condition', condition })) },
  { weight: 2, arbitrary: waits.map((wait) => (): Trigger => ({ type: 'elapsed', wait })) },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom('paid', 'replied'), often<Condition | undefined>(undefined, comparison, 1)).map(([signal, condition]) => (): Trigger => ({ type: 'signal', signal, ...(condition === undefined ? {} : { condition }) })) },
);

const outcomes: fc.Arbitrary<OutcomeSpec> = fc
  .record({
    to: any,
    trigger: triggers,
    rule: conditions,
    fallback: fc.boolean(),
    order: fc.nat(5),
    gate: fc.oneof({ weight: 4, arbitrary: fc.constant(undefined) }, { weight: 2, arbitrary: fc.constant((): Gate => ({ type: 'all', of: [] })) }, { weight: 5, arbitrary: gates }),
    who: often<Outcome['who']>({ type: 'anyone' }, fc.constantFrom<Outcome['who']>({ type: 'owner' }, { type: 'roles', roles: ['boss', 'rep'] }, { type: 'team', team: 'boss' }), 5),
    reason: often<Outcome['reason']>({ type: 'none' }, fc.constantFrom<Outcome['reason']>({ type: 'required', choices: [] }, { type: 'required', choices: ['price'] }), 5),
    form: often<Outcome['form']>({}, fc.constant<Outcome['form']>({ tier: { field: 'tier', required: 'always', order: 0 } }), 5),
    then: often<readonly Part<Effect>[]>([], fc.array(effects, { maxLength: 2 }), 2),
    limit: often<Limit | undefined>(undefined, fc.record({ times: fc.integer({ min: 1, max: 2 }), window: fc.constantFrom('visit' as const, 'run' as const), then: fc.option(any, { freq: 4, nil: null }) })),
  })
  .map(({ to, trigger, rule, fallback, gate, then, limit, ...rest }) => ({
    to,
    build: (outcome, kind, activity, outcomeOf) => ({
      ...outcome,
      ...rest,
      trigger: kind === 'decision' ? { type: 'condition', condition: rule } : trigger(activity),
      ...(kind === 'decision' ? { fallback } : {}),
      ...(gate === undefined || kind === 'decision' ? {} : { gate: gate(activity) }),
      then: then.map((effect) => effect(activity)),
      ...(limit === undefined ? {} : { limit: { ...limit, then: limit.then === null ? null : outcomeOf(limit.then) } }),
    }),
  }));

const stages: fc.Arbitrary<StageSpec> = fc.record({
  kind: fc.constantFrom<StageKind>('work', 'work', 'work', 'work', 'decision', 'wait', 'parallel', 'parallel', 'end'),
  gate: often<Part<Gate> | undefined>(undefined, gates, 5),
  activities: fc.array(activities, { minLength: 1, maxLength: 3, size: 'max' }),
  outcomes: fc.array(outcomes, { maxLength: 4, size: 'max' }),
  join: fc.option(fc.integer({ min: 1, max: 2 }), { nil: undefined }),
});

/**
 * Drawings of everything a machine can be made of: stages of all kinds, lanes, loops, limits with stand-ins, defaults,
 * common outcomes, results, conditions, waits and signals. Few of them make sense, all of them compile.
 */
export const blueprints: fc.Arbitrary<Blueprint> = fc
  .record({
    stages: fc.array(stages, { minLength: 2, maxLength: 6, size: 'max' }).chain(([first, ...rest]) => fc.tuple(fc.constantFrom<StageKind>('work', 'work', 'work', 'parallel', 'decision', 'wait'), stages).map(([kind, last]): readonly StageSpec[] => [...(first === undefined ? [] : [{ ...first, kind }]), ...rest, { ...last, kind: 'end' }])),
    shared: fc.array(fc.tuple(outcomes, fc.option(fc.array(any, { minLength: 1, maxLength: 3 }), { freq: 2, nil: null })), { maxLength: 2 }),
  })
  .map(({ stages: specs, shared }) => drawn(specs, shared));

function drawn(specs: readonly StageSpec[], shared: readonly (readonly [OutcomeSpec, readonly number[] | null])[]): Blueprint {
  const numbered = specs.map((spec, stage) => ({ ...spec, stage, activities: spec.kind === 'work' || spec.kind === 'parallel' ? spec.activities : [], outcomes: spec.kind === 'end' ? spec.outcomes.slice(0, 1) : spec.outcomes }));
  const parts = numbered.flatMap(({ stage, activities: own }) => own.map((spec) => ({ stage, spec }))).map((part, number) => ({ ...part, number, id: randomIds.activity(number) }));
  const ways = numbered.flatMap(({ stage, kind, outcomes: own }) => own.map((spec) => ({ stage, kind, spec }))).map((way, number) => ({ ...way, number }));
  const activity: Pick = (number) => parts[number % Math.max(1, parts.length)]?.id ?? randomIds.activity(0);
  const outcome: Pick = (number) => randomIds.outcome(number % Math.max(1, ways.length + shared.length));
  const stageOf: Pick = (number) => randomIds.stage(number % specs.length);
  // What leads on at once mostly leads forward: else nearly every drawing would go round for ever.
  const target = (outcome: Outcome, stage: number, to: number): Outcome => {
    const onward = (outcome.trigger.type === 'condition' || outcome.fallback === true) && to % 8 !== 0;
    return onward ? { ...outcome, to: randomIds.stage(Math.min(specs.length - 1, stage + 1 + (to % Math.max(1, specs.length - stage - 1)))) } : outcome;
  };
  const built = [
    ...ways.map(({ stage, kind, spec, number }) => target(spec.build(newOutcome({ id: randomIds.outcome(number), stage: randomIds.stage(stage), name: `Outcome ${number}`, to: stageOf(spec.to) }), kind, activity, outcome), stage, spec.to)),
    ...shared.map(([spec, from], index): Outcome => ({ ...target(spec.build(newOutcome({ id: randomIds.outcome(ways.length + index), stage: randomIds.stage(0), name: `Common ${index}`, to: stageOf(spec.to) }), 'common', activity, outcome), specs.length, spec.to), from: from === null ? { type: 'all' } : { type: 'stages', stages: from.map(stageOf) } })),
  ];
  const blank = newBlueprint({ id: labelledId('random'), name: 'Random', recordType: 'lead' });
  return {
    ...blank,
    start: randomIds.stage(0),
    stages: Object.fromEntries(numbered.map((spec) => [randomIds.stage(spec.stage), stageFrom(spec, parts.filter(({ stage }) => stage === spec.stage).map(({ id, spec: { lane } }) => ({ id, lane })), activity)])),
    activities: Object.fromEntries(parts.map(({ number, spec, stage, id }) => [id, spec.build(number, activity, (lane) => randomIds.lane(stage, lane % 3))])),
    outcomes: Object.fromEntries(built.map((each) => [each.id, each])),
  };
}

function stageFrom({ kind, stage, gate, join }: StageSpec & { readonly stage: number }, own: readonly { readonly id: string; readonly lane: number }[], activity: Pick): Stage {
  const inLane = (lane: number) => own.filter((one) => one.lane === lane).map(({ id }) => id);
  const lanes: Record<string, Lane> = Object.fromEntries([0, 1, 2].map((lane) => [randomIds.lane(stage, lane), { id: randomIds.lane(stage, lane), name: `Lane ${lane}`, team: 'sales', activities: inLane(lane), order: lane }]));
  return {
    ...newStage(kind, randomIds.stage(stage), `Stage ${stage}`),
    activities: kind === 'parallel' ? inLane(3) : own.map(({ id }) => id),
    ...(kind === 'parallel' ? { lanes, ...(join === undefined ? {} : { join }) } : {}),
    ...(gate === undefined ? {} : { gate: gate(activity) }),
  };
}
