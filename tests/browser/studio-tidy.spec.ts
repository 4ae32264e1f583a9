import { expect, test } from '@playwright/test';
import { atRest, openStarter } from './on-canvas.ts';

test('a stage put into a line moves only the cards that follow it, and only to the right', async ({ page }) => {
  await page.goto('/blueprints');
  await openStarter(page, page.getByRole('button', { name: /^Inbound/ }).first());
  await page.getByRole('button', { name: 'Fit everything into view' }).click();
  const before = await atRest(page);
  const line = page.getByRole('region', { name: 'Drawing' }).locator('[data-row^="outcomes/"]').first();
  await line.hover();
  await page.getByRole('button', { name: /^Insert into/ }).first().click();
  await page.getByRole('option', { name: 'Stage', exact: true }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Fit everything into view' }).click();
  const after = await atRest(page);
  expect(after.length).toBe(before.length + 1);
  const moved = before.flatMap((card) => {
    const now = after.find(({ id }) => id === card.id);
    return now && (now.x !== card.x || now.y !== card.y) ? [{ name: card.name, right: now.x - card.x, down: now.y - card.y, from: card.x }] : [];
  });
  const source = before.toSorted((a, b) => a.x - b.x)[0];
  expect(moved.every(({ right, down, from }) => right > 0 && down === 0 && from > (source?.x ?? 0))).toBe(true);
  expect(new Set(moved.map(({ right }) => right)).size).toBeLessThanOrEqual(1);
});
