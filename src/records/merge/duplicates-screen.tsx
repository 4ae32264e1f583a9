import '../records.css';
import '../tools.css';
import { useState } from 'react';
import { Button, SegmentedControl } from '@mantine/core';
import { Link, useSearchParams } from 'react-router';
import type { LikenessReason } from '#engine/exchange';
import { findDuplicateGroups, useRecordsByIds, useRecordTypes, type DuplicateGroup, type RecordRow, type RecordTypeRow } from '../../storage/index.ts';
import { EmptyState, formatCount, formatNumber, listAnd, Page, PageHeader, StatusPill, usePageTitle, VirtualList } from '../../ui/index.ts';
import { fieldText } from '../fields/field-text.ts';
import { LookingThrough, useLook } from '../looking.tsx';
import { MergeDialog } from './merge-dialog.tsx';

const reasonWords: Readonly<Record<LikenessReason, string>> = { email: 'same email', phone: 'same phone', nameAndCompany: 'same name and company' };

/** Records that may be one customer, the surest first, each group with why; two at a time are merged. */
export function DuplicatesScreen() {
  usePageTitle('Duplicates');
  const types = useRecordTypes();
  const [params, setParams] = useSearchParams();
  const type = types?.find(({ key }) => key === params.get('type')) ?? types?.[0];
  if (types === undefined || type === undefined) return null;
  return (
    <Page>
      <PageHeader title="Duplicates" note="Found by email, phone, and name with company." actions={<Link className="bt-rec-link" to={`/records?type=${type.key}`}>Back to records</Link>} />
      <div className="bt-rec-tools bt-check-types"><SegmentedControl aria-label="Record type" size="sm" value={type.key} data={types.map(({ key, plural }) => ({ value: key, label: plural }))} onChange={(key) => setParams({ type: key }, { replace: true })} /></div>
      <Groups key={type.key} type={type} />
    </Page>
  );
}

const rowHeight = 56;

function Groups({ type }: { readonly type: RecordTypeRow }) {
  const [round, setRound] = useState(0);
  const looking = useLook((telling) => findDuplicateGroups(type.key, telling), type.key, round);
  const groups = looking.found;
  const [merging, setMerging] = useState<readonly [string, string] | null>(null);
  const [first, setFirst] = useState(0);
  const rows = useRecordsByIds((groups ?? []).slice(Math.max(0, first - 20), first + 40).flatMap(({ ids }) => ids.slice(0, 3)));
  if (groups === undefined) return <LookingThrough look={looking} what={type.plural.toLowerCase()} />;
  if (groups.length === 0) return <EmptyState title="No duplicates" actions={<Button component={Link} to={`/records?type=${type.key}`} variant="default">See the {type.plural.toLowerCase()}</Button>}>No two {type.plural.toLowerCase()} share an email, a phone, or a name with a company.</EmptyState>;
  return (
    <section className="bt-card bt-dup" aria-label={formatCount(groups.length, 'group of records', 'groups of records')}>
      <header className="bt-imp-cardhead"><h2>{formatNumber(groups.length)} {groups.length === 1 ? 'group' : 'groups'} that may be one customer each</h2></header>
      <VirtualList count={groups.length} rowHeight={rowHeight} height={Math.min(groups.length * rowHeight, 640)} label="Duplicates" onRange={(from) => setFirst(Math.floor(from / 20) * 20)} rowKey={(index) => groups[index]?.ids.join() ?? String(index)}>
        {(index) => {
          const group = groups[index];
          return group === undefined ? null : <Group group={group} type={type} rows={rows} onMerge={setMerging} />;
        }}
      </VirtualList>
      {merging === null ? null : <MergeDialog type={type} ids={merging} onMerged={() => setRound(round + 1)} onClose={() => setMerging(null)} />}
    </section>
  );
}

function Group({ group: { ids, reasons, score }, type, rows, onMerge }: { readonly group: DuplicateGroup; readonly type: RecordTypeRow; readonly rows: ReadonlyMap<string, RecordRow>; readonly onMerge: (ids: readonly [string, string]) => void }) {
  const [one, other] = ids;
  const said = (id: string) => {
    const row = rows.get(id);
    const subtitle = row && type.subtitle !== undefined ? fieldText(type.fields[type.subtitle], row.fields[type.subtitle]) : '';
    return <span key={id} className="bt-dup-one"><Link to={`/records/${id}`}>{row === undefined ? '…' : fieldText(type.fields[type.title], row.fields[type.title]) || 'Without a name'}</Link>{subtitle === '' ? null : <span>{subtitle}</span>}</span>;
  };
  return (
    <div className="bt-dup-row">
      <div className="bt-dup-score" title="How sure it is that they are one customer"><b>{Math.round(score * 100)} %</b><span>sure</span></div>
      <div className="bt-dup-names">{ids.slice(0, 3).map(said)}{ids.length > 3 ? <StatusPill>and {ids.length - 3} more</StatusPill> : null}</div>
      <span className="bt-dup-why">{listAnd(reasons.map((reason) => reasonWords[reason]))}</span>
      {one === undefined || other === undefined ? null : <Button variant="default" size="compact-md" onClick={() => onMerge([one, other])}>Compare{ids.length > 2 ? ' two' : ''}</Button>}
    </div>
  );
}
