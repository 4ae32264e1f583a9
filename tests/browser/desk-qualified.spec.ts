import { expect, test, type Page } from '@playwright/test';
import { newsletter } from '../kit/a-desk-day.ts';
import { addPeople, bringInLeads, openLead, takeInAndPublish, workAs } from './a-workspace.ts';

const leads = ['Full name,Company,Phone,Budget,Owner', 'Ada Ready,Northwind Paper,+44 20 555 0106,20000,Rosa Rep', 'Ugo Unclear,Southwind Glass,+44 20 555 0107,,'];

/** Gives the lead that is open to somebody, as far as that is allowed. */
async function giveTo(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More for this record' }).click();
  await page.getByRole('menuitem', { name: 'Change owner…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Change owner' });
  await dialog.getByRole('combobox', { name: 'Owner' }).click();
  await page.getByRole('option', { name }).click();
  await dialog.getByRole('button', { name: 'Change', exact: true }).click();
}

test('[S106] a rep never sees a lead that is not qualified, and giving it to one is refused with what is missing', async ({ page }) => {
  test.setTimeout(240_000);
  const main = page.getByRole('main');
  await addPeople(page, [['Rosa Rep']]);

  await test.step('the rule: reps see a lead when its budget is known', async () => {
    await page.goto('/records/types?type=lead');
    const rule = page.getByRole('region', { name: 'Which leads reps see' });
    await rule.getByRole('button', { name: 'Set a rule' }).click();
    const editor = rule.getByRole('group', { name: 'Reps see a record when' });
    const field = editor.getByRole('combobox', { name: 'Field' });
    if (!(await field.isVisible())) await editor.getByRole('button', { name: 'Add a rule' }).click();
    await field.click();
    await page.getByRole('listbox', { name: 'Field' }).getByRole('option', { name: 'Budget', exact: true }).click();
    await editor.getByRole('combobox', { name: 'How Budget is compared' }).click();
    await page.getByRole('listbox', { name: 'How Budget is compared' }).getByRole('option', { name: /not empty|is filled/ }).click();
    await rule.getByRole('button', { name: 'Keep the rule' }).click();
    await expect(rule).toContainText(/Budget/);
  });

  await takeInAndPublish(page, newsletter.build());
  await bringInLeads(page, leads, { in: 'Newsletter follow-up' });

  await test.step('giving it to a rep is refused, with what is missing', async () => {
    await openLead(page, 'Ugo Unclear');
    await giveTo(page, 'Rosa Rep');
    await expect(page.getByRole('alert').filter({ hasText: /qualified/ })).toContainText(/Budget/);
    await page.keyboard.press('Escape');
    await expect(page.locator('.desk-header')).not.toContainText('Rosa Rep');
  });

  await test.step('she sees hers on the list, the board and the list of the untouched, and never the other one', async () => {
    await workAs(page, 'Rosa Rep');
    for (const place of ['/today', '/board', '/records', '/untouched']) {
      await page.goto(place);
      await expect(main.getByText('1 unqualified lead is with the qualifiers.')).toBeVisible();
      await expect(main.getByText('Ada Ready').first()).toBeVisible();
      await expect(main.getByText('Ugo Unclear')).toHaveCount(0);
    }
  });
});
