import { diffVersions, type Blueprint, type Change, type RecordType } from '#engine/blueprint';
import { drillsFor, keyOfLesson, type Drill, type DrillSet, type Lesson, type Standing } from '#engine/rehearsal';
import { createNames } from '../../ui/index.ts';
import { wholeChange } from '../change-words.ts';

/** A lesson somebody has to learn again, and what changed about it since, in words. */
export interface StaleLesson {
  readonly lesson: Lesson;
  /** The version on which it was mastered. */
  readonly mastered: number;
  readonly why: readonly string[];
}

/** What somebody has to learn again, and the few drills that refresh exactly that. */
export interface Relearning {
  readonly lessons: readonly StaleLesson[];
  readonly drills: readonly Drill[];
}

/** Finds out what a publish made stale for one person: from what they know, the versions, and the diff in meaning (B10). */
export function relearningOf(standings: ReadonlyMap<string, Standing>, { set, now, before, recordType }: { readonly set: DrillSet; readonly now: Blueprint; readonly before: ReadonlyMap<number, Blueprint>; readonly recordType: RecordType | undefined }): Relearning {
  const changes = new Map([...before].map(([number, document]) => [number, { document, all: diffVersions(document, now, recordType?.fields) }]));
  const lessons = set.lessons.flatMap((lesson): readonly StaleLesson[] => {
    const standing = standings.get(keyOfLesson(lesson));
    if (standing?.type !== 'stale') return [];
    const since = changes.get(standing.number);
    return [{ lesson, mastered: standing.number, why: since === undefined ? [] : reasons(since.all, lesson, since.document, now, recordType) }];
  });
  return { lessons, drills: drillsFor(set, new Set(lessons.map(({ lesson }) => keyOfLesson(lesson)))) };
}

/** The changes that a lesson is about, in words: of its outcome, its stage, and the work done there. What only looks or reads differently makes nothing stale. */
function reasons(changes: readonly Change[], lesson: Lesson, before: Blueprint, now: Blueprint, recordType: RecordType | undefined): readonly string[] {
  const type = recordType === undefined ? {} : { recordType };
  const names = { before: createNames({ blueprint: before, ...type }), after: createNames({ blueprint: now, ...type }) };
  const own = changes.filter((change) => change.severity !== 'none' && isAbout(change, lesson));
  return [...new Set(own.map((change) => wholeChange(change, names)))];
}

function isAbout({ target }: Change, { outcome, from }: Lesson): boolean {
  switch (target.type) {
    case 'outcome':
      return target.id === outcome;
    case 'stage':
      return target.id === from;
    case 'activity':
    case 'lane':
      return target.stage === from;
    default:
      return false;
  }
}

/** Lessons that became stale for the same reasons, told once. */
export function byReason(lessons: readonly StaleLesson[]): readonly { readonly mastered: number; readonly why: readonly string[]; readonly lessons: readonly Lesson[] }[] {
  const groups = new Map<string, { readonly mastered: number; readonly why: readonly string[]; readonly lessons: Lesson[] }>();
  for (const { lesson, mastered, why } of lessons) {
    const key = JSON.stringify([mastered, why]);
    const group = groups.get(key) ?? { mastered, why, lessons: [] };
    group.lessons.push(lesson);
    groups.set(key, group);
  }
  return [...groups.values()];
}
