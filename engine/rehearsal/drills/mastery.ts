import { canonicalJson, hashOf, type Json } from '#engine/kernel';
import type { Process } from '#engine/compile';
import { gateOf } from '#engine/run';
import { keyOfLesson, type Lesson } from './lessons.ts';

/** What somebody knows of one lesson, on the version asked about. */
export type Standing =
  | { readonly type: 'open' }
  /** Met, but not without running against the gate, or only in part. */
  | { readonly type: 'met'; readonly number: number }
  | { readonly type: 'mastered'; readonly number: number }
  /** Was mastered on an older version; what it is about has changed since. */
  | { readonly type: 'stale'; readonly number: number };

/** An attempt as far as mastery asks: the version it was made on, and what it showed. */
export interface Attempted {
  /** Id and number of the version. */
  readonly versionId: string;
  readonly number: number;
  readonly lessons: readonly { readonly key: string; readonly met: boolean; readonly mastered: boolean }[];
}

/**
 * A fingerprint of what each lesson is about: the outcome, its gate, and the work of its stage. Two versions with the
 * same print teach the same; names, positions and texts of instructions may differ (rule D9).
 */
export function printsOf(process: Process, lessons: readonly Lesson[]): ReadonlyMap<string, string> {
  const { document } = process.version;
  return new Map(lessons.map((lesson) => {
    const stage = document.stages[lesson.from];
    const outcome = document.outcomes[lesson.outcome];
    const work = process.activitiesOf(lesson.from).map(({ id, channel, required, when, after, attempts, form, checklist, results, evidence, approval, handOver }) => ({ id, channel, required, when, after, attempts, form, checklist: Object.keys(checklist), results: Object.keys(results), evidence, approval, handOver }));
    const about = stage === undefined || outcome === undefined ? null : { to: outcome.to, trigger: outcome.trigger, who: outcome.who, form: outcome.form, reason: outcome.reason, limit: outcome.limit, gate: gateOf(stage, outcome), kind: stage.kind, work };
    return [keyOfLesson(lesson), hashOf(canonicalJson(plain(about)))];
  }));
}

/** Only what JSON can say: parts that are not there are left out. */
function plain(value: unknown): Json {
  const text = JSON.stringify(value);
  return text === undefined ? null : JSON.parse(text);
}

/** What a person knows of a version: for each lesson the best they have shown, on this or an older one (rule D9). */
export function masteryOf(process: Process, lessons: readonly Lesson[], attempts: readonly Attempted[], versions: ReadonlyMap<string, Process>): ReadonlyMap<string, Standing> {
  const now = printsOf(process, lessons);
  const then = new Map([...versions].map(([id, version]) => [id, printsOf(version, lessons)]));
  const known = new Map<string, Standing>(lessons.map((lesson) => [keyOfLesson(lesson), { type: 'open' }]));
  const rank = { open: 0, met: 1, stale: 2, mastered: 3 } as const;
  for (const { versionId, number, lessons: shown } of attempts) {
    for (const { key, met, mastered } of shown) {
      const before = known.get(key);
      if (before === undefined || !met) continue;
      const same = versionId === process.version.id || then.get(versionId)?.get(key) === now.get(key);
      const standing: Standing = { type: !mastered ? 'met' : same ? 'mastered' : 'stale', number };
      if (rank[standing.type] > rank[before.type]) known.set(key, standing);
    }
  }
  return known;
}

/** How much of a version somebody has mastered. */
export function countMastered(standings: Iterable<Standing>): { readonly mastered: number; readonly met: number; readonly stale: number; readonly all: number } {
  const counts = { mastered: 0, met: 0, stale: 0, all: 0 };
  for (const { type } of standings) {
    counts.all += 1;
    if (type !== 'open') counts[type] += 1;
  }
  return counts;
}
