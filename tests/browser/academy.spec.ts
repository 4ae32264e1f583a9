import { expect, test } from '@playwright/test';
import { writeThenCall } from '../kit/a-desk-day.ts';
import { firstContact } from '../kit/a-first-contact.ts';
import { addPeople, bringInLeads, openLead, takeInAndPublish, workAs } from './a-workspace.ts';
import { createManager } from './manager.ts';
import { createRep } from './rep.ts';
import { createTrainee } from './trainee.ts';

test('[S71, B8] a trainer makes a programme; a new hire runs against the gate, is told the rule, learns, passes the exam and gets a certificate; a new version makes it stale', async ({ page }) => {
  test.setTimeout(150_000);
  const trainee = createTrainee(page);
  await takeInAndPublish(page, firstContact.build());
  await addPeople(page, [['Tess Trainer', 'trainer'], ['Nia New']]);

  await test.step('the trainer makes a programme with a date for each step', async () => {
    await workAs(page, 'Tess Trainer');
    await page.goto('/learn');
    await page.getByRole('link', { name: 'New programme' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('First week');
    await page.getByRole('combobox', { name: 'People' }).click();
    await page.getByRole('option', { name: /Nia New/ }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Make the programme' }).click();
    await expect(page.getByRole('heading', { level: 1, name: 'First week' })).toBeVisible();
    await expect(page.getByRole('row', { name: /Nia New/ })).toBeVisible();
  });

  await test.step('the new hire finds it on Learn', async () => {
    await workAs(page, 'Nia New');
    await page.goto('/learn');
    const todo = page.getByRole('region', { name: 'To do now' });
    await expect(todo).toContainText('First week');
    const begin = todo.getByRole('link', { name: /^Begin/ });
    // the drills of the version are being found
    await expect(begin).toHaveAttribute('href', /programme=/);
    await begin.click();
    await expect(page.getByRole('heading', { level: 1, name: 'Drill 1: Interested' })).toBeVisible();
  });

  await test.step('the gate refuses; the score says which rule, and why the playbook has it', async () => {
    await trainee.take('Interested');
    await expect(trainee.outcome('Interested').getByRole('alert')).toBeVisible();
    await trainee.doIt('Write');
    await trainee.doIt('Call');
    await trainee.take('Interested');
    await page.getByRole('button', { name: 'See how it went' }).click();
    const card = page.getByRole('region', { name: 'How it went' });
    await expect(card.getByRole('heading', { name: 'Not passed yet' })).toBeVisible();
    await expect(card).toContainText('“Interested” tried while it was locked');
    await expect(card).toContainText('Find out whether rates are a topic');
    await card.getByRole('button', { name: 'Do it again' }).click();
  });

  await test.step('done again without a mistake it is passed', async () => {
    await trainee.doIt('Write');
    await trainee.doIt('Call');
    await trainee.take('Interested');
    await page.getByRole('button', { name: 'See how it went' }).click();
    await expect(page.getByRole('heading', { name: 'Passed' })).toBeVisible();
  });

  const exam = async (name: string, standing: string): Promise<void> => {
    await page.goto('/learn');
    await expect(page.getByRole('region', { name: 'To do now' }).getByRole('listitem').first()).toContainText(standing);
    const link = page.getByRole('region', { name: 'To do now' }).getByRole('link', { name: /^(Begin|Go on|Take the exam)/ }).first();
    await expect(link).toHaveAttribute('href', /programme=/);
    await link.click();
    await expect(page.getByRole('heading', { level: 1, name: new RegExp(name) })).toBeVisible();
    await trainee.doIt('Write');
    await trainee.doIt('Call');
    if (name.includes('Not')) await trainee.doIt('Write');
    await trainee.take(name.replace(/ · exam|Drill \d: /g, ''));
    await page.getByRole('button', { name: /^(See how it went|Hand it in)/ }).click();
    await expect(page.getByRole('heading', { name: 'Passed' })).toBeVisible();
  };

  await test.step('the other drill, then both as an exam without hints; the certificate names the version', async () => {
    await exam('Drill 2: Not interested', '1 of 2');
    await exam('Drill 1: Interested · exam', '0 of 2');
    await expect(page.getByRole('link', { name: 'Certificate' })).toBeVisible();
    await exam('Drill 2: Not interested · exam', '1 of 2');
    await page.getByRole('link', { name: 'Certificate' }).click();
    const sheet = page.getByRole('article', { name: 'Certificate' });
    await expect(sheet).toContainText('Nia New');
    await expect(sheet).toContainText(/version 1/i);
  });
  const certificate = page.url();

  await test.step('a version that asks for more makes it stale: the trainer sees who must learn what again, the new hire what to do', async () => {
    const manager = createManager(page);
    await workAs(page, 'You');
    await page.goto('/blueprints');
    await page.getByRole('link', { name: /First contact cadence/ }).first().click();
    await manager.selectOutcome('Interested');
    await manager.wantAtLeast(2, 'Calls');
    await manager.publish('Two calls before anybody is interested', 2);
    await page.getByRole('dialog', { name: 'Version 2 is live' }).getByRole('link', { name: 'Who must learn what again' }).click();
    await expect(page.getByRole('region', { name: /learn again/i })).toContainText('Nia New');
    await workAs(page, 'Nia New');
    await page.goto('/learn');
    await expect(page.getByRole('region', { name: 'To do now' })).toContainText('stale since v2');
    await page.goto(certificate);
    await expect(page.getByRole('main')).toContainText('The process has changed since: version 2');
  });

  await test.step('nothing of it stands among live records', async () => {
    await page.goto('/records');
    await expect(page.getByRole('main')).toContainText(/No leads yet|Bring in/);
    await page.goto('/outbox');
    await expect(page.getByRole('main').getByRole('heading', { name: /Nothing|empty/i }).first()).toBeVisible();
  });
});

test('[S93, S89] a rep judges her own call first; the coach sees it only after his own view; both then stand side by side, and the good call is found in the library', async ({ page }) => {
  test.setTimeout(120_000);
  const rep = createRep(page);
  const score = (criterion: string, points: string): Promise<void> => page.getByRole('group', { name: new RegExp(`^${criterion}`) }).locator('label').filter({ hasText: points }).first().click();
  await takeInAndPublish(page, writeThenCall.build());
  await addPeople(page, [['Rhea Rep'], ['Cora Coach', 'trainer']]);
  await workAs(page, 'Rhea Rep');
  await bringInLeads(page, ['Full name,Company,E-mail,Phone,Country', 'Ben Otieno,Lekki Packaging,ben@lekki.example,+49 30 555 0102,Germany'], { in: 'Write, then call' });
  await openLead(page, 'Ben Otieno');
  await page.getByRole('button', { name: 'Send to outbox' }).click();
  await rep.complete('First call', 'Connected', 'He pays by weight and did not know the rates.');
  await expect(rep.stage('In conversation')).toBeVisible();

  await test.step('the rep reviews her own call, from its line in the timeline', async () => {
    await rep.timeline.getByRole('link', { name: /Review this call/ }).first().click();
    const panel = page.getByRole('region', { name: 'Review' });
    await expect(panel).toContainText('Listen to yourself first');
    await score('Opening', '4');
    await score('Listening', '2');
    await panel.getByRole('textbox', { name: 'What I would do differently' }).fill('I talked more than he did.');
    await panel.getByRole('button', { name: 'Give my view' }).click();
    await expect(panel).toContainText('No coach has reviewed it yet');
  });

  await test.step('the coach does not see her scores before giving a view', async () => {
    await workAs(page, 'Cora Coach');
    await page.goto('/learn');
    await page.getByRole('link', { name: /^Calls/ }).click();
    await page.getByRole('link', { name: /^Rhea Rep called Ben Otieno/ }).click();
    const panel = page.getByRole('region', { name: 'Review' });
    await expect(panel).toContainText('Rhea Rep has given their own view');
    await expect(panel).not.toContainText('I talked more than he did');
    await score('Opening', '4');
    await score('Listening', '4');
    await panel.getByRole('textbox', { name: 'Strengths' }).fill('She waited three seconds after her question.');
    await panel.getByRole('button', { name: 'Give the review' }).click();
  });

  await test.step('both stand side by side, and the difference is marked', async () => {
    const table = page.getByRole('table', { name: 'Scores side by side' });
    await expect(table.getByRole('row', { name: /^Listening/ })).toContainText('coach 2 higher');
    await expect(table.getByRole('row', { name: /^Opening/ })).toContainText('same');
    await expect(page.getByRole('article', { name: 'In words: Rhea Rep' })).toContainText('I talked more than he did');
  });

  await test.step('kept as a good example it is found by stage', async () => {
    await page.getByRole('button', { name: 'Put it into the library of good calls' }).click();
    await page.getByRole('textbox', { name: 'Why it is worth listening to' }).fill('The silence after the question.');
    await page.getByRole('button', { name: 'Put it in' }).click();
    await expect(page.getByRole('region', { name: 'Review' })).toContainText('In the library: “The silence after the question.”');
    await workAs(page, 'Rhea Rep');
    await page.goto('/learn/library');
    await expect(page.getByRole('main')).toContainText('The silence after the question.');
    await expect(page.getByRole('main')).toContainText('Reach');
  });
});
