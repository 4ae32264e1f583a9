import { invariant, type Instant } from '#engine/kernel';
import type { ActivityId } from '#engine/blueprint';
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
  const plain = isKnown(run) && isOnceKnown(plan, run) && plan.stages[plan.table.rowOf(run.stage)]?.plain === true;
  const record = plain ? counted(plan, run) : uncounted(plan, run);
  // Where the table does not know everything, the record stays the run it is.
  if (!plain) record.ordinary = { ...run, before: null };
  return into === null ? record : Object.assign(into, record);
}

/** A record with everything counted that its gates ask about. */
function counted(plan: Plan, run: Run): BulkRecord {
  const record = uncounted(plan, run);
  countFrom(plan, record, run.dues);
  return record;
}

function uncounted(plan: Plan, run: Run): BulkRecord {
  return {
    ...freshRecord(plan, { id: run.id, space: run.space, facts: run.record, zone: run.record.zone, owner: run.record.owner, fields: run.record.fields, at: run.startedAt }),
    base: { ...run, done: [], path: [], dues: [], skipped: [], ticked: {}, before: null },
    status: run.status,
    row: plan.table.rowOf(run.stage),
    visit: run.visit,
    enteredAt: run.enteredAt,
    endedAt: run.endedAt,
    rev: run.rev,
    done: [...run.done],
    skipped: run.skipped,
    ticked: run.ticked,
    path: [...run.path],
    pathBefore: run.path.length,
    taken: plan.limited.map((outcome) => run.taken[outcome] ?? 0),
  };
}

interface Outset {
  readonly id: string;
  readonly space: Run['space'];
  readonly facts: Run['record'];
  readonly zone: string;
  readonly owner: BulkRecord['owner'];
  readonly fields: BulkRecord['fields'];
  readonly at: Instant;
}

const nothingSkipped: BulkRecord['skipped'] = [];
const nothingTicked: BulkRecord['ticked'] = {};
const noneUsed: BulkRecord['onceUsed'] = [];

/** A record that stands nowhere yet and has done nothing in this run. */
export function freshRecord({ blank, table }: Plan, { id, space, facts, zone, owner, fields, at }: Outset): BulkRecord {
  return {
    id, space, startedAt: at, facts, zone, base: null, ordinary: null, status: 'running', row: table.start, visit: 0, enteredAt: at, endedAt: null, rev: 1, owner, fields,
    done: [], skipped: nothingSkipped, ticked: nothingTicked, path: [], pathBefore: 0, taken: blank.taken.slice(), inRow: [],
    counts: blank.counts.slice(), here: blank.here.slice(), last: blank.last.slice(), armed: blank.armed.slice(), dueAt: blank.dueAt.slice(), late: blank.late.slice(), timed: blank.timed.slice(), onceArmed: 0, onceUsed: noneUsed,
  };
}

/** Shows a record as an ordinary run: everything but the way back over its last step. */
export function runOf(plan: Plan, record: BulkRecord): Run {
  if (record.ordinary !== null) return record.ordinary;
  const run = withoutDues(plan, record);
  return { ...run, dues: duesOf(plan, record, run) };
}

function withoutDues(plan: Plan, record: BulkRecord): Run {
  const { status, visit, enteredAt, endedAt, rev, owner, fields, zone } = record;
  const { stage } = stageAt(plan, record);
  const { version } = plan.process;
  return {
    ...record.base,
    id: record.id,
    record: { ...record.facts, owner, zone, fields },
    space: record.space,
    blueprint: version.blueprint,
    versionId: version.id,
    version: version.hash,
    status,
    end: status === 'ended' ? (stage.end?.result ?? 'closed') : null,
    stage: stage.id,
    visit,
    enteredAt,
    startedAt: record.startedAt,
    endedAt,
    rev,
    done: [...record.done],
    skipped: record.skipped,
    ticked: record.ticked,
    taken: takenBy(record),
    path: [...record.path],
    dues: [],
    before: null,
  };
}

/** How often each outcome was taken: what the run came in with, and the path since. */
function takenBy({ base, path, pathBefore }: BulkRecord): Run['taken'] {
  const taken: Record<string, number> = { ...base?.taken };
  for (const { outcome } of path.slice(pathBefore)) if (outcome !== null) taken[outcome] = (taken[outcome] ?? 0) + 1;
  return taken;
}

/** A moment as bulk work keeps it. */
export interface BulkDue {
  readonly key: string;
  readonly at: number;
  readonly armed: number;
  /** The clock acts; otherwise a person is expected to. */
  readonly automatic: boolean;
  /** The activity that is due; null for anything else. */
  readonly activity: ActivityId | null;
}

/** Everything expected of a record, earliest first. */
export function duesIn(plan: Plan, record: BulkRecord): readonly BulkDue[] {
  // Escalations of one moment keep the order in which they follow each other.
  return expectedOf(plan, record).sort((a, b) => a.at - b.at || (a.key.startsWith('s:') && b.key.startsWith('s:') ? 0 : a.key < b.key ? -1 : 1));
}

