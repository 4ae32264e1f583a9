import { expect, type Locator, type Page } from '@playwright/test';

/** A rep on a record's page, who works with the mouse. */
export function createRep(page: Page) {
  const outcome = (name: string): Locator => page.getByRole('region', { name: `Outcome ${name}` });
  const timeline = page.getByRole('region', { name: 'Timeline' });
  return {
    outcome, timeline,
    stage: (name: string): Locator => page.getByRole('region', { name: `Stage ${name}` }),
    /** An activity of the stage, with everything its row says. */
    activity: (name: string): Locator => page.locator('.desk-activity').filter({ has: page.getByRole('button', { name: new RegExp(`^${name}`) }).or(page.getByRole('button', { name: new RegExp(`^(Open|Close) ${name}$`) })) }),
    /** One clause of an outcome's gate, as the rep reads it. */
    clause: (of: string, words: string): Locator => outcome(of).getByRole('listitem').filter({ hasText: words }),
    /** The button that takes a way out. */
    way: (name: string): Locator => outcome(name).getByRole('button', { name: new RegExp(`^${name}, move to`) }),
    press: async (name: string): Promise<void> => outcome(name).getByRole('button', { name: new RegExp(`^${name}, move to`) }).click(),
    /** Opens an activity of the stage, when it is not open yet, and ends it with a result. */
    complete: async (activity: string, result: string, note?: string): Promise<void> => {
      const row = page.getByRole('listitem').filter({ has: page.getByRole('button', { name: new RegExp(`^(Open|Close) ${activity}$`) }) });
      const open = row.getByRole('button', { name: `Open ${activity}`, exact: true });
      if (await open.isVisible()) await open.click();
      if (note !== undefined) await row.getByRole('textbox', { name: 'Note' }).fill(note);
      await row.getByRole('button', { name: new RegExp(`^${result}`) }).click();
    },
    /** Everything the timeline tells, oldest last, without the times. */
    history: async (): Promise<readonly string[]> => timeline.locator('.desk-entry-title b').allTextContents(),
    keepNote: async (text: string): Promise<void> => {
      await timeline.getByRole('textbox', { name: 'New note' }).fill(text);
      await timeline.getByRole('button', { name: 'Keep note' }).click();
      await expect(timeline.getByRole('textbox', { name: 'New note' })).toHaveValue('');
    },
  };
}
