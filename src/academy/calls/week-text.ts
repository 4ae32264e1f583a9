import { atCivil } from '#engine/calendar';
import { formatDate } from '../../ui/index.ts';

/** A week by its Monday: "16 Nov". */
export function weekText(monday: string, zone: string): string {
  return formatDate(atCivil(monday, '12:00', zone), zone).split(' ').slice(0, 2).join(' ');
}
