import type { Deed } from '#engine/blueprint';
import type { Intent } from '#engine/journal';
import type { Process } from '#engine/compile';
import type { Example, ExampleStep } from '../example.ts';
import { actOf, type Actor } from './deed.ts';
import { advance, createSimulation, perform, present, type LogRow, type Simulation, type SimulatedRecord } from './simulation.ts';

/** Walks an example that an exploration has found as a simulation, so that somebody can go on from where it ends (rule U8). */
export function simulateExample(process: Process, { at, owner, zone = 'UTC', fields, otherRuns, steps }: Example): Simulation {
  const record: SimulatedRecord = { owner, zone, fields, ...(otherRuns === undefined ? {} : { awaited: true as const }) };
  return steps.reduce(stepOf, createSimulation(process, record, at));
}

function stepOf(walk: Simulation, { at, by, roles, intent }: ExampleStep): Simulation {
  const then = at > present(walk).at ? advance(walk, at) : walk;
  const deed = intent === null ? null : deedOf(intent);
  return deed === null ? then : perform(then, deed, actorOf(then, deed, { by, roles }));
}

/** Nobody is named where the usual person would act anyway: a scenario made from it reads more plainly. */
function actorOf({ process, log, position }: Simulation, deed: Deed, { by, roles }: Required<Actor> & { readonly by: string | undefined }): Actor {
  const run = log[position]?.run ?? null;
  const usual = run === null ? undefined : actOf(process, run, deed, { roles })?.by;
  return usual === by ? { roles } : { roles, by };
}

/** An intent as a deed of a person; null for what the clock does by itself, and for what no simulation does. */
function deedOf(intent: Intent): Deed | null {
  switch (intent.type) {
    case 'complete': {
      const { activity, result, fields, ticked, evidence, template } = intent;
      return { type: 'complete', activity, result, fields, ticked, template, evidence: evidence.map(({ kind }) => kind) };
    }
    case 'tick':
      return { type: 'tick', activity: intent.activity, ticked: intent.ticked };
    case 'skip':
      return { type: 'skip', activity: intent.activity, reason: intent.reason };
    case 'choose':
      return { type: 'choose', outcome: intent.outcome, fields: intent.fields, reason: intent.reason };
    case 'requestApproval':
    case 'approve':
      return { type: intent.type, role: intent.role };
    case 'reject':
      return { type: 'reject', role: intent.role, reason: intent.reason };
    case 'handOver':
      return { type: 'handOver', activity: intent.activity, fields: intent.fields, warm: intent.warm };
    case 'accept':
      return { type: 'accept', activity: intent.activity };
    case 'return':
      return { type: 'return', activity: intent.activity, reason: intent.reason };
    case 'setFields':
    case 'signal':
      return intent;
    case 'pause':
    case 'resume':
      return { type: intent.type };
    default:
      return null;
  }
}

/** The rows of a walk as an example, up to and with one of them: what a finding shows (rule E2). */
export function exampleOf({ record, log }: Pick<Simulation, 'record' | 'log'>, rows: number): Example {
  const shown = log.slice(0, rows);
  const run = shown[0]?.run ?? null;
  const others = run?.record.otherRuns;
  return {
    at: shown[0]?.at ?? 0,
    owner: record.owner ?? 'u_owner',
    zone: record.zone,
    fields: record.fields,
    ...(others === undefined ? {} : { otherRuns: others }),
    steps: shown.slice(1).map(exampleStepOf),
  };
}

function exampleStepOf({ at, by, roles, intent }: LogRow): ExampleStep {
  return { at, by, roles, intent };
}
