import { derivedId } from '#engine/kernel';
import type { ActivityId, CheckContext, StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Example } from '../example.ts';
import { swift } from '../explore/world.ts';
import { simulateExample } from '../simulate/from-example.ts';
import { stagesIn } from '../simulate/simulation.ts';
import { findWays, type Ways } from '../simulate/ways.ts';
import { fewestSets } from './cover.ts';
import { withCustomer } from './persona.ts';
import { keyOfLesson, lessonsOf, shownIn, type Lesson } from './lessons.ts';

/** An exercise: a practice record that can be led along a way on which there is something to learn (B8). */
export interface Drill {
  /** The same in every version in which a drill shows the same lessons. */
  readonly id: string;
  /** From 1 up, in the order in which they are best done: short ones first. */
  readonly number: number;
  /** The way that was found: it shows that the drill can be done, and how the customer answers on it. */
  readonly example: Example;
  /** Where it leads through. */
  readonly stages: readonly StageId[];
  /** Everything that is met on the way. */
  readonly lessons: readonly Lesson[];
  /** What no earlier drill has shown. */
  readonly fresh: readonly Lesson[];
  /** How the customer answers each activity, in order; beyond that, by the blueprint's own chances. */
  readonly answers: Readonly<Record<ActivityId, readonly (string | null)[]>>;
}

/** All drills of a blueprint, with what they do not show. */
export interface DrillSet {
  readonly drills: readonly Drill[];
  /** Fewer drills could not show the same. */
  readonly atLeast: number;
  /** Everything there is to learn. */
  readonly lessons: readonly Lesson[];
  /** What no way was found to: a rule that is always kept by the time somebody stands before it, a drawing's own trap, or a search that was cut. */
  readonly unshown: readonly Lesson[];
  /** Everything that can happen was looked at. */
  readonly complete: boolean;
}

export interface DrillOptions {
  readonly context?: CheckContext;
  /** The most ways of standing that are looked at. */
  readonly most?: number;
}

/** More than the ways of a test path: a drawing of nine stages with two loops takes some thousands until its last outcome was seen. */
const usualMost = 8_000;

/** Makes drills that together take every outcome and stand before every closed gate that can be come to, as few as were found (rules D1 to D4, D11). */
export function makeDrills(compiled: Process, options: DrillOptions = {}): DrillSet {
  const process = swift(compiled);
  const ways = findWays(process, { most: usualMost, ...options });
  const walked = candidatesOf(ways).map((example) => walk(process, example));
  const { chosen, atLeast } = fewestSets(walked.map(({ lessons }) => new Set(lessons.map(keyOfLesson))));
  const shown = new Set<string>();
  const ordered = chosen.flatMap((index) => walked[index] ?? []).sort((a, b) => a.example.steps.length - b.example.steps.length);
  const { document, blueprint } = process.version;
  const type = options.context?.recordTypes?.[document.recordType];
  const drills = ordered.map((one, index): Drill => {
    const fresh = one.lessons.filter((lesson) => !shown.has(keyOfLesson(lesson)));
    for (const lesson of one.lessons) shown.add(keyOfLesson(lesson));
    const word = `drill ${one.lessons.map(keyOfLesson).join(' ')}`;
    return { ...one, id: derivedId(blueprint, word), number: index + 1, fresh, example: withCustomer(process, one.example, type, word) };
  });
  const lessons = lessonsOf(process);
  return { drills, atLeast, lessons, unshown: lessons.filter((lesson) => !shown.has(keyOfLesson(lesson))), complete: ways.complete };
}

/** Few of these drills that together show all of these lessons, as far as any drill shows them (rule D10). */
export function drillsFor({ drills }: Pick<DrillSet, 'drills'>, keys: ReadonlySet<string>): readonly Drill[] {
  const { chosen } = fewestSets(drills.map(({ lessons }) => new Set(lessons.map(keyOfLesson).filter((key) => keys.has(key)))));
  return chosen.flatMap((index) => drills[index] ?? []);
}

function candidatesOf({ paths, toOutcome, toStage }: Ways): readonly Example[] {
  return [...paths.map(({ example }) => example), ...Object.values(toOutcome), ...Object.values(toStage)].filter(({ steps }) => steps.length > 0);
}

/**
 * What is met along a way, as far as a simulation goes along with it: where the clock does more by itself than the
 * search had to try, the rest of the way may be gone (rule D3).
 */
function walk(process: Process, example: Example): Omit<Drill, 'id' | 'number' | 'fresh'> {
  const { log } = simulateExample(process, example);
  if (log.some(({ refusal }) => refusal !== null)) return walk(process, { ...example, steps: example.steps.slice(0, -1) });
  const { taken, cleared } = shownIn(process, log);
  const answers: Record<ActivityId, (string | null)[]> = {};
  for (const { intent } of log) if (intent?.type === 'complete') (answers[intent.activity] ??= []).push(intent.result);
  return { example, stages: log.flatMap(stagesIn), lessons: [...taken.values(), ...cleared.values()], answers };
}
