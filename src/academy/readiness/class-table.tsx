import { Table } from '@mantine/core';
import { countMastered, type DrillSet, type Standing } from '#engine/rehearsal';
import type { PersonRow } from '../../storage/index.ts';
import { EmptyState, Initials, listAnd, MeterBar, sayKey } from '../../ui/index.ts';

/** Everybody who has practised, and how far each of them is. */
export function ClassTable({ people, mastery, set }: { readonly people: readonly PersonRow[]; readonly mastery: ReadonlyMap<string, ReadonlyMap<string, Standing>>; readonly set: DrillSet }) {
  const rows = people.map((person) => ({ person, counts: countMastered((mastery.get(person.id) ?? new Map<string, Standing>()).values()) })).filter(({ counts }) => counts.mastered + counts.met + counts.stale > 0).sort((a, b) => b.counts.mastered - a.counts.mastered || a.person.name.localeCompare(b.person.name));
  if (rows.length === 0) return <EmptyState title="Nobody has practised yet">Whoever begins a drill stands here, with what they have mastered of {set.lessons.length} lessons.</EmptyState>;
  return (
    <div className="bt-card aca-class">
      <Table aria-label="The class">
        <Table.Thead><Table.Tr><Table.Th>Who</Table.Th><Table.Th>Mastered</Table.Th><Table.Th>Met, not mastered</Table.Th><Table.Th>To learn again</Table.Th><Table.Th>Not met</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {rows.map(({ person, counts }) => (
            <Table.Tr key={person.id}>
              <Table.Th scope="row"><span className="aca-who"><Initials name={person.name} size={28} /><span>{person.name}<small>{listAnd(person.roles.map(sayKey))}</small></span></span></Table.Th>
              <Table.Td><MeterBar value={counts.mastered} max={counts.all} width={120} tone="positive" /> {counts.mastered} of {counts.all}</Table.Td>
              <Table.Td>{counts.met}</Table.Td><Table.Td>{counts.stale}</Table.Td><Table.Td>{counts.all - counts.mastered - counts.met - counts.stale}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
