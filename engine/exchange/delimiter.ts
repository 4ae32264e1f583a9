/** What may stand between two values of a line. */
export const delimiters = [',', ';', '\t', '|'] as const;
export type Delimiter = (typeof delimiters)[number];

/**
 * Finds what separates the values: the mark that cuts the first lines most often into the same number of parts.
 * Marks inside quotes do not count. A file of one column answers a comma. Rule X4.
 */
export function detectDelimiter(sample: string): Delimiter {
  let best: Delimiter = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const score = scoreOf(countsPerLine(sample, delimiter));
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

const linesLooked = 60;

/** How many times the mark stands outside quotes, for each of the first lines that are not empty. */
function countsPerLine(sample: string, delimiter: string): readonly number[] {
  const counts: number[] = [];
  let quoted = false;
  let [count, length] = [0, 0];
  for (const letter of sample) {
    if (letter === '"') quoted = !quoted;
    const ends = (letter === '\n' || letter === '\r') && !quoted;
    if (ends && length > 0) counts.push(count);
    if (ends) [count, length] = [0, 0];
    else length += 1;
    if (letter === delimiter && !quoted) count += 1;
    if (counts.length >= linesLooked) return counts;
  }
  // The last line of a cut sample may be half a line: it counts only when it is all there is.
  return counts.length === 0 ? [count] : counts;
}

/** The share of lines that agree with the header, weighed by how many parts it has. */
function scoreOf(counts: readonly number[]): number {
  const header = counts[0] ?? 0;
  if (header === 0) return 0;
  const agreeing = counts.filter((count) => count === header).length / counts.length;
  return agreeing * agreeing * Math.min(header, 40) ** 0.5;
}
