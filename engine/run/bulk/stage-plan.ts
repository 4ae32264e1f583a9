import { invariant } from '#engine/kernel';
import type { Outcome, OutcomeId } from '#engine/blueprint';
import { flatten, standInOf, type FlatWay, type Process } from '#engine/compile';
import { prepareCondition } from '#engine/gates';
import { gateOf } from '../facts.ts';
import type { Run } from '../run.ts';
import { activityRules, placesReadingFields, requiredDoneAsk, withBumps } from './activity-plan.ts';
import type { Ask, BulkRecord } from './bulk-record.ts';
import { clausePlan, type ClauseGround } from './clause-plan.ts';
import { createCounterBook, type CounterBook } from './counters.ts';
import { never, planGate } from './gate-plan.ts';
import { isSpent, mayTake } from './limit.ts';
import { lookupOf, type Lookup } from './lookup.ts';
import { isPlainDrawing, isPlainStage, plainRows } from './plain.ts';
import type { AutomaticPlan, Plan, StagePlan, WayPlan } from './plan.ts';

/** A stage half ready: what it counts is known only when all stages are. */
interface Draft {
  readonly counters: CounterBook;
  /** `plain`: see `StagePlan`; `enterable`: bulk work may at least come to rest here. */
  finish(plain: boolean, enterable: boolean): StagePlan;
}

/** Makes a compiled blueprint ready for bulk work. `runOf` shows a record as an ordinary run. */
export function planOf(process: Process, runOf: (plan: Plan, record: BulkRecord) => Run): Plan {
  const { document } = process.version;
  const { table } = flatten(process);
  const counters = createCounterBook();
  const limited = Object.values(document.outcomes).flatMap(({ id, limit }) => (limit === undefined ? [] : [id]));
  const numbers = new Map(limited.map((outcome, number) => [outcome, number]));
  const drafts = table.stages.map((_, row) => draftStage({ process, row, table, runCounters: counters, numbers, runOf: (record) => runOf(plan, record) }));
  const known = table.stages.map(({ stage }) => isPlainDrawing(document) && isPlainStage(process.stage(stage), process.activitiesOf(stage), process.outcomesOf(stage)));
  const { leaving, entering } = plainRows(document, table, known);
  const stages = drafts.map((draft, row) => draft.finish(leaving[row] === true, entering[row] === true));
  const countsOwners = [counters, ...drafts.map((draft) => draft.counters)].some((book) => book.counters.some(({ of }) => of.person === 'owner'));
  const most = (length: (stage: StagePlan) => number): number => stages.reduce((longest, stage) => Math.max(longest, length(stage)), 0);
  const listOf = <Item>(length: number, item: Item): Item[] => Array.from({ length }, () => item);
  const blank: Plan['blank'] = {
    taken: listOf(limited.length, 0),
    here: listOf(most(({ places, counters: own }) => places.length + own.counters.length), 0),
    last: listOf(most(({ places }) => places.length), undefined),
    armed: listOf(most(({ places }) => places.length), 0),
    dueAt: [],
    late: [],
    timed: listOf(most(({ timed }) => timed.length), 0),
    counts: listOf(counters.counters.length, 0),
  };
  const plan: Plan = { process, table, stages, counters, limited, blank, startsPlain: entering[table.start] === true && table.first.length === 0, countsOwners, plainSignals: document.signals === undefined };
  return plan;
}

interface StageGround {
  readonly process: Process;
  readonly table: Plan['table'];
  readonly row: number;
  readonly runCounters: CounterBook;
  readonly numbers: ReadonlyMap<OutcomeId, number>;
  readonly runOf: (record: BulkRecord) => Run;
}

