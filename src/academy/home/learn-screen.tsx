import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { Link } from 'react-router';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import { useBlueprints, useMe, useTraining, type BlueprintRow } from '../../storage/index.ts';
import { EmptyState, formatCount, formatDate, Page, PageHeader, usePageTitle } from '../../ui/index.ts';
import '../academy.css';

/** Learn: every live blueprint as something that can be practised, with how far one is (S71). */
export function LearnScreen() {
  const blueprints = useBlueprints();
  usePageTitle('Learn');
  if (!blueprints) return null;
  const live = blueprints.filter((row) => row.live !== null).sort((a, b) => a.draft.name.localeCompare(b.draft.name));
  return (
    <Page>
      <PageHeader title="Learn" note="Practice on invented records. Nothing here touches a real one." />
      {live.length === 0 ? <EmptyState icon={<IconSchool size={22} />} title="Nothing to practise yet" actions={<Button component={Link} to="/blueprints">Blueprints</Button>}>Drills are made from published blueprints: publish one, and everybody can practise it here.</EmptyState> : <ul className="aca-courses">{live.map((row) => <Course key={row.id} row={row} />)}</ul>}
    </Page>
  );
}

function Course({ row }: { readonly row: BlueprintRow }) {
  const me = useMe();
  const attempts = useTraining('attempts');
  const mine = (attempts ?? []).filter((attempt) => attempt.blueprint === row.id && attempt.person === me?.id && attempt.endedAt !== null);
  const passed = new Set(mine.filter(({ score }) => score?.passed === true).map(({ drill }) => drill));
  const last = mine.reduce((latest, { endedAt }) => Math.max(latest, endedAt ?? 0), 0);
  return (
    <li className="bt-card aca-course">
      <Link to={`/learn/${row.id}`} aria-label={`Practise ${row.draft.name}`}>
        <div className="aca-course-map"><BlueprintThumbnail blueprint={row.draft} width={300} height={120} /></div>
        <b>{row.draft.name}</b>
        <span>{mine.length === 0 ? 'Not practised yet' : `${formatCount(passed.size, 'drill')} passed, last on ${formatDate(last, me?.zone ?? 'UTC')}`}</span>
      </Link>
    </li>
  );
}
