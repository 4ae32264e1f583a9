import { useCallback, useMemo, useState } from 'react';
import { Button, Loader } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useProcess } from '../../storage/index.ts';
import { EmptyState, formatDay, formatClock, Initials, KeyHints, Kbd, usePageTitle } from '../../ui/index.ts';
import { EntryLine } from '../record/entry-line.tsx';
import { describeEntry } from '../record/entry-words.ts';
import { useRecordData, type RecordData } from '../record/record-data.ts';
import { placeOf } from '../record/timeline.tsx';
import { Scrubber } from './scrubber.tsx';
import { StageThen, StoryFacts } from './story-facts.tsx';
import { StoryDrawing } from './story-drawing.tsx';
import { StoryList } from './story-list.tsx';
import { isStop, momentsOf } from './story-moments.ts';
import '../desk.css';
import '../record/page.css';
import './story.css';

/** A record's story from its beginning (S70), to read and not to change: the page for whoever handed it over too (S81). */
export function StoryScreen() {
  const { id = '' } = useParams();
  const data = useRecordData(id, null);
  usePageTitle(data ? `Story of ${data.title}` : 'Story');
  if (data === undefined) return <div className="desk-loading"><Loader size="sm" role="status" aria-label="Loading the story" /></div>;
  if (data === null) return <EmptyState title="There is no such record" actions={<Button component={Link} to="/records">All records</Button>}>It may have been removed with the import it came from.</EmptyState>;
  return <Story key={id} data={data} />;
}

function Story({ data }: { readonly data: RecordData }) {
  const [search, setSearch] = useSearchParams();
  const moments = useMemo(() => momentsOf(data.entries).filter(({ entry }) => isStop(entry)), [data.entries]);
  const asked = moments.findIndex(({ entry }) => entry.id === search.get('entry'));
  const at = asked >= 0 ? asked : moments.length - 1;
  const [playing, setPlaying] = useState(false);
  const onAt = useCallback((next: number) => {
    const entry = moments[next]?.entry.id;
    if (entry !== undefined) setSearch((before) => { before.set('entry', entry); return before; }, { replace: true });
  }, [moments, setSearch]);
  const moment = moments[at];
  if (!moment) return <EmptyState title="Nothing has happened yet" actions={<Button component={Link} to={`/records/${data.record.id}`}>Open the record</Button>}>The story begins when the record is enrolled in a blueprint.</EmptyState>;
  const words = describeEntry(moment.entry, data.names, data.when);
  return (
    <div className="story">
      <div className="story-main">
        <StoryHead data={data} />
        <StoryFacts data={data} />
        <Then data={data} moments={moments} at={at} title={words.title} />
        <Scrubber moments={moments} at={at} onAt={onAt} playing={playing} onPlaying={setPlaying} zone={data.when.zone} words={words.title} />
        <section className="bt-card story-now" aria-label="At this moment" aria-live={playing ? 'off' : 'polite'}>
          <h2>{formatDay(moment.entry.at, data.when.zone)}, {formatClock(moment.entry.at, data.when.zone)} <small>in {placeOf(data.record.zone)}</small></h2>
          <EntryLine entry={moment.entry} data={data} />
        </section>
        <KeyHints><Kbd keys="←" /><Kbd keys="→" /> step <Kbd keys="P" /> play and pause <Kbd keys="Home" /><Kbd keys="End" /> first and last</KeyHints>
      </div>
      <aside className="story-side" aria-label="All entries"><StoryList moments={moments} at={at} onAt={(next) => { setPlaying(false); onAt(next); }} data={data} /></aside>
    </div>
  );
}

function StoryHead({ data }: { readonly data: RecordData }) {
  return (
    <header className="desk-header">
      <Initials name={data.title} size={44} />
      <div className="desk-header-who"><h1>Story of {data.title}</h1><p>{[data.subtitle, data.type?.name].filter(Boolean).join(' · ')}</p></div>
      <Button component={Link} to={`/records/${data.record.id}`} variant="default" leftSection={<IconArrowLeft size={16} aria-hidden />}>The record</Button>
    </header>
  );
}

/** The drawing and the stage as they were at the chosen moment. */
function Then({ data, moments, at, title }: { readonly data: RecordData; readonly moments: ReturnType<typeof momentsOf>; readonly at: number; readonly title: string }) {
  const small = useMediaQuery('(max-width: 860px)', false, { getInitialValueInEffect: false });
  const moment = moments[at];
  const process = useProcess(moment?.version ?? '');
  if (!moment) return null;
  const version = process?.version.id === moment.version ? process?.version : undefined;
  if (moment.version === null) return <p className="story-nowhere">It walked no blueprint yet.</p>;
  if (!version) return <div className="story-drawing">{process === null ? <p className="story-nowhere">The drawing of that time can no longer be read.</p> : <Loader size="sm" />}</div>;
  const stage = moment.stage === null ? '' : (version.document.stages[moment.stage]?.name ?? '');
  return (
    <div className="story-scene">
      <section className="story-drawing" aria-label={`${version.document.name}: the record stands in ${stage}`}>
        <StoryDrawing version={version} moment={moment} number={at + 1} small={small === true} label={`${title}. The record stands in ${stage}.`} />
      </section>
      <StageThen moment={moment} version={version} data={data} />
    </div>
  );
}
