import { isTouch } from '#engine/blueprint';
import { cameInAt } from '#engine/insights';
import type { DoneActivity, Entry } from '#engine/journal';
import type { RecordRow, RunRow } from './contract.ts';
import type { Upgrading } from './upgrades.ts';

/** A run as far as touches are read from it. */
interface Worked {
  readonly snapshot: Pick<RunRow['snapshot'], 'done'>;
}

/** The first and last moment somebody of ours reached out, over all runs of one record; undefined while nobody has. */
export function touchedIn(runs: Iterable<Worked>): RecordRow['touched'] {
  let touched: { readonly first: number; readonly last: number } | undefined;
  for (const { snapshot } of runs) {
    for (const done of snapshot.done) {
      if (isOurTouch(done)) touched = touched ? { first: Math.min(touched.first, done.at), last: Math.max(touched.last, done.at) } : { first: done.at, last: done.at };
    }
  }
  return touched;
}

/** The record with what its runs say about touches (S110, S112); the same object when that is what it says already. */
export function withTouches(record: RecordRow, ofRecord: Iterable<Worked>): RecordRow {
  // read twice, and an iterator is spent after once
  const runs = [...ofRecord];
  // Whoever reached out to a record merged into this one reached the same customer.
  const touched = touchedIn(record.inherited === undefined ? runs : [...runs, { snapshot: { done: record.inherited } }]);
  const { touched: before, untouchedSince: since, waits, ...rest } = record;
  if (touched && before?.first === touched.first && before.last === touched.last && since === undefined) return record;
  if (touched) return { ...rest, touched };
  if (record.mergedInto !== undefined) return since === undefined ? record : rest;
  const now = { untouchedSince: cameInAt(record), waits: isWaitedFor(record, runs) ? 1 : 0 } as const;
  return since === now.untouchedSince && waits === now.waits && before === undefined ? record : { ...rest, ...now };
}

/** Somebody is expected to reach out: it stands in a stage, or it was given to its owner by hand and no blueprint has had it yet. */
function isWaitedFor({ standing, routedFrom, owner }: RecordRow, runs: readonly Worked[]): boolean {
  return standing.length > 0 || (routedFrom !== undefined && owner !== null && runs.length === 0);
}

/** The record in its new owner's hands; back where it came in, it was given to nobody (S110). */
export function routed({ routedFrom, ...row }: RecordRow, owner: string | null): RecordRow {
  const from = routedFrom ?? row.owner ?? '';
  return (owner ?? '') === from ? { ...row, owner } : { ...row, owner, routedFrom: from };
}

/** Says of the records of an older workspace which were given to somebody by hand. */
export async function tellRouted(upgrade: Upgrading): Promise<void> {
  const given = new Set<string>();
  await upgrade.table<{ readonly entry: Entry }, number>('entries').each(({ entry }) => {
    if (entry.ok && entry.intent.type === 'assign' && entry.intent.owner !== null) given.add(entry.record);
  });
  const [records, runs] = [upgrade.table<RecordRow, string>('records'), upgrade.table<RunRow, string>('runs')];
  for (const id of given) {
    const [record, own] = await Promise.all([records.get(id), runs.where('record').equals(id).toArray()]);
    if (record) await records.put(withTouches({ ...record, routedFrom: '' }, own));
  }
}

function isOurTouch(done: DoneActivity): boolean {
  return done.inbound !== true && isTouch(done.channel);
}

/** Reads it once for every record of an older workspace. */
export async function tellTouches(upgrade: Upgrading): Promise<void> {
  const runs = upgrade.table<RunRow, string>('runs');
  await upgrade.table<RecordRow, string>('records').toCollection().modify((record, holder) => {
    holder.value = withTouches(record, []);
  });
  const byRecord = new Map<string, RunRow[]>();
  await runs.each((run) => {
    const own = byRecord.get(run.record);
    if (own) own.push(run);
    else if (run.snapshot.done.some(isOurTouch)) byRecord.set(run.record, [run]);
  });
  const records = upgrade.table<RecordRow, string>('records');
  for (const [id, own] of byRecord) {
    const record = await records.get(id);
    if (record) await records.put(withTouches(record, own));
  }
}
