import { Button } from '@mantine/core';
import { IconListCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { EmptyState, Page, PageHeader, usePageTitle } from '../../ui/index.ts';
import { ClassList } from './class-list.tsx';
import { useChair } from './use-chair.ts';
import { useClassroom } from './use-classroom.ts';
import '../academy.css';

const all = (programmes: readonly { readonly blueprint: string }[]): readonly string[] => programmes.map(({ blueprint }) => blueprint);

/** Every programme, with how its class stands. */
export function ProgrammesScreen() {
  const room = useClassroom(all);
  const teaches = useChair() !== 'learner';
  usePageTitle('Programmes');
  if (!room) return null;
  return (
    <Page>
      <p className="aca-back"><Link to="/learn">Learn</Link></p>
      <PageHeader title="Programmes" note="What a class does, in which order, until when." actions={teaches ? <Button component={Link} to="/learn/programmes/new">New programme</Button> : undefined} />
      {room.programmes.length === 0 ? <EmptyState icon={<IconListCheck size={22} />} title="No programme yet" actions={teaches ? <Button component={Link} to="/learn/programmes/new">Make the first one</Button> : undefined}>{teaches ? 'Choose a blueprint, people and steps: a walk-through to watch, drills to do, an exam to pass. Everybody finds theirs on their Learn page.' : 'Trainers and managers make them. Once you are in one, its steps stand on your Learn page.'}</EmptyState> : <ClassList room={room} />}
    </Page>
  );
}
