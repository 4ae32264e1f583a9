import { canonicalJson } from '#engine/kernel';
import { useRef } from 'react';
import { type RecordList, type RecordListQuery, watchList } from './record-list.ts';
import { currentStorage } from './storage.ts';
import { useLive } from './use-live.ts';

/** The ids of the records that match, in order: rows are then read a window at a time with `useRecordsByIds`. */
export function useRecordList(query: RecordListQuery): RecordList | undefined {
  const key = canonicalJson(keyOf(query));
  const pace = useRef({ key: '', took: 0, endedAt: 0 });
  return useLive(async ({ db }) => {
    await watchList(db, query);
    await leaveRoom(pace.current, key);
    const began = performance.now();
    const list = await currentStorage().listRecords(query);
    pace.current = { key, took: performance.now() - began, endedAt: performance.now() };
    return list;
  }, [key]);
}

/** While an import runs, the same list is asked for again at every chunk: it takes a third of the time at most. */
async function leaveRoom(last: { readonly key: string; readonly took: number; readonly endedAt: number }, key: string): Promise<void> {
  const rest = last.endedAt + 2 * last.took - performance.now();
  if (last.key === key && rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
}

function keyOf({ type, space, search, sort, filter, owner, stage, onlyQualified }: RecordListQuery) {
  return {
    type, space, search,
    sort: { field: sort.field, descending: sort.descending },
    filter: filter ?? null, onlyQualified: onlyQualified ?? false,
    owner: owner === undefined ? null : { is: owner },
    stage: stage ? { blueprint: stage.blueprint, stage: stage.stage ?? null } : null,
  };
}
