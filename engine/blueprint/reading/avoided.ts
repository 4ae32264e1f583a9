/** A phrase a script tells people not to say, with what to say instead when the script has it (S100). */
export interface Avoid {
  readonly phrase: string;
  readonly instead: string | null;
}

/**
 * Reads one line of a script's "avoid" list: the phrase alone, or the phrase, an arrow and what to say instead.
 *
 * @example readAvoid('quick chat → ten minutes') // { phrase: 'quick chat', instead: 'ten minutes' }
 */
export function readAvoid(line: string): Avoid {
  const [phrase = '', ...rest] = line.split(/\s*(?:→|->|=>)\s*/);
  const instead = rest.join(' ').trim();
  return { phrase: phrase.trim(), instead: instead === '' ? null : instead };
}

/** A stretch of a note: plain, or a phrase that should not be said, with what to say instead. */
export interface NotePart {
  readonly text: string;
  readonly avoid: Avoid | null;
}

/** Cuts a note at the phrases to avoid, whatever their case and apostrophes; the parts joined are the note again. */
export function markAvoided(text: string, lines: readonly string[]): readonly NotePart[] {
  const plain = flattened(text);
  const found = lines.map(readAvoid).filter(({ phrase }) => phrase !== '').flatMap((avoid) => placesOf(flattened(avoid.phrase), plain).map((at) => ({ at, end: at + avoid.phrase.length, avoid })));
  const parts: NotePart[] = [];
  let from = 0;
  for (const { at, end, avoid } of found.sort((a, b) => a.at - b.at || b.end - a.end)) {
    if (at < from) continue;
    if (at > from) parts.push({ text: text.slice(from, at), avoid: null });
    parts.push({ text: text.slice(at, end), avoid });
    from = end;
  }
  return from < text.length ? [...parts, { text: text.slice(from), avoid: null }] : parts;
}

/** The phrases of a script's "avoid" list that somebody has written, each once, without regard to case (S100). */
export function avoidedIn(text: string, lines: readonly string[]): readonly Avoid[] {
  const found = markAvoided(text, lines).flatMap(({ avoid }) => (avoid ? [avoid] : []));
  return found.filter((one, index) => found.findIndex((other) => other.phrase === one.phrase) === index);
}

/** The banned phrases alone. */
export function bannedIn(text: string, lines: readonly string[]): readonly string[] {
  return avoidedIn(text, lines).map(({ phrase }) => phrase);
}

/** Lower case and straight apostrophes, sign by sign, so that places in it are places in the text. */
function flattened(text: string): string {
  return [...text.replaceAll('’', "'")].map((sign) => (sign.toLowerCase().length === sign.length ? sign.toLowerCase() : sign)).join('');
}

/** Where a phrase stands as whole words: "cheap" is not in "cheaper". */
function placesOf(phrase: string, text: string): readonly number[] {
  const places: number[] = [];
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + phrase.length)) {
    if (!isWordSign(text[at - 1]) && !isWordSign(text[at + phrase.length])) places.push(at);
  }
  return places;
}

function isWordSign(sign: string | undefined): boolean {
  return sign !== undefined && /[\p{L}\p{N}]/u.test(sign);
}
