import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { closeStorage, currentStorage } from '../../../../src/storage/index.ts';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { aLead, at, journalOf, live, openDesk } from '../a-desk.tsx';

beforeEach(openDesk);
afterEach(closeStorage);

const talk = aBlueprint('Talk')
  .stage('Opening', (stage) =>
    stage
      .call('Ring', {
        required: 'always', attempts: { min: 1, max: 3 },
        content: {
          instructions: 'Say one opening, then be silent.', templates: {}, documents: {}, variants: {},
          script: {
            opening: 'Hello {{name}}, I call about {{company}}.\n\nPeople in your role ask us about this.',
            points: { p1: { id: '019a8000-0000-7000-8000-000000000001', text: 'Their name', order: 0 } },
            objections: { o1: { id: '019a8000-0000-7000-8000-000000000002', name: 'No time', answer: 'Would four be better?', order: 0 } },
            avoid: ['quick chat → two minutes'],
          },
        },
      })
      .outcome('They listen', { to: 'Situation', onResult: ['Ring', 'connected'] })
      .outcome('Another time', { to: 'Lost' }))
  .stage('Situation', (stage) => stage.form('Ask how it is', ['pain'], { required: 'always', results: {} }).outcome('It hurts', { to: 'Won', tone: 'positive' }).outcome('Nothing hurts', { to: 'Lost', tone: 'negative', gate: { type: 'field', condition: { type: 'compare', field: 'need', operator: 'isNotEmpty', value: null } } }))
  .end('Won', 'won')
  .end('Lost', 'lost');

async function onTheCall(fields = {}) {
  const version = await live(talk.build());
  const record = await aLead('Aino Lehtonen', { phone: '+358 9 4270 118', ...fields }, version, talk.id.blueprint);
  const shown = at(`/records/${record}`);
  await screen.findByRole('region', { name: 'Stage Opening' });
  return { record, user: userEvent.setup(), ...shown };
}

test('[S1] [S47] [S101] the place of work says what, when and how; an empty field of the opening is filled in where it stands', async () => {
  const { user } = await onTheCall();
  expect(await screen.findByText('Say one opening, then be silent.')).toBeInTheDocument();
  expect(screen.getByText(/^Call with 1 talking point and 1 answer to objections, up to 3 tries$/)).toBeInTheDocument();
  await user.click(screen.getByRole('button', { name: 'Fill in Company' }));
  await user.click(await screen.findByRole('textbox', { name: 'Company' }));
  await user.paste('Satama Freight');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(screen.getByRole('blockquote', { name: 'Opening' })).toHaveTextContent('Hello Aino Lehtonen, I call about Satama Freight.'));
  // the button of the empty field is gone: one goes on where the next thing is to be given
  expect(document.activeElement?.closest('.desk-work')).not.toBeNull();
  await user.click(screen.getByRole('button', { name: /^Another opening/ }));
  expect(screen.getByRole('blockquote', { name: 'Opening' })).toHaveTextContent('People in your role ask us about this.');
});

