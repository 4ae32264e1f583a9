import type { Meta, StoryObj } from '@storybook/react-vite';
import { day } from '#engine/kernel';
import { HerePanel } from '../../src/desk/path/here-panel.tsx';
import { WhatComesNext } from '../../src/desk/path/what-comes-next.tsx';
import type { RecordData } from '../../src/desk/record/record-data.ts';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { teamDeal } from '../../tests/kit/a-team-deal.ts';
import { DeskFrame, worked } from './desk-frame.tsx';

const meta: Meta = { title: 'Desk/Path' };
export default meta;

const here = (data: RecordData): StoryObj => ({ render: () => <DeskFrame width={320}><HerePanel data={data} /></DeskFrame> });
const next = (data: RecordData): StoryObj => ({ render: () => <DeskFrame width={320}><WhatComesNext data={data} /></DeskFrame> });
const dark = (story: StoryObj): StoryObj => ({ ...story, globals: { theme: 'dark' } });

const days = (amount: number) => ({ type: 'stageEntry' as const, wait: { amount, unit: 'days' as const } });
/** Nine stages in a row: more than the little map has room for. */
const long = Array.from({ length: 9 }, (_, index) => index).reduce(
  (drawing, index) => drawing.stage(`Step ${index + 1}`, (stage) => stage.call(`Call ${index + 1}`, { required: 'always', due: days(index) }).outcome('On', { to: index === 8 ? 'Won' : `Step ${index + 2}` }).outcome('Give up', { to: 'Lost', tone: 'negative' }).outcome('Park', { to: 'Nurture', tone: 'neutral' })),
  aBlueprint('Long way'),
).end('Won', 'won').end('Lost', 'lost').end('Nurture', 'nurture');
const walked = (steps: number): RecordData => worked((rep) => {
  for (let step = 1; step <= steps; step += 1) { rep.complete(`Call ${step}`, 'connected'); rep.choose('On'); rep.wait(day); }
}, { through: long });

/** Two stages to go. */
export const AtTheStart = here(worked());
export const AtTheStartInTheDark = dark(AtTheStart);
export const InTheMiddleOfALongWay = here(walked(4));
export const NearTheEnd = here(walked(8));
export const Ended = here(walked(9));
export const WithLanesAndApprovals = here(worked(() => undefined, { through: teamDeal }));

export const WhatCanTouchIt = next(worked());
export const WhatCanTouchItWithSignals = next(worked(() => undefined, { through: teamDeal }));
export const WhileItRests = next(worked((rep) => rep.act({ type: 'pause', reason: 'Holiday', until: rep.now + 3 * day }), { through: teamDeal }));
