import { expect, test, type Page } from '@playwright/test';
import { createRep } from './rep.ts';
import { loadDemo } from './screens.mjs';

const tabs = 4;
const each = process.env.BATON_LONG === '1' ? 100 : 8;

interface Line { readonly seq: number; readonly ok: boolean; readonly prev: string | null; readonly hash: string; readonly note: string | null }

/** A record's journal as it lies on disk, oldest line first. */
const journalOf = (page: Page, record: string): Promise<readonly Line[]> =>
  page.evaluate(async (id) => {
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no answer'));
      });
    const db = await answer(indexedDB.open('baton'));
    const rows: { readonly entry: { record: string; seq: number; ok: boolean; prev: string | null; hash: string; words: { note: string } | null } }[] = await answer(db.transaction('entries', 'readonly').objectStore('entries').getAll());
    db.close();
    return rows.filter(({ entry }) => entry.record === id).map(({ entry }) => ({ seq: entry.seq, ok: entry.ok, prev: entry.prev, hash: entry.hash, note: entry.words?.note ?? null }));
  }, record);

test(`[E9] four tabs writing ${each} notes each to one record at once lose none, and the chain has no gap`, async ({ page, context }) => {
  test.setTimeout(600_000);
  await loadDemo(page);
  await page.goto('/today');
  const address = await page.getByRole('main').locator('a[href*="from=today"]').first().getAttribute('href');
  const record = /records\/([^?]+)/.exec(address ?? '')?.[1] ?? '';
  const before = await journalOf(page, record);
  const pages = [page, ...(await Promise.all(Array.from({ length: tabs - 1 }, () => context.newPage())))];
  await Promise.all(pages.map((tab) => tab.goto(`/records/${record}`)));
  await Promise.all(pages.map(async (tab, number) => {
    const rep = createRep(tab);
    for (let count = 0; count < each; count += 1) await rep.keepNote(`Tab ${number} note ${count}`);
  }));
  const after = await journalOf(page, record);
  const added = after.slice(before.length);
  expect(added.map(({ note }) => note).sort()).toEqual(pages.flatMap((_, number) => Array.from({ length: each }, (_unused, count) => `Tab ${number} note ${count}`)).sort());
  expect(after.map(({ prev }) => prev)).toEqual([null, ...after.slice(0, -1).map(({ hash }) => hash)]);
  const first = added[0]?.seq ?? 0;
  expect(added.map(({ seq }) => seq)).toEqual(added.map((_, index) => first + index));
});

test('[E4] when a newer Baton opens in another tab, this one stops writing and says so', async ({ page, context }) => {
  await page.goto('/settings');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const other = await context.newPage();
  await other.goto('/icon.svg');
  await other.evaluate(() => new Promise<void>((resolve, reject) => {
    const request = indexedDB.open('baton', 1000);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error('could not be opened'));
  }));
  await expect(page.getByText('A newer Baton is open in another tab.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Reload' })).toBeVisible();
});

test('[E6] when the data of the site is cleared under an open tab, it stops and says so instead of showing an empty workspace', async ({ page, context }) => {
  await page.goto('/settings');
  await page.getByRole('heading', { level: 1 }).waitFor();
  const other = await context.newPage();
  await other.goto('/icon.svg');
  await other.evaluate(() => new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase('baton');
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error('could not be deleted'));
  }));
  await expect(page.getByText('The data of this site was cleared under this tab.')).toBeVisible();
});
