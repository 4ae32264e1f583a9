import { seededDice, type Instant } from '#engine/kernel';
import type { ActivityId, Deed, OutcomeId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { ownerAlone, type Actor } from '../simulate/deed.ts';
import { advance, createSimulation, perform, present, type Simulation } from '../simulate/simulation.ts';
import { draw, lotsOf } from '../rehearse/dice.ts';
import type { Behaviour } from '../rehearse/plan.ts';
import { suggest, type Suggestion } from '../simulate/suggest.ts';
import { isOpenHere, keyOfLesson, shownIn, type Lesson } from './lessons.ts';
import type { Drill } from './make-drills.ts';

/** What a trainee said and wrote while doing an activity: soft guidance, so no deed of the record. */
export interface Told {
  readonly points: readonly string[];
  readonly objections: readonly string[];
  readonly note: string;
  /** Phrases of the script's "avoid" list that stand in the note. */
  readonly banned: readonly string[];
  readonly links: readonly string[];
}

/** How much a hint gives away: what is missing, what helps, or exactly what to do. */
export type HintLevel = 1 | 2 | 3;

/** A trainee's attempt at a drill. A plain value that is never changed: everything below answers a new one. */
export interface DrillSession {
  readonly drill: Drill;
  readonly simulation: Simulation;
  /** No hints, and only one attempt counts. */
  readonly exam: boolean;
  /** What was said and written, by row of the log. */
  readonly told: Readonly<Record<number, Told>>;
  readonly hints: readonly { readonly row: number; readonly level: HintLevel }[];
  /** How people answer when the drill's own answers are used up. */
  readonly behaviour: Behaviour;
}

/** Puts the drill's practice record in front of a trainee, at the moment it comes in. */
export function startDrill(process: Process, drill: Drill, { exam, behaviour }: Pick<DrillSession, 'exam' | 'behaviour'>): DrillSession {
  const { at, owner, zone = 'UTC', fields, otherRuns } = drill.example;
  const simulation = createSimulation(process, { owner, zone, fields, ...(otherRuns === undefined ? {} : { awaited: true as const }) }, at);
  return { drill, simulation, exam, told: {}, hints: [], behaviour };
}

/** How the customer answers an activity now: as on the drill's way, then by the blueprint's own chances. */
export function answerTo({ drill, simulation, behaviour }: DrillSession, activity: ActivityId): string | null {
  const { process, log, position } = simulation;
  const asked = log.slice(0, position + 1).filter(({ intent, refusal }) => refusal === null && intent?.type === 'complete' && intent.activity === activity).length;
  const planned = drill.answers[activity]?.[asked];
  if (planned !== undefined) return planned;
  const results = Object.values(process.version.document.activities[activity]?.results ?? {});
  const told = behaviour.results[activity] ?? {};
  const known = results.some(({ key }) => (told[key] ?? 0) > 0);
  const lots = lotsOf(results.map(({ key }) => [key, known ? (told[key] ?? 0) : 1] as const));
  const seed = [...drill.id].reduce((sum, sign) => (Math.imul(sum, 31) + sign.charCodeAt(0)) >>> 0, asked + 1);
  return draw(lots, seededDice(seed).next()) ?? null;
}

/** The trainee does something; what they said goes with it. Refused or not, it is on the record. */
export function attempt(session: DrillSession, deed: Deed, told: Told | null = null, actor: Actor = ownerAlone): DrillSession {
  const row = session.simulation.position + 1;
  const simulation = perform(session.simulation, deed, actor);
  return { ...session, simulation, told: told === null ? session.told : { ...session.told, [row]: told } };
}

/** The trainee turns the clock. */
export function turnClock(session: DrillSession, to: Instant): DrillSession {
  return { ...session, simulation: advance(session.simulation, to) };
}

/** What a hint says, as data; null where nothing helps any more, or in an exam. */
export type Hint =
  | { readonly level: 1; readonly goal: Lesson }
  | { readonly level: 2; readonly goal: Lesson | null; readonly suggestion: Suggestion['type']; readonly activity: ActivityId | null; readonly outcome: OutcomeId | null }
  | { readonly level: 3; readonly suggestion: Suggestion };

/** Helps on: first what is still to be learned here, then what kind of thing helps, then exactly what. */
export function hintFor(session: DrillSession, level: HintLevel): { readonly session: DrillSession; readonly hint: Hint } | null {
  if (session.exam) return null;
  const goal = openGoals(session)[0] ?? null;
  const hint = hintOf(session, level, goal);
  return hint === null ? null : { hint, session: { ...session, hints: [...session.hints, { row: session.simulation.position, level }] } };
}

function hintOf({ simulation }: DrillSession, level: HintLevel, goal: Lesson | null): Hint | null {
  if (level === 1) return goal === null ? null : { level, goal };
  const suggestion = suggest(simulation);
  if (suggestion === null) return null;
  if (level === 3) return { level, suggestion };
  const deed = suggestion.type === 'deed' ? suggestion.deed : null;
  return { level, goal, suggestion: suggestion.type, activity: deed !== null && 'activity' in deed ? deed.activity : null, outcome: deed?.type === 'choose' ? deed.outcome : null };
}

/** What a session has shown so far, lesson by lesson. */
export interface Met {
  readonly lesson: Lesson;
  /** Stood before it, and for a gate: what it wanted came true. */
  readonly met: boolean;
  /** And nobody ran against the closed gate meanwhile. */
  readonly mastered: boolean;
}

/**
 * Which of the drill's lessons were met, and which mastered (rule D6): an outcome is met when it was taken, and mastered when
 * it was never tried while it was closed. A clause is met when it kept the outcome closed and then came true, or the
 * record left the stage without it; mastered when the outcome was never tried while that clause was open.
 */
export function metIn({ drill, simulation }: DrillSession): readonly Met[] {
  const { taken, cleared, tried } = shownIn(simulation.process, simulation.log.slice(0, simulation.position + 1));
  return drill.lessons.map((lesson) => {
    const key = keyOfLesson(lesson);
    const met = taken.has(key) || cleared.has(key);
    return { lesson, met, mastered: met && !tried.has(key) };
  });
}

/** What the drill is still about. */
export function openGoals(session: DrillSession): readonly Lesson[] {
  return metIn(session).flatMap(({ lesson, met }) => (met ? [] : [lesson]));
}

/** Everything there was to learn was met, or the record has come to its end. */
export function isOver(session: DrillSession): boolean {
  const { run } = present(session.simulation);
  return run === null || run.status !== 'running' || openGoals(session).length === 0;
}

/** Whether the trainee may take this outcome now. */
export function mayTake({ simulation }: DrillSession, outcome: OutcomeId): boolean {
  const { run, at } = present(simulation);
  return run !== null && isOpenHere(simulation.process, run, outcome, at);
}
