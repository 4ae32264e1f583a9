import { Button } from '@mantine/core';
import { useCallback } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import { useMe, type ProgrammeRow } from '../../storage/index.ts';
import { EmptyState, formatCount, Page, PageHeader, SectionLabel, usePageTitle } from '../../ui/index.ts';
import { RelearnSection } from '../readiness/relearn-section.tsx';
import { ClassView } from './class-view.tsx';
import { copyProgramme, deleteProgramme } from './keep.ts';
import { useChair } from './use-chair.ts';
import { useClassroom } from './use-classroom.ts';
import '../academy.css';

/** One programme: its class, step by step, and who has to learn what again since the blueprint changed. */
export function ProgrammeScreen() {
  const { programme: id = '' } = useParams();
  const me = useMe();
  const navigate = useNavigate();
  const teaches = useChair() !== 'learner';
  const needed = useCallback((programmes: readonly ProgrammeRow[]) => programmes.filter((one) => one.id === id).map(({ blueprint }) => blueprint), [id]);
  const room = useClassroom(needed);
  const programme = room?.programmes.find((one) => one.id === id);
  usePageTitle(programme?.name ?? 'Programme');
  if (!room || !me) return null;
  if (!programme) return <EmptyState title="There is no such programme" actions={<Button component={Link} to="/learn/programmes">Programmes</Button>}>It may have been deleted.</EmptyState>;
  const course = room.courses.get(programme.blueprint);
  const copy = async () => {
    const made = await copyProgramme(programme, me.id);
    await navigate(`/learn/programmes/${made.id}/edit`);
  };
  const remove = async () => {
    await deleteProgramme(programme);
    await navigate('/learn/programmes');
  };
  return (
    <Page>
      <p className="aca-back"><Link to="/learn">Learn</Link> / <Link to="/learn/programmes">Programmes</Link></p>
      <PageHeader
        title={programme.name}
        note={course ? <><Link className="aca-link" to={`/learn/${programme.blueprint}`}>{course.row.draft.name}</Link> v{course.version.number} · {formatCount(programme.people.length, 'person', 'people')} · pass mark {programme.passMark}</> : 'Its blueprint is not published any more.'}
        actions={!teaches ? undefined : <><Button component={Link} to={`/learn/programmes/${id}/edit`}>Change</Button><Button variant="default" onClick={() => void copy()}>Copy for another class</Button><Button variant="default" onClick={() => void remove()}>Delete</Button></>}
      />
      {!course ? <EmptyState title="Nothing to measure against">Publish the blueprint again, or choose another one for this programme.</EmptyState> : programme.people.length === 0 ? <EmptyState title="Nobody is in this class yet" actions={<Button component={Link} to={`/learn/programmes/${id}/edit`}>Choose people</Button>}>Everybody in it finds the steps on their Learn page.</EmptyState> : (
        <>
          <SectionLabel count={programme.people.length} right={course.drills.status === 'making' ? <span role="status">Looking for the drills …</span> : 'counted on the version in force'}>The class</SectionLabel>
          <ClassView programme={programme} room={room} zone={me.zone} />
          <RelearnSection course={course} attempts={room.attempts} people={room.people.filter((person) => programme.people.includes(person.id))} programme={programme.id} />
        </>
      )}
    </Page>
  );
}
