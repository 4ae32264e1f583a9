import { expect, test } from '@playwright/test';
import { teamDeal } from '../kit/a-team-deal.ts';
import { addPeople, bringInLeads, openLead, takeInAndPublish, whoWorks, workAs } from './a-workspace.ts';
import { createRep } from './rep.ts';

const people = [['Fiona Finance', 'finance'], ['Dora Delivery', 'delivery'], ['Pia Payments', 'payments'], ['Dana Deputy', 'deputy']] as const;
const leads = ['Full name,Company,E-mail,Country', 'Aino Lehtonen,Satama Freight,aino@satama.example,Finland', 'Ben Otieno,Lekki Packaging,ben@lekki.example,Germany'];

test('several teams carry one deal: lanes wait for each other, finance agrees, the baton is passed, a gate is overridden, and an unsubscription stops everything', async ({ page }) => {
  test.setTimeout(240_000);
  const rep = createRep(page);
  await page.goto('/');
  await addPeople(page, people);
  await takeInAndPublish(page, teamDeal.build());
  await bringInLeads(page, leads, { in: 'Team deal' });
  const address = await test.step('the invoice waits for the payments team', async () => {
    await openLead(page, 'Aino Lehtonen');
    const delivery = rep.stage('Set up').getByRole('group', { name: 'Lane Delivery' });
    await expect(delivery).toContainText('waits for the team Payments: “Clear the payment” has to be done first');
    await expect(rep.outcome('Both are done')).toContainText('waits for the team');
    await rep.stage('Set up').getByRole('group', { name: 'Lane Payments' }).getByRole('button', { name: 'Done' }).click();
    await expect(delivery).not.toContainText('waits for the team');
    await delivery.getByRole('button', { name: 'Done' }).click();
    await expect(rep.stage('Set up')).toContainText('2 of 2 teams done');
    await rep.press('Both are done');
    await expect(rep.stage('Pricing')).toBeVisible();
    return page.url();
  });
  const me = await whoWorks(page);

  await test.step('[S9] finance is asked, rejects with a reason, is asked again, finds the request in its queue and agrees', async () => {
    await rep.outcome('Send the offer').getByRole('button', { name: 'Ask finance to approve' }).click();
    await page.getByRole('button', { name: 'Ask for approval' }).click();
    await workAs(page, 'Fiona Finance');
    await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: /^Approvals 1/ }).click();
    await expect(page.getByRole('region', { name: 'For you' })).toContainText('Aino Lehtonen');
    await expect(page.getByRole('region', { name: 'For you' })).toContainText(me);
    await page.keyboard.press('r');
    await page.getByRole('dialog').getByLabel('Reason').fill('The margin is missing');
    await page.getByRole('dialog').getByRole('button', { name: 'Reject' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing waits for your approval' })).toBeVisible();
    await workAs(page, me);
    await page.goto(address);
    const approval = page.getByRole('article', { name: /^Approval by/ });
    await expect(approval).toContainText('The margin is missing');
    await approval.getByRole('button', { name: 'Ask again' }).click();
    await workAs(page, 'Fiona Finance');
    await page.getByRole('navigation', { name: 'Main', exact: true }).getByRole('link', { name: /^Approvals 1/ }).click();
    await expect(page.getByRole('region', { name: 'For you' })).toContainText('Aino Lehtonen');
    await page.keyboard.press('a');
    await expect(page.getByRole('heading', { name: 'Nothing waits for your approval' })).toBeVisible();
  });

  await test.step('[S82] the baton is offered, returned with a reason, offered again and accepted', async () => {
    await workAs(page, me);
    await page.goto(address);
    await page.getByRole('button', { name: 'Offer', exact: true }).click();
    await expect(rep.stage('Pricing')).toContainText('waits for Dora Delivery');
    const lookAtIt = async () => {
      await workAs(page, 'Dora Delivery');
      await page.goto('/today');
      await page.getByRole('region', { name: 'Hand-overs' }).getByRole('link', { name: /Aino Lehtonen/ }).click();
    };
    await lookAtIt();
    await page.getByRole('button', { name: 'Return…' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Which address do we deliver to?');
    await page.getByRole('dialog').getByRole('button', { name: 'Return it' }).click();
    await expect(page.getByRole('dialog')).toBeHidden();
    await workAs(page, me);
    await page.goto(address);
    await expect(rep.stage('Pricing').getByRole('alert')).toContainText(/Dora Delivery returned it.*Which address do we deliver to\?/);
    await expect(page.locator('.desk-header')).toContainText(me);
    await page.getByRole('button', { name: 'Offer', exact: true }).click();
    await expect(rep.stage('Pricing')).toContainText('waits for Dora Delivery');
    await lookAtIt();
    await page.getByRole('button', { name: 'Accept' }).click();
    await expect(page.locator('.desk-header')).toContainText('Dora Delivery');
    await rep.press('Send the offer');
    await expect(rep.stage('Follow-up')).toContainText('added by “Send the offer”');
  });

  await test.step('what would be sent waits in the outbox, and is marked as done', async () => {
    await page.getByRole('link', { name: /^Outbox/ }).first().click();
    const line = page.getByRole('list', { name: 'To send' });
    await expect(line).toContainText('Hello Aino Lehtonen');
    await expect(line.getByRole('link', { name: 'Open in mail' })).toHaveAttribute('href', /^mailto:aino%40satama\.example\?subject=Your%20offer/);
    await line.getByRole('button', { name: 'Mark as done' }).click();
    await expect(page.getByRole('heading', { name: 'Nothing to send' })).toBeVisible();
  });

  await test.step('a gate is overridden by two people', async () => {
    await workAs(page, me);
    await openLead(page, 'Ben Otieno');
    await rep.stage('Set up').getByRole('group', { name: 'Lane Payments' }).getByRole('button', { name: 'Done' }).click();
    await rep.stage('Set up').getByRole('group', { name: 'Lane Delivery' }).getByRole('button', { name: 'Done' }).click();
    await rep.press('Both are done');
    await rep.outcome('Give a discount').getByRole('button', { name: 'Ask for override' }).click();
    await page.getByRole('dialog').getByLabel('Reason').fill('Agreed on the phone');
    await page.getByRole('dialog').getByRole('button', { name: 'Override' }).click();
    await expect(rep.outcome('Give a discount')).toContainText('a second person has to confirm it');
    await workAs(page, 'Dana Deputy');
    await rep.outcome('Give a discount').getByRole('button', { name: 'Confirm' }).click();
    await rep.press('Give a discount');
    await expect(rep.stage('Follow-up')).toBeVisible();
    await expect(rep.timeline).toContainText('By an override');
  });

  await test.step('a pause holds it, and an unsubscription ends it', async () => {
    const menu = async (item: string) => {
      await page.getByRole('button', { name: 'More for this record' }).click();
      await page.getByRole('menuitem', { name: item }).click();
    };
    await menu('Pause…');
    await page.getByRole('dialog').getByLabel('Reason').fill('On holiday until May');
    await page.getByRole('dialog').getByRole('button', { name: 'Pause it' }).click();
    await expect(page.getByRole('region', { name: 'Paused' })).toContainText('On holiday until May');
    await page.getByRole('button', { name: 'Resume' }).click();
    await expect(page.getByRole('region', { name: 'Paused' })).toBeHidden();
    await menu('The customer did…');
    await page.getByRole('dialog').getByRole('combobox', { name: 'Signal' }).click();
    await page.getByRole('option', { name: 'Unsubscribe' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Note it' }).click();
    await expect(page.getByRole('region', { name: 'End of the run' })).toContainText('Ended: Lost');
  });
});
