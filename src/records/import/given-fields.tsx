import { inOrder } from '#engine/kernel';
import { fieldKeyOf } from '#engine/exchange';
import type { Field, Fields } from '#engine/blueprint';
import { FieldInput } from '../fields/field-input.tsx';
import { Card } from './choices-panel.tsx';
import type { Plan } from './use-plan.ts';

/** Fields the type demands at intake, but for the name, which no column of the file gives. */
export function ungiven({ type, columns }: Pick<Plan, 'type' | 'columns'>): readonly Field[] {
  const given = new Set(columns.flatMap((column) => fieldKeyOf(column) ?? []));
  return inOrder(type.fields).filter((field) => field.required && field.key !== type.title && !given.has(field.key));
}

/** Asks once for the whole file what the record type demands and no column says: where they all come from (S96). Without it every line is refused. */
export function GivenFields({ plan, given, onChange }: { readonly plan: Plan; readonly given: Fields; readonly onChange: (given: Fields) => void }) {
  const asked = ungiven(plan);
  if (asked.length === 0) return null;
  return (
    <Card title="For every line">
      <p className="bt-note-text">{plan.type.plural} are not taken in without {asked.length === 1 ? 'this' : 'these'}, and no column says {asked.length === 1 ? 'it' : 'them'}.</p>
      {asked.map((field) => <FieldInput key={field.key} field={field} value={given[field.key]} onChange={(value) => onChange({ ...given, [field.key]: value })} />)}
    </Card>
  );
}
