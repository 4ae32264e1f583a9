import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { expect, userEvent, within } from 'storybook/test';
import { callTrends, reviewStanding, type DatedReview } from '#engine/insights';
import type { Entry } from '#engine/journal';
import { day } from '#engine/kernel';
import { openStorage, type CallReviewRow, type PersonRow } from '../../src/storage/index.ts';
import { createNames } from '../../src/ui/index.ts';
import { CallFacts } from '../../src/academy/calls/call-facts.tsx';
import { CallRow } from '../../src/academy/calls/call-row.tsx';
import { emptyReview, type HalfReview } from '../../src/academy/calls/half-review.ts';
import { ReviewPanel } from '../../src/academy/calls/review-panel.tsx';
import type { ReviewAtHand } from '../../src/academy/calls/review-screen.tsx';
import { usualRubric } from '../../src/academy/calls/rubric.ts';
import { TrendChart } from '../../src/academy/calls/trend-chart.tsx';
import { TrendTable } from '../../src/academy/calls/trend-table.tsx';
import type { CallNames } from '../../src/academy/calls/use-call-names.ts';
import type { CallReviewWork } from '../../src/academy/calls/use-call-review.ts';
import { id, process, there } from './academy-frame.tsx';
import '../../src/academy/calls/calls.css';

const now = Date.UTC(2026, 10, 23, 14);
const { document } = process.version;
const person = (of: string, name: string, roles: readonly string[]): PersonRow => ({ id: of, name, roles, zone: 'UTC', batch: null });
const [jonas, rana] = [person('u_jonas', 'Jonas Weber', ['rep']), person('u_rana', 'Rana Idris', ['trainer'])];
const names: Record<string, string> = { u_jonas: 'Jonas Weber', u_rana: 'Rana Idris', u_long: 'Aino Marketta Wolfeschlegelsteinhausenbergerdorff' };
const known: CallNames = {
  names: createNames({ blueprint: document, blueprints: [{ id: document.id, name: document.name }] }), blueprints: [document], objections: [], results: [],
  objection: () => 'The price is too high', toneOf: () => 'positive', record: () => 'Nordlys Freight',
};
const entry = {
  id: 'call', record: 'r', run: 'run', space: 'live', at: now - day, by: 'u_jonas', ok: true, words: { note: 'Has two forwarders; the tender is in March. Wants the lane table before Thursday.' }, wordsHash: null, version: process.version.hash,
  intent: { type: 'complete', activity: id.activity('First call'), result: 'connected', fields: {}, ticked: [], evidence: [], template: null, points: ['p1'], objections: [], lasted: 254, expect: { visit: 1 } },
  changes: { done: [{ stage: id.stage('First contact'), channel: 'call' }], moves: [], fields: {}, effects: [], ended: false },
} as unknown as Entry;
const at = (me: PersonRow): ReviewAtHand => ({
  call: { entry, record: null, run: null, version: { ...process.version, batch: null }, takenBack: false }, me, known, nameOf: (of) => names[of] ?? 'Somebody',
});
const review = (by: PersonRow, scores: Record<string, number>, part: Partial<CallReviewRow> = {}): CallReviewRow => ({
  id: by.id, record: 'r', run: 'run', entry: 'call', rep: 'u_jonas', by: by.id, self: by === jonas, at: now, scores, strengths: by === jonas ? 'I had the site at hand.' : 'The reason is clear in one breath.', improve: by === jonas ? '' : 'They began to say why twice and were talked over.',
  comments: by === jonas ? [] : [{ id: 'c', second: 72, text: 'Here the real reason comes out, and is passed over.', by: by.id }], good: false, stage: id.stage('First contact'), objections: [], recording: null, batch: null, ...part,
});
const own = review(jonas, { opening: 5, listening: 5, questions: 3, nextStep: 4 });
const coached = review(rana, { opening: 5, listening: 2, questions: 3, objections: 4 });

function Panel({ me, reviews, half = emptyReview }: { readonly me: PersonRow; readonly reviews: readonly CallReviewRow[]; readonly half?: HalfReview }) {
  useState(() => openStorage('stories-academy'));
  const [written, setWritten] = useState(half);
  const nothing = () => undefined;
  const work: CallReviewWork = {
    standing: reviewStanding('u_jonas', reviews, { id: me.id, coaches: me === rana, ahead: written.ahead !== null }), half: written, recording: null, playhead: { second: 0, wish: null }, now,
    change: (part) => setWritten((before) => ({ ...before, ...part })), give: nothing, reopen: nothing, keep: nothing, hear: nothing, atSecond: nothing,
  };
  return <ReviewPanel at={at(me)} work={work} rep="Jonas Weber" reviews={reviews} />;
}

