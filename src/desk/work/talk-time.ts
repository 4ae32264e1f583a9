/** How long a call has lasted: what is spent already, and since when it is running; null when it is not. Milliseconds. */
export interface CallTime {
  readonly spent: number;
  readonly from: number | null;
}

/** So long a call may last before its clock is taken for a forgotten one, in milliseconds. */
const longestCall = 24 * 3_600_000;

/** What the clock of a call says at a moment, in whole seconds. */
export function secondsOf({ spent, from }: CallTime, now: number): number {
  return Math.floor(Math.min(longestCall, spent + Math.max(0, from === null ? 0 : now - from)) / 1000);
}

/** A call's clock as it is read while talking: "2:07", "1:02:07". */
export function clockText(seconds: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  const minutes = Math.floor(seconds / 60);
  return minutes < 60 ? `${minutes}:${two(seconds % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(seconds % 60)}`;
}

/** How long a talk was, in words: "3 min 20 s", "45 s", "1 h 2 min". */
export function talkWords(seconds: number): string {
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return minutes % 60 === 0 ? `${Math.floor(minutes / 60)} h` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
