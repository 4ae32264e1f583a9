import { expect, test, type Locator, type Page } from '@playwright/test';
import { writeThenCall } from '../kit/a-desk-day.ts';
import { addPeople, bringInLeads, openLead, takeInAndPublish, workAs, whoWorks } from './a-workspace.ts';
import { createRep } from './rep.ts';

const leads = ['Full name,Company,E-mail,Phone', 'Ann Example,Example Ltd,ann@example.com,+44 20 555 0108'];

/** Presses buttons of several tabs in the same moment: a tab in the background would make a mouse wait. */
async function atOnce(...buttons: readonly Locator[]): Promise<void> {
  const found = await Promise.all(buttons.map((button) => button.elementHandle()));
  await Promise.all(found.map((button) => button?.evaluate((element) => { if (element instanceof HTMLElement) element.click(); })));
}

test('two people in two tabs work on one record: what both do at once is done once, and nothing either did is lost', async ({ page, context }) => {
  test.setTimeout(240_000);
  await addPeople(page, [['Otto Other', 'manager']]);
  const me = await whoWorks(page);
  await takeInAndPublish(page, writeThenCall.build());
  await bringInLeads(page, leads, { in: 'Write, then call' });
  await openLead(page, 'Ann Example');
  const other = await context.newPage();
  await other.goto(page.url());
  const [mine, theirs] = [createRep(page), createRep(other)];
  const both = <Result>(deed: (tab: Page) => Promise<Result>): Promise<readonly Result[]> => Promise.all([page, other].map(deed));
  const count = (what: string) => expect.poll(async () => (await theirs.history()).filter((title) => title === what).length);

  await test.step('both send the same letter at once: it goes out once', async () => {
    await atOnce(page.getByRole('button', { name: 'Send to outbox' }), other.getByRole('button', { name: 'Send to outbox' }));
    await both((tab) => expect(createRep(tab).activity('First call').locator('.desk-result').first()).toBeVisible());
    await count('Cold email').toBe(1);
    await expect(other.getByRole('link', { name: /^Outbox 1/ })).toBeVisible();
  });

  await test.step('one calls, the other sees where the record stands without doing anything', async () => {
    await mine.complete('First call', 'Connected');
    await expect(theirs.stage('In conversation')).toBeVisible();
  });

  await test.step('two different things at the same moment are both kept', async () => {
    await both((tab) => createRep(tab).stage('In conversation').waitFor());
    await other.getByRole('button', { name: 'Open Book the room' }).click();
    await atOnce(mine.activity('Write the summary').getByRole('button', { name: 'Done', exact: true }), theirs.activity('Book the room').getByRole('button', { name: 'Done', exact: true }));
    await both((tab) => expect.poll(() => createRep(tab).history()).toEqual(expect.arrayContaining(['Write the summary', 'Book the room', 'First call', 'Cold email'])));
    await count('Write the summary').toBe(1);
    await count('Book the room').toBe(1);
  });

  await test.step('somebody else sits down in the other tab, and each step says who did it', async () => {
    await workAs(other, 'Otto Other');
    await expect(page.getByRole('button', { name: 'Otto Other: person, view and theme' })).toBeVisible();
    await theirs.keepNote('Otto was here');
    await workAs(page, me);
    await mine.keepNote('and so was I');
    await both((tab) => expect(createRep(tab).timeline.locator('.desk-entry').filter({ hasText: 'Otto was here' })).toContainText('Otto Other'));
    await both((tab) => expect(createRep(tab).timeline.locator('.desk-entry').filter({ hasText: 'and so was I' })).toContainText(me));
  });

  await test.step('two ways out chosen at once: one of them is taken, the other one is told so, and the record ends once', async () => {
    await atOnce(mine.way('Agreed'), theirs.way('No deal'));
    await both((tab) => expect(tab.getByRole('region', { name: 'End of the run' })).toBeVisible());
    const ends = (await mine.history()).filter((title) => title === 'Agreed' || title === 'No deal');
    expect(ends.length).toBe(1);
    await both((tab) => expect(tab.getByRole('region', { name: 'End of the run' })).toContainText(ends[0] === 'Agreed' ? 'Won' : 'Lost'));
    await page.reload();
    await expect(mine.timeline.locator('.desk-entry').first()).toBeVisible();
    expect((await mine.history()).filter((title) => title === 'Agreed' || title === 'No deal')).toEqual(ends);
  });
});
