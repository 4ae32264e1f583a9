import { Table } from '@mantine/core';
import { Link } from 'react-router';
import type { PersonRow, ProgrammeRow } from '../../storage/index.ts';
import { Initials, StatusPill } from '../../ui/index.ts';
import { overallOf, type StepStanding } from './progress.ts';
import type { Classroom } from './use-classroom.ts';
import { dueWords, overallLook, standingWords, stepWords } from './words.ts';

interface Props {
  readonly programme: ProgrammeRow;
  readonly room: Classroom;
  readonly zone: string;
}

const ranks = { finding: 0, late: 0, stale: 1, new: 2, underWay: 3, done: 4 } as const;

/** Everybody in a programme and how far they are with each step, who is late first. */
export function ClassView({ programme, room, zone }: Props) {
  const course = room.courses.get(programme.blueprint);
  const rows = programme.people.flatMap((id) => {
    const standings = room.standings(programme, id);
    return standings === null ? [] : [{ person: room.people.find((one) => one.id === id) ?? { id, name: 'Somebody who left', roles: [] }, standings, overall: overallOf(standings) }];
  }).sort((a, b) => ranks[a.overall.state] - ranks[b.overall.state] || a.person.name.localeCompare(b.person.name));
  return (
    <div className="bt-card aca-class aca-class-steps">
      <Table aria-label={`The class of ${programme.name}`}>
        <Table.Thead>
          <Table.Tr><Table.Th>Who</Table.Th>{programme.steps.map((step, index) => <Table.Th key={step.id}>{index + 1}. {stepWords(step, { course, walkthroughs: room.walkthroughs })}</Table.Th>)}<Table.Th>Altogether</Table.Th></Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(({ person, standings, overall }) => (
            <Table.Tr key={person.id}>
              <Table.Th scope="row"><Who person={person} /></Table.Th>
              {standings.map((standing, index) => <Cell key={standing.step.id} standing={standing} zone={zone} label={`${index + 1}. ${stepWords(standing.step, { course, walkthroughs: room.walkthroughs })}`} />)}
              <Table.Td data-label="Altogether"><StatusPill tone={overallLook[overall.state].tone} dot>{overallLook[overall.state].words}</StatusPill>{overall.state === 'done' && overall.certificate !== null ? <Link className="aca-link" to={`/learn/certificates/${overall.certificate}`}>Certificate<span className="bt-sr"> of {person.name}</span></Link> : null}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Who({ person }: { readonly person: Pick<PersonRow, 'name'> }) {
  return <span className="aca-who"><Initials name={person.name} size={28} /><span>{person.name}</span></span>;
}

function Cell({ standing, zone, label }: { readonly standing: StepStanding; readonly zone: string; readonly label: string }) {
  const { finishedAt, staleSince, late } = standing;
  return (
    <Table.Td data-label={label}>
      <span className="aca-cell" data-state={finishedAt !== null ? 'done' : late ? 'late' : staleSince !== null ? 'stale' : undefined}>{standingWords(standing)}<small>{late ? 'late, ' : ''}{dueWords(standing, zone)}</small></span>
    </Table.Td>
  );
}
