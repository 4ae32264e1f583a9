import { useMemo } from 'react';
import type { Channel } from '#engine/blueprint';
import type { WrittenLetter, Entry } from '#engine/journal';
import { optedOutOf } from '#engine/run';
import { useBlueprints, useEntriesByIds, useMe, useOutbox, usePeople, useRecordsByIds, useRecordTypes, useRunsByIds, type OutboxRow, type PersonRow, type RecordRow, type RunRow } from '../../storage/index.ts';
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
  /** The customer asked not to be reached this way: it must not be opened (S26). */
  readonly forbidden: Channel | null;
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

/** The text somebody wrote for a line: absent when a template speaks, null when it was erased since. */
export function writtenFor({ letter }: Pick<OutboxRow, 'letter'>, entries: ReadonlyMap<string, Entry>): WrittenLetter | null | undefined {
  if (letter === undefined) return undefined;
  return entries.get(letter)?.words?.letter ?? null;
}

/** Reads what waits in the outbox, oldest first, or what was closed, latest first; of one record when it is named. Undefined while loading. */
export function useOutboxItems(closed: boolean, record?: string): OutboxData | undefined {
  const now = useNow();
  const me = useMe();
  const people = usePeople();
  const rows = useOutbox({ closed, record });
  const runs = useRunsByIds(useMemo(() => [...new Set((rows ?? []).map((row) => row.run))], [rows]));
  const records = useRecordsByIds(useMemo(() => [...new Set((rows ?? []).map((row) => row.record))], [rows]));
  const entries = useEntriesByIds(useMemo(() => (rows ?? []).flatMap(({ letter }) => letter ?? []), [rows]));
  const blueprints = useBlueprints();
  const types = useRecordTypes();
  return useMemo(() => {
    if (!me || !rows || !blueprints || !types) return undefined;
    // a list that is still being read must not say that it is empty
    if (rows.length > 0 && (records.size === 0 || (entries.size === 0 && rows.some(({ letter }) => letter !== undefined)))) return undefined;
    const document = namedParts(undefined, blueprints);
    const names = createNames({ blueprint: document, people, blueprints: blueprints.map(({ id, draft }) => ({ id, name: draft.name })) });
    const items = rows.flatMap((row): OutboxItem[] => {
      const of = records.get(row.record);
      if (!of) return [];
      const run = runs.get(row.run);
      const type = types.find((one) => one.key === of.type);
      return [{
        row, record: of, title: String(of.fields[type?.title ?? ''] ?? '') || 'Without a name', blueprint: run ? names.blueprint(run.blueprint) : '',
        step: stepOf(run, row.at, names), letter: letterOf({ effect: row.effect, fields: of.fields, type, document, names, written: writtenFor(row, entries) }),
        forbidden: row.effect.type === 'send' && optedOutOf(of.fields, row.effect.channel) ? row.effect.channel : null,
      }];
    });
    return { me, now, names, people, items: closed ? items.toSorted((a, b) => (b.row.closed?.at ?? b.row.at) - (a.row.closed?.at ?? a.row.at)) : items };
  }, [me, now, people, rows, runs, records, entries, blueprints, types, closed]);
}
