import { Dexie, type Table } from 'dexie';

/** So many keys are read at a time: a person's own reads come in between. */
const piece = 5000;

/** An index whose last part is a moment; what stands before it is fixed. */
export interface MomentIndex<Row> {
  readonly index: string;
  readonly fixed: readonly (string | number)[];
  /** The moment by which a row stands in the index, in epoch milliseconds. */
  readonly momentOf: (row: Row) => number | undefined;
}

/**
 * The ids of rows under an index from a moment on, in its order, a piece at a time: in one go 100,000 keys would hold
 * up every other reading of the workspace for as long as they take. What moves on meanwhile is found where it went, once.
 */
export async function idsInPieces<Row>(table: Table<Row, string>, { index, fixed, momentOf }: MomentIndex<Row>, from = -Infinity, size = piece): Promise<string[]> {
  const found = new Set<string>();
  let start = from;
  for (let most = size; ; ) {
    // in one reading: were the last one to move on in between, whatever stood before its new moment would be passed over
    const { ids, next } = await table.db.transaction('r', table, async () => {
      const keys = await table.where(index).between([...fixed, start], [...fixed, Dexie.maxKey], true, true).limit(most).primaryKeys();
      const end = keys.at(-1);
      const row = end === undefined || keys.length < most ? undefined : await table.get(end);
      return { ids: keys, next: row && momentOf(row) };
    });
    for (const id of ids) {
      found.delete(id);
      found.add(id);
    }
    if (ids.length < most) return [...found];
    // one moment holds more than a piece: a larger one is read from the same place
    if (next !== undefined && next > start) {
      start = next;
      most = size;
    } else most *= 4;
  }
}
