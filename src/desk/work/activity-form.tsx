import type { Fields, Form } from '#engine/blueprint';
import { isEmpty } from '#engine/gates';
import { sayKey } from '../../ui/index.ts';
import { FieldInput } from '../record/field-input.tsx';
import { formFaults, isAsked, rulesOf } from './form-rules.ts';
import type { RecordData } from '../record/record-data.ts';

/**
 * The fields a form asks for, filled from the record and from what was typed. What a field says and should not stands
 * at that field at once, in the rule's own words; what is missing only once somebody `tried` to send it.
 */
export function ActivityForm({ form, fields, data, tried = false, onChange }: {
  readonly form: Form;
  readonly fields: Fields;
  readonly data: Pick<RecordData, 'record' | 'type'>;
  readonly tried?: boolean;
  readonly onChange: (fields: Fields) => void;
}) {
  const rules = rulesOf(form);
  if (rules.length === 0) return null;
  const all = { ...data.record.fields, ...fields };
  const faults = formFaults(form, fields, data);
  const faultOf = (key: string) => {
    const fault = faults.get(key);
    return fault?.type === 'wrong' ? fault.words : fault && tried ? 'Needed here.' : null;
  };
  return (
    <div className="desk-form">
      {rules.map((rule) => {
        const field = data.type?.fields[rule.field] ?? { key: rule.field, name: sayKey(rule.field), kind: 'text' as const, choices: [], required: false, order: 0 };
        return (
          <div key={rule.field} data-field={rule.field} data-asked={(isAsked(rule, all) && isEmpty(all[rule.field])) || undefined} data-fault={faultOf(rule.field) === null ? undefined : true}>
            <FieldInput
              field={field} value={all[rule.field]} required={isAsked(rule, all)} error={faultOf(rule.field)}
              onChange={(value) => onChange({ ...fields, [rule.field]: value })}
            />
          </div>
        );
      })}
    </div>
  );
}
