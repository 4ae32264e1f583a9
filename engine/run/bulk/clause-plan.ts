import { hour, minute } from '#engine/kernel';
import { defaultCalendar, dueAt, startOfDay, type Calendar } from '#engine/calendar';
import type { Activity, ActivityId, Clause, Stage, Wait } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { isCounted, isCountMet, prepareCondition, type CountClause } from '#engine/gates';
import type { Instant } from '#engine/kernel';
import { factsOf, isOpenNow } from '../facts.ts';
import type { Run } from '../run.ts';
import type { Ask, BulkRecord } from './bulk-record.ts';
import type { CounterBook } from './counters.ts';
import { never } from './gate-plan.ts';

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
export function clauseAsk(clause: Clause, ground: ClauseGround): Ask {
  switch (clause.type) {
    case 'requiredActivities':
      return ground.requiredDone;
    case 'count':
      return countAsk(clause, ground);
    case 'field':
    case 'validation': {
      const holds = prepareCondition(clause.condition);
      return (record) => holds(record.fields);
    }
    case 'checklist':
      return checklistAsk(clause.activity, ground);
    case 'minimumTime': {
      const { wait } = clause;
      return (record, { at }) => at >= afterEntry(record, wait);
    }
    case 'role': {
      const { role } = clause;
      return (_, { roles }) => roles.includes(role);
    }
    case 'approval':
    case 'otherRun':
    case 'rhythm':
      return (record, { by, roles, at }) => {
        const run = ground.runOf(record);
        return isOpenNow(ground.process, run, clause, factsOf(ground.process, run, { id: by, roles }), at);
      };
  }
}

function countAsk(clause: CountClause, { placeOf, runCounters, visitCounters }: ClauseGround): Ask {
  const { of, within, times, compare } = clause;
  if (within.type === 'days') return (record, { at }) => isCountMet(clause, countedSince(clause, record, startOfDay(at, record.zone, 1 - within.days)));
  if (within.type === 'visit') return tallyAsk('here', placeOf.size + visitCounters.number(of), compare, times);
  return tallyAsk('counts', runCounters.number(of, within.type === 'record'), compare, times);
}

function tallyAsk(list: 'here' | 'counts', number: number, compare: CountClause['compare'], times: number): Ask {
  switch (compare) {
    case 'atLeast':
      return list === 'here' ? ({ here }) => (here[number] ?? 0) >= times : ({ counts }) => (counts[number] ?? 0) >= times;
    case 'atMost':
      return (record) => (record[list][number] ?? 0) <= times;
    case 'exactly':
      return (record) => (record[list][number] ?? 0) === times;
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
  return dueAt(start, wait, calendarOf(record));
}

function calendarOf({ facts, zone }: BulkRecord): Calendar {
  return facts.calendar ?? defaultCalendar(zone);
}
