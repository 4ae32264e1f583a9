import { z } from 'zod';
import { err, ok, type Result } from '#engine/kernel';
import { readJson } from '../document/parse-blueprint.ts';
import { problemsFrom, type Problem } from '../document/problem.ts';
import type { Blueprint, Outcome, Stage } from '../model/blueprint.ts';
import { blueprintSchema } from '../model/blueprint.ts';
import { id as idSchema, type NoteId, type StageId } from '../model/ids.ts';
import { activityIdsIn } from '../reading/walkers.ts';
import type { Fragment } from './edit.ts';

const { shape } = blueprintSchema;
const fragmentSchema = z.strictObject({
  format: z.literal('baton-fragment-1'),
  recordType: shape.recordType,
  stages: shape.stages,
  activities: shape.activities,
  outcomes: shape.outcomes,
  notes: shape.notes,
  positions: shape.view.shape.positions,
});

/**
 * Cuts stages and notes out of a drawing for the clipboard, with their activities and their ways out. An outcome
 * "from listed stages" comes along for the stages that do; one "from all stages" belongs to the whole drawing
 * and stays. Notes attached to a copied stage come along.
 */
export function copyFragment(blueprint: Blueprint, stageIds: readonly StageId[], noteIds: readonly NoteId[] = []): Fragment {
  const stages = pick(blueprint.stages, stageIds);
  const notes = Object.values(blueprint.notes).filter((note) => noteIds.includes(note.id) || (note.stage !== undefined && stages[note.stage]));
  return {
    format: 'baton-fragment-1',
    recordType: blueprint.recordType,
    stages,
    activities: pick(blueprint.activities, Object.values(stages).flatMap(activityIdsIn)),
    outcomes: Object.fromEntries(Object.values(blueprint.outcomes).flatMap((outcome) => narrowed(outcome, stages)).map((outcome) => [outcome.id, outcome])),
    notes: Object.fromEntries(notes.map((note) => [note.id, note])),
    positions: pick(blueprint.view.positions, Object.keys(stages)),
  };
}

/** Reads a fragment from the clipboard: text or JSON, under the same limits as a whole blueprint. */
export function parseFragment(json: unknown): Result<Fragment, readonly Problem[]> {
  const read = readJson(json);
  if (!read.ok) return read;
  const parsed = fragmentSchema.safeParse(read.value);
  return parsed.success ? ok(parsed.data) : err(problemsFrom(parsed.error));
}

/** Every id a fragment brings along, down to checklist items and templates: each needs a fresh one to be pasted. */
export function idsIn(fragment: Fragment): readonly string[] {
  const ids = new Set<string>();
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'id' && typeof inner === 'string' && idSchema.safeParse(inner).success) ids.add(inner); // a record's field may be called "id" too
      else visit(inner);
    }
  };
  visit([fragment.stages, fragment.activities, fragment.outcomes, fragment.notes]);
  return [...ids];
}

/** The same fragment with every id of the table replaced, wherever it stands: as key, own id or reference. */
export function withFreshIds(fragment: Fragment, ids: Readonly<Record<string, string>>): Result<Fragment, readonly Problem[]> {
  const fresh = (text: string) => (Object.hasOwn(ids, text) ? (ids[text] ?? text) : text);
  const visit = (value: unknown): unknown => {
    if (typeof value === 'string') return fresh(value);
    if (Array.isArray(value)) return value.map(visit);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [fresh(key), visit(inner)]));
  };
  return parseFragment(visit(fragment));
}

function narrowed(outcome: Outcome, stages: Readonly<Record<string, Stage>>): readonly Outcome[] {
  if (outcome.from.type === 'all') return [];
  if (outcome.from.type === 'stage') return stages[outcome.from.stage] ? [outcome] : [];
  const kept = outcome.from.stages.filter((stage) => stages[stage]);
  return kept.length === 0 ? [] : [{ ...outcome, from: { type: 'stages', stages: kept } }];
}

function pick<Value>(map: Readonly<Record<string, Value>>, ids: readonly string[]): Readonly<Record<string, Value>> {
  return Object.fromEntries(
    ids.flatMap((id) => {
      const value = map[id];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );
}
