import { useEffect, useRef } from 'react';
import { Button } from '@mantine/core';
import { IconPlayerTrackNext } from '@tabler/icons-react';
import type { ActivityOption, LaneOption, Options } from '#engine/run';
import { MeterBar, sayKey, StatusPill } from '../../ui/index.ts';
import { ActivityRow } from './activity-row.tsx';
import { nextActivity, takeUp } from './focus.ts';
import type { RecordData } from './record-data.ts';

/** The stage the record stands in: why it is here, how far it is, and its activities in order. */
export function StageCard({ data, open, onOpen, onStraight }: {
  readonly data: RecordData;
  readonly open: string | null;
  readonly onOpen: (activity: string | null) => void;
  /** Opens the dialog in which one goes on without leaving it. */
  readonly onStraight?: () => void;
}) {
  const { options: living, run, process, when } = data;
  const finished = useRef(false);
  useEffect(() => {
    if (!finished.current || open === null || open === '') return;
    finished.current = false;
    takeUp(open);
  }, [open]);
  if (!living || !run || !process) return null;
  const shown = living.activities.filter((option) => option.status !== 'hidden');
  const required = shown.filter((option) => option.required);
  const done = required.filter((option) => option.status === 'done').length;
  const next = nextActivity(data);
  const join = joinWords(living);
  const days = Math.max(0, Math.floor((when.now - run.enteredAt) / 86_400_000)) + 1;
  return (
    <section className="bt-card desk-stage" aria-label={`Stage ${living.stage.name}`}>
      <header>
        <div>
          <h2>Stage: {living.stage.name} <StatusPill>{process.version.document.name} v{process.version.number}</StatusPill></h2>
          {living.stage.purpose === '' ? null : <p>{living.stage.purpose}</p>}
          {join === null ? null : <p>{join}</p>}
        </div>
        <div className="desk-stage-facts">
          {required.length === 0 ? null : <><MeterBar value={done} max={required.length} width={48} /><span><b>{done} of {required.length}</b> required done</span></>}
          <span><b>Day {days}</b></span>
          {onStraight === undefined || living.paused ? null : <Button size="compact-sm" variant="light" leftSection={<IconPlayerTrackNext size={14} aria-hidden />} onClick={onStraight}>Work straight through</Button>}
        </div>
      </header>
      {shown.length === 0 ? <p className="desk-nothing">{living.stage.kind === 'wait' ? 'Nothing to do here: the clock or the customer moves this record on.' : 'This stage has no activities.'}</p> : (
        groupsOf(shown, living.lanes ?? []).map(({ lane, options: own }) => (
          <div key={lane?.lane.id ?? ''} className="desk-lane" role={lane ? 'group' : undefined} aria-label={lane ? `Lane ${lane.lane.name}` : undefined}>
            {lane ? <LaneHead lane={lane} /> : null}
            <ul className="desk-activities">
              {own.map((option) => (
                <ActivityRow
                  key={option.activity.id} option={option} data={data} next={option.activity.id === next} open={open === option.activity.id}
                  onToggle={() => { finished.current = false; onOpen(open === option.activity.id ? '' : option.activity.id); }} onDone={() => { finished.current = true; onOpen(null); }}
                />
              ))}
            </ul>
          </div>
        ))
      )}
    </section>
  );
}

interface Group {
  readonly lane: LaneOption | null;
  readonly options: readonly ActivityOption[];
}

/** The stage's own activities first, then each lane with its own, in the order they are drawn. */
function groupsOf(shown: readonly ActivityOption[], lanes: readonly LaneOption[]): readonly Group[] {
  const known = new Set(lanes.map(({ lane }) => lane.id));
  const own = shown.filter((option) => option.lane === undefined || !known.has(option.lane));
  return [
    ...(own.length > 0 ? [{ lane: null, options: own }] : []),
    ...lanes.map((lane) => ({ lane, options: shown.filter((option) => option.lane === lane.lane.id) })),
  ];
}

/** A lane's name, its team, and whether the others may go on without it. */
function LaneHead({ lane: { lane, done, open } }: { readonly lane: LaneOption }) {
  return (
    <div className="desk-lane-head">
      <h3>{lane.name}</h3>
      {sayKey(lane.team).toLowerCase() === lane.name.toLowerCase() ? null : <small>{sayKey(lane.team)}</small>}
      {done ? <StatusPill tone="positive" dot>Done</StatusPill> : <StatusPill dot>{open.length === 1 ? '1 open' : `${open.length} open`}</StatusPill>}
    </div>
  );
}

function joinWords({ stage, lanes = [] }: Options): string | null {
  if (stage.kind !== 'parallel' || lanes.length === 0) return null;
  const done = lanes.filter((lane) => lane.done).length;
  const wanted = Math.min(stage.join ?? lanes.length, lanes.length);
  return wanted === lanes.length ? `Every team has to be done: ${done} of ${wanted} teams done.` : `${wanted} of the ${lanes.length} teams ${wanted === 1 ? 'is' : 'are'} enough: ${done} of ${wanted} done.`;
}
