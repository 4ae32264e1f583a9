import type { Blueprint } from '#engine/blueprint';
import type { Entry, Space } from '#engine/journal';
import type { RecordRow } from './contract.ts';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';
import type { Progress } from './in-chunks.ts';

/** One thing that happened to a record, with names instead of ids, for people who work with it elsewhere (S92). */
export interface FeedRow {
  readonly at: string;
  readonly record: string;
  readonly name: string;
  readonly source: string;
  readonly blueprint: string;
  readonly what: 'started' | 'activity' | 'signal' | 'moved' | 'handed over' | 'left';
  readonly activity: string;
  readonly channel: string;
  readonly result: string;
  readonly outcome: string;
  readonly from: string;
  readonly to: string;
  readonly by: string;
}

export interface FeedWish {
  readonly type: string;
  readonly space?: Space | undefined;
  readonly from: number;
  readonly until: number;
  readonly sourceField?: string | undefined;
}

const pageSize = 2000;

/** What happened to the records of a type between two moments, oldest first: activities, signals, moves and hand-overs, no private notes (S92). */
export async function readActivityFeed({ db }: Pick<Ground, 'db'>, wish: FeedWish, progress: Progress = {}): Promise<readonly FeedRow[]> {
  const [names, total] = await Promise.all([namesOf(db), db.entries.count()]);
  const rows: FeedRow[] = [];
  const records = new Map<string, RecordRow | undefined>();
  let looked = 0;
  for (let after = 0; progress.signal?.aborted !== true;) {
    const page = await db.entries.where('cursor').above(after).limit(pageSize).toArray();
    const last = page.at(-1);
    if (!last) break;
    after = last.cursor;
    const meant = page.flatMap(({ entry }) => (entry.ok && entry.space === (wish.space ?? 'live') && entry.at >= wish.from && entry.at < wish.until ? [entry] : []));
    const fresh = [...new Set(meant.map(({ record }) => record))].filter((id) => !records.has(id));
    (await db.records.bulkGet(fresh)).forEach((row, at) => records.set(fresh[at] ?? '', row));
    for (const entry of meant) {
      const record = records.get(entry.record);
      if (record?.type === wish.type) rows.push(...rowsOf(entry, record, names, wish.sourceField));
    }
    looked += page.length;
    progress.onProgress?.(looked, Math.max(total, looked));
  }
  return rows.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}

interface FeedNames {
  readonly stages: ReadonlyMap<string, string>;
  readonly activities: ReadonlyMap<string, Blueprint['activities'][string]>;
  readonly outcomes: ReadonlyMap<string, string>;
  readonly blueprints: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly titles: ReadonlyMap<string, string>;
}

/** Names as drawings have them now, and as versions had them that records still walk. */
async function namesOf(db: Database): Promise<FeedNames> {
  const [versions, drawings, people, types] = await Promise.all([db.versions.toArray(), db.blueprints.toArray(), db.people.toArray(), db.recordTypes.toArray()]);
  const documents = [...versions.map(({ document }) => document), ...drawings.map(({ draft }) => draft)];
  const byId = <Part extends { readonly id: string }>(parts: (document: Blueprint) => Readonly<Record<string, Part>>) => documents.flatMap((document) => Object.values(parts(document)));
  return {
    stages: new Map(byId((one) => one.stages).map(({ id, name }) => [id, name])),
    activities: new Map(byId((one) => one.activities).map((activity) => [activity.id, activity])),
    outcomes: new Map(byId((one) => one.outcomes).map(({ id, name }) => [id, name])),
    blueprints: new Map(drawings.map(({ id, draft }) => [id, draft.name])),
    people: new Map(people.map(({ id, name }) => [id, name])),
    titles: new Map(types.map(({ key, title }) => [key, title])),
  };
}

function rowsOf(entry: Entry, record: RecordRow, names: FeedNames, sourceField: string | undefined): readonly FeedRow[] {
  const { intent, changes } = entry;
  const base = {
    at: new Date(entry.at).toISOString(), record: record.id, name: String(record.fields[names.titles.get(record.type) ?? ''] ?? ''),
    source: sourceField === undefined ? '' : String(record.fields[sourceField] ?? ''), blueprint: intent.type === 'enrol' ? (names.blueprints.get(intent.blueprint) ?? '') : '',
    activity: '', channel: '', result: '', outcome: '', from: '', to: '', by: names.people.get(entry.by) ?? '',
  };
  const rows: FeedRow[] = [];
  if (intent.type === 'enrol') rows.push({ ...base, what: 'started' });
  if (intent.type === 'signal') rows.push({ ...base, what: 'signal', activity: intent.signal });
  for (const done of changes?.done ?? []) {
    const activity = names.activities.get(done.activity);
    const result = Object.values(activity?.results ?? {}).find(({ key }) => key === done.result)?.name ?? done.result ?? '';
    rows.push({ ...base, what: 'activity', activity: activity?.name ?? '', channel: done.channel, result });
  }
  if (changes?.owner !== undefined) rows.push({ ...base, what: 'handed over', to: names.people.get(changes.owner ?? '') ?? '' });
  for (const { from, to, outcome } of changes?.moves ?? []) {
    if (from !== null) rows.push({ ...base, what: 'moved', outcome: names.outcomes.get(outcome ?? '') ?? '', from: names.stages.get(from) ?? '', to: names.stages.get(to) ?? '' });
  }
  if (intent.type === 'exit') rows.push({ ...base, what: 'left' });
  return rows;
}
