import { readdirSync, readFileSync } from 'node:fs';
import { fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { KeyHints, UiProvider, VirtualList } from '../../../src/ui/index.ts';

const rowHeight = 40;

describe('a long list', () => {
  // without a screen nothing has a size
  const sizes = { clientHeight: 10 * rowHeight, clientWidth: 600 };
  beforeEach(() => Object.entries(sizes).forEach(([key, value]) => Object.defineProperty(HTMLElement.prototype, key, { configurable: true, get: () => value })));
  afterEach(() => Object.keys(sizes).forEach((key) => Reflect.deleteProperty(HTMLElement.prototype, key)));

  function shown() {
    render(<UiProvider quiet><VirtualList count={1000} rowHeight={rowHeight} label="Leads list">{(index, flies) => <span>{flies ? `brief ${index}` : `whole ${index}`}</span>}</VirtualList></UiProvider>);
    return screen.getByRole('region', { name: 'Leads list' });
  }
  const scrollBy = (list: HTMLElement, rows: number) => {
    list.scrollTop += rows * rowHeight;
    fireEvent.scroll(list);
  };

  test('shows only the rows around those in sight', () => {
    shown();
    expect(screen.getByText('whole 0')).toBeVisible();
    expect(screen.queryByText('whole 100')).toBeNull();
  });

  test('tells its rows when it flies by, and when it stands still again', async () => {
    const list = shown();
    scrollBy(list, 12);
    scrollBy(list, 12);
    expect(await screen.findByText('brief 24')).toBeVisible();
    expect(await screen.findByText('whole 24')).toBeVisible();
  });

  test('a turn of the wheel is no flight', () => {
    const list = shown();
    scrollBy(list, 3);
    scrollBy(list, 3);
    expect(screen.getByText('whole 6')).toBeVisible();
    expect(screen.queryByText(/brief/)).toBeNull();
  });
});

describe('the line of keys', () => {
  test('marks the page while it is there, so that a toast keeps clear of it', () => {
    const { unmount } = render(<KeyHints><span>J next</span></KeyHints>);
    expect(document.body).toHaveAttribute('data-key-hints');
    unmount();
    expect(document.body).not.toHaveAttribute('data-key-hints');
  });
});

describe('style sheets', () => {
  /** Rules for the screen: what is only printed costs nothing while one works. */
  const sheets = readdirSync('src', { recursive: true }).map(String).filter((path) => path.endsWith('.css'))
    .map((path) => ({ path, text: readFileSync(`src/${path}`, 'utf8').replaceAll(/@media print \{(?:[^{}]*\{[^{}]*\})*[^{}]*\}/g, '') }));

  test('never ask the whole page what it holds: with every row that comes or goes the browser would style all of it again', () => {
    const asking = sheets.flatMap(({ path, text }) => [...text.matchAll(/(?<![\w.-])(?:html|body|:root|\.bt-app|\.bt-page)[^\s{},>]*:has\(/g)].map(([found]) => `${path}: ${found}`));
    expect(sheets.length).toBeGreaterThan(20);
    expect(asking).toEqual([]);
  });
});
