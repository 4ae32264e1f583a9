import { Button } from '@mantine/core';
import { IconCheck, IconExternalLink } from '@tabler/icons-react';
import { comparisonsOf } from '#engine/blueprint';
import { isEmpty } from '#engine/gates';
import { decideDocument, type ActivityOption, type DocumentRow } from '#engine/run';
import { describeCondition, listAnd } from '../../../ui/index.ts';
import type { RecordData } from '../../record/record-data.ts';
import { valueText } from '../../value-text.ts';
import { ActivityWork, WorkAnswer } from '../activity-work.tsx';
import { ChecklistTicks } from '../checklist-ticks.tsx';
import { fieldTextOf, sendingResult } from '../email/draft-letter.ts';
import { FillField } from '../fill-field.tsx';
import { useWork, type HandIn } from '../use-work.ts';
import { WhatWhenHow } from '../what-when-how.tsx';
import { addressFor } from './document-address.ts';
import '../work.css';
import './document.css';

interface Props {
  readonly option: ActivityOption;
  readonly data: RecordData;
  readonly onDone: () => void;
}

/** Where a document is chosen by rules on the record and handed out: which one, why that one and why not the others (S8). */
export function DocumentWork(props: Props) {
  return Object.keys(props.option.activity.content.documents).length === 0 ? <ActivityWork {...props} /> : <Choosing {...props} />;
}

function Choosing({ option, data, onDone }: Props) {
  const { activity } = option;
  const { chosen, rows } = decideDocument(activity, data.record.fields);
  const { href, missing } = addressFor(chosen?.url ?? '', fieldTextOf(data));
  const handIn = (result: string | null): HandIn => {
    if (result !== sendingResult(activity)) return {};
    if (chosen === null) return { gaps: ['a document whose rule holds'] };
    return { intent: { document: chosen.id }, link: href, gaps: missing.map((field) => data.names.field(field)) };
  };
  const work = useWork(option, data, onDone, handIn);
  const { place } = work;
  return (
    <div className="desk-work doc-work" ref={place}>
      <div className="desk-work-how">
        <WhatWhenHow option={option} data={data} />
        <div className="doc-chosen">
          {chosen === null ? <p>No document is meant for this record: no rule holds.</p> : (
            <>
              <b>{chosen.name}</b>
              {href === null ? <span className="desk-when">{missing.length > 0 ? 'Its address needs:' : 'It has no address that can be opened.'}</span> : <Button component="a" href={href} target="_blank" rel="noreferrer" size="compact-md" leftSection={<IconExternalLink size={15} aria-hidden />}>Open document</Button>}
              {missing.map((field) => <FillField key={field} field={field} data={data}>{`Fill in ${data.names.field(field)}`}</FillField>)}
            </>
          )}
        </div>
        <Table rows={rows} data={data} />
        <ChecklistTicks option={option} data={data} />
      </div>
      <WorkAnswer option={option} data={data} work={work} />
    </div>
  );
}

const states = { chosen: 'This one', ruledOut: 'Rule does not hold', notReached: 'Not reached' } as const;

/** The rules in the order they are asked, what each wants, and what was seen: the first that holds wins. */
function Table({ rows, data }: { readonly rows: readonly DocumentRow[]; readonly data: RecordData }) {
  return (
    <>
      <div className="desk-label" aria-hidden>Asked from above, the first rule that holds wins</div>
      <table className="doc-table" aria-label="Asked from above, the first rule that holds wins">
        <thead><tr><th scope="col">Document</th><th scope="col">If</th><th scope="col">Seen</th><th scope="col">Result</th></tr></thead>
        <tbody>
          {rows.map(({ document, state }) => (
            <tr key={document.id} data-state={state}>
              <th scope="row">{document.name}</th>
              <td>{document.useIf ? describeCondition(document.useIf, data.names) : 'always'}</td>
              <td>{document.useIf ? seenBy(document.useIf, data) : ''}</td>
              <td>{state === 'chosen' ? <IconCheck size={13} stroke={3} aria-hidden /> : null} {states[state]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

/** The values of the fields a rule looks at, as they are now. */
function seenBy(rule: NonNullable<DocumentRow['document']['useIf']>, { record, type, names, when }: RecordData): string {
  const keys = [...new Set(comparisonsOf(rule).map(({ field }) => field))];
  return listAnd(keys.map((key) => `${names.field(key)}: ${isEmpty(record.fields[key]) ? 'empty' : valueText(record.fields[key], type?.fields[key], { names, when })}`));
}
