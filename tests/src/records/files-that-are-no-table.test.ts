import { expect, test } from 'vitest';
import { createFileReader } from '../../../src/records/import/file-reader.ts';

const opening = (bytes: Uint8Array) => createFileReader(bytes).open({ encoding: null, delimiter: null });
const text = (words: string) => new TextEncoder().encode(words);

test.each([
  ['a workbook', Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 20, 0, 6, 0, 8, 0, 200, 201, 202]), 'It is an Excel workbook or another packed file'],
  ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13]), 'It is a picture'],
  ['a PDF', text('%PDF-1.7\n1 0 obj'), 'It is a PDF'],
  ['bytes that are no letters', Uint8Array.from([65, 66, 44, 0, 200, 3, 44, 66, 10, 200, 200, 1, 44, 7, 44, 9, 10, 66]), 'It is no text. Save'],
  ['nothing', new Uint8Array(), 'It is empty'],
  ['column names alone', text('Name,Email\r\n'), 'nothing below it'],
  ['a quote that swallows everything', text('Name,Email\n"Ada,ada@x.test\nBen,ben@x.test\n'), 'Row 2: a quote is opened and never closed'],
])('%s is refused with what it is', async (_, bytes, words) => {
  await expect(opening(bytes)).rejects.toThrow(words);
});

test('a text with accents in any encoding is none of them, and neither is one with a broken line among good ones', async () => {
  expect((await opening(Uint8Array.from([78, 97, 109, 101, 10, 74, 0xf6, 114, 103, 10]))).rows).toBe(1);
  expect((await opening(Uint8Array.from([0xff, 0xfe, ...[...'Name\nJo\n'].flatMap((letter) => [letter.charCodeAt(0), 0])]))).rows).toBe(1);
  expect(await opening(text('Name,Email\nAda,ada@x.test\n"Ben,ben@x.test\n'))).toMatchObject({ rows: 1, problems: 1 });
});
