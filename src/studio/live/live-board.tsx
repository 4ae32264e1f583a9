import { Button, Progress } from '@mantine/core';
import { IconRocket, IconUsers } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { stageOfActivity, stagesOf, type Blueprint, type EndResult } from '#engine/blueprint';
import { emptySelection, type Selection } from '../../canvas/index.ts';
import { useFlow, useVersion, type FlowPlace, type FlowQuery } from '../../storage/index.ts';
import { EmptyState, formatCount } from '../../ui/index.ts';
import { useMinute } from '../dock/use-minute.ts';
import type { BoardProps } from '../shell/modes.tsx';
import { useDraft, useRecordType } from '../studio-context.ts';
import { LiveBar } from './live-bar.tsx';
import { LiveCanvas } from './live-canvas.tsx';
import { LiveDrawer } from './live-drawer.tsx';
import { sinceOf, useLiveState, type LiveState } from './live-state.ts';
import { flowsOf, heatOf, overlays } from './overlays.ts';
import { TraceBoard } from './trace-board.tsx';
import './live.css';

/** Live: the numbers of real records on the drawing they walk (ui.md 57), or the way of one of them (ui.md 58). */
export function LiveBoard({ row }: BoardProps) {
  const draft = useDraft();
  const version = useVersion(row.live ?? '');
  const [state, change] = useLiveState();
  if (row.live !== null && version === undefined) return null;
  const blueprint = version?.document ?? draft;
  if (state.record !== null) return <TraceBoard blueprint={blueprint} record={state.record} onAll={() => change({ record: null })} />;
  return <AllRecords blueprint={blueprint} published={version?.number ?? null} state={state} change={change} />;
}

function AllRecords({ blueprint, published, state, change }: { blueprint: Blueprint; published: number | null; state: LiveState; change: (part: Partial<LiveState>) => void }) {
  const now = useMinute();
  const type = useRecordType();
  const record = (type?.name ?? 'record').toLowerCase();
  const query = useQuery(blueprint, state, now);
  const { flow, progress } = useFlow(query);
  const [selection, setSelection] = useState(emptySelection);
  const place = placeOf(selection, blueprint);
  const heat = useMemo(() => (flow ? heatOf(blueprint, flow, state.overlay, record) : undefined), [blueprint, flow, state.overlay, record]);
  const flows = useMemo(() => (flow ? flowsOf(blueprint, flow) : undefined), [blueprint, flow]);
  const isEmpty = flow?.everybody === 0;
  const shown = overlays.find(({ key }) => key === state.overlay);
  return (
    <div className="bt-studio-body">
      <div className="bt-studio-middle">
        <LiveBar state={state} version={published} onChange={change} />
        <section className="bt-studio-drawing" aria-label="Drawing">
          <LiveCanvas blueprint={blueprint} selection={selection} onSelect={setSelection} heat={isEmpty ? undefined : heat} flows={isEmpty ? undefined : flows} />
          {flow && !isEmpty && shown && <Legend words={shown.legend} isGood={state.overlay === 'converted'} />}
          {(progress !== null || flow === undefined) && <div className="live-reading" role="status"><span>Reading the journal</span><Progress aria-label="How far the journal is read" value={(progress ?? 0) * 100} w={120} size="sm" /></div>}
          {isEmpty && <NoRecords blueprint={blueprint} isLive={published !== null} />}
        </section>
      </div>
      {flow && place && <LiveDrawer blueprint={blueprint} query={query} place={place} flow={flow} state={state} now={now} onClose={() => setSelection(emptySelection)} onTrace={(id) => change({ record: id })} />}
    </div>
  );
}

function useQuery(blueprint: Blueprint, { days, owner, field }: LiveState, now: number): FlowQuery {
  const ends = useMemo(() => Object.fromEntries(stagesOf(blueprint).flatMap((stage): readonly (readonly [string, EndResult])[] => (stage.end ? [[stage.id, stage.end.result]] : []))), [blueprint]);
  return { blueprint: blueprint.id, since: sinceOf(days, now), owner, field, ends };
}

/** What was pressed: an outcome's way, or a stage, be it by its card or by one of its activities. */
function placeOf({ stages: [stage], outcomes: [outcome], activities: [activity] }: Selection, blueprint: Blueprint): FlowPlace | null {
  if (outcome !== undefined && blueprint.outcomes[outcome]) return { outcome };
  const chosen = stage ?? (activity === undefined ? undefined : stageOfActivity(blueprint, activity)?.id);
  return chosen !== undefined && blueprint.stages[chosen] ? { stage: chosen } : null;
}

function Legend({ words, isGood }: { words: string; isGood: boolean }) {
  return (
    <div className="live-legend">
      <span aria-hidden>{(isGood ? ['positive'] : ['heat-0', 'heat-1', 'heat-2', 'heat-3', 'heat-4']).map((colour) => <i key={colour} style={{ background: `var(--bt-${colour})` }} />)}</span>
      <p>{words}. A line is as wide as the share of records that took it.</p>
    </div>
  );
}

function NoRecords({ blueprint, isLive }: { blueprint: Blueprint; isLive: boolean }) {
  const type = useRecordType();
  const { stages } = blueprint;
  return (
    <div className="bt-studio-empty">
      <EmptyState
        icon={isLive ? <IconUsers size={20} aria-hidden /> : <IconRocket size={20} aria-hidden />}
        title="No records yet"
        actions={isLive ? <Button component={Link} to={`/records/import?${new URLSearchParams({ blueprint: blueprint.id, ...(type ? { type: type.key } : {}) }).toString()}`}>Bring records in</Button> : undefined}
      >
        {isLive ? `This is where you will see how records pass through these ${formatCount(Object.keys(stages).length, 'stage')}: how many stand where, who is late, and where they are lost.` : 'Publish this drawing, and you will see here how records pass through it.'}
      </EmptyState>
    </div>
  );
}
