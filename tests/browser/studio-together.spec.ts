import { expect, test, type Locator, type Page } from '@playwright/test';
import { createManager } from './manager.ts';
import { loadDemo } from './screens.mjs';

/** Opens the first blueprint of the demo, with its drawing on the screen. */
async function openDrawing(page: Page): Promise<string> {
  await page.goto('/blueprints');
  await page.getByRole('link', { name: 'Outbound lead qualification' }).click();
  await page.waitForURL(/\/blueprints\/[0-9a-f-]{36}/);
  await createManager(page).card('Qualification').first().waitFor();
  return new URL(page.url()).pathname;
}

/** Somebody else sits down at this browser, and looks at it from a manager's place. */
async function workAs(page: Page, name: RegExp): Promise<void> {
  await page.goto('/blueprints');
  await page.getByRole('button', { name: /person, view and theme/ }).click();
  const menu = page.getByRole('dialog', { name: 'Person, view and theme' });
  await menu.getByRole('button', { name }).click();
  await menu.getByRole('combobox', { name: /^View as/ }).click();
  await page.getByRole('option', { name: 'Manager', exact: true }).click();
  await page.keyboard.press('Escape');
}

const dialogOf = (page: Page, name: RegExp): Locator => page.getByRole('dialog', { name });
const describeIt = (page: Page): Locator => createManager(page).inspector.getByRole('textbox', { name: 'Description' });

/** Selects nothing, so that the inspector speaks of the blueprint. */
async function showBlueprint(page: Page): Promise<void> {
  await createManager(page).drawing.locator('.react-flow__pane').click({ position: { x: 24, y: 300 } });
  await describeIt(page).waitFor();
}

