import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useState, type ReactNode } from 'react';
import { Link } from 'react-router';
import type { Blueprint } from '#engine/blueprint';
import type { BlockedBy, MoveReport, MoveRow } from '../../storage/index.ts';
import { describeClausePhrase, describeRefusal, formatCount, formatNumber, quoted, VirtualList } from '../../ui/index.ts';
import { useNamesOf } from './use-change-names.ts';

/** So many names are simply told; of more, only those in sight are drawn. */
const few = 30;

/** "3 records newly blocked by the budget clause", each with its records; and who is held, with why. */
export function BlockedList({ report, to, from }: { readonly report: MoveReport; readonly to: Blueprint; readonly from: Blueprint }) {
  const names = useNamesOf(from, to);
  const reasons = report.blockedBy.filter(({ records, askMore }) => records.length + askMore > 0);
  const held = report.rows.filter(({ fate }) => fate.type === 'held' && fate.why !== 'wanted' && fate.why !== 'noPlace');
  if (reasons.length + held.length === 0) return <p className="bt-quiet">Nobody is newly blocked.</p>;
  const say = ({ outcome, clause }: BlockedBy) => (clause === null
    ? <>lose the way out {quoted(names.before.outcome(outcome))}</>
    : <>newly blocked on {quoted(names.after.outcome(outcome))} by: {describeClausePhrase(clause, names.after)}</>);
  return (
    <ul className="bt-blocked-list" aria-label="Who is newly blocked">
      {reasons.map((reason) => (
        <li key={`${reason.outcome}/${JSON.stringify(reason.clause)}`}>
          <Reason rows={report.rows.filter(({ record }) => reason.records.includes(record))}>
            {reason.records.length > 0 && <><b>{formatCount(reason.records.length, 'record')}</b> {say(reason)}</>}
            {reason.askMore > 0 && <span className="bt-quiet">{reason.records.length > 0 ? `; ${formatNumber(reason.askMore)} more will need it too` : <>{formatCount(reason.askMore, 'record')} not ready yet will also need: {reason.clause && describeClausePhrase(reason.clause, names.after)}</>}</span>}
          </Reason>
        </li>
      ))}
      {held.length > 0 && <li><Reason rows={held}><b>{formatCount(held.length, 'record')}</b> held: {sayWhy(held, names.after)}</Reason></li>}
    </ul>
  );
}

function sayWhy(rows: readonly MoveRow[], names: ReturnType<typeof useNamesOf>['after']): string {
  const [first] = rows;
  const why = first?.fate.type === 'held' ? first.fate.why : 'refused';
  if (why === 'wanted' || why === 'noPlace' || why === 'refused') return 'the move is refused';
  return describeRefusal({ type: 'cannotMove', why }, names);
}

function Reason({ rows, children }: { readonly rows: readonly MoveRow[]; readonly children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <div className="bt-blocked-line"><IconLock size={14} aria-hidden /><span>{children}</span>{rows.length > 0 && <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? 'Hide' : 'Who'}</Button>}</div>
      {isOpen && <RecordNames rows={rows} />}
    </>
  );
}

/** Records by name, each a link to its page. A long list is drawn as far as it is seen. */
export function RecordNames({ rows }: { readonly rows: readonly Pick<MoveRow, 'record' | 'run' | 'title'>[] }) {
  const link = ({ record, title }: (typeof rows)[number]) => <Link to={`/records/${record}`}>{title || 'Record without a name'}</Link>;
  if (rows.length <= few) return <ul className="bt-record-names">{rows.map((row) => <li key={row.run}>{link(row)}</li>)}</ul>;
  return <div className="bt-record-names" data-long><VirtualList count={rows.length} rowHeight={24} height={144} label="Records" rowKey={(index) => rows[index]?.run ?? `${index}`}>{(index) => { const row = rows[index]; return row ? link(row) : null; }}</VirtualList></div>;
}
