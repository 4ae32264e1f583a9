import type { Instant } from '#engine/kernel';
import type { ActivityId, Channel, Fields, OutcomeId, RecordType } from '#engine/blueprint';

/** How the values of one field are spread over invented records. */
export type Spread =
  /** One of these values, each as often as its weight says; an empty text means "left empty". */
  | { readonly type: 'choice'; readonly weights: Readonly<Record<string, number>> }
  /** Any number in between, whole when both ends are; `skew` above 1 crowds the small ones (deal sizes), 1 is even. */
  | { readonly type: 'number'; readonly from: number; readonly to: number; readonly skew: number }
  /** True this often, 0 to 1. */
  | { readonly type: 'yesNo'; readonly chance: number }
  /** A civil date so many days before (negative) or after the record comes in. */
  | { readonly type: 'days'; readonly from: number; readonly to: number }
  | { readonly type: 'always'; readonly value: string | number | boolean };

/** A record as the workspace has it, for rehearsals with copies. */
export interface Copied {
  readonly fields: Fields;
  /** IANA zone it lives in. */
  readonly zone: string;
}

/** What comes in: invented from spreads, or copies of real records with people's names replaced. */
export type Population =
  | { readonly type: 'invented'; readonly count: number; readonly spreads: Readonly<Record<string, Spread>>; readonly zones: Readonly<Record<string, number>> }
  | { readonly type: 'copies'; readonly records: readonly Copied[]; readonly count: number };

/** How people and customers behave: weights, never promises. What is not named behaves as usual. */
export interface Behaviour {
  /** How an activity ends: result by weight. */
  readonly results: Readonly<Record<ActivityId, Readonly<Record<string, number>>>>;
  /** Which of the open ways out is taken by hand: outcome by weight; 0 is never. */
  readonly outcomes: Readonly<Record<OutcomeId, number>>;
  /** How often a touch is answered by a signal, 0 to 1, and after how many hours at most. */
  readonly signals: Readonly<Record<string, { readonly chance: number; readonly withinHours: number }>>;
  /** How often somebody takes a way out that is open although something is left to do, 0 to 1. */
  readonly leavesEarly: number;
}

/** Who does the work: so many people with so many minutes a working day each. */
export interface Crew {
  readonly people: number;
  readonly minutesADay: number;
}

/** Everything a rehearsal needs beside the compiled process. The same plan gives the same rehearsal, to the byte. */
export interface RehearsalPlan {
  /** Any whole number; it decides every throw of the dice. */
  readonly seed: number;
  /** The first moment. */
  readonly from: Instant;
  /** 1 to 400. */
  readonly days: number;
  /** The zone in which people work. */
  readonly zone: string;
  readonly population: Population;
  /** Records come in evenly over so many days, all at once with 0; who would come after the last day stays outside. */
  readonly arriveOver: number;
  readonly behaviour: Behaviour;
  /** Whoever owns the records. */
  readonly reps: Crew;
  /** Further roles and teams with a capacity of their own; work for others is done by the owners. */
  readonly crews: Readonly<Record<string, Crew>>;
  /** How long an activity of each channel takes. */
  readonly minutes: Readonly<Partial<Record<Channel, number>>>;
  /** Tells field kinds and choices; without it forms are filled with plain text. */
  readonly recordType?: RecordType | undefined;
}

/** Minutes one activity takes unless the plan says otherwise. */
export const usualMinutes: Readonly<Record<Channel, number>> = {
  call: 8, email: 5, social: 4, meeting: 45, directMail: 10, voicemail: 2,
  checklist: 5, form: 5, approval: 3, document: 10, handOver: 5, task: 10,
};

/** Mostly nothing is said, nobody skips ahead, and a way out that is open is taken when the work is done. */
export const usualBehaviour: Behaviour = { results: {}, outcomes: {}, signals: {}, leavesEarly: 0.05 };

/** A plan one can start from: so many invented leads over three months for five reps. */
export function usualPlan(from: Instant, zone: string, count: number): RehearsalPlan {
  return {
    seed: 1, from, days: 90, zone, arriveOver: 60,
    population: { type: 'invented', count, spreads: {}, zones: { [zone]: 1 } },
    behaviour: usualBehaviour, reps: { people: 5, minutesADay: 360 }, crews: {}, minutes: {},
  };
}

/** What is wrong with a plan, by path; empty when it can be rehearsed. */
export type PlanProblem =
  | { readonly path: 'days' | 'arriveOver' | 'population.count' | 'reps.people' | 'reps.minutesADay'; readonly problem: 'outOfRange'; readonly from: number; readonly to: number }
  | { readonly path: 'population.records'; readonly problem: 'empty' };

/** The most records and days one rehearsal takes. */
export const rehearsalLimits = { records: 100_000, days: 400, people: 1000, minutesADay: 1440 } as const;

/** Says what a manager has to change before a rehearsal can begin. */
export function checkPlan(plan: RehearsalPlan): readonly PlanProblem[] {
  const ranges = [
    ['days', plan.days, 1, rehearsalLimits.days],
    ['arriveOver', plan.arriveOver, 0, rehearsalLimits.days],
    ['population.count', plan.population.count, 1, rehearsalLimits.records],
    ['reps.people', plan.reps.people, 1, rehearsalLimits.people],
    ['reps.minutesADay', plan.reps.minutesADay, 1, rehearsalLimits.minutesADay],
  ] as const;
  return [
    ...ranges.flatMap(([path, value, from, to]): PlanProblem[] => (Number.isInteger(value) && value >= from && value <= to ? [] : [{ path, problem: 'outOfRange', from, to }])),
    ...(plan.population.type === 'copies' && plan.population.records.length === 0 ? [{ path: 'population.records', problem: 'empty' } as const] : []),
  ];
}