function draftStage({ process, table, row, runCounters, numbers, runOf }: StageGround): Draft {
  const flat = table.stages[row];
  invariant(flat !== undefined, `row ${row} is in the table`);
  const stage = process.stage(flat.stage);
  const activities = process.activitiesOf(flat.stage);
  const outcomes = process.outcomesOf(flat.stage);
  const placeOf = new Map(activities.map(({ id }, place) => [id, place]));
  const counters = createCounterBook();
  const rules = activityRules(stage, activities, placeOf, runCounters);
  const ground: ClauseGround = { process, stage, activities, placeOf, requiredDone: requiredDoneAsk(stage, activities), runCounters, visitCounters: counters, runOf };
  const timed = outcomes.filter(({ trigger }) => trigger.type === 'elapsed');
  const ways = outcomes.map((outcome): WayPlan => ({
    outcome,
    id: outcome.id,
    byHand: outcome.trigger.type === 'person',
    needsReason: outcome.reason.type === 'required',
    number: numbers.get(outcome.id) ?? -1,
    to: table.rowOf(outcome.to ?? flat.stage),
    gate: planGate(gateOf(stage, outcome), (clause) => clausePlan(clause, ground)),
    spent: spentAsk(outcome, numbers.get(outcome.id) ?? 0),
    standIn: standInOf(outcome, outcomes)?.id ?? null,
    who: whoAsk(outcome),
    form: Object.keys(outcome.form).length === 0 ? null : outcome.form,
    effects: outcome.then,
    hears: hearsOf(outcome),
    triggered: triggeredAsk(outcome, placeOf, timed.indexOf(outcome)),
  }));
  const wayOf = lookupOf(ways.map((way) => [way.outcome.id, way]));
  return {
    counters,
    finish: (plain, enterable) => {
      const places = rules.map((rule) => withBumps(rule, runCounters, counters));
      return {
        row,
        stage,
        id: stage.id,
        ends: stage.kind === 'end',
        armsOnce: stage.sla !== undefined || stage.end?.returnAfter !== undefined,
        plain,
        places,
        activityOf: lookupOf(places.map((place) => [place.activity.id, place])),
        ways,
        wayOf,
        automatic: enterable ? flat.automatic.map((way) => automaticPlan(way, wayOf, placeOf)) : [],
        timed: timed.flatMap(({ id }) => wayOf[id] ?? []),
        counters,
        wakesOnFields: placesReadingFields(activities),
      };
    },
  };
}

/** A way of the flat table whose guard asks the record in bulk instead of a passage: the same questions as `questionOf`. */
function automaticPlan({ guard, takes }: FlatWay, wayOf: Lookup<WayPlan>, placeOf: ReadonlyMap<string, number>): AutomaticPlan {
  const named = (outcome: OutcomeId): WayPlan => {
    const way = wayOf[outcome];
    invariant(way !== undefined, `outcome ${outcome} leads out here`);
    return way;
  };
  const [take] = takes;
  invariant(take !== undefined && takes.length === 1 && guard.type !== 'lane', 'an automatic way takes one outcome');
  const way = named(take.outcome);
  const asked = named(guard.params.outcome);
  const { trigger } = asked.outcome;
  const anyhow = { place: -1, result: null };
  const byResult = trigger.type === 'result' ? { place: placeOf.get(trigger.activity) ?? -1, result: trigger.result } : anyhow;
  switch (guard.type) {
    case 'trigger':
      return { way, ...(way === asked ? byResult : anyhow), asks: (record, asking) => asked.triggered(record, asking) && mayTake(asked, record, asking) };
    case 'triggerLimit':
      return { way, ...anyhow, asks: (record, asking) => asked.triggered(record, asking) && isSpent(asked, record, asking) && mayTake(way, record, asking) };
    case 'fallback':
      return { way, ...anyhow, asks: (record, asking) => mayTake(asked, record, asking) };
    case 'gate':
    case 'limit':
      return { way, ...anyhow, asks: never };
  }
}

function spentAsk({ limit }: Outcome, number: number): Ask | null {
  if (limit === undefined) return null;
  const { times } = limit;
  return limit.window === 'visit' ? ({ inRow }) => (inRow[number] ?? 0) >= times : ({ taken }) => (taken[number] ?? 0) >= times;
}

function whoAsk({ who }: Outcome): Ask | null {
  switch (who.type) {
    case 'anyone':
      return null;
    case 'owner':
      return (record, { made: { by } }) => record.owner === by;
    case 'roles':
      return (_, { made: { roles } }) => who.roles.some((role) => roles.includes(role));
    case 'team':
      return (_, { made: { roles } }) => roles.includes(who.team);
  }
}

function hearsOf({ trigger }: Outcome): WayPlan['hears'] {
  if (trigger.type !== 'signal') return null;
  return trigger.condition === undefined ? () => true : prepareCondition(trigger.condition);
}

function triggeredAsk({ trigger }: Outcome, placeOf: ReadonlyMap<string, number>, timed: number): Ask {
  switch (trigger.type) {
    case 'condition': {
      const holds = prepareCondition(trigger.condition);
      return (record) => holds(record.fields);
    }
    case 'result': {
      const place = placeOf.get(trigger.activity);
      const { result } = trigger;
      return place === undefined ? never : ({ last }) => last[place] === result;
    }
    case 'elapsed':
      return (record) => record.timed[timed] === 0;
    default:
      // Nobody presses, nothing comes by itself; a stage with a trigger unknown here goes the ordinary way.
      return never;
  }
}

