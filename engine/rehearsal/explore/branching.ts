import type { Instant } from '#engine/kernel';
import { isAutomatic } from '#engine/compile';
import type { Fields, StageId } from '#engine/blueprint';
import type { Run } from '#engine/run';
import { outcomesOf, takeStep, type ExampleStep } from '../example.ts';
import type { Atom } from './atoms.ts';
import type { Literal } from './solver.ts';
import type { World } from './world.ts';

/** Where an attempt led. */
export interface Arrival {
  readonly run: Run;
  readonly at: Instant;
  readonly steps: readonly ExampleStep[];
  readonly outcomes: readonly string[];
}

/** A run, and from where. */
export interface Place {
  readonly run: Run;
  readonly at: Instant;
}

/** Something somebody could do: which rules about fields decide what comes of it, and the steps it takes. */
export interface Attempt {
  readonly atoms: readonly Atom[];
  /** Fields the attempt itself can bring along (a form, a payload); all others are filled in before it. */
  readonly brings: ReadonlySet<string>;
  /** The steps with those fields; null when it is plain without asking that it would be refused. */
  steps(run: Run, brought: Fields): readonly ExampleStep[] | null;
}

/** More mixes of answers than this are not tried for one attempt. */
const mostMixes = 96;

interface Tried {
  readonly arrival: Arrival | null;
  readonly fields: Fields;
  readonly literals: readonly Literal[];
}

/**
 * Tries an attempt with the record as it is, then with every mix of answers its rules can get, each with the plainest
 * fields that give it: what decides is always the engine itself (rule E11).
 */
export function tryAll(world: World, place: Place, attempt: Attempt): readonly Arrival[] {
  const arrivals: Arrival[] = [];
  const seen = new Set<string>();
  const waiting: { readonly changes: Fields; readonly from: number }[] = [{ changes: {}, from: 0 }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const tried = tryOnce(world, place, attempt, next.changes);
    if (tried.arrival !== null) arrivals.push(tried.arrival);
    seen.add(mixOf(tried.literals));
    if (seen.size > mostMixes) {
      world.undecided(place.run.stage, 'fields');
      break;
    }
    // Each rule from here on once the other way round, what stands before it as it was.
    for (let index = next.from; index < tried.literals.length; index += 1) {
      const flipped = flip(tried.literals, index);
      if (flipped.length === 0 || seen.has(mixOf(flipped))) continue;
      const solved = world.solver.solve(flipped, place.run.record.fields);
      if (solved === 'undecided') world.undecided(place.run.stage, 'fields');
      else if (solved !== null) waiting.push({ changes: solved, from: index + 1 });
    }
  }
  return arrivals;
}

function flip(literals: readonly Literal[], index: number): readonly Literal[] {
  const literal = literals[index];
  return literal === undefined ? [] : [...literals.slice(0, index), { atom: literal.atom, holds: !literal.holds }];
}

function mixOf(literals: readonly Literal[]): string {
  return literals.map(({ atom, holds }) => (holds ? atom.id : -atom.id)).join(' ');
}

function tryOnce(world: World, { run, at }: Place, attempt: Attempt, changes: Fields): Tried {
  const fields = { ...run.record.fields, ...changes };
  const own = literalsOf(world, attempt.atoms, fields);
  const closed: Tried = { arrival: null, fields, literals: own };
  const brought = Object.fromEntries(Object.entries(fields).filter(([field, value]) => attempt.brings.has(field) && value !== null));
  const before = Object.fromEntries(Object.entries(changes).filter(([field]) => !attempt.brings.has(field)));
  const filling: readonly ExampleStep[] = Object.keys(before).length === 0 ? [] : [world.owners(run, at, { type: 'setFields', fields: before })];
  const filled = follow(world, { run, at }, filling);
  // What is filled in beforehand must leave the record where it is; that it moves it on is an attempt of its own.
  if (filled === null || filled.outcomes.length > 0) return closed;
  const steps = attempt.steps(filled.run, brought);
  const done = steps === null ? null : follow(world, { run: filled.run, at }, steps);
  if (done === null) return closed;
  const arrival = { ...done, steps: [...filling, ...done.steps] };
  return { arrival, fields, literals: [...own, ...met(world, arrival, fields, own)] };
}

function literalsOf(world: World, atoms: readonly Atom[], fields: Fields): readonly Literal[] {
  return atoms.map((atom) => ({ atom, holds: world.holds(atom, fields) }));
}

/** Rules the record met in the stages it came to in the same step. What an effect has written is no longer open. */
function met(world: World, arrival: Arrival, fields: Fields, own: readonly Literal[]): readonly Literal[] {
  if (arrival.outcomes.length === 0) return [];
  const after = arrival.run.record.fields;
  const { path, stage } = arrival.run;
  const entered: readonly StageId[] = [...path.slice(path.length - arrival.outcomes.length + 1).map((stay) => stay.stage), stage];
  const known = new Set(own.map(({ atom }) => atom.id));
  const literals: Literal[] = [];
  for (const id of new Set(entered)) {
    for (const atom of world.atoms.automatic(world.process.stage(id))) {
      if (known.has(atom.id) || atom.fields.every((field) => isWritten(fields, after, field))) continue;
      known.add(atom.id);
      literals.push({ atom, holds: world.holds(atom, after) });
    }
  }
  return literals;
}

function isWritten(before: Fields, after: Fields, field: string): boolean {
  return JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null);
}

/**
 * Follows steps through the engine; null when one is refused. A refusal because of an endless circle, or of the rhythm,
 * is worth keeping.
 */
export function follow(world: World, place: Place, steps: readonly ExampleStep[]): Arrival | null {
  let { run, at } = place;
  const outcomes: string[] = [];
  for (const [index, one] of steps.entries()) {
    const answer = takeStep(world.process, run, one);
    world.count();
    if (answer?.ok === false) {
      world.refused(place, steps.slice(0, index + 1), answer.refusal);
      return null;
    }
    if (answer !== null) {
      ({ run } = answer);
      outcomes.push(...outcomesOf(answer.changes.moves));
    }
    ({ at } = one);
  }
  return { run, at, steps, outcomes };
}

/** Whether anything in the stage may go off by itself. */
export function hasAutomatic(world: World, stage: StageId): boolean {
  const at = world.process.stage(stage);
  return world.process.outcomesOf(stage).some((outcome) => isAutomatic(at, outcome));
}
