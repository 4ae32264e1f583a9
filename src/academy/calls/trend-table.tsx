import { Table } from '@mantine/core';
import { fewestToTell, type CallTrends, type Mean } from '#engine/insights';
import { meanText } from './call-words.ts';
import { criterionName, type Criterion } from './rubric.ts';
import { weekText } from './week-text.ts';

/** The charts as a table: of each week the coaches' mean, the self reviews' and how many scores stand behind them. */
export function TrendTable({ trends: { criteria, weeks, strongest, weakest }, rubric, zone }: { readonly trends: CallTrends; readonly rubric: readonly Criterion[]; readonly zone: string }) {
  return (
    <div className="bt-card calls-table">
      <Table aria-label="Means by criterion and week">
        <Table.Thead><Table.Tr><Table.Th>Criterion</Table.Th><Table.Th>Coach</Table.Th><Table.Th>Self</Table.Th><Table.Th>Difference</Table.Th>{weeks.map((week) => <Table.Th key={week}>{weekText(week, zone)}</Table.Th>)}</Table.Tr></Table.Thead>
        <Table.Tbody>
          {criteria.map(({ criterion, coach, self, gap, weeks: each }) => (
            <Table.Tr key={criterion}>
              <Table.Th scope="row">{criterionName(rubric, criterion)}{criterion === strongest ? <small>strongest</small> : criterion === weakest ? <small>to work on</small> : null}</Table.Th>
              <Table.Td><Number mean={coach} /></Table.Td>
              <Table.Td><Number mean={self} /></Table.Td>
              <Table.Td>{gap === null ? <span className="calls-none">too few</span> : `${gap > 0 ? '+' : gap < 0 ? '−' : ''}${meanText(Math.abs(gap))}`}</Table.Td>
              {each.map(({ week, coach: theirs, self: own }) => <Table.Td key={week}>{theirs.count + own.count === 0 ? <span className="calls-none">none</span> : <span className="calls-cell"><b>{theirs.mean === null ? '–' : meanText(theirs.mean)}</b><small>self {own.mean === null ? '–' : meanText(own.mean)}</small></span>}</Table.Td>)}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}

function Number({ mean: { mean, count } }: { readonly mean: Mean }) {
  if (mean === null) return <span className="calls-none">none</span>;
  return <span className="calls-cell"><b>{meanText(mean)}</b><small>{count < fewestToTell ? `${count}, too few to tell` : `of ${count}`}</small></span>;
}
