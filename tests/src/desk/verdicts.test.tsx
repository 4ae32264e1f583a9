import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { MemoryRouter } from 'react-router';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { hour, minute } from '#engine/kernel';
import type { Gate } from '#engine/blueprint';
import { reasonField } from '../../../src/desk/verdict/choose-outcome.ts';
import { OutcomeCard } from '../../../src/desk/verdict/outcome-card.tsx';
import { ApprovalsPanel } from '../../../src/desk/verdict/approvals-panel.tsx';
import { UndoNote } from '../../../src/desk/verdict/undo.tsx';
import { WhoseWork } from '../../../src/desk/verdict/whose-work.tsx';
import type { Place } from '../../../src/desk/record/focus.ts';
import { closeStorage } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint, type OutcomeOptions } from '../../kit/a-blueprint.ts';
import { teamDeal } from '../../kit/a-team-deal.ts';
import { Rep } from '../../engine/run/a-rep.ts';
import { dataOf, person } from './a-worked-record.ts';
import { openDesk } from './a-desk.tsx';

beforeAll(openDesk);
afterAll(closeStorage);

const emails = (times: number): Gate => ({ type: 'count', compare: 'atLeast', times, of: { channel: 'email' }, within: { type: 'run' } });
const calls: Gate = { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'run' } };
const rich: Gate = { type: 'field', condition: { type: 'compare', field: 'budget', operator: 'isNotEmpty', value: null } };

/** One stage with one outcome by this gate, and a way to Lost. */
const withOutcome = (name: string, options: OutcomeOptions) =>
  aBlueprint('Outbound')
    .stage('Contact', (stage) => stage.call('First call', { required: 'always', attempts: { min: 1, max: 5 } }).email('Mail', { required: 'always', attempts: { min: 1, max: 9 } }).task('Look up', { required: 'never', results: [] }).outcome(name, { to: 'Lost', ...options }))
    .end('Won', 'won').end('Lost', 'lost')
    .change((made) => ({ ...made, override: { roles: ['manager'], secondPerson: true, expires: { amount: 2, unit: 'hours' } } }));

function card(rep: Rep, name: string, given: Parameters<typeof dataOf>[1] = {}) {
  const data = dataOf(rep, given);
  const option = data.options?.outcomes.find(({ outcome }) => outcome.name === name);
  if (!option) throw new Error(`no outcome ${name}`);
  const onGo = vi.fn<(place: Place) => void>();
  render(<UiProvider quiet><MemoryRouter><OutcomeCard option={option} data={data} onGo={onGo} /></MemoryRouter></UiProvider>);
  return { shown: screen.getByRole('region', { name: `Outcome ${name}` }), onGo, user: userEvent.setup(), data };
}

describe('a locked outcome', () => {
  test('[B1, B2] has one row a clause, met ones too, with what was seen as a link to its entry and one button that goes there', async () => {
    const rep = new Rep(withOutcome('Not interested', { tone: 'negative', gate: { type: 'all', of: [emails(2), calls, { type: 'minimumTime', wait: { amount: 1, unit: 'hours' } }] } }));
    rep.complete('Mail', 'sent');
    const entry = rep.lastEntry.id;
    rep.wait(2 * hour);
    const { shown, onGo, user } = card(rep, 'Not interested');
    expect(shown).toHaveTextContent('moves to LostLocked, 2 of 3 missing');
    const rows = within(shown).getAllByRole('listitem');
    expect(rows.map((row) => within(row).getByRole('img').getAttribute('aria-label'))).toEqual(['Missing', 'Missing', 'Met']);
    expect(rows[0]).toHaveTextContent('Emails sent: 1 of 2 seen Today 09:00');
    expect(within(shown).getByRole('link', { name: /^Today 09:00: Mail/ })).toHaveAttribute('href', `#entry-${entry}`);
    expect(rows[2]).toHaveTextContent(/Time in this stage: .*met/);
    await user.click(within(shown).getByRole('button', { name: 'Start call' }));
    expect(onGo).toHaveBeenCalledWith({ type: 'activity', activity: rep.drawing.id.activity('First call') });
    expect(shown).toHaveTextContent('Shortest way: 1 email and 1 call');
  });

  test('[B1] of several required activities each has its own button; who else has to act is named', () => {
    const { shown } = card(new Rep(withOutcome('Done', {})), 'Done');
    const steps = within(shown).getByRole('list', { name: 'Required activities done' });
    expect(within(steps).getAllByRole('button').map((button) => button.textContent)).toEqual(['Start call', 'Write email']);
  });

  test('[B1] groups of which one is enough, and what must not be, read as such', () => {
    const { shown } = card(new Rep(withOutcome('Either', { gate: { type: 'all', of: [{ type: 'any', of: [rich, emails(1)] }, { type: 'not', of: calls }] } })), 'Either');
    expect(shown).toHaveTextContent('All of these first:');
    expect(shown).toHaveTextContent('One of these is enough:');
    expect(shown).toHaveTextContent('Must not be so:');
    expect(within(shown).getByRole('button', { name: 'Fill in Budget' })).toBeInTheDocument();
    // no call was made, which is as it should be
    expect(within(shown).getByText(/Calls made/).closest('li')).toHaveTextContent('met');
  });

  test('[B1] a moment to wait for becomes a reminder in one’s calendar', async () => {
    const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:x');
    const { shown, user } = card(new Rep(withOutcome('Later', { gate: { type: 'minimumTime', wait: { amount: 3, unit: 'hours' } } })), 'Later');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined);
    await user.click(within(shown).getByRole('button', { name: 'Remind me Today 12:00' }));
    const file = made.mock.calls[0]?.[0];
    expect(file instanceof Blob && file.type).toBe('text/calendar');
  });

  test('[B14] an override is asked for quietly, says who confirms it, counts down, and stands on the outcome', async () => {
    const mara = person('u_mara', 'Mara Quinn', 'manager');
    const bodo = person('u_bodo', 'Bodo Frank', 'manager');
    const rep = new Rep(withOutcome('Sign', { gate: rich }));
    const asked = card(rep, 'Sign', { me: mara, others: [mara, bodo] });
    await asked.user.click(within(asked.shown).getByRole('button', { name: 'Ask for override' }));
    expect(await screen.findByRole('dialog', { name: 'Override “Sign”?' })).toHaveTextContent('Then a second person confirms it: Bodo Frank.');
    rep.override('Sign', { by: mara.id, roles: mara.roles }, 'The customer waits');
    rep.wait(30 * minute);
    document.body.replaceChildren();
    const waiting = card(rep, 'Sign', { me: mara, others: [mara, bodo] });
    expect(within(waiting.shown).getByRole('note')).toHaveTextContent('You ask for an override; a second person has to confirm it: The customer waits 1 h 30 min left · Bodo Frank may confirm it here');
  });
});

