import { Checkbox } from '@mantine/core';
import type { RecordTypeRow } from '../../storage/index.ts';
import { SectionLabel } from '../../ui/index.ts';
import type { KeepType } from './use-type-editor.ts';

/** The fields that say where somebody came from, and what each answers (S96). */
const sourceFields = [['sourceMedium', 'Which medium'], ['sourceDetail', 'Which article, ad or fair exactly'], ['sourceAt', 'When they came from it']] as const;

/** Whether a record is taken in only with its source: by hand the form asks for it, in an import a line without it is refused with its row (S96). */
export function SourceRule({ type, keep }: { readonly type: RecordTypeRow; readonly keep: KeepType }) {
  const parts = sourceFields.flatMap(([key, question]) => (type.fields[key] ? [{ field: type.fields[key], question }] : []));
  if (parts.length === 0) return null;
  const demanded = parts.filter(({ field }) => field.required).length;
  const demand = (keys: readonly string[], required: boolean) => keep(
    { ...type, fields: { ...type.fields, ...Object.fromEntries(parts.flatMap(({ field }) => (keys.includes(field.key) ? [[field.key, { ...field, required }]] : []))) } },
    required ? `No ${type.name.toLowerCase()} is taken in without it now.` : 'It may be left empty now.',
  );
  return (
    <section className="bt-card bt-types-part" aria-label="Source at intake">
      <SectionLabel>Demanded at intake: where they came from</SectionLabel>
      <p>{demanded === 0 ? `${type.plural} come in without a source: nobody can say later which ad or article works.` : 'The form for a new one asks for it. In an import a line without it is refused with its row and reason, and can be mended and brought in again.'}</p>
      <Checkbox
        label={`Demand ${parts.length === 1 ? 'it' : `all ${parts.length === 3 ? 'three' : 'two'}`}`} checked={demanded === parts.length} indeterminate={demanded > 0 && demanded < parts.length}
        onChange={() => demand(parts.map(({ field }) => field.key), demanded < parts.length)}
      />
      <div className="bt-types-source">{parts.map(({ field, question }) => <Checkbox key={field.key} size="xs" label={`${question} (${field.name})`} checked={field.required} onChange={(event) => demand([field.key], event.currentTarget.checked)} />)}</div>
    </section>
  );
}
