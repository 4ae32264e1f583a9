import type { Fields, StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Verdict } from '#engine/gates';
import type { Refusal } from '#engine/journal';
import { landingsOf, options, type OutcomeOption, type Run } from '#engine/run';
import { submitTogether, warmVersions } from './authority.ts';
import type { FormerRow, SubmittedIntent } from './contract.ts';
import { inChunks, type Progress } from './in-chunks.ts';
import type { Ground } from './ground.ts';
import { processOf } from './process-of.ts';
import { readRuns } from './read-runs.ts';

/** Several records to be moved by hand to one stage, with what their outcomes ask for. */
export interface MoveManyWish {
  readonly runs: readonly string[];
  readonly to: StageId;
  readonly fields?: Fields | undefined;
  readonly reason?: string | null | undefined;
}

/** What became of one of them. */
export interface MovedRow {
  readonly run: string;
  readonly record: string;
  readonly title: string;
  /** The way out that was tried; null: none by hand leads there from where it stands. */
  readonly outcome: string | null;
  readonly moved: boolean;
  readonly from: StageId;
  /** Where it stands now. */
  readonly stage: StageId;
  readonly version: string;
  readonly refusal: Refusal | null;
  readonly verdict: Verdict | null;
}

export interface MoveManyReport {
  readonly rows: readonly MovedRow[];
  /** Not looked at because it was stopped. */
  readonly left: number;
}

/** Every chunk is one transaction, so many records as still let the page breathe. */
const chunkSize = 25;

/**
 * Takes, for each record, the way out that leads to this stage, by the very same step as one alone (domain.md section
 * 4), and says of each whether it moved or what blocked it. A closed gate is asked too: its refusal is kept. `undoMany` takes
 * the batch back as a whole.
 */
export async function moveMany(ground: Ground, wish: MoveManyWish, { batch, ...progress }: Progress & { readonly batch: string }): Promise<MoveManyReport> {
  const titles = new Map((await ground.db.recordTypes.toArray()).map((type) => [type.key, type.title]));
  const rows: MovedRow[] = [];
  const done = await inChunks(wish.runs, chunkSize, progress, async (chunk) => {
    const tries = (await Promise.all(chunk.map((run) => tryFor(ground, run, { ...wish, batch }, titles)))).flatMap((one) => (one ? [one] : []));
    await warmVersions(ground, tries.map(({ row }) => row.version));
    const acks = await submitTogether(ground, tries.flatMap(({ intent }) => (intent ? [intent] : [])));
    const answers = new Map(acks.map((ack) => [ack.id, ack]));
    const backs = acks.flatMap(({ id, ok, entry }): FormerRow[] => (ok && entry.run !== null ? [{ id, batch, record: entry.record, way: { type: 'undo', run: entry.run, entry: entry.id } }] : []));
    if (backs.length > 0) await ground.guard.write(['formers'], () => ground.db.formers.bulkPut(backs));
    for (const { row, intent } of tries) {
      const ack = intent ? answers.get(intent.id) : undefined;
      rows.push(ack ? { ...row, moved: ack.ok, stage: ack.ok ? (ack.entry.stages[0] ?? row.stage) : row.stage, refusal: ack.refusal, verdict: ack.verdict } : row);
    }
  });
  return { rows, left: wish.runs.length - done };
}

interface Try {
  readonly row: MovedRow;
  readonly intent: SubmittedIntent | null;
}

async function tryFor(ground: Ground, id: string, wish: MoveManyWish & { readonly batch: string }, titles: ReadonlyMap<string, string>): Promise<Try | null> {
  const stored = await ground.db.runs.get(id);
  const record = stored && (await ground.db.records.get(stored.record));
  const run = record && (await readRuns(ground, record.id)).find((one) => one.id === id);
  if (!record || !run) return null;
  const { process } = await processOf(ground, run.versionId);
  const me = ground.me();
  const way = wayTo(process, run, wish.to, { id: me.id, roles: me.roles }, ground.clock.now());
  const title = String(record.fields[titles.get(record.type) ?? ''] ?? '');
  const row: MovedRow = { run: id, record: record.id, title, outcome: way?.outcome.id ?? null, moved: false, from: run.stage, stage: run.stage, version: run.versionId, refusal: null, verdict: null };
  if (!way || run.stage === wish.to) return { row, intent: null };
  const asked = Object.keys(way.outcome.form);
  const fields = Object.fromEntries(Object.entries(wish.fields ?? {}).filter(([key]) => asked.includes(key)));
  return {
    row,
    intent: {
      id: ground.ids.next(), record: record.id, run: id, by: me.id, roles: me.roles, madeAt: ground.clock.now(), batch: wish.batch,
      intent: { type: 'choose', outcome: way.outcome.id, fields: fields as never, reason: way.outcome.reason.type === 'none' ? null : (wish.reason ?? null), expect: { visit: run.visit } },
    },
  };
}

/** The way out by hand that leads a run to a stage: an open one before a locked one, in the order of the drawing. */
function wayTo(process: Process, run: Run, to: StageId, person: { readonly id: string; readonly roles: readonly string[] }, at: number): OutcomeOption | null {
  const ways = options(process, run, at, person).outcomes.filter((option) => option.byHand && landingsOf(process, option.target.id).includes(to));
  return ways.find((option) => option.open) ?? ways[0] ?? null;
}
