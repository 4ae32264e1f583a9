import type { BlueprintRow, EnrollerRow, VersionRow } from './contract.ts';

/** The row by which a live blueprint takes records in by itself; null when it does not, or is held. */
export function enrollerOf({ id, paused }: Pick<BlueprintRow, 'id' | 'paused'>, { id: version, document }: Pick<VersionRow, 'id' | 'document'>): EnrollerRow | null {
  const { when, order, imports } = document.enrolment;
  if (paused || when.type === 'manual') return null;
  return { blueprint: id, version, recordType: document.recordType, order, when, imports };
}
