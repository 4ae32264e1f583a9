import type { Meta, StoryObj } from '@storybook/react-vite';
import type { ReactNode } from 'react';
import { expect, userEvent, within } from 'storybook/test';
import { attempt, hintFor, turnClock, present, type DrillSession } from '#engine/rehearsal';
import { day } from '#engine/kernel';
import { BriefingPanel, HelpPanel } from '../../src/academy/drill/briefing-panel.tsx';
import { RecordAtWork } from '../../src/academy/drill/record-at-work.tsx';
import { ScoreCard } from '../../src/academy/drill/score-card.tsx';
import { StoryPanel } from '../../src/academy/drill/story-panel.tsx';
import type { DrillAtWork } from '../../src/academy/drill/use-drill.ts';
import { begun, done, DrillFrame, said, taken, there } from './academy-frame.tsx';

const sound = 'Spoke about the rates they pay now';
const points = ['p1', 'p2'];
const later = (session: DrillSession, days: number) => turnClock(session, present(session.simulation).at + days * day);

const refused = attempt(begun(), taken('Not interested'));
const calledWell = attempt(attempt(begun(), done('Follow-up email', 'sent'), said(sound)), done('First call', 'connected', [], ['note']), said(sound, { points }));
const wonOver = attempt(attempt(calledWell, done('Follow-up email', 'sent'), said(sound)), taken('Not interested'));

/** Every kind of mistake: against the gate, late, points left out, words not to say, a note nobody could use, and a hint. */
function clumsy(): DrillSession {
  const helped = there(hintFor(refused, 3), 'hint').session;
  const called = attempt(later(helped, 3), done('First call', 'connected', [], ['note']), said('just checking in', { banned: ['just checking in'] }));
  return attempt(attempt(attempt(called, done('Follow-up email', 'sent'), said('')), done('Follow-up email', 'sent'), said('')), taken('Not interested'));
}

const meta: Meta = { title: 'Academy/Drill' };
export default meta;
type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const opened = (activity: RegExp): Play => async ({ canvasElement }) => {
  const row = there(within(canvasElement).getAllByRole('button', { name: activity }).find((button) => button.getAttribute('aria-expanded') === 'false'), 'folded activity');
  await userEvent.click(row);
};
const bannedWords: Play = async ({ canvasElement, ...context }) => {
  await opened(/First call/)({ canvasElement, ...context });
  await userEvent.type(within(canvasElement).getByRole('textbox', { name: /What was said/ }), 'I am just checking in');
  await expect(within(canvasElement).getByText(/The script says not to/)).toBeVisible();
};
const formAsked: Play = async ({ canvasElement }) => {
  await userEvent.click(within(canvasElement).getByRole('button', { name: /Interested.*Won/ }));
};
const helped: Play = async ({ canvasElement }) => {
  await userEvent.click(within(canvasElement).getByRole('button', { name: 'What is missing?' }));
  await within(canvasElement).findByText(/^Still to learn/);
};
// A session holds the compiled drawing, which refers to itself: no arg of a story.
const story = (session: DrillSession, shown: (work: DrillAtWork) => ReactNode, play?: Play, rest: { readonly width?: number; readonly isScored?: boolean } = {}): Story => ({ render: () => <DrillFrame session={session} {...rest}>{shown}</DrillFrame>, ...(play ? { play } : {}) });
const dark = (one: Story): Story => ({ ...one, globals: { theme: 'dark' } });
const atWork = (session: DrillSession, play?: Play): Story => story(session, (work) => <RecordAtWork work={work} />, play);
const scored = (session: DrillSession): Story => story(session, (work) => (work.score === null ? null : <ScoreCard work={work} score={work.score} />), undefined, { isScored: true });

export const JustBegun = atWork(begun());
export const JustBegunInTheDark = dark(JustBegun);
export const ALockedOutcomeTried = atWork(refused);
export const ALockedOutcomeTriedInTheDark = dark(ALockedOutcomeTried);
export const InAnExam = atWork(attempt(begun(true), taken('Not interested')));
export const WordsNotToSay = atWork(begun(), bannedWords);
export const AChecklist = atWork(begun(), opened(/Check the account/));
export const AFieldAskedOnTheWay = atWork(calledWell, formAsked);
export const AFieldAskedOnTheWayInTheDark = dark(AFieldAskedOnTheWay);
export const AtTheEnd = atWork(wonOver);
export const Briefing = story(begun(), (work) => <aside className="aca-side" aria-label="Briefing"><BriefingPanel work={work} tools={<HelpPanel work={work} />} /></aside>, helped, { width: 300 });
export const BriefingInTheDark = dark(Briefing);
export const WhatHappened = story(later(clumsy(), 1), (work) => <aside className="aca-side" data-side="right" aria-label="What happened"><StoryPanel work={work} /></aside>, undefined, { width: 304 });
export const WhatHappenedInTheDark = dark(WhatHappened);
export const Passed = scored(wonOver);
export const PassedInTheDark = dark(Passed);
export const NotPassedYet = scored(clumsy());
export const NotPassedYetInTheDark = dark(NotPassedYet);
