import { expect, test, type Page } from '@playwright/test';
import { createManager } from './manager.ts';
import { expectAccessible } from './accessible.ts';

test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

const list = `# Qualify
1. New lead
   - Call within the hour
   - LinkedIn request (optional)
   - Interested → Demo
   - Not interested → Lost
2. Demo
   - Product demo
   - Won → Won
   - No answer after 5 days → Lost`;

const startBlank = async (page: Page, baseURL: string | undefined) => {
  const manager = createManager(page);
  await manager.drawFromBlank(baseURL ?? '/');
  return manager;
};
const viewAs = (page: Page, view: 'Drawing' | 'Table' | 'Outline') => page.getByRole('radiogroup', { name: 'View' }).getByText(view, { exact: true }).click();

test('a list pasted on the canvas becomes stages, after a look at every line', async ({ page, baseURL }) => {
  const manager = await startBlank(page, baseURL);
  await page.evaluate((text) => navigator.clipboard.writeText(text), list);
  await manager.drawing.locator('.react-flow__pane').click({ position: { x: 30, y: 120 } });
  await page.keyboard.press('Control+v');
  const dialog = page.getByRole('dialog', { name: 'Add a list of steps' });
  await expect(dialog.getByRole('list', { name: 'Lines' }).getByRole('listitem')).toHaveCount(10);
  await expect(dialog.getByText('Social touch “LinkedIn request”, optional')).toBeVisible();
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Add 2 stages' }).click();
  await expect(manager.card('New lead')).toBeVisible();
  await expect(manager.outcomeRow('Interested').filter({ hasText: 'Interested' }).last()).toBeVisible();
  await expect(manager.drawing.getByRole('button', { name: /^Outcome Interested,.*leads to Demo/ })).toBeVisible();
  await expect(dialog).toBeHidden();
  await page.keyboard.press('Control+z');
  await expect(manager.card('New lead')).toHaveCount(0);
});

test('the table makes a stage by keys alone, and the drawing has it', async ({ page, baseURL }) => {
  const manager = await startBlank(page, baseURL);
  await viewAs(page, 'Table');
  const grid = page.getByRole('grid', { name: 'Stages' });
  await grid.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+Enter');
  await page.keyboard.type('Discovery');
  await page.keyboard.press('Enter');
  await expect(grid.getByRole('rowheader', { name: 'Discovery' })).toBeVisible();
  await page.keyboard.press('ArrowUp');
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Call the decider');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(grid.getByText('Call the decider')).toBeVisible();
  await expectAccessible(page);
  await viewAs(page, 'Drawing');
  await expect(manager.card('Discovery')).toBeVisible();
  await expect(page).not.toHaveURL(/view=/);
});

test('with the outline alone a blueprint is built, mended and published', async ({ page, baseURL }) => {
  await startBlank(page, baseURL);
  await viewAs(page, 'Outline');
  const tree = page.getByRole('tree', { name: 'Outline' });
  const line = (name: RegExp) => tree.getByRole('treeitem', { name });
  await line(/^Stage First stage/).focus();
  await page.keyboard.press('F2');
  await page.keyboard.type('Qualify');
  await page.keyboard.press('Enter');
  await expect(line(/^Stage Qualify/)).toBeFocused();
  await page.keyboard.press('a');
  await page.keyboard.type('Call the lead');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(line(/^Call Call the lead, required/)).toBeVisible();
  await line(/^Stage Qualify/).focus();
  await page.keyboard.press('n');
  await page.keyboard.type('Offer');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await line(/^Stage Offer/).focus();
  await page.keyboard.press('a');
  await page.keyboard.type('Send the contract');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await line(/^Outcome Interested/).focus();
  await page.keyboard.press('c');
  await expect(page.getByRole('combobox', { name: 'Where Interested leads' })).toHaveValue('Won');
  await page.waitForTimeout(100);
  await page.keyboard.type('Offer');
  await page.keyboard.press('Enter');
  await expect(line(/^Outcome Interested, leads to Offer/)).toBeFocused();
  await line(/^Outcome Done, leads nowhere yet, 1 error/).focus();
  await page.keyboard.press('c');
  await expect(page.getByRole('combobox', { name: 'Where Done leads' })).toHaveValue('Nowhere yet');
  await page.waitForTimeout(100);
  await page.keyboard.type('Won');
  await page.keyboard.press('Enter');
  await expect(line(/^Outcome Done, leads to Won/)).toBeVisible();
  await expect(line(/Send the contract, required/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Publish', exact: true }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why this version').fill('Drawn as an outline');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('dialog', { name: 'Version 1 is live' })).toBeVisible();
});
