import { Table } from '@mantine/core';
import type { Comparison, Difference } from '#engine/rehearsal';
import { formatNumber, formatShare } from '../../ui/index.ts';

const rows = [
  { key: 'won', label: 'Won', unit: 'share' },
  { key: 'lost', label: 'Lost', unit: 'share' },
  { key: 'underWay', label: 'Still under way', unit: 'share' },
  { key: 'days', label: 'Days to the end', unit: 'number' },
  { key: 'touches', label: 'Touches a record', unit: 'number' },
] as const;

/** Two drafts with the same records and dice, held against each other record by record (S14). */
export function CompareTable({ comparison, other }: { readonly comparison: Comparison; readonly other: string }) {
  return (
    <Table className="reh-table" aria-label="Held against each other">
      <Table.Thead><Table.Tr><Table.Th>Measure</Table.Th><Table.Th data-number>{other}</Table.Th><Table.Th data-number>The draft</Table.Th><Table.Th data-number>Difference</Table.Th><Table.Th data-number>95 of 100 times between</Table.Th><Table.Th>What that means</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>{rows.map(({ key, label, unit }) => <Row key={key} label={label} unit={unit} of={comparison[key]} />)}</Table.Tbody>
    </Table>
  );
}

function Row({ label, unit, of }: { readonly label: string; readonly unit: 'share' | 'number'; readonly of: Difference }) {
  const say = (value: number) => (unit === 'share' ? formatShare(value) : formatNumber(Math.round(value * 10) / 10));
  const signed = (value: number) => (unit === 'share' ? `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(Math.round(value * 1000) / 10))} points` : `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(Math.round(value * 10) / 10))}`);
  return (
    <Table.Tr>
      <Table.Th scope="row">{label}</Table.Th>
      <Table.Td>{of.pairs === 0 ? '–' : say(of.first)}</Table.Td><Table.Td>{of.pairs === 0 ? '–' : say(of.second)}</Table.Td>
      <Table.Td><b>{of.pairs === 0 ? '–' : signed(of.difference)}</b></Table.Td>
      <Table.Td>{of.pairs === 0 ? '–' : `${signed(of.low)} and ${signed(of.high)}`}</Table.Td>
      <Table.Td data-text>{of.pairs === 0 ? 'No record can be held against itself' : of.low === 0 && of.high === 0 ? 'The same for every record' : of.certain ? `A real difference, over ${formatNumber(of.pairs)} records` : 'May be chance alone'}</Table.Td>
    </Table.Tr>
  );
}
