import type { Instant } from '#engine/kernel';
import type { Scenario, ScenarioStep } from '#engine/blueprint';
import type { Verdict } from '#engine/gates';
import type { Refusal } from '#engine/journal';
import type { Process } from '#engine/compile';
import { trialProcess } from '../trial.ts';
import { advance, createSimulation, perform, present, stagesIn, type LogRow, type Simulation } from './simulation.ts';

/** What a step must lead to, or led to. */
export type Expectation = Scenario['enters'];

/** The first step of a scenario that came out differently. */
export interface Break {
  /** 0 for the enrolment, then the number of the step. */
  readonly step: number;
  readonly wanted: Expectation;
  readonly seen: Expectation;
  /** Why the engine said no, when that is what is different. */
  readonly refusal: Refusal | null;
  readonly verdict: Verdict | null;
  /** How many rows of the walk's log there are up to and with this step. */
  readonly rows: number;
}

/** How a scenario came out when it was walked again. */
export interface ScenarioReport {
  readonly scenario: Scenario;
  readonly holds: boolean;
  readonly broken: Break | null;
  /** The whole walk, whatever came of it; null when there is no stage to come in at. */
  readonly walk: Simulation | null;
  /** What every step led to this time, the enrolment first. */
  readonly seen: readonly Expectation[];
}

/** One step as it was walked: the rows it wrote. */
interface Walked {
  readonly step: number;
  readonly rows: readonly LogRow[];
  readonly seen: Expectation;
}

/** Walks a saved scenario again and says where it first came out differently. Pure: twice gives the same (rule U11). */
export function runScenario(drawn: Process, scenario: Scenario): ScenarioReport {
  const process = scenario.from === undefined ? drawn : trialProcess(drawn.version.document, scenario.from);
  if (process === null) {
    const seen: Expectation = { accepted: false, stages: [] };
    return { scenario, holds: false, broken: { step: 0, wanted: scenario.enters, seen, refusal: null, verdict: null, rows: 0 }, walk: null, seen: [seen] };
  }
  let walk = createSimulation(process, scenario.record, scenario.startsAt, scenario.from ?? null);
  const walked: Walked[] = [walkedIn(0, walk.log)];
  for (const [index, one] of scenario.steps.entries()) {
    const before = walk.log.length;
    walk = takeStep(walk, one);
    const made = walkedIn(index + 1, walk.log.slice(before), walk.log[before - 1]);
    // Nobody can do anything with a record that never came in.
    walked.push(made.rows.length > 0 || one.deed.type === 'wait' ? made : { ...made, seen: { ...made.seen, accepted: false } });
  }
  const wanted = [scenario.enters, ...scenario.steps.map(({ expect }) => expect)];
  const seen = walked.map((one) => one.seen);
  const different = walked.find((one, index) => !isSame(one.seen, wanted[index]));
  const broken = different === undefined ? null : breakOf(different, wanted[different.step] ?? scenario.enters, walked);
  return { scenario, holds: broken === null, broken, walk, seen };
}

function takeStep(walk: Simulation, { wait, deed, by, roles }: ScenarioStep): Simulation {
  const then = wait === 0 ? walk : advance(walk, present(walk).at + wait);
  return perform(then, deed, { roles, ...(by === undefined ? {} : { by }) });
}

function walkedIn(step: number, rows: readonly LogRow[], before?: LogRow): Walked {
  const through = rows.flatMap(stagesIn);
  const stands = (rows.at(-1) ?? before)?.run ?? null;
  const stages = through.length > 0 ? through : stands === null ? [] : [stands.stage];
  return { step, rows, seen: { accepted: rows.every(({ refusal }) => refusal === null), stages } };
}

function breakOf({ step, rows, seen }: Walked, wanted: Expectation, walked: readonly Walked[]): Break {
  const refused = rows.find(({ refusal }) => refusal !== null);
  const upTo = walked.slice(0, step + 1).reduce((sum, one) => sum + one.rows.length, 0);
  return { step, wanted, seen, refusal: refused?.refusal ?? null, verdict: refused?.verdict ?? null, rows: upTo };
}

function isSame(one: Expectation, other: Expectation | undefined): boolean {
  return other !== undefined && one.accepted === other.accepted && one.stages.join() === other.stages.join();
}

/** What a saved scenario is called and where it stands in the list. */
export interface ScenarioLabel {
  readonly id: string;
  readonly name: string;
  readonly order: number;
}

/**
 * Keeps a walk as a scenario, with what every step led to as what it must lead to from now on. Rows that were taken back
 * are left out. Walked again on the same drawing it always passes (rule U10).
 */
export function scenarioFrom(simulation: Simulation, label: ScenarioLabel): Scenario {
  const { record, placed } = simulation;
  const [entry, ...groups] = grouped(simulation.log.slice(0, simulation.position + 1));
  const first = entry?.[0];
  const steps: ScenarioStep[] = [];
  let last: LogRow | undefined = entry?.at(-1);
  for (const rows of groups) {
    steps.push(stepOf(rows, last?.at ?? 0, last));
    last = rows.at(-1) ?? last;
  }
  const { owner, fields, zone, awaited } = record;
  return {
    ...label,
    startsAt: first?.at ?? 0,
    ...(placed === null ? {} : { from: placed }),
    record: { owner, fields, zone, ...(awaited === undefined ? {} : { awaited }) },
    enters: walkedIn(0, entry ?? []).seen,
    steps,
  };
}

function stepOf(rows: readonly LogRow[], before: Instant, last: LogRow | undefined): ScenarioStep {
  const [first] = rows;
  const { seen } = walkedIn(0, rows, last);
  const wait = Math.max(0, (first?.at ?? before) - before);
  if (first?.what.type !== 'deed') return { wait, roles: [], deed: { type: 'wait' }, expect: seen };
  const { deed, actor } = first.what;
  return { wait, roles: [...actor.roles], ...(actor.by === undefined ? {} : { by: actor.by }), deed, expect: seen };
}

/** Rows that happen as one step: a deed, or the first thing at a later instant, with all the clock does at that instant. */
function grouped(rows: readonly LogRow[]): readonly (readonly LogRow[])[] {
  const groups: LogRow[][] = [];
  for (const row of rows) {
    const group = groups.at(-1);
    if (group === undefined || row.what.type === 'deed' || group[0]?.at !== row.at) groups.push([row]);
    else group.push(row);
  }
  return groups;
}

/**
 * The scenario with what it leads to now as what it must lead to: "accept the new way" (rule U13). Steps after the one
 * that broke are kept as far as any of them is still taken.
 */
export function acceptedAnew({ scenario, broken, seen }: ScenarioReport): Scenario {
  if (broken === null) return scenario;
  const [enters = scenario.enters, ...led] = seen;
  const lastTaken = led.findLastIndex(({ accepted }, index) => accepted && index >= broken.step - 1);
  const kept = Math.max(broken.step, lastTaken + 1);
  return { ...scenario, enters, steps: scenario.steps.slice(0, kept).map((step, index) => ({ ...step, expect: led[index] ?? step.expect })) };
}
