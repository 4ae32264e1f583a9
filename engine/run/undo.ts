import { minute, type Instant } from '#engine/kernel';
import type { FieldValue } from '#engine/blueprint';
import { clockPerson, type Intent } from '#engine/journal';
import { refuse } from './refuse.ts';
import type { Before, Person, Refused, Run } from './run.ts';
import { noChanges, walkOn, type Walk } from './walk.ts';

/** How long a step may be taken back freely (B22). */
export const undoMinutes = 5;

/** What people do. What the clock or a customer did, an enrolment, a move to another version and an undo stay. */
const undoable: ReadonlySet<Intent['type']> = new Set([
  'complete', 'tick', 'skip', 'choose', 'setFields', 'assign', 'exit', 'requestApproval', 'approve', 'reject', 'override', 'confirmOverride',
  'handOver', 'accept', 'return', 'pause', 'resume', 'snooze',
]);

/** What somebody answered or allowed: taken back only by the same person (rule R86). */
const personal: ReadonlySet<Intent['type']> = new Set(['approve', 'reject', 'override', 'confirmOverride', 'accept', 'return']);

/** The way back over the step that led from `run` to `walk`. A note changes nothing, so it leaves the way open; what the clock or a customer did cannot be taken back. */
export function beforeOf(run: Run, walk: Walk, at: Instant): Before | null {
  const { intent, entry, by } = walk.context.made;
  if (intent.type === 'note') return run.before;
  if (!undoable.has(intent.type)) return null;
  // What an effect or an enrolment rule did is no person's step. Its echo in another run stays undoable: older journals took it back.
  if (by === clockPerson && intent.type !== 'setFields') return null;
  const { record, before: _dropped, ...rest } = run;
  const fields: Record<string, FieldValue> = {};
  for (const key of Object.keys(walk.changes.fields)) fields[key] = (Object.hasOwn(record.fields, key) ? record.fields[key] : null) ?? null;
  return { entry, at, run: rest, fields, ...(walk.changes.owner === undefined ? {} : { owner: record.owner }), ...(personal.has(intent.type) ? { by } : {}) };
}

/**
 * Takes the last step back: the run stands as before, the record's fields hold what the step overwrote, the journal keeps
 * both. Free for five minutes; later it is a compensation, which needs a reason (B22; rules R50, R115).
 */
export function undo(walk: Walk, intent: Extract<Intent, { type: 'undo' }>, at: Instant): Walk | Refused {
  const { run } = walk;
  const { before } = run;
  if (before === null) return refuse({ type: 'nothingToUndo' });
  if (before.entry !== intent.entry) return refuse({ type: 'notLastStep', entry: intent.entry });
  if (before.by !== undefined && before.by !== walk.context.made.by) return refuse({ type: 'notForYou', person: before.by });
  if (isTooLate(before, at) && (intent.reason ?? '').trim() === '') return refuse({ type: 'undoTooLate', minutes: undoMinutes });
  const former = before.run;
  const fields = { ...run.record.fields, ...before.fields };
  const owner = before.owner === undefined ? run.record.owner : before.owner;
  const moved = former.visit !== run.visit;
  return walkOn(
    walk,
    // A visit taken back keeps its number: a screen that still shows it must be stale in every later stay.
    { ...former, ...(moved ? { lastVisit: Math.max(run.visit, run.lastVisit ?? 0) } : {}), record: { ...run.record, fields, owner }, rev: run.rev, before: null },
    {
      ...noChanges,
      moves: moved ? [{ from: run.stage, to: former.stage, outcome: null }] : [],
      fields: before.fields,
      ...(before.owner === undefined ? {} : { owner }),
      ended: former.status === 'ended',
    },
  );
}

/** The entry that this person could take back now, or null. */
export function undoableEntry(run: Run, at: Instant, person: Person): string | null {
  const before = beforeFor(run, person);
  return before === null || isTooLate(before, at) ? null : before.entry;
}

/** The entry that only a compensation with a reason takes back by now, or null. */
export function compensableEntry(run: Run, at: Instant, person: Person): string | null {
  const before = beforeFor(run, person);
  return before !== null && isTooLate(before, at) ? before.entry : null;
}

function beforeFor({ before }: Run, person: Person): Before | null {
  return before?.by !== undefined && before.by !== person.id ? null : before;
}

function isTooLate(before: Before, at: Instant): boolean {
  return at - before.at > undoMinutes * minute;
}
