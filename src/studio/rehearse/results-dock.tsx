import { Tabs } from '@mantine/core';
import { IconMailOff } from '@tabler/icons-react';
import { stagesOf, type Blueprint } from '#engine/blueprint';
import type { Comparison, RehearsalReport } from '#engine/rehearsal';
import { formatCount, formatNumber } from '../../ui/index.ts';
import { CompareTable } from './compare-table.tsx';
import { LoadChart } from './load-chart.tsx';
import { ActivitiesTable, FunnelTable, lengthWords, PressureTable, WaitsTable } from './result-tables.tsx';

/** Everything a rehearsal reads out beside the drawing. */
export function ResultsDock({ blueprint, report, comparison, other, others, zone }: {
  readonly blueprint: Blueprint;
  readonly report: RehearsalReport;
  readonly comparison: Comparison | null;
  readonly other: string;
  /** The drawing it was held against. */
  readonly others: Blueprint | undefined;
  readonly zone: string;
}) {
  const { ends } = report;
  const sent = Object.values(report.wouldHaveSent).reduce((sum, count) => sum + count, 0);
  return (
    <>
      <p className="reh-sum">
        <span><b>{formatNumber(report.cameIn)}</b> came in{report.keptOut > 0 ? `, ${formatNumber(report.keptOut)} kept out` : ''}{report.outside > 0 ? `, ${formatNumber(report.outside)} would come later` : ''}</span>
        <span><b>{formatNumber(ends.won)}</b> won, <b>{formatNumber(ends.lost)}</b> lost, {formatNumber(ends.nurture + ends.recycle + ends.closed)} put aside, {formatNumber(ends.underWay)} under way</span>
        <span>{lengthWords(report)}</span>
        <span className="reh-outbox"><IconMailOff size={14} aria-hidden />Nothing was sent: the outbox is as it was.{sent > 0 ? ` In earnest ${formatCount(sent, 'message or call', 'messages and calls')} would have gone out.` : ''}</span>
      </p>
      <Tabs defaultValue={comparison ? 'compared' : 'funnel'} className="reh-tabs" keepMounted={false}>
        <Tabs.List aria-label="Readings">
          {comparison ? <Tabs.Tab value="compared">Compared</Tabs.Tab> : null}
          <Tabs.Tab value="funnel">Stages</Tabs.Tab>
          <Tabs.Tab value="waits">Waiting at gates</Tabs.Tab>
          <Tabs.Tab value="load">Work a day</Tabs.Tab>
          <Tabs.Tab value="activities">Activities</Tabs.Tab>
          <Tabs.Tab value="pressure">Touch pressure</Tabs.Tab>
        </Tabs.List>
        {comparison ? <Tabs.Panel value="compared" tabIndex={0}><CompareTable comparison={comparison} other={other} stages={[...stagesOf(blueprint), ...(others ? stagesOf(others).filter(({ id }) => !blueprint.stages[id]) : [])]} /></Tabs.Panel> : null}
        <Tabs.Panel value="funnel" tabIndex={0}><FunnelTable blueprint={blueprint} report={report} /></Tabs.Panel>
        <Tabs.Panel value="waits" tabIndex={0}><WaitsTable blueprint={blueprint} report={report} /></Tabs.Panel>
        <Tabs.Panel value="load" tabIndex={0}><LoadChart report={report} zone={zone} /></Tabs.Panel>
        <Tabs.Panel value="activities" tabIndex={0}><ActivitiesTable blueprint={blueprint} report={report} /></Tabs.Panel>
        <Tabs.Panel value="pressure" tabIndex={0}><PressureTable blueprint={blueprint} report={report} /></Tabs.Panel>
      </Tabs>
    </>
  );
}
