import { expect, test, type Page } from '@playwright/test';
import { callInHours } from '../kit/a-desk-day.ts';
import { bringInLeads, takeInAndPublish } from './a-workspace.ts';

const leads = ['Full name,Company,Phone,Time zone', 'Nadia Brooks,Hudson Foods,+1 212 555 0103,America/New_York', 'Kenji Mori,Sumida Tools,+81 3 555 0104,Asia/Tokyo', 'Bea Krause,Spree Print,+49 30 555 0105,Europe/Berlin'];

test.use({ timezoneId: 'Europe/London' });

/** A Tuesday of the coming January: no clock is put forward anywhere then, and what comes in now is long due. */
function winterTuesday(): string {
  const january = new Date(Date.UTC(new Date().getUTCFullYear() + 1, 0, 11));
  january.setUTCDate(january.getUTCDate() + ((2 - january.getUTCDay() + 7) % 7));
  return january.toISOString().slice(0, 10);
}
const dayAfter = (date: string): string => new Date(Date.parse(date) + 86_400_000).toISOString().slice(0, 10);

/** The day's lines from the top, each as it is read. */
const linesOf = (page: Page): Promise<readonly string[]> => page.getByRole('main').locator('.tdy-row[data-row]').allInnerTexts();
const order = (lines: readonly string[]): readonly string[] => lines.map((line) => ['Nadia', 'Kenji', 'Bea'].find((name) => line.includes(name)) ?? line);

test('[S50] hours are counted where the lead lives: they decide who stands first, and each line says them', async ({ page }) => {
  const tuesday = winterTuesday();
  await page.clock.setFixedTime(`${tuesday}T15:10:00Z`);
  await takeInAndPublish(page, callInHours.build());
  await bringInLeads(page, leads, { in: 'Call in their hours' });

  await test.step('four in the afternoon in Berlin, ten in New York, midnight in Tokyo', async () => {
    await page.goto('/today');
    await expect.poll(async () => order(await linesOf(page))).toEqual(['Bea', 'Nadia', 'Kenji']);
    const [bea = '', nadia = '', kenji = ''] = await linesOf(page);
    expect(bea).toContain('now to 17:00 in Berlin');
    expect(nadia).toContain('now to 12:00 in New York');
    expect(kenji).toContain('10:00 to 12:00 in Tokyo');
    await page.keyboard.press('w');
    const why = page.getByRole('dialog', { name: /^Why .* stands first/ });
    await expect(why).toContainText('Best hour in Berlin');
    await expect(why).toContainText('until 17:00 there');
    await page.keyboard.press('Escape');
  });

  await test.step('the next morning at seven it is four in Tokyo, and nobody else may be called', async () => {
    await page.clock.setFixedTime(`${dayAfter(tuesday)}T07:10:00Z`);
    await page.goto('/today');
    await expect.poll(async () => order(await linesOf(page))[0]).toBe('Kenji');
    const lines = await linesOf(page);
    expect(lines.find((line) => line.includes('Kenji'))).toContain('now to 17:00 in Tokyo');
    expect(lines.find((line) => line.includes('Bea'))).toContain('10:00 to 12:00 in Berlin');
    expect(lines.find((line) => line.includes('Nadia'))).toContain('10:00 to 12:00 in New York');
  });
});
