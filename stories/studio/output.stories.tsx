import type { Meta, StoryObj } from '@storybook/react-vite';
import { useEffect, useState } from 'react';
import { starters } from '#engine/blueprint';
import { drawPicture } from '../../src/canvas/index.ts';
import { ExportDialog } from '../../src/studio/output/export-dialog.tsx';
import type { OutputKind } from '../../src/studio/output/output-kinds.ts';
import { UnreadDialog } from '../../src/studio/home/unread-dialog.tsx';
import { createNames } from '../../src/ui/index.ts';
import { StudioFrame } from './studio-frame.tsx';

const built = starters.find(({ key }) => key === 'order-to-delivery')?.build();
if (!built) throw new Error('There is no such starter.');
const draft = built;

function Exporting({ first }: { first: OutputKind }) {
  const [kind, setKind] = useState(first);
  return <ExportDialog kind={kind} onKind={setKind} onClose={() => undefined} />;
}

/** The picture itself, as a file shows it. */
function Drawn({ theme }: { theme: 'light' | 'dark' }) {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    void drawPicture(draft, { theme, background: true, names: createNames({ blueprint: draft }) }).then(({ svg }) => setUrl(URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))));
  }, [theme]);
  return <img src={url} alt="Order to delivery as a drawing" style={{ width: '100%' }} />;
}

const meta = { title: 'Studio/Export', component: Exporting, args: { first: 'svg' } } satisfies Meta<typeof Exporting>;
export default meta;
type Story = StoryObj<typeof meta>;

const dialog = (first: OutputKind): Story => ({ render: () => <StudioFrame draft={draft} width="100%"><Exporting first={first} /></StudioFrame> });
const dark = (story: Story): Story => ({ ...story, globals: { theme: 'dark' } });

export const APicture: Story = dialog('png');
export const APictureInTheDark: Story = dark(dialog('png'));
export const APrint: Story = dialog('print');
export const APlaybook: Story = dialog('html');
export const ADiagram: Story = dialog('mermaid');
export const ADiagramInTheDark: Story = dark(dialog('mermaid'));
export const NoMachineYet: Story = { render: () => <StudioFrame draft={{ ...draft, start: null }} width="100%"><Exporting first="xstate" /></StudioFrame> };
export const TheDrawingInLight: Story = { render: () => <Drawn theme="light" /> };
export const TheDrawingInDark: Story = { render: () => <Drawn theme="dark" /> };
export const WhatCouldNotBeRead: Story = {
  render: () => <UnreadDialog onOpen={() => undefined} taken={{ ok: true, id: 'b', name: 'Order', source: 'order.bpmn', unread: [{ path: 'Lane_1', sentence: 'The lane “Sales” is left out: say who may act on each outcome.' }, { path: 'Gateway_7', sentence: 'Ways that are taken together became a choice between them: use a parallel stage where teams work side by side.' }] }} />,
};
