import { derivedId, invariant, type Instant } from '#engine/kernel';
import type { Calendar } from '#engine/calendar';
import type { Deed, Fields, StageId, UserId } from '#engine/blueprint';
import type { Verdict } from '#engine/gates';
import { clockPerson, type Changes, type DueMoment, type Intent, type Refusal } from '#engine/journal';
import type { Process } from '#engine/compile';
import { leavesByItself, startRun, step, type Accepted, type Refused, type Run } from '#engine/run';
import { entryOf } from '../example.ts';
import { pastsOf } from '../explore/world.ts';
import { actOf, type Actor } from './deed.ts';

/** The record a simulation is walked with: invented, or taken over from the workspace. It is never written back. */
export interface SimulatedRecord {
  readonly owner: UserId | null;
  readonly fields: Fields;
  readonly zone: string;
  readonly calendar?: Calendar;
  /** Other runs that gates wait for have come as far as they ask. */
  readonly awaited?: true | undefined;
}

/** What happened in one row of a simulation's log. */
export type Happening =
  | { readonly type: 'enrol' }
  | { readonly type: 'deed'; readonly deed: Deed; readonly actor: Actor }
  | { readonly type: 'due'; readonly due: DueMoment }
  /** It fulfilled the rule by which records leave by themselves. */
  | { readonly type: 'leave' }
  | { readonly type: 'wait' };

/** One line of the log and the checkpoint behind it: how the record stood afterwards. */
export interface LogRow {
  readonly number: number;
  readonly at: Instant;
  readonly what: Happening;
  readonly entry: string;
  readonly by: UserId;
  readonly roles: readonly string[];
  /** As the engine took it; null when only time passed. */
  readonly intent: Intent | null;
  readonly refusal: Refusal | null;
  /** The gate's answer, when a gate was the reason for the refusal. */
  readonly verdict: Verdict | null;
  readonly changes: Changes | null;
  /** Null when even the enrolment was refused. */
  readonly run: Run | null;
}

/**
 * One record stepped by hand through a drawing on a virtual clock (domain.md section 9, ui.md 56). A plain value that is
 * never changed: everything below answers a new one. Rows behind `position` were taken back and are gone with the next
 * thing that happens.
 */
export interface Simulation {
  readonly process: Process;
  readonly record: SimulatedRecord;
  /** Put down in this stage without having walked there; null when it came in at the start of the drawing. */
  readonly placed: StageId | null;
  readonly log: readonly LogRow[];
  /** The row that is looked at, from 0 up. */
  readonly position: number;
}

/** At most so many moments fall due at one and the same instant: a drawing that waits for nothing goes round for ever. */
export const mostAtOnce = 100;
/** At most so many moments fall due in one stretch of time that is let pass. */
export const mostInOneGo = 2_000;

/**
 * Puts a record into a drawing at a moment; what falls due at once happens. Pure: ids follow from the drawing (rule U1).
 * `placed` names the stage when the process was made to begin elsewhere than the drawing does.
 */
export function createSimulation(process: Process, record: SimulatedRecord, at: Instant, placed: StageId | null = null): Simulation {
  const { version } = process;
  const { owner, zone, fields, calendar, awaited } = record;
  const facts = { owner, zone, fields };
  const otherRuns = awaited === true ? (pastsOf(version.document).at(-1) ?? []) : [];
  const made = { entry: entryOf(process, 0), by: owner ?? clockPerson, roles: [], intent: { type: 'enrol' as const, blueprint: version.blueprint, version: version.id, record: facts } };
  const answer = startRun(
    process,
    { id: derivedId(version.id, 'simulated record'), ...facts, doneElsewhere: [], ...(calendar === undefined ? {} : { calendar }), ...(otherRuns.length === 0 ? {} : { otherRuns }) },
    { ...made, run: derivedId(version.id, 'simulated run'), space: 'sandbox' },
    at,
  );
  const empty: Simulation = { process, record, placed, log: [], position: -1 };
  return settled(leaving(withRow(empty, { type: 'enrol' }, made, at, answer)));
}

/** The row that is looked at. */
export function present(simulation: Simulation): LogRow {
  const row = simulation.log[simulation.position];
  invariant(row !== undefined, 'a simulation has its enrolment at least');
  return row;
}

/**
 * Lets somebody do something at the present moment. Refused or not it is a row of the log; what the step makes due at
 * once happens with it (rules U2, U3). Rows that were taken back are gone.
 */
export function perform(simulation: Simulation, deed: Deed, actor: Actor): Simulation {
  const ready = settled(cut(simulation));
  const { run, at } = present(ready);
  const act = run === null ? null : actOf(ready.process, run, deed, actor);
  if (run === null || act === null) return ready;
  const made = { entry: entryOf(ready.process, ready.log.length), ...act };
  return settled(leaving(withRow(ready, { type: 'deed', deed, actor }, made, at, step(ready.process, run, made, at))));
}

