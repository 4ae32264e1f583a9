import { Loader } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import { clausesOf, fieldsOf, type Outcome } from '#engine/blueprint';
import { isEmpty } from '#engine/gates';
import { gateOf } from '#engine/run';
import { listAnd, quoted } from '../../ui/index.ts';
import { Given } from '../verdict/approvals-panel.tsx';
import { useRecordData, type RecordData } from '../record/record-data.ts';
import { valueText } from '../value-text.ts';
import type { ApprovalItem } from './approval-items.ts';

/** So many fields of the record stand beside a request when its drawing names none. */
const fewFields = 6;

/** What one is asked to agree to: the drawing's words, the values it is about, and what others have said. */
export function ApprovalCase({ item, asked }: { readonly item: ApprovalItem; readonly asked: string }) {
  const data = useRecordData(item.due.record, item.due.run);
  if (!data) return <Loader size="xs" role="status" aria-label="Loading the request" />;
  const approval = data.options?.approvals?.find((one) => one.role === item.role);
  const activity = data.options?.activities.find((option) => option.status !== 'hidden' && option.activity.approval?.role === item.role)?.activity;
  const ways = waysAsking(data, item.role);
  return (
    <>
      <p>{item.right ? `You answer on behalf of ${data.names.person(item.right)}. ` : ''}{asked}</p>
      {ways.length > 0 ? <p className="desk-case-says">Your answer decides about <b>{listAnd(ways.map(({ outcome }) => quoted(outcome.name)))}</b>.</p> : null}
      {activity ? <p className="desk-case-says"><b>{activity.name}</b>{activity.content.instructions === '' ? '' : `: ${activity.content.instructions}`}</p> : null}
      <Facts data={data} asked={[...new Set([...Object.keys(activity?.form ?? {}), ...ways.flatMap(({ fields }) => fields)])]} />
      {approval ? <Given approval={approval} data={data} /> : null}
    </>
  );
}

function Facts({ data, asked }: { readonly data: RecordData; readonly asked: readonly string[] }) {
  const fields = data.type ? inOrder(data.type.fields) : [];
  const filled = fields.filter((field) => !isEmpty(data.record.fields[field.key]));
  // What the drawing decides by comes first.
  const wanted = fields.filter((field) => asked.includes(field.key));
  const shown = [...wanted, ...filled.filter((field) => !asked.includes(field.key))].slice(0, Math.max(fewFields, wanted.length));
  if (shown.length === 0) return null;
  return (
    <dl className="desk-facts">
      {shown.map((field) => <div key={field.key}><dt>{field.name}</dt><dd>{isEmpty(data.record.fields[field.key]) ? <span className="desk-empty">empty</span> : valueText(data.record.fields[field.key], field, data)}</dd></div>)}
    </dl>
  );
}

/** The outcomes that wait for this role's word, each with the fields its gate decides by. */
function waysAsking({ options: living }: RecordData, role: string): readonly { readonly outcome: Outcome; readonly fields: readonly string[] }[] {
  if (!living) return [];
  return living.outcomes.flatMap(({ outcome }) => {
    const gate = gateOf(living.stage, outcome);
    return clausesOf(gate).some((clause) => clause.type === 'approval' && clause.role === role) ? [{ outcome, fields: fieldsOf(gate) }] : [];
  });
}
