import { useMemo } from 'react';
import type { Activity } from '#engine/blueprint';
import { endOfDay } from '#engine/calendar';
import type { HandOverState } from '#engine/run';
import { useBlueprints, useMe, usePeople, useRecordTypes, useRecordsByIds, useRunsByIds, useToday, type BlueprintRow, type DueRow, type PersonRow, type RecordRow, type RunRow } from '../../storage/index.ts';
import { formatMoment, sayKey, type Seen } from '../../ui/index.ts';
import { useNow } from '../use-now.ts';

/** A due row with what its line says. */
export interface TodayItem {
  readonly due: DueRow;
  readonly activity: Activity | undefined;
  readonly activityName: string;
  readonly blueprintName: string;
  readonly record: RecordRow | undefined;
  readonly title: string;
  readonly subtitle: string;
  /** What else the line has to say: whose team it is for, who offers it, that it was moved or is late by the rhythm. */
  readonly remark: string;
}

/** Where the work of a line is done: its record, in its run, with its activity opened and the queue beside it. */
export function workLink({ due }: TodayItem): string {
  const search = new URLSearchParams({ from: 'today', run: due.run, ...(due.activity === null ? {} : { activity: due.activity }) });
  return `/records/${due.record}?${search.toString()}`;
}

/** Today's lines in the three groups people think in. */
export interface TodayData {
  readonly me: PersonRow;
  readonly now: number;
  readonly zone: string;
  readonly overdue: readonly TodayItem[];
  readonly current: readonly TodayItem[];
  readonly later: readonly TodayItem[];
  /** Records that somebody offers to me. */
  readonly offered: readonly TodayItem[];
  /** What I offered to others, who have not answered yet. */
  readonly waiting: readonly TodayItem[];
  readonly total: number;
  /** How many more are due tomorrow. */
  readonly tomorrow: number;
}

/** Overdue means missed by more than this: within it, a thing counts as being done now. */
const grace = 60 * 60_000;
const most = 2000;

/** What I have to do until tonight, across all blueprints and the queues of my roles and teams; undefined while loading. */
export function useTodayData(): TodayData | undefined {
  const now = useNow();
  const me = useMe();
  const people = usePeople();
  const zone = me?.zone ?? 'UTC';
  const until = endOfDay(now, zone) - 1;
  const today = useToday({ owner: me?.id ?? '', space: 'live', now, until, limit: most });
  const next = useToday({ owner: me?.id ?? '', space: 'live', now, until: endOfDay(until + 2, zone) - 1, limit: 1 });
  const blueprints = useBlueprints();
  const types = useRecordTypes();
  // requests have a page of their own
  const dues = useMemo(() => today?.dues.filter((due) => due.kind === 'activity' || due.kind === 'handOver') ?? [], [today]);
  const records = useRecordsByIds(useMemo(() => [...new Set(dues.map((due) => due.record))], [dues]));
  const runs = useRunsByIds(useMemo(() => runsAsked(dues, blueprints ?? []), [dues, blueprints]));
  return useMemo(() => {
    if (!me || !today || !blueprints || !types) return undefined;
    const drawings = new Map(blueprints.map((row) => [row.id, row.draft]));
    const typeByKey = new Map(types.map((type) => [type.key, type]));
    const nameOf = (id: string) => people.find((person) => person.id === id)?.name ?? 'somebody';
    const items = dues.map((due): TodayItem => {
      const draft = drawings.get(due.blueprint);
      const run = runs.get(due.run);
      const record = records.get(due.record);
      const type = record ? typeByKey.get(record.type) : undefined;
      const activity = due.activity === null ? undefined : draft?.activities[due.activity] ?? run?.snapshot.created?.find((one) => one.activity.id === due.activity)?.activity;
      const text = (key: string | undefined) => (record && key !== undefined ? String(record.fields[key] ?? '') : '');
      const offer = offerOf(due, run);
      return {
        due, activity, activityName: activity?.name ?? 'Activity', blueprintName: draft?.name ?? '', record, title: text(type?.title) || '…', subtitle: text(type?.subtitle),
        remark: offer ? (offer.to === me.id ? `offered by ${nameOf(offer.from)}` : `waits for ${nameOf(offer.to)}`) + (offer.late ? ', late' : '') : remarkOf(due, me, { zone, now }),
      };
    });
    const isOffered = ({ due }: TodayItem) => due.kind === 'handOver';
    const isWaiting = ({ due }: TodayItem) => due.kind === 'activity' && offerOf(due, runs.get(due.run)) !== null;
    const work = items.filter((item) => !isOffered(item) && !isWaiting(item));
    // an offer to me also stands in the line of the activity when that is in my queue: once is enough
    const waiting = items.filter((item) => isWaiting(item) && offerOf(item.due, runs.get(item.due.run))?.to !== me.id);
    const offered = items.filter(isOffered);
    const aside = today.dues.length - work.length - offered.length;
    return {
      me, now, zone, total: Math.max(0, today.total - aside), tomorrow: Math.max(0, (next?.total ?? today.total) - today.total), offered, waiting,
      overdue: work.filter((item) => item.due.at < now - grace),
      current: work.filter((item) => item.due.at >= now - grace && item.due.at <= now),
      later: work.filter((item) => item.due.at > now),
    };
  }, [me, people, now, zone, today, next, dues, blueprints, types, records, runs]);
}

/** Only where the row alone does not tell: hand-overs, and activities that are not drawn but were added to the run. */
function runsAsked(dues: readonly DueRow[], blueprints: readonly BlueprintRow[]): readonly string[] {
  const drawn = new Set(blueprints.flatMap((row) => Object.keys(row.draft.activities)));
  return [...new Set(dues.filter((due) => due.channel === 'handOver' || (due.activity !== null && !drawn.has(due.activity))).map((due) => due.run))];
}

function offerOf(due: DueRow, run: RunRow | undefined): HandOverState | null {
  if (due.channel !== 'handOver' || !run) return null;
  return run.snapshot.handOvers?.find((offer) => offer.activity === due.activity && offer.visit === run.snapshot.visit && offer.status === 'offered') ?? null;
}

function remarkOf(due: DueRow, me: PersonRow, when: Seen): string {
  const team = due.role !== undefined && me.roles.includes(due.role) && due.owner === '' ? `for ${sayKey(due.role).toLowerCase()}` : '';
  const moved = due.slidFrom === undefined ? '' : `moved from ${formatMoment(due.slidFrom, when)}`;
  return [due.late ? 'later than the rhythm wants' : '', team, moved].filter(Boolean).join(', ');
}
