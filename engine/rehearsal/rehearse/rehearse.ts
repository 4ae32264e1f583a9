import { err, ok, type Result } from '#engine/kernel';
import type { Process } from '#engine/compile';
import type { Run } from '#engine/run';
import { createCrowd, openDay, type Crowd, type Listener } from './crowd.ts';
import { checkPlan, type PlanProblem, type RehearsalPlan } from './plan.ts';
import { reportOf, type RehearsalReport } from './report.ts';
import { visit } from './visit.ts';

/** How far a rehearsal has come. */
export interface RehearsalProgress {
  readonly day: number;
  readonly days: number;
  readonly intents: number;
  readonly done: boolean;
}

/** Records pushed through a draft on a virtual clock, a stretch at a time (S45, B6). */
export interface Rehearsal {
  /** Goes on for about so many intents; whoever calls decides when to draw breath. */
  advance(intents: number): RehearsalProgress;
  /** What there is to read so far. */
  report(): RehearsalReport;
  /** One record as an ordinary run, by its number; null while it is outside. */
  runOf(number: number): Run | null;
}

/** Makes a rehearsal, or says what is wrong with its plan. Nothing it does is ever written or sent (rules H1, H2). */
export function createRehearsal(process: Process, plan: RehearsalPlan, listen: Listener | null = null): Result<Rehearsal, readonly PlanProblem[]> {
  const problems = checkPlan(plan);
  if (problems.length > 0) return err(problems);
  const crowd = createCrowd(process, plan, listen);
  const place = { looked: openDay(crowd), next: 0 };
  return ok({
    advance: (intents) => {
      walk(crowd, place, crowd.tally.intents + Math.max(1, intents));
      return { day: crowd.today, days: plan.days, intents: crowd.tally.intents, done: crowd.today >= plan.days };
    },
    report: () => reportOf(crowd),
    runOf: (number) => {
      const record = crowd.records[number] ?? null;
      return record === null ? null : crowd.runner.runOf(record);
    },
  });
}

/** Rehearses in one go. */
export function rehearse(process: Process, plan: RehearsalPlan): Result<RehearsalReport, readonly PlanProblem[]> {
  const made = createRehearsal(process, plan);
  if (!made.ok) return made;
  made.value.advance(Number.MAX_SAFE_INTEGER);
  return ok(made.value.report());
}

function walk(crowd: Crowd, place: { looked: readonly number[]; next: number }, until: number): void {
  while (crowd.today < crowd.days.length && crowd.tally.intents < until) {
    const number = place.looked[place.next];
    if (number !== undefined) {
      place.next += 1;
      visit(crowd, number);
      continue;
    }
    crowd.today += 1;
    place.looked = openDay(crowd);
    place.next = 0;
  }
}
