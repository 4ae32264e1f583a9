import { render, screen } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { blocksOf, Markdown, safeAddress } from '../../../src/canvas/notes/markdown.tsx';

describe('the words of a note', () => {
  test('become headings, lists, ticks, quotes and paragraphs', () => {
    expect(blocksOf('# A\ntext\nmore\n\n- one\n- [x] two\n1. first\n> said')).toEqual([
      { type: 'heading', level: 1, words: 'A' },
      { type: 'paragraph', words: 'text\nmore' },
      { type: 'list', ordered: false, items: [{ words: 'one' }, { words: 'two', done: true }] },
      { type: 'list', ordered: true, items: [{ words: 'first' }] },
      { type: 'quote', words: 'said' },
    ]);
  });

  test('may be bold, italic, struck, code and linked', () => {
    const { container } = render(<Markdown text={'**b** *i* ~~s~~ `c` [wiki](https://example.com) https://example.org/x.'} />);
    for (const mark of ['strong', 'em', 's', 'code']) expect(container.querySelector(mark)).not.toBeNull();
    expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['https://example.com/', 'https://example.org/x']);
  });

  test.each([['javascript:alert(1)'], ['data:text/html,x'], ['vbscript:x'], ['mailto:a@example.com?bcc=evil@example.com'], ['not an address']])('%s never becomes a link', (address) => {
    expect(safeAddress(address)).toBeNull();
    const { container } = render(<Markdown text={`[press](${address}) <img src=x onerror=alert(1)>`} />);
    expect(container.querySelector('a, img')).toBeNull();
  });
});
