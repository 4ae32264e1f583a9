import { useState } from 'react';
import { Loader, Select } from '@mantine/core';
import { day } from '#engine/kernel';
import { usePeople, useSpeed, type RecordTypeRow, type SpeedGroup } from '../../storage/index.ts';
import { EmptyState, formatCount, formatSpan, MeterBar, SectionLabel } from '../../ui/index.ts';
import { sourceFieldOf } from './source-field.ts';

const spans = [{ value: '7', label: 'Last 7 days' }, { value: '30', label: 'Last 30 days' }, { value: '90', label: 'Last 90 days' }, { value: '3650', label: 'Always' }];

/** Who is fast and which sources wait: time from coming in, as the source says it, to the first touch, ranked (S112). */
export function SpeedPanel({ type, openedAt }: { readonly type: RecordTypeRow; readonly openedAt: number }) {
  const [span, setSpan] = useState('30');
  const source = sourceFieldOf(type);
  const report = useSpeed({ type: type.key, from: openedAt - Number(span) * day, sourceField: source?.key });
  const people = usePeople();
  if (!report) return <div className="desk-loading"><Loader size="sm" role="status" aria-label="Reading how fast the first touch came" /></div>;
  const personName = (id: string) => (id === '' ? 'No owner' : (people.find((person) => person.id === id)?.name ?? 'Somebody'));
  const { all, others } = report;
  return (
    <div className="leads-speed">
      <Select aria-label="Which ones came in" size="sm" w={170} allowDeselect={false} value={span} data={spans} onChange={(value) => setSpan(value ?? '30')} />
      {all.records === 0 ? <EmptyState title={`No ${type.plural.toLowerCase()} to look at`}>{others === 0 ? (span === '3650' ? 'None came in yet.' : 'None came in: choose a longer time.') : `${formatCount(others, 'came in and stands', 'came in and stand')} in no blueprint: nobody is expected to reach out yet.`}</EmptyState> : (
        <>
          <dl className="leads-figures">
            <div><dt>Half were touched within</dt><dd>{all.median === null ? 'nobody yet' : formatSpan(all.median)}</dd></div>
            <div><dt>Fastest</dt><dd>{all.fastest === null ? '–' : formatSpan(all.fastest)}</dd></div>
            <div><dt>Slowest</dt><dd>{all.slowest === null ? '–' : formatSpan(all.slowest)}</dd></div>
            <div><dt>Still untouched</dt><dd data-red={all.records > all.touched || undefined}>{all.records - all.touched} of {all.records}</dd></div>
          </dl>
          {others === 0 ? null : <p className="leads-others">{formatCount(others, 'other', 'others')} came in and {others === 1 ? 'stands' : 'stand'} in no blueprint and {others === 1 ? 'was' : 'were'} given to nobody: not counted here.</p>}
          <div className="leads-ranks">
            <Ranking title="By owner" groups={report.byOwner} nameOf={personName} />
            {source ? <Ranking title={`By ${source.name.toLowerCase()}`} groups={report.bySource} nameOf={(key) => key || 'Not said'} /> : null}
          </div>
        </>
      )}
    </div>
  );
}

function Ranking({ title, groups, nameOf }: { readonly title: string; readonly groups: readonly SpeedGroup[]; readonly nameOf: (key: string) => string }) {
  const slowest = Math.max(1, ...groups.map(({ median }) => median ?? 0));
  return (
    <section aria-label={title}>
      <SectionLabel right="half within · untouched">{title}</SectionLabel>
      <ol className="bt-card leads-ranking">
        {groups.map((group, at) => (
          <li key={group.key}>
            <span className="leads-rank">{group.median === null ? '–' : at + 1}</span>
            <span className="leads-rank-name">{nameOf(group.key)}<small>{group.touched} of {group.records} touched{group.fastest === null ? '' : `, ${formatSpan(group.fastest)} to ${formatSpan(group.slowest ?? 0)}`}</small></span>
            <MeterBar value={group.median ?? 0} max={slowest} width={64} />
            <b>{group.median === null ? 'none yet' : formatSpan(group.median)}</b>
            <span className="leads-left" data-red={group.records > group.touched || undefined}>{group.records - group.touched}<span className="bt-sr"> untouched</span></span>
          </li>
        ))}
      </ol>
    </section>
  );
}
