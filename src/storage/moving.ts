import { type Blueprint, type Clause, type Finding, publish } from '#engine/blueprint';
import { canonicalJson, err, ok, type Result } from '#engine/kernel';
import type { Refusal } from '#engine/journal';
import { compileBlueprint, type Process } from '#engine/compile';
import { mayStandIn, type MoveFate, type MovePlan, type MovePreview, previewMove, proposePlan, stageByPlan } from '#engine/run';
import { submitTogether } from './authority.ts';
import type { PersonRow, RecordRow, RunRow, SubmittedIntent } from './contract.ts';
import { byRecord } from './by-record.ts';
import type { Ground } from './ground.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import { readContext } from './check-context.ts';
import { processOf } from './process-of.ts';
import { readRunsOf } from './read-many.ts';
import { fullRun } from './rows.ts';

const chunkSize = 100;

/** What is to be moved to: the draft as it is, or a version there is already. */
export type MoveTarget = { readonly type: 'draft' } | { readonly type: 'version'; readonly version: string };

/** One record on its way, with what moving it would do. */
export interface MoveRow {
  readonly run: string;
  readonly record: string;
  readonly title: string;
  /** Number of the version it walks. */
  readonly version: number;
  readonly stage: string;
  readonly fate: MoveFate;
  readonly goesOn: string | null;
  /** Ways out that could be taken now and then could not, closed or gone. */
  readonly blocked: readonly string[];
  readonly lost: readonly string[];
}

/** The records of one stage, taken together. */
export interface StageMoves {
  readonly stage: string;
  /** As it is called where they stand now. */
  readonly name: string;
  /** It is in the other version and may be stood in. */
  readonly isThere: boolean;
  /** Where they go by the plan; null: they are held; undefined: nobody has said. */
  readonly to: string | null | undefined;
  readonly records: number;
  readonly held: number;
  readonly blocked: number;
}

/** "3 records newly blocked by the budget clause" (B10). */
export interface BlockedBy {
  readonly outcome: string;
  /** Null: the way out is gone altogether. */
  readonly clause: Clause | null;
  readonly records: readonly string[];
  /** Closed already before, it asks for more now. */
  readonly askMore: number;
}

/** What moving every running record of a blueprint would do. */
export interface MoveReport {
  readonly plan: MovePlan;
  readonly total: number;
  /** Fewer than `total` when it was stopped. */
  readonly looked: number;
  readonly stages: readonly StageMoves[];
  readonly blockedBy: readonly BlockedBy[];
  readonly rows: readonly MoveRow[];
  readonly timers: MovePreview['timers'];
}

/**
 * Looks at every running record of a blueprint and says what moving it would do (domain.md section 7, B3). Without a
 * plan one is proposed by stable ids. Changes nothing. Answers the findings when the draft cannot be published.
 */
export async function previewMoves(ground: Ground, blueprint: string, target: MoveTarget, options: Progress & { readonly plan?: MovePlan | undefined } = {}): Promise<Result<MoveReport, readonly Finding[]>> {
  const to = await targetProcess(ground, blueprint, target);
  if (!to.ok) return to;
  const runs = await runsToMove(ground, blueprint, to.value.version.id);
  const people = new Map((await ground.db.people.toArray()).map((person) => [person.id, person]));
  const processes = new Map<string, Process>();
  for (const id of new Set(runs.map((run) => run.versionId))) processes.set(id, (await processOf(ground, id)).process);
  const plan = options.plan ?? proposed(to.value.version.document, processes.values());
  const titles = new Map((await ground.db.recordTypes.toArray()).map((type) => [type.key, type.title]));
  const tally = createTally(plan, to.value, processes);
  const looked = await inChunks(runs, chunkSize, options, async (chunk) => {
    const [records, related] = await readWith(ground, chunk);
    for (const row of chunk) {
      const record = records.get(row.record);
      const from = processes.get(row.versionId);
      if (record && from) tally.add({ row, title: String(record.fields[titles.get(record.type) ?? ''] ?? ''), from }, previewMove(from, to.value, fullRun(row, record, related.get(row.record) ?? []), plan, personOf(people, record), ground.clock.now()));
    }
  });
  return ok({ plan, total: runs.length, looked, ...tally.result() });
}

async function targetProcess(ground: Ground, blueprint: string, target: MoveTarget): Promise<Result<Process, readonly Finding[]>> {
  if (target.type === 'version') return ok((await processOf(ground, target.version)).process);
  const row = await ground.db.blueprints.get(blueprint);
  if (!row) throw new Error(`there is no blueprint ${blueprint}`);
  const made = publish(row.draft, { id: ground.ids.next(), number: 0, at: ground.clock.now(), by: ground.me().id, note: '', context: await readContext(ground.db) });
  return made.ok ? ok(compileBlueprint(made.value)) : err(made.error);
}

async function runsToMove({ db }: Ground, blueprint: string, version: string): Promise<readonly RunRow[]> {
  return (await db.runs.where('[blueprint+status]').equals([blueprint, 'running']).toArray()).filter((run) => run.versionId !== version);
}

async function readWith({ db }: Ground, chunk: readonly RunRow[]): Promise<readonly [ReadonlyMap<string, RecordRow>, ReadonlyMap<string, readonly RunRow[]>]> {
  const ids = [...new Set(chunk.map((run) => run.record))];
  const [records, runs] = await Promise.all([db.records.bulkGet(ids), readRunsOf(db, ids)]);
  return [new Map(records.flatMap((record) => (record ? [[record.id, record] as const] : []))), byRecord(runs)];
}

