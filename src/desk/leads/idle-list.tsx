import { useMemo, useState } from 'react';
import { IconCircleCheck } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RecordTypeRow, RunRow } from '../../storage/index.ts';
import { useBlueprints, usePeople, useRecordsByIds, useRunsByIds } from '../../storage/index.ts';
import { EmptyState, formatMoment, formatSpan, VirtualList } from '../../ui/index.ts';
import { useNow } from '../use-now.ts';

const rowHeight = 56;

/** Records under way in which sales has nothing planned: each needs a next step, or waits for the clock (S83). */
export function IdleList({ runs, type, hidden }: { readonly runs: readonly string[] | undefined; readonly type: RecordTypeRow; readonly hidden: ReadonlySet<string> | undefined }) {
  const [range, setRange] = useState({ first: 0, last: 20 });
  const rows = useRunsByIds(useMemo(() => runs ?? [], [runs]));
  const records = useRecordsByIds(useMemo(() => [...rows.values()].map((run) => run.record), [rows]));
  const now = useNow();
  const shown = useMemo(
    () => (runs ?? []).flatMap((id) => {
      const run = rows.get(id);
      const record = run && records.get(run.record);
      return run && record?.type === type.key && hidden?.has(record.id) !== true ? [{ run, record }] : [];
    }).sort((a, b) => Number(nextByClock(a.run) !== null) - Number(nextByClock(b.run) !== null) || a.run.snapshot.enteredAt - b.run.snapshot.enteredAt),
    [runs, rows, records, type, hidden],
  );
  const blueprints = useBlueprints();
  const people = usePeople();
  if (runs === undefined) return null;
  if (shown.length === 0) return <EmptyState icon={<IconCircleCheck size={24} />} title="Everybody has a next step">Sales has something planned for every {type.name.toLowerCase()} under way.</EmptyState>;
  return (
    <section aria-label="Nothing planned" className="leads-list">
      <p className="leads-goal"><b>Sales has nothing planned for these {type.plural.toLowerCase()}.</b> Open one to see which ways out are free, or what it waits for.</p>
      <div className="bt-card leads-table">
        <VirtualList count={shown.length} rowHeight={rowHeight} label={`${type.plural} with nothing planned`} height={Math.min(shown.length * rowHeight, 620)} onRange={(first, last) => setRange((before) => (before.first === first && before.last === last ? before : { first, last }))} overscan={Math.max(4, Math.min(12, range.last - range.first))}>
          {(index) => {
            const row = shown[index];
            if (!row) return null;
            const { run, record } = row;
            const clock = nextByClock(run);
            return (
              <div className="leads-row" data-plain>
                <span className="leads-who"><Link to={`/records/${record.id}?run=${run.id}`}>{String(record.fields[type.title] ?? '') || 'Without a name'}</Link><small>{String(record.fields[type.subtitle ?? ''] ?? '')}</small></span>
                <span className="leads-where"><span>{blueprints?.find(({ id }) => id === run.blueprint)?.draft.stages[run.stage]?.name ?? ''}</span><small>{people.find(({ id }) => id === record.owner)?.name ?? 'No owner'}</small></span>
                <span className="leads-why" data-red={clock === null || undefined}>{clock === null ? 'No next step' : `The clock acts ${formatMoment(clock, { zone: record.zone, now })}`}<small>{formatSpan(now - run.snapshot.enteredAt)} in this stage</small></span>
              </div>
            );
          }}
        </VirtualList>
      </div>
    </section>
  );
}

/** When the clock moves it on by itself; null when nothing will. */
function nextByClock(run: RunRow): number | null {
  const moments = run.snapshot.dues.filter((due) => due.kind === 'outcome').map(({ at }) => at);
  return moments.length === 0 ? null : Math.min(...moments);
}
