import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Comparison, Difference } from '#engine/rehearsal';
import { formatNumber, formatShare } from '../../ui/index.ts';
import { pointsWords } from './overlay-words.ts';

const rows = [
  { key: 'won', label: 'Won', unit: 'share' },
  { key: 'lost', label: 'Lost', unit: 'share' },
  { key: 'underWay', label: 'Still under way', unit: 'share' },
  { key: 'days', label: 'Days to the end', unit: 'number' },
  { key: 'touches', label: 'Touches a record', unit: 'number' },
] as const;

/** Two drafts with the same records and dice, held against each other record by record (S14). */
export function CompareTable({ comparison, other, stages }: { readonly comparison: Comparison; readonly other: string; /** Of both drawings, in reading order. */ readonly stages: readonly { readonly id: string; readonly name: string }[] }) {
  return (
    <>
      <Compared label="Held against each other" first="Measure" other={other}>{rows.map(({ key, label, unit }) => <Row key={key} label={label} unit={unit} of={comparison[key]} />)}</Compared>
      <Compared label="Stage by stage" first="Came to the stage" other={other}>{stages.map(({ id, name }) => { const at = comparison.stages[id]; return at ? <Row key={id} label={name || 'Stage without a name'} unit="share" of={at.came} /> : null; })}</Compared>
      <Compared label="Time in stages" first="Days in the stage, who was in both" other={other}>{stages.map(({ id, name }) => { const at = comparison.stages[id]; return at && at.hours.pairs > 0 ? <Row key={id} label={name || 'Stage without a name'} unit="number" of={inDays(at.hours)} /> : null; })}</Compared>
    </>
  );
}

const inDays = (hours: Difference): Difference => ({ ...hours, first: hours.first / 24, second: hours.second / 24, difference: hours.difference / 24, low: hours.low / 24, high: hours.high / 24 });

function Compared({ label, first, other, children }: { readonly label: string; readonly first: string; readonly other: string; readonly children: ReactNode }) {
  return (
    <Table className="reh-table" aria-label={label}>
      <Table.Thead><Table.Tr><Table.Th>{first}</Table.Th><Table.Th data-number><span className="reh-other" title={other}>{other}</span></Table.Th><Table.Th data-number>The draft</Table.Th><Table.Th data-number>Difference</Table.Th><Table.Th data-number>95 of 100 times between</Table.Th><Table.Th>What that means</Table.Th></Table.Tr></Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}

function Row({ label, unit, of }: { readonly label: string; readonly unit: 'share' | 'number'; readonly of: Difference }) {
  const say = (value: number) => (unit === 'share' ? formatShare(value) : formatNumber(Math.round(value * 10) / 10));
  const signed = (value: number) => (unit === 'share' ? pointsWords(value) : `${value > 0 ? '+' : value < 0 ? '−' : ''}${formatNumber(Math.abs(Math.round(value * 10) / 10))}`);
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
