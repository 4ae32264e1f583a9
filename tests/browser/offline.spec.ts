import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { createRep } from './rep.ts';
import { loadDemo } from './screens.mjs';

/** Cuts the network once the app has everything it needs. */
async function goOffline(page: Page, context: BrowserContext): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) await new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }));
  });
  await context.setOffline(true);
}

test('after the first load the app opens without a network, on any address', async ({ page, context }) => {
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await goOffline(page, context);
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.goto('/settings');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('[B18] a rep works on without a network: Today, a record, a note that is still there after a reload', async ({ page, context }) => {
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await goOffline(page, context);
  await loadDemo(page);
  await page.goto('/today');
  await page.getByRole('main').locator('a[href*="from=today"]').first().click();
  const rep = createRep(page);
  await rep.keepNote('Written on the train, no network.');
  await page.reload();
  await expect(rep.timeline.getByText('Written on the train, no network.')).toBeVisible();
});
