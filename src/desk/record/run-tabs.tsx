import type { ReactNode } from 'react';
import { Tabs } from '@mantine/core';
import type { Run } from '#engine/run';
import { formatDay, StatusPill, type MarkTone } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';

/** The blueprints this record walks or has walked, each with where it stands; the chosen one fills the page. One alone needs no choice. */
export function RunTabs({ data, onRun, children }: { readonly data: RecordData; readonly onRun: (run: string) => void; readonly children: ReactNode }) {
  const { runs, run, names, when } = data;
  if (runs.length < 2) return <div className="desk-run">{children}</div>;
  const latest = new Set(runs.map((one) => one.blueprint)).size === runs.length;
  return (
    <Tabs value={run?.id ?? null} onChange={(value) => { if (value !== null && value !== run?.id) onRun(value); }} className="desk-runs" variant="default">
      <Tabs.List aria-label="Blueprints of this record">
        {runs.map((one) => {
          const { words, tone } = stateOf(one, data);
          return (
            <Tabs.Tab key={one.id} value={one.id} rightSection={<StatusPill tone={tone} dot>{words}</StatusPill>}>
              {names.blueprint(one.blueprint)}{latest ? '' : <small>since {formatDay(one.startedAt, when.zone)}</small>}
            </Tabs.Tab>
          );
        })}
      </Tabs.List>
      {runs.map((one) => <Tabs.Panel key={one.id} value={one.id} className="desk-run">{one.id === run?.id ? children : null}</Tabs.Panel>)}
    </Tabs>
  );
}

function stateOf({ status, stage, paused }: Run, { names }: RecordData): { readonly words: string; readonly tone: MarkTone } {
  if (status === 'exited') return { words: 'Taken out', tone: 'neutral' };
  if (status === 'ended') return { words: `Ended: ${names.stage(stage)}`, tone: 'neutral' };
  return paused === undefined ? { words: names.stage(stage), tone: 'primary' } : { words: 'Paused', tone: 'time' };
}
