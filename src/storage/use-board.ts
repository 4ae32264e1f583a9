import { canonicalJson } from '#engine/kernel';
import { useDeferredValue, useRef } from 'react';
import type { Process } from '#engine/compile';
import type { Space } from '#engine/journal';
import type { Run } from '#engine/run';
import { type BoardQuery, watchColumn } from './board.ts';
import type { RecordRow } from './contract.ts';
import { currentStorage } from './storage.ts';
import { useLive } from './use-live.ts';
import { usePaced } from './use-paced.ts';
import { readRuns } from './read-runs.ts';
import { titleKeyPrefix } from './rows.ts';
import { readProcesses } from './version-shelf.ts';

/** A card of the board: the record, its run with all its gates may know, and the version it walks. */
export interface BoardCard {
  readonly record: RecordRow;
  readonly run: Run;
  /** Null when the version was changed behind our back. */
  readonly process: Process | null;
}

/** The runs of a column in its order; undefined until it is read. Filtered otherwise, the last ones stay until the others are found. It is read beside the page: a live query would keep watch over each of 10,000 keys. */
export function useBoardColumn(query: BoardQuery): readonly string[] | undefined {
  const { space, blueprint, stage, order, recordType, valueField, owner, search, overdueAt, onlyQualified } = query;
  const key = canonicalJson({
    space, blueprint, stage, order, recordType, valueField: valueField ?? null, owner: owner === undefined ? null : { is: owner },
    search: search ?? '', overdueAt: overdueAt ?? null, onlyQualified: onlyQualified ?? false,
  });
  return usePaced({ key, watch: ({ db }) => watchColumn(db, query), read: () => currentStorage().listColumn(query) })?.value;
}

/** The runs of records whose name holds the text; null when no text is asked for, and until the first are found. Of another text the last ones stay until the others are found. */
export function useRunsNamed(space: Space, type: string, text: string): ReadonlySet<string> | null {
  const wanted = text.trim().toLowerCase();
  const prefix = titleKeyPrefix(space, type);
  const found = usePaced({
    key: `${prefix}${wanted}`,
    watch: async ({ db }) => wanted !== '' && Promise.all([db.titles.where('key').between(prefix, `${prefix}\uffff`).limit(1).primaryKeys(), db.runs.orderBy('record').limit(1).primaryKeys()]),
    read: async () => (wanted === '' ? null : new Set(await currentStorage().runsNamed(space, type, wanted))),
  });
  return wanted === '' ? null : (found?.value ?? null);
}

/** The card as it was shown, when nothing happened to its record: then it is not drawn again. Every step in any run of a record moves its `updatedAt`. */
function sameCard(before: BoardCard | undefined, now: BoardCard): BoardCard {
  return before !== undefined && before.record.updatedAt === now.record.updatedAt && before.run.rev === now.run.rev && before.process === now.process && before.record.owner === now.record.owner ? before : now;
}

const noCards: ReadonlyMap<string, BoardCard> = new Map();

/** The cards of a visible window; those not read yet, or gone, are missing from the map. */
export function useBoardCards(runs: readonly string[]): ReadonlyMap<string, BoardCard> {
  const last = useRef(noCards);
  const found = useLive(async (ground) => {
    const { db, shelf } = ground;
    const rows = (await db.runs.bulkGet([...runs])).flatMap((row) => (row ? [row] : []));
    const [records, full, processes] = await Promise.all([
      db.records.bulkGet(rows.map((row) => row.record)),
      Promise.all(rows.map((row) => readRuns(ground, row.record))),
      readProcesses(db, shelf, rows.map((row) => row.versionId)),
    ]);
    const cards = new Map(rows.flatMap((row, at) => {
      const record = records[at];
      const run = full[at]?.find((one) => one.id === row.id);
      return record && run ? [[row.id, sameCard(last.current.get(row.id), { record, run, process: processes.get(row.versionId)?.process ?? null })] as const] : [];
    }));
    last.current = cards;
    return cards;
  }, [runs.join(' ')]);
  // every card asks its gates: a screenful of them is put up one after the other, and a key or a click goes in between
  return useDeferredValue(found) ?? noCards;
}
