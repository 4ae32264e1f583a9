import { canonicalJson } from '#engine/kernel';
import { type RecordList, type RecordListQuery, watchList } from './record-list.ts';
import { currentStorage } from './storage.ts';
import { useLive } from './use-live.ts';

/** The ids of the records that match, in order: rows are then read a window at a time with `useRecordsByIds`. */
export function useRecordList(query: RecordListQuery): RecordList | undefined {
  return useLive(async ({ db }) => {
    await watchList(db, query);
    return currentStorage().listRecords(query);
  }, [canonicalJson(keyOf(query))]);
}

function keyOf({ type, space, search, sort, filter, owner, stage }: RecordListQuery) {
  return {
    type, space, search,
    sort: { field: sort.field, descending: sort.descending },
    filter: filter ?? null,
    owner: owner === undefined ? null : { is: owner },
    stage: stage ? { blueprint: stage.blueprint, stage: stage.stage ?? null } : null,
  };
}
