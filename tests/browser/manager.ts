import { expect, type Locator, type Page } from '@playwright/test';

/** A manager at the drawing table, who works with the mouse. */
export function createManager(page: Page) {
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const blocks = page.getByRole('complementary', { name: 'Blocks' });
  const drawing = page.getByRole('region', { name: 'Drawing' });
  const card = (name: string): Locator => drawing.locator('.react-flow__node').filter({ hasText: name });
  const outcomeRow = (name: string): Locator => drawing.getByRole('button', { name: new RegExp(`^Outcome ${name},`) });

  const middleOf = async (target: Locator): Promise<{ readonly x: number; readonly y: number }> => {
    await target.scrollIntoViewIfNeeded();
    const box = await target.boundingBox();
    if (!box) throw new Error(`nothing to see of ${String(target)}`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  };
  /** Presses the mouse here, moves it there as a hand would, and lets go. */
  const drag = async (from: { readonly x: number; readonly y: number }, to: { readonly x: number; readonly y: number }): Promise<void> => {
    await page.mouse.move(from.x, from.y);
    await page.mouse.down();
    await page.mouse.move(from.x + 12, from.y + 6, { steps: 3 });
    await page.mouse.move(to.x, to.y, { steps: 12 });
    await page.mouse.up();
  };
  const block = (name: string): Locator => blocks.getByRole('button', { name, exact: true }).or(blocks.getByRole('button', { name: new RegExp(`^${name} [A-Z]$`) }));

  return {
    inspector, drawing, card, outcomeRow,
    drawFromBlank: async (baseURL: string): Promise<void> => {
      await page.goto(baseURL);
      await page.getByRole('button', { name: /draw from blank/i }).click();
      await card('First stage').waitFor();
    },
    nameBlueprint: async (name: string): Promise<void> => {
      await drawing.locator('.react-flow__pane').click({ position: { x: 24, y: 260 } });
      await inspector.getByRole('textbox', { name: 'Name' }).fill(name);
      await inspector.getByRole('textbox', { name: 'Name' }).blur();
    },
    /** Drags a block from the palette onto a card. */
    dropOn: async (name: string, stage: string): Promise<void> => drag(await middleOf(block(name)), await middleOf(card(stage))),
    /** Drags a block from the palette onto free ground, this far from the drawing's top left corner. */
    dropAt: async (name: string, x: number, y: number): Promise<void> => {
      const ground = await drawing.boundingBox();
      if (!ground) throw new Error('no drawing to see');
      await drag(await middleOf(block(name)), { x: ground.x + x, y: ground.y + y });
    },
    /** Gives what is selected another name, in the inspector. */
    rename: async (name: string): Promise<void> => {
      const field = inspector.getByRole('textbox', { name: 'Name' });
      await field.fill(name);
      await field.blur();
      await expect(inspector.getByRole('heading', { level: 2, name })).toBeVisible();
    },
    selectStage: async (name: string): Promise<void> => {
      await card(name).locator('.bt-stage-title').click();
      await expect(inspector.getByRole('heading', { level: 2, name })).toBeVisible();
    },
    selectOutcome: async (name: string): Promise<void> => {
      await outcomeRow(name).click();
      await expect(inspector.getByRole('heading', { level: 2, name })).toBeVisible();
    },
    /** Draws a line from an outcome's port to a stage. */
    connect: async (stage: string, outcome: string, target: string): Promise<void> => {
      const row = await middleOf(outcomeRow(outcome));
      const edge = await card(stage).boundingBox();
      const goal = await card(target).boundingBox();
      if (!edge || !goal) throw new Error('no card to see');
      await drag({ x: edge.x + edge.width, y: row.y }, { x: goal.x + 4, y: goal.y + Math.min(20, goal.height / 2) });
      await expect(drawing.getByRole('button', { name: new RegExp(`^Outcome ${outcome},.*leads to ${target}`) })).toBeVisible();
    },
    /** Asks for at least so many done activities of a kind, in the rule that stands last. */
    wantAtLeast: async (times: number, kind: string): Promise<void> => {
      const gate = inspector.getByRole('group', { name: 'Gate of this outcome' });
      const start = gate.getByRole('button', { name: 'Add a rule' });
      if (await start.isVisible()) await start.click();
      else await gate.getByRole('button', { name: 'Add rule' }).last().click();
      const counted = gate.getByRole('combobox', { name: 'What is counted' }).last();
      await counted.click();
      await page.getByRole('option', { name: kind, exact: true }).click();
      await gate.getByRole('textbox', { name: 'How many' }).last().fill(String(times));
    },
    sentence: inspector.getByRole('group', { name: 'Gate of this outcome' }).locator('.bt-rule-sentence'),
    findings: page.getByRole('list', { name: 'Findings' }),
    publish: async (note: string, version = 1): Promise<void> => {
      await page.getByRole('banner', { name: 'Blueprint' }).or(page.locator('header.bt-studio-bar')).getByRole('button', { name: 'Publish' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Why this version').fill(note);
      await dialog.getByRole('button', { name: 'Publish' }).click();
      await expect(page.getByRole('dialog', { name: `Version ${version} is live` })).toBeVisible();
    },
  };
}
