import { expect, test, type Page } from '@playwright/test';
import { atRest, linesBehindCards, openStarter } from './on-canvas.ts';

/** Tidies up and waits until it is done: the layout is worked out beside the page. */
async function tidyUp(page: Page): Promise<void> {
  const tidy = page.getByRole('button', { name: 'Tidy up', exact: true });
  await tidy.click();
  await expect(tidy).not.toHaveAttribute('data-loading', /.*/);
}

test('every starter tidied up: no line runs behind a card, and a second time changes nothing', async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto('/blueprints');
  const starters = page.getByRole('list', { name: 'Ways to begin' }).getByRole('button').filter({ has: page.locator('.bt-gallery-map') });
  await starters.first().waitFor();
  const names = await starters.locator('b').allTextContents();
  expect(names.length).toBeGreaterThan(4);
  const tidied: string[] = [];
  for (const name of names) {
    await test.step(name, async () => {
      await page.goto('/blueprints');
      await openStarter(page, page.getByRole('button', { name: new RegExp(`^${name}`) }).last());
      const steps = page.getByRole('tab', { name: /^History/ });
      await page.getByRole('button', { name: 'Fit everything into view' }).click();
      const drawn = await atRest(page);
      await tidyUp(page);
      await page.getByRole('button', { name: 'Fit everything into view' }).click();
      const once = await atRest(page);
      expect(once.length).toBe(drawn.length);
      const { lines, behind } = await linesBehindCards(page);
      expect(lines).toBeGreaterThan(3);
      expect(behind).toEqual([]);
      const made = await steps.textContent();
      await tidyUp(page);
      expect(await atRest(page)).toEqual(once);
      expect(await steps.textContent()).toBe(made);
      tidied.push(name);
    });
  }
  expect(tidied).toEqual(names);
});
