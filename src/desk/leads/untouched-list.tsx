import { useMemo, useState } from 'react';
import { Checkbox } from '@mantine/core';
import { IconCircleCheck, IconAlertTriangle } from '@tabler/icons-react';
import { Link } from 'react-router';
import type { RecordType } from '#engine/blueprint';
import { optedOutOfEverything } from '#engine/run';
import { useBlueprints, usePeople, useRecordsByIds, type RecordRow, type RecordTypeRow } from '../../storage/index.ts';
import { EmptyState, formatCount, formatDate, formatNumber, VirtualList } from '../../ui/index.ts';
import { ListBulkBar } from './list-bulk-bar.tsx';
import { sourceFieldOf, sourceOf } from './source-field.ts';
import { stopwatch, useSecond } from './use-second.ts';

const rowHeight = 56;

/** The red list whose target is 0: longest waiting first, with the time running, and what to do about many at once (S110, S112). */
export function UntouchedList({ ids, type, isBeginning, others = 0, quiet = false }: {
  readonly ids: readonly string[];
  readonly type: RecordTypeRow;
  /** The rest of the list is still being read: how many there are is not known yet, and nobody can select them all. */
  readonly isBeginning: boolean;
  /** How many nobody has touched stand in no blueprint. */
  readonly others?: number;
  /** Nobody is expected to reach out to these yet: no timer, no red. */
  readonly quiet?: boolean;
}) {
  const [range, setRange] = useState({ first: 0, last: 20 });
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const records = useRecordsByIds(useMemo(() => ids.slice(Math.max(0, range.first - 5), range.last + 6), [ids, range]));
  const now = useSecond();
  const people = usePeople();
  const blueprints = useBlueprints();
  if (ids.length === 0) return <EmptyState icon={<IconCircleCheck size={24} />} title="None untouched">{others === 0 ? `Somebody has reached out to every ${type.name.toLowerCase()}.` : `Somebody has reached out to every ${type.name.toLowerCase()} on its way. ${formatCount(others, 'other stands', 'others stand')} in no blueprint.`} That is the target.</EmptyState>;
  const toggle = (id: string) => setSelected((before) => {
    const next = new Set(before);
    if (!next.delete(id)) next.add(id);
    return next;
  });
  const all = selected.size === ids.length && !isBeginning;
  const count = (one: string, many: string) => (isBeginning ? many : formatCount(ids.length, one, many));
  return (
    <section aria-label="Untouched" className="leads-list">
      <div className="leads-goal">{quiet ? <><b>{count(`${type.name.toLowerCase()} is`, `${isBeginning ? type.plural : type.plural.toLowerCase()} are`)} in no blueprint.</b> Start one for them, or give them to somebody. </> : <><IconAlertTriangle size={16} aria-hidden /><b>{count(type.name.toLowerCase(), isBeginning ? type.plural : type.plural.toLowerCase())} untouched.</b> The target is 0. </>}<Checkbox size="xs" label={isBeginning ? 'Select all' : `Select all ${formatNumber(ids.length)}`} disabled={isBeginning} checked={all} indeterminate={selected.size > 0 && !all} onChange={() => setSelected(all ? new Set() : new Set(ids))} /></div>
      <div className="bt-card leads-table">
        <VirtualList
          count={ids.length} rowHeight={rowHeight} label={`Untouched ${type.plural.toLowerCase()}, longest waiting first`} height={Math.min(ids.length * rowHeight, 620)} rowKey={(index) => ids[index] ?? String(index)}
          onRange={(first, last) => setRange((before) => (before.first === first && before.last === last ? before : { first, last }))}
        >
          {(index) => {
            const id = ids[index] ?? '';
            return <UntouchedRow record={records.get(id)} type={type} people={people} blueprints={blueprints} now={quiet ? null : now} isPicked={selected.has(id)} onPick={() => toggle(id)} />;
          }}
        </VirtualList>
      </div>
      {selected.size > 0 ? <ListBulkBar records={[...selected]} type={type} onDone={() => setSelected(new Set())} /> : null}
    </section>
  );
}

function UntouchedRow({ record, type, people, blueprints, now, isPicked, onPick }: {
  readonly record: RecordRow | undefined;
  readonly type: RecordType;
  readonly people: ReturnType<typeof usePeople>;
  readonly blueprints: ReturnType<typeof useBlueprints>;
  /** The second it is; null where no time runs. */
  readonly now: number | null;
  readonly isPicked: boolean;
  readonly onPick: () => void;
}) {
  if (!record) return <div className="leads-row" aria-hidden />;
  const text = (key: string | undefined) => (key === undefined ? '' : String(record.fields[key] ?? ''));
  const name = text(type.title) || 'Without a name';
  const owner = people.find(({ id }) => id === record.owner)?.name;
  const [place] = record.standing;
  const [blueprint = '', stage = ''] = (place ?? '').split('/');
  const stands = blueprints?.find(({ id }) => id === blueprint)?.draft.stages[stage]?.name;
  const silent = optedOutOfEverything(record.fields);
  return (
    <div className="leads-row" data-picked={isPicked || undefined}>
      <Checkbox size="sm" checked={isPicked} aria-label={`Select ${name}`} onChange={onPick} />
      <span className="leads-who"><Link to={`/records/${record.id}`}>{name}</Link><small>{[text(type.subtitle), sourceOf(record, sourceFieldOf(type))].filter(Boolean).join(' · ')}</small></span>
      <span className="leads-where"><span>{stands ?? (now !== null && owner !== undefined ? `Given to ${owner}, in no blueprint` : 'In no blueprint')}</span><small>{silent ? 'Does not want to be contacted' : (stands === undefined && now !== null ? '' : owner ?? 'No owner')}</small></span>
      {now === null ? <span className="leads-since">since {formatDate(record.createdAt, record.zone)}</span> : <Waiting ms={now - (record.untouchedSince ?? record.createdAt)} />}
    </div>
  );
}

function Waiting({ ms }: { readonly ms: number }) {
  return <span className="leads-timer" role="timer" aria-label={`Untouched for ${stopwatch(ms)}`}>{stopwatch(ms)}</span>;
}
