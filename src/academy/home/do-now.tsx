import { Button } from '@mantine/core';
import { Link } from 'react-router';
import type { PersonRow, ProgrammeRow } from '../../storage/index.ts';
import { SectionLabel, StatusPill } from '../../ui/index.ts';
import { addressOf, type StepStanding } from '../programme/progress.ts';
import type { Classroom } from '../programme/use-classroom.ts';
import { dueWords, standingWords, stepWords } from '../programme/words.ts';

interface Todo {
  readonly programme: ProgrammeRow;
  readonly standing: StepStanding;
  /** An earlier step of its programme is not done yet. */
  readonly isLater: boolean;
}

/** The steps somebody still has to do: late ones first, then what is due soonest; within a programme in its order. */
export function todosOf(room: Classroom, person: string): readonly Todo[] {
  const all = room.programmes.filter(({ people }) => people.includes(person)).flatMap((programme) => (room.standings(programme, person) ?? []).filter(({ finishedAt }) => finishedAt === null).map((standing, index) => ({ programme, standing, isLater: index > 0 })));
  const due = ({ standing }: Todo) => standing.dueAt ?? Infinity;
  return all.sort((a, b) => Number(b.standing.late) - Number(a.standing.late) || (a.programme.id === b.programme.id ? 0 : due(a) - due(b) || a.programme.name.localeCompare(b.programme.name)));
}

/** What I have to do now. `quiet`: who has nothing to do is not told so. */
export function DoNow({ room, me, quiet }: { readonly room: Classroom; readonly me: PersonRow; readonly quiet: boolean }) {
  const mine = room.programmes.filter(({ people }) => people.includes(me.id));
  const todos = todosOf(room, me.id);
  if (mine.length === 0 && quiet) return null;
  // until the drills of a version are found, nobody can tell what is done: a list that jumps is worse than a moment's wait
  if (mine.some(({ blueprint }) => room.courses.get(blueprint)?.drills.status === 'making')) return <section aria-label="To do now"><SectionLabel>To do now</SectionLabel><p className="bt-card aca-none" role="status">Looking what is to do …</p></section>;
  const late = todos.filter(({ standing }) => standing.late).length;
  return (
    <section aria-label="To do now">
      <SectionLabel count={todos.length} right={late > 0 ? `${late} late` : undefined}>To do now</SectionLabel>
      {todos.length === 0 ? <p className="bt-card aca-none">{mine.length === 0 ? 'Nobody has given you a programme. Practise any blueprint below whenever you like.' : 'Every step of your programmes is done on the versions in force.'} {mine.map((programme) => <Certificates key={programme.id} room={room} programme={programme} person={me.id} />)}</p> : (
        <ol className="aca-todos">{todos.map((todo, index) => <TodoItem key={todo.standing.step.id} todo={todo} room={room} zone={me.zone} isNext={index === 0} />)}</ol>
      )}
    </section>
  );
}

function TodoItem({ todo: { programme, standing, isLater }, room, zone, isNext }: { readonly todo: Todo; readonly room: Classroom; readonly zone: string; readonly isNext: boolean }) {
  const course = room.courses.get(programme.blueprint);
  const words = stepWords(standing.step, { course, walkthroughs: room.walkthroughs });
  return (
    <li className="bt-card" data-late={standing.late || undefined}>
      <div><h3>{words}</h3><p>{programme.name} · {course?.row.draft.name}{standing.staleSince === null ? '' : ` · done before, stale since v${standing.staleSince}`}</p></div>
      <span className="bt-numbers">{standingWords({ ...standing, staleSince: null })}</span>
      {standing.late ? <StatusPill tone="negative" dot>Late, {dueWords(standing, zone)}</StatusPill> : <span className="aca-due">{dueWords(standing, zone)}</span>}
      <Button size="compact-md" component={Link} to={addressOf(programme, standing)} variant={isNext ? 'filled' : isLater ? 'default' : 'light'}>{standing.step.type === 'walkthrough' ? 'Watch' : standing.step.type === 'exam' ? 'Take the exam' : standing.done > 0 ? 'Go on' : 'Begin'}<span className="bt-sr">: {words}</span></Button>
    </li>
  );
}

function Certificates({ room, programme, person }: { readonly room: Classroom; readonly programme: ProgrammeRow; readonly person: string }) {
  const id = room.standings(programme, person)?.findLast(({ certificate }) => certificate !== null)?.certificate;
  return id ? <Link className="aca-link" to={`/learn/certificates/${id}`}>Certificate of {programme.name}</Link> : null;
}
