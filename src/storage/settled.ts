import type { RecordType } from '#engine/blueprint';
import { isQualified } from '#engine/run';
import type { RecordRow, RunRow } from './contract.ts';
import { withTouches } from './touched.ts';

/** The record with everything its row repeats from its runs and its type, so that lists read it from an index: touches (S110, S112) and whether it is for reps (S106). */
export function settled(record: RecordRow, runs: Iterable<Pick<RunRow, 'snapshot'>>, type: Pick<RecordType, 'qualified'> | undefined): RecordRow {
  return withQualification(withTouches(record, runs), type);
}

/** The record marked when its type's rule does not let reps have it (S106); the same object when it says so already. */
export function withQualification(record: RecordRow, type: Pick<RecordType, 'qualified'> | undefined): RecordRow {
  const unqualified = type !== undefined && !isQualified(type, record.fields);
  if (unqualified === (record.unqualified === 1)) return record;
  const { unqualified: _was, ...rest } = record;
  return unqualified ? { ...rest, unqualified: 1 } : rest;
}
