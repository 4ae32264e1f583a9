import type { Meta, StoryObj } from '@storybook/react-vite';
import { starters, type Blueprint, type Stage } from '#engine/blueprint';
import { lineKey, type CanvasFlow, type CanvasHeat, type CanvasWay } from '../../src/canvas/index.ts';
import { CanvasFrame } from './canvas-frame.tsx';

const meta: Meta = { title: 'Canvas/Live and walks', parameters: { layout: 'fullscreen' } };
export default meta;
type Story = StoryObj;

const [inbound, outbound] = starters.map((starter) => starter.build());
if (!inbound || !outbound) throw new Error('there are starters');
const named = (name: string): Stage => {
  const found = Object.values(outbound.stages).find((stage) => stage.name === name);
  if (!found) throw new Error(`no stage ${name}`);
  return found;
};
const ways = Object.values(outbound.outcomes).flatMap((outcome) => (outcome.from.type === 'stage' ? [{ outcome, from: outcome.from.stage }] : []));

const steps = [0, 1, 2, 3, 4] as const;
const heat: Readonly<Record<string, CanvasHeat>> = Object.fromEntries(Object.values(outbound.stages).map(({ id, kind }, index) => {
  const step = steps[index % steps.length] ?? 0;
  return [id, kind === 'end' ? { number: '12', note: '12 leads ended here', bar: 0, step: 0 } : { number: `${step * 12 + 3} leads`, note: step === 0 ? 'on track' : `${step} late`, bar: (step + 1) / 5, step }];
}));
const flows: Readonly<Record<string, CanvasFlow>> = Object.fromEntries(ways.map(({ outcome, from }, index) => [lineKey(from, outcome.id), { share: ((index * 37) % 100) / 100, words: `${(index * 37) % 100} %` }]));

export const Heat: Story = { render: () => <CanvasFrame drawing={outbound} mode="read" opening="all" heat={heat} flows={flows} /> };
export const HeatDark: Story = { ...Heat, globals: { theme: 'dark' } };

const [first, last] = [named('Opening'), named('Qualification')];
const taken = ways.find(({ outcome, from }) => from === first.id && outcome.to === last.id);
const traced: Readonly<Record<string, CanvasFlow>> = taken ? { [lineKey(first.id, taken.outcome.id)]: { share: 0.25, words: '', onLine: '1 d 10 h' } } : {};
export const Traced: Story = { render: () => <CanvasFrame drawing={outbound} mode="read" opening="all" here={last.id} path={[first.id]} flows={traced} /> };
export const TracedDark: Story = { ...Traced, globals: { theme: 'dark' } };

const open: Readonly<Record<string, CanvasWay>> = Object.fromEntries(ways.map(({ outcome }, index) => [outcome.id, index % 2 === 0 ? { isOpen: true, words: 'Open' } : { isOpen: false, words: 'Locked, 1 of 2 missing' }]));
export const Walked: Story = { render: () => <CanvasFrame drawing={outbound} mode="read" here={last.id} path={[first.id]} ways={open} /> };
export const WalkedDark: Story = { ...Walked, globals: { theme: 'dark' } };

const starting: Blueprint = { ...outbound, outcomes: Object.fromEntries(Object.entries(outbound.outcomes).map(([id, outcome]) => [id, outcome.from.type === 'stage' && outcome.from.stage === last.id ? { ...outcome, then: [{ type: 'startBlueprint' as const, blueprint: inbound.id, on: 'sameRecord' as const }] } : outcome])) };
export const StartsAnother: Story = { render: () => <CanvasFrame drawing={starting} opening="all" others={{ [inbound.id]: { name: inbound.name, blueprint: inbound } }} onDrill={() => undefined} /> };
export const StartsAnotherDark: Story = { ...StartsAnother, globals: { theme: 'dark' } };
