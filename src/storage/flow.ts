import { Dexie } from 'dexie';
import { activitiesIn, type Activity, type Blueprint, type EndResult, type FieldValue } from '#engine/blueprint';
import { chosen, compareVariants, createPassages, enteredIn, funnel, timeInStage, type ComparedVariant, type Funnel, type Passage, type Passages, type StageTime } from '#engine/insights';
import { variantFor } from '#engine/run';
import type { Ground } from './ground.ts';
import { breathe, type Progress } from './in-chunks.ts';

/** What somebody asks about how records pass through a blueprint. */
export interface FlowQuery {
  readonly blueprint: string;
  /** Stays that began from this moment on count; all of them without it. */
  readonly since?: number | undefined;
  /** Null: the records nobody owns. */
  readonly owner?: string | null | undefined;
  readonly field?: { readonly key: string; readonly value: FieldValue } | undefined;
  /** How each end stage of the drawing ends. */
  readonly ends: Readonly<Record<string, EndResult>>;
}

/** The numbers of a blueprint's stages and outcomes, for the records that were asked about. */
export interface Flow extends Funnel {
  readonly times: Readonly<Record<string, StageTime>>;
  /** Of the records that stand in a stage now, how many are late, by stage. */
  readonly overdue: Readonly<Record<string, number>>;
  /** The records that were ever in the blueprint, whoever owns them. */
  readonly everybody: number;
}

/** Where in a blueprint records are asked for: in a stage now, or by an outcome during the period, out of whatever stage. */
export type FlowPlace = { readonly stage: string } | { readonly outcome: string };

/** One record at a place of the drawing, since when it is there or when it took that way. */
export interface FlowRecord {
  readonly record: string;
  readonly run: string;
  readonly at: number;
}

/** What came of each variant of one activity. */
export interface ActivityVariants {
  readonly activity: string;
  readonly variants: readonly ComparedVariant[];
}

interface Read {
  readonly passages: Passages;
  cursor: number;
  lines: number;
}

const portion = 2000;
const kept = new WeakMap<Ground, Map<string, Read>>();

/**
 * Reads the journal on from where it was read last, a portion at a time, and counts. Done beside the page: the journal
 * of 100,000 records takes seconds the first time.
 */
export async function readFlow(ground: Ground, query: FlowQuery, progress: Progress = {}): Promise<Flow> {
  const passages = await passagesNow(ground, query.blueprint, progress);
  const now = ground.clock.now();
  const ours = chosen(passages, query);
  const flow = funnel(ours, query, query.ends);
  return { ...flow, times: timeInStage(ours, query, now), overdue: await overdueOf(ground, query.blueprint, new Set(ours.map(({ run }) => run)), now), everybody: passages.filter(({ space }) => space === 'live').length };
}

/** The records at a place of the drawing, the ones that are there longest first; `total` counts all. */
export async function flowRecords(ground: Ground, query: FlowQuery, place: FlowPlace, most = 200): Promise<{ readonly total: number; readonly records: readonly FlowRecord[] }> {
  const ours = chosen(await passagesNow(ground, query.blueprint, {}), query);
  const found = 'outcome' in place
    ? ours.flatMap(({ record, run, stays }) => {
        const taken = stays.findLast((stay) => stay.outcome === place.outcome && enteredIn(stay, query));
        return taken?.leftAt === null || taken === undefined ? [] : [{ record, run, at: taken.leftAt }];
      }).sort((a, b) => b.at - a.at)
    : ours.flatMap(({ record, run, stays, status }) => {
        const last = stays.at(-1);
        return last?.stage === place.stage && status !== 'exited' ? [{ record, run, at: last.enteredAt }] : [];
      }).sort((a, b) => a.at - b.at);
  return { total: found.length, records: found.slice(0, most) };
}

/** What came of the variants of a stage's activities, for the records asked about (S14). Variants are those of the drawing handed in; who got which was drawn by the version of the day, and what went well is said by any version that draws the outcome. */
export async function flowVariants(ground: Ground, query: FlowQuery, drawing: Blueprint, stage: string): Promise<readonly ActivityVariants[]> {
  const split = activitiesIn(drawing, stage).filter(({ content }) => Object.keys(content.variants).length > 0);
  if (split.length === 0) return [];
  const ours = chosen(await passagesNow(ground, query.blueprint, {}), query);
  const versions = await ground.db.versions.where('[blueprint+number]').between([query.blueprint, Dexie.minKey], [query.blueprint, Dexie.maxKey]).toArray();
  const drawn = new Map(versions.map(({ hash, document }) => [hash, document.activities]));
  const drawings = [drawing, ...versions.map(({ document }) => document).reverse()];
  const isGood = (outcome: string) => wasGood(drawings, outcome);
  return split.map((activity) => {
    const drawnFor = (run: string, version: string) => variantOf({ id: run }, drawn.get(version)?.[activity.id]);
    return { activity: activity.id, variants: compareVariants(ours, query, { activity, drawnFor, isGood, ends: query.ends }) };
  });
}

/** Whether an outcome is a good one, by the first of the drawings that has it: one that was drawn out since was still good or bad. */
function wasGood(drawings: readonly Blueprint[], outcome: string): boolean | null {
  const tone = drawings.find(({ outcomes }) => Object.hasOwn(outcomes, outcome))?.outcomes[outcome]?.tone;
  return tone === undefined ? null : tone === 'positive';
}

function variantOf(run: { readonly id: string }, activity: Activity | undefined): string | null {
  return activity === undefined ? null : (variantFor(run, activity)?.variant.id ?? null);
}

async function passagesNow(ground: Ground, blueprint: string, progress: Progress): Promise<readonly Passage[]> {
  const { db } = ground;
  const read = await readSoFar(ground, blueprint);
  const total = await db.entries.count();
  while (progress.signal?.aborted !== true) {
    const rows = await db.entries.where('cursor').above(read.cursor).limit(portion).toArray();
    const last = rows.at(-1);
    if (!last) break;
    read.passages.read(rows.map(({ entry }) => entry));
    read.cursor = last.cursor;
    read.lines += rows.length;
    progress.onProgress?.(Math.min(read.lines, total), total);
    await breathe();
  }
  return read.passages.all();
}

/** What was read before, unless lines of it are gone since: records that were removed take their lines along. */
async function readSoFar(ground: Ground, blueprint: string): Promise<Read> {
  const known = kept.get(ground) ?? new Map<string, Read>();
  kept.set(ground, known);
  const before = known.get(blueprint);
  if (before && (await ground.db.entries.where('cursor').belowOrEqual(before.cursor).count()) === before.lines) return before;
  const fresh: Read = { passages: createPassages(blueprint), cursor: 0, lines: 0 };
  known.clear();
  known.set(blueprint, fresh);
  return fresh;
}

/** How many runs have something overdue that a person must do, by stage; read by index. */
async function overdueOf({ db }: Ground, blueprint: string, runs: ReadonlySet<string>, now: number): Promise<Readonly<Record<string, number>>> {
  const counters = await db.counters.where('[space+blueprint]').equals(['live', blueprint]).toArray();
  const counted = await Promise.all(counters.filter(({ records }) => records > 0).map(async ({ stage }) => {
    const ids = await db.dues.where('[space+automatic+blueprint+stage+at]').between(['live', 0, blueprint, stage, Dexie.minKey], ['live', 0, blueprint, stage, now], true, false).primaryKeys();
    const late = new Set(ids.map((id) => id.slice(0, id.indexOf('/'))));
    return [stage, [...late].filter((run) => runs.has(run)).length] as const;
  }));
  return Object.fromEntries(counted);
}
