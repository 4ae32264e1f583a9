import { Link } from 'react-router';
import { formatCount, listAnd, MeterBar, StatusPill } from '../../ui/index.ts';
import type { ProgrammeRow } from '../../storage/index.ts';
import { overallOf, type Overall } from './progress.ts';
import type { Classroom } from './use-classroom.ts';

/** The classes, those with somebody late first: how many finished, who is late, whom a new version sent back. */
export function ClassList({ room }: { readonly room: Classroom }) {
  const rows = room.programmes.map((programme) => ({ programme, states: statesOf(programme, room) })).sort((a, b) => countOf(b.states, 'late') - countOf(a.states, 'late') || a.programme.name.localeCompare(b.programme.name));
  return <ul className="aca-classes">{rows.map(({ programme, states }) => <ClassItem key={programme.id} programme={programme} states={states} room={room} />)}</ul>;
}

type States = readonly { readonly name: string; readonly state: Overall['state'] }[];

function statesOf(programme: ProgrammeRow, room: Classroom): States {
  return programme.people.flatMap((id) => {
    const standings = room.standings(programme, id);
    return standings === null ? [] : [{ name: room.people.find((one) => one.id === id)?.name ?? 'somebody who left', state: overallOf(standings).state }];
  });
}

const countOf = (states: States, wanted: Overall['state']): number => states.filter(({ state }) => state === wanted).length;
const namesOf = (states: States, wanted: Overall['state']): readonly string[] => states.filter(({ state }) => state === wanted).map(({ name }) => name);

function ClassItem({ programme, states, room }: { readonly programme: ProgrammeRow; readonly states: States; readonly room: Classroom }) {
  const course = room.courses.get(programme.blueprint);
  const finding = states.some(({ state }) => state === 'finding');
  const [late, stale, done] = [namesOf(states, 'late'), namesOf(states, 'stale'), countOf(states, 'done')];
  return (
    <li className="bt-card">
      <Link to={`/learn/programmes/${programme.id}`}>
        <b>{programme.name}</b>
        <span>{course ? `${course.row.draft.name} v${course.version.number}` : 'Its blueprint is not published'} · {formatCount(programme.steps.length, 'step')}</span>
        <span className="bt-numbers"><MeterBar value={done} max={Math.max(1, programme.people.length)} width={96} tone="positive" /> {done} of {formatCount(programme.people.length, 'person', 'people')} finished</span>
        <span className="aca-pills">
          {late.length > 0 ? <StatusPill tone="negative" dot>Late: {short(late)}</StatusPill> : null}
          {stale.length > 0 ? <StatusPill tone="time" dot>To learn again: {short(stale)}</StatusPill> : null}
          {finding ? <span className="bt-quiet" role="status">Looking how far they are …</span> : null}
          {!finding && late.length + stale.length === 0 && states.length > 0 ? <StatusPill tone="positive" dot>On time</StatusPill> : null}
        </span>
      </Link>
    </li>
  );
}

function short(names: readonly string[]): string {
  return names.length <= 2 ? listAnd(names) : `${names[0] ?? ''} and ${names.length - 1} more`;
}
