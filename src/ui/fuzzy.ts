/**
 * How well words fit what somebody types: every typed word must be there, at best at a beginning, at worst as its letters
 * in order from the beginning of a word ("dsc" finds "Discovery") or as the beginnings of its words, unless they must stand together. Higher is better;
 * `null` does not fit.
 */
export function fuzzyScore(query: string, words: string, letters: 'inOrder' | 'together' = 'inOrder'): number | null {
  const text = plain(words);
  let sum = 0;
  for (const part of plain(query).split(' ').filter((each) => each !== '')) {
    const score = partScore(part, text) ?? (letters === 'inOrder' ? scattered(part, text) : null);
    if (score === null) return null;
    sum += score;
  }
  // of two that fit equally well the shorter one is meant
  return sum - text.length / 1000;
}

function partScore(part: string, text: string): number | null {
  if (text === part) return 100;
  if (text.startsWith(part)) return 80;
  if (text.includes(` ${part}`)) return 60;
  if (text.includes(part)) return 40;
  return null;
}

/** The letters in order within one word, or the first letters of words that follow each other: over word ends they are in nearly everything. Two letters are nearly everywhere, so that three are asked for. */
function scattered(part: string, text: string): number | null {
  if (part.length < 3) return null;
  const words = text.split(' ');
  if (words.map((word) => word[0]).join('').includes(part)) return 20;
  const scores = words.map((word) => scatteredFrom(part, word)).filter((score) => score !== null);
  return scores.length === 0 ? null : Math.max(...scores);
}

function scatteredFrom(part: string, text: string): number | null {
  if (text[0] !== part[0]) return null;
  let at = -1;
  let gaps = 0;
  for (const letter of part) {
    const next = text.indexOf(letter, at + 1);
    if (next < 0) return null;
    if (at >= 0) gaps += next - at - 1;
    at = next;
  }
  return gaps > part.length * 2 ? null : 20 - gaps;
}

/** Without accents, capitals and signs. */
function plain(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/[^\p{L}\p{N}+]+/gu, ' ').trim();
}
