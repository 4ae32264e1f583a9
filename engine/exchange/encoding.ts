/** How a file's bytes stand for letters. Names are those of the Encoding Standard, plus UTF-32, which browsers cannot read. */
export type UnicodeEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'utf-32le' | 'utf-32be';

export interface DetectedEncoding {
  readonly encoding: UnicodeEncoding;
  /** Bytes of the mark at the beginning, 0 when there is none. */
  readonly mark: number;
}

const marks: readonly (readonly [encoding: UnicodeEncoding, bytes: readonly number[]])[] = [
  // UTF-32 LE begins like UTF-16 LE, so the longer mark is asked first.
  ['utf-32le', [0xff, 0xfe, 0, 0]],
  ['utf-32be', [0, 0, 0xfe, 0xff]],
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/**
 * Says how a file is written: by the mark at its beginning, else by where its zero bytes fall (UTF-16, UTF-32), else
 * UTF-8 when every byte fits it. Null when it is none of these: then it is one of the old one-byte code pages, which
 * only statistics can tell apart. Rules X1 and X2; trap E16.
 */
export function detectEncoding(bytes: Uint8Array): DetectedEncoding | null {
  const marked = marks.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) {
    const [encoding, { length }] = marked;
    // Some programs put the short UTF-16 mark before UTF-32 text: the zeros behind it know better.
    const behind = length === 2 ? byZeros(bytes.subarray(2, 4002)) : null;
    return { encoding: behind?.startsWith('utf-32') ? behind : encoding, mark: length };
  }
  const unmarked = byZeros(bytes.subarray(0, 4000)) ?? (isUtf8(bytes) ? 'utf-8' : null);
  return unmarked === null ? null : { encoding: unmarked, mark: 0 };
}

/** Latin text in UTF-16 has a zero in every second byte, in UTF-32 in three of four; text in UTF-8 has none. */
function byZeros(bytes: Uint8Array): UnicodeEncoding | null {
  const zeros: [number, number, number, number] = [0, 0, 0, 0];
  bytes.forEach((byte, at) => {
    if (byte === 0) zeros[at % 4] = (zeros[at % 4] ?? 0) + 1;
  });
  const quarter = bytes.length / 4;
  if (quarter < 1) return null;
  const [first, second, third, fourth] = zeros.map((count) => count > quarter * 0.5);
  if (second && third && fourth && !first) return 'utf-32le';
  if (first && second && third && !fourth) return 'utf-32be';
  if (second && fourth && !first && !third) return 'utf-16le';
  if (first && third && !second && !fourth) return 'utf-16be';
  return null;
}

/** Whether every byte belongs to a well-formed UTF-8 character; a character cut off at the very end is forgiven. */
function isUtf8(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; ) {
    const lead = bytes[at] ?? 0;
    const more = followers(lead);
    if (more < 0) return false;
    for (let next = at + 1; next <= at + more && next < bytes.length; next += 1) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false;
    at += more + 1;
  }
  return true;
}

function followers(lead: number): number {
  if (lead < 0x80) return 0;
  if (lead >= 0xc2 && lead <= 0xdf) return 1;
  if (lead >= 0xe0 && lead <= 0xef) return 2;
  return lead >= 0xf0 && lead <= 0xf4 ? 3 : -1;
}

/** The text of a UTF-32 file, which no browser decodes. Bytes that are no character become U+FFFD. Rule X3. */
export function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): string {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: string[] = [];
  for (let at = 0; at + 4 <= bytes.byteLength; at += 4) {
    const code = view.getUint32(at, littleEndian);
    const valid = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
    parts.push(valid ? String.fromCodePoint(code) : '\ufffd');
  }
  return parts.join('');
}
