import type { Table } from 'dexie';
import type { TrainingRows, TrainingTable } from './training-rows.ts';
import { useLive } from './use-live.ts';

/** Everything of one table, as it is now. */
export function useTraining<Name extends Exclude<TrainingTable, 'sounds'>>(table: Name): readonly TrainingRows[Name][] | undefined {
  return useLive(({ db }) => (db.table(table) as Table<TrainingRows[Name], string>).toArray(), [table]);
}
