import { expect, test, type Page } from '@playwright/test';
import { brotliCompressSync } from 'node:zlib';

// what the service worker stores beforehand is no part of a screen
test.use({ serviceWorkers: 'block' });

/** Collects what a page asks for from now on: each script and style it runs itself, with its weight in bytes as sent (brotli). Workers do not hold a screen up. */
function weighing(page: Page) {
  const asked: string[] = [];
  const weights = new Map<string, Promise<number>>();
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (!/\.(js|css)$/.test(pathname) || /worker/.test(pathname)) return;
    asked.push(pathname);
    weights.set(pathname, response.body().then((body) => brotliCompressSync(body).length));
  });
  const total = async () => (await Promise.all(weights.values())).reduce((sum, weight) => sum + weight, 0);
  return { asked, total };
}

test('Today is light to load, the builder adds what it draws with, and nothing is asked for twice', async ({ page }) => {
  const { asked, total } = weighing(page);
  await page.goto('/today');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const today = await total();
  expect(today).toBeGreaterThan(100_000);
  expect(today).toBeLessThan(530_000);
  // on by a click: a new address would load everything anew
  await page.getByRole('link', { name: /^Baton/ }).first().click();
  await page.getByRole('button', { name: /draw from blank/i }).first().click();
  await page.getByRole('region', { name: 'Drawing' }).waitFor();
  await page.waitForLoadState('networkidle');
  const builder = (await total()) - today;
  test.info().annotations.push({ type: 'kB', description: `Today ${Math.round(today / 1000)}, the builder ${Math.round(builder / 1000)} more` });
  console.log(`Today ${Math.round(today / 1000)} kB, the builder ${Math.round(builder / 1000)} kB more`);
  expect(builder).toBeGreaterThan(50_000);
  expect(builder).toBeLessThan(400_000);
  expect(new Set(asked).size).toBe(asked.length);
});
