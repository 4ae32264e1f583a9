import type { Fields, FieldValue } from '#engine/blueprint';
import type { Intent, Refusal } from '#engine/journal';
import { changedFields } from '#engine/run';
import { submitTogether } from './authority.ts';
import type { Ack, FormerRow, RecordRow, RunRow, SubmittedIntent, WayBack } from './contract.ts';
import { byRecord } from './by-record.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import { intentFor, type IntentWish } from './intent-for.ts';
import type { Ground } from './ground.ts';
import { readRecords, readRunsOf } from './read-many.ts';

/** What is done with many records at once. `blueprint` null: in every blueprint a record walks. */
export type Deed =
  | { readonly type: 'setFields'; readonly fields: Fields }
  | { readonly type: 'assign'; readonly owner: string | null }
  /** Adds to and takes from a field that holds several choices (tags). */
  | { readonly type: 'retag'; readonly field: string; readonly add: readonly string[]; readonly remove: readonly string[] }
  | { readonly type: 'enrol'; readonly blueprint: string }
  | { readonly type: 'exit'; readonly blueprint: string | null; readonly reason: string }
  | { readonly type: 'pause'; readonly blueprint: string | null; readonly reason: string; readonly until: number | null }
  | { readonly type: 'resume'; readonly blueprint: string | null };

/** New values for one record, as a file brings them. */
export interface RecordChange {
  readonly record: string;
  readonly fields: Fields;
  /** Only there when somebody else is to own it. */
  readonly owner?: string | null | undefined;
}

export interface BulkReport {
  /** Records in which something was done. */
  readonly done: number;
  /** Records in which there was nothing to do: they say so already, or walk no such blueprint. */
  readonly unchanged: number;
  readonly refused: readonly { readonly record: string; readonly refusal: Refusal }[];
  /** Runs that blueprints began by themselves because of it: whoever fits their rule now. */
  readonly enrolled: number;
  /** Records that a stop left over. */
  readonly untried: number;
}

/** How a batch was taken back: what somebody has changed since is left as it is. */
export interface UndoManyReport {
  readonly restored: number;
  readonly changedSince: number;
}

const chunkSize = 100;

/**
 * Does one thing with many records, each through the very same step as a single one, and says where it was refused and
 * why. Everything stands under the batch, and `undoMany` takes it back as a whole.
 */
export function changeMany(ground: Ground, ids: readonly string[], deed: Deed, options: Progress & { readonly batch: string }): Promise<BulkReport> {
  return workThrough(ground, ids, options, async (chunk) => {
    const [records, version] = await Promise.all([readRecords(ground, chunk), deed.type === 'enrol' ? liveVersion(ground, deed.blueprint) : null]);
    const runs = needsRuns(deed) ? byRecord(await readRunsOf(ground.db, chunk)) : new Map<string, readonly RunRow[]>();
    return records.flatMap((record) => wishesFor(deed, record, runs.get(record.id) ?? [], version));
  });
}

/** Gives many records the values a file says, each by its own intent; records that say so already are left alone. */
export function changeRecords(ground: Ground, changes: readonly RecordChange[], options: Progress & { readonly batch: string }): Promise<BulkReport> {
  const byId = new Map(changes.map((change) => [change.record, change]));
  return workThrough(ground, [...byId.keys()], options, async (chunk) =>
    (await readRecords(ground, chunk)).flatMap((record) => {
      const change = byId.get(record.id);
      if (change === undefined) return [];
      return [...wishesFor({ type: 'setFields', fields: change.fields }, record, [], null), ...(change.owner === undefined ? [] : wishesFor({ type: 'assign', owner: change.owner }, record, [], null))];
    }),
  );
}

interface Wish extends IntentWish {
  /** How it is taken back once it was accepted. */
  readonly back: (ack: Ack, submitted: SubmittedIntent) => WayBack | null;
}

async function workThrough(ground: Ground, ids: readonly string[], { batch, ...progress }: Progress & { readonly batch: string }, wishesOf: (chunk: readonly string[]) => Promise<readonly Wish[]>): Promise<BulkReport> {
  const refused: { record: string; refusal: Refusal }[] = [];
  let done = 0;
  let unchanged = 0;
  let enrolled = 0;
  const tried = await inChunks(ids, chunkSize, progress, async (chunk) => {
    const wishes = await wishesOf(chunk);
    const intents = wishes.map((wish) => ({ wish, submitted: intentFor(ground, { record: wish.record, run: wish.run, intent: wish.intent, batch }) }));
    const before = (await ground.db.entries.orderBy('cursor').lastKey()) ?? 0;
    const acks = wishes.length === 0 ? [] : await submitTogether(ground, intents.map(({ submitted }) => submitted));
    enrolled += await enrolledBy(ground, Number(before), new Set(intents.map(({ submitted }) => submitted.id)));
    const backs = intents.flatMap(({ wish, submitted }, at) => {
      const ack = acks[at];
      const way = ack?.ok ? wish.back(ack, submitted) : null;
      return way === null ? [] : [{ id: submitted.id, batch, record: wish.record, way } satisfies FormerRow];
    });
    if (backs.length > 0) await ground.guard.write(['formers'], () => ground.db.formers.bulkPut(backs));
    const touched = new Set(acks.filter((ack) => ack.ok).map((ack) => ack.entry.record));
    for (const ack of acks) if (ack.refusal) refused.push({ record: ack.entry.record, refusal: ack.refusal });
    done += touched.size;
    unchanged += chunk.length - new Set(wishes.map((wish) => wish.record)).size;
  });
  return { done, unchanged, refused, enrolled, untried: ids.length - tried };
}

