import { expect, test } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { createKeyboard } from './keyboard.ts';

test('a cadence of five stages is drawn, checked, published and run by keyboard alone', async ({ page, baseURL }) => {
  test.setTimeout(180_000);
  const keys = createKeyboard(page);
  const main = page.getByRole('main');

  await test.step('begin from blank', async () => {
    await page.goto(baseURL ?? '');
    await keys.tabTo(page.getByRole('button', { name: /draw from blank/i }));
    await keys.press('Enter');
    await keys.landmarkTo(keys.card('First stage'));
  });

  await test.step('name the first stage and say what is done there', async () => {
    await keys.press('F2');
    await keys.writeName('Name of the stage', 'Research');
    await expect(keys.card('Research')).toBeFocused();
    await keys.add('a', 'email');
    await keys.writeName('Name of the activity', 'Intro email');
    await expect(keys.drawing.getByRole('button', { name: /^Activity Intro email/ })).toBeFocused();
  });

  await test.step('two more stages come into the lines', async () => {
    await keys.downTo(keys.outcome('Interested'));
    await keys.add('n', 'stage');
    await keys.writeName('Name of the stage', 'First call');
    await expect(keys.card('First call')).toBeFocused();
    await keys.add('a', 'call');
    await keys.writeName('Name of the activity', 'Ring them up');
    await keys.downTo(keys.outcome('Done'));
    await keys.add('n', 'stage');
    await keys.writeName('Name of the stage', 'Demo');
    await expect(keys.card('Demo')).toBeFocused();
    await keys.add('a', 'meeting');
    await keys.writeName('Name of the activity', 'Show it');
  });

  await test.step('another way out is connected by the picker', async () => {
    await keys.press('o');
    await keys.writeName('Name of the outcome', 'Not now');
    await expect(keys.outcome('Not now')).toBeFocused();
    await keys.press('c');
    await expect(page.getByRole('combobox', { name: /Where does “Not now” lead/ })).toBeFocused();
    await keys.type('lost');
    await keys.press('Enter');
    await expect(keys.outcome('Not now')).toHaveAccessibleName(/leads to Lost/);
    await expect(keys.outcome('Not now')).toBeFocused();
  });

  await test.step('what was done is taken back and made again, cards are moved, and the canvas stays one tab stop', async () => {
    await keys.press('Escape');
    await expect(keys.card('Demo')).toBeFocused();
    const before = await keys.card('Demo').boundingBox();
    // one press: how many make one step of the history depends on how fast they follow each other
    await keys.press('Control+ArrowDown');
    await expect.poll(async () => (await keys.card('Demo').boundingBox())?.y).not.toBe(before?.y);
    await expect(page.getByRole('button', { name: 'Undo: Move Demo' })).toBeVisible();
    await keys.press('Control+z');
    await expect.poll(async () => (await keys.card('Demo').boundingBox())?.y).toBe(before?.y);
    await keys.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.react-flow__renderer'))).toBeNull();
    await keys.landmarkTo(keys.card('Demo'));
    await keys.press('1');
  });

  await test.step('the five stages are seen, nothing blocks, and nothing is found by axe', async () => {
    for (const name of ['Research', 'First call', 'Demo', 'Won', 'Lost']) await expect(keys.card(name)).toBeVisible();
    await expect(page.getByRole('button', { name: /^\d+ findings?$/ })).toBeVisible();
    await expectAccessible(page);
  });

  await test.step('publish', async () => {
    await keys.command('Publish');
    const dialog = page.getByRole('dialog', { name: /Publish/ });
    await expect(dialog.getByRole('textbox', { name: 'Why this version' })).toBeFocused();
    await keys.type('Drawn by keyboard');
    await keys.tabTo(dialog.getByRole('button', { name: 'Publish' }));
    await keys.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Version 1 is live' })).toBeVisible();
    await keys.press('Escape');
  });

  await test.step('run a record through the first stage', async () => {
    await keys.command('Go to Records');
    await keys.tabTo(main.getByRole('button', { name: 'New lead' }).first());
    await keys.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New lead' });
    await keys.tabTo(dialog.getByRole('textbox', { name: 'Name', exact: true }));
    await keys.type('Ann Example');
    await keys.press('Enter');
    await expect(page.getByRole('heading', { level: 1, name: 'Ann Example' })).toBeVisible();
    await keys.tabTo(main.getByRole('button', { name: 'Enrol', exact: true }));
    await keys.press('Enter');
    await expect(page.getByRole('region', { name: 'Stage Research' })).toBeVisible();
  });

  await test.step('the gate holds until the activity is done, then the record moves on', async () => {
    const way = page.getByRole('region', { name: 'Outcome Interested' });
    await expect(way.getByText('Open', { exact: true })).toBeHidden();
    await keys.tabTo(main.getByRole('button', { name: /^Sent/ }));
    await keys.press('Enter');
    await expect(way.getByText('Open', { exact: true })).toBeVisible();
    await keys.tabTo(way.getByRole('button', { name: /^Interested, move to/ }));
    await keys.press('Enter');
    await expect(page.getByRole('region', { name: 'Stage First call' })).toBeVisible();
  });
});