test('a question at a stage is asked, found by its pin, answered and resolved', async ({ page }) => {
  await loadDemo(page);
  await openDrawing(page);
  const manager = createManager(page);
  await manager.selectStage('Qualification');
  await page.keyboard.press('m');
  await page.getByRole('textbox', { name: 'Say something' }).fill('Do we need the budget this early?');
  await page.getByRole('button', { name: 'Comment', exact: true }).click();
  const pin = manager.drawing.getByRole('button', { name: '1 open comment on Qualification' });
  await expect(pin).toBeVisible();
  await page.reload();
  await pin.click();
  await page.getByRole('textbox', { name: 'Answer' }).fill('Yes, sales asks for it.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('Yes, sales asks for it.')).toBeVisible();
  await page.getByRole('button', { name: 'Resolve', exact: true }).click();
  await expect(pin).toBeHidden();
  await expect(page.getByRole('tab', { name: /Comments 0/ })).toBeVisible();
});

test('a lost outcome is reviewed, published with its records moved, and rolled back', async ({ page }) => {
  test.setTimeout(240_000);
  await loadDemo(page);
  await openDrawing(page);
  const manager = createManager(page);
  const publish = () => page.locator('header.bt-studio-bar').getByRole('button', { name: 'Publish' }).click();

  await test.step('publishing waits for a review, which another manager gives', async () => {
    await manager.outcomeRow('Not now').click();
    await page.keyboard.press('Delete');
    await expect(manager.outcomeRow('Not now')).toBeHidden();
    await publish();
    await page.getByRole('button', { name: 'Ask for a review' }).click();
    const asking = dialogOf(page, /Ask for a review/);
    await asking.getByLabel('What shall they look at').fill('Nobody is parked any more');
    await asking.getByRole('combobox', { name: 'Roles that must approve' }).click();
    await page.getByRole('option', { name: 'Manager', exact: true }).click();
    await asking.getByRole('heading', { name: 'Ask for a review' }).click();
    await asking.getByRole('combobox', { name: 'Who' }).click();
    const reviewer = (await page.getByRole('option').first().textContent()) ?? '';
    await page.getByRole('option', { name: reviewer }).click();
    await asking.getByRole('heading', { name: 'Ask for a review' }).click();
    await asking.getByRole('button', { name: 'Ask', exact: true }).click();
    // it closes once the request is kept
    await expect(asking).toBeHidden();
    await expect(dialogOf(page, /^Publish/).getByRole('button', { name: 'Publish', exact: true })).toBeDisabled();
    await page.keyboard.press('Escape');
    await workAs(page, new RegExp(reviewer));
    await expect(page.getByText(/asks you to review/)).toBeVisible();
    await openDrawing(page);
    await expect(page.getByText(/asks you to review this draft/)).toBeVisible();
    await page.getByRole('button', { name: 'Approve' }).click();
    await dialogOf(page, /Approve this draft/).getByRole('button', { name: 'Approve' }).click();
    await expect(page.getByText(`Approved by ${reviewer}.`)).toBeVisible();
  });

  await test.step('publish and move everybody now', async () => {
    await publish();
    const dialog = dialogOf(page, /^Publish/);
    await expect(dialog.getByText('Removed: outcome “Not now” in “Qualification”')).toBeVisible();
    await dialog.getByRole('radio', { name: 'Move now' }).click();
    await expect(dialog.getByRole('table')).toBeVisible();
    await dialog.getByLabel('Why this version').fill('Decide, do not park');
    await dialog.getByLabel('What it was learned from').fill('https://example.com/review');
    await dialog.getByRole('button', { name: 'Publish and move' }).click();
    const done = dialogOf(page, /Version 3 is live/);
    await expect(done.getByText(/^\d+ records$/)).toBeVisible({ timeout: 60_000 });
    await done.getByRole('button', { name: 'Go on drawing' }).click();
  });

  await test.step('roll the release back', async () => {
    await page.getByRole('tab', { name: 'Versions' }).click();
    await expect(page.getByText('Decide, do not park')).toBeVisible();
    await page.getByRole('button', { name: 'More for version 2' }).click();
    await page.getByRole('menuitem', { name: 'Roll back to it…' }).click();
    await page.getByRole('button', { name: 'Roll back and move' }).click();
    await dialogOf(page, /Version 4 is live/).getByRole('button', { name: 'Done' }).click();
    await expect(page.getByText('Back to v2')).toBeVisible();
    await expect(page.getByRole('listitem').filter({ hasText: 'Decide, do not park' })).toContainText('0 records on it');
  });

  await test.step('the comparison says what the draft still holds, and takes it back', async () => {
    await page.getByText('Compare', { exact: true }).click();
    const list = page.getByRole('list', { name: 'What differs' });
    await expect(list.getByText('Removed: outcome “Not now” in “Qualification”')).toBeVisible();
    await page.keyboard.press('n');
    await page.getByRole('button', { name: 'Take this back' }).click();
    await expect(list.getByText(/“Not now”/)).toBeHidden();
  });
});

test('two tabs on one draft follow each other, never overwrite each other, and lose nothing typed', async ({ page, context }) => {
  await loadDemo(page);
  const address = await openDrawing(page);
  const other = await context.newPage();
  await other.goto(address);
  await createManager(other).card('Qualification').first().waitFor();
  await expect(page.getByText('Also open in another tab')).toBeVisible();
  await expect(other.getByText('Also open in another tab')).toBeVisible();

  await test.step('what is typed here is seen there', async () => {
    await showBlueprint(page);
    await showBlueprint(other);
    await describeIt(page).fill('Written in the first tab');
    await describeIt(page).blur();
    await expect(describeIt(other)).toHaveValue('Written in the first tab');
  });

  await test.step('a tab that is closed in the middle of a word loses no word', async () => {
    await describeIt(other).fill('Half a sentence that was never fini');
    await other.close({ runBeforeUnload: true });
    await expect(page.getByText('Also open in another tab')).toBeHidden();
    const again = await context.newPage();
    await again.goto(address);
    await createManager(again).card('Qualification').first().waitFor();
    await showBlueprint(again);
    await expect(describeIt(again)).toHaveValue('Half a sentence that was never fini');
    await again.close();
  });

  await test.step('both changed at once: the second asks, and both are kept', async () => {
    const third = await context.newPage();
    await third.goto(address);
    await createManager(third).card('Qualification').first().waitFor();
    await showBlueprint(third);
    await Promise.all([describeIt(page).fill('Mine'), describeIt(third).fill('Yours')]);
    await Promise.all([describeIt(page).blur(), describeIt(third).blur()]);
    const banner = 'This blueprint was changed in another tab.';
    const asked = await Promise.race([page, third].map(async (tab) => {
      await tab.getByText(banner).waitFor();
      return tab;
    }));
    const words = asked === page ? 'Mine' : 'Yours';
    await asked.getByRole('button', { name: 'Keep mine as a copy' }).click();
    await asked.waitForURL((url) => url.pathname !== address);
    await showBlueprint(asked);
    await expect(describeIt(asked)).toHaveValue(words);
    await expect(describeIt(asked === page ? third : page)).toHaveValue(words === 'Mine' ? 'Yours' : 'Mine');
  });
});
