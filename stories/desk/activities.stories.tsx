import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { day } from '#engine/kernel';
import { nextActivity } from '../../src/desk/record/focus.ts';
import type { RecordData } from '../../src/desk/record/record-data.ts';
import { StageCard } from '../../src/desk/record/stage-card.tsx';
import { Timeline } from '../../src/desk/record/timeline.tsx';
import { DeskFrame, worked } from './desk-frame.tsx';

const meta: Meta = { title: 'Desk/Activities' };
export default meta;

function LiveStage({ data, first }: { readonly data: RecordData; readonly first: string | null }) {
  const [open, setOpen] = useState(first);
  return <DeskFrame width={920}><StageCard data={data} open={open} onOpen={setOpen} /></DeskFrame>;
}
const stage = (data: RecordData, closed = false): StoryObj => ({ render: () => <LiveStage data={data} first={closed ? '' : nextActivity(data)} /> });

/** The call to do now is open: what, how, result and note. */
export const ToDo = stage(worked());
export const ToDoInTheDark: StoryObj = { ...ToDo, globals: { theme: 'dark' } };
/** Three days late: a bar, a number and a word. */
export const Late = stage(worked((rep) => rep.wait(4 * day)), true);
/** Done, tried, skipped, locked and optional side by side. */
export const Mixed = stage(worked((rep) => { rep.complete('Follow-up email', 'sent'); rep.complete('First call', 'connected'); rep.skip('Check the account', 'Known from last year'); }), true);
export const MixedInTheDark: StoryObj = { ...Mixed, globals: { theme: 'dark' } };
/** The refused try stands in the timeline with its reason. */
export const TheTimeline: StoryObj = {
  render: () => <DeskFrame width={340}><Timeline data={worked((rep) => { rep.choose('Not interested'); rep.complete('First call', 'noAnswer'); rep.complete('First call', 'connected'); rep.choose('Interested'); })} /></DeskFrame>,
};
