import { passMark, type Drill, type DrillSet } from '#engine/rehearsal';
import type { AttemptRow, ProgrammeRow } from '../../storage/index.ts';

export type ProgrammeStep = ProgrammeRow['steps'][number];

/** A version as far as a class asks: its number and its behaviour hash. */
export interface ClassVersion {
  readonly number: number;
  readonly hash: string;
}

/** What is known when a class is judged. */
export interface ClassFacts {
  /** The version in force. */
  readonly version: ClassVersion;
  /** Every published version. */
  readonly versions: readonly ClassVersion[];
  /** Null while the drills of the version in force are being made. */
  readonly set: DrillSet | null;
  readonly attempts: readonly AttemptRow[];
  readonly now: number;
}

/** How far one person is with one step. */
export interface StepStanding {
  readonly step: ProgrammeStep;
  readonly dueAt: number | null;
  readonly done: number;
  /** Null while that is not known yet. */
  readonly all: number | null;
  /** When it was finished on the version in force; null while it is not. */
  readonly finishedAt: number | null;
  /** It was done before, and this version made it stale. */
  readonly staleSince: number | null;
  /** It should be done by now. */
  readonly late: boolean;
  /** The first drill that is still to do. */
  readonly next: Drill | null;
  /** The best points of its exams. */
  readonly best: number | null;
  /** The exam whose certificate can be printed. */
  readonly certificate: string | null;
}

/** Under this an attempt says that a walk-through was watched to its end. */
export const watchedKey = (walkthrough: string): string => `walkthrough/${walkthrough}`;

/** When a step is due for somebody: as long after they came as it is for those who were there from the beginning. */
export function dueFor({ at, joined }: Pick<ProgrammeRow, 'at' | 'joined'>, { dueAt }: Pick<ProgrammeStep, 'dueAt'>, person: string): number | null {
  const came = joined?.[person];
  return dueAt === null || came === undefined ? dueAt : dueAt + Math.max(0, came - at);
}

/** The drills a step means on the version in force. Chosen ones that no longer exist are gone; when all are, it means every drill again. */
export function drillsMeant({ of }: Pick<ProgrammeStep, 'of'>, set: DrillSet): readonly Drill[] {
  const chosen = set.drills.filter(({ id }) => of.includes(id));
  return chosen.length > 0 ? chosen : set.drills;
}

/** The first version after the one something was done on that leads records another way; null when it is the same still. */
export function staleSince(done: { readonly number: number; readonly version: string }, { version, versions }: Pick<ClassFacts, 'version' | 'versions'>): number | null {
  if (done.version === version.hash) return null;
  const later = versions.filter(({ number, hash }) => number > done.number && hash !== done.version).map(({ number }) => number);
  return later.length === 0 ? version.number : Math.min(...later);
}

/** Whether an exam reached a pass mark and met everything there was to learn. */
export function examPassed({ exam, score, lessons, endedAt }: AttemptRow, mark: number): boolean {
  return exam && endedAt !== null && score !== null && score.total >= mark && lessons.every(({ met }) => met);
}

/** How far somebody is with every step of a programme, in its order. Only what was done on the version in force counts. */
export function standingsOf(programme: ProgrammeRow, person: string, facts: ClassFacts): readonly StepStanding[] {
  const own = facts.attempts.filter((attempt) => attempt.person === person && attempt.blueprint === programme.blueprint && attempt.endedAt !== null);
  return programme.steps.map((step): StepStanding => {
    const dueAt = dueFor(programme, step, person);
    const reached = step.type === 'walkthrough' ? watched(step, own, facts) : drilled(programme, step, own, facts);
    return { step, dueAt, ...reached, late: reached.all !== null && reached.finishedAt === null && dueAt !== null && dueAt < facts.now };
  });
}

type Reached = Omit<StepStanding, 'step' | 'dueAt' | 'late'>;

const nothing = { next: null, best: null, certificate: null } as const;

function watched({ of }: ProgrammeStep, own: readonly AttemptRow[], facts: ClassFacts): Reached {
  const seen = own.filter(({ drill }) => of.some((walkthrough) => drill === watchedKey(walkthrough)));
  const now = first(seen.filter(({ version }) => version === facts.version.hash));
  return { ...nothing, done: now === null ? 0 : 1, all: 1, finishedAt: now?.endedAt ?? null, staleSince: now === null ? latestStale(seen, facts) : null };
}

