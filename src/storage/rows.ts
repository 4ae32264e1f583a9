import type { RecordType } from '#engine/blueprint';
import type { DoneActivity, DueMoment, Space } from '#engine/journal';
import type { RecordFacts, Run } from '#engine/run';
import { confirmUntil } from './confirm-until.ts';
import type { DueRow, RecordRow, RunRow } from './contract.ts';
import type { TitleRow } from './database.ts';
import { calendarName } from './work-calendar.ts';

/** The stored form of a run: without the record's facts, which live in the record's own row. */
export function runRowOf(run: Run, updatedAt: number): RunRow {
  const { record, ...snapshot } = run;
  return {
    id: run.id,
    record: record.id,
    space: run.space,
    owner: record.owner,
    blueprint: run.blueprint,
    versionId: run.versionId,
    stage: run.stage,
    status: run.status,
    updatedAt,
    ...confirmUntil(snapshot),
    ...(record.calendar === undefined ? {} : { calendar: calendarName(record.calendar) }),
    snapshot,
  };
}

/** What a record's row tells its runs. */
type Told = Pick<RecordRow, 'id' | 'owner' | 'zone' | 'fields' | 'inherited'>;

/** A stored run with its record's present facts put back in. */
export function fullRun(row: RunRow, record: Told, runsOfRecord: Iterable<RunRow>): Run {
  return { ...row.snapshot, record: factsFor(row.id, record, runsOfRecord) };
}

/** What a run may know of its record: its fields, and what was done in the record's other runs. */
export function factsFor(run: string, record: Told, runsOfRecord: Iterable<RunRow>): RecordFacts {
  const doneElsewhere: DoneActivity[] = [...(record.inherited ?? [])];
  for (const other of runsOfRecord) if (other.id !== run) doneElsewhere.push(...other.snapshot.done);
  doneElsewhere.sort((a, b) => a.at - b.at || (a.entry < b.entry ? -1 : 1));
  return { id: record.id, owner: record.owner, zone: record.zone, fields: record.fields, doneElsewhere };
}

/** The due table's rows of a run: none once it was left. At its end the clock may still have something to do (it comes back). */
export function dueRowsOf(run: Run): readonly DueRow[] {
  return expectedIn(run).map((due) => dueRowOf(run, due));
}

/** What has a row in the due table: the run's own moments, and each offer that waits for its receiver's answer. */
export function expectedIn(run: Pick<Run, 'status' | 'dues' | 'stage' | 'visit' | 'paused' | 'handOvers'>): readonly DueMoment[] {
  return run.status === 'exited' ? [] : [...run.dues, ...offersIn(run)];
}

/** What is offered to somebody waits for them from that moment on, also once the deadline, which is the clock's, has passed. */
function offersIn({ status, stage, visit, paused, handOvers = [] }: Parameters<typeof expectedIn>[0]): readonly DueMoment[] {
  if (status !== 'running' || paused !== undefined) return [];
  return handOvers.filter((offer) => offer.status === 'offered' && offer.visit === visit).map((offer) => ({
    key: `t:${offer.activity}:${offer.visit}`, at: offer.at, kind: 'handOver', activity: offer.activity, outcome: null, stage,
    // nothing fires at it, so no step has to have armed it
    channel: 'handOver', assignee: offer.to, armed: 0, automatic: false, ...(offer.late === true ? { late: true } : {}),
  }));
}

function dueRowOf(run: Run, { automatic, role, ...due }: DueMoment): DueRow {
  return {
    ...due,
    // Somebody in particular is meant: then it is in nobody else's queue.
    ...(role === undefined || due.assignee !== null ? {} : { role }),
    id: `${run.id}/${due.key}`,
    run: run.id,
    record: run.record.id,
    space: run.space,
    owner: due.assignee ?? (role === undefined ? (run.record.owner ?? '') : ''),
    blueprint: run.blueprint,
    automatic: (automatic ?? (due.kind !== 'activity' && due.kind !== 'approval')) ? 1 : 0,
  };
}

/** The stages a record stands in, as `blueprintId/stageId`, one for each running run. */
export function standingOf(runs: Iterable<Pick<RunRow, 'blueprint' | 'stage' | 'status'>>): readonly string[] {
  const places = new Set<string>();
  for (const run of runs) if (run.status === 'running') places.add(`${run.blueprint}/${run.stage}`);
  return [...places].sort();
}

/** A record's name as searched and sorted by: its title field in small letters. */
export function titleOf(type: Pick<RecordType, 'title'>, fields: RecordRow['fields']): string {
  const value = fields[type.title];
  // eslint-disable-next-line no-control-regex -- the title becomes part of a key that is cut at this very character
  return value === null || value === undefined ? '' : String(value).replaceAll('\u0000', '').trim().toLowerCase();
}

export function titleKeyPrefix(space: Space, type: string): string {
  return `${space}\u0000${type}\u0000`;
}

/** The row by which a record is found by its title. */
export function titleRowOf({ space, type, title, id }: Pick<RecordRow, 'space' | 'type' | 'title' | 'id'>): TitleRow {
  return { key: `${titleKeyPrefix(space, type)}${title}\u0000${id}` };
}