/** Enrolments among the lines written since that these intents set off: their deliveries are the intents' ids and a number. */
async function enrolledBy({ db }: Ground, since: number, ids: ReadonlySet<string>): Promise<number> {
  const lines = ids.size === 0 ? [] : await db.entries.where('cursor').above(since).toArray();
  return lines.filter(({ delivery, entry }) => entry.ok && entry.intent.type === 'enrol' && ids.has(delivery.slice(0, delivery.lastIndexOf('/')))).length;
}

const needsRuns = ({ type }: Deed): boolean => type === 'exit' || type === 'pause' || type === 'resume';

async function liveVersion({ db }: Ground, blueprint: string): Promise<string> {
  const live = (await db.blueprints.get(blueprint))?.live;
  if (!live) throw new Error('this blueprint was never published');
  return live;
}

function wishesFor(deed: Deed, record: RecordRow, runs: readonly RunRow[], version: string | null): readonly Wish[] {
  switch (deed.type) {
    case 'setFields':
      return fieldWish(record, deed.fields);
    case 'retag':
      return fieldWish(record, { [deed.field]: retagged(record.fields[deed.field], deed) });
    case 'assign':
      return record.owner === deed.owner ? [] : [wish(record, null, { type: 'assign', owner: deed.owner }, () => ({ type: 'owner', before: record.owner, after: deed.owner }))];
    case 'enrol':
      return version === null ? [] : [wish(record, null, { type: 'enrol', blueprint: deed.blueprint, version, record: { owner: null, zone: 'UTC', fields: {} } }, (ack) => (ack.entry.run === null ? null : { type: 'leave', run: ack.entry.run }))];
    case 'exit':
      return walking(runs, deed.blueprint).map((run) => wish(record, run.id, { type: 'exit', reason: deed.reason }, (ack) => ({ type: 'undo', run: run.id, entry: ack.entry.id })));
    case 'pause':
      return walking(runs, deed.blueprint).map((run) => wish(record, run.id, { type: 'pause', reason: deed.reason, until: deed.until }, () => ({ type: 'resume', run: run.id })));
    case 'resume':
      return walking(runs, deed.blueprint).filter((run) => run.snapshot.paused !== undefined).map((run) => wish(record, run.id, { type: 'resume' }, () => ({ type: 'pause', run: run.id, until: run.snapshot.paused?.until ?? null })));
  }
}

function wish({ id }: RecordRow, run: string | null, intent: Intent, back: Wish['back']): Wish {
  return { record: id, run, intent, back };
}

function fieldWish(record: RecordRow, wanted: Fields): readonly Wish[] {
  const fields = changedFields(record.fields, wanted);
  if (Object.keys(fields).length === 0) return [];
  const before = Object.fromEntries(Object.keys(fields).map((key) => [key, record.fields[key] ?? null]));
  return [wish(record, null, { type: 'setFields', fields: { ...fields } as Extract<Intent, { type: 'setFields' }>['fields'] }, () => ({ type: 'fields', before, after: fields }))];
}

function retagged(value: FieldValue | undefined, { add, remove }: Extract<Deed, { type: 'retag' }>): FieldValue {
  const present = Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];
  const next = [...new Set([...present, ...add])].filter((one) => !remove.includes(one));
  return next.length === 0 ? null : next;
}

function walking(runs: readonly RunRow[], blueprint: string | null): readonly RunRow[] {
  return runs.filter((run) => run.status === 'running' && (blueprint === null || run.blueprint === blueprint));
}

/**
 * Takes a whole batch of changes back, each by an intent of its own, newest first. A field or an owner that somebody
 * has changed since keeps what it says now.
 */
export async function undoMany(ground: Ground, batch: string, progress: Progress = {}): Promise<UndoManyReport> {
  const formers = (await ground.db.formers.where('batch').equals(batch).toArray()).sort((a, b) => (a.id < b.id ? 1 : -1));
  let restored = 0;
  let changedSince = 0;
  await inChunks(formers, chunkSize, progress, async (chunk) => {
    const records = new Map((await readRecords(ground, [...new Set(chunk.map(({ record }) => record))])).map((row) => [row.id, row]));
    const wishes = chunk.flatMap(({ record, way }) => {
      const row = records.get(record);
      const intent = row === undefined ? null : backBy(way, row);
      return row === undefined || intent === null ? [] : [intentFor(ground, { record, run: 'run' in way ? way.run : null, intent, batch })];
    });
    const acks = wishes.length === 0 ? [] : await submitTogether(ground, wishes);
    const good = acks.filter((ack) => ack.ok).length;
    restored += good;
    changedSince += chunk.length - good;
    await ground.guard.write(['formers'], () => ground.db.formers.bulkDelete(chunk.map(({ id }) => id)));
  });
  return { restored, changedSince };
}

function backBy(way: WayBack, row: RecordRow): Intent | null {
  const reason = 'The bulk change was taken back';
  switch (way.type) {
    case 'fields': {
      const still = Object.entries(way.after).filter(([key, after]) => Object.keys(changedFields(row.fields, { [key]: after })).length === 0);
      return still.length === 0 ? null : { type: 'setFields', fields: Object.fromEntries(still.map(([key]) => [key, way.before[key] ?? null])) as Extract<Intent, { type: 'setFields' }>['fields'] };
    }
    case 'owner':
      return row.owner === way.after ? { type: 'assign', owner: way.before } : null;
    case 'leave':
      return { type: 'exit', reason };
    case 'undo':
      return { type: 'undo', entry: way.entry, reason };
    case 'resume':
      return { type: 'resume' };
    case 'pause':
      return { type: 'pause', reason, until: way.until };
    case 'snooze':
      return { type: 'snooze', activity: way.activity, until: way.until, reason, expect: { visit: way.visit } };
  }
}
