import { keyOfLesson, lessonsOf, passMark, type Lesson } from '#engine/rehearsal';
import type { Process } from '#engine/compile';
import type { AttemptRow, ProgrammeRow } from '../../storage/index.ts';
import { examPassed } from '../programme/progress.ts';

/** What a certificate says, bound to the behaviour of one version. */
export interface Certificate {
  /** Told from the attempt, so that the same exam always has the same number. */
  readonly number: string;
  readonly person: string;
  readonly blueprint: string;
  /** Behaviour hash and number of the version it was examined on. */
  readonly hash: string;
  readonly version: number;
  readonly at: number;
  /** The exams behind it, the first one first. */
  readonly exams: readonly AttemptRow[];
  /** The fewest and the most points of them. */
  readonly fewest: number;
  readonly most: number;
  readonly mark: number;
  /** Keys of the lessons that were met in them. */
  readonly covered: ReadonlySet<string>;
}

/** The certificate an exam earns; null when it was no exam, or did not reach the mark. In a programme the exams passed before on the same version belong to it. */
export function certificateFor(attempt: AttemptRow, attempts: readonly AttemptRow[], programme: ProgrammeRow | null): Certificate | null {
  const mark = programme?.passMark ?? passMark;
  if (!examPassed(attempt, mark)) return null;
  const at = attempt.endedAt ?? attempt.startedAt;
  const others = programme === null ? [] : attempts.filter((one) => one.id !== attempt.id && one.person === attempt.person && one.blueprint === attempt.blueprint && one.version === attempt.version && one.drill !== attempt.drill && (one.endedAt ?? Infinity) <= at && examPassed(one, mark));
  const best = new Map(others.toSorted((a, b) => (a.score?.total ?? 0) - (b.score?.total ?? 0)).map((one) => [one.drill, one]));
  const exams = [...best.values(), attempt].sort((a, b) => (a.endedAt ?? 0) - (b.endedAt ?? 0));
  const points = exams.map(({ score }) => score?.total ?? 0);
  return {
    number: numberOf(attempt.id), person: attempt.person, blueprint: attempt.blueprint, hash: attempt.version, version: attempt.number, at, exams, mark,
    fewest: Math.min(...points), most: Math.max(...points),
    covered: new Set(exams.flatMap(({ lessons }) => lessons.filter(({ met }) => met).map(({ key }) => key))),
  };
}

/** Twelve signs of an id that differ between any two, in groups that can be read out. */
function numberOf(id: string): string {
  return (id.replaceAll('-', '').slice(-12).toUpperCase().match(/.{4}/g) ?? [id]).join('-');
}

/** What was covered, stage by stage in the order of the drawing. */
export function coveredByStage(process: Process, covered: ReadonlySet<string>): readonly { readonly stage: string; readonly lessons: readonly Lesson[]; readonly all: number }[] {
  const byStage = new Map<string, Lesson[]>();
  for (const lesson of lessonsOf(process)) byStage.set(lesson.from, [...(byStage.get(lesson.from) ?? []), lesson]);
  return [...byStage].flatMap(([stage, all]) => {
    const lessons = all.filter((lesson) => covered.has(keyOfLesson(lesson)));
    return lessons.length === 0 ? [] : [{ stage, lessons, all: all.length }];
  });
}
