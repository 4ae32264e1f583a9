import { expect, test, type Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { inScheme, loadDemo, onPhone, screens, show } from './screens.mjs';

const complaintsOf = (page: Page): string[] => {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
};

const hand = { width: 390, height: 844 };

/** Makes the phone as long as what is on it: a button under the bar at the foot is not hidden, a thumb brings it up. */
async function unroll(page: Page): Promise<void> {
  const below = await page.evaluate(() => {
    const main = document.querySelector('#main');
    return main ? main.scrollHeight - main.clientHeight : 0;
  });
  await page.setViewportSize({ ...hand, height: hand.height + below });
}

for (const scheme of ['light', 'dark'] as const) {
  const asked = scheme === 'light' ? 'everything' : 'colours';
  test(`axe finds nothing on the first screen, ${scheme}`, async ({ page, context }) => {
    await inScheme(context, scheme);
    await page.goto('/');
    await page.getByRole('button', { name: /load the demo workspace/i }).waitFor();
    await expect(page.locator('html')).toHaveAttribute('data-mantine-color-scheme', scheme);
    await expectAccessible(page);
  });

  test(`axe finds nothing on any screen of the demo workspace, ${scheme}, and nothing is logged as an error`, async ({ page, context }) => {
    test.setTimeout(600_000);
    await inScheme(context, scheme);
    const complaints = complaintsOf(page);
    await loadDemo(page);
    for (const screen of screens) {
      await test.step(screen.name, async () => {
        await show(page, screen);
        await expectAccessible(page, 'within' in screen ? screen.within : undefined, asked);
      });
    }
    // the dark colours are the same in the hand, and colours are all that is asked of them
    for (const screen of scheme === 'light' ? onPhone : []) {
      await test.step(`${screen.name} on a phone`, async () => {
        await page.setViewportSize(hand);
        await show(page, screen);
        await unroll(page);
        await expectAccessible(page, undefined, asked);
        expect.soft(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      });
    }
    expect(complaints).toEqual([]);
  });
}
