import { Tabs } from '@mantine/core';
import { memo } from 'react';
import { useStore } from 'zustand';
import type { Finding } from '#engine/blueprint';
import { useComments } from '../../storage/index.ts';
import { CountBadge } from '../../ui/index.ts';
import { ProofLine } from '../proof/proof-line.tsx';
import type { ProofState } from '../proof/use-proof.ts';
import { CommentsTab } from '../comments/comments-tab.tsx';
import { VersionsTab } from '../versions/versions-tab.tsx';
import { useDraftPart, useStudio } from '../studio-context.ts';
import { FindingsList } from './findings-list.tsx';
import { HistoryList } from './history-list.tsx';
import { Outline } from './outline.tsx';

export type DockTab = (typeof dockTabs)[number];
const dockTabs = ['findings', 'outline', 'comments', 'versions', 'history'] as const;

/** The strip under the canvas: findings, the drawing as a tree, every step made. */
export const Dock = memo(function Dock({ tab, onTab, findings, proof, onEnlarge }: { tab: DockTab; onTab: (tab: DockTab) => void; findings: readonly Finding[]; proof?: ProofState; onEnlarge?: (() => void) | undefined }) {
  const { store } = useStudio();
  const steps = useStore(store, (state) => state.history.past.length);
  const open = (useComments(useDraftPart((draft) => draft.id)) ?? []).filter(({ resolved }) => resolved === null).length;
  const errors = findings.some(({ severity }) => severity === 'error');
  return (
    <Tabs value={tab} onChange={(next) => onTab(dockTabs.find((one) => one === next) ?? tab)} keepMounted={false} className="bt-dock">
      <Tabs.List>
        <Tabs.Tab value="findings" rightSection={<CountBadge count={findings.length} label="findings" tone={errors ? 'negative' : 'neutral'} />}>Findings</Tabs.Tab>
        <Tabs.Tab value="outline">Outline</Tabs.Tab>
        <Tabs.Tab value="comments" rightSection={<CountBadge count={open} label="open comments" tone={open > 0 ? 'primary' : 'neutral'} />}>Comments</Tabs.Tab>
        <Tabs.Tab value="versions">Versions</Tabs.Tab>
        <Tabs.Tab value="history" rightSection={<CountBadge count={steps} label="steps" />}>History</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="findings" className="bt-dock-panel"><FindingsList findings={findings} isChecking={proof?.status === 'working'} />{proof && <ProofLine proof={proof} hasErrors={errors} />}</Tabs.Panel>
      <Tabs.Panel value="outline" className="bt-dock-panel"><Outline findings={findings} onEnlarge={onEnlarge} /></Tabs.Panel>
      <Tabs.Panel value="comments" className="bt-dock-panel"><CommentsTab /></Tabs.Panel>
      <Tabs.Panel value="versions" className="bt-dock-panel"><VersionsTab /></Tabs.Panel>
      <Tabs.Panel value="history" className="bt-dock-panel"><HistoryList /></Tabs.Panel>
    </Tabs>
  );
});
