import { Tabs } from '@mantine/core';
import { useStore } from 'zustand';
import type { Finding } from '#engine/blueprint';
import { CountBadge } from '../../ui/index.ts';
import { ProofLine } from '../proof/proof-line.tsx';
import type { ProofState } from '../proof/use-proof.ts';
import { useStudio } from '../studio-context.ts';
import { FindingsList } from './findings-list.tsx';
import { HistoryList } from './history-list.tsx';
import { Outline } from './outline.tsx';

export type DockTab = 'findings' | 'outline' | 'history';

/** The strip under the canvas: findings, the drawing as a tree, every step made. */
export function Dock({ tab, onTab, findings, proof, onEnlarge }: { tab: DockTab; onTab: (tab: DockTab) => void; findings: readonly Finding[]; proof?: ProofState; onEnlarge?: (() => void) | undefined }) {
  const { store } = useStudio();
  const steps = useStore(store, (state) => state.history.past.length);
  const errors = findings.some(({ severity }) => severity === 'error');
  return (
    <Tabs value={tab} onChange={(next) => (next === 'findings' || next === 'outline' || next === 'history') && onTab(next)} keepMounted={false} className="bt-dock">
      <Tabs.List>
        <Tabs.Tab value="findings" rightSection={<CountBadge count={findings.length} label="findings" tone={errors ? 'negative' : 'neutral'} />}>Findings</Tabs.Tab>
        <Tabs.Tab value="outline">Outline</Tabs.Tab>
        <Tabs.Tab value="history" rightSection={<CountBadge count={steps} label="steps" />}>History</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="findings" className="bt-dock-panel"><FindingsList findings={findings} />{proof && <ProofLine proof={proof} />}</Tabs.Panel>
      <Tabs.Panel value="outline" className="bt-dock-panel"><Outline findings={findings} onEnlarge={onEnlarge} /></Tabs.Panel>
      <Tabs.Panel value="history" className="bt-dock-panel"><HistoryList /></Tabs.Panel>
    </Tabs>
  );
}
