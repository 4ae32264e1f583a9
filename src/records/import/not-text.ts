import { UnreadableFile } from './read-table.ts';

/** Files that people take for a table and that are none, by how they begin. */
const beginnings: readonly (readonly [kind: string, bytes: readonly number[]])[] = [
  ['an Excel workbook or another packed file', [0x50, 0x4b, 0x03, 0x04]],
  ['an old Excel or Word file', [0xd0, 0xcf, 0x11, 0xe0]],
  ['a PDF', [0x25, 0x50, 0x44, 0x46]],
  ['a picture', [0x89, 0x50, 0x4e, 0x47]],
  ['a picture', [0xff, 0xd8, 0xff]],
];

/** Throws `UnreadableFile` with what a file is when it is no text. `text` is how it was read: a text has no zeros in it. */
export function refuseNoText(bytes: Uint8Array, text: string): void {
  const known = beginnings.find(([, begin]) => begin.every((byte, at) => bytes[at] === byte));
  const kind = known?.[0] ?? (text.slice(0, 100_000).includes('\0') ? 'no text' : null);
  if (kind !== null) throw new UnreadableFile(`It is ${kind}${kind === 'no text' ? '' : ', not a table in text'}. Save it as CSV in the program it comes from and choose that file.`);
}
