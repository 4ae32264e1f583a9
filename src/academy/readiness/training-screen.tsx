import { Button, SegmentedControl } from '@mantine/core';
import { useCallback, useMemo } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { compileBlueprint } from '#engine/compile';
import { countMastered, keyOfLesson as keyOf, type DrillSet } from '#engine/rehearsal';
import { useBlueprint, useMe, useRecordTypes, type PersonRow } from '../../storage/index.ts';
import { createNames, EmptyState, MeterBar, Page, PageHeader, usePageTitle } from '../../ui/index.ts';
import { useClassroom, type Classroom, type Course } from '../programme/use-classroom.ts';
import { ClassTable } from './class-table.tsx';
import { DrillList } from './drill-list.tsx';
import { learnable, masteryIn } from './mastery.ts';
import { ReadinessMap } from './readiness-map.tsx';
import { RelearnSection } from './relearn-section.tsx';
import { Unshown } from './unshown.tsx';
import { WalksOf } from '../walkthrough/walks-of.tsx';
import '../academy.css';

/** One blueprint to practise: its drills, what one has mastered on the drawing, what to learn again, and the class (B8). */
export function TrainingScreen() {
  const { id = '' } = useParams();
  const row = useBlueprint(id);
  const me = useMe();
  const room = useClassroom(useCallback(() => [id], [id]));
  usePageTitle(row ? `Practise ${row.draft.name}` : 'Learn');
  if (row === null || (row && row.live === null)) return <EmptyState title="Nothing to practise here" actions={<Button component={Link} to="/learn">Learn</Button>}>Drills are made from a published blueprint.</EmptyState>;
  const course = room?.courses.get(id);
  if (!row || !room || !course || !me) return null;
  if (course.drills.status === 'failed') return <EmptyState title="No drills could be made" actions={<Button component={Link} to="/learn">Learn</Button>}>{course.drills.problem}</EmptyState>;
  if (course.drills.status === 'making') return <p className="aca-waiting" role="status">Looking for the ways through “{row.draft.name}” …</p>;
  return <Training course={course} room={room} set={course.drills.set} me={me} />;
}

function Training({ course, room, set, me }: { readonly course: Course; readonly room: Classroom; readonly set: DrillSet; readonly me: PersonRow }) {
  const { version, versions, row } = course;
  const { people, attempts } = room;
  const types = useRecordTypes();
  const [search, setSearch] = useSearchParams();
  const isClass = search.get('class') === '1';
  const mastery = useMemo(() => masteryIn({ process: compileBlueprint(version), set, attempts, versions, people: people.map(({ id }) => id) }), [version, set, attempts, versions, people]);
  const self = useMemo(() => [me], [me]);
  if (!types) return null;
  const type = types.find(({ key }) => key === version.document.recordType);
  const names = createNames({ blueprint: version.document, ...(type ? { recordType: type } : {}) });
  const own = mastery.get(me.id) ?? new Map();
  const { mastered, stale, all } = countMastered(own.values());
  const mine = attempts.filter((attempt) => attempt.blueprint === version.blueprint && attempt.person === me.id);
  const next = set.drills.find((drill) => drill.lessons.some((lesson) => own.get(keyOf(lesson))?.type !== 'mastered'));
  return (
    <Page>
      <p className="aca-back"><Link to="/learn">Learn</Link></p>
      <PageHeader
        title={`Practise ${row.draft.name}`}
        note={<><MeterBar value={mastered} max={all} width={120} tone="positive" /> <b>{mastered} of {all}</b> mastered on v{version.number}{stale > 0 ? `, ${stale} to learn again since it changed` : ''}</>}
        actions={<><SegmentedControl size="xs" aria-label="Whose progress" value={isClass ? 'class' : 'mine'} onChange={(value) => setSearch(value === 'class' ? { class: '1' } : {}, { replace: true })} data={[{ value: 'mine', label: 'Mine' }, { value: 'class', label: 'The class' }]} />{next ? <Button component={Link} to={`/learn/${version.blueprint}/${next.id}`}>{mine.length === 0 ? 'Begin' : 'Go on'} with drill {next.number}</Button> : null}</>}
      />
      {isClass ? <ClassTable people={people} mastery={mastery} set={set} /> : <ReadinessMap blueprint={version.document} lessons={learnable(set)} mastery={own} />}
      <RelearnSection course={course} attempts={attempts} people={isClass ? people : self} mine={!isClass} />
      <WalksOf blueprint={version.blueprint} />
      <DrillList set={set} version={version} attempts={mine} names={names} mastery={own} />
      <Unshown set={set} version={version} names={names} />
    </Page>
  );
}
