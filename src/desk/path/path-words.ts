import { day } from '#engine/kernel';
import type { PathStop, WayAhead } from '#engine/run';
import { formatCount, listAnd } from '../../ui/index.ts';
import type { RecordData } from '../record/record-data.ts';

/** A stretch as people plan with it: "today", "1 day", "6 days". */
export function daysWords(milliseconds: number): string {
  const days = Math.round(milliseconds / day);
  return days <= 0 ? 'under a day' : formatCount(days, 'day');
}

/** The same for a line of a list: "about 4 d", "under a day". */
export function shortDays(milliseconds: number): string {
  const days = Math.round(milliseconds / day);
  return days <= 0 ? 'under a day' : `about ${days} d`;
}

/** The panel's sum: "2 stages, about 6 days". */
export function lengthWords({ run, when }: Pick<RecordData, 'run' | 'when'>, way: WayAhead | null): string {
  if (run === null) return '';
  if (run.status !== 'running') return run.status === 'ended' ? 'ended' : 'taken out';
  if (way === null) return '';
  const stages = way.stops.length - 1;
  const left = Math.max(0, way.expected - when.now);
  const time = left < day / 2 ? (way.atLeast ? 'a day or more' : 'under a day') : `${way.atLeast ? 'at least' : 'about'} ${daysWords(left)}`;
  return `${stages === 0 ? 'last stage' : formatCount(stages, 'stage')}, ${time}`;
}

const mostNames = 3;

/** What is to be done in a stage on the way: "First call, 1 approval, Budget". */
export function workWords(stop: PathStop, { names }: Pick<RecordData, 'names'>): string {
  const times = new Map<string, number>();
  for (const { activity } of stop.todo) times.set(activity, (times.get(activity) ?? 0) + 1);
  const parts = [
    ...[...times].map(([activity, count]) => `${count > 1 ? `${count} × ` : ''}${names.activity(activity)}`),
    ...(stop.asks === 0 ? [] : [formatCount(stop.asks, 'approval')]),
    ...stop.fills.map((field) => names.field(field)),
    ...(stop.others ? ['a word from outside'] : []),
  ];
  return parts.length > mostNames ? `${parts.slice(0, mostNames - 1).join(', ')} and ${parts.length - mostNames + 1} more` : listAnd(parts);
}
