import { expect, test } from '@playwright/test';
import { firstContact } from '../kit/a-first-contact.ts';
import { takeInAndPublish } from './a-workspace.ts';
import { chromiumArgs } from './find-chromium.mjs';
import { createManager } from './manager.ts';
import { createTrainee } from './trainee.ts';

// the browser's own tone instead of a microphone, allowed without asking
test.use({ launchOptions: { ...(process.env.CHROMIUM_PATH === undefined ? {} : { executablePath: process.env.CHROMIUM_PATH }), args: [...chromiumArgs, '--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream', '--autoplay-policy=no-user-gesture-required'] } });

test('[B15] a trainer records a run with words and voice; it plays; a new hire takes the keyboard; on the next version it says where it differs', async ({ page }) => {
  test.setTimeout(150_000);
  const [trainee, manager] = [createTrainee(page), createManager(page)];
  await takeInAndPublish(page, firstContact.build());
  await page.goto('/learn/walkthroughs');
  await page.getByRole('link', { name: 'Record a walk-through' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('How I open');
  await page.getByRole('button', { name: 'Begin to record' }).click();

  await test.step('words at the beginning and a voice', async () => {
    const beginning = page.getByRole('textbox', { name: 'Said at the beginning' });
    await beginning.fill('We meet somebody who does not know us.');
    await beginning.blur();
    await page.getByRole('button', { name: 'Record your voice' }).first().click();
    await expect(page.getByLabel(/^Recording, [1-9]/)).toBeVisible();
    await page.getByRole('button', { name: 'Stop' }).click();
    const hear = page.getByRole('button', { name: /^Hear the recording/ });
    await hear.click();
    await expect(page.getByRole('button', { name: 'Pause the recording' }).or(hear)).toBeVisible();
  });

  await test.step('the work itself becomes its steps', async () => {
    const steps = page.getByRole('complementary', { name: 'Steps' });
    for (const activity of ['Write', 'Call']) {
      const row = page.locator('button[aria-expanded]').filter({ hasText: activity }).first();
      if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
      await page.getByRole('button', { name: 'Do it' }).click();
      await expect(steps.getByRole('button', { name: new RegExp(`Do “${activity}”`) })).toBeVisible();
    }
    await trainee.take('Interested');
    await expect(steps.getByRole('button', { name: /Take “Interested”/ })).toBeVisible();
  });

  await test.step('it plays, and the voice is there after a reload', async () => {
    await page.getByRole('link', { name: 'Play it' }).click();
    await page.reload();
    await expect(page.getByText('We meet somebody who does not know us.').first()).toBeVisible();
    await page.getByRole('button', { name: 'Step on' }).click();
    await expect(page.getByRole('region', { name: 'Step 1' })).toBeVisible();
  });

  await test.step('the new hire takes the keyboard and hands it back', async () => {
    await page.getByRole('button', { name: 'Take the keyboard' }).click();
    await expect(page.getByRole('region', { name: 'Your turn' })).toBeVisible();
    await trainee.doIt('Call');
    await page.getByRole('button', { name: 'Back to where I took over' }).click();
    await expect(page.getByRole('region', { name: 'Step 1' })).toBeVisible();
  });
  const player = page.url();

  await test.step('a version that wants two calls: the player says so before it begins', async () => {
    await page.goto('/blueprints');
    await page.getByRole('link', { name: /First contact cadence/ }).first().click();
    await manager.selectOutcome('Interested');
    await manager.wantAtLeast(2, 'Calls');
    await manager.publish('Two calls', 2);
    await page.goto(player);
    await expect(page.getByRole('combobox', { name: 'Played on version' })).toHaveValue(/2/);
    await expect(page.getByRole('main')).toContainText('“Interested” is locked: 1 of 1 still missing');
    await expect(page.getByRole('main')).toContainText('New gate on “Interested”: At least 2 calls');
  });
});
