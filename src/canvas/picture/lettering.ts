/** The faces a picture asks for: ours where it is installed or brought along, else whatever the reader's system writes with. */
export const pictureFont = "'Inter Variable', Inter, system-ui, -apple-system, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif";

/** Inter's advance widths from space to tilde, in thousandths of the letter size. */
const widths = '281 288 466 633 642 982 644 300 365 365 501 662 288 460 288 360 631 407 610 618 646 593 620 566 619 620 288 302 662 662 662 511 966 690 654 730 722 601 590 746 743 269 571 672 565 903 753 765 639 765 644 642 646 744 690 985 682 679 629 365 360 365 471 456 323 562 612 571 612 583 370 613 591 242 242 549 242 876 591 600 612 612 376 528 327 591 562 818 546 562 552 426 333 426 662'.split(' ').map(Number);
const heavier: Readonly<Record<number, number>> = { 400: 1, 500: 1.02, 600: 1.04 };

/** … × → “ ” · – */
const others: ReadonlyMap<number, number> = new Map([[0x2026, 864], [0xd7, 662], [0x2192, 1000], [0x201c, 440], [0x201d, 440], [0xb7, 288], [0x2013, 500]]);

export type Weight = 400 | 500 | 600;

/** How wide words are when they are set in our face, in pixels. Letters beyond the Latin ones are taken as wide as they usually are. */
export function widthOf(words: string, size: number, weight: Weight = 400): number {
  let sum = 0;
  for (const letter of words) sum += letterWidth(letter.codePointAt(0) ?? 0);
  return (sum * size * (heavier[weight] ?? 1)) / 1000;
}

function letterWidth(code: number): number {
  if (code >= 32 && code < 127) return widths[code - 32] ?? 600;
  const special = others.get(code);
  if (special !== undefined) return special;
  // Chinese, Japanese, Korean and pictures stand in squares
  if ((code >= 0x2e80 && code < 0xd800) || code >= 0xf900) return 1000;
  return 620;
}

/** Whether the width of these words is known letter by letter and not only guessed. */
export function isMeasured(words: string): boolean {
  return [...words].every((letter) => (letter >= ' ' && letter <= '~') || others.has(letter.codePointAt(0) ?? 0));
}

/** The words as far as there is room for them, with "…" where they go on. */
export function cutTo(room: number, words: string, size: number, weight: Weight = 400): string {
  if (widthOf(words, size, weight) <= room) return words;
  const letters = [...words];
  let length = letters.length;
  while (length > 0 && widthOf(`${letters.slice(0, length).join('').trimEnd()}…`, size, weight) > room) length -= 1;
  return length === 0 ? '' : `${letters.slice(0, length).join('').trimEnd()}…`;
}

/** The words in lines no wider than the room, broken between words, within one only where it is wider than a line. */
export function wrapTo(room: number, words: string, size: number, weight: Weight = 400): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ').flatMap((each) => pieces(room, each, size, weight))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || widthOf(longer, size, weight) <= room) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

function pieces(room: number, word: string, size: number, weight: Weight): readonly string[] {
  if (widthOf(word, size, weight) <= room) return [word];
  const parts: string[] = [];
  let part = '';
  for (const letter of word) {
    if (part !== '' && widthOf(part + letter, size, weight) > room) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return [...parts, part];
}

/** One line of text that every reader of XML takes: without line ends, control characters and halves of characters. */
export function printable(words: string): string {
  return words.replace(/\p{Cs}/gu, '\ufffd').replace(/[\p{Cc}\ufffe\uffff]+/gu, ' ').replace(/\s+/g, ' ').trim();
}
