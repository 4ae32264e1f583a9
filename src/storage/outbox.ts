import type { Fields } from '#engine/blueprint';
import { optedOutOf } from '#engine/run';
import { clockPerson } from '#engine/journal';
import type { OutboxRow, RecordRow } from './contract.ts';
import { countUpTo } from './count-up-to.ts';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';

/** What is still to be seen to, of one record or of all, oldest first. `closed` asks for what was done or dismissed instead. */
export interface OutboxQuery {
  readonly record?: string | undefined;
  readonly space?: OutboxRow['space'] | undefined;
  readonly closed?: boolean | undefined;
}

/** What became of an attempt to change a line: done, it was withdrawn meanwhile, or the customer asked to be left alone (S26). */
export type OutboxAnswer = 'ok' | 'withdrawn' | 'optedOut';

/** Reads the outbox: by record from that record's index, else by status. */
export async function readOutbox(db: Database, { record, space = 'live', closed = false }: OutboxQuery = {}): Promise<readonly OutboxRow[]> {
  const statuses: readonly OutboxRow['status'][] = closed ? ['done', 'dismissed'] : ['waiting', 'opened'];
  const rows = await (record === undefined ? db.outbox.where('status').anyOf([...statuses]) : db.outbox.where('record').equals(record)).toArray();
  return rows.filter((row) => row.space === space && statuses.includes(row.status)).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/** How much is still to be seen to, told up to `most`: counted in the index, no line is read. */
export function countOutbox(db: Database, space: OutboxRow['space'], most: number): Promise<number> {
  return countUpTo(most, (['waiting', 'opened'] as const).map((status) => db.outbox.where('[space+status]').equals([space, status])));
}

/**
 * Somebody opened the mail, call or page: it is not withdrawn by an undo any more. False when it was withdrawn meanwhile,
 * or the customer asked to be left alone (S26): then it is dismissed.
 */
export function openOutbox({ db, guard, clock }: Ground, id: string): Promise<boolean> {
  return guard.write(['outbox', 'records'], async () => {
    const row = await db.outbox.get(id);
    if (!row) return false;
    const forbidden = isForbidden(row, (await db.records.get(row.record))?.fields ?? {});
    if (forbidden && row.status !== 'dismissed') await db.outbox.put(forbid(row, clock.now()));
    else if (!forbidden && row.status === 'waiting') await db.outbox.put({ ...row, status: 'opened' });
    return !forbidden;
  });
}

/** Somebody says it was sent, or that it shall not be and why. False when it was withdrawn meanwhile. */
export function closeOutbox({ db, guard, clock, me }: Ground, id: string, how: 'done' | 'dismissed', reason = ''): Promise<boolean> {
  return guard.write(['outbox'], async () => {
    const row = await db.outbox.get(id);
    if (!row) return false;
    if (row.status === 'waiting' || row.status === 'opened') {
      const closed = { from: row.status, at: clock.now(), by: me().id, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) };
      await db.outbox.put({ ...row, status: how, closed });
    }
    return true;
  });
}

/** Takes closing a line back: it lies there as before. Not for a customer who asked to be left alone (S26). */
export function reopenOutbox({ db, guard }: Ground, id: string): Promise<OutboxAnswer> {
  return guard.write(['outbox', 'records'], async () => {
    const row = await db.outbox.get(id);
    if (!row) return 'withdrawn';
    if (row.status !== 'done' && row.status !== 'dismissed') return 'ok';
    const { closed, ...rest } = row;
    const open: OutboxRow = { ...rest, status: closed?.from ?? 'opened' };
    if (isForbidden(open, (await db.records.get(row.record))?.fields ?? {})) return 'optedOut';
    await db.outbox.put(open);
    return 'ok';
  });
}

/** Dismisses what still waits for records whose customers have just asked to be left alone (S26); call it in the transaction that wrote the wish. */
export async function dismissForbidden(db: Database, records: readonly Pick<RecordRow, 'id' | 'fields' | 'updatedAt'>[]): Promise<void> {
  for (const { id, fields, updatedAt } of records) {
    const rows = (await db.outbox.where('record').equals(id).toArray()).filter((row) => row.status === 'waiting' && isForbidden(row, fields));
    if (rows.length > 0) await db.outbox.bulkPut(rows.map((row) => forbid(row, updatedAt)));
  }
}

function forbid(row: OutboxRow, at: number): OutboxRow {
  return { ...row, status: 'dismissed', closed: { from: row.status === 'opened' ? 'opened' : 'waiting', at, by: clockPerson, why: 'optedOut' } };
}

function isForbidden({ effect, status }: OutboxRow, fields: Fields): boolean {
  return effect.type === 'send' && status !== 'done' && optedOutOf(fields, effect.channel);
}
