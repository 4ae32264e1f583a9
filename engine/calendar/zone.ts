import type { Instant } from '#engine/kernel';
import { Temporal } from 'temporal-polyfill';

/** A stretch of time during which a zone keeps one distance to UTC. `until` is exclusive. */
interface Span {
  readonly from: Instant;
  readonly until: Instant;
  readonly offset: number;
}

const spansByZone = new Map<string, Span[]>();
const zonesByText = new Map<string, boolean>();
const halfDay = 43_200_000;

/** Says whether a text names a zone with known rules, such as `Europe/Berlin` or `UTC`. */
export function isZone(text: string): boolean {
  const known = zonesByText.get(text);
  if (known !== undefined) return known;
  let valid = false;
  try {
    // A date with a clock time would also be taken as a "zone" by Temporal, so only names and plain offsets pass.
    valid = !/\d{4}-|T\d/.test(text) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId !== '';
  } catch {
    valid = false;
  }
  if (zonesByText.size < 2000) zonesByText.set(text, valid);
  return valid;
}

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. The rules are the library's; a found span is kept. */
export function offsetAt(at: Instant, zone: string): number {
  let spans = spansByZone.get(zone);
  if (spans === undefined) {
    spans = [];
    spansByZone.set(zone, spans);
  }
  for (let index = spans.length - 1; index >= 0; index -= 1) {
    const span = spans[index];
    if (span !== undefined && at >= span.from && at < span.until) return span.offset;
  }
  const found = spanAround(at, zone);
  spans.push(found);
  return found.offset;
}

/**
 * The moment at which a zone's clocks show a wall time (milliseconds as if the wall were UTC). A wall time that a
 * clock change skips moves forward by the skipped stretch; one that comes twice is the first (Temporal's `compatible`).
 */
export function momentOf(wall: number, zone: string): Instant {
  const before = offsetAt(wall - 2 * halfDay, zone);
  // Two days around an unchanged clock need no rules at all; only near a change the library decides.
  if (before === offsetAt(wall + 2 * halfDay, zone)) return wall - before;
  return Temporal.Instant.fromEpochMilliseconds(wall)
    .toZonedDateTimeISO('UTC')
    .toPlainDateTime()
    .toZonedDateTime(zone, { disambiguation: 'compatible' }).epochMilliseconds;
}

function spanAround(at: Instant, zone: string): Span {
  const moment = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  // "previous" looks strictly before, so a moment that is itself a change must be asked from just after it.
  const from = moment.add({ milliseconds: 1 }).getTimeZoneTransition('previous');
  const until = moment.getTimeZoneTransition('next');
  return {
    from: from?.epochMilliseconds ?? Number.NEGATIVE_INFINITY,
    until: until?.epochMilliseconds ?? Number.POSITIVE_INFINITY,
    offset: moment.offsetNanoseconds / 1_000_000,
  };
}
