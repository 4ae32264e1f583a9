import { invariant } from '#engine/kernel';
import type { DueMoment } from '#engine/journal';
import { duesAfterStep, duesOnEntry } from '../dues.ts';
import type { Run } from '../run.ts';
import type { BulkRecord } from './bulk-record.ts';
import { countAll, countVisit } from './counters.ts';
import { dueMoment } from './moments.ts';
import { afterEntry } from './clause-plan.ts';
import type { Plan } from './plan.ts';
import { stageAt } from './walk-on.ts';

/** Parts of a run that bulk work knows; `before` it drops, for nobody takes back a step of thousands. */
const runParts: ReadonlySet<string> = new Set([
  'id', 'record', 'space', 'blueprint', 'versionId', 'version', 'status', 'end', 'stage', 'visit', 'lastVisit', 'enteredAt', 'startedAt', 'endedAt', 'rev',
  'done', 'skipped', 'ticked', 'taken', 'path', 'dues', 'before',
]);

/** Takes an ordinary run into bulk work: into a new record, or into one that went the ordinary way for a step. */
export function load(plan: Plan, run: Run, into: BulkRecord | null = null): BulkRecord {
  invariant(run.version === plan.process.version.hash, 'a run is stepped with the version it walks');
  const plain = isKnown(run) && plan.stages[plan.table.rowOf(run.stage)]?.plain === true;
  const record = plain ? counted(plan, run) : uncounted(plan, run);
  // Where the table does not know everything, the record stays the run it is.
  if (!plain) record.ordinary = { ...run, before: null };
  return into === null ? record : Object.assign(into, record);
}

/** A record with everything counted that its gates ask about. */
export function counted(plan: Plan, run: Run): BulkRecord {
  const record = uncounted(plan, run);
  countFrom(plan, record, run.dues);
  return record;
}

function uncounted(plan: Plan, run: Run): BulkRecord {
  return {
    base: { ...run, done: [], path: [], dues: [], skipped: [], ticked: {}, taken: {}, before: null },
    ordinary: null,
    status: run.status,
    row: plan.table.rowOf(run.stage),
    visit: run.visit,
    enteredAt: run.enteredAt,
    endedAt: run.endedAt,
    rev: run.rev,
    owner: run.record.owner,
    fields: run.record.fields,
    done: [...run.done],
    skipped: run.skipped,
    ticked: run.ticked,
    path: [...run.path],
    taken: plan.outcomes.map((outcome) => run.taken[outcome] ?? 0),
    inRow: [],
    counts: [],
    here: [],
    last: [],
    armed: [],
    dueAt: [],
    timed: [],
  };
}

/** Shows a record as an ordinary run: everything but the way back over its last step. */
export function runOf(plan: Plan, record: BulkRecord): Run {
  if (record.ordinary !== null) return record.ordinary;
  const { base, status, visit, enteredAt, endedAt, rev } = record;
  const { stage } = stageAt(plan, record);
  const run: Run = {
    ...base,
    record: { ...base.record, owner: record.owner, fields: record.fields },
    status,
    end: status === 'ended' ? (stage.end?.result ?? 'closed') : null,
    stage: stage.id,
    visit,
    enteredAt,
    endedAt,
    rev,
    done: [...record.done],
    skipped: record.skipped,
    ticked: record.ticked,
    taken: Object.fromEntries(plan.outcomes.flatMap((outcome, number) => ((record.taken[number] ?? 0) > 0 ? [[outcome, record.taken[number] ?? 0]] : []))),
    path: [...record.path],
    dues: [],
    before: null,
  };
  return { ...run, dues: duesOf(plan, record, run) };
}

/** A moment as bulk work keeps it. */
export interface BulkDue {
  readonly key: string;
  readonly at: number;
  readonly armed: number;
  /** The clock acts; otherwise a person is expected to. */
  readonly automatic: boolean;
}

/** Everything expected of a record, earliest first. */
export function duesIn(plan: Plan, record: BulkRecord): readonly BulkDue[] {
  const { timed, places } = stageAt(plan, record);
  const outcomes = timed.flatMap(({ outcome: { id, trigger } }, index): BulkDue[] => {
    const armed = record.timed[index] ?? 0;
    return armed > 0 && trigger.type === 'elapsed' ? [{ key: `o:${id}:${record.visit}`, at: afterEntry(record, trigger.wait), armed, automatic: true }] : [];
  });
  const activities = places.flatMap((place): BulkDue[] => {
    const armed = record.armed[place.place] ?? 0;
    return armed > 0 ? [{ key: `a:${place.activity.id}:${record.visit}`, at: dueMoment(record, place), armed, automatic: place.activity.mode === 'automatic' }] : [];
  });
  return [...outcomes, ...activities].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
}

/** The due rows in full: their look is the ordinary path's, which of them are armed and since when is the record's. */
function duesOf(plan: Plan, record: BulkRecord, run: Run): readonly DueMoment[] {
  const armed = new Map(duesIn(plan, record).map((due) => [due.key, due.armed]));
  const onEntry = duesOnEntry(plan.process, run).filter((due) => due.kind !== 'activity');
  const rows = duesAfterStep(plan.process, { ...run, dues: onEntry }, { at: run.enteredAt, entry: '' });
  return rows.flatMap((row) => {
    const rev = armed.get(row.key);
    return rev === undefined ? [] : [{ ...row, armed: rev }];
  });
}

function countFrom(plan: Plan, record: BulkRecord, dues: readonly DueMoment[]): void {
  const stage = stageAt(plan, record);
  const deeds = stage.places.map(({ activity }) => record.done.filter((one) => one.activity === activity.id && one.visit === record.visit));
  record.counts = countAll(plan.counters, record);
  record.here = [...deeds.map((list) => list.length), ...countVisit(stage.counters, record)];
  record.last = deeds.map((list) => list.at(-1)?.result);
  const elsewhere = record.path.findLastIndex((stay) => stay.stage !== stage.stage.id);
  for (const { outcome } of record.path.slice(elsewhere + 1)) {
    const number = plan.outcomes.indexOf(outcome ?? '');
    if (number >= 0) record.inRow[number] = (record.inRow[number] ?? 0) + 1;
  }
  const rows = new Map(dues.map((due) => [due.key, due]));
  record.timed = stage.timed.map(({ outcome }) => rows.get(`o:${outcome.id}:${record.visit}`)?.armed ?? 0);
  record.armed = stage.places.map(({ activity }) => rows.get(`a:${activity.id}:${record.visit}`)?.armed ?? 0);
  record.dueAt = stage.places.map(({ activity }) => rows.get(`a:${activity.id}:${record.visit}`)?.at ?? Number.NaN);
}

/** Nothing about the run is unknown here; a part that is there but empty says nothing. */
function isKnown(run: Run): boolean {
  return Object.entries(run).every(([part, value]) => runParts.has(part) || isNothing(value)) && run.dues.every(({ kind }) => kind === 'activity' || kind === 'outcome');
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
