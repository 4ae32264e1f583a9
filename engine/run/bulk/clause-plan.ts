import { hour, minute } from '#engine/kernel';
import { calendarFor, dueAt, startOfDay } from '#engine/calendar';
import type { Activity, ActivityId, Clause, Stage, Wait } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { isCounted, isCountMet, prepareCondition, type CountClause } from '#engine/gates';
import type { Instant } from '#engine/kernel';
import { factsOf, isOpenNow } from '../facts.ts';
import type { Run } from '../run.ts';
import type { Ask, BulkRecord } from './bulk-record.ts';
import type { CounterBook } from './counters.ts';
import { askedClause, never, type ClausePlan } from './gate-plan.ts';

/** What a clause of one stage may need to know. */
export interface ClauseGround {
  readonly process: Process;
  readonly stage: Stage;
  readonly activities: readonly Activity[];
  readonly placeOf: ReadonlyMap<ActivityId, number>;
  /** Everything the stage requires now is done. */
  readonly requiredDone: Ask;
  readonly runCounters: CounterBook;
  readonly visitCounters: CounterBook;
  /** The record as an ordinary run, for clauses that look further than bulk work does. */
  readonly runOf: (record: BulkRecord) => Run;
}

/** Makes one clause of a stage ready. What looks beyond the run (approvals, other runs, rhythm) is asked the ordinary way. */
export function clausePlan(clause: Clause, ground: ClauseGround): ClausePlan {
  switch (clause.type) {
    case 'count':
      return countPlan(clause, ground);
    case 'field':
    case 'validation': {
      const holds = prepareCondition(clause.condition);
      return { see: 'fields', number: -1, times: 0, holds, ask: (record) => holds(record.fields) };
    }
    default:
      return askedClause(clauseAsk(clause, ground));
  }
}

function clauseAsk(clause: Exclude<Clause, { readonly type: 'count' | 'field' | 'validation' }>, ground: ClauseGround): Ask {
  switch (clause.type) {
    case 'requiredActivities':
      return ground.requiredDone;
    case 'checklist':
      return checklistAsk(clause.activity, ground);
    case 'minimumTime': {
      const { wait } = clause;
      return (record, { at }) => at >= afterEntry(record, wait);
    }
    case 'role': {
      const { role } = clause;
      return (_, { made: { roles } }) => roles.includes(role);
    }
    case 'approval':
    case 'otherRun':
    case 'rhythm':
      return (record, { made: { by, roles }, at }) => {
        const run = ground.runOf(record);
        return isOpenNow(ground.process, run, clause, factsOf(ground.process, run, { id: by, roles }), at);
      };
  }
}

function countPlan(clause: CountClause, { placeOf, runCounters, visitCounters }: ClauseGround): ClausePlan {
  const { of, within } = clause;
  if (within.type === 'days') return askedClause((record, { at }) => isCountMet(clause, countedSince(clause, record, startOfDay(at, record.zone, 1 - within.days))));
  if (within.type === 'visit') return tallyPlan('here', placeOf.size + visitCounters.number(of), clause);
  return tallyPlan('counts', runCounters.number(of, within.type === 'record'), clause);
}

function tallyPlan(see: 'here' | 'counts', number: number, { compare, times }: CountClause): ClausePlan {
  switch (compare) {
    case 'atLeast':
      return { see, number, times, holds: () => false, ask: (record) => (record[see][number] ?? 0) >= times };
    case 'atMost':
      return askedClause((record) => (record[see][number] ?? 0) <= times);
    case 'exactly':
      return askedClause((record) => (record[see][number] ?? 0) === times);
  }
}

function countedSince({ of }: CountClause, record: BulkRecord, from: Instant): number {
  const { doneElsewhere } = record.facts;
  let seen = 0;
  for (const done of record.done) if (done.at >= from && isCounted(done, of, record.owner)) seen += 1;
  for (const done of doneElsewhere) if (done.at >= from && isCounted(done, of, record.owner)) seen += 1;
  return seen;
}

function checklistAsk(named: ActivityId | undefined, { activities }: ClauseGround): Ask {
  const asked = activities.flatMap(({ id, checklist }) => (Object.keys(checklist).length > 0 && (named === undefined || named === id) ? [{ id, items: Object.keys(checklist) }] : []));
  if (named !== undefined && asked.length === 0) return never;
  return (record) =>
    asked.every(({ id, items }) => {
      const ticked = record.ticked[id] ?? [];
      return items.every((item) => ticked.includes(item));
    });
}

/** When a wait that began with the present visit is over. */
export function afterEntry(record: BulkRecord, wait: Wait): Instant {
  return afterMoment(record, record.enteredAt, wait);
}

/** When a wait is over that began at some moment of this record. */
export function afterMoment(record: BulkRecord, start: Instant, wait: Wait): Instant {
  if (wait.unit === 'minutes') return start + wait.amount * minute;
  if (wait.unit === 'hours') return start + wait.amount * hour;
  return dueAt(start, wait, calendarFor(record.facts.calendar, record.zone, wait.unit));
}
