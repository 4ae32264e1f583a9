import type { Meta, StoryObj } from '@storybook/react-vite';
import { newBlueprint, newOutcome, newStage, starters, type Blueprint } from '#engine/blueprint';
import { selectionOf } from '../../src/canvas/index.ts';
import { CanvasFrame } from './canvas-frame.tsx';

const meta: Meta = { title: 'Canvas/Lines', parameters: { layout: 'fullscreen' } };
export default meta;
type Story = StoryObj;

const [inbound, , outreach] = starters.map((starter) => starter.build());
if (!inbound || !outreach) throw new Error('there are starters');

const outcomeNamed = (blueprint: Blueprint, name: string) => {
  const found = Object.values(blueprint.outcomes).find((outcome) => outcome.name === name);
  if (!found) throw new Error(`no outcome ${name}`);
  return found.id;
};
const reached = outcomeNamed(inbound, 'Reached');
const bent: Blueprint = { ...inbound, view: { ...inbound.view, bends: { [reached]: [{ x: 304, y: 238 }, { x: 304, y: 118 }] } } };
const jumps: Blueprint = { ...inbound, view: { ...inbound.view, jumps: Object.fromEntries(['Not for us', 'Asked us to stop', 'Silent for ten days', 'Not this year'].map((name) => [outcomeNamed(inbound, name), true])) } };

const id = (kind: string, number: number) => `00000000-0000-7000-8000-${kind}${String(number).padStart(11, '0')}`;

/** Eight stages whose ways all end in the same two, and lead back to the first. */
function crowded(): Blueprint {
  const blank = newBlueprint({ id: id('b', 1), name: 'Many ways to one end', recordType: 'lead' });
  const stages = Array.from({ length: 10 }, (_, index) => newStage(index > 7 ? 'end' : 'work', id('a', index), index === 8 ? 'Won' : index === 9 ? 'Lost' : `Step ${index + 1}`));
  const ways = stages.flatMap((stage, index) => (index > 7 ? [] : [['Agreed', index < 7 ? index + 1 : 8], ['Lost interest', 9], ['Once more', index === 3 ? 3 : 0]] as const).map(([name, to], order) => ({ stage: stage.id, name, to: stages[to]?.id ?? null, order, isLoop: to === index })));
  return {
    ...blank, start: stages[0]?.id ?? null,
    stages: Object.fromEntries(stages.map((stage) => [stage.id, stage])),
    outcomes: Object.fromEntries(ways.map(({ isLoop, ...way }, index) => [id('c', index), { ...newOutcome({ id: id('c', index), ...way }), ...(isLoop ? { limit: { times: 3, window: 'run' as const, then: null } } : {}) }])),
    view: { ...blank.view, positions: Object.fromEntries(stages.map((stage, index) => [stage.id, index > 7 ? { x: 1600, y: (index - 8) * 264 + 40 } : { x: (index % 4) * 400, y: Math.floor(index / 4) * 264 }])) },
  };
}

export const Resting: Story = { render: () => <CanvasFrame drawing={outreach} /> };
export const RestingDark: Story = { ...Resting, globals: { theme: 'dark' } };
export const BentByHand: Story = { render: () => <CanvasFrame drawing={bent} selection={selectionOf({ outcomes: [reached] })} height={760} /> };
export const BentByHandDark: Story = { ...BentByHand, globals: { theme: 'dark' } };
export const Jumps: Story = { render: () => <CanvasFrame drawing={jumps} height={760} /> };
export const JumpsDark: Story = { ...Jumps, globals: { theme: 'dark' } };
export const Crowded: Story = { render: () => <CanvasFrame drawing={crowded()} height={760} /> };
export const CrowdedDark: Story = { ...Crowded, globals: { theme: 'dark' } };
