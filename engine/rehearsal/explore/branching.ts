import type { Instant } from '#engine/kernel';
import { isAutomatic } from '#engine/compile';
import type { Fields, StageId } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
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
  /** Rules that decide whether it may be done at all. */
  readonly own: readonly Atom[];
  /** Ids of activities and outcomes that it may set something off by. */
  readonly wakes: readonly string[];
  /** Fields the attempt itself can bring along (a form, a payload); all others are filled in before it. */
  readonly brings: ReadonlySet<string>;
  /** Fields without which it is always refused. */
  readonly needs: ReadonlySet<string>;
  /** The steps with those fields; null when it is plain without asking that it would be refused. */
  steps(run: Run, brought: Fields): readonly ExampleStep[] | null;
}

/** More mixes of answers than this are not tried for one attempt. */
const mostMixes = 64;

interface Tried {
  readonly arrival: Arrival | null;
  readonly literals: readonly Literal[];
  /** Only the first so many literals can make a difference to what was tried. */
  readonly deciding: number;
}

/**
 * Tries an attempt with the record as it is, then with every mix of answers its rules can get, each with the plainest
 * fields that give it: what decides is always the engine itself (rule E11).
 */
export function tryAll(world: World, place: Place, attempt: Attempt): readonly Arrival[] {
  const { run } = place;
  const automatic = world.atoms.automatic(world.process.stage(run.stage), run, new Set(attempt.wakes)).filter((atom) => !attempt.own.includes(atom));
  const arrivals: Arrival[] = [];
  const seen = new Set<string>();
  const waiting: { readonly changes: Fields; readonly from: number }[] = [{ changes: {}, from: 0 }];
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const tried = tryOnce(world, place, attempt, automatic, next.changes);
    if (tried.arrival !== null) arrivals.push(tried.arrival);
    seen.add(mixOf(tried.literals));
    if (seen.size > mostMixes) {
      world.undecided(run.stage, 'fields');
      break;
    }
    // Each rule from here on once the other way round, what stands before it as it was.
    for (let index = next.from; index < tried.deciding; index += 1) {
      if (isIdle(tried, index, attempt.needs)) continue;
      const flipped = flip(tried.literals, index);
      const solved = world.solver.solve(flipped, run.record.fields);
      if (solved === 'undecided') world.undecided(run.stage, 'fields');
      else if (solved !== null) waiting.push({ changes: solved, from: index + 1 });
    }
  }
  return arrivals;
}

/**
 * Asking this rule the other way round is known to end in a refusal: a field that is always needed is left empty, or is
 * filled in while one before it is still missing.
 */
function isIdle({ literals }: Tried, index: number, needs: ReadonlySet<string>): boolean {
  const isNeeded = ({ atom: { rule } }: Literal) => rule.type === 'compare' && rule.operator === 'isNotEmpty' && needs.has(rule.field);
  const literal = literals[index];
  if (literal === undefined || !isNeeded(literal)) return false;
  return literal.holds || literals.findIndex((one) => isNeeded(one) && !one.holds) < index;
}

function flip(literals: readonly Literal[], index: number): readonly Literal[] {
  return literals.slice(0, index + 1).map((literal, number) => (number === index ? { ...literal, holds: !literal.holds } : literal));
}

function mixOf(literals: readonly Literal[]): string {
  return literals.map(({ atom, holds }) => (holds ? atom.id : -atom.id)).join(' ');
}

function tryOnce(world: World, place: Place, attempt: Attempt, automatic: readonly Atom[], changes: Fields): Tried {
  const { run, at } = place;
  const fields = { ...run.record.fields, ...changes };
  const own = literalsOf(world, [...attempt.own, ...automatic], fields);
  const brought = Object.fromEntries(Object.entries(fields).filter(([field, value]) => attempt.brings.has(field) && (value !== null || Object.hasOwn(changes, field))));
  const before = Object.fromEntries(Object.entries(changes).filter(([field]) => !attempt.brings.has(field)));
  const filling: readonly ExampleStep[] = Object.keys(before).length === 0 ? [] : [world.owners(run, at, { type: 'setFields', fields: before })];
  const filled = follow(world, place, filling);
  // What is filled in beforehand must leave the record where it is; that it moves it on is an attempt of its own.
  if (!isArrival(filled) || filled.outcomes.length > 0) return { arrival: null, literals: own, deciding: own.length };
  const steps = attempt.steps(filled.run, brought);
  const done = steps === null ? null : follow(world, { run: filled.run, at }, steps);
  // A refusal has to do with the attempt's own rules only.
  if (steps === null || done === null) return { arrival: null, literals: own, deciding: attempt.own.length };
  if (!isArrival(done)) {
    world.refused(place, [...filling, ...steps], done);
    if (done.type !== 'endlessLoop') return { arrival: null, literals: own, deciding: attempt.own.length };
    const passed = passedThrough(world, run.stage);
    // Whether it ever comes to rest may hang on what is in doubt there.
    if (passed.some((id) => world.doubts.get(id)?.has('time'))) world.undecided(run.stage, 'time');
    const circling = [...own, ...askedIn(world, passed, fields, own)];
    return { arrival: null, literals: circling, deciding: circling.length };
  }
  const arrival = { ...done, steps: [...filling, ...done.steps] };
  const literals = [...own, ...met(world, arrival, fields, own)];
  return { arrival, literals, deciding: literals.length };
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
  return askedIn(world, entered, after, own).filter(({ atom }) => !atom.fields.every((field) => isWritten(fields, after, field)));
}

/** The rules asked at once in these stages that are not asked for already. */
function askedIn(world: World, stages: readonly StageId[], fields: Fields, known: readonly Literal[]): readonly Literal[] {
  const asked = new Set(known.map(({ atom }) => atom));
  const more = new Set(stages.flatMap((id) => world.atoms.onEntry(world.process.stage(id))).filter((atom) => !asked.has(atom)));
  return [...more].map((atom) => ({ atom, holds: world.holds(atom, fields) }));
}

/** Stages a step that never ends may have gone through: those behind this one by outcomes that go off at once. */
export function passedThrough({ process }: World, from: StageId): readonly StageId[] {
  const passed = new Set([from, ...process.outcomesOf(from).flatMap(({ to }) => to ?? [])]);
  for (const id of passed) {
    const stage = process.stage(id);
    for (const outcome of process.outcomesOf(id)) if (outcome.to !== null && isAutomatic(stage, outcome)) passed.add(outcome.to);
  }
  return [...passed];
}

function isWritten(before: Fields, after: Fields, field: string): boolean {
  return JSON.stringify(before[field] ?? null) !== JSON.stringify(after[field] ?? null);
}

/** Follows steps through the engine; answers the refusal when one is refused. */
export function follow(world: World, place: Place, steps: readonly ExampleStep[]): Arrival | Refusal {
  let { run, at } = place;
  const outcomes: string[] = [];
  for (const one of steps) {
    const answer = takeStep(world.process, run, one);
    world.count();
    if (answer?.ok === false) return answer.refusal;
    if (answer !== null) {
      ({ run } = answer);
      outcomes.push(...outcomesOf(answer.changes.moves));
    }
    ({ at } = one);
  }
  return { run, at, steps, outcomes };
}

export function isArrival(answer: Arrival | Refusal): answer is Arrival {
  return 'steps' in answer;
}

/** Whether anything in the stage may go off by itself. */
export function hasAutomatic(world: World, stage: StageId): boolean {
  const at = world.process.stage(stage);
  return world.process.outcomesOf(stage).some((outcome) => isAutomatic(at, outcome));
}
