import { Button, Group } from '@mantine/core';
import { Link } from 'react-router';
import type { RecordType } from '#engine/blueprint';
import { useRecordsByIds, type BulkReport } from '../../storage/index.ts';
import { createNames, describeRefusal, formatNumber, VirtualList } from '../../ui/index.ts';
import { fieldText } from '../fields/field-text.ts';
import { deedWords, unchangedWords, type DeedType } from './deed-words.ts';

/** So many names are read for the table; the reasons are told for all. */
const named = 500;

/** What a bulk change did: how many, and for each record that refused it, why. */
export function BulkResult({ report, what, type, onUndo, onClose }: { readonly report: BulkReport; readonly what: DeedType; readonly type: RecordType; readonly onUndo: () => void; readonly onClose: () => void }) {
  const { done, unchanged, refused, untried, enrolled } = report;
  const records = useRecordsByIds(refused.slice(0, named).map(({ record }) => record));
  const names = createNames({ recordType: type });
  const numbers: readonly (readonly [string, number])[] = [
    [deedWords[what].done, done], ...(enrolled > 0 ? [['enrolled by it', enrolled] as const] : []), ...(unchanged > 0 ? [[unchangedWords(what), unchanged] as const] : []), ['refused', refused.length], ...(untried > 0 ? [['left when you stopped', untried] as const] : []),
  ];
  return (
    <div className="bt-bulk-result">
      <div className="bt-imp-numbers">{numbers.map(([label, count]) => <div key={label} data-bad={(label === 'refused' && count > 0) || undefined}><b>{formatNumber(count)}</b><span>{label}</span></div>)}</div>
      {refused.length === 0 ? null : (
        <section className="bt-card" aria-label="Refused">
          <VirtualList count={refused.length} rowHeight={44} height={Math.min(308, refused.length * 44)} label="Records that refused it">
            {(index) => {
              const one = refused[index];
              const row = one === undefined ? undefined : records.get(one.record);
              return one === undefined ? null : <div className="bt-bulk-row"><Link to={`/records/${one.record}`}>{row === undefined ? 'Record' : fieldText(type.fields[type.title], row.fields[type.title]) || 'Without a name'}</Link><span>{describeRefusal(one.refusal, names)}</span></div>;
            }}
          </VirtualList>
        </section>
      )}
      <Group justify="space-between"><Button variant="default" disabled={done === 0} onClick={onUndo}>Undo all of it</Button><Button onClick={onClose}>Done</Button></Group>
    </div>
  );
}
