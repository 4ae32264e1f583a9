import { Button, SegmentedControl } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link, useParams } from 'react-router';
import { countMastered, keyOfLesson as keyOf, type Drill, type DrillSet } from '#engine/rehearsal';
import { useBlueprint, useMe, usePeople, useProcess, useRecordTypes, useVersion } from '../../storage/index.ts';
import { createNames, EmptyState, formatCount, MeterBar, Page, PageHeader, SectionLabel, StatusPill, usePageTitle } from '../../ui/index.ts';
import { useDrills } from '../drill/use-drills.ts';
import { ClassTable } from './class-table.tsx';
import { ReadinessMap } from './readiness-map.tsx';
import { useAttempts, useMastery } from './use-mastery.ts';
import '../academy.css';

/** One blueprint to practise: its drills, what one has mastered on the drawing, and the class (B8). */
export function TrainingScreen() {
  const { id = '' } = useParams();
  const row = useBlueprint(id);
  const version = useVersion(row?.live ?? '');
  const drills = useDrills(version);
  usePageTitle(row ? `Practise ${row.draft.name}` : 'Learn');
  if (row === null || (row && row.live === null)) return <EmptyState title="Nothing to practise here" actions={<Button component={Link} to="/learn">Learn</Button>}>Drills are made from a published blueprint.</EmptyState>;
  if (!row || !version) return null;
  if (drills.status === 'failed') return <EmptyState title="No drills could be made" actions={<Button component={Link} to="/learn">Learn</Button>}>{drills.problem}</EmptyState>;
  if (drills.status === 'making') return <p className="aca-waiting" role="status">Looking for the ways through “{row.draft.name}” …</p>;
  return <Training id={id} set={drills.set} />;
}

function Training({ id, set }: { readonly id: string; readonly set: DrillSet }) {
  const me = useMe();
  const people = usePeople();
  const row = useBlueprint(id);
  const version = useVersion(row?.live ?? '');
  const process = useProcess(row?.live ?? '');
  const types = useRecordTypes();
  const [whose, setWhose] = useState<'mine' | 'class'>('mine');
  const ids = useMemo(() => people.map((person) => person.id), [people]);
  const mastery = useMastery(version, set, ids);
  const attempts = useAttempts(id, me?.id);
  if (!me || !row || !version || !process || !mastery || !attempts || !types) return null;
  const type = types.find(({ key }) => key === version.document.recordType);
  const names = createNames({ blueprint: version.document, ...(type ? { recordType: type } : {}) });
  const own = mastery.get(me.id) ?? new Map();
  const { mastered, stale, all } = countMastered(own.values());
  const next = set.drills.find((drill) => drill.lessons.some((lesson) => own.get(keyOf(lesson))?.type !== 'mastered'));
  return (
    <Page>
      <PageHeader
        title={`Practise ${row.draft.name}`}
        note={<><MeterBar value={mastered} max={all} width={120} tone="positive" /> <b>{mastered} of {all}</b> mastered on v{version.number}{stale > 0 ? `, ${stale} to learn again since it changed` : ''}</>}
        actions={<><SegmentedControl size="xs" aria-label="Whose progress" value={whose} onChange={(value) => setWhose(value === 'class' ? 'class' : 'mine')} data={[{ value: 'mine', label: 'Mine' }, { value: 'class', label: 'The class' }]} />{next ? <Button component={Link} to={`/learn/${id}/${next.id}`}>{attempts.length === 0 ? 'Begin' : 'Go on'} with drill {next.number}</Button> : null}</>}
      />
      {whose === 'class' ? <ClassTable people={people} mastery={mastery} set={set} /> : <ReadinessMap blueprint={version.document} lessons={set.lessons} mastery={own} />}
      <SectionLabel count={set.drills.length} right={set.drills.length === set.atLeast ? 'fewer could not show everything' : `at least ${set.atLeast} are needed`}>Drills</SectionLabel>
      <ol className="aca-drills">{set.drills.map((drill) => <DrillItem key={drill.id} drill={drill} blueprint={id} attempts={attempts} names={names} mastered={drill.lessons.filter((lesson) => own.get(keyOf(lesson))?.type === 'mastered').length} />)}</ol>
      {set.unshown.length > 0 ? <p className="bt-quiet">No drill leads to {formatCount(set.unshown.length, 'lesson')}{set.complete ? '' : ': the drawing is too large for every way through it to be tried'}.</p> : null}
    </Page>
  );
}

function DrillItem({ drill, blueprint, attempts, names, mastered }: { readonly drill: Drill; readonly blueprint: string; readonly attempts: NonNullable<ReturnType<typeof useAttempts>>; readonly names: ReturnType<typeof createNames>; readonly mastered: number }) {
  const own = attempts.filter((attempt) => attempt.drill === drill.id);
  const best = own.reduce<number | null>((most, { score }) => (score === null ? most : Math.max(most ?? 0, score.total)), null);
  const passed = own.some(({ score }) => score?.passed === true);
  const examined = own.some(({ exam, score }) => exam && score?.passed === true);
  const way = drill.stages.map((stage) => names.stage(stage));
  return (
    <li className="bt-card aca-drill-row">
      <b>{drill.number}</b>
      <div><h3>{way.length === 0 ? 'Where records come in' : `To ${way.at(-1) ?? ''}`}</h3><p>{[...new Set(way)].join(' → ')}</p></div>
      <span className="bt-numbers">{mastered} of {drill.lessons.length} mastered</span>
      {examined ? <StatusPill tone="positive" dot>Exam passed</StatusPill> : passed ? <StatusPill tone="positive" dot>Passed, {best}</StatusPill> : best === null ? <StatusPill>New</StatusPill> : <StatusPill tone="time" dot>{best} points</StatusPill>}
      <div className="bt-actions"><Button size="compact-md" variant="light" component={Link} to={`/learn/${blueprint}/${drill.id}`}>Practise</Button><Button size="compact-md" variant="default" component={Link} to={`/learn/${blueprint}/${drill.id}?exam=1`}>Exam</Button></div>
    </li>
  );
}
