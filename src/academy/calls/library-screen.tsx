import { Button, Select } from '@mantine/core';
import { IconLink, IconPlayerPlay, IconStars, IconWaveSine } from '@tabler/icons-react';
import { Link, useSearchParams } from 'react-router';
import { stagesOf } from '#engine/blueprint';
import { useMe, usePeople, useTraining, type CallReviewRow } from '../../storage/index.ts';
import { EmptyState, formatCount, formatDate, Initials, Page, PageHeader, StatusPill, usePageTitle } from '../../ui/index.ts';
import { coaches } from './coaches.ts';
import { CoachingNav } from './coaching-nav.tsx';
import { keptFile } from './recording.ts';
import { useCallNames, type CallNames } from './use-call-names.ts';
import './calls.css';

type Key = 'blueprint' | 'stage' | 'objection';

/** Calls worth listening to, by blueprint, stage and objection; drills lead here by the stage one practises (S89). */
export function LibraryScreen() {
  const [search, setSearch] = useSearchParams();
  const reviews = useTraining('callReviews');
  const people = usePeople();
  const me = useMe();
  const known = useCallNames();
  usePageTitle('Good calls');
  if (!reviews || !known || !me) return null;
  const good = [...new Map(reviews.filter((review) => review.good && !review.self).toSorted((a, b) => a.at - b.at).map((review) => [review.entry, review])).values()];
  const asked = { blueprint: search.get('blueprint'), stage: search.get('stage'), objection: search.get('objection') };
  const shown = good.filter((review) => (asked.blueprint === null || review.blueprint === asked.blueprint) && (asked.stage === null || review.stage === asked.stage) && (asked.objection === null || review.objections.includes(asked.objection)));
  const set = (key: Key, value: string | null) => setSearch((before) => { if (value === null) before.delete(key); else before.set(key, value); if (key === 'blueprint') before.delete('stage'); return before; }, { replace: true });
  return (
    <Page>
      <PageHeader title="Good calls" note="What a call like this sounds like when it goes well." />
      <CoachingNav />
      <LibraryFilters asked={asked} set={set} known={known} good={good} />
      {shown.length > 0 ? <Shelf shown={shown} known={known} nameOf={(id) => people.find((person) => person.id === id)?.name ?? 'Somebody'} zone={me.zone} /> : (
        <EmptyState
          icon={<IconStars size={22} />} title={good.length === 0 ? 'No good calls yet' : 'None like that yet'}
          actions={<>{good.length > 0 ? <Button variant="default" onClick={() => setSearch({}, { replace: true })}>Show all {good.length}</Button> : null}<Button component={Link} to="/learn/calls?rep=any&reviewed=coach">Reviewed calls</Button></>}
        >{coaches(me) ? 'Open a reviewed call and put it into the library, with why it is worth listening to.' : 'Coaches put calls here that are worth listening to, with why.'}</EmptyState>
      )}
    </Page>
  );
}

function LibraryFilters({ asked, set, known, good }: { readonly asked: Readonly<Record<Key, string | null>>; readonly set: (key: Key, value: string | null) => void; readonly known: CallNames; readonly good: readonly CallReviewRow[] }) {
  const drawing = known.blueprints.find(({ id }) => id === asked.blueprint);
  const raised = new Set(good.flatMap(({ objections }) => objections));
  const objections = [...new Map(known.objections.filter(({ id }) => raised.has(id)).map(({ id, name }) => [id, name]))].map(([value, label]) => ({ value, label }));
  return (
    <div className="calls-filters calls-choice" role="group" aria-label="Which good calls">
      <Select size="xs" label="Blueprint" placeholder="Any blueprint" clearable clearButtonProps={{ 'aria-label': 'Any blueprint' }} data={known.blueprints.map(({ id, name }) => ({ value: id, label: name }))} value={asked.blueprint} onChange={(value) => set('blueprint', value)} />
      <Select size="xs" label="Stage" placeholder={drawing ? 'Any stage' : 'Choose a blueprint'} clearable clearButtonProps={{ 'aria-label': 'Any stage' }} disabled={drawing === undefined} data={drawing === undefined ? [] : stagesOf(drawing).map(({ id, name }) => ({ value: id, label: name }))} value={asked.stage} onChange={(value) => set('stage', value)} />
      <Select size="xs" label="Objection" placeholder="Any objection" clearable clearButtonProps={{ 'aria-label': 'Any objection' }} data={objections} value={asked.objection} onChange={(value) => set('objection', value)} />
    </div>
  );
}

function Shelf({ shown, known, nameOf, zone }: { readonly shown: readonly CallReviewRow[]; readonly known: CallNames; readonly nameOf: (id: string) => string; readonly zone: string }) {
  const placed = shown.map((review) => ({ review, stage: review.stage === null ? 'Anywhere' : known.names.stage(review.stage), blueprint: review.blueprint === undefined ? '' : known.names.blueprint(review.blueprint) }));
  placed.sort((a, b) => a.blueprint.localeCompare(b.blueprint) || a.stage.localeCompare(b.stage) || b.review.at - a.review.at);
  return (
    <ul className="calls-library">
      {placed.map(({ review, stage, blueprint }) => (
        <li key={review.id} className="bt-card">
          <h2>{stage}<small>{blueprint}</small></h2>
          <p>“{review.why}”</p>
          {review.objections.length === 0 ? null : <div className="calls-tags" role="group" aria-label={`Meets ${formatCount(review.objections.length, 'objection')}`}>{review.objections.map((id) => <StatusPill key={id}>{known.objection(id)}</StatusPill>)}</div>}
          <footer>
            <Initials name={nameOf(review.rep)} size={28} /><span><b>{nameOf(review.rep)}</b><small>{formatDate(review.calledAt ?? review.at, zone)}</small><small>chosen by {nameOf(review.by)}</small></span>
            <Listen review={review} />
          </footer>
        </li>
      ))}
    </ul>
  );
}

function Listen({ review: { recording, entry } }: { readonly review: CallReviewRow }) {
  const Mark = recording === null ? IconPlayerPlay : keptFile(recording) === null ? IconLink : IconWaveSine;
  return <Button size="compact-md" variant="light" component={Link} to={`/learn/calls/${entry}`} {...(recording === null ? {} : { leftSection: <Mark size={14} aria-hidden /> })}>{recording === null ? 'Read its notes' : 'Listen'}</Button>;
}
