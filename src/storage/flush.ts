import type { DueRow, RecordRow, RunRow } from './contract.ts';
import type { Database } from './database.ts';
import { countChanges, writeCounts } from './counters.ts';
import { dismissForbidden } from './outbox.ts';
import { expectedIn, titleRowOf } from './rows.ts';
import { settled } from './settled.ts';
import { turnKey, type Workset } from './workset.ts';

/** Writes what the decisions changed, and only that: journal, snapshots, dues, counts, records, outbox. */
export async function flushWorkset(db: Database, work: Workset): Promise<void> {
  if (work.entries.length === 0 && work.outbox.length === 0) return;
  const records: RecordRow[] = [];
  const runs = { fresh: [] as RunRow[], moved: [] as RunRow[] };
  const titles = { gone: [] as string[], come: [] as { key: string }[] };
  const counts = new Map<string, ReturnType<typeof countChanges>>();
  for (const [id, state] of work.records) {
    if (state.row && state.row !== state.stored) {
      state.row = settled(state.row, state.runs.values(), work.types.get(state.row.type));
      records.push(state.row);
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
    records.length > 0 && db.records.bulkPut(records),
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

/** Only rows that really changed are written: live queries of others stay quiet. */
function dueChanges(work: Workset): { readonly gone: string[]; readonly come: DueRow[] } {
  const gone: string[] = [];
  const come: DueRow[] = [];
  for (const state of work.records.values()) {
    for (const run of state.runs.keys()) {
      const next = work.dues.get(run);
      if (!next) continue;
      const keys = new Set(next.map((due) => due.key));
      const stored = state.storedRuns.get(run);
      const before = new Map((stored === undefined ? [] : expectedIn(stored.snapshot)).map((due) => [due.key, due]));
      for (const key of before.keys()) if (!keys.has(key)) gone.push(`${run}/${key}`);
      const sameOwner = state.stored?.owner === state.row?.owner;
      for (const due of next) {
        const former = before.get(due.key);
        const same = former !== undefined && sameOwner && sameDue(former, due);
        if (!same) come.push(due);
      }
    }
  }
  return { gone, come };
}

function sameDue(former: RunRow['snapshot']['dues'][number], due: DueRow): boolean {
  return (
    former.at === due.at && former.armed === due.armed && former.assignee === due.assignee && former.stage === due.stage &&
    (former.assignee === null ? former.role : undefined) === due.role && former.slidFrom === due.slidFrom && former.late === due.late && former.escalation === due.escalation
  );
}
