import { minute, type Dice, type Instant } from '#engine/kernel';
import type { Clause, OutcomeId, StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { createBulkRunner, type BulkRecord, type BulkRunner, type MadeIntent } from '#engine/run';
import { rolesIn } from '../explore/world.ts';
import { arrivals, daysOf, type RehearsalDay } from './days.ts';
import { diceOf } from './dice.ts';
import type { Crew, RehearsalPlan } from './plan.ts';
import { inventorOf, type Invent } from './population.ts';
import { workTable, type WorkTable } from './work.ts';

/** What is noticed on the way and cannot be read off the records afterwards. */
export interface Tally {
  intents: number;
  /** Intents the engine refused, by type of refusal: only those somebody has to hear of. */
  refusedAtTheDoor: number;
  /** Minutes worked and left undone, by day and crew. */
  readonly worked: readonly Float64Array[];
  readonly left: readonly Float64Array[];
  /** Activities done more than a day after they were due, by activity. */
  readonly late: Map<string, number>;
  readonly doneInTime: Map<string, number>;
  /** Days records stood before a closed gate with nothing else to do, by stage, outcome and clause. */
  readonly waits: Map<string, Wait>;
}

export interface Wait {
  readonly stage: StageId;
  readonly outcome: OutcomeId;
  readonly clause: Clause;
  recordDays: number;
}

/** Records on their way through a draft, with the people who work them. It is changed in place by whoever walks it on. */
export interface Crowd {
  readonly process: Process;
  readonly plan: RehearsalPlan;
  readonly runner: BulkRunner;
  readonly table: WorkTable;
  readonly days: readonly RehearsalDay[];
  readonly arrivesAt: readonly Instant[];
  readonly invent: Invent;
  readonly roles: readonly string[];
  /** By number; null until the record came in, and for good when it was refused. */
  readonly records: (BulkRecord | null)[];
  readonly dice: readonly Dice[];
  /** The last moment something happened to a record. */
  readonly last: Float64Array;
  /** The stay in which somebody last did what a closed gate wanted. */
  readonly triedIn: Int32Array;
  /** When a record is looked at next. */
  readonly next: Float64Array;
  /** Signals on their way, by record. */
  readonly signals: Map<number, { readonly at: Instant; readonly signal: number }>;
  /** Records to be looked at, by day. */
  readonly buckets: number[][];
  readonly crews: readonly Crew[];
  /** Where the people of a crew begin in `busy` and `used`. */
  readonly firstOf: readonly number[];
  /** Until when each person is busy, and how many minutes they have worked today. */
  readonly busy: Float64Array;
  readonly used: Float64Array;
  today: number;
  readonly tally: Tally;
  readonly listen: Listener | null;
}

/** Hears of every intent with its answer, record by record: for those who want to tell one record's story. */
export type Listener = (number: number, made: MadeIntent, at: Instant, accepted: boolean) => void;

/** Makes a crowd ready to be walked: everybody still outside. */
export function createCrowd(process: Process, plan: RehearsalPlan, listen: Listener | null): Crowd {
  const table = workTable(process, plan);
  const days = daysOf(plan);
  const { count } = plan.population;
  const arrivesAt = arrivals(plan);
  const crews = table.crews.map((name, index) => (index === 0 ? plan.reps : (plan.crews[name] ?? plan.reps)));
  const firstOf = crews.map((_, index) => crews.slice(0, index).reduce((sum, { people }) => sum + people, 0));
  const people = crews.reduce((sum, crew) => sum + crew.people, 0);
  const buckets: number[][] = days.map(() => []);
  const crowd: Crowd = {
    process, plan, table, days, arrivesAt, crews, firstOf, buckets, listen,
    runner: createBulkRunner(process),
    invent: inventorOf(plan.population, process.version.document, plan.recordType, plan.from),
    roles: rolesIn(process.version.document),
    records: Array.from({ length: count }, () => null),
    dice: Array.from({ length: count }, (_, number) => diceOf(plan.seed, number)),
    last: new Float64Array(count), triedIn: new Int32Array(count), next: Float64Array.from(arrivesAt), signals: new Map(),
    busy: new Float64Array(people), used: new Float64Array(people), today: 0,
    tally: {
      intents: 0, refusedAtTheDoor: 0, late: new Map(), doneInTime: new Map(), waits: new Map(),
      worked: days.map(() => new Float64Array(crews.length)), left: days.map(() => new Float64Array(crews.length)),
    },
  };
  arrivesAt.forEach((at, number) => lookAgain(crowd, number, at));
  return crowd;
}

/** Puts a record down for the day of this moment; beyond the last day nobody looks. */
export function lookAgain(crowd: Crowd, number: number, at: Instant): void {
  crowd.next[number] = at;
  crowd.buckets[dayOf(crowd, at)]?.push(number);
}

/** The number of a moment's day, never before today. */
function dayOf({ days, today }: Crowd, at: Instant): number {
  let low = today;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.end ?? Infinity) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A new day begins: everybody is free again. */
export function openDay(crowd: Crowd): readonly number[] {
  crowd.busy.fill(0);
  crowd.used.fill(0);
  const looked = crowd.buckets[crowd.today] ?? [];
  // whose turn comes first is whatever was due first
  return looked.sort((a, b) => (crowd.next[a] ?? 0) - (crowd.next[b] ?? 0) || a - b);
}

/** When somebody of this crew can begin, at the earliest; null when not today any more. */
export function freeFrom(crowd: Crowd, crew: number, number: number, minutes: number, earliest: Instant): { readonly person: number; readonly at: Instant } | null {
  const work = crowd.days[crowd.today]?.work;
  const { people, minutesADay } = crowd.crews[crew] ?? crowd.plan.reps;
  if (!work) return null;
  const person = (crowd.firstOf[crew] ?? 0) + (number % people);
  const at = Math.max(earliest, work.from, crowd.busy[person] ?? 0);
  const fits = at + minutes * minute <= work.to && (crowd.used[person] ?? 0) + minutes <= minutesADay;
  return fits ? { person, at } : null;
}
