import { Dexie, type Table } from 'dexie';
import { defaultRecordTypes } from '#engine/blueprint';
import type { Entry, Space } from '#engine/journal';
import type { BlueprintRow, CommentRow, DueRow, EnrollerRow, FileRow, FormerRow, OutboxRow, PersonRow, RecordRow, RecordTypeRow, ReviewRow, RunRow, SnapshotRow, SnippetRow, VersionRow, ViewRow } from './contract.ts';
import type { AttemptRow, CallReviewRow, ProgrammeRow, SoundRow, WalkthroughRow } from './training-rows.ts';
import { stampNames } from './stamp-names.ts';
import { upgradeRows } from './upgrades.ts';

/** The shape's number, kept in the database itself, because Dexie opens a newer database without a word (trap E5). */
export const schemaEpoch = 6;
/** Room kept aside so that a full disk still lets people work for a moment and export (trap E7). */
export const reserveBytes = 256 * 1024;

export interface MetaRow {
  readonly key: 'epoch' | 'database' | 'device' | 'reserve' | 'names' | 'kinds';
  readonly value: number | string | Uint8Array<ArrayBuffer>;
}

/** A journal line as stored: the entry untouched (its hash covers it), and beside it what is searched by. */
export interface EntryRow {
  readonly cursor: number;
  readonly id: string;
  readonly record: string;
  readonly device: string;
  readonly seq: number;
  /** The submitted intent's id; with `/n` for what it set off in the record's other runs. */
  readonly delivery: string;
  readonly entry: Entry;
  /** When one of us called somebody; only calls have it, so that its index holds nothing else (S89). */
  readonly call?: number;
}
export type NewEntryRow = Omit<EntryRow, 'cursor'>;

/** A published version with the hash of everything in it, so that a change behind our back is seen. */
export interface SealedVersion extends VersionRow {
  readonly seal: string;
}

/** How many records stand in a stage, and how many came to their end there. */
export interface CounterRow {
  /** space/blueprint/stage */
  readonly id: string;
  readonly space: Space;
  readonly blueprint: string;
  readonly stage: string;
  readonly records: number;
  readonly ended: number;
  /** Of the records that stand here, how many are paused; absent when none is. */
  readonly paused?: number;
}

export interface BatchRow {
  readonly id: string;
  readonly at: number;
  readonly by: string;
  readonly made: number;
}

export interface SettingRow {
  readonly key: string;
  readonly value: unknown;
}

export interface HistoryRow {
  readonly id: string;
  readonly history: unknown;
}

/** Titles in order, as keys only: the list reads 100,000 of them in one call without touching the records. */
export interface TitleRow {
  readonly key: string;
}

export interface Database extends Dexie {
  readonly meta: Table<MetaRow, string>;
  readonly people: Table<PersonRow, string>;
  readonly settings: Table<SettingRow, string>;
  readonly blueprints: Table<BlueprintRow, string>;
  readonly histories: Table<HistoryRow, string>;
  readonly versions: Table<SealedVersion, string>;
  readonly recordTypes: Table<RecordTypeRow, string>;
  readonly records: Table<RecordRow, string>;
  readonly titles: Table<TitleRow, string>;
  readonly runs: Table<RunRow, string>;
  readonly entries: Table<EntryRow, number, NewEntryRow>;
  readonly dues: Table<DueRow, string>;
  readonly outbox: Table<OutboxRow, string>;
  readonly counters: Table<CounterRow, string>;
  readonly batches: Table<BatchRow, string>;
  readonly views: Table<ViewRow, string>;
  readonly enrollers: Table<EnrollerRow, string>;
  readonly comments: Table<CommentRow, string>;
  readonly reviews: Table<ReviewRow, string>;
  readonly snapshots: Table<SnapshotRow, string>;
  readonly snippets: Table<SnippetRow, string>;
  readonly files: Table<FileRow, string>;
  readonly formers: Table<FormerRow, string>;
  readonly attempts: Table<AttemptRow, string>;
  readonly programmes: Table<ProgrammeRow, string>;
  readonly walkthroughs: Table<WalkthroughRow, string>;
  readonly sounds: Table<SoundRow, string>;
  readonly callReviews: Table<CallReviewRow, string>;
}

