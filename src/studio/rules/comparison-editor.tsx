import { MultiSelect, Select } from '@mantine/core';
import type { Comparison, Field, FieldValue, Operator } from '#engine/blueprint';
import { sayKey } from '../../ui/index.ts';
import { CommittedText } from '../fields/committed-text.tsx';
import { NumberField } from '../fields/number-field.tsx';
import { TagsField } from '../fields/tags-field.tsx';
import { DayField } from '../fields/time-field.tsx';
import { useStudio } from '../studio-context.ts';
import { needsList, needsValue, newComparison, operatorChoices, withOperator } from './comparing.ts';
import { useComparableFields } from './signal-scope.ts';

export interface ComparisonEditorProps {
  readonly value: Comparison;
  readonly onChange: (comparison: Comparison) => void;
}

/** One comparison of a record's field: which field, how, and with what. */
export function ComparisonEditor({ value, onChange }: ComparisonEditorProps) {
  const fields = useComparableFields();
  const field = fields.find(({ key }) => key === value.field);
  const choices = fields.map(({ key, name }) => ({ value: key, label: name }));
  if (!field) choices.push({ value: value.field, label: `${sayKey(value.field)} (not in this record type)` });
  return (
    <div className="bt-rule-line">
      <Select
        aria-label="Field"
        searchable
        data={choices}
        value={value.field}
        allowDeselect={false}
        onChange={(key) => key && key !== value.field && onChange(newComparison(fields.find((each) => each.key === key) ?? field))}
      />
      <Select
        aria-label="How it is compared"
        data={operatorChoices(field?.kind ?? 'text', value.operator)}
        value={value.operator}
        allowDeselect={false}
        onChange={(operator) => operator && onChange(withOperator(value, operator as Operator, field))}
      />
      {needsValue(value.operator) && <FieldValueInput label="Value" field={field} list={needsList(value.operator)} value={value.value ?? null} onChange={(next) => onChange({ ...value, value: next })} />}
    </div>
  );
}

export interface FieldValueInputProps {
  readonly label: string;
  readonly field: Field | undefined;
  readonly value: FieldValue;
  readonly onChange: (value: FieldValue) => void;
  readonly list?: boolean;
}

/** The input that suits a field's kind: a list of choices, a number, a date, yes or no, or words. */
export function FieldValueInput({ label, field, value, onChange, list = false }: FieldValueInputProps) {
  const { people } = useStudio();
  const kind = field?.kind ?? 'text';
  if (list) {
    const items = Array.isArray(value) ? value.map(String) : [];
    return kind === 'choice' || kind === 'choices'
      ? <MultiSelect aria-label={label} data={[...new Set([...(field?.choices ?? []), ...items])]} value={items} onChange={onChange} />
      : <TagsField hideLabel label={label} value={items} onChange={onChange} placeholder="Type a value, Enter adds it" />;
  }
  const text = value === null || Array.isArray(value) ? '' : String(value);
  switch (kind) {
    case 'number':
    case 'money':
      return <NumberField hideLabel label={label} value={typeof value === 'number' ? value : null} onChange={onChange} />;
    case 'date':
      return <DayField label={label} value={text} onChange={onChange} />;
    case 'yesNo':
      return <Select aria-label={label} data={[{ value: 'true', label: 'Yes' }, { value: 'false', label: 'No' }]} value={text} allowDeselect={false} onChange={(next) => onChange(next === 'true')} />;
    case 'choice':
    case 'choices':
      return <Select aria-label={label} searchable data={[...new Set([...(field?.choices ?? []), ...(text ? [text] : [])])]} value={text || null} onChange={(next) => onChange(next ?? '')} />;
    case 'person':
      return <Select aria-label={label} searchable data={people.map(({ id, name }) => ({ value: id, label: name }))} value={text || null} onChange={(next) => onChange(next ?? '')} />;
    default:
      return <CommittedText label={label} hideLabel value={text} placeholder="Value" onCommit={(next) => { onChange(next); return null; }} />;
  }
}
