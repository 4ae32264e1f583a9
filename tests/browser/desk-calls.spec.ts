import { expect, test, type Page } from '@playwright/test';
import { newsletter, writeThenCall } from '../kit/a-desk-day.ts';
import { bringInLeads, openLead, takeInAndPublish } from './a-workspace.ts';
import { createRep } from './rep.ts';

const leads = ['Full name,Company,E-mail,Phone,Country', 'Aino Lehtonen,Satama Freight,aino@satama.example,+358 9 555 0101,Finland', 'Ben Otieno,Lekki Packaging,ben@lekki.example,+49 30 555 0102,Germany'];

/** Another blueprint for the lead that is open, beside what it walks. */
async function enrolBeside(page: Page, blueprint: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this record' }).click();
  await page.getByRole('menuitem', { name: 'Enrol in another blueprint…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Enrol in another blueprint' });
  await expect(dialog.getByRole('combobox', { name: 'Blueprint' })).toHaveValue(blueprint);
  await dialog.getByRole('button', { name: 'Enrol', exact: true }).click();
  await expect(page.getByRole('tab', { name: new RegExp(blueprint) })).toBeVisible();
}

test('[S5] [S52] [S63] [S86] [S26] a lead is written to with the letter that fits, called, spoken to on the voicemail in the words of the letter; an objection is counted; an unsubscription stops every cadence', async ({ page }) => {
  test.setTimeout(240_000);
  const rep = createRep(page);
  const templates = page.getByRole('group', { name: 'Template' });
  const objection = page.getByRole('button', { name: /^Just send me something/ });
  await takeInAndPublish(page, newsletter.build());
  await takeInAndPublish(page, writeThenCall.build());
  await bringInLeads(page, leads, { in: 'Write, then call' });

  await test.step('[S86] an objection shows its answer, is told in the timeline, and is counted for the next call', async () => {
    await openLead(page, 'Ben Otieno');
    await page.getByRole('button', { name: 'Send to outbox' }).click();
    await objection.click();
    await expect(objection).toHaveAttribute('aria-pressed', 'true');
    await expect(page.getByText('Gladly. What should it answer, so that you read it?')).toBeVisible();
    await rep.complete('First call', 'Connected');
    await expect(rep.stage('In conversation')).toBeVisible();
    await expect(rep.timeline).toContainText('They objected: “Just send me something”');
  });

  await test.step('[S5] the letter that fits is chosen; the other one is greyed with the rule that bars it, and cannot be taken', async () => {
    await openLead(page, 'Aino Lehtonen');
    const barred = templates.getByRole('button', { name: /^One question/ });
    await expect(barred).toHaveAttribute('aria-disabled', 'true');
    await expect(barred).toContainText('Not here: never if Country is “Finland”');
    await barred.click({ force: true });
    await expect(templates.getByRole('button', { name: /^In Finnish/ })).toHaveAttribute('aria-pressed', 'true');
    await expect(barred).toHaveAttribute('aria-pressed', 'false');
    await expect(page.getByRole('textbox', { name: 'Subject' })).toContainText('Kysymys: Satama Freight');
  });

  await test.step('[S52] the call waits for the email; nobody answering opens the voicemail', async () => {
    await expect(rep.activity('First call')).toContainText('“Cold email” has to be done before “First call”');
    await expect(page.getByRole('button', { name: 'Open First call' })).toHaveCount(0);
    await page.getByRole('button', { name: 'Send to outbox' }).click();
    await expect(objection).toContainText('raised 1 time');
    await rep.complete('First call', 'No answer');
    await expect(rep.stage('Voicemail')).toBeVisible();
    await expect(rep.stage('Reach')).toHaveCount(0);
  });

  await test.step('[S63] the voicemail stands beside the email it must match, as it was sent', async () => {
    const email = page.getByRole('region', { name: 'The email it must match' });
    await expect(email).toContainText('Kysymys: Satama Freight');
    await expect(email).toContainText('Hei Aino Lehtonen, kenelle liidi kuuluu?');
  });

  await test.step('[S26] an unsubscription stops every cadence of the lead, and any later step refuses', async () => {
    await enrolBeside(page, 'Newsletter follow-up');
    await page.getByRole('button', { name: 'More for this record' }).click();
    await page.getByRole('menuitem', { name: 'The customer did…' }).click();
    await page.getByRole('dialog').getByRole('combobox', { name: 'Signal' }).click();
    await page.getByRole('option', { name: 'Unsubscribe' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Note it' }).click();
    await expect(page.getByRole('region', { name: 'Contact is barred' })).toContainText('They do not want to be contacted');
    for (const [blueprint, activity] of [['Newsletter follow-up', 'Ask for an opinion'], ['Write, then call', 'Leave a voicemail']] as const) {
      await page.getByRole('tab', { name: new RegExp(blueprint) }).click();
      await expect(rep.activity(activity)).toContainText(/do not want|not want/i);
      await expect(page.getByRole('button', { name: `Open ${activity}` })).toHaveCount(0);
      await expect(rep.activity(activity).locator('.desk-result')).toHaveCount(0);
    }
    await page.goto('/today');
    await expect(page.getByRole('link', { name: /Ben Otieno/ }).first()).toBeVisible();
    await expect(page.getByRole('main').getByText('Aino Lehtonen')).toHaveCount(0);
  });
});
