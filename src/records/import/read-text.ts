import { analyse } from 'chardet';
import { decodeUtf32, detectEncoding } from '#engine/exchange';

/** A file's letters, and how they were found. */
export interface ReadText {
  readonly text: string;
  readonly encoding: string;
  /** False when only statistics spoke for it: people should look at the sample. */
  readonly certain: boolean;
}

/** The encodings offered when the guess is wrong, the commonest first. */
export const encodings = [
  'utf-8', 'windows-1252', 'windows-1250', 'windows-1251', 'windows-1253', 'windows-1254', 'windows-1255', 'windows-1256', 'windows-1257', 'iso-8859-2', 'iso-8859-15',
  'koi8-r', 'macintosh', 'shift_jis', 'gb18030', 'big5', 'euc-kr', 'utf-16le', 'utf-16be', 'utf-32le', 'utf-32be',
] as const;

/** So many bytes are enough for the statistics. */
const looked = 200_000;

/** Reads bytes as text, in the encoding asked for or in the one found (trap E16). */
export function readText(bytes: Uint8Array, asked: string | null): ReadText {
  const unicode = detectEncoding(bytes);
  const encoding = asked ?? unicode?.encoding ?? guess(bytes);
  const mark = unicode?.encoding === encoding ? unicode.mark : 0;
  const body = bytes.subarray(mark);
  const text = encoding.startsWith('utf-32') ? decodeUtf32(body, encoding === 'utf-32le') : new TextDecoder(encoding, { ignoreBOM: true }).decode(body);
  return { text, encoding, certain: asked !== null || unicode !== null };
}

/**
 * An old code page, by statistics over the bytes. Where Windows and ISO pages share their letters the Windows one
 * is meant: it holds the ISO one.
 */
function guess(bytes: Uint8Array): string {
  const known = new Set<string>(encodings);
  for (const { name } of analyse(bytes.subarray(0, looked))) {
    const label = windowsTwins[name] ?? name.toLowerCase();
    if (known.has(label) && !label.startsWith('utf-')) return label;
  }
  return 'windows-1252';
}

const windowsTwins: Readonly<Record<string, string>> = {
  'ISO-8859-1': 'windows-1252', 'ISO-8859-2': 'windows-1250', 'ISO-8859-5': 'windows-1251', 'ISO-8859-6': 'windows-1256',
  'ISO-8859-7': 'windows-1253', 'ISO-8859-8': 'windows-1255', 'ISO-8859-9': 'windows-1254',
};
