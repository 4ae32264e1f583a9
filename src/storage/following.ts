import { stageByPlan } from '#engine/run';
import { clockPerson } from '#engine/journal';
import { decide } from './decide.ts';
import { type Decider, nextDelivery } from './journal-line.ts';
import type { Database } from './database.ts';
import type { Errand, RecordState, Workset } from './workset.ts';

type Follow = Extract<Errand, { readonly type: 'follow' }>;

/** Versions to which records come over when they next change their stage (B24). There are few: one for each blueprint at most. */
export function readFollowed(db: Database): Promise<string[]> {
  return db.versions.where('moving.active').equals(1).primaryKeys();
}

/**
 * A run has just changed its stage on an older version: it comes over to the one its blueprint has out, by that version's
 * plan, in the same transaction (rule R151). Where the plan has no place for it, it goes on where it is.
 */
export function follow(work: Workset, state: RecordState, { run: id, cause, record }: Follow, followed: readonly string[], decider: Decider): void {
  const run = state.runs.get(id);
  if (run?.status !== 'running') return;
  for (const version of followed) {
    const shelved = work.processes.get(version);
    if (!shelved || version === run.versionId || shelved.version.blueprint !== run.blueprint) continue;
    const { document, moving } = shelved.version;
    const stage = moving === undefined ? null : stageByPlan(document, run.snapshot, moving);
    if (moving === undefined || stage === null) continue;
    decide(work, { id: nextDelivery(work, cause), record, run: id, by: clockPerson, roles: [], madeAt: decider.at, intent: { type: 'migrate', version, stage, timers: moving.timers } }, decider);
    return;
  }
}
