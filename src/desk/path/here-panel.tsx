import { useState } from 'react';
import { Anchor, SegmentedControl } from '@mantine/core';
import { Link } from 'react-router';
import type { RemainingPath, WayAhead } from '#engine/run';
import { formatCount, formatMoment, formatShare, SectionLabel } from '../../ui/index.ts';
import { useLessons } from '../../storage/index.ts';
import type { RecordData } from '../record/record-data.ts';
import { PathList } from './path-list.tsx';
import { PathMap } from './path-map.tsx';
import { lengthWords } from './path-words.ts';
import { usePath } from './use-path.ts';
import './path.css';

/** Where the record stands, how it came here, and what is left to a good end: the likely way and the shortest (B13). */
export function HerePanel({ data }: { readonly data: RecordData }) {
  const [wish, setWish] = useState<'likely' | 'shortest'>('likely');
  const path = usePath(data);
  const { run, process } = data;
  if (!run || !process) return null;
  const way = path === null ? null : ((wish === 'likely' ? path.likely : path.shortest) ?? path.shortest ?? path.likely);
  const differ = path !== null && path.shortest !== null && path.likely !== null && !isSame(path.shortest, path.likely);
  return (
    <section aria-label="You are here" className="desk-here">
      <SectionLabel right={<span className="desk-here-left">{lengthWords(data, way)}</span>}>You are here</SectionLabel>
      <PathMap data={data} way={way} />
      {differ ? <SegmentedControl fullWidth size="xs" mt={8} aria-label="Which way" value={wish} onChange={(value) => setWish(value === 'shortest' ? 'shortest' : 'likely')} data={[{ value: 'likely', label: 'Likely way' }, { value: 'shortest', label: 'Shortest way' }]} /> : null}
      <PathList data={data} way={way} />
      {path === null || way === null ? null : <Outlook data={data} path={path} way={way} />}
      <Anchor component={Link} size="xs" className="desk-here-drawing" to={`/blueprints/${run.blueprint}?mode=live&record=${data.record.id}`}>Show on the drawing</Anchor>
    </section>
  );
}

function Outlook({ data: { when, names, run }, path, way }: { readonly data: RecordData; readonly path: RemainingPath; readonly way: WayAhead }) {
  const lessons = useLessons(run?.blueprint ?? '');
  const work = way.activities === 0 ? 'nothing left to do' : `${formatCount(way.activities, 'thing')} to do`;
  const earliest = way.earliest <= when.now ? 'today, if all goes well' : formatMoment(way.earliest, when);
  return (
    <p className="desk-outlook">
      To {names.stage(way.end)}: {work}, earliest {earliest}.{' '}
      {path.learned && lessons !== undefined
        ? `At least ${formatShare(path.goodEnd)} of records like it get to a good end, as the last ${formatCount(lessons.runs, 'run')} went.`
        : 'Nothing is known of earlier records yet: every way out counts the same.'}
    </p>
  );
}

function isSame(a: WayAhead, b: WayAhead): boolean {
  return a.stops.length === b.stops.length && a.stops.every((stop, index) => stop.outcome === b.stops[index]?.outcome);
}
