import { canonicalJson } from '#engine/kernel';
import { type RecordList, type RecordListQuery, watchList } from './record-list.ts';
import { currentStorage } from './storage.ts';
import { usePaced } from './use-paced.ts';

/** The ids of the records that match, in order: rows are then read a window at a time with `useRecordsByIds`. Of another question the last list stays until it is answered. */
export function useRecordList(query: RecordListQuery): RecordList | undefined {
  return usePaced({ key: canonicalJson(keyOf(query)), watch: ({ db }) => watchList(db, query), read: () => currentStorage().listRecords(query) })?.value;
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
