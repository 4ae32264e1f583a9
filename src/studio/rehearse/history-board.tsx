import { Button, Select } from '@mantine/core';
import { IconHistory, IconX } from '@tabler/icons-react';
import { useMemo, useState, type ReactNode } from 'react';
import { day } from '#engine/kernel';
import type { RunReplay } from '#engine/rehearsal';
import { emptySelection } from '../../canvas/index.ts';
import { readPastRuns } from '../../storage/index.ts';
import { EmptyState, formatCount, formatDuration, formatNumber } from '../../ui/index.ts';
import { useMinute } from '../dock/use-minute.ts';
import { LiveCanvas } from '../live/live-canvas.tsx';
import { useDraft, useRecordType } from '../studio-context.ts';
import { DepartureList } from './departure-list.tsx';
import { PathsPanel } from './paths-panel.tsx';
import type { RehearseFound } from './rehearsing.ts';
import { Standing } from './standing.tsx';
import { useFitted } from './use-fitted.ts';
import { useRehearsing, type Rehearser } from './use-rehearsing.ts';

const periods = [{ value: '30', label: 'Last 30 days' }, { value: '90', label: 'Last 90 days' }, { value: '365', label: 'Last 365 days' }, { value: '0', label: 'Ever' }];

/** The recorded journal of a period through the draft: who would have been held, gone elsewhere, waited longer (B7). */
export function HistoryBoard({ choice, rehearser }: { readonly choice: ReactNode; readonly rehearser: Rehearser }) {
  const draft = useDraft();
  const now = useMinute();
  const [period, setPeriod] = useState('90');
  const [left, setLeft] = useState(0);
  const [chosen, setChosen] = useState<RunReplay | null>(null);
  const [selection, setSelection] = useState(emptySelection);
  const { state, start, cancel } = useRehearsing(rehearser);
  const begin = () => {
    setChosen(null);
    start(async () => {
      const past = await readPastRuns({ blueprint: draft.id, since: period === '0' ? 0 : now - Number(period) * day });
      setLeft(past.left);
      return { type: 'replay', draft, versions: past.versions, runs: past.runs };
    });
  };
  const found = state.status === 'done' && state.found.type === 'replayed' ? state.found : null;
  useFitted(found !== null);
  const different = useMemo(() => (found?.replays ?? []).filter(({ departures }) => departures.length > 0), [found]);
  return (
    <div className="bt-studio-body">
      <div className="bt-studio-middle">
        <div className="live-bar" role="toolbar" aria-label="What is shown">
          {choice}
          <Select size="xs" aria-label="Period" w={150} allowDeselect={false} value={period} data={periods} onChange={(value) => setPeriod(value ?? '90')} />
          {state.status === 'running'
            ? <Button size="compact-sm" variant="default" leftSection={<IconX size={14} aria-hidden />} onClick={cancel}>Stop</Button>
            : <Button size="compact-sm" leftSection={<IconHistory size={14} aria-hidden />} onClick={begin}>Replay through this draft</Button>}
        </div>
        <section className="bt-studio-drawing" aria-label="Drawing">
          <LiveCanvas blueprint={draft} selection={selection} onSelect={setSelection} here={chosen?.now.path.at(-1)?.stage} path={chosen?.now.path.slice(0, -1).map(({ stage }) => stage)} />
          {state.status === 'idle' ? <div className="reh-invite"><b>What if this draft had been in force?</b> The same people do the same things at the same moments; every step that comes out differently is listed with its reason.</div> : <Standing state={state} />}
        </section>
        {found ? (
          <section className="reh-dock" aria-label="What would have come differently">
            <Summary found={found} left={left} />
            {different.length === 0 ? <EmptyState title="Nothing would have come differently">{found.summary.runs === 0 ? 'No record came in during this period.' : `All ${formatCount(found.summary.runs, 'run')} go through this draft as they went.`}</EmptyState> : <DepartureList replays={different} chosen={chosen} onChoose={setChosen} />}
          </section>
        ) : null}
      </div>
      {chosen ? <PathsPanel replay={chosen} onClose={() => setChosen(null)} /> : null}
    </div>
  );
}

function Summary({ found: { summary, unknown }, left }: { readonly found: Extract<RehearseFound, { type: 'replayed' }>; readonly left: number }) {
  const record = (useRecordType()?.name ?? 'record').toLowerCase();
  const { runs, same, blocked, elsewhere, keptOut, opened, later, wonBefore, wonNow } = summary;
  return (
    <p className="reh-sum">
      <span><b>{formatNumber(runs)}</b> {record} runs, <b>{formatNumber(same)}</b> just as they went</span>
      <span><b>{formatNumber(blocked)}</b> held at a gate{later.runs > 0 ? `, of which ${formatNumber(later.runs)} got through later, ${formatDuration(later.milliseconds / later.runs)} on average` : ''}</span>
      <span><b>{formatNumber(elsewhere)}</b> elsewhere{keptOut > 0 ? `, ${formatNumber(keptOut)} not let in` : ''}{opened > 0 ? `, ${formatNumber(opened)} let through that were held` : ''}</span>
      <span>Won: {formatNumber(wonBefore)} then, {formatNumber(wonNow)} by this draft</span>
      {unknown > 0 || left > 0 ? <span>{unknown > 0 ? `${formatCount(unknown, 'run')} without a known version left out. ` : ''}{left > 0 ? `The latest ${formatNumber(runs + unknown)} are shown; ${formatNumber(left)} earlier ones are not.` : ''}</span> : null}
    </p>
  );
}
