import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { civilDay, formatClock, formatDay, SectionLabel } from '../../ui/index.ts';
import { AddNote } from './add-note.tsx';
import { EntryLine } from './entry-line.tsx';
import { isTold } from './entry-words.ts';
import { useWholeStory } from './whole-story.ts';
import type { RecordData } from './record-data.ts';
import { filtered, noFilter, type TimelineFilter } from './timeline-filter.ts';
import { TimelineFilters } from './timeline-filters.tsx';
import { TimelineList, type TimelineListHandle } from './timeline-list.tsx';

/** Everything that happened to the record, newest first, refused tries included. `entry` is brought into view; a new `asked` does so again. */
export function Timeline({ data, entry = null, asked = 0 }: { readonly data: RecordData; readonly entry?: string | null; readonly asked?: number }) {
  const [filter, setFilter] = useState(noFilter);
  const list = useRef<TimelineListHandle>(null);
  const { when, record } = data;
  const { entries, originOf } = useWholeStory(data);
  const total = useMemo(() => entries.filter(isTold).length, [entries]);
  const lines = useLines(data, entries, useDeferredValue(filter));
  const ids = useMemo(() => lines.map((line) => line.id), [lines]);
  const starts = useMemo(() => dayStarts(lines.map((line) => line.at), when.zone), [lines, when.zone]);
  useReveal({ entry, asked, ids, isThere: entries.some((one) => one.id === entry), onHidden: () => setFilter({ ...noFilter, kind: isToldIn(entries, entry) ? 'all' : 'system' }), reveal: (index) => list.current?.reveal(index) });
  return (
    <section aria-label="Timeline" className="desk-timeline">
      <SectionLabel count={total} right={<span className="desk-zone">Times in {placeOf(record.zone)}</span>}>Timeline</SectionLabel>
      <TimelineFilters data={data} filter={filter} onChange={setFilter} />
      <AddNote data={data} />
      <TimelineList ids={ids} handle={list}>
        {(index) => {
          const line = lines[index];
          return line === undefined ? null : (
            <>
              {starts.has(index) ? <h3>{formatDay(line.at, when.zone)}</h3> : null}
              <EntryLine entry={line} data={data} origin={originOf(line)} />
            </>
          );
        }}
      </TimelineList>
      {lines.length === 0 ? <p className="desk-nothing">{filter === noFilter ? 'Nothing has happened yet.' : 'Nothing of that kind.'}</p> : null}
      <p className="desk-born">Record created {formatDay(record.createdAt, when.zone)}, {formatClock(record.createdAt, when.zone)}</p>
    </section>
  );
}

function useLines(data: RecordData, entries: RecordData['entries'], filter: TimelineFilter): RecordData['entries'] {
  const { names, when, runs, process } = data;
  return useMemo(() => {
    const done = new Map(runs.flatMap((run) => run.done).map((one) => [one.activity, one.channel] as const));
    const channelOf = (activity: string) => process?.version.document.activities[activity]?.channel ?? done.get(activity) ?? null;
    return filtered(entries, filter, { names, when, channelOf });
    // the present moment only matters to words that are searched for
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [entries, names, runs, process, filter]);
}

/** Where a new civil day begins, by place in the list. */
function dayStarts(moments: readonly number[], zone: string): ReadonlySet<number> {
  const days = moments.map((at) => civilDay(at, zone));
  return new Set(days.flatMap((day, index) => (days[index - 1] === day ? [] : [index])));
}

function isToldIn(entries: RecordData['entries'], id: string | null): boolean {
  return entries.some((one) => one.id === id && isTold(one));
}

/** "Helsinki" of `Europe/Helsinki`. */
export function placeOf(zone: string): string {
  return (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}

/** Brings a line that was asked for into view; one the filter hides is shown first. */
function useReveal({ entry, asked, ids, isThere, onHidden, reveal }: { readonly entry: string | null; readonly asked: number; readonly ids: readonly string[]; readonly isThere: boolean; readonly onHidden: () => void; readonly reveal: (index: number) => void }): void {
  const shown = useRef<string | null>(null);
  useEffect(() => {
    const request = entry === null ? null : `${entry} ${asked}`;
    if (entry === null || !isThere || shown.current === request) return;
    const index = ids.indexOf(entry);
    if (index < 0) return onHidden();
    shown.current = request;
    reveal(index);
  });
}
