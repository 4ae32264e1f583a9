import type { Fields } from '#engine/blueprint';
import { optedOutOf } from '#engine/run';
import type { OutboxRow, RecordRow } from './contract.ts';
import type { Database } from './database.ts';
import type { Ground } from './ground.ts';

/** What is still to be seen to, of one record or of all, oldest first. `closed` asks for what was done or dismissed instead. */
export interface OutboxQuery {
  readonly record?: string | undefined;
  readonly space?: OutboxRow['space'] | undefined;
  readonly closed?: boolean | undefined;
}

/** Reads the outbox: by record from that record's index, else by status. */
export async function readOutbox(db: Database, { record, space = 'live', closed = false }: OutboxQuery = {}): Promise<readonly OutboxRow[]> {
  const statuses: readonly OutboxRow['status'][] = closed ? ['done', 'dismissed'] : ['waiting', 'opened'];
  const rows = await (record === undefined ? db.outbox.where('status').anyOf([...statuses]) : db.outbox.where('record').equals(record)).toArray();
  return rows.filter((row) => row.space === space && statuses.includes(row.status)).sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1));
}

/**
 * Somebody opened the mail, call or page: it is not withdrawn by an undo any more. False when it was withdrawn meanwhile,
 * or the customer asked to be left alone (S26): then it is dismissed.
 */
export function openOutbox({ db, guard }: Ground, id: string): Promise<boolean> {
  return guard.write(['outbox', 'records'], async () => {
    const row = await db.outbox.get(id);
    if (!row) return false;
    const record = await db.records.get(row.record);
    const forbidden = isForbidden(row, record?.fields ?? {});
    const status = forbidden ? 'dismissed' : 'opened';
    if (row.status === 'waiting' || forbidden) await db.outbox.put({ ...row, status });
    return !forbidden;
  });
}

/** Somebody says it was sent, or that it shall not be. False when it was withdrawn meanwhile. */
export function closeOutbox({ db, guard }: Ground, id: string, how: 'done' | 'dismissed'): Promise<boolean> {
  return guard.write(['outbox'], async () => {
    const row = await db.outbox.get(id);
    if (!row) return false;
    if (row.status === 'waiting' || row.status === 'opened') await db.outbox.put({ ...row, status: how });
    return true;
  });
}

/** Dismisses what still waits for records whose customers have just asked to be left alone (S26); call it in the transaction that wrote the wish. */
export async function dismissForbidden(db: Database, records: readonly Pick<RecordRow, 'id' | 'fields'>[]): Promise<void> {
  for (const { id, fields } of records) {
    const rows = (await db.outbox.where('record').equals(id).toArray()).filter((row) => row.status === 'waiting' && isForbidden(row, fields));
    if (rows.length > 0) await db.outbox.bulkPut(rows.map((row) => ({ ...row, status: 'dismissed' })));
  }
}

function isForbidden({ effect, status }: OutboxRow, fields: Fields): boolean {
  return effect.type === 'send' && status !== 'done' && optedOutOf(fields, effect.channel);
}
