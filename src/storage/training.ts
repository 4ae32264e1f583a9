import type { Table } from 'dexie';
import type { Ground } from './ground.ts';
import type { TrainingRows, TrainingTable } from './training-rows.ts';

/** Every table of the academy. */
export const trainingTables = ['attempts', 'programmes', 'walkthroughs', 'sounds', 'callReviews'] as const satisfies readonly TrainingTable[];

/** Keeps something of the academy: an attempt, a programme, a walk-through with its sounds, a call review. An id kept before is written over. */
export async function keepTraining<Name extends TrainingTable>({ db, guard }: Ground, table: Name, row: TrainingRows[Name]): Promise<void> {
  const rows: Table<TrainingRows[Name], string> = db.table(table);
  await guard.write([table], () => rows.put(row));
}

/** Forgets one of them; a walk-through takes its sounds along. Answers what was there, so that it can be put back, or null. */
export function dropTraining<Name extends TrainingTable>({ db, guard }: Ground, table: Name, id: string): Promise<TrainingRows[Name] | null> {
  const rows: Table<TrainingRows[Name], string> = db.table(table);
  return guard.write([table, 'sounds'], async () => {
    const row = (await rows.get(id)) ?? null;
    await rows.delete(id);
    if (table === 'walkthroughs') await db.sounds.where('of').equals(id).delete();
    return row;
  });
}

/** One spoken narration; null when it is gone. */
export async function readSound({ db }: Ground, id: string): Promise<TrainingRows['sounds'] | null> {
  return (await db.sounds.get(id)) ?? null;
}
