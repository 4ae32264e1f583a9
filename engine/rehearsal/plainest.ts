import type { Instant } from '#engine/kernel';
import type { Fields } from '#engine/blueprint';
import type { Refusal } from '#engine/journal';
import type { Run } from '#engine/run';
import { enrolExample, takeStep, type Example, type ExampleStep } from './example.ts';
import type { Standing } from './explore/exploration.ts';
import { firstMoment, owner, type World } from './explore/world.ts';

/** How an example leaves the record: where it stands, or what its last step was refused for. */
export interface Left {
  readonly run: Run;
  readonly at: Instant;
  readonly refusal: Refusal | null;
}

/** All steps from the enrolment to a standing, as they were found. */
export function stepsTo(standing: Standing): Example {
  const steps: ExampleStep[][] = [];
  for (let one: Standing = standing; one.from !== null; one = one.from.standing) steps.unshift([...one.from.steps]);
  const { fields, otherRuns } = standing;
  return { at: firstMoment, owner, fields, ...(otherRuns.length === 0 ? {} : { otherRuns }), steps: steps.flat() };
}

/**
 * The same example told more plainly: what was filled in on the way comes in with the record, steps that change nothing
 * are left out, and so are empty fields. Every change is played, and kept only when the example still shows the same.
 */
export function plainest(world: World, example: Example, shows: (left: Left) => boolean): Example {
  let told = example;
  const better = (next: Example): boolean => {
    const replayed = retell(world, next);
    if (replayed === null || !shows(replayed.left)) return false;
    told = replayed.example;
    return true;
  };
  for (let index = 0; index < told.steps.length; ) {
    const step = told.steps[index];
    const fields = step?.intent?.type === 'setFields' ? step.intent.fields : null;
    const without = { ...told, steps: told.steps.filter((_, number) => number !== index) };
    const changed = fields !== null && (better(without) || better({ ...without, fields: { ...told.fields, ...fields } }));
    if (!changed) index += 1;
  }
  for (const field of Object.keys(told.fields)) better({ ...told, fields: withoutField(told.fields, field) });
  return told;
}

function withoutField(fields: Fields, field: string): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([key]) => key !== field));
}

/**
 * Plays an example to its end, told for the record as it then stands: its visit, its moments of the clock, time counted
 * from step to step. Null when a step before the last is refused.
 */
export function retell({ process }: World, example: Example): { readonly example: Example; readonly left: Left } | null {
  const started = enrolExample(process, example);
  if (!started.ok) return null;
  let left: Left = { run: started.run, at: example.at, refusal: null };
  let before = example.at;
  const steps: ExampleStep[] = [];
  for (const step of example.steps) {
    if (left.refusal !== null) return null;
    const told = toldFor(left, step, step.at - before);
    const answer = takeStep(process, left.run, told);
    left = answer === null || answer.ok ? { run: answer?.run ?? left.run, at: told.at, refusal: null } : { ...left, at: told.at, refusal: answer.refusal };
    before = step.at;
    steps.push(told);
  }
  return { example: { ...example, steps }, left };
}

function toldFor({ run, at }: Left, step: ExampleStep, later: number): ExampleStep {
  const { intent } = step;
  const then = { ...step, at: at + Math.max(0, later) };
  if (intent === null) return then;
  if (intent.type === 'due') {
    const due = run.dues.find(({ key }) => withoutVisit(key) === withoutVisit(intent.due));
    return due === undefined ? then : { ...step, at: Math.max(due.at, at), intent: { ...intent, due: due.key, armed: due.armed } };
  }
  return 'expect' in intent ? { ...then, intent: { ...intent, expect: { visit: run.visit } } } : then;
}

function withoutVisit(key: string): string {
  return key.replace(/:\d+$/, '');
}
