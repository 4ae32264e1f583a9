import { useMemo } from 'react';
import type { Blueprint, RecordType } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import type { Entry } from '#engine/journal';
import { options, type Options, type Run } from '#engine/run';
import { lentRights, useBlueprints, useEntries, useMe, usePeople, useProcess, useRecord, useRecordTypes, useRuns, type BlueprintRow, type PersonRow, type RecordRow } from '../../storage/index.ts';
import { createNames, type Names, type Seen } from '../../ui/index.ts';
import { useNow } from '../use-now.ts';
import { addedActivities, type Added } from './created.ts';

/** Everything the record's page reads, in one place; the screens below are readings of it. */
export interface RecordData {
  readonly record: RecordRow;
  readonly type: RecordType | undefined;
  readonly runs: readonly Run[];
  readonly run: Run | null;
  readonly process: Process | null;
  readonly options: Options | null;
  readonly entries: readonly Entry[];
  /** Activities that outcomes and escalations added, by id. */
  readonly added: ReadonlyMap<string, Added>;
  readonly people: readonly PersonRow[];
  readonly me: PersonRow;
  readonly names: Names;
  /** The record's own zone, and now. */
  readonly when: Seen;
  readonly title: string;
  readonly subtitle: string;
}

/** The version walked, with the parts of all other drawings beside it, so that older runs in the timeline keep their names. */
export function namedParts(walked: Blueprint | undefined, rows: readonly BlueprintRow[]): Blueprint | undefined {
  const drawings = [...rows.map((row) => row.draft), ...(walked ? [walked] : [])];
  const last = drawings.at(-1);
  if (!last) return undefined;
  return {
    ...last,
    stages: Object.assign({}, ...drawings.map((drawing) => drawing.stages)),
    activities: Object.assign({}, ...drawings.map((drawing) => drawing.activities)),
    outcomes: Object.assign({}, ...drawings.map((drawing) => drawing.outcomes)),
  };
}

/** Reads a record with its runs; `undefined` while loading, null when there is no such record. */
export function useRecordData(id: string, chosenRun: string | null): RecordData | null | undefined {
  const now = useNow();
  const record = useRecord(id);
  const runs = useRuns(id);
  const entries = useEntries(id);
  const types = useRecordTypes();
  const blueprints = useBlueprints();
  const people = usePeople();
  const me = useMe();
  const run = runs?.find((candidate) => candidate.id === chosenRun) ?? runs?.[0] ?? null;
  const read = useProcess(run?.versionId ?? '');
  // a live query keeps its last answer while it asks again: another run's version, another record's runs are no answer
  const process = read && read.version.id !== run?.versionId ? undefined : read;
  const settled = record?.id === id && (runs ?? []).every((one) => one.record.id === id) && (entries ?? []).every((entry, at) => at > 0 || entry.record === id);
  const type = types?.find((candidate) => candidate.key === record?.type);
  const living = useMemo(
    () => (run && process && me ? options(process, run, now, { id: me.id, roles: me.roles, delegations: lentRights(me.id, people, now) }) : null),
    [process, run, now, me, people],
  );
  const added = useMemo(() => addedActivities(entries ?? []), [entries]);
  const drawn = useMemo(
    () => createNames({ blueprint: namedParts(process?.version.document, blueprints ?? []), recordType: type, people, blueprints: (blueprints ?? []).map(({ id: of, draft }) => ({ id: of, name: draft.name, stages: Object.values(draft.stages), signals: Object.values(draft.signals ?? {}) })) }),
    [process, type, people, blueprints],
  );
  const names = useMemo(() => ({ ...drawn, activity: (of: string) => added.get(of)?.name ?? drawn.activity(of) }), [drawn, added]);
  if (record === null) return null;
  if (!record || !settled || !runs || !entries || !types || !me || (run && process === undefined)) return undefined;
  const text = (key: string | undefined) => (key === undefined ? '' : String(record.fields[key] ?? ''));
  return {
    record, type, runs, run, process: process ?? null, options: living, entries, added, people, me, names,
    when: { zone: record.zone, now },
    title: text(type?.title) || 'Without a name',
    subtitle: [text('title'), text(type?.subtitle)].filter(Boolean).join(' · '),
  };
}
