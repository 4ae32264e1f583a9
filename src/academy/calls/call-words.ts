/** How long a call was, in words: "3 min 20 s", "45 s"; "not timed" where nobody timed it. Seconds. */
export function lengthWords(seconds: number | undefined): string {
  if (seconds === undefined) return 'not timed';
  const minutes = Math.floor(seconds / 60);
  if (minutes === 0) return `${seconds} s`;
  return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
}

/** A moment of a recording as it is read and typed: "2:07", "1:02:07". Seconds. */
export function momentText(second: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  const whole = Math.max(0, Math.floor(second));
  const minutes = Math.floor(whole / 60);
  return minutes < 60 ? `${minutes}:${two(whole % 60)}` : `${Math.floor(minutes / 60)}:${two(minutes % 60)}:${two(whole % 60)}`;
}

/** Reads a moment back: "2:07", "1:02:07" or plain seconds; null for anything else. */
export function readMoment(text: string): number | null {
  const parts = /^(?:(?:(\d{1,2}):)?(\d{1,3}):)?(\d{1,2})$/.exec(text.trim());
  if (parts === null) return null;
  const [hours, minutes, seconds] = [Number(parts[1] ?? 0), Number(parts[2] ?? 0), Number(parts[3] ?? 0)];
  return parts[2] !== undefined && seconds > 59 ? null : hours * 3600 + minutes * 60 + seconds;
}

/** A mean as it stands beside a bar: "3.8". */
export function meanText(mean: number): string {
  return (Math.round(mean * 10) / 10).toFixed(1);
}