function drilled({ passMark: mark }: ProgrammeRow, step: ProgrammeStep, own: readonly AttemptRow[], facts: ClassFacts): Reached {
  const passing = own.filter((attempt) => (step.type === 'exam' ? examPassed(attempt, mark) : attempt.score?.passed === true));
  const before = passing.filter(({ version }) => version !== facts.version.hash);
  if (facts.set === null) return { ...nothing, done: 0, all: null, finishedAt: null, staleSince: null };
  const meant = drillsMeant(step, facts.set);
  const passed = meant.map((drill) => ({ drill, by: first(passing.filter((one) => one.drill === drill.id && one.version === facts.version.hash)) }));
  const done = passed.filter(({ by }) => by !== null).length;
  const exams = own.filter((one) => step.type === 'exam' && one.exam && one.version === facts.version.hash && meant.some(({ id }) => id === one.drill));
  const isDone = done === meant.length && meant.length > 0;
  const last = passed.reduce<AttemptRow | null>((latest, { by }) => (by !== null && (by.endedAt ?? 0) >= (latest?.endedAt ?? 0) ? by : latest), null);
  return {
    done, all: meant.length,
    finishedAt: isDone ? (last?.endedAt ?? null) : null,
    staleSince: isDone ? null : latestStale(before, facts),
    next: passed.find(({ by }) => by === null)?.drill ?? null,
    best: exams.reduce<number | null>((most, { score }) => (score === null ? most : Math.max(most ?? 0, score.total)), null),
    certificate: isDone && step.type === 'exam' ? (last?.id ?? null) : null,
  };
}

function first(attempts: readonly AttemptRow[]): AttemptRow | null {
  return attempts.reduce<AttemptRow | null>((best, one) => (best === null || (one.endedAt ?? 0) < (best.endedAt ?? 0) ? one : best), null);
}

/** What was done last decides since when it is stale. */
function latestStale(attempts: readonly AttemptRow[], facts: ClassFacts): number | null {
  const last = attempts.reduce<AttemptRow | null>((best, one) => (best === null || one.number > best.number ? one : best), null);
  return last === null ? null : staleSince(last, facts);
}

/** How a person stands in a programme, in one word and a number. */
export interface Overall {
  /** `finding`: the drills of the version are still looked for, and nothing can be told. */
  readonly state: 'finding' | 'done' | 'late' | 'stale' | 'underWay' | 'new';
  readonly steps: number;
  readonly finished: number;
  /** The first step that is not done. */
  readonly next: StepStanding | null;
  readonly certificate: string | null;
}

/** Sums a person's steps up; being late is told before being stale. */
export function overallOf(standings: readonly StepStanding[]): Overall {
  const finished = standings.filter(({ finishedAt }) => finishedAt !== null).length;
  const next = standings.find(({ finishedAt }) => finishedAt === null) ?? null;
  const begun = standings.some(({ done, best }) => done > 0 || best !== null);
  const state = standings.some(({ all }) => all === null) ? 'finding' : next === null ? 'done' : standings.some(({ late }) => late) ? 'late' : standings.some(({ staleSince: since }) => since !== null) ? 'stale' : begun ? 'underWay' : 'new';
  return { state, steps: standings.length, finished, next, certificate: standings.findLast(({ certificate }) => certificate !== null)?.certificate ?? null };
}

/** Where a step is gone on with. */
export function addressOf(programme: Pick<ProgrammeRow, 'id' | 'blueprint'>, { step, next }: Pick<StepStanding, 'step' | 'next'>): string {
  if (step.type === 'walkthrough') return `/learn/walkthroughs/${step.of[0] ?? ''}?programme=${programme.id}`;
  if (next === null) return `/learn/${programme.blueprint}`;
  return `/learn/${programme.blueprint}/${next.id}?${step.type === 'exam' ? 'exam=1&' : ''}programme=${programme.id}`;
}

/** The mark a new programme begins with. */
export const usualMark = passMark;
