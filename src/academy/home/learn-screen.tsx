import { Button } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { useCallback } from 'react';
import { Link } from 'react-router';
import { useMe, type AttemptRow, type ProgrammeRow } from '../../storage/index.ts';
import { EmptyState, Page, PageHeader, SectionLabel, usePageTitle } from '../../ui/index.ts';
import { ClassList } from '../programme/class-list.tsx';
import { useClassroom, type Classroom } from '../programme/use-classroom.ts';
import { useChair } from '../programme/use-chair.ts';
import { Courses } from './courses.tsx';
import { DoNow } from './do-now.tsx';
import { Places } from './places.tsx';
import { ShowMeAround } from '../tours/show-me-around.tsx';
import '../academy.css';

/** Learn: what I have to do now, how far I am with each blueprint, and everything there is to learn from; a trainer sees the classes first (S71). */
export function LearnScreen() {
  const me = useMe();
  const chair = useChair();
  const teaches = chair !== 'learner';
  const mine = me?.id;
  const needed = useCallback((programmes: readonly ProgrammeRow[], attempts: readonly AttemptRow[]) => [
    ...programmes.filter(({ people }) => teaches || (mine !== undefined && people.includes(mine))).map(({ blueprint }) => blueprint),
    ...attempts.filter(({ person }) => person === mine).map(({ blueprint }) => blueprint),
  ], [teaches, mine]);
  const room = useClassroom(needed);
  usePageTitle('Learn');
  if (!room || !me) return null;
  const classes = teaches ? <Classes room={room} /> : null;
  return (
    <Page>
      <PageHeader title="Learn" note="Practice on invented records. Nothing here touches a real one." actions={teaches ? <Button component={Link} to="/learn/programmes/new" variant={chair === 'trainer' ? 'filled' : 'default'}>New programme</Button> : undefined} />
      {chair === 'trainer' ? classes : null}
      <DoNow room={room} me={me} quiet={teaches} />
      {chair === 'trainer' ? null : classes}
      {room.courses.size === 0 ? <EmptyState icon={<IconSchool size={22} />} title="Nothing to practise yet" actions={<Button component={Link} to="/blueprints">Blueprints</Button>}>Drills are made from published blueprints: publish one, and everybody can practise it here.</EmptyState> : <Courses room={room} me={me} />}
      <Places />
      <ShowMeAround />
    </Page>
  );
}

function Classes({ room }: { readonly room: Classroom }) {
  return (
    <section aria-label="Classes">
      <SectionLabel count={room.programmes.length} right={room.programmes.length === 0 ? undefined : <Link className="aca-link" to="/learn/programmes">All programmes</Link>}>Classes</SectionLabel>
      {room.programmes.length === 0 ? <p className="bt-card aca-none">No class yet. A programme gives people steps on a blueprint, with dates and an exam. <Link className="aca-link" to="/learn/programmes/new">Make the first one</Link></p> : <ClassList room={room} />}
    </section>
  );
}
