import { Input, SegmentedControl, Select } from '@mantine/core';
import { inOrder } from '#engine/kernel';
import type { Blueprint } from '#engine/blueprint';
import { CountField } from '../fields/count-field.tsx';
import { newComparison } from '../rules/comparing.ts';
import { ConditionField } from '../rules/rule-field.tsx';
import { useDraft, useRecordType, useStudio } from '../studio-context.ts';
import { EnrolmentCount } from './enrolment-count.tsx';
import { useSetField } from './panel.tsx';

type When = Blueprint['enrolment']['when'];

/** Who comes into the blueprint, who never does, who leaves it by itself, and in which order. */
export function EnrolmentFields() {
  const { enrolment } = useDraft();
  const type = useRecordType();
  const set = useSetField();
  const put = (part: keyof Blueprint['enrolment'], value: unknown) => set(['enrolment', part], value, `enrolment:${part}`);
  const ranks = type ? inOrder(type.fields).filter(({ kind }) => kind === 'number' || kind === 'money' || kind === 'date' || kind === 'dateTime').map(({ key, name }) => ({ value: key, label: name })) : [];
  return (
    <>
      <WhenField when={enrolment.when} onChange={(when) => put('when', when)} />
      {enrolment.when.type !== 'manual' && <EnrolmentCount />}
      <span className="bt-field-label">Ruled out, whoever brings it in</span>
      <ConditionField label="Ruled out" condition={enrolment.unless} otherwise="Nobody is ruled out." onChange={(unless) => put('unless', unless)} />
      <span className="bt-field-label">Leaves by itself</span>
      <ConditionField label="Leaves by itself" condition={enrolment.exitWhen} otherwise="A record stays until it comes to an end." onChange={(exitWhen) => put('exitWhen', exitWhen)} />
      <Select label="Who comes first" data={ranks} value={enrolment.rankBy ?? null} placeholder="As they come" clearable clearButtonProps={{ 'aria-label': 'As they come' }} description="The highest value of this field is brought in first" onChange={(field) => put('rankBy', field ?? undefined)} />
      <Select label="May come in again" data={[{ value: 'never', label: 'Never' }, { value: 'afterEnd', label: 'After the last run has ended' }, { value: 'always', label: 'At any time' }]} value={enrolment.reentry} allowDeselect={false} onChange={(reentry) => reentry && put('reentry', reentry)} />
      <Select label="Imported records" data={[{ value: 'held', label: 'Are held until somebody brings them in' }, { value: 'enrolled', label: 'Come in by the rule' }]} value={enrolment.imports} allowDeselect={false} onChange={(imports) => imports && put('imports', imports)} />
      <CountField label="Order among blueprints" description="The lower number is asked first" max={100_000} value={enrolment.order} onChange={(order) => put('order', order)} />
    </>
  );
}

function WhenField({ when, onChange }: { when: When; onChange: (when: When) => void }) {
  const type = useRecordType();
  const { recordType } = useDraft();
  const views = useStudio().views.filter((view) => view.recordType === recordType);
  const offersViews = views.length > 0 || when.type === 'view';
  const setWhen = (kind: string) => {
    if (kind === 'manual') onChange({ type: kind });
    if (kind === 'condition') onChange({ type: kind, condition: newComparison(type && inOrder(type.fields)[0]) });
    if (kind === 'view' && views[0]) onChange({ type: kind, view: views[0].id });
  };
  const data = views.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <>
      <Input.Wrapper label="Records are brought in" labelElement="div">
        <SegmentedControl fullWidth size="xs" aria-label="Records are brought in" data={[{ value: 'manual', label: 'By hand' }, { value: 'condition', label: 'By a rule' }, ...(offersViews ? [{ value: 'view', label: 'By a view' }] : [])]} value={when.type} onChange={setWhen} />
      </Input.Wrapper>
      {when.type === 'condition' && <ConditionField label="Rule of enrolment" condition={when.condition} otherwise="" onChange={(condition) => onChange(condition ? { type: 'condition', condition } : { type: 'manual' })} />}
      {when.type === 'view' && <Select label="Saved view" description="Asked again whenever records change" searchable data={data.some(({ value }) => value === when.view) ? data : [...data, { value: when.view, label: 'A view that is gone' }]} value={when.view} allowDeselect={false} onChange={(view) => view && onChange({ type: 'view', view })} />}
    </>
  );
}
