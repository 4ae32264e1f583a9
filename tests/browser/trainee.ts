import { expect, type Locator, type Page } from '@playwright/test';

/** A new hire at a practice record. */
export function createTrainee(page: Page) {
  const outcome = (name: string): Locator => page.getByRole('region', { name: `Outcome ${name}` });
  return {
    outcome,
    doIt: async (activity: string): Promise<void> => {
      const answers = page.getByText(/^The answer:/);
      const before = await answers.count();
      const row = page.locator('button[aria-expanded]').filter({ hasText: activity }).first();
      if ((await row.getAttribute('aria-expanded')) !== 'true') await row.click();
      await page.getByRole('textbox', { name: 'What was said' }).fill('Spoke about the rates they pay today');
      await page.getByRole('button', { name: 'Do it' }).click();
      await expect(answers).toHaveCount(before + 1);
    },
    take: async (name: string): Promise<void> => outcome(name).getByRole('button', { name: new RegExp(name) }).first().click(),
  };
}
