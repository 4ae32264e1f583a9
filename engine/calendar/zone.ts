import { day, type Instant, invariant } from '#engine/kernel';
import { Temporal } from 'temporal-polyfill';
import { remembered } from './remembered.ts';

/** A time during which a zone keeps one distance to UTC, and the one that follows in the same block. `until` is exclusive. */
interface Stretch {
  readonly from: Instant;
  readonly until: Instant;
  readonly offset: number;
  readonly next: Stretch | null;
}

/** Rules are asked for block by block, so that a zone costs what is used of it and not its whole history. */
const blockLength = 96 * day;
/** No zone has changed its clocks and changed them back within six days since 1970 (closest: Recife in October 2000). */
const sampleLength = 6 * day;
const furthest = 8.64e15;

const blocksOf = remembered(1000, (zone: string) => remembered(400, (block: number) => stretchesIn(block * blockLength, zone)));

/** Questions come in flocks about one zone and one season: the latest answer is tried first. */
let latest: { readonly zone: string; readonly stretch: Stretch } | null = null;

/** Says whether a text names a zone with known rules, such as `Europe/Berlin` or `UTC`. */
export const isZone: (text: string) => boolean = remembered(2000, (text: string) => {
  try {
    // A date with a clock time would also be taken as a "zone" by Temporal, so only names and plain offsets pass.
    return !/\d{4}-|T\d/.test(text) && Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(text).timeZoneId !== '';
  } catch {
    return false;
  }
});

/** How far a zone's clocks are ahead of UTC at a moment, in milliseconds. Throws on an unknown zone. */
export function offsetAt(at: Instant, zone: string): number {
  if (latest !== null && latest.zone === zone && at >= latest.stretch.from && at < latest.stretch.until) return latest.stretch.offset;
  for (let stretch: Stretch | null = blocksOf(zone)(Math.floor(at / blockLength)); stretch !== null; stretch = stretch.next) {
    if (at < stretch.until) {
      latest = { zone, stretch };
      return stretch.offset;
    }
  }
  invariant(false, `${at} is a moment`);
}

/**
 * The moment at which a zone's clocks show a wall time (milliseconds as if the wall were UTC). A wall time that a
 * clock change skips moves forward by the skipped stretch; one that comes twice is the first (Temporal's `compatible`).
 */
export function momentOf(wall: number, zone: string): Instant {
  // No zone is a whole day away from UTC, so these two moments lie before and after the one that is looked for.
  const before = offsetAt(wall - day, zone);
  const after = offsetAt(wall + day, zone);
  const first = wall - before;
  if (before === after || offsetAt(first, zone) === before) return first;
  const second = wall - after;
  return offsetAt(second, zone) === after ? second : first;
}

function stretchesIn(start: Instant, zone: string): Stretch {
  const end = Math.min(start + blockLength, furthest + 1);
  const from = Math.max(start, -furthest);
  let offset = libraryOffset(from, zone);
  const changes = [{ at: from, offset }];
  for (let sample = from; sample < end; sample += sampleLength) {
    const sampleEnd = Math.min(sample + sampleLength, end - 1);
    const offsetThere = libraryOffset(sampleEnd, zone);
    for (let at = sample; offset !== offsetThere; ) {
      at = libraryChangeAfter(at, sampleEnd, zone);
      offset = libraryOffset(at, zone);
      changes.push({ at, offset });
    }
  }
  let until = end;
  let stretch: Stretch | null = null;
  for (const change of changes.reverse()) {
    stretch = { from: change.at, until, offset: change.offset, next: stretch };
    until = change.at;
  }
  invariant(stretch !== null, 'a block has an offset');
  return stretch;
}

function libraryOffset(at: Instant, zone: string): number {
  return Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).offsetNanoseconds / 1_000_000;
}

/**
 * The next clock change. Asked only where one is known to come within days: the library looks ahead three years at
 * most, counted from the present, and our answers must not hang on the present.
 */
function libraryChangeAfter(at: Instant, latest: Instant, zone: string): Instant {
  const change = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone).getTimeZoneTransition('next');
  invariant(change !== null && change.epochMilliseconds <= latest, `${zone} changes its clocks within six days after ${at}`);
  return change.epochMilliseconds;
}
