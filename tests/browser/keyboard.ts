import { expect, type Locator, type Page } from '@playwright/test';

/** Somebody who works with the keyboard alone. Nothing here moves a pointer or sets a focus by itself. */
export function createKeyboard(page: Page) {
  const press = async (...keys: readonly string[]): Promise<void> => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const isFocused = (target: Locator): Promise<boolean> => target.evaluate((element) => element === document.activeElement || (document.activeElement !== null && element.contains(document.activeElement)));
  /** Goes on with a key until this has the focus. */
  const until = async (target: Locator, key: string, most: number): Promise<void> => {
    await target.waitFor();
    for (let count = 0; count < most; count += 1) {
      if (await isFocused(target)) return;
      await press(key);
    }
    throw new Error(`${key} does not lead to ${String(target)} in ${most} steps`);
  };
  const drawing = page.getByRole('region', { name: 'Drawing' });
  const card = (name: string): Locator => drawing.getByRole('group', { name: new RegExp(`^(Stage|End: \\w+|Wait|Decision|Parallel stage) ${name}(,|$)`) });
  const outcome = (name: string): Locator => drawing.getByRole('button', { name: new RegExp(`^Outcome ${name},`) });
  /** Writes a name into the field that opened by itself, and keeps it. */
  const writeName = async (label: string, name: string): Promise<void> => {
    await expect(drawing.getByRole('textbox', { name: label })).toBeFocused();
    await page.keyboard.type(name);
    await press('Enter');
  };
  return {
    press, drawing, card, outcome, writeName,
    type: (words: string) => page.keyboard.type(words),
    tabTo: (target: Locator, most = 60) => until(target, 'Tab', most),
    tabBackTo: (target: Locator, most = 60) => until(target, 'Shift+Tab', most),
    landmarkTo: (target: Locator) => until(target, 'F6', 14),
    /** Walks the rows of the present card down to this one. */
    downTo: (target: Locator) => until(target, 'ArrowDown', 20),
    rightTo: (target: Locator) => until(target, 'ArrowRight', 12),
    /** Runs a command by its name. */
    command: async (words: string): Promise<void> => {
      await press('Control+k');
      await expect(page.getByRole('textbox', { name: 'Search or run a command' }).or(page.getByRole('searchbox', { name: 'Search or run a command' })).or(page.getByPlaceholder('Search or run a command')).last()).toBeFocused();
      await page.keyboard.type(words);
      await press('Enter');
      // keys belong to the palette until it is gone
      await expect(page.getByPlaceholder('Search or run a command')).toHaveCount(0);
    },
    /** Adds a block by N and a few letters. */
    add: async (key: 'n' | 'a', words: string): Promise<void> => {
      await press(key);
      await expect(page.getByRole('combobox', { name: 'Add what?' })).toBeFocused();
      await page.keyboard.type(words);
      await press('Enter');
    },
  };
}