test('[S52] [S85] [S86] [S100] a call is timed over a reload, its points and objections are logged, and the result that goes on says where', async () => {
  const { record, user, unmount } = await onTheCall();
  // the bar under the thumb, which only a phone shows, has the same button
  const stage = () => screen.findByRole('region', { name: 'Stage Opening' });
  const dial = await within(await stage()).findByRole('link', { name: 'Start call +358 9 4270 118' });
  expect(dial).toHaveAttribute('href', 'tel:+35894270118');
  dial.addEventListener('click', (event) => event.preventDefault());
  await user.click(dial);
  expect(await within(await stage()).findByRole('timer')).toBeInTheDocument();
  unmount();
  at(`/records/${record}`);
  expect(await within(await stage()).findByRole('button', { name: 'Hang up' })).toBeInTheDocument();
  await user.click(screen.getByRole('checkbox', { name: 'Their name' }));
  await user.click(screen.getByRole('button', { name: 'No time' }));
  expect(screen.getByText('Would four be better?')).toBeInTheDocument();
  await user.click(screen.getByRole('textbox', { name: 'Note' }));
  await user.paste('Only a quick chat');
  expect(screen.getByText('Better not: “quick chat”').closest('p')).toHaveTextContent('Say: “two minutes”');
  await user.click(screen.getByRole('button', { name: /^Connected opens Situation/ }));
  await screen.findByRole('region', { name: 'Stage Situation' });
  const entry = (await journalOf(record)).at(-1);
  expect(entry).toMatchObject({ ok: true, words: { note: 'Only a quick chat' }, intent: { points: ['019a8000-0000-7000-8000-000000000001'], objections: ['019a8000-0000-7000-8000-000000000002'] } });
  expect(entry?.intent).toHaveProperty('lasted');
  const { db } = currentStorage().ground;
  expect(await db.entries.where('entry.intent.objections').equals('019a8000-0000-7000-8000-000000000002').count()).toBe(1);
  expect((await db.settings.toArray()).filter(({ key }) => /^(half-filled|call)\//.test(key))).toEqual([]);
});

test('what was begun is listed with its age, and thrown away with a way back', async () => {
  const { record, user, unmount } = await onTheCall();
  await user.click(await screen.findByRole('textbox', { name: 'Note' }));
  await user.paste('Uses two forwarders');
  unmount();
  await waitFor(async () => expect(JSON.stringify(await currentStorage().ground.db.settings.toArray())).toContain('Uses two forwarders'));
  const { unmount: leaveToday } = at('/today');
  const list = await screen.findByRole('region', { name: 'Half-filled' });
  expect(list).toHaveTextContent('“Uses two forwarders”');
  expect(list).toHaveTextContent('just now');
  expect(await within(list).findByRole('link', { name: 'Go on with Aino Lehtonen: Ring' })).toHaveAttribute('href', expect.stringContaining(`/records/${record}?run=`));
  await user.click(within(list).getByRole('button', { name: 'Throw away Aino Lehtonen: Ring' }));
  await waitFor(() => expect(screen.queryByRole('region', { name: 'Half-filled' })).not.toBeInTheDocument());
  await user.click(await screen.findByRole('button', { name: 'Undo' }));
  await screen.findByRole('region', { name: 'Half-filled' });
  leaveToday();
});

test('one works straight through by keys: result, form, outcome, end; the way so far stands beside it and locked ways say why', async () => {
  const { record, user } = await onTheCall();
  await screen.findByRole('button', { name: /^Connected/ });
  await user.keyboard('w');
  const dialog = await screen.findByRole('dialog', { name: /Aino Lehtonen/ });
  const heading = await within(dialog).findByRole('heading', { name: 'Ring' });
  await waitFor(() => expect(heading).toHaveFocus());
  await user.keyboard('1');
  await within(dialog).findByRole('heading', { name: 'Ask how it is' });
  expect(within(dialog).getByRole('region', { name: 'The way so far' })).toHaveTextContent('OpeningRing: ConnectedThey listenSituation');

  await user.click(within(dialog).getByRole('button', { name: 'Done' }));
  expect(await within(dialog).findByText('Needed here.')).toBeInTheDocument();
  await user.click(within(dialog).getByRole('textbox', { name: /^Pain/ }));
  await user.paste('Leads get lost');
  // Escape leaves the field, not the talk
  await user.keyboard('{Escape}');
  expect(within(dialog).getByRole('textbox', { name: /^Pain/ })).not.toHaveFocus();
  expect(dialog).toContainElement(document.activeElement instanceof HTMLElement ? document.activeElement : null);
  await user.click(within(dialog).getByRole('button', { name: 'Done' }));

  await within(dialog).findByRole('heading', { name: 'How does it go on?' });
  const locked = within(dialog).getByRole('region', { name: 'Not open now' });
  expect(locked).toHaveTextContent('Nothing hurts');
  expect(locked).toHaveTextContent('Need');
  await user.keyboard('1');
  await within(dialog).findByRole('heading', { name: 'Ended: Won' });
  expect((await journalOf(record)).at(-1)).toMatchObject({ ok: true, intent: { type: 'choose', expect: { visit: 2 } } });
  await user.click(within(dialog).getByRole('button', { name: /^Take back/ }));
  await within(dialog).findByRole('heading', { name: 'How does it go on?' });
  await user.click(within(dialog).getByRole('button', { name: 'Leave' }));
  await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
});

test('a number key whose result lacks something says what and leaves the keys to the list; pressed again it goes there, Esc comes back', async () => {
  const strict = aBlueprint('Strict').stage('Opening', (stage) => stage.call('Ring', { required: 'always', evidence: ['note'] }).outcome('On', { to: 'Won' })).end('Won', 'won');
  const version = await live(strict.build());
  const record = await aLead('Aino Lehtonen', { phone: '+358 9 4270 118' }, version, strict.id.blueprint);
  at(`/records/${record}`);
  const stage = await screen.findByRole('region', { name: 'Stage Opening' });
  const note = await within(stage).findByRole('textbox', { name: /^Note/ });
  const user = userEvent.setup();
  await user.keyboard('1');
  expect(await within(stage).findByRole('alert')).toHaveTextContent('A note is still missing. Press the same key again to fill it in, Esc to come back.');
  expect(note).not.toHaveFocus();
  await user.keyboard('j1');
  await waitFor(() => expect(note).toHaveFocus());
  expect(note).toHaveValue('');
  await user.keyboard('Left word{Escape}');
  expect(note).toHaveValue('Left word');
  expect(note).not.toHaveFocus();
  await user.keyboard('1');
  await waitFor(async () => expect((await journalOf(record)).at(-1)).toMatchObject({ ok: true, intent: { type: 'complete', activity: strict.id.activity('Ring') } }));
});

test('the label of a letter prints by itself: while the browser prints, it stands in the body beside the page', async () => {
  const mail = aBlueprint('Mail').stage('Letter', (stage) => stage.directMail('Send the letter', { required: 'always' }).outcome('Out', { to: 'Won' })).end('Won', 'won');
  const version = await live(mail.build());
  const record = await aLead('Aino Lehtonen', { street: 'Satamakatu 3', postcode: '00160', city: 'Helsinki' }, version, mail.id.blueprint);
  const printed: (string | null | undefined)[] = [];
  vi.stubGlobal('print', () => printed.push(document.querySelector('body > .work-label-print')?.textContent));
  at(`/records/${record}`);
  await userEvent.setup().click(await screen.findByRole('button', { name: 'Print label' }));
  await waitFor(() => expect(printed).toEqual(['Aino LehtonenSatamakatu 300160 Helsinki']));
  await waitFor(() => expect(document.querySelector('.work-label-print')).toBeNull());
  vi.unstubAllGlobals();
});
