import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { createSimulating } from './simulating.ts';

test('a starter is stepped through by hand: blocked, ticked, taken, back, walked again; kept as a scenario that says when the drawing no longer does it', async ({ page }) => {
  const sim = createSimulating(page);
  await sim.openStarter('Outbound lead qualification');
  await page.getByRole('radio', { name: 'Simulate' }).locator('..').click();
  await expect(page.getByText('nothing leaves.', { exact: false })).toBeVisible();
  await expect(sim.here).toHaveText('Opening');

  // what is blocked says why, and stays a to-do list
  await sim.try('Wrong company');
  await expect(sim.outcome('Wrong company').getByRole('alert')).toContainText('is locked');
  await expect(sim.log.last()).toContainText('Refused');
  await expectAccessible(page);

  // the work is done as a rep would do it
  await sim.stage.getByRole('textbox', { name: /Research note/ }).fill('They have just opened in Lyon');
  await sim.stage.getByRole('textbox', { name: /Value point/ }).fill('Hiring takes them four months');
  await sim.stage.getByRole('button', { name: 'Done', exact: true }).click();
  await sim.stage.getByRole('button', { name: 'Replied' }).click();
  await expect(sim.here).toHaveText('Qualification');
  const rows = await sim.log.count();

  // the log is a row of checkpoints
  await page.keyboard.press('ArrowLeft');
  await expect(sim.here).toHaveText('Opening');
  await page.keyboard.press('ArrowRight');
  await expect(sim.here).toHaveText('Qualification');
  await sim.log.first().click();
  await expect(sim.here).toHaveText('Opening');
  await expect(sim.log).toHaveCount(rows);
  await sim.log.nth(rows - 1).click();

  // play to the end
  while (!(await sim.stage.getByText(/^Ended as/).isVisible())) await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('toolbar', { name: 'Simulation' })).toContainText(/\d+ of 11 outcomes walked/);

  await sim.tab('Not walked yet').click();
  await page.getByRole('list', { name: 'Outcomes not walked yet' }).getByRole('button', { name: 'Show the way' }).first().click();
  await expect(page.getByText('This is the shortest way to', { exact: false })).toBeVisible();

  await sim.tab('Test paths').click();
  await page.getByRole('button', { name: 'Walk path 1' }).click();
  await sim.tab('Scenarios').click();
  await page.getByRole('textbox', { name: 'Name of the scenario' }).fill('The straight way');
  await page.getByRole('button', { name: 'Save as scenario' }).click();
  await expect(page.getByRole('img', { name: 'Comes out as expected' })).toBeVisible();

  // the drawing changes behind it
  await page.keyboard.press('Escape');
  await sim.retarget('Answered at once', 'Nurture');
  const findings = page.getByRole('list', { name: 'Findings' });
  const broken = findings.getByRole('listitem').filter({ hasText: 'Scenario “The straight way” comes out differently' });
  await expect(broken).toBeVisible();
  await broken.getByRole('button', { name: 'Show it' }).click();
  await expect(page.getByRole('list', { name: 'What happens to it' })).toBeVisible();
  await broken.getByRole('button', { name: 'Accept the new way' }).click();
  await expect(broken).toHaveCount(0);
});

test('Ctrl+Enter simulates from the selected stage, and no motion is shown to those who prefer none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const sim = createSimulating(page);
  await sim.openStarter('Fourteen-day outreach');
  const drawing = page.getByRole('region', { name: 'Drawing' });
  const third = drawing.locator('.bt-stage-title').nth(2);
  const name = (await third.textContent()) ?? '';
  await third.click();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(`Walked the shortest way to “${name}”`, { exact: false })).toBeVisible();
  await expect(sim.here).toHaveText(name);
  await expect(page.locator('.bt-token:visible')).toHaveCount(0);
});
