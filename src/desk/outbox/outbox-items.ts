import { useMemo } from 'react';
import { useBlueprints, useMe, useOutbox, usePeople, useRecordsByIds, useRecordTypes, useRunsByIds, type OutboxRow, type PersonRow, type RecordRow, type RunRow } from '../../storage/index.ts';
import { createNames, type Names } from '../../ui/index.ts';
import { namedParts } from '../record/record-data.ts';
import { useNow } from '../use-now.ts';
import { letterOf, type Letter } from './letter.ts';

/** A line of the outbox with its record, and which step of which blueprint put it there. */
export interface OutboxItem {
  readonly row: OutboxRow;
  readonly record: RecordRow;
  readonly title: string;
  readonly blueprint: string;
  readonly step: string;
  readonly letter: Letter;
}

export interface OutboxData {
  readonly me: PersonRow;
  readonly now: number;
  readonly names: Names;
  readonly people: readonly PersonRow[];
  readonly items: readonly OutboxItem[];
}

/** The way out that was taken at that moment, else the stage the record stood in: what an effect came from. */
export function stepOf(run: RunRow | undefined, at: number, names: Names): string {
  if (!run) return '';
  const { path, stage } = run.snapshot;
  const left = path.findLast((step) => step.leftAt === at && step.outcome !== null);
  if (left?.outcome) return `${names.stage(left.stage)}, ${names.outcome(left.outcome)}`;
  return names.stage(path.find((step) => step.enteredAt <= at && at < step.leftAt)?.stage ?? stage);
}

/** Reads what waits in the outbox, oldest first, or what was closed; undefined while loading. */
export function useOutboxItems(closed: boolean): OutboxData | undefined {
  const now = useNow();
  const me = useMe();
  const people = usePeople();
  const rows = useOutbox({ closed });
  const runs = useRunsByIds(useMemo(() => [...new Set((rows ?? []).map((row) => row.run))], [rows]));
  const records = useRecordsByIds(useMemo(() => [...new Set((rows ?? []).map((row) => row.record))], [rows]));
  const blueprints = useBlueprints();
  const types = useRecordTypes();
  return useMemo(() => {
    if (!me || !rows || !blueprints || !types) return undefined;
    const document = namedParts(undefined, blueprints);
    const names = createNames({ blueprint: document, people, blueprints: blueprints.map(({ id, draft }) => ({ id, name: draft.name })) });
    const items = rows.flatMap((row): OutboxItem[] => {
      const record = records.get(row.record);
      if (!record) return [];
      const run = runs.get(row.run);
      const type = types.find((one) => one.key === record.type);
      return [{
        row, record, title: String(record.fields[type?.title ?? ''] ?? '') || 'Without a name', blueprint: run ? names.blueprint(run.blueprint) : '',
        step: stepOf(run, row.at, names), letter: letterOf(row.effect, record.fields, type, document, names),
      }];
    });
    return { me, now, names, people, items: closed ? items.toReversed() : items };
  }, [me, now, people, rows, runs, records, blueprints, types, closed]);
}
