import type { Fields } from '#engine/blueprint';
import { atCivil, endOfDay } from '#engine/calendar';
import type { Instant } from '#engine/kernel';

/** The field that says when somebody came to us: the click, the fair, the article (S96). */
const momentField = 'sourceAt';

/**
 * When a lead came to us, from which its speed to the first touch counts (S112): what its source says, else the moment
 * its record was made. A source that only names a day counts from that day's end, in the record's own zone, so that
 * nobody is called slower than is sure; what says a later moment than the record's own counts from the record (rule N27).
 */
export function cameInAt({ fields, createdAt, zone }: { readonly fields: Fields; readonly createdAt: Instant; readonly zone: string }): Instant {
  const told = fields[momentField];
  if (typeof told !== 'string') return createdAt;
  const written = told.trim();
  const at = Date.parse(written);
  if (!Number.isFinite(at)) return createdAt;
  const isDay = new Date(at).toISOString().startsWith(written);
  return Math.min(isDay && written.length === dayLength ? endOfDay(atCivil(written, '12:00', zone), zone) : at, createdAt);
}

const dayLength = 'yyyy-mm-dd'.length;
