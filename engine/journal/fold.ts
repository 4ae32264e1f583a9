import type { Instant } from '#engine/kernel';
import type { Fields, StageId, UserId } from '#engine/blueprint';
import type { Changes, DoneActivity, Entry } from './entry.ts';

/** Where one run stands, read from the journal alone. */
export type FoldedRun = {
  readonly id: string;
  readonly blueprint: string;
  readonly versionId: string;
  readonly status: 'running' | 'ended' | 'exited';
  readonly stages: readonly StageId[];
  readonly visit: number;
  readonly rev: number;
  readonly startedAt: Instant;
  readonly updatedAt: Instant;
  /** The entry that took it out of its process, while it is out. */
  readonly exitedBy?: string;
};

/** A record as its journal tells it: fields, owner, what was done, and its runs. */
export type FoldedRecord = {
  readonly owner: UserId | null;
  readonly zone: string;
  readonly fields: Fields;
  /** Done activities of all runs, oldest first; those taken back by an undo are gone. */
  readonly done: readonly DoneActivity[];
  readonly runs: Readonly<Record<string, FoldedRun>>;
  /** The record in which its story goes on since they were merged. */
  readonly mergedInto?: string;
  /** What came over from records merged into this one: the entries of their done activities, by record. */
  readonly cameFrom?: Readonly<Record<string, readonly string[]>>;
};

/** A record of which nothing has been written yet. */
export const emptyRecord: FoldedRecord = { owner: null, zone: 'UTC', fields: {}, done: [], runs: {} };

/** Reads a record's journal, oldest entry first, into what is true now: the journal is the truth, lists are rebuilt from it. */
export function foldEntries(entries: readonly Entry[], start: FoldedRecord = emptyRecord): FoldedRecord {
  return entries.reduce(foldEntry, start);
}

/** Reads one more entry. A refused one changes nothing. */
export function foldEntry(record: FoldedRecord, entry: Entry): FoldedRecord {
  if (!entry.ok || entry.changes === null) return record;
  const enrolled = entry.intent.type === 'enrol' ? { ...record, ...entry.intent.record } : record;
  return {
    ...joined(enrolled, entry, entry.changes),
    owner: entry.changes.owner === undefined ? enrolled.owner : entry.changes.owner,
    fields: { ...enrolled.fields, ...entry.changes.fields },
    done: doneAfter(enrolled, entry, entry.changes),
    runs: entry.run === null ? enrolled.runs : { ...enrolled.runs, ...runAfter(enrolled.runs[entry.run], entry.run, entry, entry.changes) },
  };
}

/** What a merge, or taking one back, says of the two records (rule J10). */
function joined(record: FoldedRecord, { intent }: Entry, changes: Changes): FoldedRecord {
  switch (intent.type) {
    case 'merge':
      return { ...record, cameFrom: { ...record.cameFrom, [intent.record]: changes.done.map((one) => one.entry) } };
    case 'mergedInto':
      return { ...record, mergedInto: intent.record };
    case 'unmerge': {
      const { mergedInto, cameFrom = {}, ...rest } = record;
      const left = Object.entries(cameFrom).filter(([from]) => from !== intent.record);
      return { ...rest, ...(mergedInto === undefined || mergedInto === intent.record ? {} : { mergedInto }), ...(left.length === 0 ? {} : { cameFrom: Object.fromEntries(left) }) };
    }
    default:
      return record;
  }
}

function doneAfter({ done, cameFrom }: FoldedRecord, entry: Entry, changes: Changes): readonly DoneActivity[] {
  // What came over from another record was done before, among what was done here.
  if (entry.intent.type === 'merge') return [...done, ...changes.done].sort((a, b) => a.at - b.at || (a.entry < b.entry ? -1 : 1));
  if (entry.intent.type === 'unmerge') {
    const gone = new Set(cameFrom?.[entry.intent.record] ?? []);
    return gone.size === 0 ? done : done.filter((one) => !gone.has(one.entry));
  }
  const undone = entry.intent.type === 'undo' ? entry.intent.entry : null;
  const kept = undone === null ? done : done.filter((one) => one.entry !== undone);
  return changes.done.length === 0 ? kept : [...kept, ...changes.done];
}

function runAfter(before: FoldedRun | undefined, id: string, entry: Entry, changes: Changes): Record<string, FoldedRun> {
  const moved = { stages: entry.stages, visit: entry.visit, rev: entry.rev, updatedAt: entry.at };
  if (before !== undefined) {
    const versionId = entry.intent.type === 'migrate' ? entry.intent.version : before.versionId;
    const status = statusAfter(before, entry, changes);
    const { exitedBy: _former, ...rest } = before;
    const exitedBy = entry.intent.type === 'exit' ? entry.id : before.exitedBy;
    return { [id]: { ...rest, ...moved, versionId, status, ...(status === 'exited' && exitedBy !== undefined ? { exitedBy } : {}) } };
  }
  if (entry.intent.type !== 'enrol') return {};
  const { blueprint, version } = entry.intent;
  return { [id]: { id, blueprint, versionId: version, startedAt: entry.at, ...moved, status: changes.ended ? 'ended' : 'running' } };
}

function statusAfter(before: FoldedRun, { intent }: Entry, changes: Changes): FoldedRun['status'] {
  if (intent.type === 'exit') return 'exited';
  if (changes.ended) return 'ended';
  // Out of its process a run comes back only when the exit itself is taken back, not something noted on it later.
  if (before.status === 'exited') return intent.type === 'undo' && intent.entry === before.exitedBy ? 'running' : 'exited';
  // A move out of an end stage is a reopening; an undo of the last step may lead back out of one too.
  return changes.moves.length > 0 || intent.type === 'undo' ? 'running' : before.status;
}
