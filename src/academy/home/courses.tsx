import { useMemo } from 'react';
import { Link } from 'react-router';
import { compileBlueprint } from '#engine/compile';
import { countMastered } from '#engine/rehearsal';
import { BlueprintThumbnail } from '../../canvas/index.ts';
import type { AttemptRow, PersonRow } from '../../storage/index.ts';
import { formatDate, MeterBar, SectionLabel } from '../../ui/index.ts';
import type { Classroom, Course } from '../programme/use-classroom.ts';
import { masteryIn } from '../readiness/mastery.ts';

/** My readiness, blueprint by blueprint: what I have practised first. */
export function Courses({ room, me }: { readonly room: Classroom; readonly me: PersonRow }) {
  const courses = [...room.courses.values()].map((course) => ({ course, mine: room.attempts.filter((attempt) => attempt.blueprint === course.row.id && attempt.person === me.id) }));
  courses.sort((a, b) => Number(b.mine.length > 0) - Number(a.mine.length > 0) || a.course.row.draft.name.localeCompare(b.course.row.draft.name));
  return (
    <section aria-label="My readiness">
      <SectionLabel count={courses.length} right="ways out and rules mastered">My readiness</SectionLabel>
      <ul className="aca-courses">{courses.map(({ course, mine }) => <CourseItem key={course.row.id} course={course} mine={mine} me={me} />)}</ul>
    </section>
  );
}

function CourseItem({ course, mine, me }: { readonly course: Course; readonly mine: readonly AttemptRow[]; readonly me: PersonRow }) {
  const { row, version } = course;
  return (
    <li className="bt-card aca-course">
      <Link to={`/learn/${row.id}`} aria-label={`Practise ${row.draft.name}`}>
        <div className="aca-course-map"><BlueprintThumbnail blueprint={version.document} width={300} height={120} /></div>
        <b>{row.draft.name}</b>
        {mine.length === 0 ? <span>v{version.number}, not practised yet</span> : <Readiness course={course} mine={mine} me={me} />}
      </Link>
    </li>
  );
}

function Readiness({ course: { version, versions, drills }, mine, me }: { readonly course: Course; readonly mine: readonly AttemptRow[]; readonly me: PersonRow }) {
  const set = drills.status === 'made' ? drills.set : null;
  const counts = useMemo(() => (set === null ? null : countMastered((masteryIn({ process: compileBlueprint(version), set, attempts: mine, versions, people: [me.id] }).get(me.id) ?? new Map()).values())), [set, version, versions, mine, me.id]);
  const last = mine.reduce((latest, { startedAt, endedAt }) => Math.max(latest, endedAt ?? startedAt), 0);
  if (counts === null) return <span>Last on {formatDate(last, me.zone)}</span>;
  return (
    <span className="aca-course-ready">
      <span><MeterBar value={counts.mastered} max={counts.all} width={64} tone="positive" /> {counts.mastered} of {counts.all} mastered, v{version.number}</span>
      {counts.stale > 0 ? <em>{counts.stale} to learn again since it changed</em> : <span>Last on {formatDate(last, me.zone)}</span>}
    </span>
  );
}
