import { expect, type Locator, type Page } from '@playwright/test';

/** A manager who steps a record through a drawing. */
export function createSimulating(page: Page) {
  const stage = page.getByRole('complementary', { name: 'The stage as a rep sees it' });
  const outcome = (name: string): Locator => stage.getByRole('region', { name: `Outcome ${name}` });
  return {
    stage, outcome,
    here: stage.getByRole('heading', { level: 2 }),
    log: page.getByRole('list', { name: 'Simulation log' }).getByRole('button'),
    tab: (name: string): Locator => page.getByRole('tab', { name: new RegExp(`^${name}`) }),
    /** Presses an outcome's button, open or not. */
    try: (name: string): Promise<void> => outcome(name).getByRole('button', { name: new RegExp(`^${name}, move to`) }).click(),
    openStarter: async (name: string): Promise<void> => {
      await page.goto('/blueprints');
      await page.getByRole('button', { name: new RegExp(`^${name}`) }).first().click();
      await expect(page.getByRole('region', { name: 'Drawing' })).toBeVisible();
    },
    /** Lets an outcome lead elsewhere, by the keyboard. */
    retarget: async (name: string, to: string): Promise<void> => {
      await page.getByRole('region', { name: 'Drawing' }).getByRole('button', { name: new RegExp(`^Outcome ${name},`) }).click();
      const inspector = page.getByRole('complementary', { name: 'Inspector' });
      await inspector.getByRole('combobox', { name: /Leads to/ }).click();
      await page.getByRole('option', { name: to, exact: true }).click();
    },
  };
}
