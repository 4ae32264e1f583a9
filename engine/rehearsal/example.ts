import { derivedId, type Instant } from '#engine/kernel';
import type { Fields, OutcomeId, UserId } from '#engine/blueprint';
import type { Changes, Intent, OtherRun, Refusal } from '#engine/journal';
import type { Process } from '#engine/compile';
import { options, startRun, step, type Options, type Run } from '#engine/run';

/** One thing somebody does with the invented record, or a stretch of time that passes. */
export interface ExampleStep {
  readonly at: Instant;
  readonly by: UserId;
  readonly roles: readonly string[];
  /** Null when only time passes until `at`. */
  readonly intent: Intent | null;
}

/** An invented record and what happens to it: the smallest way to see what a finding is about. */
export interface Example {
  /** When the record comes in. */
  readonly at: Instant;
  readonly owner: UserId;
  /** Whose time its waits and touches are told in; UTC when absent. */
  readonly zone?: string;
  readonly fields: Fields;
  /** Other runs the record, or one linked to it, has had before. */
  readonly otherRuns?: readonly OtherRun[];
  readonly steps: readonly ExampleStep[];
}

/** How the record stands after one step of an example. */
export interface Played {
  /** 0 after the enrolment, then the number of the step. */
  readonly number: number;
  /** Null for the enrolment. */
  readonly step: ExampleStep | null;
  readonly at: Instant;
  /** Null when even the enrolment is refused. */
  readonly run: Run | null;
  readonly options: Options | null;
  /** The stages the step led through, in order. */
  readonly moves: Changes['moves'];
  /** Why the engine said no; only the last step of an example about an endless circle is refused. */
  readonly refusal: Refusal | null;
}

/** Puts the invented record into the process. Ids follow from the version, so the same example always plays the same. */
export function enrolExample(process: Process, example: Omit<Example, 'steps'>) {
  const { version } = process;
  const facts = { owner: example.owner, zone: example.zone ?? 'UTC', fields: example.fields };
  return startRun(
    process,
    { id: derivedId(version.id, 'example record'), ...facts, doneElsewhere: [], ...(example.otherRuns === undefined ? {} : { otherRuns: example.otherRuns }) },
    {
      entry: entryOf(process, 0),
      by: example.owner,
      roles: [],
      intent: { type: 'enrol', blueprint: version.blueprint, version: version.id, record: facts },
      run: derivedId(version.id, 'example run'),
      space: 'sandbox',
    },
    example.at,
  );
}

/** Does one step of an example; null when it only lets time pass. */
export function takeStep(process: Process, run: Run, { at, by, roles, intent }: ExampleStep) {
  return intent === null ? null : step(process, run, { entry: entryOf(process, run.rev), by, roles, intent }, at);
}

/**
 * Plays an example step by step through the ordinary engine, so that a screen can show where the record stands after
 * each and what is open or closed there (domain.md section 9; rule E2).
 *
 * @example for (const { run } of playSteps(process, finding.example)) show(run)
 */
export function* playSteps(process: Process, example: Example): Generator<Played> {
  const started = enrolExample(process, example);
  const { at } = example;
  if (!started.ok) {
    yield { number: 0, step: null, at, run: null, options: null, moves: [], refusal: started.refusal };
    return;
  }
  let { run } = started;
  yield { number: 0, step: null, at, run, options: options(process, run, at, { id: example.owner, roles: [] }), moves: started.changes.moves, refusal: null };
  for (const [index, one] of example.steps.entries()) {
    const answer = takeStep(process, run, one);
    if (answer?.ok === true) ({ run } = answer);
    const shown = options(process, run, one.at, { id: one.by, roles: one.roles });
    yield { number: index + 1, step: one, at: one.at, run, options: shown, moves: answer?.ok === true ? answer.changes.moves : [], refusal: answer?.ok === false ? answer.refusal : null };
  }
}

/** The outcomes by which a step moved the record, in order. */
export function outcomesOf(moves: Changes['moves']): readonly OutcomeId[] {
  return moves.flatMap(({ outcome }) => outcome ?? []);
}

const entries = new WeakMap<Process, string[]>();

/** Ids of entries are asked for very often while a process is explored; each is worked out once. */
export function entryOf(process: Process, number: number): string {
  const known = entries.get(process) ?? [];
  entries.set(process, known);
  known[number] ??= derivedId(process.version.id, `example entry ${number}`);
  return known[number];
}
