import type { Fields, FieldRule } from '#engine/blueprint';
import { evaluateCondition } from '#engine/gates';
import { useRecordTypes } from '../../storage/index.ts';
import { FieldInput, fieldProblem, sayKey } from '../../ui/index.ts';
import type { PracticeWork } from './practice-work.ts';

/** The fields a form asks for, with what the record has and what was typed. */
export function AskedFields({ rules, before, fields, work, onChange }: { readonly rules: readonly FieldRule[]; readonly before: Fields; readonly fields: Fields; readonly work: PracticeWork; readonly onChange: (fields: Fields) => void }) {
  const types = useRecordTypes();
  const known = types?.find(({ key }) => key === work.process.version.document.recordType)?.fields ?? {};
  if (rules.length === 0) return null;
  const all = { ...before, ...fields };
  return (
    <div className="aca-fields">
      {rules.map(({ field: key, required }) => {
        const field = known[key] ?? { key, name: sayKey(key), kind: 'text' as const, choices: [], required: false, order: 0 };
        const isAsked = required === 'always' || (required !== 'never' && evaluateCondition(required, all));
        return <FieldInput key={key} field={field} people={[]} value={all[key]} required={isAsked} error={fieldProblem(field, all[key])} onChange={(value) => onChange({ ...fields, [key]: value })} />;
      })}
    </div>
  );
}
