import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvEscape, decodeUtf32, detectDelimiter, detectEncoding, readHeader, rowProblem } from '#engine/exchange';
import { cases } from '../../kit/cases.ts';

const ascii = 'name;city\nAda;Wien\n';
const utf16 = (text: string, little: boolean) => Uint8Array.from([...text].flatMap((letter) => { const code = letter.charCodeAt(0); return little ? [code & 255, code >> 8] : [code >> 8, code & 255]; }));
const utf32 = (text: string, little: boolean) => Uint8Array.from([...text].flatMap((letter) => { const code = letter.codePointAt(0) ?? 0; const bytes = [code & 255, (code >> 8) & 255, (code >> 16) & 255, 0]; return little ? bytes : bytes.reverse(); }));
const utf8 = (text: string) => new TextEncoder().encode(text);

describe('encodings', () => {
  test.each([
    ['utf-8', [0xef, 0xbb, 0xbf], utf8('ä')],
    ['utf-16le', [0xff, 0xfe], utf16(ascii, true)],
    ['utf-16be', [0xfe, 0xff], utf16(ascii, false)],
    ['utf-32le', [0xff, 0xfe, 0, 0], utf32(ascii, true)],
    ['utf-32be', [0, 0, 0xfe, 0xff], utf32(ascii, false)],
  ] as const)('[X1] %s by its mark', (encoding, mark, body) => {
    expect(detectEncoding(Uint8Array.from([...mark, ...body]))).toEqual({ encoding, mark: mark.length });
  });

  test.each([['utf-32le', true], ['utf-32be', false]] as const)('[X1] %s behind a short mark', (encoding, little) => {
    expect(detectEncoding(Uint8Array.from([0xfe, 0xff, ...utf32(ascii, little)]))).toEqual({ encoding, mark: 2 });
  });

  test.each([['utf-8', utf8('Zoë;Übersee')], ['utf-16le', utf16(ascii, true)], ['utf-16be', utf16(ascii, false)], ['utf-32le', utf32(ascii, true)], ['utf-32be', utf32(ascii, false)]] as const)('[X2] %s without a mark', (encoding, body) => {
    expect(detectEncoding(body)).toEqual({ encoding, mark: 0 });
  });

  test('[X2] an old code page is none of these', () => {
    expect(detectEncoding(Uint8Array.from([0x5a, 0x6f, 0xeb, 0x3b, 0x57]))).toBeNull();
  });

  test('[X3] every text survives UTF-32 in both byte orders', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), fc.boolean(), (text, little) => {
      expect(decodeUtf32(utf32(text, little), little)).toBe(text);
    }), { numRuns: cases(200) });
    expect(decodeUtf32(Uint8Array.from([0, 0xd8, 0, 0]), true)).toBe('\ufffd');
  });
});

test.each([[',', 'a,b\n1,2\n'], [';', 'a;b;c\n"x,y,z";2;3\n1,5;2,5;3\n'], ['\t', 'a\tb\n1\t2'], ['|', 'a|b\r\n1|2\r\n'], [',', 'one column\nonly\n']] as const)('[X4] the delimiter is %j', (delimiter, sample) => {
  expect(detectDelimiter(sample)).toBe(delimiter);
});

test('[X5] missing, doubled and dangerous names', () => {
  expect(readHeader(['Name', ' ', '__proto__', 'name']).map(({ name, problem }) => [name, problem])).toEqual([['Name', null], ['Column 2', 'empty'], ['__proto__', null], ['name', 'duplicate']]);
});

test('[X6] a line of another length says how it differs', () => {
  expect(rowProblem(['a'], 2)).toBe('has 1 of 2 values');
  expect(rowProblem(['a', 'b', 'c'], 2)).toBe('has 3 values for 2 columns');
  expect(rowProblem(['a', 'b', ' '], 2)).toBeNull();
  expect(rowProblem(['a', 'b\u0000'], 2)).toBe('holds characters that are no text');
});

describe('[X7] what is written', () => {
  test.each(['=1+1', ' =1+1', '\n=1+1', '\u200b=1', '＝1+1', '@SUM(A1)', '+cmd|x', '-2+3'])('%j is inert', (text) => {
    expect(csvEscape(text)).toMatch(/^"'/);
  });
  test('numbers and plain texts stay as they are', () => {
    expect([csvEscape(-5), csvEscape('-5.50'), csvEscape('Ada'), csvEscape('a,b'), csvEscape('say "x"'), csvEscape(null), csvEscape(['a', 'b'])]).toEqual(['-5', '-5.50', 'Ada', '"a,b"', '"say ""x"""', '', '"a; b"']);
  });
});