/** Everything expected of a record in no order in time: escalations and returns, then timed outcomes, then activities as drawn. */
export function expectedOf(plan: Plan, record: BulkRecord): BulkDue[] {
  const { timed, places, armsOnce } = stageAt(plan, record);
  const dues: BulkDue[] = [];
  if (armsOnce && record.onceArmed > 0) {
    for (const { key, at } of onceDues(plan, withoutDues(plan, record))) if (!record.onceUsed.includes(key)) dues.push({ key, at, armed: record.onceArmed, automatic: true, activity: null });
  }
  timed.forEach(({ outcome: { id, trigger } }, index) => {
    const armed = record.timed[index] ?? 0;
    if (armed > 0 && trigger.type === 'elapsed') dues.push({ key: `o:${id}:${record.visit}`, at: afterEntry(record, trigger.wait), armed, automatic: true, activity: null });
  });
  for (const place of places) {
    const armed = record.armed[place.place] ?? 0;
    if (armed > 0) dues.push({ key: `a:${place.activity.id}:${record.visit}`, at: dueMoment(record, place), armed, automatic: place.activity.mode === 'automatic', activity: place.activity.id });
  }
  return dues;
}

/** An escalation's due, or a return's. */
export function isOnceKey(key: string): boolean {
  return key.startsWith('s:') || key.startsWith('r:');
}

/** The escalations of a stage just entered, or the return from an end. */
function onceDues(plan: Plan, run: Run): readonly DueMoment[] {
  return duesOnEntry(plan.process, run).filter(({ kind }) => kind === 'sla' || kind === 'return');
}

/** What is armed once per visit waits as it was armed on entry; a row that stands elsewhere is none the table knows. */
function isOnceKnown(plan: Plan, run: Run): boolean {
  const rows = run.dues.filter(({ kind }) => kind === 'sla' || kind === 'return');
  if (rows.length === 0) return true;
  const entered = new Map(onceDues(plan, run).map((due) => [due.key, due.at]));
  return rows.every(({ key, at, armed }) => entered.get(key) === at && armed === rows[0]?.armed);
}

/** The due rows in full: their look is the ordinary path's, which of them are armed and since when is the record's. */
function duesOf(plan: Plan, record: BulkRecord, run: Run): readonly DueMoment[] {
  const { places } = stageAt(plan, record);
  const armed = new Map(duesIn(plan, record).map((due) => [due.key, due.armed]));
  const onEntry = duesOnEntry(plan.process, run).filter((due) => due.kind !== 'activity');
  const rows = duesAfterStep(plan.process, { ...run, dues: onEntry }, { at: run.enteredAt, entry: '' });
  return rows.flatMap((row) => {
    const rev = armed.get(row.key);
    if (rev === undefined) return [];
    const place = places.find(({ activity: { due }, id }) => id === row.activity && due.type === 'fieldDate');
    if (place === undefined) return [{ ...row, armed: rev }];
    // Whether it was late is known from the step that armed it, not from the entry into the stage.
    const { late: _, ...due } = row;
    return [{ ...due, armed: rev, ...(record.late[place.place] === true ? { late: true } : {}) }];
  });
}

function countFrom(plan: Plan, record: BulkRecord, dues: readonly DueMoment[]): void {
  const stage = stageAt(plan, record);
  const deeds = stage.places.map(({ activity }) => record.done.filter((one) => one.activity === activity.id && one.visit === record.visit));
  record.counts = countAll(plan.counters, record);
  [...deeds.map((list) => list.length), ...countVisit(stage.counters, record)].forEach((count, index) => (record.here[index] = count));
  deeds.forEach((list, place) => (record.last[place] = list.at(-1)?.result));
  const elsewhere = record.path.findLastIndex((stay) => stay.stage !== stage.stage.id);
  for (const { outcome } of record.path.slice(elsewhere + 1)) {
    const number = plan.limited.indexOf(outcome ?? '');
    if (number >= 0) record.inRow[number] = (record.inRow[number] ?? 0) + 1;
  }
  const rows = new Map(dues.map((due) => [due.key, due]));
  const once = dues.filter(({ kind }) => kind === 'sla' || kind === 'return');
  record.onceArmed = once[0]?.armed ?? 0;
  record.onceUsed = once.length === 0 ? noneUsed : onceDues(plan, withoutDues(plan, record)).flatMap(({ key }) => (rows.has(key) ? [] : [key]));
  stage.timed.forEach(({ outcome }, index) => (record.timed[index] = rows.get(`o:${outcome.id}:${record.visit}`)?.armed ?? 0));
  for (const { place, activity } of stage.places) {
    const row = rows.get(`a:${activity.id}:${record.visit}`);
    record.armed[place] = row?.armed ?? 0;
    record.dueAt[place] = row?.at ?? Number.NaN;
    record.late[place] = row?.late === true;
  }
}

/** Nothing about the run is unknown here; a part that is there but empty says nothing. */
function isKnown(run: Run): boolean {
  return Object.entries(run).every(([part, value]) => runParts.has(part) || isNothing(value)) && run.dues.every(({ kind }) => kind === 'activity' || kind === 'outcome' || kind === 'sla' || kind === 'return');
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
}
