import { Button, Group, Progress, Text } from '@mantine/core';
import type { RecordType } from '#engine/blueprint';
import type { VersionRow } from '../../storage/index.ts';
import { createNames, describeCondition, describeEnrolRefusals, formatCount, formatNumber, quoted, ReasonList } from '../../ui/index.ts';
import { useBringIn, type BringIn } from './use-bring-in.ts';

/**
 * After publishing a blueprint that is filled by a rule or a saved view: how many of the records that are there
 * already fit, why others do not come in, and the button that brings them in.
 */
export function BringInRecords({ version, recordType }: { readonly version: VersionRow; readonly recordType: RecordType | undefined }) {
  const { document } = version;
  const bring = useBringIn(document);
  const names = createNames({ blueprint: document, recordType });
  const many = (count: number) => formatCount(count, recordType?.name.toLowerCase() ?? 'record', recordType?.plural.toLowerCase() ?? 'records');
  const { when, rankBy } = document.enrolment;
  const words = { enrolment: document.enrolment, viewName: bring.view?.name };
  return (
    <section className="bt-bring-in" aria-label="Records that are there already">
      <b>{bring.report ? 'Brought in' : 'Records that are there already'}</b>
      <Text size="sm" c="dimmed" component="p">{when.type === 'condition' ? `Rule: ${describeCondition(when.condition, names)}` : bring.view ? `Saved view ${quoted(bring.view.name)}: ${describeCondition(bring.view.condition, names)}` : 'By a saved view'}</Text>
      <Told bring={bring} many={many} reasons={bring.forecast ? describeEnrolRefusals(bring.report ? [...bring.forecast.refused, ...bring.report.refused.map(({ refusal }) => refusal)] : bring.forecast.refused, words, names) : []} />
      {bring.progress === null && bring.report === null && bring.forecast && bring.forecast.ready > 0 ? (
        <Group justify="space-between" wrap="nowrap">
          <Text size="sm" c="dimmed">{rankBy === undefined ? 'Nobody is brought in until you say so.' : `Highest ${names.field(rankBy)} first.`}</Text>
          <Button flex="none" onClick={() => void bring.start()}>Enrol {many(bring.forecast.ready)}</Button>
        </Group>
      ) : null}
    </section>
  );
}

function Told({ bring: { forecast, progress, report, stop }, many, reasons }: { readonly bring: BringIn; readonly many: (count: number) => string; readonly reasons: ReturnType<typeof describeEnrolRefusals> }) {
  if (forecast === undefined) return <p>Counting who fits…</p>;
  if (forecast === null) return <p>The saved view of this rule was deleted: nobody comes in until the rule names another one.</p>;
  if (progress !== null) {
    const total = progress.total ?? forecast.ready;
    return (
      <>
        <Progress value={total === 0 ? 100 : (progress.done / total) * 100} aria-label="Enrolling" />
        <Group justify="space-between"><Text size="sm" c="dimmed" className="bt-numbers">{formatNumber(progress.done)} of {formatNumber(total)}</Text><Button variant="default" size="compact-md" onClick={stop}>Stop</Button></Group>
      </>
    );
  }
  const kept = reasons.reduce((sum, { count }) => sum + count, 0);
  const left = report === null ? 0 : Math.max(0, forecast.ready - report.enrolled - report.refused.length);
  return (
    <>
      {report === null
        ? <p role="status"><b>{many(forecast.fit)}</b> {forecast.fit === 1 ? 'fits' : 'fit'}{kept > 0 ? <>; <b>{formatNumber(kept)}</b> of them {kept === 1 ? 'is' : 'are'} left out:</> : '.'}</p>
        : <p role="status"><b>{many(report.enrolled)}</b> enrolled{left > 0 ? <>, <b>{formatNumber(left)}</b> left when you stopped</> : null}{kept > 0 ? <>, <b>{formatNumber(kept)}</b> left out:</> : '.'}</p>}
      <ReasonList reasons={reasons} />
    </>
  );
}
