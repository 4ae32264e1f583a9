import { canonicalJson } from '#engine/kernel';
import { listRecords, type RecordList, type RecordListQuery } from './record-list.ts';
import { useLive } from './use-live.ts';

/** The ids of the records that match, in order: rows are then read a window at a time with `useRecordsByIds`. */
export function useRecordList(query: RecordListQuery): RecordList | undefined {
  return useLive(({ db }) => listRecords(db, query), [canonicalJson(keyOf(query))]);
}

function keyOf({ type, space, search, sort, filter, stage }: RecordListQuery) {
  return {
    type, space, search,
    sort: { field: sort.field, descending: sort.descending },
    filter: filter ?? null,
    stage: stage ? { blueprint: stage.blueprint, stage: stage.stage ?? null } : null,
  };
}
