import type { Asking, BulkRecord } from './bulk-record.ts';
import { isOpen } from './gate-plan.ts';
import type { WayPlan } from './plan.ts';

/** The outcome was taken as often as it may be. */
export function isSpent({ spent }: WayPlan, record: BulkRecord, asking: Asking): boolean {
  return spent !== null && spent(record, asking);
}

/** Its limit is not reached and its gate is open. */
export function mayTake(way: WayPlan, record: BulkRecord, asking: Asking): boolean {
  return !isSpent(way, record, asking) && isOpen(way.gate, record, asking);
}