/** The shape of epoch 1, as it lies on people's disks. */
const first = {
  meta: 'key',
  people: 'id, batch',
  settings: 'key',
  blueprints: 'id, batch',
  histories: 'id',
  versions: 'id, &[blueprint+number], batch',
  recordTypes: 'key, batch',
  records: 'id, [space+type+updatedAt], [space+type+createdAt], *standing, batch',
  titles: 'key',
  runs: 'id, record, [blueprint+status], [blueprint+stage+updatedAt]',
  entries: '++cursor, &id, &delivery, [record+cursor], [record+device+seq]',
  dues: 'id, [automatic+at], [space+automatic+owner+at], [space+automatic+blueprint+stage+at]',
  outbox: 'id, status, record',
  counters: 'id, [space+blueprint]',
  batches: 'id',
} as const;
/** Epoch 2: queues of roles and teams, saved views, and blueprints that take records in by themselves. */
const second = {
  dues: `${first.dues}, [space+automatic+role+at]`,
  views: 'id',
  enrollers: 'blueprint',
} as const;
/** Epoch 3: what is said about drafts, who looked them over, how they stood, and cut-outs kept for other drawings. */
const third = {
  runs: `${first.runs}, [versionId+status]`,
  versions: `${first.versions}, moving.active`,
  comments: 'id, blueprint, batch',
  reviews: 'id, blueprint',
  snapshots: 'id, [blueprint+at]',
  snippets: 'id, batch',
} as const;
/** Epoch 4: files of records with how large they are, journal lines by the objections raised in them (S86), the records nobody has touched yet, longest waiting first (S110), those that are not for reps (S106), a stage's records by their entry and by their owner (the board; stages by last change were never asked for), the outbox by what waits, and what the academy keeps. */
const fourth = {
  entries: `${first.entries}, *entry.intent.objections`,
  records: `${first.records}, [space+type+waits+untouchedSince], [space+type+unqualified], mergedInto`,
  runs: 'id, record, [blueprint+status], [versionId+status], [space+blueprint+status+stage+snapshot.enteredAt], [space+blueprint+status+stage+owner]',
  outbox: `${first.outbox}, [space+status]`,
  files: 'id, record, size',
  formers: 'id, batch',
  attempts: 'id, [person+blueprint], blueprint, batch',
  programmes: 'id, batch',
  walkthroughs: 'id, blueprint, batch',
  sounds: 'id, of',
  callReviews: 'id, entry, rep, batch',
} as const;
/** Epoch 5: the calls among the journal's lines, everybody's and each person's, latest first (S89). */
const fifth = {
  entries: `${fourth.entries}, call, [entry.by+call]`,
} as const;
/** Epoch 6: the runs in which an override waits for a second person, by how long it holds (B14). */
const sixth = {
  runs: `${fourth.runs}, confirm`,
} as const;
export type TableName = keyof typeof first | keyof typeof second | keyof typeof third | keyof typeof fourth;

/**
 * Describes the workspace's database; nothing is opened yet. Writes are acknowledged only when they are on disk
 * (`strict`), and live queries always read the disk's truth (no optimistic cache).
 */
export function createDatabase(name: string, newId: () => string): Database {
  const db = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' }) as Database;
  db.use(stampNames);
  for (const [at, shape] of [first, second, third, fourth, fifth, sixth].entries()) {
    const version = db.version(at + 1).stores(shape);
    if (at > 0) version.upgrade(async (upgrade) => {
      await upgradeRows(upgrade, at, at + 1);
      await upgrade.table<MetaRow, string>('meta').put({ key: 'epoch', value: at + 1 });
    });
  }
  db.on('populate', () => {
    void db.meta.bulkAdd([
      { key: 'epoch', value: schemaEpoch },
      { key: 'database', value: newId() },
      { key: 'device', value: newId() },
      { key: 'reserve', value: reserveBlob() },
    ]);
    const me = localPerson(newId());
    void db.people.add(me);
    void db.settings.add({ key: 'me', value: me.id });
    void db.recordTypes.bulkAdd([defaultRecordTypes.lead, defaultRecordTypes.deal].map((type) => ({ ...type, batch: null })));
  });
  return db;
}

/** Bytes that no file system can squeeze, so that the room is really kept. */
export function reserveBlob(): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(reserveBytes);
  for (let at = 0; at < reserveBytes; at += 65_536) crypto.getRandomValues(bytes.subarray(at, at + 65_536));
  return bytes;
}

/** The person who exists from the start, before there is a team: may draw and may sell. */
function localPerson(id: string): PersonRow {
  return { id: `u_${id}`, name: 'You', roles: ['manager', 'rep'], zone: new Intl.DateTimeFormat().resolvedOptions().timeZone, batch: null };
}
