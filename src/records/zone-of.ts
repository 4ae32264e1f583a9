import type { Fields } from '#engine/blueprint';
import { isZone } from '#engine/calendar';
import { zoneOfCountry } from '#engine/exchange';

/** The time zone a record lives in: its own column, else its country's main zone, else the workspace's. */
export function zoneOf(fields: Fields, workspace: string): string {
  const own = fields.timeZone;
  if (typeof own === 'string' && isZone(own.trim())) return own.trim();
  const country = fields.country;
  return (typeof country === 'string' ? zoneOfCountry(country) : null) ?? workspace;
}
