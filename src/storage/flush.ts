import type { DueRow, RecordRow, RunRow } from './contract.ts';
import type { Database } from './database.ts';
import { countChanges, writeCounts } from './counters.ts';
import { dismissForbidden } from './outbox.ts';
import { titleRowOf } from './rows.ts';
import { settled } from './settled.ts';
import { sameWeight, weighedDues } from './weights.ts';
import { type RecordState, turnKey, type Workset } from './workset.ts';

/** Writes what the decisions changed, and only that: journal, snapshots, dues, counts, records, outbox. */
export async function flushWorkset(db: Database, work: Workset): Promise<void> {
  if (work.entries.length === 0 && work.outbox.length === 0 && ![...work.records.values()].some(isNew)) return;
  const records = { fresh: [] as RecordRow[], changed: [] as RecordRow[] };
  const runs = { fresh: [] as RunRow[], moved: [] as RunRow[] };
  const titles = { gone: [] as string[], come: [] as { key: string }[] };
  const counts = new Map<string, ReturnType<typeof countChanges>>();
  for (const [id, state] of work.records) {
    if (state.row && state.row !== state.stored) {
      state.row = settled(state.row, state.runs.values(), work.types.get(state.row.type));
      (state.stored === null ? records.fresh : records.changed).push(state.row);
      const [before, after] = [state.stored && titleKeyOf(state.stored), titleKeyOf(state.row)];
      if (before !== after) {
        if (before !== null) titles.gone.push(before);
        if (after !== null) titles.come.push({ key: after });
      }
    }
    for (const run of state.runs.values()) {
      const before = state.storedRuns.get(run.id);
      if (!before) runs.fresh.push(run);
      else if (before !== run) runs.moved.push(run);
    }
    counts.set(id, countChanges(state.storedRuns.values(), state.runs.values()));
  }
  const dues = dueChanges(work);
  await Promise.all([
    db.entries.bulkAdd(work.entries),
    records.fresh.length > 0 && db.records.bulkAdd(records.fresh),
    records.changed.length > 0 && db.records.bulkPut(records.changed),
    titles.gone.length > 0 && db.titles.bulkDelete(titles.gone),
    titles.come.length > 0 && db.titles.bulkPut(titles.come),
    runs.fresh.length > 0 && db.runs.bulkAdd(runs.fresh),
    runs.moved.length > 0 && db.runs.bulkPut(runs.moved),
    dues.gone.length > 0 && db.dues.bulkDelete(dues.gone),
    dues.come.length > 0 && db.dues.bulkPut(dues.come),
    flushOutbox(db, work),
    work.dealt.size > 0 && db.settings.bulkPut([...work.dealt].map((role) => ({ key: turnKey(role), value: work.staff?.turns.get(role) ?? '' }))),
    writeCounts(db, [...counts.values()].flat()),
  ]);
}

function isNew({ stored, row }: RecordState): boolean {
  return stored === null && row !== null;
}

/** By which key a record is found by its title; lists pass over one that was merged. */
function titleKeyOf(row: RecordRow): string | null {
  return row.mergedInto === undefined ? titleRowOf(row).key : null;
}

/** Adds what is to go out and withdraws what was taken back before anybody opened it. */
async function flushOutbox(db: Database, { outbox, withdrawn, records }: Workset): Promise<void> {
  const sent = outbox.filter(({ id }) => !withdrawn.some((step) => id.startsWith(step)));
  if (sent.length > 0) await db.outbox.bulkAdd(sent);
  for (const step of withdrawn) await db.outbox.where('id').startsWith(step).filter((row) => row.status === 'waiting').delete();
  await dismissForbidden(db, [...records.values()].flatMap(({ stored, row }) => (row && stored && hasNewWish(stored.fields, row.fields) ? [row] : [])));
}

/** What the customer wants to be spared was changed. */
function hasNewWish(before: RecordRow['fields'], now: RecordRow['fields']): boolean {
  return before['doNotContact'] !== now['doNotContact'] || before['doNotContactChannels'] !== now['doNotContactChannels'];
}

/** Only rows that really changed are written: live queries of others stay quiet. What a record is worth, or one of its runs did, may weigh on all its runs. */
function dueChanges(work: Workset): { readonly gone: string[]; readonly come: DueRow[] } {
  const gone: string[] = [];
  const come: DueRow[] = [];
  for (const state of work.records.values()) {
    for (const run of state.runs.values()) {
      const before = state.storedRuns.get(run.id);
      if (state.row === null || (before === run && state.row === state.stored)) continue;
      const former = new Map((before === undefined || state.stored === null ? [] : rowsOf(work, before, state.stored, state.storedRuns)).map((due) => [due.id, due]));
      for (const due of rowsOf(work, run, state.row, state.runs)) {
        const same = former.get(due.id);
        if (same === undefined || !sameDue(same, due)) come.push(due);
        former.delete(due.id);
      }
      gone.push(...former.keys());
    }
  }
  return { gone, come };
}

function rowsOf(work: Workset, run: RunRow, row: RecordRow, runs: ReadonlyMap<string, RunRow>): readonly DueRow[] {
  return weighedDues(run, { row, runs: runs.values(), process: work.processes.get(run.versionId)?.process ?? null, type: work.types.get(row.type) });
}

function sameDue(former: DueRow, due: DueRow): boolean {
  return (
    former.at === due.at && former.armed === due.armed && former.assignee === due.assignee && former.stage === due.stage && former.owner === due.owner && former.role === due.role && former.channel === due.channel &&
    former.slidFrom === due.slidFrom && former.snoozedFrom === due.snoozedFrom && former.late === due.late && former.escalation === due.escalation && sameWeight(former, due)
  );
}
