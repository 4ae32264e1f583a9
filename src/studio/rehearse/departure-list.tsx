import { Select, Table, UnstyledButton } from '@mantine/core';
import { useMemo, useState } from 'react';
import type { Departure, RunReplay } from '#engine/rehearsal';
import { useRecordsByIds } from '../../storage/index.ts';
import { formatDate, formatNumber } from '../../ui/index.ts';
import { useNames, useRecordType } from '../studio-context.ts';
import { departureWords } from './departure-words.ts';

const kinds: readonly { readonly value: Departure['type'] | 'all'; readonly label: string }[] = [
  { value: 'all', label: 'Every difference' }, { value: 'blocked', label: 'Held at a gate' }, { value: 'elsewhere', label: 'Gone elsewhere' }, { value: 'gone', label: 'Done, but not drawn any more' },
  { value: 'keptOut', label: 'Not let in' }, { value: 'opened', label: 'Let through' },
];
const shown = 200;

/** Runs that would have gone differently, each with its first difference; the chosen one is told whole beside the list. */
export function DepartureList({ replays, chosen, onChoose }: { readonly replays: readonly RunReplay[]; readonly chosen: RunReplay | null; readonly onChoose: (replay: RunReplay) => void }) {
  const names = useNames();
  const type = useRecordType();
  const [kind, setKind] = useState<string>('all');
  const found = useMemo(() => replays.filter(({ departures }) => kind === 'all' || departures.some((one) => one.type === kind)), [replays, kind]);
  const visible = found.slice(0, shown);
  const records = useRecordsByIds(useMemo(() => visible.map(({ record }) => record), [visible]));
  return (
    <>
      <div className="reh-filter"><Select size="xs" aria-label="Which differences" w={220} allowDeselect={false} value={kind} data={[...kinds]} onChange={(value) => setKind(value ?? 'all')} /><span className="bt-quiet">{formatNumber(found.length)} runs{found.length > shown ? `, the first ${shown} shown` : ''}</span></div>
      <Table className="reh-table" aria-label="Runs that would have gone differently" highlightOnHover>
        <Table.Thead><Table.Tr><Table.Th>Record</Table.Th><Table.Th>First difference</Table.Th><Table.Th>Why</Table.Th><Table.Th data-number>When</Table.Th><Table.Th data-number>In all</Table.Th></Table.Tr></Table.Thead>
        <Table.Tbody>
          {visible.map((replay) => {
            const first = replay.departures.find((one) => kind === 'all' || one.type === kind);
            if (!first) return null;
            const words = departureWords(first, names);
            const row = records.get(replay.record);
            const name = String(row?.fields[type?.title ?? ''] ?? '') || 'Without a name';
            return (
              <Table.Tr key={replay.run} data-chosen={replay === chosen || undefined}>
                <Table.Th scope="row"><UnstyledButton className="reh-run" aria-pressed={replay === chosen} onClick={() => onChoose(replay)}>{name}</UnstyledButton></Table.Th>
                <Table.Td data-text>{words.what}</Table.Td><Table.Td data-text>{words.why}</Table.Td>
                <Table.Td>{formatDate(first.at, row?.zone ?? 'UTC')}</Table.Td><Table.Td>{formatNumber(replay.departures.length)}</Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </>
  );
}
