/** A moment in time: whole milliseconds since 1970-01-01T00:00Z. Never local time; zones belong to `calendar`. */
export type Instant = number;

/** One minute in milliseconds. */
export const minute = 60_000;
/** One hour in milliseconds. */
export const hour = 60 * minute;
/** Twenty-four hours in milliseconds: an elapsed day, not a civil one (see `calendar`). */
export const day = 24 * hour;
