import { Dexie } from 'dexie';
import { canonicalJson } from '#engine/kernel';
import { beginList, type RecordList, type RecordListQuery, watchList } from './record-list.ts';
import { currentStorage } from './storage.ts';
import { useLive } from './use-live.ts';
import { usePaced } from './use-paced.ts';

/**
 * The ids of the records that match, in order: rows are then read a window at a time with `useRecordsByIds`. While a long
 * list is read its beginning is told, if an index has it in this order; otherwise the last list stays until another
 * question is answered. Only for screens that ask for it, as how many there are is not known yet.
 */
export function useRecordList(query: RecordListQuery, fromItsBeginning = false): RecordList | undefined {
  const key = canonicalJson(keyOf(query));
  const whole = usePaced({ key, watch: ({ db }) => watchList(db, query), read: () => currentStorage().listRecords(query) });
  const isRead = whole?.key === key;
  const wanted = fromItsBeginning && !isRead;
  const beginning = useLive(async ({ db }) => ({ key, list: wanted ? await beginList(db, query) : undefined }), [key, wanted]);
  return (isRead || beginning?.key !== key ? undefined : beginning.list) ?? whole?.value;
}

/** Whether there is a record of a type at all: one key is read, however many there are. */
export function useHasRecords(type: string): boolean | undefined {
  return useLive(async ({ db }) => (await db.records.where('[space+type+createdAt]').between(['live', type, Dexie.minKey], ['live', type, Dexie.maxKey]).limit(1).primaryKeys()).length > 0, [type]);
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
