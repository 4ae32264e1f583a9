import type { Instant } from '#engine/kernel';
import type { ActivityId, Fields, OutcomeId, StageId, UserId } from '#engine/blueprint';
import type { Entry, Space } from '#engine/journal';

/** One stay of a run in a stage: from when to when, and by which outcome it was left. */
export interface Stay {
  readonly stage: StageId;
  readonly enteredAt: Instant;
  /** Null while the record still stands there. */
  readonly leftAt: Instant | null;
  /** Null while it stands there, and where no outcome led on (another version, a return, an exit). */
  readonly outcome: OutcomeId | null;
  /** The journal line that led into it. */
  readonly entry: string;
}

/** An activity that was done on the way, with what its comparison of variants needs (S14). */
export interface Doing {
  readonly activity: ActivityId;
  readonly stage: StageId;
  readonly result: string | null;
  readonly at: Instant;
  /** The busy day's variant it was done as; null as usual (S114). */
  readonly variant: string | null;
  /** The behaviour hash of the version it was done on. */
  readonly version: string | null;
  /** The journal line that did it. */
  readonly entry: string;
}

/** How one record went through a blueprint, read from the journal (rules N1 to N6). Moments in epoch milliseconds. */
export interface Passage {
  readonly run: string;
  readonly record: string;
  readonly space: Space;
  readonly startedAt: Instant;
  readonly status: 'running' | 'ended' | 'exited';
  readonly stays: readonly Stay[];
  /** In order; what was taken back is not among them (rule N28). */
  readonly doings: readonly Doing[];
  readonly owner: UserId | null;
  readonly fields: Fields;
}

/** Reads a journal portion by portion and answers the passages through one blueprint as they stand. */
export interface Passages {
  read(entries: Iterable<Entry>): void;
  all(): readonly Passage[];
}

interface Told {
  owner: UserId | null;
  fields: Fields;
}

interface Walked {
  readonly run: string;
  readonly record: string;
  readonly space: Space;
  readonly startedAt: Instant;
  status: Passage['status'];
  exitedBy: string | null;
  stays: Stay[];
  doings: readonly Doing[];
}

/** The passages through one blueprint, read from all entries at once. */
export function passagesOf(blueprint: string, entries: Iterable<Entry>): readonly Passage[] {
  const passages = createPassages(blueprint);
  passages.read(entries);
  return passages.all();
}

/**
 * Begins to read how records pass through a blueprint: hand it the journal from the beginning, in the order it was
 * written, in portions of any size.
 *
 * @example const passages = createPassages(blueprint.id); passages.read(entries); passages.all().length
 */
export function createPassages(blueprint: string): Passages {
  const runs = new Map<string, Walked>();
  const records = new Map<string, Told>();
  return {
    read: (entries) => {
      for (const entry of entries) readOne(entry, blueprint, runs, records);
    },
    all: () => [...runs.values()].map(({ run, record, space, startedAt, status, stays, doings }) => ({ run, record, space, startedAt, status, stays, doings, ...(records.get(record) ?? nobody) })),
  };
}

/** Most runs of a long list have done nothing yet: they share one list. */
const none: readonly Doing[] = [];
const nobody: Told = { owner: null, fields: {} };

function readOne(entry: Entry, blueprint: string, runs: Map<string, Walked>, records: Map<string, Told>): void {
  const { changes, intent, run } = entry;
  if (!entry.ok || changes === null) return;
  if (run !== null && intent.type === 'enrol' && intent.blueprint === blueprint) {
    runs.set(run, { run, record: entry.record, space: entry.space, startedAt: entry.at, status: 'running', exitedBy: null, stays: [], doings: none });
    records.set(entry.record, { owner: intent.record.owner, fields: intent.record.fields });
  }
  const told = records.get(entry.record);
  if (told) {
    if (changes.owner !== undefined) told.owner = changes.owner;
    if (Object.keys(changes.fields).length > 0) told.fields = { ...told.fields, ...changes.fields };
  }
  const walked = run === null ? undefined : runs.get(run);
  if (walked) walkOn(walked, entry, changes);
}

function walkOn(walked: Walked, entry: Entry, changes: NonNullable<Entry['changes']>): void {
  const { intent } = entry;
  const at = momentOf(entry, walked.stays.at(-1)?.enteredAt ?? 0);
  if (intent.type === 'undo') return takeBack(walked, entry, changes);
  if (changes.done.length > 0) walked.doings = [...walked.doings, ...changes.done.map(({ activity, stage, result }): Doing => ({ activity, stage, result, at, variant: (intent.type === 'complete' && intent.activity === activity ? intent.variant : undefined) ?? null, version: entry.version, entry: entry.id }))];
  for (const { to, outcome } of changes.moves) walked.stays = [...left(walked.stays, at, outcome), { stage: to, enteredAt: at, leftAt: null, outcome: null, entry: entry.id }];
  if (intent.type === 'exit') {
    walked.status = 'exited';
    walked.exitedBy = entry.id;
    walked.stays = left(walked.stays, at, null);
  } else if (changes.ended) walked.status = 'ended';
  else if (walked.status === 'ended' && changes.moves.length > 0) walked.status = 'running';
}

/** What a due moment sets off happens at that moment, however much later a browser was open to write it (rule N1). */
function momentOf({ intent, at, madeAt }: Entry, enteredAt: Instant): Instant {
  return intent.type === 'due' ? Math.min(at, Math.max(madeAt, enteredAt)) : at;
}

/** The last stay ends, unless it has ended already. */
function left(stays: readonly Stay[], at: Instant, outcome: OutcomeId | null): Stay[] {
  const last = stays.at(-1);
  return last?.leftAt === null ? [...stays.slice(0, -1), { ...last, leftAt: at, outcome }] : [...stays];
}

/** A step is taken back: the stays it led into never were, and the one it led out of goes on (rule N3). */
function takeBack(walked: Walked, { intent }: Entry, { moves, ended }: NonNullable<Entry['changes']>): void {
  if (intent.type !== 'undo') return;
  walked.doings = walked.doings.filter(({ entry }) => entry !== intent.entry);
  const isExit = walked.status === 'exited' && intent.entry === walked.exitedBy;
  if (moves.length === 0 && !isExit) return;
  const kept = walked.stays.filter(({ entry }) => entry !== intent.entry);
  walked.stays = kept.map((stay, index) => (index === kept.length - 1 ? { ...stay, leftAt: null, outcome: null } : stay));
  walked.status = ended ? 'ended' : 'running';
}