/** The plan for stages of all versions records walk: the newest says last. */
function proposed(to: Blueprint, processes: Iterable<Process>): MovePlan {
  const versions = [...processes].map(({ version }) => version).sort((a, b) => a.number - b.number);
  return { stages: Object.assign({}, ...versions.map(({ document }) => proposePlan(document, to).stages)) as MovePlan['stages'], timers: 'carry' };
}

function personOf(people: ReadonlyMap<string, PersonRow>, { owner }: RecordRow): { readonly id: string; readonly roles: readonly string[] } {
  return { id: owner ?? '', roles: people.get(owner ?? '')?.roles ?? [] };
}

function createTally(plan: MovePlan, { version: { document } }: Process, processes: ReadonlyMap<string, Process>) {
  const rows: MoveRow[] = [];
  const stages = new Map<string, { records: number; held: number; blocked: number }>();
  const reasons = new Map<string, { readonly outcome: string; readonly clause: Clause | null; readonly records: string[]; askMore: number }>();
  const timers = { carried: 0, restarted: 0, added: 0, dropped: 0 };
  const reason = (outcome: string, clause: Clause | null) => {
    const key = `${outcome}/${clause === null ? '' : canonicalJson(clause as never)}`;
    const known = reasons.get(key) ?? { outcome, clause, records: [], askMore: 0 };
    reasons.set(key, known);
    return known;
  };
  return {
    add: ({ row, title, from }: { readonly row: RunRow; readonly title: string; readonly from: Process }, seen: MovePreview) => {
      const hard = seen.blocked.filter(({ wasOpen }) => wasOpen);
      for (const { outcome, clauses, wasOpen } of seen.blocked) {
        for (const clause of clauses) {
          if (wasOpen) reason(outcome, clause).records.push(row.record);
          else reason(outcome, clause).askMore += 1;
        }
      }
      for (const outcome of seen.lost) reason(outcome, null).records.push(row.record);
      const count = stages.get(row.stage) ?? { records: 0, held: 0, blocked: 0 };
      const isBlocked = hard.length + seen.lost.length > 0;
      stages.set(row.stage, { records: count.records + 1, held: count.held + Number(seen.fate.type === 'held'), blocked: count.blocked + Number(isBlocked) });
      if (seen.fate.type !== 'held') for (const key of ['carried', 'restarted', 'added', 'dropped'] as const) timers[key] += seen.timers[key];
      rows.push({ run: row.id, record: row.record, title, version: from.version.number, stage: row.stage, fate: seen.fate, goesOn: seen.goesOn, blocked: hard.map(({ outcome }) => outcome), lost: seen.lost });
    },
    result: (): Pick<MoveReport, 'stages' | 'blockedBy' | 'rows' | 'timers'> => ({
      rows, timers,
      stages: [...stages].map(([stage, count]) => ({ stage, ...count, name: nameOf(stage, processes), isThere: mayStandIn(document.stages[stage]), to: toOf(document, plan, stage) })).sort((a, b) => Number(a.isThere) - Number(b.isThere) || b.records - a.records),
      blockedBy: [...reasons.values()].sort((a, b) => b.records.length - a.records.length || b.askMore - a.askMore),
    }),
  };
}

function toOf(document: Blueprint, plan: MovePlan, stage: string): string | null | undefined {
  if (plan.stages[stage] === null) return null;
  return stageByPlan(document, { stage, path: [] }, plan) ?? undefined;
}

function nameOf(stage: string, processes: ReadonlyMap<string, Process>): string {
  const newest = [...processes.values()].sort((a, b) => b.version.number - a.version.number);
  return newest.flatMap(({ version }) => version.document.stages[stage]?.name ?? [])[0] ?? '';
}

/** What became of every record that was to be moved. */
export interface MovedReport {
  readonly moved: number;
  /** Left on their version, by the plan or for want of a place. */
  readonly held: readonly { readonly record: string; readonly run: string; readonly stage: string }[];
  readonly refused: readonly { readonly record: string; readonly run: string; readonly refusal: Refusal }[];
  /** Not looked at because it was stopped. */
  readonly left: number;
}

/** Moves every running record of a blueprint to a version, each by the very same step as a single one, and says what became of each (B3, B24). */
export async function moveRuns(ground: Ground, blueprint: string, versionId: string, options: Progress & { readonly plan: MovePlan; readonly batch?: string | undefined }): Promise<MovedReport> {
  const { document } = (await processOf(ground, versionId)).version;
  const runs = await runsToMove(ground, blueprint, versionId);
  const held: MovedReport['held'][number][] = [];
  const refused: MovedReport['refused'][number][] = [];
  let moved = 0;
  const done = await inChunks(runs, chunkSize, options, async (chunk) => {
    const intents = chunk.flatMap((run) => {
      const stage = stageByPlan(document, run.snapshot, options.plan);
      if (stage === null) held.push({ record: run.record, run: run.id, stage: run.stage });
      return stage === null ? [] : [migrateIntent(ground, run, { version: versionId, stage, timers: options.plan.timers, batch: options.batch })];
    });
    for (const { entry, refusal } of await submitTogether(ground, intents)) {
      if (refusal === null) moved += 1;
      else refused.push({ record: entry.record, run: entry.run ?? '', refusal });
    }
  });
  return { moved, held, refused, left: runs.length - done };
}

function migrateIntent({ ids, clock, me }: Ground, run: RunRow, { batch, ...to }: { readonly version: string; readonly stage: string; readonly timers: 'carry' | 'restart'; readonly batch: string | undefined }): SubmittedIntent {
  const { id: by, roles } = me();
  return { id: ids.next(), record: run.record, run: run.id, by, roles, madeAt: clock.now(), intent: { type: 'migrate', ...to }, ...(batch === undefined ? {} : { batch }) };
}

