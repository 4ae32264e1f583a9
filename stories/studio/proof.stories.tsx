import type { Meta, StoryObj } from '@storybook/react-vite';
import { userEvent, within } from 'storybook/test';
import { explore, trialProcess } from '#engine/rehearsal';
import { FindingsList } from '../../src/studio/dock/findings-list.tsx';
import { ProofLine } from '../../src/studio/proof/proof-line.tsx';
import { proofMeter } from '../../src/studio/proof/use-proof.ts';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { StudioFrame } from './studio-frame.tsx';

const draft = aBlueprint('Outreach')
  .stage('Open', (s) => s.task('Prepare', { results: [] }).outcome('Ready', { to: 'Call' }))
  .stage('Call', (s) => s.call('First call', { attempts: { min: 1, max: 2 } }).outcome('Reached', { to: 'Won', onResult: ['First call', 'connected'] }))
  .end('Won', 'won')
  .build();

function Proved() {
  const process = trialProcess(draft);
  const findings = process === null ? [] : explore(process).findings;
  return (
    <div style={{ padding: 12 }}>
      <FindingsList findings={findings} />
      <ProofLine proof={{ status: 'done', findings, progress: proofMeter(), cut: null }} />
    </div>
  );
}

const meta = { title: 'Studio/Proof', component: Proved, render: () => <StudioFrame draft={draft} width="100%"><Proved /></StudioFrame> } satisfies Meta<typeof Proved>;
export default meta;
type Story = StoryObj<typeof meta>;

const shown: Story['play'] = async ({ canvasElement }) => {
  const screen = within(canvasElement);
  await userEvent.click(screen.getByRole('button', { name: 'Show it' }));
  await userEvent.click(screen.getByRole('button', { name: 'Next step' }));
};

export const AFinding: Story = {};
export const ItsRecordPlayed: Story = { play: shown };
export const ItsRecordPlayedInTheDark: Story = { play: shown, globals: { theme: 'dark' } };
export const StillWorking: Story = { render: () => <StudioFrame draft={draft} width="100%"><ProofLine proof={{ status: 'working', findings: [], progress: proofMeter({ looked: 1240, left: 300 }), cut: null }} /></StudioFrame> };
export const NotToItsEnd: Story = { render: () => <StudioFrame draft={draft} width="100%"><ProofLine proof={{ status: 'done', findings: [], progress: proofMeter(), cut: { reason: 'bound', looked: 10_000, left: 2_345 } }} /></StudioFrame> };
