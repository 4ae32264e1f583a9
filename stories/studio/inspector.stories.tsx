import type { Meta, StoryObj } from '@storybook/react-vite';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { Inspector } from '../../src/studio/inspector/inspector.tsx';
import { StudioFrame } from './studio-frame.tsx';

const drawing = aBlueprint('Outbound')
  .stage('Qualify', (s) => s
    .call('First call')
    .email('Intro')
    .checklist('Research', ['Who decides?', 'Which tools today?'])
    .outcome('Interested', { to: 'Won', tone: 'positive' })
    .outcome('Not interested', {
      to: 'Lost', tone: 'negative',
      gate: { type: 'all', of: [
        { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } },
        { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call' }, within: { type: 'run' } },
      ] },
    }))
  .end('Won', 'won')
  .end('Lost', 'lost')
  .note('Legal asked for this gate.');
const draft = drawing.build();

const meta = {
  title: 'Studio/Inspector',
  component: Inspector,
} satisfies Meta<typeof Inspector>;
export default meta;
type Story = StoryObj<typeof meta>;

/** Nothing selected: the blueprint itself. */
export const OfTheBlueprint: Story = { render: () => <StudioFrame draft={draft}><Inspector /></StudioFrame> };
export const OfAStage: Story = { render: () => <StudioFrame draft={draft} select={{ stages: [drawing.id.stage('Qualify')] }}><Inspector /></StudioFrame> };
export const OfAnActivity: Story = { render: () => <StudioFrame draft={draft} select={{ activities: [drawing.id.activity('First call')] }}><Inspector /></StudioFrame> };
/** With the gate of the owner's rule: two emails and one call before somebody is given up. */
export const OfAGatedOutcome: Story = { render: () => <StudioFrame draft={draft} select={{ outcomes: [drawing.id.outcome('Qualify', 'Not interested')] }}><Inspector /></StudioFrame> };
export const OfAGatedOutcomeInTheDark: Story = { ...OfAGatedOutcome, globals: { theme: 'dark' } };
export const OfAnEnd: Story = { render: () => <StudioFrame draft={draft} select={{ stages: [drawing.id.stage('Lost')] }}><Inspector /></StudioFrame> };
export const OfANote: Story = { render: () => <StudioFrame draft={draft} select={{ notes: [drawing.id.note('Legal asked for this gate.')] }}><Inspector /></StudioFrame> };
export const OfSeveral: Story = { render: () => <StudioFrame draft={draft} select={{ stages: [drawing.id.stage('Won'), drawing.id.stage('Lost')] }}><Inspector /></StudioFrame> };
