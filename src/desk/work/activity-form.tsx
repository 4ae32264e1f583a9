import type { Fields, Form } from '#engine/blueprint';
import { sayKey } from '../../ui/index.ts';
import { FieldInput, fieldProblem } from '../record/field-input.tsx';
import { isAsked, rulesOf } from './form-rules.ts';
import type { RecordData } from '../record/record-data.ts';

/** The fields a form asks for, filled from the record and from what was typed. */
export function ActivityForm({ form, fields, data, onChange }: {
  readonly form: Form;
  readonly fields: Fields;
  readonly data: Pick<RecordData, 'record' | 'type'>;
  readonly onChange: (fields: Fields) => void;
}) {
  const rules = rulesOf(form);
  if (rules.length === 0) return null;
  const all = { ...data.record.fields, ...fields };
  return (
    <div className="desk-form">
      {rules.map((rule) => {
        const field = data.type?.fields[rule.field] ?? { key: rule.field, name: sayKey(rule.field), kind: 'text' as const, choices: [], required: false, order: 0 };
        return (
          <div key={rule.field} data-field={rule.field}>
            <FieldInput
              field={field} value={all[rule.field]} required={isAsked(rule, all)} error={fieldProblem(field, all[rule.field])}
              onChange={(value) => onChange({ ...fields, [rule.field]: value })}
            />
          </div>
        );
      })}
    </div>
  );
}
