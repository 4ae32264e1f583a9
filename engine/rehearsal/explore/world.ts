import type { Instant } from '#engine/kernel';
import { clausesOf, type Blueprint, type CheckContext, type Fields, type Gate, type StageId, type UserId } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import type { Intent, OtherRun, Refusal } from '#engine/journal';
import { flatten, type Process } from '#engine/compile';
import type { Run } from '#engine/run';
import type { ExampleStep } from '../example.ts';
import { createAtomBook, type Atom, type AtomBook } from './atoms.ts';
import type { Place } from './branching.ts';
import { doubtsAbout, madeChannels } from './doubts.ts';
import { readProcess, type StageReading } from './reading.ts';
import { createSolver, type Solver } from './solver.ts';

/** Why something could not be told for sure. */
export type Doubt = 'fields' | 'time' | 'work';

/** A Tuesday morning at ten in UTC: an allowed hour of every rhythm that has not been changed. */
export const firstMoment: Instant = Date.UTC(2026, 0, 6, 10);

/** Who works the invented record. */
export const owner: UserId = 'u_owner';

/** Everything an exploration works with, and what it notices on the way. */
export interface World {
  readonly process: Process;
  readonly readings: ReadonlyMap<StageId, StageReading>;
  readonly atoms: AtomBook;
  readonly solver: Solver;
  holds(atom: Atom, fields: Fields): boolean;
  readonly roles: readonly string[];
  /** What the record may have had before: nothing, or every other run a gate waits for. */
  readonly pasts: readonly (readonly OtherRun[])[];
  /** One step of whoever works the record. */
  owners(run: Run, at: Instant, intent: Intent): ExampleStep;
  count(): void;
  readonly transitions: () => number;
  refused(place: Place, steps: readonly ExampleStep[], refusal: Refusal): void;
  /** Something here could not be told for sure; what rests on it is not claimed. */
  undecided(stage: StageId, doubt: Doubt): void;
  readonly doubts: ReadonlyMap<StageId, ReadonlySet<Doubt>>;
  /** Steps the engine refused because they would never end, by the stage they begin in. */
  readonly endless: ReadonlyMap<StageId, { readonly place: Place; readonly steps: readonly ExampleStep[] }>;
  /** Moments from which on something refused now may be done, by run. */
  readonly laterMoments: WeakMap<Run, Instant>;
}

export function createWorld(compiled: Process, context: CheckContext): World {
  const process = swift(compiled);
  const { document } = process.version;
  const doubts = new Map<StageId, Set<Doubt>>();
  const endless = new Map<StageId, { readonly place: Place; readonly steps: readonly ExampleStep[] }>();
  const laterMoments = new WeakMap<Run, Instant>();
  const roles = context.roles ?? rolesIn(document);
  let transitions = 0;
  const undecided = (stage: StageId, doubt: Doubt): void => void doubts.set(stage, (doubts.get(stage) ?? new Set()).add(doubt));
  const made = madeChannels(process);
  for (const stage of Object.values(document.stages)) for (const doubt of doubtsAbout(process, stage, made)) undecided(stage.id, doubt);
  return {
    process,
    readings: readProcess(process),
    atoms: createAtomBook(process),
    solver: createSolver(context.recordTypes?.[document.recordType]?.fields ?? {}),
    holds: (atom, fields) => evaluateCondition(atom.rule, fields),
    roles,
    pasts: pastsOf(document),
    owners: (run, at, intent) => ({ at, by: run.record.owner ?? owner, roles, intent }),
    count: () => {
      transitions += 1;
    },
    transitions: () => transitions,
    refused: (place, steps, refusal) => {
      if (refusal.type === 'endlessLoop' && !endless.has(place.run.stage)) endless.set(place.run.stage, { place, steps });
      const later = refusal.type === 'rhythm' || refusal.type === 'activityNotOpen' ? (refusal.until ?? null) : null;
      if (later !== null && later > place.at) laterMoments.set(place.run, Math.min(later, laterMoments.get(place.run) ?? later));
    },
    undecided,
    doubts,
    endless,
    laterMoments,
  };
}

/** Every role the drawing names: somebody is taken to hold it unless the workspace says otherwise. */
export function rolesIn(document: Blueprint): readonly string[] {
  const gates: Gate[] = [
    ...Object.values(document.outcomes).flatMap(({ gate }) => gate ?? []),
    ...Object.values(document.stages).flatMap(({ gate }) => gate ?? []),
    ...Object.values(document.activities).flatMap(({ after }) => after.flatMap((one) => (one.type === 'clause' ? [one.clause] : []))),
  ];
  const asked = gates.flatMap(clausesOf).flatMap((clause) => (clause.type === 'role' || clause.type === 'approval' ? [clause.role] : []));
  const takers = Object.values(document.outcomes).flatMap(({ who }) => (who.type === 'roles' ? who.roles : who.type === 'team' ? [who.team] : []));
  const approvers = Object.values(document.activities).flatMap(({ approval }) => (approval === undefined ? [] : [approval.role]));
  return [...new Set([...asked, ...takers, ...approvers])].sort();
}

/** Every past a record may come with, as far as gates ask: none, and one in which all other runs came as far as they are waited for. */
export function pastsOf(document: Blueprint): readonly (readonly OtherRun[])[] {
  const gates = [...Object.values(document.outcomes), ...Object.values(document.stages)].flatMap(({ gate }) => gate ?? []);
  const asked = gates.flatMap(clausesOf).flatMap((clause) => (clause.type === 'otherRun' ? [clause] : []));
  if (asked.length === 0) return [[]];
  const had = asked.map((clause, index): OtherRun => ({
    run: `other-run-${index}`,
    blueprint: clause.blueprint,
    on: clause.on,
    reached: clause.reached === undefined ? [] : [{ stage: clause.reached, entry: `other-entry-${index}` }],
    ended: clause.ended === undefined ? null : { result: clause.ended, entry: `other-entry-${index}` },
  }));
  return [[], had];
}

/** The same process, moving by the flat table: the same rest by the same steps (rule M10), many times faster. */
export function swift(process: Process): Process {
  const { enter, move } = flatten(process);
  return { ...process, enter, move };
}