/**
 * Lets time pass to a moment: everything automatic that falls due on the way happens in order, each at its own time
 * (rule U3). Stops earlier when more falls due than can be looked at.
 */
export function advance(simulation: Simulation, to: Instant): Simulation {
  const passed = fired(cut(simulation), to);
  const { run, at } = present(passed.simulation);
  if (passed.isSpent || at >= to) return passed.simulation;
  return appended(passed.simulation, { at: to, what: { type: 'wait' }, entry: '', by: clockPerson, roles: [], intent: null, refusal: null, verdict: null, changes: null, run });
}

/** Looks at an earlier or later row again; the log keeps all of them until something else happens (rule U5). */
export function jumpTo(simulation: Simulation, row: number): Simulation {
  return { ...simulation, position: Math.max(0, Math.min(simulation.log.length - 1, row)) };
}

/** One row back. */
export function stepBack(simulation: Simulation): Simulation {
  return jumpTo(simulation, simulation.position - 1);
}

/** One row forward again after having gone back. */
export function stepOn(simulation: Simulation): Simulation {
  return jumpTo(simulation, simulation.position + 1);
}

function cut(simulation: Simulation): Simulation {
  return simulation.position === simulation.log.length - 1 ? simulation : { ...simulation, log: simulation.log.slice(0, simulation.position + 1) };
}

function settled(simulation: Simulation): Simulation {
  return fired(simulation, present(simulation).at).simulation;
}

/** Lets everything happen that the clock does until a moment. */
function fired(simulation: Simulation, to: Instant): { readonly simulation: Simulation; readonly isSpent: boolean } {
  let now = simulation;
  for (let count = 0; count < mostInOneGo; count += 1) {
    const next = fireNext(now, to);
    if (next === null) return { simulation: now, isSpent: false };
    now = leaving(next);
  }
  return { simulation: now, isSpent: true };
}

function fireNext(simulation: Simulation, to: Instant): Simulation | null {
  const { process } = simulation;
  const { run, at: now } = present(simulation);
  for (const due of run?.dues ?? []) {
    const at = Math.max(due.at, now);
    if (run === null || due.at > to || due.automatic !== true || isCrowded(simulation, at)) continue;
    const made = { entry: entryOf(process, simulation.log.length), by: clockPerson, roles: [], intent: { type: 'due' as const, due: due.key, armed: due.armed } };
    const answer = step(process, run, made, at);
    if (answer.ok) return withRow(simulation, { type: 'due', due }, made, at, answer);
  }
  return null;
}

/** As much as can be looked at has fallen due at this instant already. */
function isCrowded({ log, position }: Simulation, at: Instant): boolean {
  const oldest = log[position - mostAtOnce + 1];
  return oldest !== undefined && oldest.at === at && log.slice(position - mostAtOnce + 1, position + 1).every(({ what }) => what.type === 'due');
}

/** A record that fulfils the rule for leaving leaves by itself, as it would for real. */
function leaving(simulation: Simulation): Simulation {
  const { process } = simulation;
  const { run, at } = present(simulation);
  if (run?.status !== 'running' || !leavesByItself(process.version.document, run.record.fields)) return simulation;
  const made = { entry: entryOf(process, simulation.log.length), by: clockPerson, roles: [], intent: { type: 'exit' as const, reason: 'It fulfils the rule for leaving' } };
  return withRow(simulation, { type: 'leave' }, made, at, step(process, run, made, at));
}

interface Made {
  readonly entry: string;
  readonly by: UserId;
  readonly roles: readonly string[];
  readonly intent: Intent;
}

function withRow(simulation: Simulation, what: Happening, made: Made, at: Instant, answer: Accepted | Refused): Simulation {
  const before = simulation.log[simulation.position]?.run ?? null;
  return appended(simulation, {
    at,
    what,
    ...made,
    refusal: answer.ok ? null : answer.refusal,
    verdict: answer.ok ? null : answer.verdict,
    changes: answer.ok ? answer.changes : null,
    run: answer.ok ? answer.run : before,
  });
}

function appended(simulation: Simulation, row: Omit<LogRow, 'number'>): Simulation {
  const { log } = simulation;
  return { ...simulation, log: [...log, { number: log.length, ...row }], position: log.length };
}

/** The stages one row led through, in order; the last is where the record then stands. */
export function stagesIn({ changes }: LogRow): readonly StageId[] {
  return changes?.moves.map(({ to }) => to) ?? [];
}
