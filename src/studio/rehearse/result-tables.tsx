import { Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { stagesOf, type Blueprint } from '#engine/blueprint';
import { day, hour } from '#engine/kernel';
import type { Quantiles, RehearsalReport } from '#engine/rehearsal';
import { ChannelTile, describeClausePhrase, formatDuration, formatNumber, formatShare, MeterBar } from '../../ui/index.ts';
import { useNames } from '../studio-context.ts';

interface Props {
  readonly blueprint: Blueprint;
  readonly report: RehearsalReport;
}

/** One table of the dock, with its column names; numbers stand right. */
function Figures({ label, head, children }: { readonly label: string; readonly head: readonly string[]; readonly children: ReactNode }) {
  return (
    <Table className="reh-table" aria-label={label} stickyHeader>
      <Table.Thead><Table.Tr>{head.map((each, index) => <Table.Th key={each} data-number={index > 0 || undefined}>{each}</Table.Th>)}</Table.Tr></Table.Thead>
      <Table.Tbody>{children}</Table.Tbody>
    </Table>
  );
}

const span = (quantiles: Quantiles | null, unit: number, part: 'p10' | 'median' | 'p90') => (quantiles === null ? '–' : formatDuration(quantiles[part] * unit));

/** How many came where, in reading order, and how long they stayed (S68). */
export function FunnelTable({ blueprint, report }: Props) {
  return (
    <Figures label="Stages" head={['Stage', 'Entered', 'Of all', 'Standing at the end', 'Stay, fastest tenth', 'Median', 'Slowest tenth']}>
      {stagesOf(blueprint).map((stage) => {
        const { entered = 0, standing = 0, hours = null } = report.stages[stage.id] ?? {};
        const share = report.cameIn === 0 ? 0 : entered / report.cameIn;
        return (
          <Table.Tr key={stage.id}>
            <Table.Th scope="row">{stage.name || 'Stage without a name'}</Table.Th>
            <Table.Td>{formatNumber(entered)}</Table.Td>
            <Table.Td><MeterBar value={share} max={1} width={56} tone="neutral" /> {formatShare(share)}</Table.Td>
            <Table.Td>{formatNumber(standing)}</Table.Td>
            <Table.Td>{span(hours, hour, 'p10')}</Table.Td><Table.Td>{span(hours, hour, 'median')}</Table.Td><Table.Td>{span(hours, hour, 'p90')}</Table.Td>
          </Table.Tr>
        );
      })}
    </Figures>
  );
}

/** For which clause records wait, the longest first. */
export function WaitsTable({ report }: Props) {
  const names = useNames();
  const total = report.waits.reduce((sum, { recordDays }) => sum + recordDays, 0);
  if (report.waits.length === 0) return <p className="reh-none">No record stood before a closed gate with nothing else to do.</p>;
  return (
    <Figures label="Waiting at gates" head={['Waits for', 'In stage', 'Before', 'Record-days', 'Share']}>
      {report.waits.map(({ stage, outcome, clause, recordDays }) => (
        <Table.Tr key={`${stage}/${outcome}/${JSON.stringify(clause)}`}>
          <Table.Th scope="row">{describeClausePhrase(clause, names)}</Table.Th>
          <Table.Td data-text>{names.stage(stage)}</Table.Td><Table.Td data-text>{names.outcome(outcome)}</Table.Td>
          <Table.Td>{formatNumber(recordDays)}</Table.Td><Table.Td>{formatShare(recordDays / total)}</Table.Td>
        </Table.Tr>
      ))}
    </Figures>
  );
}

/** How often each activity was done, and how often more than a day late. */
export function ActivitiesTable({ blueprint, report }: Props) {
  const done = Object.values(blueprint.activities).map((activity) => ({ activity, ...(report.activities[activity.id] ?? { done: 0, late: 0 }) })).sort((a, b) => b.done - a.done);
  return (
    <Figures label="Activities" head={['Activity', 'Done', 'More than a day late', 'Share late']}>
      {done.map(({ activity, done: times, late }) => (
        <Table.Tr key={activity.id}>
          <Table.Th scope="row"><ChannelTile channel={activity.channel} /> {activity.name || 'Activity without a name'}</Table.Th>
          <Table.Td>{formatNumber(times)}</Table.Td><Table.Td>{formatNumber(late)}</Table.Td>
          <Table.Td>{times === 0 ? '–' : <><MeterBar value={late / times} max={1} width={56} tone="heat" /> {formatShare(late / times)}</>}</Table.Td>
        </Table.Tr>
      ))}
    </Figures>
  );
}

/** The most touches any seven days brought a record: how many records had so many (S80). */
export function PressureTable({ report }: Props) {
  const counts = Object.entries(report.pressure).map(([touches, records]) => ({ touches: Number(touches), records }));
  const most = Math.max(1, ...counts.map(({ records }) => records));
  return (
    <Figures label="Touch pressure" head={['Most touches in any seven days', 'Records', 'Share']}>
      {counts.map(({ touches, records }) => (
        <Table.Tr key={touches}>
          <Table.Th scope="row">{touches}{touches > 5 ? ' (more than the usual limit of 5)' : ''}</Table.Th>
          <Table.Td><MeterBar value={records} max={most} width={160} tone={touches > 5 ? 'negative' : 'neutral'} /> {formatNumber(records)}</Table.Td>
          <Table.Td>{formatShare(records / Math.max(1, report.cameIn))}</Table.Td>
        </Table.Tr>
      ))}
    </Figures>
  );
}

/** From coming in to the end. */
export function lengthWords({ length }: RehearsalReport): string {
  return length === null ? 'nobody came to an end' : `${formatDuration(length.median * day)} from first to last in the middle, ${formatDuration(length.p90 * day)} for the slowest tenth`;
}
