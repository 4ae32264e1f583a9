import type { ReactNode } from 'react';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { day, hour, minute } from '#engine/kernel';
import { ContactBarred } from '../../src/desk/verdict/contact-barred.tsx';
import { UndoNote } from '../../src/desk/verdict/undo.tsx';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { OutcomeCard } from '../../src/desk/verdict/outcome-card.tsx';
import { Outcomes } from '../../src/desk/verdict/outcomes.tsx';
import type { RecordData } from '../../src/desk/record/record-data.ts';
import { DeskFrame, worked } from './desk-frame.tsx';

const meta: Meta = { title: 'Desk/Outcomes' };
export default meta;

const card = (name: string, data: RecordData): StoryObj => ({
  render: () => {
    const option = data.options?.outcomes.find((each) => each.outcome.name === name);
    return <DeskFrame width={520}>{option ? <OutcomeCard option={option} data={data} onGo={() => undefined} /> : null}</DeskFrame>;
  },
});
const dark = (story: StoryObj): StoryObj => ({ ...story, globals: { theme: 'dark' } });

const fresh = worked();
const halfway = worked((rep) => { rep.complete('Follow-up email', 'sent'); rep.wait(2 * hour); });
const done = worked((rep) => { rep.complete('First call', 'connected'); rep.wait(2 * hour); });

/** Nothing done yet: every clause is something to do. */
export const LockedFromTheStart = card('Not interested', fresh);
/** One of two emails, no call, the time is over: part, missing, met. */
export const LockedHalfway = card('Not interested', halfway);
export const LockedHalfwayInTheDark = dark(LockedHalfway);
/** One of several ways is enough. */
export const LockedWithAChoice = card('Too small', fresh);
export const Open = card('Interested', done);
export const OpenInTheDark = dark(Open);
/** Goes off by itself, and says when. */
export const OnAClock = card('No decision in 5 days', fresh);
export const AllTogether: StoryObj = { render: () => <DeskFrame width={920}><Outcomes data={done} onGo={() => undefined} /></DeskFrame> };
export const OnThePhone: StoryObj = { render: () => <DeskFrame width={390}><Outcomes data={halfway} onGo={() => undefined} /></DeskFrame> };

const manager = { id: 'u_mara', name: 'Mara Quinn', roles: ['manager'], zone: 'Europe/Berlin', batch: null };
const second = { ...manager, id: 'u_bodo', name: 'Bodo Frank' };
/** Every state a verdict may have beside those of the call: roles, a limit, groups, an override, a name shared with its stage. */
const states = aBlueprint('Discounts')
  .stage('Price', (stage) => stage
    .document('Calculate', { required: 'always' })
    .call('Ask the customer', { required: 'always', attempts: { min: 1, max: 9 } })
    .outcome('Lost', { to: 'Lost', tone: 'negative', gate: { type: 'all', of: [] } })
    .outcome('Give a discount', { to: 'Won', who: { type: 'roles', roles: ['manager'] }, gate: { type: 'all', of: [] } })
    .outcome('Ask again', { to: 'Price', tone: 'neutral', gate: { type: 'all', of: [] }, limit: { times: 1, window: 'run', then: null } })
    .outcome('Sign', { to: 'Won' })
    .outcome('Cool down', { to: 'Lost', tone: 'neutral', gate: { type: 'minimumTime', wait: { amount: 2, unit: 'days' } } })
    .outcome('Deep rule', {
      to: 'Won',
      gate: { type: 'all', of: [
        { type: 'any', of: [{ type: 'field', condition: { type: 'compare', field: 'budget', operator: 'moreThan', value: 5000 } }, { type: 'approval', role: 'manager', levels: 1, quorum: 2 }] },
        { type: 'not', of: { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call', result: 'wrongNumber' }, within: { type: 'run' } } },
      ] },
    })
    .outcome('Paid', { to: 'Won', trigger: { type: 'signal', signal: 'paid' } }))
  .end('Won', 'won').end('Lost', 'lost')
  .change((made) => ({ ...made, override: { roles: ['manager'], secondPerson: true, expires: { amount: 4, unit: 'hours' } } }));
const priced = (work?: Parameters<typeof worked>[0], me?: typeof manager) => worked(work, { through: states, others: [manager, second], ...(me ? { me } : {}) });

/** A bad outcome that may be taken is a plain button; its stage has the same name, so it is said once. */
export const OpenAndBad = card('Lost', priced());
export const NotForYou = card('Give a discount', priced());
export const LimitReached = card('Ask again', priced((rep) => rep.choose('Ask again')));
/** Two required activities: a button each. */
export const LockedByWork = card('Sign', priced());
export const LockedByTime = card('Cool down', priced());
export const LockedInGroups = card('Deep rule', priced());
export const LockedInGroupsInTheDark = dark(LockedInGroups);
export const MayBeOverridden = card('Sign', priced(undefined, manager));
export const OverrideWaits = card('Sign', priced((rep) => { rep.override('Sign', { by: manager.id, roles: manager.roles }, 'The customer signs today or not at all'); rep.wait(30 * minute); }, manager));
/** What the second person sees. */
export const OverrideToConfirm = card('Sign', priced((rep) => { rep.override('Sign', { by: manager.id, roles: manager.roles }, 'The customer signs today or not at all'); }, second));
export const OpenByOverride = card('Sign', priced((rep) => { rep.override('Sign', { by: manager.id, roles: manager.roles }); rep.confirm(rep.lastEntry.id, { by: second.id, roles: second.roles }); rep.wait(hour); }));
export const OnASignal = card('Paid', priced());
export const Paused = card('Sign', priced((rep) => rep.act({ type: 'pause', reason: 'Holiday', until: null })));

const part = (content: ReactNode, width = 760): StoryObj => ({ render: () => <DeskFrame width={width}>{content}</DeskFrame> });
export const LastStepFree = part(<UndoNote data={priced((rep) => { rep.set({ budget: 4000 }); rep.wait(2 * minute); })} />);
export const LastStepAsksWhy = part(<UndoNote data={priced((rep) => { rep.choose('Lost'); rep.wait(3 * day); })} />, 390);
export const ContactIsBarred = part(<ContactBarred data={priced((rep) => rep.set({ doNotContact: true }))} />);
export const OneChannelIsBarred = part(<ContactBarred data={priced((rep) => rep.set({ doNotContactChannels: ['call', 'directMail'] }))} />, 390);
