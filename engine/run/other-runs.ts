import { clausesOf, type BlueprintId, type EndResult } from '#engine/blueprint';
import type { Entry, OtherRun } from '#engine/journal';
import type { Process } from '#engine/compile';

/** Which blueprints' runs the gates of a process wait for, on the same record and on linked ones. */
export interface Awaited {
  readonly sameRecord: ReadonlySet<BlueprintId>;
  readonly linkedRecord: ReadonlySet<BlueprintId>;
}

const known = new WeakMap<Process, Awaited>();

/** Reads the drawing once for gates that wait for other runs; most have none, and then nothing need be looked up (rule R128). */
export function awaitedBy(process: Process): Awaited {
  const before = known.get(process);
  if (before !== undefined) return before;
  const { stages, outcomes, activities } = process.version.document;
  const clauses = [
    ...Object.values(stages).flatMap((stage) => clausesOf(stage.gate)),
    ...Object.values(outcomes).flatMap((outcome) => clausesOf(outcome.gate)),
    ...Object.values(activities).flatMap((activity) => activity.after.flatMap((one) => (one.type === 'clause' ? clausesOf(one.clause) : []))),
  ];
  const waiting = (on: keyof Awaited): ReadonlySet<BlueprintId> => new Set(clauses.flatMap((clause) => (clause.type === 'otherRun' && clause.on === on ? [clause.blueprint] : [])));
  const awaited: Awaited = { sameRecord: waiting('sameRecord'), linkedRecord: waiting('linkedRecord') };
  known.set(process, awaited);
  return awaited;
}

/** Some gate of the process waits for another run. */
export function awaitsOthers({ sameRecord, linkedRecord }: Awaited): boolean {
  return sameRecord.size > 0 || linkedRecord.size > 0;
}

/** A run of the same or a linked record, as far as it is stored beside its journal. */
export interface Neighbour {
  readonly id: string;
  readonly blueprint: BlueprintId;
  readonly startedAt: number;
  readonly end: EndResult | null;
}

/**
 * Tells what a gate may know of other runs, from their records' journals: every stage each entered, with the entry
 * that did it, and how it ended. Steps that were taken back do not count.
 */
export function otherRunsIn(runs: readonly Neighbour[], entries: readonly Entry[], on: OtherRun['on']): readonly OtherRun[] {
  return runs
    .toSorted((a, b) => a.startedAt - b.startedAt || (a.id < b.id ? -1 : 1))
    .map(({ id, blueprint, end }) => {
      const story = entries.filter((entry) => entry.run === id && entry.ok);
      const undone = new Set(story.flatMap(({ intent }) => (intent.type === 'undo' ? [intent.entry] : [])));
      const valid = story.filter((entry) => entry.intent.type !== 'undo' && !undone.has(entry.id));
      const last = end === null ? undefined : valid.findLast((entry) => entry.changes?.ended);
      return {
        run: id,
        blueprint,
        on,
        reached: valid.flatMap((entry) => (entry.changes?.moves ?? []).map(({ to }) => ({ stage: to, entry: entry.id }))),
        ended: last === undefined || end === null ? null : { result: end, entry: last.id },
      };
    });
}
