import { useMemo, useState } from 'react';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useBlueprints, useMe, usePeople, useRecordsByIds, useRunsByIds, type Idle, type RecordRow, type RecordTypeRow, type RunRow } from '../../storage/index.ts';
import { EmptyState, formatMoment, formatSpan, VirtualList } from '../../ui/index.ts';
import { useNow } from '../use-now.ts';

const rowHeight = 56;

/** Records under way in which sales has nothing planned: each needs a next step, or waits for the clock (S83). */
export function IdleList({ idle, type }: { readonly idle: Idle; readonly type: RecordTypeRow }) {
  const [range, setRange] = useState({ first: 0, last: 20 });
  const runs = useRunsByIds(useMemo(() => idle.runs.slice(Math.max(0, range.first - 5), range.last + 6), [idle, range]));
  const records = useRecordsByIds(useMemo(() => [...runs.values()].map((run) => run.record), [runs]));
  const { length } = idle.runs;
  if (length === 0) return <EmptyState icon={<IconCircleCheck size={24} />} title="Everybody has a next step">Sales has something planned for every {type.name.toLowerCase()} under way.</EmptyState>;
  return (
    <section aria-label="Nothing planned" className="leads-list">
      <p className="leads-goal"><b>{idle.stuck === 0 ? 'Only the clock is waited for.' : `${idle.stuck} of ${length} without any next step.`}</b> Open one to see which ways out are free, or what it waits for.</p>
      <div className="bt-card leads-table">
        <VirtualList
          count={length} rowHeight={rowHeight} label={`${type.plural} with nothing planned`} height={Math.min(length * rowHeight, 620)} rowKey={(index) => idle.runs[index] ?? String(index)}
          onRange={(first, last) => setRange((before) => (before.first === first && before.last === last ? before : { first, last }))}
        >
          {(index) => {
            const run = runs.get(idle.runs[index] ?? '');
            return <IdleRow run={run} record={records.get(run?.record ?? '')} type={type} />;
          }}
        </VirtualList>
      </div>
    </section>
  );
}

function IdleRow({ run, record, type }: { readonly run: RunRow | undefined; readonly record: RecordRow | undefined; readonly type: RecordTypeRow }) {
  const blueprints = useBlueprints();
  const people = usePeople();
  const now = useNow();
  const zone = useMe()?.zone;
  if (!run || !record || zone === undefined) return <div className="leads-row" aria-hidden />;
  const clock = nextByClock(run);
  return (
    <div className="leads-row" data-plain>
      <span className="leads-who"><Link to={`/records/${record.id}?run=${run.id}`}>{String(record.fields[type.title] ?? '') || 'Without a name'}</Link><small>{String(record.fields[type.subtitle ?? ''] ?? '')}</small></span>
      <span className="leads-where"><span>{blueprints?.find(({ id }) => id === run.blueprint)?.draft.stages[run.stage]?.name ?? ''}</span><small>{people.find(({ id }) => id === record.owner)?.name ?? 'No owner'}</small></span>
      <span className="leads-why" data-red={clock === null || undefined}>{clock === null ? 'No next step' : `The clock acts: ${formatMoment(clock, { zone, now })}`}<small>{formatSpan(now - run.snapshot.enteredAt)} in this stage</small></span>
    </div>
  );
}

/** When the clock moves it on by itself; null when nothing will. */
function nextByClock(run: RunRow): number | null {
  const moments = run.snapshot.dues.filter((due) => due.kind === 'outcome').map(({ at }) => at);
  return moments.length === 0 ? null : Math.min(...moments);
}