function Frame({ width = 640, children }: { readonly width?: number; readonly children: ReactNode }) {
  return <MemoryRouter><main style={{ maxWidth: width, padding: 16, background: 'var(--bt-canvas)' }}><h1 className="bt-sr">Calls</h1><h2 className="bt-sr">A part of the page</h2>{children}</main></MemoryRouter>;
}

const meta: Meta = { title: 'Academy/Calls' };
export default meta;
type Story = StoryObj;
type Play = NonNullable<Story['play']>;
const story = (shown: ReactNode, width?: number, play?: Play): Story => ({ render: () => <Frame {...(width === undefined ? {} : { width })}>{shown}</Frame>, ...(play ? { play } : {}) });
const dark = (one: Story): Story => ({ ...one, globals: { theme: 'dark' } });

const row = (reviews: readonly CallReviewRow[], of: Partial<Entry> = {}, rep = 'Jonas Weber') => <CallRow entry={{ ...entry, ...of } as Entry} record={undefined} reviews={reviews} rep={rep} known={known} when={{ zone: 'UTC', now }} />;
export const Lines = story(<div className="bt-card calls-list">{row([])}{row([own])}{row([own, { ...coached, good: true, recording: 'file:1' }])}{row([own, coached, { ...coached, id: 'second', recording: 'https://calls.example.com/1' }], {}, there(names['u_long'], 'long name'))}</div>, 1180);
export const LinesInTheDark = dark(Lines);
export const WhatTheJournalSays = story(<CallFacts at={at(jonas)} />);
export const WhatTheJournalSaysInTheDark = dark(WhatTheJournalSays);

const scoring: Play = async ({ canvasElement }) => {
  const canvas = within(canvasElement);
  await userEvent.click(within(canvas.getByRole('group', { name: 'Opening' })).getByRole('radio', { name: '4, strong' }));
  await expect(canvas.getByText(/1 of 5 scored/)).toBeVisible();
};
export const TheRepLooksFirst = story(<Panel me={jonas} reviews={[]} />, 640, scoring);
export const TheRepLooksFirstInTheDark = dark(TheRepLooksFirst);
export const TheCoachSpokeAlready = story(<Panel me={jonas} reviews={[{ ...coached, ahead: 'His review talk is tomorrow.' }]} />);
export const TheCoachWaits = story(<Panel me={rana} reviews={[]} />, 640, async ({ canvasElement }) => {
  await userEvent.click(within(canvasElement).getByRole('button', { name: 'Go ahead without them' }));
  await expect(within(canvasElement).getByRole('textbox', { name: 'Why you go ahead' })).toBeVisible();
});
export const SideBySide = story(<Panel me={rana} reviews={[own, coached]} />);
export const SideBySideInTheDark = dark(SideBySide);
export const WentAhead = story(<Panel me={rana} reviews={[{ ...coached, ahead: 'His review talk is tomorrow.', good: true, why: 'Three open questions and hardly a word of ours.' }]} />);
export const NobodyElsesBusiness = story(<Panel me={person('u_peer', 'Ben Okafor', ['rep'])} reviews={[own, coached]} />);

const weeks = ['2026-10-12', '2026-10-19', '2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16'];
const dated = (week: number, of: readonly [coach: number, self: number | null], count = 2): readonly DatedReview[] => Array.from({ length: count }, (_, index) => [
  { ...coached, id: `c${week}${index}`, entry: `${week}/${index}`, scores: { opening: of[0] }, calledAt: Date.UTC(2026, 9, 12 + 7 * week, 12) },
  ...(of[1] === null ? [] : [{ ...own, id: `s${week}${index}`, entry: `${week}/${index}`, scores: { opening: of[1] }, calledAt: Date.UTC(2026, 9, 12 + 7 * week, 12) }]),
]).flat();
const trends = (reviews: readonly DatedReview[]) => callTrends(reviews, { criteria: ['opening', 'listening'], weeks, zone: 'UTC' });
const chart = (reviews: readonly DatedReview[]) => <div className="bt-card" style={{ maxWidth: 255, padding: '12px 16px' }}><TrendChart trend={there(trends(reviews).criteria[0], 'trend')} name="Opening" zone="UTC" /></div>;
const growing = [...dated(0, [2, 4]), ...dated(1, [2, 4]), ...dated(3, [3, 4]), ...dated(4, [4, 4]), ...dated(5, [5, 4])];
export const ATrendWithAGap = story(chart(growing));
export const ATrendWithAGapInTheDark = dark(ATrendWithAGap);
export const TooFewToTell = story(chart(dated(4, [3, null])));
export const ALineWithoutAny = story(chart([]));
export const TheSameInNumbers = story(<TrendTable trends={trends(growing)} rubric={usualRubric} zone="UTC" />, 900);
export const TheSameInNumbersInTheDark = dark(TheSameInNumbers);
