import type { Intent, Seen } from '#engine/journal';
import { awaitedBy, otherRunsIn, type Awaited, type MadeIntent, type Run } from '#engine/run';
import type { OtherRun } from '#engine/journal';
import type { Process } from '#engine/compile';
import type { RecordRow, RunRow, SubmittedIntent } from './contract.ts';
import { fullRun } from './rows.ts';
import type { ShelvedProcess } from './version-shelf.ts';
import type { RecordState, Workset } from './workset.ts';

/** A run as it is by now in the workset, with its record's facts and its compiled version (null when that was changed or is gone). */
export function runOf(work: Workset, state: RecordState, runId: string): { readonly run: Run; readonly shelved: ShelvedProcess | null } {
  const stored = state.runs.get(runId);
  if (!stored || !state.row) throw new Error('Invariant broken: a run without its record');
  return { run: fullRun(stored, state.row, state.runs.values()), shelved: work.processes.get(stored.versionId) ?? null };
}

/** What the authority looks up beside the record for one step; it goes into the entry, so that a replay sees the same. Absent when the step needs nothing. */
export function seenFor(work: Workset, state: RecordState, run: string | null, process: Process, submitted: SubmittedIntent, at: number): Seen | undefined {
  const otherRuns = otherRunsFor(work, state, run, awaitedBy(process));
  const delegations = delegationsFor(work, submitted.intent, submitted.by, at);
  if (otherRuns === null && delegations.length === 0) return undefined;
  return { ...(otherRuns === null ? {} : { otherRuns }), ...(delegations.length === 0 ? {} : { delegations }) };
}

export function madeIntent(entry: string, { by, roles, intent }: SubmittedIntent, seen: Seen | undefined): MadeIntent {
  return { entry, by, roles, intent, ...(seen === undefined ? {} : { seen }) };
}

/** The run as a step must see it: other runs are looked up only for drawings whose gates wait for some. */
export function withSeen(run: Run, seen: Seen | undefined): Run {
  return seen?.otherRuns === undefined ? run : { ...run, record: { ...run.record, otherRuns: seen.otherRuns } };
}

function otherRunsFor(work: Workset, state: RecordState, run: string | null, { sameRecord, linkedRecord }: Awaited): readonly OtherRun[] | null {
  if (sameRecord.size === 0 && linkedRecord.size === 0) return null;
  const linked = linkedRecord.size === 0 ? [] : linksOf(state.row).flatMap((id) => work.records.get(id) ?? []);
  return [
    ...told(state, (row) => row.id !== run && sameRecord.has(row.blueprint), 'sameRecord'),
    ...linked.flatMap((other) => told(other, (row) => linkedRecord.has(row.blueprint), 'linkedRecord')),
  ];
}

function told(state: RecordState, isMeant: (row: RunRow) => boolean, on: OtherRun['on']): readonly OtherRun[] {
  const runs = [...state.runs.values()].filter(isMeant).map(({ id, blueprint, snapshot }) => ({ id, blueprint, startedAt: snapshot.startedAt, end: snapshot.end }));
  return runs.length === 0 ? [] : otherRunsIn(runs, state.story ?? [], on);
}

/** Rights others have lent to the person who asks, as far as they hold them and the loan has not run out (S9). */
function delegationsFor(work: Workset, intent: Intent, by: string, at: number): readonly { readonly from: string; readonly role: string }[] {
  if (intent.type !== 'approve' && intent.type !== 'reject') return [];
  return (work.staff?.people ?? []).flatMap(({ id, roles, delegates = [] }) =>
    delegates.filter(({ role, to, until }) => to === by && roles.includes(role) && (until === null || until > at)).map(({ role }) => ({ from: id, role })),
  );
}

export function linksOf(row: RecordRow | null): readonly string[] {
  return row?.links ?? [];
}
