import { useCallback, useSyncExternalStore } from 'react';
import type { Space } from '#engine/journal';
import type { DueRow, OutboxRow, PersonRow, ViewRow } from './contract.ts';
import { readMe } from './ground.ts';
import { countOutbox, type OutboxQuery, readOutbox } from './outbox.ts';
import { currentStorage } from './storage.ts';
import type { StorageState } from './storage-state.ts';
import { approvalRoles, lentRights } from './lent-rights.ts';
import { readApprovals } from './today.ts';
import { useLive } from './use-live.ts';
import { usePaced } from './use-paced.ts';

/** What waits for an approval by these roles, longest waiting first; by those the person at work holds or was lent when none are named. */
export function useApprovals(roles?: readonly string[], space: Space = 'live'): readonly DueRow[] | undefined {
  return useLive(async ({ db, clock }) => {
    // read, not remembered: whoever works here may have changed since
    const me = roles === undefined ? await readMe(db) : null;
    return readApprovals(db, roles ?? (me ? approvalRoles(me, await db.people.toArray(), clock.now()) : []), space);
  }, [roles?.join(), space]);
}

/** Approval rights others have lent to the person at work, for `options` (`person.delegations`). */
export function useLentRights(): ReturnType<typeof lentRights> {
  return useLive(async ({ db, clock }) => lentRights((await readMe(db))?.id ?? '', await db.people.toArray(), clock.now()), []) ?? [];
}

/** What is to be opened or was closed in the outbox, of one record or of all, oldest first. */
export function useOutbox({ record, space, closed }: OutboxQuery = {}): readonly OutboxRow[] | undefined {
  return useLive(({ db }) => readOutbox(db, { record, space, closed }), [record, space, closed]);
}

/** How much waits to be sent, told up to `most`; counted at most twice a second. */
export function useOutboxCount(most: number, space: Space = 'live'): number | undefined {
  return usePaced({ key: `${space}/${most}`, watch: ({ db }) => db.outbox.where('[space+status]').between([space, ''], [space, '\uffff']).limit(1).primaryKeys(), read: ({ db }) => countOutbox(db, space, most), rest: 500 })?.value;
}

/** The saved views of a type, or of all, by name. */
export function useViews(recordType?: string): readonly ViewRow[] | undefined {
  return useLive(
    async ({ db }) => (await db.views.toArray()).filter((view) => recordType === undefined || view.recordType === recordType).sort((a, b) => a.name.localeCompare(b.name)),
    [recordType],
  );
}

const nobody: readonly PersonRow[] = [];

/** Everybody, by name. */
export function usePeople(): readonly PersonRow[] {
  return useLive(async ({ db }) => (await db.people.toArray()).sort((a, b) => a.name.localeCompare(b.name)), []) ?? nobody;
}

/** Who works in this browser now. */
export function useMe(): PersonRow | undefined {
  return useLive(async ({ db }) => (await readMe(db)) ?? undefined, []);
}

/** A small local setting and how to change it; the fallback until it is read or when it was never set. */
export function useSetting<Value>(key: string, fallback: Value): readonly [Value, (value: Value) => Promise<void>] {
  const stored = useLive(async ({ db }) => (await db.settings.get(key)) ?? null, [key]);
  const set = useCallback((value: Value) => currentStorage().saveSetting(key, value), [key]);
  return [stored ? (stored.value as Value) : fallback, set];
}

/** How the workspace's memory is doing, for the banner. */
export function useStorageState(): StorageState {
  const { board } = currentStorage().ground;
  return useSyncExternalStore(board.subscribe, board.get);
}

/** Whether the demo workspace is loaded. */
export function useDemo(): { readonly present: boolean } | undefined {
  return useLive(async ({ db }) => {
    const [blueprints, records] = await Promise.all([db.blueprints.where('batch').equals('demo').count(), db.records.where('batch').equals('demo').count()]);
    return { present: blueprints + records > 0 };
  }, []);
}
