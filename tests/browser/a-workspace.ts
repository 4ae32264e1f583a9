import { expect, type Page } from '@playwright/test';
import type { Blueprint } from '#engine/blueprint';

/** Somebody new, with roles beside being a rep. */
export type Newcomer = readonly [name: string, ...roles: readonly string[]];

/** Writes people into the workspace, in Settings. */
export async function addPeople(page: Page, people: readonly Newcomer[]): Promise<void> {
  await page.goto('/settings');
  for (const [name, ...more] of people) {
    await page.getByRole('textbox', { name: 'Name of a new person' }).fill(name);
    await page.getByRole('button', { name: 'Add person' }).click();
    const roles = page.getByRole('combobox', { name: `Roles of ${name}` });
    await expect(roles).toBeVisible();
    for (const role of more) {
      await roles.fill(role);
      await roles.press('Enter');
      await expect(page.getByText(role, { exact: true }).first()).toBeVisible();
      await roles.press('Escape');
    }
  }
}

/** Chooses who works in this browser, by the menu in the bar. */
export async function workAs(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: /person, view and theme/ }).click();
  await page.getByRole('button', { name: new RegExp(`^${name}`) }).click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: `${name}: person, view and theme` })).toBeVisible();
}

/** Whoever works in this browser now. */
export async function whoWorks(page: Page): Promise<string> {
  return (await page.getByRole('button', { name: /person, view and theme/ }).getAttribute('aria-label') ?? '').replace(': person, view and theme', '');
}

/** Takes a drawing in as a file and makes it live. */
export async function takeInAndPublish(page: Page, drawing: Blueprint): Promise<void> {
  await page.goto('/blueprints');
  await page.getByLabel('Blueprint file').setInputFiles({ name: `${drawing.name}.json`, mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(drawing)) });
  await page.locator('header.bt-studio-bar').getByRole('button', { name: 'Publish' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Why this version').fill('For the desk');
  await dialog.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByRole('dialog', { name: 'Version 1 is live' })).toBeVisible();
}

/** Brings a CSV file of leads in: enrolled at once in a live blueprint, or held when none is named. */
export async function bringInLeads(page: Page, lines: readonly string[], { in: blueprint }: { readonly in?: string } = {}): Promise<void> {
  const count = lines.length - 1;
  await page.goto('/records/import?type=lead');
  await page.getByLabel('CSV file').setInputFiles({ name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
  if (blueprint !== undefined) {
    await page.getByRole('radio', { name: /^Enrol now/ }).check();
    await page.getByRole('combobox', { name: 'Enrol in' }).selectOption({ label: blueprint });
  }
  await page.getByRole('button', { name: `Import ${count} ${count === 1 ? 'lead' : 'leads'}` }).click();
  await expect(page.getByRole('region', { name: 'What the import did' })).toContainText(blueprint === undefined ? `${count}made` : `${count}enrolled`);
}

/** Opens a lead's page by its name in the list. */
export async function openLead(page: Page, name: string): Promise<void> {
  await page.goto('/records');
  await page.getByRole('link', { name: new RegExp(name) }).first().click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}
