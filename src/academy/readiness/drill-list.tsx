import { Button } from '@mantine/core';
import { Link } from 'react-router';
import { keyOfLesson, type Drill, type DrillSet, type Standing } from '#engine/rehearsal';
import type { AttemptRow, VersionRow } from '../../storage/index.ts';
import { formatCount, SectionLabel, StatusPill, type Names } from '../../ui/index.ts';
import { drillName, drillWay } from '../drill/drill-name.ts';

interface Props {
  readonly set: DrillSet;
  readonly version: VersionRow;
  /** Of the one who looks, on any version. */
  readonly attempts: readonly AttemptRow[];
  readonly names: Names;
  readonly mastery: ReadonlyMap<string, Standing>;
}

/** The drills of a blueprint, short ones first, beside how few there could be at least. */
export function DrillList({ set, mastery, ...rest }: Props) {
  const bound = set.drills.length === set.atLeast ? `${formatCount(set.drills.length, 'drill')}: fewer could not show everything` : `smallest set found: ${set.drills.length}, it cannot be fewer than ${set.atLeast}`;
  return (
    <>
      <SectionLabel count={set.drills.length} right={bound}>Drills</SectionLabel>
      <ol className="aca-drills">{set.drills.map((drill) => <DrillItem key={drill.id} drill={drill} {...rest} mastered={drill.lessons.filter((lesson) => mastery.get(keyOfLesson(lesson))?.type === 'mastered').length} />)}</ol>
    </>
  );
}

function DrillItem({ drill, version, attempts, names, mastered }: Omit<Props, 'set' | 'mastery'> & { readonly drill: Drill; readonly mastered: number }) {
  const address = `/learn/${version.blueprint}/${drill.id}`;
  const name = drillName(version.document, drill, names);
  return (
    <li className="bt-card aca-drill-row">
      <b>{drill.number}</b>
      <div><h3>{name}</h3><p>{drillWay(drill, names)}</p></div>
      <span className="bt-numbers">{mastered} of {drill.lessons.length} mastered</span>
      <Standings attempts={attempts.filter((attempt) => attempt.drill === drill.id)} hash={version.hash} />
      <div className="bt-actions"><Button size="compact-md" variant="light" component={Link} to={address}>Practise<span className="bt-sr"> {name}</span></Button><Button size="compact-md" variant="default" component={Link} to={`${address}?exam=1`}>Exam<span className="bt-sr"> {name}</span></Button></div>
    </li>
  );
}

/** How it went so far: only what was done on the version in force counts. */
function Standings({ attempts, hash }: { readonly attempts: readonly AttemptRow[]; readonly hash: string }) {
  const own = attempts.filter(({ version }) => version === hash);
  const best = own.reduce<number | null>((most, { score }) => (score === null ? most : Math.max(most ?? 0, score.total)), null);
  const exam = own.find(({ exam: isExam, score }) => isExam && score?.passed === true);
  const older = attempts.reduce<number | null>((latest, { score, number, version }) => (score?.passed === true && version !== hash ? Math.max(latest ?? 0, number) : latest), null);
  if (exam) return <Link to={`/learn/certificates/${exam.id}`} className="aca-link"><StatusPill tone="positive" dot>Exam passed</StatusPill><span className="bt-sr"> Certificate</span></Link>;
  if (own.some(({ score }) => score?.passed === true)) return <StatusPill tone="positive" dot>Passed, {best}</StatusPill>;
  if (best !== null) return <StatusPill tone="time" dot>{best} points</StatusPill>;
  return older === null ? <StatusPill>New</StatusPill> : <StatusPill tone="time">Passed on v{older}</StatusPill>;
}
