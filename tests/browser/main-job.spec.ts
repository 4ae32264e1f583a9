import { expect, test } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createManager } from './manager.ts';
import { openOwnBrowser } from './own-browser.ts';
import { createRep } from './rep.ts';

const leads = ['Full name,Company,E-mail,Country', 'Ann Example,"Example, Ltd",ann@example.com,Germany', 'Bo Sample,Sample GmbH,bo@example.org,Austria', 'Cy Muster,Muster AG,cy@example.net,Switzerland'].join('\r\n');

// a trace cannot be kept of a browser that is killed on purpose
test.use({ trace: 'off' });

test('[S3] a manager draws the rule of S3, imports leads, and a rep cannot skip a step; nothing is lost when the browser is killed', async ({ baseURL }, testInfo) => {
  test.setTimeout(240_000);
  const profile = mkdtempSync(join(tmpdir(), 'baton-main-job-'));
  let browser = await openOwnBrowser(profile);
  try {
    const page = await browser.context.newPage();
    await page.setViewportSize({ width: 1440, height: 900 });
    page.setDefaultTimeout(20_000);
    const manager = createManager(page);
    let recordAddress = '';

    await test.step('draw S3 from blank', async () => {
      await manager.drawFromBlank(baseURL ?? '');
      await manager.nameBlueprint('Outbound by the rule');
      await manager.selectStage('First stage');
      await manager.rename('Prospecting');
      await manager.dropOn('Email', 'Prospecting');
      await manager.selectOutcome('Not interested');
      await manager.wantAtLeast(2, 'Emails');
      await manager.wantAtLeast(1, 'Calls');
      await expect(manager.sentence).toHaveText('At least 2 emails sent and 1 call made during this run');
    });

    await test.step('see findings, fix them, publish', async () => {
      await expect(manager.findings).toContainText('wants 1 call, but at most 0 can happen');
      await manager.dropOn('Call', 'Prospecting');
      await manager.selectStage('Prospecting');
      await manager.inspector.getByRole('button', { name: 'Add outcome' }).click();
      await manager.rename('Later');
      await expect(manager.findings).toContainText('Later');
      await manager.dropAt('End: nurture', 680, 540);
      await manager.rename('Nurture');
      await manager.connect('Prospecting', 'Later', 'Nurture');
      await expect(manager.findings).not.toContainText('Later');
      await expect(page.getByRole('button', { name: '2 findings' })).toBeVisible();
      await manager.publish('The rule of two emails and a call');
    });

    await test.step('import leads and enrol them', async () => {
      await page.getByRole('link', { name: 'Bring in leads' }).click();
      await page.getByLabel('CSV file').setInputFiles({ name: 'trade show.csv', mimeType: 'text/csv', buffer: Buffer.from(leads) });
      await expect(page.getByRole('combobox', { name: 'Enrol in' })).toHaveValue(/.+/);
      await page.getByRole('button', { name: 'Import 3 leads' }).click();
      const result = page.getByRole('region', { name: 'What the import did' });
      await expect(result).toContainText('3made');
      await expect(result).toContainText('3enrolled');
    });

    const rep = createRep(page);
    await test.step('as a rep: one email is not enough, and the outcome says why', async () => {
      await page.getByRole('button', { name: /person, view and theme/ }).click();
      await page.getByRole('combobox', { name: /^View as/ }).click();
      await page.getByRole('option', { name: 'Rep', exact: true }).click();
      await page.waitForURL('**/today');
      await page.keyboard.press('Escape');
      await page.getByRole('main').getByRole('link', { name: /Ann Example/ }).first().click();
      await expect(page.getByRole('heading', { level: 1, name: 'Ann Example' })).toBeVisible();
      recordAddress = page.url();
      await rep.complete('Email', 'Sent');
      await expect(rep.clause('Not interested', 'Emails sent')).toContainText('1 of 2');
      await rep.press('Not interested');
      await expect(rep.outcome('Not interested').getByRole('alert')).toContainText('The try is kept in the timeline.');
      await expect(rep.clause('Not interested', 'Emails sent')).toContainText('1 of 2');
      await expect(rep.clause('Not interested', 'Calls made')).toContainText('0 of 1');
      await expect(rep.stage('Prospecting')).toBeVisible();
    });

    await test.step('do what is missing: it opens', async () => {
      await rep.complete('Call', 'No answer', 'Rang out, no mailbox.');
      await expect(rep.clause('Not interested', 'Calls made')).toContainText('1 of 1');
      await rep.complete('Email', 'Sent');
      await expect(rep.outcome('Not interested').getByText('Open', { exact: true })).toBeVisible();
    });

    let history: readonly string[] = [];
    await test.step('reload: the same stage, the same history', async () => {
      await expect(rep.timeline.locator('.desk-entry')).toHaveCount(5);
      history = await rep.history();
      expect(history).toEqual(['Email', 'Call', 'Not interested refused', 'Email', 'Enrolled in Outbound by the rule']);
      await page.reload();
      await expect(rep.stage('Prospecting')).toBeVisible();
      await expect(rep.timeline.locator('.desk-entry')).toHaveCount(5);
      expect(await rep.history()).toEqual(history);
      await expect(rep.timeline).toContainText('Rang out, no mailbox.');
    });

    await test.step('kill the browser right after the acknowledgement and open it again: nothing is lost', async () => {
      await rep.press('Not interested');
      await expect(page.getByRole('heading', { name: 'Ended: Lost' })).toBeVisible();
      await browser.kill();
      browser = await openOwnBrowser(profile);
      const reopened = await browser.context.newPage();
      await reopened.goto(recordAddress);
      const again = createRep(reopened);
      await expect(reopened.getByRole('heading', { name: 'Ended: Lost' })).toBeVisible();
      await expect(again.timeline.locator('.desk-entry')).toHaveCount(6);
      expect(await again.history()).toEqual(['Not interested', ...history]);
    });
  } catch (error) {
    for (const [index, page] of browser.context.pages().entries()) await page.screenshot({ path: testInfo.outputPath(`page-${index}.png`) }).catch(() => undefined);
    throw error;
  } finally {
    await browser.kill();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
});
