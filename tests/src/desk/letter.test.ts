import fc from 'fast-check';
import { getSchema } from '@tiptap/core';
import { describe, expect, test } from 'vitest';
import { defaultRecordTypes, type Fields } from '#engine/blueprint';
import { dialLink, isMailAddress, mailLink, webLink } from '../../../src/desk/links.ts';
import { mergedString } from '../../../src/desk/merge-text.ts';
import { letterHtml } from '../../../src/desk/work/email/letter-html.ts';
import { bodyExtensions, subjectExtensions } from '../../../src/desk/work/email/letter-schema.ts';
import { bodyOf, fieldsIn, filledLines, isFormatted, missingIn, plainText, subjectOf, templateTextOf, type LetterNode } from '../../../src/desk/work/email/letter-text.ts';
import { cases } from '../../kit/cases.ts';

const keys = ['name', 'company', 'intentTopic'];
const texts = fc.array(fc.oneof(fc.constantFrom('\n', '\n\n', '{{name}}', '{{ company }}', '{{intentTopic}}', '{{', '}}', '{', ' ', '**', '- ', '1. ', '\r', '\t', '\u{a0}', '&', '<b>'), fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 30 }).map((parts) => parts.join(''));
const lead = Object.values(defaultRecordTypes).find((type) => type.key === 'lead');
const schemas = { body: getSchema(bodyExtensions()), subject: getSchema(subjectExtensions()) };
/** What the editor makes of a text it was handed and not changed. */
const edited = (part: keyof typeof schemas, doc: LetterNode): LetterNode => {
  const node = schemas[part].nodeFromJSON(doc);
  node.check();
  return node.toJSON() as LetterNode;
};
const doc = (...content: LetterNode[]): LetterNode => ({ type: 'doc', content });
const p = (...content: LetterNode[]): LetterNode => ({ type: 'paragraph', content });
const t = (text: string, ...marks: NonNullable<LetterNode['marks']>[number][]): LetterNode => ({ type: 'text', text, marks });
const item = (...content: LetterNode[]): LetterNode => ({ type: 'listItem', content });

describe('the text of a letter', () => {
  test('a template comes out of the editor as it went in, sign by sign', () => {
    fc.assert(fc.property(texts, (text) => {
      expect(templateTextOf(edited('body', bodyOf(text)))).toBe(text);
      const line = text.replaceAll('\n', ' ');
      expect(templateTextOf(edited('subject', subjectOf(line)))).toBe(line);
    }), { numRuns: cases(200) });
  });

  test('an untouched template is sent as the same text as without an editor', () => {
    const fields: Fields = { name: 'Aino Lehtonen', company: 'Satama\nFreight', intentTopic: 'rates' };
    fc.assert(fc.property(texts, (text) => {
      fc.pre(fieldsIn(bodyOf(text)).every((key) => keys.includes(key)));
      expect(plainText(filledLines(edited('body', bodyOf(text)), (key) => String(fields[key])))).toBe(mergedString(text, fields, lead));
    }), { numRuns: cases(200) });
  });

  test('places are found wherever they stand, typed ones too, and those the record has nothing for are named once', () => {
    const letter = doc(p(t('Hello '), { type: 'mergeField', attrs: { field: 'name' } }), { type: 'bulletList', content: [item(p(t('about {{ company }} and {{name}}')))] });
    expect(fieldsIn(letter)).toEqual(['name', 'company']);
    expect(missingIn([subjectOf('{{title}}'), letter], (key) => key === 'name')).toEqual(['title', 'company']);
    expect(plainText(filledLines(letter, (key) => (key === 'name' ? 'Aino' : null)))).toBe('Hello Aino\n- about [company] and Aino');
  });

  test('lists, bold and links are kept for a formatted copy and written out in plain text', () => {
    const bold = { type: 'bold' };
    const link = { type: 'link', attrs: { href: 'https://docs.example/x' } };
    const letter = doc(
      p(t('Rates '), t('today', bold)),
      { type: 'orderedList', attrs: { start: 3 }, content: [item(p(t('Sea')), { type: 'bulletList', content: [item(p(t('Hamburg')))] }), item(p(t('Road', link)))] },
      p(),
    );
    const lines = filledLines(edited('body', letter), () => null);
    expect(isFormatted(lines)).toBe(true);
    expect(plainText(lines)).toBe('Rates today\n3. Sea\n  - Hamburg\n4. Road (https://docs.example/x)\n');
    expect(letterHtml(lines)).toBe('<p>Rates <strong>today</strong></p><ol start="3"><li>Sea<ul><li>Hamburg</li></ul></li><li><a href="https://docs.example/x">Road</a></li></ol><p><br></p>');
  });

  test('no text and no link can break out of the formatted copy (trap E14)', () => {
    const evil = filledLines(doc(p(t('<img onerror=x>', { type: 'link', attrs: { href: 'javascript:alert(1)' } }), t('"&\'', { type: 'link', attrs: { href: 'https://x.example/?a="b' } }))), () => null);
    expect(letterHtml(evil)).toBe('<p>&lt;img onerror=x&gt;<a href="https://x.example/?a=%22b">&quot;&amp;&#39;</a></p>');
    fc.assert(fc.property(texts, (text) => {
      const shell = new DOMParser().parseFromString(letterHtml(filledLines(bodyOf(text), () => '<script>')), 'text/html').body;
      expect([...shell.querySelectorAll('*')].every(({ tagName }) => tagName === 'P' || tagName === 'BR')).toBe(true);
    }), { numRuns: cases(50) });
  });
});

describe('links', () => {
  test('a mail link has one addressee, and its text arrives as it was written', () => {
    fc.assert(fc.property(texts, texts, (subject, body) => {
      const link = mailLink('aino@satama.example', subject, body);
      const url = new URL(link ?? '');
      expect([url.protocol, decodeURIComponent(url.pathname), [...url.searchParams.keys()]]).toEqual(['mailto:', 'aino@satama.example', ['subject', 'body']]);
      expect(decodeURIComponent(/&body=(.*)$/s.exec(link ?? '')?.[1] ?? '')).toBe(body.replace(/\r\n|\r|\n/g, '\r\n'));
      expect(link).not.toMatch(/subject=[^&]*%0[AD]/i);
    }), { numRuns: cases(100) });
    expect(mailLink('aino@satama.example', 'cut \u{d83d}', '')).toContain('%EF%BF%BD');
  });
  test.each(['a@b', 'a@b.c?bcc=evil@x.y', 'a@b.c,d@e.f', 'a b@c.d', 'a@b.c&x=1', '"a"@b.c', 'a%0A@b.c', '<a@b.c>', ''])('%j is no plain address', (address) => {
    expect([isMailAddress(address), mailLink(address, '', '')]).toEqual([false, null]);
  });
  test.each(['javascript:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd', '//x.example', 'https://user:pw@x.example/', 'http:', 'blob:https://x.example/1', ' java\tscript:x'])('%j is not opened as a page', (address) => {
    expect(webLink(address)).toBeNull();
  });
  test('pages of the web are, and numbers dial digits only', () => {
    expect([webLink(' https://docs.example/a b'), webLink('HTTP://x.example')]).toEqual(['https://docs.example/a%20b', 'http://x.example/']);
    expect([dialLink('+358 (9) 4270-118'), dialLink('*21*0800#'), dialLink('tel:1;phone-context=x')]).toEqual(['tel:+35894270118', null, null]);
  });
});
