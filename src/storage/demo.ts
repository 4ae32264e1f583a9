import type { Entry } from '#engine/journal';
import { byRecord } from './by-record.ts';
import type { BlueprintRow, FileRow, OutboxRow, PersonRow, RecordRow, RecordTypeRow, RunRow, SnippetRow, VersionRow } from './contract.ts';
import { callAt } from './calls.ts';
import { countChanges, writeCounts } from './counters.ts';
import { enrollerTables, keepEnroller } from './enrollers.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import { forgetTalk, talkTables } from './blueprints.ts';
import type { Ground } from './ground.ts';
import { sealed } from './publish.ts';
import { removalTables, removeRecords } from './remove-records.ts';
import { requalify } from './records.ts';
import { titleRowOf } from './rows.ts';
import { trainingTables } from './training.ts';
import type { TrainingRows, TrainingTable } from './training-rows.ts';
import { settled } from './settled.ts';
import { readProcesses } from './version-shelf.ts';
import { weighedDues, withSignal } from './weights.ts';

/** A prepared workspace, every history in it made by the engine itself. `runRowOf` makes the rows of its runs; what is due follows from them. */
export interface Workspace {
  readonly recordTypes: readonly RecordTypeRow[];
  readonly people: readonly PersonRow[];
  readonly blueprints: readonly BlueprintRow[];
  readonly versions: readonly VersionRow[];
  readonly records: readonly RecordRow[];
  readonly runs: readonly RunRow[];
  /** Each record's journal, oldest first. */
  readonly entries: readonly Entry[];
  readonly outbox: readonly OutboxRow[];
  /** Cut-outs that come along, for use in any drawing. */
  readonly snippets?: readonly SnippetRow[];
  /** Files kept with its records; they go with them. */
  readonly files?: readonly FileRow[];
  /** A class that has begun: its programmes, attempts, walk-throughs and reviewed calls. */
  readonly training?: { readonly [Name in Exclude<TrainingTable, 'sounds'>]?: readonly TrainingRows[Name][] };
}

const batch = 'demo';
const chunkSize = 100;

/** Loads the demo: drawings and people first, then its records a chunk a transaction, each with its whole story. Loading it twice changes nothing. */
export async function loadDemo(ground: Ground, workspace: Workspace, options: Progress = {}): Promise<void> {
  const { db, guard } = ground;
  const already = await db.records.where('batch').equals(batch).count();
  if (already > 0) return;
  let lent: readonly RecordTypeRow[] = [];
  await guard.write(['recordTypes', 'people', 'blueprints', 'snippets', 'settings', ...trainingTables, ...enrollerTables], async () => {
    const known = new Map((await db.recordTypes.toArray()).map((type) => [type.key, type]));
    lent = workspace.recordTypes.filter((type) => type.qualified !== undefined && known.has(type.key) && known.get(type.key)?.qualified === undefined).map((type) => withDemoFields(known.get(type.key), type));
    await db.recordTypes.bulkPut(workspace.recordTypes.map((type) => withDemoFields(known.get(type.key), type)));
    await db.settings.put({ key: lentRules, value: lent.map(({ key }) => key) });
    await db.people.bulkPut(workspace.people.map((person) => ({ ...person, batch })));
    await db.blueprints.bulkPut(workspace.blueprints.map((row) => ({ ...row, batch })));
    await db.versions.bulkPut(workspace.versions.map((version) => sealed({ ...version, batch })));
    await db.snippets.bulkPut((workspace.snippets ?? []).map((snippet) => ({ ...snippet, batch })));
    for (const [name, rows] of Object.entries(workspace.training ?? {})) await db.table(name).bulkPut(rows.map((row) => ({ ...row, batch })));
    for (const row of workspace.blueprints) await keepEnroller(db, row);
  });
  await askLentRules(ground, lent);
  const processes = await readProcesses(db, ground.shelf, workspace.versions.map(({ id }) => id));
  const types = new Map((await db.recordTypes.toArray()).map((type) => [type.key, type]));
  const entries = byRecord(workspace.entries);
  const runs = byRecord(workspace.runs.map((run) => withSignal(run, entries.get(run.record) ?? [])));
  const outbox = byRecord(workspace.outbox);
  const files = byRecord(workspace.files ?? []);
  const duesOf = (row: RecordRow, own: readonly RunRow[]) =>
    own.flatMap((run) => weighedDues(run, { row, runs: own, process: processes.get(run.versionId)?.process ?? null, type: types.get(row.type) }));
  await inChunks(workspace.records, chunkSize, options, (chunk) =>
    guard.write(removalTables, async () => {
      const ownRuns = chunk.flatMap((record) => runs.get(record.id) ?? []);
      const ownEntries = chunk.flatMap((record) => entries.get(record.id) ?? []);
      await Promise.all([
        db.records.bulkAdd(chunk.map((record) => settled({ ...record, batch }, runs.get(record.id) ?? [], types.get(record.type)))),
        db.titles.bulkPut(chunk.map(titleRowOf)),
        db.runs.bulkAdd(ownRuns),
        db.entries.bulkAdd(ownEntries.map((entry) => ({ id: entry.id, record: entry.record, device: entry.device, seq: entry.seq, delivery: deliveryOf(entry), entry, ...callAt(entry) }))),
        db.dues.bulkAdd(chunk.flatMap((row) => duesOf(row, runs.get(row.id) ?? []))),
        db.outbox.bulkAdd(chunk.flatMap((record) => outbox.get(record.id) ?? [])),
        writeCounts(db, countChanges([], ownRuns)),
        db.files.bulkPut(chunk.flatMap((record) => files.get(record.id) ?? [])),
      ]);
    }),
  );
}

