import { expect, test, type Page } from '@playwright/test';
import { createManager } from './manager.ts';
import { atRest } from './on-canvas.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

/** What stands on the cards, and where the cards stand from each other, in a fixed order. */
async function shapeOf(page: Page): Promise<string> {
  const cards = await atRest(page);
  const rows = await page.locator('.react-flow__node-stage').evaluateAll((nodes) => nodes.map((node) => [...node.querySelectorAll('[data-row^="outcomes/"]')].map((row) => row.getAttribute('aria-label') ?? '')));
  const [left, top] = [Math.min(...cards.map(({ x }) => x)), Math.min(...cards.map(({ y }) => y))];
  return JSON.stringify(cards.map(({ name, x, y }, index) => [name, x - left, y - top, rows[index]]).toSorted((a, b) => String(a[0]).localeCompare(String(b[0]))));
}

test('what is copied in one blueprint is pasted into another in another tab: the same shape under fresh ids, and one undo takes it out', async ({ page, context }) => {
  await page.goto('/blueprints');
  await page.getByRole('button', { name: /^Order to delivery/ }).first().click();
  const manager = createManager(page);
  await manager.card('Hand-over').first().waitFor();
  const address = page.url();
  await manager.drawing.locator('.react-flow__pane').click({ position: { x: 24, y: 300 } });
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');

  const other = await context.newPage();
  await other.goto('/blueprints');
  await other.getByRole('button', { name: 'New', exact: true }).click();
  await other.getByRole('menuitem', { name: /^Blank blueprint/ }).click();
  const there = createManager(other);
  await there.card('First stage').waitFor();
  expect(other.url()).not.toBe(address);
  await there.drawing.locator('.react-flow__pane').click({ position: { x: 24, y: 300 } });
  await other.keyboard.press('Control+a');
  await other.keyboard.press('Delete');
  await expect(there.card('First stage')).toHaveCount(0);
  await there.drawing.locator('.react-flow__pane').click({ position: { x: 24, y: 300 } });
  await other.keyboard.press('Control+v');
  await there.card('Hand-over').first().waitFor();
  for (const tab of [page, other]) await tab.getByRole('button', { name: 'Fit everything into view' }).click();
  expect(await shapeOf(other)).toBe(await shapeOf(page));
  const ids = new Set((await atRest(page)).map(({ id }) => id));
  expect(ids.size).toBeGreaterThan(5);
  expect((await atRest(other)).filter(({ id }) => ids.has(id))).toEqual([]);
  await other.keyboard.press('Control+z');
  await expect(there.drawing.locator('.react-flow__node-stage')).toHaveCount(0);
});