describe('an outcome that may be taken', () => {
  test('[S10] only a good one is green; where it and its stage share a name, the name is said once', () => {
    const rep = new Rep(withOutcome('Lost', { tone: 'negative', gate: { type: 'all', of: [] } }));
    const { shown } = card(rep, 'Lost');
    const button = within(shown).getByRole('button', { name: 'Lost' });
    expect(button).toHaveTextContent(/^Lost$/);
    expect(button).toHaveAttribute('data-variant', 'default');
    expect(shown).toHaveTextContent('Closes First call, Mail and Look up undone');
    document.body.replaceChildren();
    const good = card(new Rep(withOutcome('Interested', { to: 'Won', tone: 'positive', gate: { type: 'all', of: [] } })), 'Interested');
    expect(within(good.shown).getByRole('button', { name: 'Interested, move to Won' })).toHaveAttribute('data-variant', 'filled');
  });

  test('[B1] what is somebody else’s says whose, by name', () => {
    const mara = person('u_mara', 'Mara Quinn', 'manager');
    const { shown } = card(new Rep(withOutcome('Discount', { who: { type: 'roles', roles: ['manager'] }, gate: { type: 'all', of: [] } })), 'Discount', { others: [mara] });
    expect(shown).toHaveTextContent('Not for you');
    expect(shown).toHaveTextContent('Only manager may take it: Mara Quinn.');
  });

  test('[B1] what goes off by itself says when, and what could come first', () => {
    const rep = new Rep(aBlueprint('Clock').stage('A', (stage) => stage.outcome('Yes', { to: 'Won' }).outcome('Silence', { to: 'Lost', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 5, unit: 'days' } } })).end('Won', 'won').end('Lost', 'lost'));
    const { shown } = card(rep, 'Silence');
    expect(shown).toHaveTextContent('Goes off by itself Sat 09:00, unless “Yes” comes first.');
  });

  test('a reason that the form asks for already is asked once', () => {
    const outcome = (options: OutcomeOptions) => {
      const found = Object.values(withOutcome('Out', options).build().outcomes)[0];
      if (!found) throw new Error('drawn');
      return found;
    };
    const { type } = dataOf(new Rep(withOutcome('Out', {})));
    expect(reasonField(outcome({ form: ['interestReason'], reason: { type: 'required', choices: [] } }), type)).toBe('interestReason');
    expect(reasonField(outcome({ form: ['interestReason'], reason: { type: 'required', choices: ['No need'] } }), type)).toBeNull();
    expect(reasonField(outcome({ form: ['budget'], reason: { type: 'optional' } }), type)).toBeNull();
    expect(reasonField(outcome({ form: ['interestReason'] }), type)).toBeNull();
  });
});

describe('around the outcomes', () => {
  const show = (part: React.ReactNode) => render(<UiProvider quiet><MemoryRouter>{part}</MemoryRouter></UiProvider>);

  test('[B22] the last step is named with what comes back and how long it is free', () => {
    const rep = new Rep(withOutcome('Lost', { tone: 'negative', gate: { type: 'all', of: [] } }));
    rep.set({ budget: 4000 });
    rep.wait(minute);
    show(<UndoNote data={dataOf(rep)} />);
    expect(screen.getByRole('group', { name: 'Last step' })).toHaveTextContent(/Last step: .*1 min ago\. Taken back, Budget as before\.free for 4 minTake it back/);
  });

  test('[S9] an approval says who may answer, and whom it is the own work of, before anybody tries', () => {
    const rep = new Rep(teamDeal);
    rep.complete('Clear the payment');
    rep.complete('Send the invoice');
    rep.choose('Both are done');
    rep.ask('finance');
    const me = person('u_rep', 'Jonas Weber', 'rep', 'finance');
    show(<ApprovalsPanel data={{ ...dataOf(rep, { me, others: [person('u_fiona', 'Fiona Bell', 'finance')] }), people: [me, person('u_fiona', 'Fiona Bell', 'finance')] }} />);
    expect(screen.getByRole('article', { name: 'Approval by finance' })).toHaveTextContent('Fiona Bell may answer; not you, it is your own work.');
  });

  test('[S28] another team’s work says whose it is before it is done', () => {
    const rep = new Rep(teamDeal);
    show(<WhoseWork option={rep.activity('Clear the payment')} data={dataOf(rep)} />);
    expect(screen.getByRole('note')).toHaveTextContent('This is for the team Payments. You may do it for them; it stands under your name.');
  });
});
