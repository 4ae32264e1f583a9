import type { Blueprint } from '#engine/blueprint';
import { createNames, formatCount, formatDate, type MarkTone } from '../../ui/index.ts';
import { drillName } from '../drill/drill-name.ts';
import { drillsMeant, type Overall, type ProgrammeStep, type StepStanding } from './progress.ts';
import type { Classroom, Course } from './use-classroom.ts';

/** A step in a few words: "Watch “First call”", "Do 3 drills", "Exam in 2 drills". */
export function stepWords({ type, of }: ProgrammeStep, { course, walkthroughs }: { readonly course: Course | undefined; readonly walkthroughs: Classroom['walkthroughs'] }): string {
  if (type === 'walkthrough') return `Watch “${walkthroughs.find(({ id }) => id === of[0])?.name ?? 'a walk-through that is gone'}”`;
  const set = course?.drills.status === 'made' ? course.drills.set : null;
  const isAll = of.length === 0 || (set !== null && drillsMeant({ of }, set).length === set.drills.length);
  const [only] = set === null ? [] : drillsMeant({ of }, set);
  if (type === 'drills') return isAll ? 'All drills' : of.length === 1 && only && course ? `Drill ${only.number}: ${nameOf(course.version.document, only)}` : `Do ${formatCount(of.length, 'drill')}`;
  return isAll ? 'Exam in every drill' : of.length === 1 && only && course ? `Exam: ${nameOf(course.version.document, only)}` : `Exam in ${formatCount(of.length, 'drill')}`;
}

function nameOf(document: Blueprint, drill: Parameters<typeof drillName>[1]): string {
  return drillName(document, drill, createNames({ blueprint: document }));
}

/** How far a step is, for a cell of the class: "3 of 8", "Passed, 92", "Stale since v3". */
export function standingWords({ step, done, all, finishedAt, staleSince, best }: StepStanding): string {
  if (finishedAt !== null) return step.type === 'exam' && best !== null ? `Passed, ${best}` : 'Done';
  if (all === null) return '…';
  if (step.type === 'exam' && best !== null && done === 0) return `Not passed, ${best}`;
  const count = all === 1 ? (done === 1 ? 'Done' : 'To do') : `${done} of ${all}`;
  return staleSince === null ? count : `${done === 0 ? '' : `${count}, `}stale since v${staleSince}`;
}

/** When a step is due and whether that is over. */
export function dueWords({ dueAt, late, finishedAt }: Pick<StepStanding, 'dueAt' | 'late' | 'finishedAt'>, zone: string): string {
  if (finishedAt !== null) return `done ${formatDate(finishedAt, zone)}`;
  if (dueAt === null) return 'no date';
  return `${late ? 'was due' : 'due'} ${formatDate(dueAt, zone)}`;
}

/** A person's whole standing as a pill. */
export const overallLook: Readonly<Record<Overall['state'], { readonly words: string; readonly tone: MarkTone }>> = {
  finding: { words: 'Looking …', tone: 'neutral' },
  done: { words: 'Finished', tone: 'positive' },
  late: { words: 'Late', tone: 'negative' },
  stale: { words: 'To learn again', tone: 'time' },
  underWay: { words: 'Under way', tone: 'primary' },
  new: { words: 'Not begun', tone: 'neutral' },
};
