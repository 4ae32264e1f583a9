import { expect, test, type Page } from '@playwright/test';
import { loadDemo } from './screens.mjs';

/** How many rows each table of the workspace holds, read past the app. */
const tables = (page: Page, names: readonly string[]): Promise<readonly number[]> =>
  page.evaluate(async (wanted) => {
    const answer = <Value>(request: IDBRequest<Value>): Promise<Value> =>
      new Promise((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(new Error('no answer'));
      });
    const db = await answer(indexedDB.open('baton'));
    const counts = await Promise.all(wanted.map((name) => answer(db.transaction(name, 'readonly').objectStore(name).count())));
    db.close();
    return counts;
  }, names);

test('one click on the first screen loads five blueprints and 300 records with a history; a second one in Settings removes all of it', async ({ page }) => {
  await loadDemo(page);
  await page.goto('/blueprints');
  const main = page.getByRole('main');
  for (const name of ['Inbound prospecting', 'Outbound lead qualification', 'Fourteen-day outreach', 'Work order', 'Order to delivery']) await expect(main.getByText(name, { exact: false }).first()).toBeVisible();
  const [records = 0, blueprints = 0, entries = 0, dues = 0] = await tables(page, ['records', 'blueprints', 'entries', 'dues']);
  expect([records, blueprints]).toEqual([300, 5]);
  expect(entries).toBeGreaterThan(1500);
  expect(dues).toBeGreaterThan(100);

  await page.goto('/today');
  await expect(main.getByRole('link').first()).toBeVisible();

  await page.goto('/settings');
  await page.getByRole('button', { name: 'Remove demo' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await expect(page.getByRole('button', { name: 'Load demo' })).toBeVisible({ timeout: 60_000 });
  expect(await tables(page, ['records', 'blueprints', 'versions', 'runs', 'entries', 'dues', 'outbox', 'counters', 'titles', 'batches'])).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
  expect(await tables(page, ['people'])).toEqual([1]);
  await page.goto('/');
  await expect(page.getByRole('button', { name: /load the demo workspace/i })).toBeVisible();
});
