import { expect, test, type Page } from '@playwright/test';
import { createKeyboard } from './keyboard.ts';

async function openStarter(page: Page): Promise<void> {
  await page.goto('/blueprints');
  await page.getByRole('button', { name: /^Order to delivery/ }).first().click();
  await page.locator('.react-flow__node-stage').first().waitFor();
}

test('from the bar to the inspector the canvas is one tab stop, whichever panels are open', async ({ page }) => {
  await openStarter(page);
  const keys = createKeyboard(page);
  await page.keyboard.press('Control+b');
  await keys.tabTo(page.locator('header.bt-studio-bar').getByRole('button', { name: 'Publish' }));
  const stops: boolean[] = [];
  for (let count = 0; count < 60; count += 1) {
    await keys.press('Tab');
    const [isCanvas, isInspector] = await page.evaluate(() => [document.activeElement?.closest('.react-flow__renderer') !== null, document.activeElement?.closest('[aria-label="Inspector"]') !== null]);
    if (isInspector) break;
    stops.push(isCanvas === true);
  }
  expect(stops.filter(Boolean)).toHaveLength(1);
  expect(stops.length).toBeLessThan(60);
});
