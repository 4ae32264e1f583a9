/**
 * An independent reading of zone rules for the tests: only what `Intl.DateTimeFormat` prints, searched minute by
 * minute. It shares no code and no library with the calendar.
 */
const formats = new Map<string, Intl.DateTimeFormat>();

/** What the wall clock shows, as if the wall were UTC. */
export function wallOf(at: number, zone: string): number {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric', second: 'numeric',
    });
    formats.set(zone, format);
  }
  const part = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part['year'] ?? 0, (part['month'] ?? 1) - 1, part['day'], part['hour'], part['minute'], part['second']);
}

/** What the wall clock shows, as people write it. */
export function wallText(at: number, zone: string): string {
  return new Date(wallOf(at, zone)).toISOString().slice(0, 16).replace('T', ' ');
}

/** The moment at which the wall shows `wall`: the first of two; forward by the gap when it never shows it. */
export function momentShowing(wall: number, zone: string): number {
  const minute = 60_000;
  const guess = wall - (wallOf(wall, zone) - wall);
  for (const reach of [150, 1620]) {
    for (let at = guess - reach * minute; at <= guess + reach * minute; at += minute) {
      const shown = wallOf(at, zone);
      if (shown === wall) return at;
      const before = wallOf(at - minute, zone) + minute;
      if (before <= wall && shown > wall) return at + (wall - before);
    }
  }
  throw new Error(`the clocks of ${zone} never come near ${new Date(wall).toISOString()}`);
}
