import { compileBlueprint, type Process } from '#engine/compile';
import { keyOfLesson, masteryOf, type DrillSet, type Lesson, type Standing } from '#engine/rehearsal';
import type { AttemptRow, VersionRow } from '../../storage/index.ts';

/** What there is to know before anybody's mastery is told. */
export interface MasteryFacts {
  readonly process: Process;
  readonly set: DrillSet;
  readonly attempts: readonly AttemptRow[];
  readonly versions: readonly VersionRow[];
  readonly people: readonly string[];
}

/** What each person knows of a version, lesson by lesson. */
export function masteryIn({ process, set, attempts, versions, people }: MasteryFacts): ReadonlyMap<string, ReadonlyMap<string, Standing>> {
  const { version } = process;
  const lessons = learnable(set);
  const mine = attempts.filter((attempt) => attempt.blueprint === version.blueprint);
  const old = new Set(mine.map(({ versionId }) => versionId));
  const processes = new Map(versions.filter(({ id }) => old.has(id) && id !== version.id).map((each) => [each.id as string, compileBlueprint(each)]));
  return new Map(people.map((person) => [person, masteryOf(process, lessons, mine.filter((attempt) => attempt.person === person), processes)]));
}

/** What can be learned in drills: a rule that no drill comes to must not keep anybody from having mastered everything. */
export function learnable({ lessons, unshown }: DrillSet): readonly Lesson[] {
  const hidden = new Set(unshown.map(keyOfLesson));
  return lessons.filter((lesson) => !hidden.has(keyOfLesson(lesson)));
}
