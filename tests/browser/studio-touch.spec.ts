import { expect, test, type Locator, type Page } from '@playwright/test';
import { createFingers, standingBox } from './fingers.ts';

test.use({ viewport: { width: 1180, height: 820 }, hasTouch: true });

/** Writes a name into the field that opened by itself; the on-screen keyboard's Enter keeps it. */
async function writeName(page: Page, label: string, name: string): Promise<void> {
  await expect(page.getByRole('textbox', { name: label })).toBeFocused();
  await page.keyboard.insertText(name);
  await page.keyboard.press('Enter');
}

test('a cadence of five stages is drawn, checked, published and run by touch alone', async ({ page, baseURL }) => {
  test.setTimeout(180_000);
  const { tap, press, drag, pinch, middleOf } = await createFingers(page);
  const main = page.getByRole('main');
  const drawing = page.getByRole('region', { name: 'Drawing' });
  const blocks = page.getByRole('complementary', { name: 'Blocks' });
  const card = (name: string): Locator => drawing.getByRole('group', { name: new RegExp(`^(Stage|End: \\w+) ${name}(,|$)`) });
  const title = (name: string): Locator => card(name).locator('.bt-stage-title');
  const outcome = (name: string): Locator => drawing.getByRole('button', { name: new RegExp(`^Outcome ${name},`) });

  await test.step('begin from blank', async () => {
    await page.goto(baseURL ?? '');
    await tap(page.getByRole('button', { name: /draw from blank/i }));
    await card('First stage').waitFor();
    await tap(page.getByRole('button', { name: 'Hide the dock' }));
    await tap(page.getByRole('button', { name: 'Hide the inspector' }));
    await tap(page.getByRole('button', { name: 'Fit everything into view' }));
  });

  await test.step('a long press opens the menu, which renames', async () => {
    await press(title('First stage'));
    await tap(page.getByRole('menuitem', { name: /^Rename/ }));
    await writeName(page, 'Name of the stage', 'Research');
    await expect(card('Research')).toBeVisible();
  });

  await test.step('a block is dragged from the palette onto a stage', async () => {
    await drag(blocks.getByRole('button', { name: 'Email', exact: true }), title('Research'));
    await writeName(page, 'Name of the activity', 'Intro email');
    await expect(drawing.getByRole('button', { name: /^Activity Intro email/ })).toBeVisible();
  });

  await test.step('stages come into lines by taps', async () => {
    await tap(outcome('Interested'));
    await tap(drawing.getByRole('button', { name: 'Add a stage' }));
    await tap(page.getByRole('option', { name: 'Stage', exact: true }));
    await writeName(page, 'Name of the stage', 'First call');
    await tap(drawing.getByRole('button', { name: 'Fit everything into view' }));
    await tap(outcome('Done'));
    await tap(drawing.getByRole('button', { name: 'Add a stage' }));
    await tap(page.getByRole('option', { name: 'Stage', exact: true }));
    await writeName(page, 'Name of the stage', 'Demo');
    await tap(drawing.getByRole('button', { name: 'Fit everything into view' }));
    await expect(card('Demo')).toBeVisible();
  });

  await test.step('another way out is connected by two taps: its port, then a stage', async () => {
    await tap(title('Demo'));
    await press(title('Demo'));
    await tap(page.getByRole('menuitem', { name: /^Add an outcome/ }));
    await writeName(page, 'Name of the outcome', 'Not now');
    const row = await middleOf(outcome('Not now'));
    const edge = await standingBox(card('Demo'));
    await tap({ x: edge.x + edge.width, y: row.y });
    await tap(title('Lost'));
    await expect(outcome('Not now')).toHaveAccessibleName(/leads to Lost/);
  });

  await test.step('one finger moves the drawing, two zoom it, a card is dragged', async () => {
    const before = await middleOf(card('Research'));
    const ground = await drawing.boundingBox();
    if (!ground) throw new Error('the drawing is seen');
    const free = { x: ground.x + ground.width / 2, y: ground.y + ground.height - 150 };
    await drag(free, { x: free.x, y: free.y - 80 }, 0);
    await expect.poll(async () => (await middleOf(card('Research'))).y).toBeLessThan(before.y - 40);
    const wide = (await card('Research').boundingBox())?.width ?? 0;
    await pinch(free, 1.6);
    await expect.poll(async () => (await card('Research').boundingBox())?.width ?? 0).toBeGreaterThan(wide);
    await tap(drawing.getByRole('button', { name: 'Fit everything into view' }));
    const stood = await middleOf(title('Lost'));
    await drag(title('Lost'), { x: stood.x, y: stood.y + 60 }, 60);
    await expect(page.getByRole('button', { name: /^Undo: Move Lost/ })).toBeVisible();
  });

  await test.step('publish', async () => {
    for (const name of ['Research', 'First call', 'Demo', 'Won', 'Lost']) await expect(card(name)).toBeVisible();
    await tap(page.getByRole('banner', { name: 'Blueprint' }).or(page.locator('header.bt-studio-bar')).getByRole('button', { name: 'Publish' }));
    const dialog = page.getByRole('dialog', { name: /Publish/ });
    await tap(dialog.getByRole('button', { name: 'Publish' }));
    await expect(page.getByRole('dialog', { name: 'Version 1 is live' })).toBeVisible();
  });

  await test.step('run a record through the first stage', async () => {
    await page.goto(`${baseURL ?? ''}/records`);
    await tap(main.getByRole('button', { name: 'New lead' }).first());
    await tap(page.getByRole('dialog', { name: 'New lead' }).getByRole('textbox', { name: 'Name', exact: true }));
    await page.keyboard.insertText('Ann Example');
    await tap(page.getByRole('button', { name: 'Make lead' }));
    await tap(main.getByRole('button', { name: 'Enrol', exact: true }));
    await expect(page.getByRole('region', { name: 'Stage Research' })).toBeVisible();
    await tap(main.getByRole('button', { name: /^Sent/ }));
    const way = page.getByRole('region', { name: 'Outcome Interested' });
    // locked, it is a button of the same name that says why it may not be taken
    await expect(way.getByText('Open', { exact: true })).toBeVisible();
    await tap(way.getByRole('button', { name: /^Interested, move to/ }));
    await expect(page.getByRole('region', { name: 'Stage First call' })).toBeVisible();
  });
});
