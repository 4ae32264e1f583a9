import { ActionIcon } from '@mantine/core';
import { IconCheck, IconChevronDown, IconChevronUp, IconLock, IconPlayerSkipForward } from '@tabler/icons-react';
import type { ActivityOption } from '#engine/run';
import { channelLabel, ChannelTile, describeRefusal, formatMoment } from '../../ui/index.ts';
import { Lateness } from '../today/lateness.tsx';
import { workFor } from '../work/work-for.tsx';
import { RhythmNote } from '../work/rhythm-note.tsx';
import { WhoseWork } from '../verdict/whose-work.tsx';
import { StartCall } from '../work/start-call.tsx';
import { countsFrom, isDueNow } from './focus.ts';
import type { RecordData } from './record-data.ts';

/** One activity of the stage: a line that says its state by shape, number and word; opened, the place to do it. */
export function ActivityRow({ option, data, open, next, onToggle, onDone }: {
  readonly option: ActivityOption;
  readonly data: RecordData;
  readonly open: boolean;
  /** The one to do now. */
  readonly next: boolean;
  readonly onToggle: () => void;
  /** It was just done: the next one may open. */
  readonly onDone: () => void;
}) {
  const { activity, status } = option;
  const offered = option.handOver?.status === 'offered';
  const workable = status === 'open' || offered || (status === 'done' && activity.handOver === undefined && option.attempts < activity.attempts.max);
  const Work = workFor(activity, option.channel);
  const label = `${open ? 'Close' : 'Open'} ${activity.name}`;
  return (
    <li id={`activity-${activity.id}`} className="desk-activity" data-next={next || undefined} data-open={open || undefined} data-status={status} tabIndex={-1}>
      <div className="desk-activity-head">
        <StatusMark status={status} next={next} />
        <ChannelTile channel={option.channel ?? activity.channel} labelled />
        <button type="button" className="desk-activity-name" disabled={!workable} aria-expanded={workable ? open : undefined} onClick={onToggle}>
          <span>{activity.name}</span>
          {option.created ? <small>added by {addedBy(activity.id, data)}</small> : option.required ? null : <small>optional</small>}
          {option.channel !== undefined && option.channel !== activity.channel ? <small>by {channelLabel(option.channel).toLowerCase()}, as they prefer</small> : null}
        </button>
        <span className="desk-activity-facts">
          <ActivityFacts option={option} data={data} />
        </span>
        {open && status === 'open' && activity.channel === 'call' ? <StartCall option={option} data={data} /> : null}
        {workable ? (
          <ActionIcon variant="subtle" color="gray" size="sm" aria-label={label} onClick={onToggle}>
            {open ? <IconChevronUp size={16} /> : <IconChevronDown size={16} />}
          </ActionIcon>
        ) : <span className="desk-activity-gap" />}
      </div>
      {status === 'open' ? <RhythmNote option={option} data={data} /> : null}
      {open && workable ? <WhoseWork option={option} data={data} /> : null}
      {open && workable ? <Work key={`${activity.id}-${data.run?.visit ?? 0}-${option.attempts}`} option={option} data={data} onDone={onDone} /> : null}
    </li>
  );
}

function addedBy(activity: string, { added, names }: RecordData): string {
  const outcome = added.get(activity)?.outcome ?? null;
  return outcome === null ? 'an escalation' : `“${names.outcome(outcome)}”`;
}

function StatusMark({ status, next }: { readonly status: ActivityOption['status']; readonly next: boolean }) {
  switch (status) {
    case 'done':
      return <span className="bt-state-mark" data-mark="done" role="img" aria-label="Done"><IconCheck size={12} stroke={3} /></span>;
    case 'skipped':
      return <span className="bt-state-mark" data-mark="skipped" role="img" aria-label="Skipped"><IconPlayerSkipForward size={11} /></span>;
    case 'locked':
      return <span className="bt-state-mark" data-mark="locked" role="img" aria-label="Locked"><IconLock size={11} /></span>;
    default:
      return <span className="bt-state-mark" data-mark={next ? 'next' : 'open'} role="img" aria-label={next ? 'To do now' : 'To do'} />;
  }
}

function ActivityFacts({ option, data }: { readonly option: ActivityOption; readonly data: RecordData }) {
  const { names, when } = data;
  const last = option.evidence.at(-1);
  if (option.status === 'done' && last) {
    return (
      <>
        {option.attempts > 1 ? <span>{option.attempts} times</span> : null}
        <span>{last.result === null ? 'Done' : (option.activity.results[last.result]?.name ?? names.result(last.result))}</span>
        <a className="desk-chip" href={`#entry-${last.entry}`}>{formatMoment(last.at, when)}</a>
      </>
    );
  }
  if (option.status === 'skipped') return <span>skipped, still missing for gates</span>;
  if (option.handOver?.status === 'offered') return <span>{option.handOver.to === data.me.id ? 'offered to you' : `waits for ${names.person(option.handOver.to)}`}{option.handOver.late ? ', late' : ''}</span>;
  if (option.lockedBy?.type === 'paused') return <span>paused</span>;
  if (option.status === 'locked' && option.lockedBy) return <span>{describeRefusal(option.lockedBy, names, when)}</span>;
  const awaited = countsFrom(option, data.options);
  if (awaited !== null) return <span>after “{names.activity(awaited)}”</span>;
  if (option.dueAt === null) return <span>any time</span>;
  if (option.dueAt < when.now - 3_600_000) return <Lateness at={option.dueAt} now={when.now} zone={when.zone} />;
  return <span>{isDueNow(option.dueAt, when.now) ? 'due now' : `due ${formatMoment(option.dueAt, when)}`}{option.attempts > 0 ? `, tried ${option.attempts} of ${option.activity.attempts.max}` : ''}</span>;
}
