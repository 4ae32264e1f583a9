import type { ReactNode } from 'react';
import { Tabs } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { HerePanel } from '../path/here-panel.tsx';
import { WhatComesNext } from '../path/what-comes-next.tsx';
import { FilesPanel } from './files-panel.tsx';
import { InterestPanel } from './interest-panel.tsx';
import { LinkedPanel } from './linked-panel.tsx';
import { RecordCard } from './record-card.tsx';
import type { RecordData } from './record-data.ts';
import { Tags } from './tags.tsx';
import { Timeline } from './timeline.tsx';

export const sideTabs = ['path', 'timeline', 'next', 'record', 'interest', 'related'] as const;
export type SideTab = (typeof sideTabs)[number];

/** Up to this width the desk is one column (desk.css). */
const oneColumn = '(max-width: 860px)';

/** Everything about the record beside its stage: where it stands, then one tab each for what happened, what is known, what they did, and what belongs to it. */
export function SidePanel({ data, tab, onTab, editing, onEdit, entry, asked, onRun }: {
  readonly data: RecordData;
  readonly tab: SideTab;
  readonly onTab: (tab: SideTab) => void;
  readonly editing: string | null;
  readonly onEdit: (field: string | null) => void;
  /** The line of the timeline somebody asked for, and how often they did. */
  readonly entry: string | null;
  readonly asked: number;
  readonly onRun: (run: string) => void;
}) {
  const isPhone = useMediaQuery(oneColumn, false, { getInitialValueInEffect: false });
  const panels: Readonly<Record<SideTab, { readonly label: string; readonly content: () => ReactNode }>> = {
    path: { label: 'Path', content: () => <HerePanel data={data} /> },
    timeline: { label: 'Timeline', content: () => <Timeline data={data} entry={entry} asked={asked} /> },
    next: { label: 'Next', content: () => <ComesNext data={data} /> },
    record: { label: 'Record', content: () => <><section aria-label="Tags" className="desk-tags"><Tags data={data} /></section><RecordCard data={data} editing={editing} onEdit={onEdit} /></> },
    interest: { label: 'Interest', content: () => <InterestPanel data={data} /> },
    related: { label: 'Related', content: () => <><LinkedPanel data={data} onRun={onRun} /><FilesPanel data={data} /></> },
  };
  const offered = sideTabs.filter((one) => isPhone === true || one !== 'path');
  const shown = offered.includes(tab) ? tab : 'timeline';
  return (
    <aside className="desk-side" aria-label="About this record">
      {isPhone === true ? null : <HerePanel data={data} />}
      <Tabs value={shown} onChange={(value) => onTab(sideTabs.find((one) => one === value) ?? 'timeline')} keepMounted={false} className="desk-side-tabs">
        <Tabs.List aria-label="About this record">
          {offered.map((one) => <Tabs.Tab key={one} value={one}>{panels[one].label}</Tabs.Tab>)}
        </Tabs.List>
        {offered.map((one) => <Tabs.Panel key={one} value={one}>{one === shown ? panels[one].content() : null}</Tabs.Panel>)}
      </Tabs>
    </aside>
  );
}

/** What may happen to the record by itself, by somebody's hand or from outside; a record in no blueprint waits for nothing. */
function ComesNext({ data }: { readonly data: RecordData }) {
  return <><WhatComesNext data={data} />{data.run?.status === 'running' ? null : <p className="desk-nothing">Nothing that runs can touch it now.</p>}</>;
}
