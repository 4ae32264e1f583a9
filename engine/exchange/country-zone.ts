import { plainName } from './mapping.ts';

/** The zone most people of a country live in, by the country's names and codes. Large countries get their business centre. */
const rows: readonly (readonly [zone: string, names: string])[] = [
  ['America/New_York', 'us usa unitedstates unitedstatesofamerica america'], ['America/Toronto', 'ca canada'], ['America/Mexico_City', 'mx mexico'],
  ['America/Sao_Paulo', 'br brazil brasil'], ['America/Argentina/Buenos_Aires', 'ar argentina'], ['America/Santiago', 'cl chile'], ['America/Bogota', 'co colombia'], ['America/Lima', 'pe peru'],
  ['America/Panama', 'pa panama'], ['America/Caracas', 've venezuela'], ['America/Montevideo', 'uy uruguay'], ['America/Guayaquil', 'ec ecuador'], ['America/Costa_Rica', 'cr costarica'],
  ['Europe/London', 'gb uk unitedkingdom greatbritain england scotland wales'], ['Europe/Dublin', 'ie ireland'], ['Europe/Paris', 'fr france frankreich'], ['Europe/Berlin', 'de germany deutschland allemagne'],
  ['Europe/Vienna', 'at austria osterreich'], ['Europe/Zurich', 'ch switzerland schweiz suisse'], ['Europe/Madrid', 'es spain espana'], ['Europe/Lisbon', 'pt portugal'], ['Europe/Rome', 'it italy italia'],
  ['Europe/Brussels', 'be belgium belgique belgie'], ['Europe/Amsterdam', 'nl netherlands thenetherlands holland'], ['Europe/Luxembourg', 'lu luxembourg'], ['Europe/Copenhagen', 'dk denmark danmark'],
  ['Europe/Stockholm', 'se sweden sverige'], ['Europe/Oslo', 'no norway norge'], ['Europe/Helsinki', 'fi finland suomi'], ['Atlantic/Reykjavik', 'is iceland'], ['Europe/Warsaw', 'pl poland polska'],
  ['Europe/Prague', 'cz czechia czechrepublic'], ['Europe/Bratislava', 'sk slovakia'], ['Europe/Budapest', 'hu hungary'], ['Europe/Bucharest', 'ro romania'], ['Europe/Sofia', 'bg bulgaria'], ['Europe/Athens', 'gr greece'],
  ['Europe/Zagreb', 'hr croatia'], ['Europe/Ljubljana', 'si slovenia'], ['Europe/Belgrade', 'rs serbia'], ['Europe/Tallinn', 'ee estonia'], ['Europe/Riga', 'lv latvia'], ['Europe/Vilnius', 'lt lithuania'],
  ['Europe/Kyiv', 'ua ukraine'], ['Europe/Istanbul', 'tr turkey turkiye'], ['Europe/Moscow', 'ru russia'], ['Asia/Jerusalem', 'il israel'], ['Asia/Dubai', 'ae unitedarabemirates uae'], ['Asia/Riyadh', 'sa saudiarabia'],
  ['Asia/Qatar', 'qa qatar'], ['Africa/Cairo', 'eg egypt'], ['Africa/Lagos', 'ng nigeria'], ['Africa/Nairobi', 'ke kenya'], ['Africa/Johannesburg', 'za southafrica'], ['Africa/Casablanca', 'ma morocco'], ['Africa/Accra', 'gh ghana'],
  ['Asia/Amman', 'jo jordan'], ['Asia/Karachi', 'pk pakistan'], ['Asia/Kolkata', 'in india'], ['Asia/Dhaka', 'bd bangladesh'], ['Asia/Colombo', 'lk srilanka'], ['Asia/Bangkok', 'th thailand'], ['Asia/Ho_Chi_Minh', 'vn vietnam'],
  ['Asia/Kuala_Lumpur', 'my malaysia'], ['Asia/Singapore', 'sg singapore'], ['Asia/Jakarta', 'id indonesia'], ['Asia/Manila', 'ph philippines philipines'], ['Asia/Shanghai', 'cn china'], ['Asia/Hong_Kong', 'hk hongkong'], ['Asia/Taipei', 'tw taiwan'],
  ['Asia/Seoul', 'kr korea southkorea'], ['Asia/Tokyo', 'jp japan'], ['Australia/Sydney', 'au australia'], ['Pacific/Auckland', 'nz newzealand'],
];
const zones = new Map(rows.flatMap(([zone, names]) => names.split(' ').map((name) => [name, zone] as const)));

/** In which time zone people of a country mostly live; null for a country we do not know. Rule X21. */
export function zoneOfCountry(country: string): string | null {
  return zones.get(plainName(country)) ?? null;
}
