import { DndContext } from '@dnd-kit/core';
import type { Meta, StoryObj } from '@storybook/react-vite';
import { useState } from 'react';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { Dock, type DockTab } from '../../src/studio/dock/dock.tsx';
import { useFindings } from '../../src/studio/dock/use-findings.ts';
import { Palette } from '../../src/studio/palette/palette.tsx';
import { StudioFrame } from './studio-frame.tsx';

const open = aBlueprint('Outbound').stage('Qualify', (s) => s.call('First call').outcome('Interested', { to: 'Won' }).outcome('Not now')).end('Won', 'won').build();

function LiveDock({ first }: { first: DockTab }) {
  const [tab, setTab] = useState<DockTab>(first);
  return <div style={{ height: 240 }}><Dock tab={tab} onTab={setTab} findings={useFindings()} /></div>;
}

const meta = { title: 'Studio/Panels', component: LiveDock, args: { first: 'findings' } } satisfies Meta<typeof LiveDock>;
export default meta;
type Story = StoryObj<typeof meta>;

const dock = (first: DockTab): Story => ({ render: () => <StudioFrame draft={open} width="100%"><LiveDock first={first} /></StudioFrame> });

export const Findings: Story = dock('findings');
export const FindingsInTheDark: Story = { ...dock('findings'), globals: { theme: 'dark' } };
export const TheOutline: Story = dock('outline');
export const TheHistoryOfNothing: Story = dock('history');
export const ThePalette: Story = {
  render: () => (
    <DndContext>
      <StudioFrame draft={open} width={224}><Palette onPick={() => undefined} /></StudioFrame>
    </DndContext>
  ),
};
