import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { day, hour } from '#engine/kernel';
import { CheckHistory } from '../../src/desk/record/check-history.tsx';
import { ContactNotes } from '../../src/desk/record/contact-notes.tsx';
import { InterestPanel } from '../../src/desk/record/interest-panel.tsx';
import { RecordCard } from '../../src/desk/record/record-card.tsx';
import type { RecordData } from '../../src/desk/record/record-data.ts';
import { Timeline } from '../../src/desk/record/timeline.tsx';
import { TouchPressure } from '../../src/desk/record/touch-pressure.tsx';
import { Scrubber } from '../../src/desk/story/scrubber.tsx';
import { momentsOf } from '../../src/desk/story/story-moments.ts';
import { DeskFrame, worked } from './desk-frame.tsx';
import '../../src/desk/record/page.css';
import '../../src/desk/story/story.css';

const meta: Meta = { title: 'Desk/Record' };
export default meta;

const aside = (data: RecordData, part: (data: RecordData) => React.ReactNode, width = 340): StoryObj => ({ render: () => <DeskFrame width={width}>{part(data)}</DeskFrame> });
const inTheDark = (story: StoryObj): StoryObj => ({ ...story, globals: { theme: 'dark' } });

const lookedAround = worked((rep) => {
  rep.signal('pageVisited', { page: '/lane-rates', seconds: 41 });
  rep.wait(hour);
  rep.signal('contentDownloaded', { content: 'Lane rates 2026' });
  rep.wait(day);
  rep.complete('First call', 'connected');
});
const withSource: RecordData = { ...lookedAround, record: { ...lookedAround.record, fields: { ...lookedAround.record.fields, sourceMedium: 'Article', sourceDetail: 'Lane rates 2026', sourceAt: '2026-11-10' } } };

/** Where they came from, what they did since, and how long it took until somebody called. */
export const Interest = aside(withSource, (data) => <InterestPanel data={data} />);
export const InterestInTheDark = inTheDark(Interest);
/** Nothing is known yet: what would be here, and how it comes. */
export const NoInterestYet = aside(worked(), (data) => <InterestPanel data={data} />);

function Card({ data }: { readonly data: RecordData }) {
  const [editing, setEditing] = useState<string | null>(null);
  return <RecordCard data={data} editing={editing} onEdit={setEditing} />;
}
const laidOut: RecordData = withSource.type === undefined ? withSource : {
  ...withSource,
  type: { ...withSource.type, layouts: { desk: { key: 'desk', name: 'Desk', order: 0, sections: { who: { id: 'who', name: 'Who', fields: ['name', 'company', 'phone', 'email'], order: 0 }, source: { id: 'source', name: 'Where from', fields: ['sourceMedium', 'sourceDetail', 'sourceAt'], order: 1 } } } } },
};
/** The card in the sections of its layout; empty fields are folded away. */
export const CardInSections = aside(laidOut, (data) => <Card data={data} />);
export const CardInSectionsInTheDark = inTheDark(CardInSections);

/** So many entries that only those in view exist. */
export const ALongTimeline = aside(worked((rep) => { for (let at = 0; at < 120; at += 1) { rep.signal('pageVisited', { page: `/rates/${at}` }); rep.wait(hour); } }), (data) => <div style={{ height: 640, overflow: 'auto' }}><Timeline data={data} /></div>);

/** What the customer has asked of us. */
export const Asked: StoryObj = { render: () => <DeskFrame width={420}><ContactNotes fields={{ doNotContactChannels: ['call', 'voicemail'], preferredChannel: 'email' }} /><ContactNotes fields={{ doNotContact: true }} /></DeskFrame> };
/** How often they heard from us in seven days. */
export const Pressure = aside(lookedAround, (data) => <TouchPressure data={data} />);
/** The answer to "was anything changed behind our back?" */
export const WholeHistory: StoryObj = { render: () => <DeskFrame><CheckHistory data={lookedAround} onClose={() => undefined} /></DeskFrame> };
const changed: RecordData = { ...lookedAround, entries: lookedAround.entries.map((entry, at) => (at === 1 ? { ...entry, by: 'u_somebody' } : entry)) };
export const ChangedHistory: StoryObj = { render: () => <DeskFrame><CheckHistory data={changed} onClose={() => undefined} /></DeskFrame> };

function Replay() {
  const moments = momentsOf(lookedAround.entries);
  const [at, setAt] = useState(1);
  const [playing, setPlaying] = useState(false);
  return <Scrubber moments={moments} at={at} onAt={setAt} playing={playing} onPlaying={setPlaying} zone="Europe/Helsinki" words="Visited a page" />;
}
/** The line of time under the drawing. */
export const TheScrubber: StoryObj = { render: () => <DeskFrame width={760}><Replay /></DeskFrame> };
