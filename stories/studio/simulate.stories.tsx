import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { expect, userEvent, waitFor, within } from 'storybook/test';
import { checkBlueprint, defaultRecordTypes, type Blueprint } from '#engine/blueprint';
import { SimulateBoard } from '../../src/studio/simulate/simulate-board.tsx';
import { useSimulateStore, wantFrom } from '../../src/studio/simulate/simulate-store.ts';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { StudioFrame } from './studio-frame.tsx';

const drawing = aBlueprint('Outreach')
  .stage('First talk', (s) => s
    .checklist('Prepare', ['Read the site', 'Find a reason to write'], { results: [] })
    .call('First call', { attempts: { min: 1, max: 3 } })
    .email('Thank-you email', { required: 'never' })
    .outcome('Interested', { to: 'Offer', tone: 'positive', then: [{ type: 'notify', role: 'manager', message: 'A lead is interested' }] })
    .outcome('No answer', { to: 'Lost', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 2, unit: 'days' } }, gate: { type: 'all', of: [] } }))
  .stage('Offer', (s) => s
    .outcome('Signed', { to: 'Won', tone: 'positive', gate: { type: 'all', of: [{ type: 'approval', role: 'manager', levels: 1, quorum: 1 }, { type: 'field', condition: { type: 'compare', field: 'budget', operator: 'atLeast', value: 5000 } }] }, reason: { type: 'required', choices: ['Price', 'Trust'] } })
    .outcome('Given up', { to: 'Lost', tone: 'negative', who: { type: 'roles', roles: ['manager'] }, gate: { type: 'all', of: [] } }))
  .end('Won', 'won')
  .end('Lost', 'lost');
const draft = drawing.build();
const unfinished = aBlueprint('Unfinished').stage('Talk', (s) => s.call('Call').outcome('On', { to: null })).build();

function Board({ drawn }: { drawn: Blueprint }) {
  // every story begins with an empty table
  useState(() => {
    const { wanted } = useSimulateStore.getState();
    useSimulateStore.setState({ ...useSimulateStore.getInitialState(), wanted }, true);
  });
  const findings = checkBlueprint(drawn, { recordTypes: defaultRecordTypes });
  return <div className="bt-studio" style={{ height: '100vh' }}><SimulateBoard row={{ id: drawn.id } as never} versions={[]} findings={findings} onDesign={() => undefined} /></div>;
}

const meta = { title: 'Studio/Simulate', component: Board, args: { drawn: draft }, render: ({ drawn }) => <StudioFrame draft={drawn} width="100%"><Board drawn={drawn} /></StudioFrame> } satisfies Meta<typeof Board>;
export default meta;
type Story = StoryObj<typeof meta>;

const dark = { theme: 'dark' };
const refused: Story['play'] = async ({ canvasElement }) => {
  const screen = within(canvasElement);
  await userEvent.click(await screen.findByRole('button', { name: 'Interested, move to Offer' }));
  await screen.findByRole('alert');
};
const locked: Story['play'] = async ({ canvasElement }) => {
  wantFrom(drawing.id.stage('Offer'));
  const screen = within(canvasElement);
  await screen.findByText(/Walked the shortest way/, undefined, { timeout: 10_000 });
};
const walked: Story['play'] = async ({ canvasElement }) => {
  const screen = within(canvasElement);
  await screen.findByRole('button', { name: 'One step on' });
  for (let step = 0; step < 9; step += 1) await userEvent.click(screen.getByRole('button', { name: 'One step on' }));
  await waitFor(() => expect(screen.getByText(/Ended as/)).toBeVisible());
  await userEvent.click(screen.getByRole('tab', { name: /Scenarios/ }));
  await userEvent.click(screen.getByRole('button', { name: 'Save as scenario' }));
  await screen.findByRole('img', { name: 'Comes out as expected' });
};
const paths: Story['play'] = async ({ canvasElement }) => {
  const screen = within(canvasElement);
  await userEvent.click(await screen.findByRole('tab', { name: 'Test paths' }));
  await screen.findByText(/paths take all/, undefined, { timeout: 10_000 });
};

export const JustBegun: Story = {};
export const JustBegunInTheDark: Story = { globals: dark };
export const ALockedOutcomeTried: Story = { play: refused };
export const ALockedOutcomeTriedInTheDark: Story = { play: refused, globals: dark };
export const FromAStage: Story = { play: locked };
export const FromAStageInTheDark: Story = { play: locked, globals: dark };
export const WalkedAndKept: Story = { play: walked };
export const WalkedAndKeptInTheDark: Story = { play: walked, globals: dark };
export const TestPaths: Story = { play: paths };
export const KeptOutByErrors: Story = { args: { drawn: unfinished } };
export const KeptOutByErrorsInTheDark: Story = { args: { drawn: unfinished }, globals: dark };
