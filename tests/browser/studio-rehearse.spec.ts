import { expect, test, type Page } from '@playwright/test';
import { actingRhythm } from '#engine/blueprint';
import { aBlueprint } from '../kit/a-blueprint.ts';
import { writeThenCall } from '../kit/a-desk-day.ts';
import { bringInLeads, openLead, takeInAndPublish } from './a-workspace.ts';
import { createManager } from './manager.ts';
import { createRep } from './rep.ts';

/** An email, then a call, a day apart at the least: the manager wants to know what three days would do. */
const apart = aBlueprint('Write, then ring')
  .stage('First contact', (stage) => stage
    .email('Intro email', { attempts: { min: 1, max: 1 } })
    .call('First call', { after: ['Intro email'], attempts: { min: 1, max: 2 }, results: ['connected', 'noAnswer'], due: { type: 'stageEntry', wait: { amount: 1, unit: 'days' } } })
    .outcome('Interested', { to: 'Won', tone: 'positive', onResult: ['First call', 'connected'] })
    .outcome('Gave up', { to: 'Lost', tone: 'negative', gate: { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'call' }, within: { type: 'visit' } } }))
  .end('Won', 'won').end('Lost', 'lost')
  .change((blueprint) => ({ ...blueprint, rhythm: { ...actingRhythm, gap: { min: 1, max: 4 } } }));

const studio = async (page: Page, name: string): Promise<void> => {
  await page.goto('/blueprints');
  await page.getByRole('link', { name: new RegExp(name) }).first().click();
  await expect(page.getByRole('region', { name: 'Drawing' })).toBeVisible();
};
const mode = (page: Page, name: string) => page.locator('header.bt-studio-bar').locator('label', { hasText: new RegExp(`^${name}$`) });

test('[S14] a manager holds two gaps against each other with the same records: the difference, its range, both drawings side by side, and nothing sent', async ({ page }) => {
  test.setTimeout(240_000);
  const manager = createManager(page);
  await takeInAndPublish(page, apart.build());
  await page.keyboard.press('Escape');

  await test.step('the draft waits three days where the live version waits one', async () => {
    await manager.drawing.locator('.react-flow__pane').click({ position: { x: 24, y: 260 } });
    const gap = manager.inspector.getByRole('textbox', { name: 'Gap at least (days)' });
    if (!(await gap.isVisible())) await manager.inspector.getByRole('button', { name: /^Rhythm/ }).click();
    await gap.fill('3');
    await gap.blur();
    await expect(page.getByRole('button', { name: /^Undo:/ })).toBeVisible();
  });

  const compared = page.getByRole('table', { name: 'Held against each other' });
  const days = compared.getByRole('row', { name: /^Days to the end/ });
  await test.step('400 invented records walk both', async () => {
    await mode(page, 'Rehearse').click();
    const plan = page.getByRole('complementary', { name: 'The rehearsal' });
    await plan.getByRole('textbox', { name: 'Records' }).fill('400');
    await plan.getByRole('combobox', { name: 'Hold against' }).click();
    await page.getByRole('option', { name: /^v1/ }).click();
    await plan.getByRole('button', { name: 'Rehearse 400 records' }).click();
    await expect(days).toContainText('A real difference');
    await expect(days).toContainText(/\+\d/);
  });

  const told = await compared.innerText();
  await test.step('stage by stage, and on the drawing', async () => {
    await expect(page.getByRole('table', { name: 'Time in stages' }).getByRole('row', { name: /^First contact/ })).toContainText('A real difference');
    await page.getByRole('combobox', { name: 'Overlay' }).click();
    await page.getByRole('option', { name: 'Difference in who came' }).click();
    await expect(manager.card('First contact')).toContainText('0 points');
    await page.locator('label', { hasText: 'Side by side' }).click();
    const [before, after] = [page.getByRole('region', { name: /^v1/ }), page.getByRole('region', { name: 'The draft', exact: true })];
    await expect(before.locator('.react-flow__node').filter({ hasText: 'First contact' })).toContainText('100 %');
    await expect(after.locator('.react-flow__node').filter({ hasText: 'First contact' })).toContainText('0 points');
  });

  await test.step('the same seed tells the same, and the outbox is empty', async () => {
    await page.getByRole('button', { name: 'Rehearse 400 records' }).click();
    await expect(days).toBeVisible();
    await expect.poll(() => compared.innerText()).toBe(told);
    await expect(page.getByText('Nothing was sent: the outbox is as it was.')).toBeVisible();
    await page.goto('/outbox');
    await expect(page.getByRole('main').getByRole('heading', { name: /Nothing (waits|to send)|empty/i })).toBeVisible();
    await page.goto('/records');
    await expect(page.getByRole('main')).not.toContainText('Invented');
  });
});

test('[B7] a manager replays what happened through a changed draft: who would have been held, why, and both ways of one record', async ({ page }) => {
  test.setTimeout(240_000);
  const [manager, rep] = [createManager(page), createRep(page)];
  await takeInAndPublish(page, writeThenCall.build());
  await bringInLeads(page, ['Full name,Company,E-mail,Phone,Country', 'Ben Otieno,Lekki Packaging,ben@lekki.example,+49 30 555 0102,Germany', 'Ada Weiss,Spree Print,ada@spree.example,+49 30 555 0105,Germany'], { in: 'Write, then call' });
  for (const [name, agreed] of [['Ben Otieno', true], ['Ada Weiss', false]] as const) {
    await openLead(page, name);
    await page.getByRole('button', { name: 'Send to outbox' }).click();
    await rep.complete('First call', 'Connected');
    await expect(rep.stage('In conversation')).toBeVisible();
    if (!agreed) continue;
    await rep.complete('Write the summary', 'Done');
    await rep.press('Agreed');
    // "moves to Won" stands there before the step is taken
    await expect(rep.stage('In conversation')).toBeHidden();
  }

  await test.step('three calls shall be wanted before anybody agrees', async () => {
    await studio(page, 'Write, then call');
    await manager.selectOutcome('Agreed');
    await manager.wantAtLeast(3, 'Calls');
    await expect(page.getByRole('button', { name: /^Undo:/ })).toBeVisible();
  });

  await test.step('Ben would have been held; Ada would not', async () => {
    await mode(page, 'Rehearse').click();
    await page.locator('label', { hasText: 'Replay the past' }).click();
    await page.getByRole('button', { name: 'Replay through this draft' }).click();
    const list = page.getByRole('table', { name: 'Runs that would have gone differently' });
    await expect(list.getByRole('row')).toHaveCount(2);
    await expect(list).toContainText('“Agreed” held in In conversation');
    await list.getByRole('button', { name: 'Ben Otieno' }).click();
    const paths = page.getByRole('complementary', { name: 'Ben Otieno: both ways' });
    await expect(paths.getByRole('region', { name: 'As it went' })).toContainText('Won');
    await expect(paths.getByRole('region', { name: 'By this draft' })).not.toContainText('Won');
    await paths.getByRole('link', { name: 'Open the record' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'Ben Otieno' })).toBeVisible();
  });
});
