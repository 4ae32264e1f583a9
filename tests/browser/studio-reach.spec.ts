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

test('what the bar, the menus and the keys do is found by Ctrl+K, and every command there has a name', async ({ page }) => {
  await openStarter(page);
  await page.locator('.react-flow__pane').click({ position: { x: 24, y: 300 } });
  await page.keyboard.press('Control+k');
  await page.getByRole('textbox', { name: 'Search or run a command' }).waitFor();
  const found = page.locator('.mantine-Spotlight-action');
  expect((await found.allInnerTexts()).filter((words) => words.trim() === '')).toEqual([]);
  for (const label of ['Undo', 'Redo', 'Copy', 'Cut', 'Paste', 'Delete selection', 'Rename', 'Connect the outcome to', 'Add a block', 'Add an activity', 'Add an outcome', 'Add a note', 'Add an empty phase', 'Align left', 'Spread down', 'Group into a phase', 'Tidy up', 'Lock the drawing', 'Next finding', 'Fit everything', 'Publish', 'Export']) {
    await page.getByRole('textbox', { name: 'Search or run a command' }).fill(label);
    await expect(found.filter({ hasText: label }).first(), label).toBeVisible();
  }
});

test.describe('for those who prefer no motion', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('nothing moves by itself: not on opening, tidying up, fitting, selecting, or in a dialog', async ({ page }) => {
    await openStarter(page);
    const running = () => page.evaluate(() => document.getAnimations().filter(({ playState, effect }) => playState === 'running' && Number(effect?.getComputedTiming().activeDuration) > 1).map((motion) => (motion.effect instanceof KeyframeEffect ? motion.effect.target?.className : '')));
    expect(await running()).toEqual([]);
    for (const name of ['Tidy up', 'Fit everything into view', 'Zoom in']) {
      await page.getByRole('button', { name, exact: true }).click();
      expect(await running(), name).toEqual([]);
    }
    await page.locator('.react-flow__node-stage .bt-stage-title').first().click();
    expect(await running(), 'select').toEqual([]);
    await page.locator('header.bt-studio-bar').getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('dialog').waitFor();
    expect(await running(), 'dialog').toEqual([]);
  });
});