/** A prepared history may let one intent speak in several runs: its entry's own id keeps such lines apart. */
const deliveryOf = (entry: Entry): string => `${entry.intentId}/${entry.id}`;

/** People may have changed a type the demo brings too: theirs stays, only fields it lacks are added. */
function withDemoFields(known: RecordTypeRow | undefined, type: RecordTypeRow): RecordTypeRow {
  if (!known) return { ...type, batch };
  const rule = known.qualified ?? type.qualified;
  return { ...known, ...(rule === undefined ? {} : { qualified: rule }), fields: { ...type.fields, ...known.fields } };
}

/** Under this setting lie the types that follow a rule for reps only while the demo is there. */
const lentRules = 'demo/rules';

/** People's own records of a type that just got a rule are asked it as well. */
async function askLentRules(ground: Ground, types: readonly RecordTypeRow[]): Promise<void> {
  for (const type of types) await requalify(ground, type);
}

/** Removes the demo again. What people's own records came to need (a demo blueprint they walk, its record type) stays and becomes theirs. */
export async function removeDemo(ground: Ground): Promise<void> {
  const { db, guard } = ground;
  const records = await db.records.where('batch').equals(batch).primaryKeys();
  await inChunks(records, chunkSize, {}, async (chunk) => {
    await guard.write(removalTables, () => removeRecords(ground, chunk));
  });
  let given: readonly RecordTypeRow[] = [];
  const me = await guard.write(['recordTypes', 'people', 'settings', 'blueprints', 'histories', ...enrollerTables, ...talkTables, 'runs', 'records', 'snippets', ...trainingTables], async () => {
    await db.snippets.where('batch').equals(batch).delete();
    // what was spoken onto the demo's own walk-throughs belongs to them
    await db.sounds.where('of').anyOf(await db.walkthroughs.where('batch').equals(batch).primaryKeys()).delete();
    for (const name of trainingTables) if (name !== 'sounds') await db.table(name).where('batch').equals(batch).delete();
    await removeDrawings(ground);
    await removeTypes(ground);
    given = await takeRulesBack(ground);
    await db.people.where('batch').equals(batch).delete();
    const first = await db.people.toCollection().first();
    const chosen = await db.settings.get('me');
    const present = typeof chosen?.value === 'string' ? await db.people.get(chosen.value) : undefined;
    if (!present && first) await db.settings.put({ key: 'me', value: first.id });
    return present ?? first;
  });
  await askLentRules(ground, given);
  if (me) ground.noteMe(me);
}

async function takeRulesBack({ db }: Ground): Promise<readonly RecordTypeRow[]> {
  const lent = (await db.settings.get(lentRules))?.value;
  await db.settings.delete(lentRules);
  const types = (await db.recordTypes.bulkGet(Array.isArray(lent) ? lent.map(String) : [])).flatMap((type) => (type ? [type] : []));
  const plain = types.map(({ qualified: _lent, ...type }) => type);
  await db.recordTypes.bulkPut(plain);
  return plain;
}

async function removeDrawings({ db }: Ground): Promise<void> {
  for (const row of await db.blueprints.where('batch').equals(batch).toArray()) {
    const walked = await db.runs.where('[blueprint+status]').between([row.id, ''], [row.id, '\uffff']).count();
    if (walked > 0) {
      await db.blueprints.update(row.id, { batch: null });
      for (const version of await db.versions.where('[blueprint+number]').between([row.id, 0], [row.id, Infinity]).toArray()) await db.versions.update(version.id, { batch: null });
      continue;
    }
    await db.blueprints.delete(row.id);
    await db.histories.delete(row.id);
    await db.enrollers.delete(row.id);
    await forgetTalk(db, row.id);
    await db.versions.where('[blueprint+number]').between([row.id, 0], [row.id, Infinity]).delete();
  }
}

async function removeTypes({ db }: Ground): Promise<void> {
  const drawings = await db.blueprints.toArray();
  for (const type of await db.recordTypes.where('batch').equals(batch).toArray()) {
    const used = drawings.some((row) => row.draft.recordType === type.key) || (await db.records.filter((row) => row.type === type.key).count()) > 0;
    if (used) await db.recordTypes.update(type.key, { batch: null });
    else await db.recordTypes.delete(type.key);
  }
}
