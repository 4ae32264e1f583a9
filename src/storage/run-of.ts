import type { Seen } from '#engine/journal';
import { awaitedBy, awaitsOthers, type MadeIntent, type Run } from '#engine/run';
import type { Process } from '#engine/compile';
import type { RecordRow, SubmittedIntent } from './contract.ts';
import { lentRights } from './lent-rights.ts';
import { otherRunsFor, type Told } from './other-runs.ts';
import { fullRun } from './rows.ts';
import type { ShelvedProcess } from './version-shelf.ts';
import { calendarIn, toldCalendar, type WorkCalendar } from './work-calendar.ts';
import type { RecordState, Workset } from './workset.ts';

/** A run as it is by now in the workset, with its record's facts and its compiled version (null when that was changed or is gone). */
export function runOf(work: Workset, state: RecordState, runId: string): { readonly run: Run; readonly shelved: ShelvedProcess | null } {
  const stored = state.runs.get(runId);
  if (!stored || !state.row) throw new Error('Invariant broken: a run without its record');
  const run = withCalendar(fullRun(stored, state.row, state.runs.values()), work.calendar);
  return { run, shelved: work.processes.get(stored.versionId) ?? null };
}

/** What the authority looks up beside the record for one step; it goes into the entry, so that a replay sees the same. Absent when the step needs nothing. */
export function seenFor(work: Workset, state: RecordState, run: string | null, process: Process, submitted: SubmittedIntent, at: number): Seen | undefined {
  const awaited = awaitedBy(process);
  const otherRuns = awaitsOthers(awaited) ? otherRunsFor(run, awaited, toldOf(state), linksOf(state.row).flatMap((id) => work.records.get(id) ?? []).map(toldOf)) : null;
  const asked = submitted.intent.type === 'approve' || submitted.intent.type === 'reject';
  const delegations = asked ? lentRights(submitted.by, work.staff?.people ?? [], at) : [];
  const told = state.row === null ? {} : toldCalendar(calendarIn(work.calendar, state.row.zone), run === null ? undefined : state.runs.get(run)?.calendar);
  if (otherRuns === null && delegations.length === 0 && told.calendar === undefined) return undefined;
  return { ...told, ...(otherRuns === null ? {} : { otherRuns }), ...(delegations.length === 0 ? {} : { delegations }) };
}

/** A submitted intent on its way to a run, under the id its entry will carry. */
export function madeIntent(entry: string, { by, roles, intent }: SubmittedIntent, seen: Seen | undefined): MadeIntent {
  return { entry, by, roles, intent, ...(seen === undefined ? {} : { seen }) };
}

/** The run as a step must see it: other runs are looked up only for drawings whose gates wait for some. */
export function withSeen(run: Run, seen: Seen | undefined): Run {
  return seen?.otherRuns === undefined ? run : { ...run, record: { ...run.record, otherRuns: seen.otherRuns } };
}

/** The run with the hours and holidays its record counts by now. */
export function withCalendar(run: Run, work: WorkCalendar | null): Run {
  const calendar = calendarIn(work, run.record.zone);
  return calendar === undefined ? run : { ...run, record: { ...run.record, calendar } };
}

function toldOf({ runs, story }: RecordState): Told {
  return { runs: [...runs.values()], story: story ?? [] };
}

/** The records that belong to the same story. */
export function linksOf(row: RecordRow | null): readonly string[] {
  return row?.links ?? [];
}
