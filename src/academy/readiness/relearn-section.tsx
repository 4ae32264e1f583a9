import { Button } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'react-router';
import { compileBlueprint } from '#engine/compile';
import { keyOfLesson } from '#engine/rehearsal';
import { useRecordTypes, type AttemptRow, type PersonRow } from '../../storage/index.ts';
import { createNames, formatCount, Initials, SectionLabel } from '../../ui/index.ts';
import { drillName } from '../drill/drill-name.ts';
import { lessonWords } from '../drill/lesson-words.ts';
import type { Course } from '../programme/use-classroom.ts';
import { masteryIn } from './mastery.ts';
import { byReason, relearningOf, type Relearning } from './relearn.ts';

interface Props {
  readonly course: Course;
  readonly attempts: readonly AttemptRow[];
  readonly people: readonly PersonRow[];
  /** Whose drills the links belong to. */
  readonly programme?: string;
  /** Only one person: no names are needed. */
  readonly mine?: boolean;
}

/** Who has to learn what again since the blueprint changed: why, and the drills that refresh exactly that. Nothing where nobody has to. */
export function RelearnSection({ course, attempts, people, programme, mine = false }: Props) {
  const types = useRecordTypes();
  const { version, versions, drills } = course;
  const set = drills.status === 'made' ? drills.set : null;
  const told = useMemo(() => {
    if (set === null || !types) return [];
    const process = compileBlueprint(version);
    const before = new Map(versions.filter(({ id }) => id !== version.id).map(({ number, document }) => [number, document]));
    const recordType = types.find(({ key }) => key === version.document.recordType);
    const known = masteryIn({ process, set, attempts, versions, people: people.map(({ id }) => id) });
    return people.map((person) => ({ person, what: relearningOf(known.get(person.id) ?? new Map(), { set, now: version.document, before, recordType }) })).filter(({ what }) => what.lessons.length > 0);
  }, [set, types, version, versions, attempts, people]);
  if (told.length === 0) return null;
  return (
    <section className="aca-relearn" aria-label="To learn again">
      <SectionLabel count={mine ? (told[0]?.what.lessons.length ?? 0) : told.length} right={`v${version.number} asks something else`}>{mine ? 'To learn again' : 'Who has to learn what again'}</SectionLabel>
      <ul>{told.map(({ person, what }) => <li key={person.id} className="bt-card"><Again person={mine ? null : person} what={what} course={course} programme={programme} /></li>)}</ul>
    </section>
  );
}

function Again({ person, what, course, programme }: { readonly person: PersonRow | null; readonly what: Relearning; readonly course: Course; readonly programme: string | undefined }) {
  const { document, blueprint } = course.version;
  const process = useMemo(() => compileBlueprint(course.version), [course.version]);
  const names = createNames({ blueprint: document });
  const address = (drill: string) => `/learn/${blueprint}/${drill}${programme === undefined ? '' : `?programme=${programme}`}`;
  return (
    <>
      {person === null ? null : <h3 className="aca-who"><Initials name={person.name} size={28} /><span>{person.name}<small>{formatCount(what.lessons.length, 'lesson')} stale</small></span></h3>}
      <ul className="aca-why">
        {byReason(what.lessons).map(({ mastered, why, lessons }) => (
          <li key={JSON.stringify([mastered, why])}>
            <b>{why.length === 0 ? 'The work around it changed' : why.join('. ')}</b>
            <small>Mastered on v{mastered}, to learn again:</small>
            <ul>{lessons.map((lesson) => <li key={keyOfLesson(lesson)}>{lessonWords(process, lesson, names)}</li>)}</ul>
          </li>
        ))}
      </ul>
      {what.drills.length === 0 ? <p className="bt-quiet">No drill leads there on this version.</p> : (
        <p className="aca-refresh"><span>{what.drills.length === 1 ? 'One drill refreshes this:' : `${what.drills.length} drills refresh exactly this:`}</span>{what.drills.map((drill) => (person === null ? <Button key={drill.id} size="compact-md" variant="light" component={Link} to={address(drill.id)}>Drill {drill.number}: {drillName(document, drill, names)}</Button> : <span key={drill.id} className="aca-chip">Drill {drill.number}: {drillName(document, drill, names)}</span>))}</p>
      )}
    </>
  );
}
