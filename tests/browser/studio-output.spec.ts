import { readFile } from 'node:fs/promises';
import { expect, test, type Page } from '@playwright/test';
import { createManager } from './manager.ts';

/** A drawing to work with: the starter with lanes, a loop and phases. */
async function openStarter(page: Page): Promise<void> {
  await page.goto('/blueprints');
  await page.getByRole('button', { name: /Order to delivery/ }).first().click();
  await createManager(page).card('Fulfilment').first().waitFor();
}

/** Opens the export of a format from the menu in the bar. */
async function exporting(page: Page, label: string): Promise<void> {
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await page.getByRole('menuitem', { name: label, exact: true }).click();
  await page.getByRole('dialog', { name: 'Export' }).waitFor();
}

/** Downloads what the open export shows. */
async function downloaded(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer; readonly path: string }> {
  const coming = page.waitForEvent('download');
  await page.getByRole('dialog', { name: 'Export' }).getByRole('button', { name: 'Download' }).click();
  const download = await coming;
  const path = await download.path();
  return { name: download.suggestedFilename(), bytes: await readFile(path), path };
}

test('a drawing leaves as picture, diagram and BPMN, and the BPMN file comes back', async ({ page, context }) => {
  await openStarter(page);

  await test.step('as SVG, with its words', async () => {
    await exporting(page, 'SVG picture');
    const { name, bytes } = await downloaded(page);
    expect(name).toBe('order-to-delivery.svg');
    expect(bytes.toString()).toContain('>Hand-over</text>');
  });

  await test.step('as PNG, twice as large', async () => {
    await exporting(page, 'PNG picture');
    await expect(page.getByText(/^3,560 × 1,440 pixels$/)).toBeVisible();
    const { bytes } = await downloaded(page);
    expect(bytes.subarray(1, 4).toString()).toBe('PNG');
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)]).toEqual([3560, 1440]);
  });

  await test.step('onto the clipboard', async () => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.keyboard.press('Control+Shift+C');
    await expect(page.getByText('The drawing is on the clipboard as a picture')).toBeVisible();
    expect(await page.evaluate(async () => (await navigator.clipboard.read()).flatMap(({ types }) => [...types]))).toContain('image/png');
  });

  await test.step('as Mermaid, saying what it leaves out', async () => {
    await exporting(page, 'Mermaid');
    await expect(page.getByText(/Not in this file:.*4 gates/)).toBeVisible();
    expect((await downloaded(page)).bytes.toString()).toContain('state "Fulfilment" as');
  });

  await test.step('as BPMN, and back as a new draft', async () => {
    await exporting(page, 'BPMN 2.0');
    const { bytes } = await downloaded(page);
    await page.goto('/blueprints');
    await page.getByLabel('Blueprint file').setInputFiles({ name: 'order.bpmn', mimeType: 'application/xml', buffer: bytes });
    await page.waitForURL(/\/blueprints\/[0-9a-f-]{36}/);
    const manager = createManager(page);
    await page.getByRole('button', { name: 'Fit everything into view' }).click();
    for (const stage of ['Offer', 'Hand-over', 'Fulfilment', 'Delivery', 'Return', 'Refunded']) await expect(manager.card(stage).first()).toBeVisible();
    await expect(manager.drawing.getByText('Look after')).toBeVisible();
  });
});

test('search jumps, words are found on the canvas, and back leads where one was', async ({ page }) => {
  await openStarter(page);
  const manager = createManager(page);
  const title = (name: string) => manager.inspector.getByRole('heading', { level: 2, name });
  const search = async (words: string) => {
    await page.getByRole('button', { name: /^Search/ }).click();
    await page.getByRole('textbox', { name: 'Search or run a command' }).fill(words);
    await expect(page.locator('.mantine-Spotlight-action').first()).toContainText(new RegExp(words, 'i'));
    await page.keyboard.press('Enter');
    // keys belong to the palette until it is gone
    await expect(page.getByRole('textbox', { name: 'Search or run a command' })).toHaveCount(0);
  };

  await search('Return');
  await expect(title('Return')).toBeVisible();
  await search('Send the invoice');
  await expect(title('Send the invoice')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Back to the last place' })).not.toHaveAttribute('aria-disabled', 'true');
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(title('Return')).toBeVisible();
  await page.getByRole('button', { name: 'On to the next place' }).click();
  await expect(title('Send the invoice')).toBeVisible();

  await page.keyboard.press('Control+f');
  await page.getByRole('textbox', { name: 'Find on the canvas' }).fill('payment');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/^1 of \d+$/)).toBeVisible();
  await expect(title('Clear the payment')).toBeVisible();
});
