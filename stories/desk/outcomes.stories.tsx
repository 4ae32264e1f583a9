import type { Meta, StoryObj } from '@storybook/react-vite';
import { hour } from '#engine/kernel';
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
