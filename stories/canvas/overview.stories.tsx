import type { Meta, StoryObj } from '@storybook/react-vite';
import { checkBlueprint } from '#engine/blueprint';
import { emptySelection } from '../../src/canvas/index.ts';
import { largeDrawing } from '../../tests/bench/canvas/large-drawing.ts';
import { CanvasFrame } from './canvas-frame.tsx';

const meta: Meta = { title: 'Canvas/Overview', parameters: { layout: 'fullscreen' } };
export default meta;
type Story = StoryObj;

const { blueprint } = largeDrawing(100);
const stages = Object.values(blueprint.stages);
const counts = Object.fromEntries(stages.map(({ id }, index) => [id, { records: index % 4 === 0 ? 0 : 12, overdue: index % 13 }]));
const [, , , fourth] = stages;
const outcome = Object.values(blueprint.outcomes).find(({ from }) => from.type === 'stage' && from.stage === fourth?.id);

export const AllInView: Story = { render: () => <CanvasFrame drawing={blueprint} height={900} /> };
export const AllInViewDark: Story = { ...AllInView, globals: { theme: 'dark' } };
export const HeatAndFindings: Story = { render: () => <CanvasFrame drawing={blueprint} height={900} counts={counts} findings={checkBlueprint(blueprint)} /> };
export const HeatAndFindingsDark: Story = { ...HeatAndFindings, globals: { theme: 'dark' } };
export const Selected: Story = { render: () => <CanvasFrame drawing={blueprint} height={900} selection={{ ...emptySelection, stages: fourth ? [fourth.id] : [], outcomes: outcome ? [outcome.id] : [] }} /> };
export const WhereARecordStands: Story = { render: () => <CanvasFrame drawing={blueprint} height={900} mode="read" here={fourth?.id} path={stages.slice(0, 3).map(({ id }) => id)} /> };
