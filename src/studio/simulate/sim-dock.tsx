import { Tabs } from '@mantine/core';
import { useState } from 'react';
import { CountBadge } from '../../ui/index.ts';
import { useDraft } from '../studio-context.ts';
import { CoverageList } from './coverage-list.tsx';
import { LogList } from './log-list.tsx';
import type { ShownPath } from './path-words.ts';
import { PathList } from './path-list.tsx';
import { ScenarioList } from './scenario-list.tsx';
import type { KnownWays } from './use-ways.ts';
import { useSim } from './use-simulator.ts';

type Tab = 'log' | 'coverage' | 'paths' | 'scenarios';
const tabs: readonly string[] = ['log', 'coverage', 'paths', 'scenarios'] satisfies readonly Tab[];

/** Under the canvas: what has happened, what was covered, ways worth trying, and what is kept. */
export function SimDock({ ways, onShow }: { ways: KnownWays; onShow: (path: ShownPath | null) => void }) {
  const [tab, setTab] = useState<string>('log');
  const { walk, coverage } = useSim();
  const draft = useDraft();
  const left = coverage?.outcomes.left.length ?? 0;
  const scenarios = Object.keys(draft.scenarios ?? {}).length;
  return (
    <Tabs value={tab} onChange={(next) => next !== null && tabs.includes(next) && setTab(next)} keepMounted={false} className="bt-dock">
      <Tabs.List>
        <Tabs.Tab value="log" rightSection={<CountBadge count={walk?.log.length ?? 0} label="rows" />}>Log</Tabs.Tab>
        <Tabs.Tab value="coverage" rightSection={<CountBadge count={left} label="outcomes not walked yet" />}>Not walked yet</Tabs.Tab>
        <Tabs.Tab value="paths">Test paths</Tabs.Tab>
        <Tabs.Tab value="scenarios" rightSection={<CountBadge count={scenarios} label="scenarios" />}>Scenarios</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="log" className="bt-dock-panel"><LogList /></Tabs.Panel>
      <Tabs.Panel value="coverage" className="bt-dock-panel"><CoverageList ways={ways} onShow={onShow} /></Tabs.Panel>
      <Tabs.Panel value="paths" className="bt-dock-panel"><PathList ways={ways} onShow={onShow} /></Tabs.Panel>
      <Tabs.Panel value="scenarios" className="bt-dock-panel"><ScenarioList /></Tabs.Panel>
    </Tabs>
  );
}
