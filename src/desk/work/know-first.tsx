import { mergeFieldsOf, type Activity, type RecordType } from '#engine/blueprint';
import { isEmpty } from '#engine/gates';
import { valueText } from '../value-text.ts';
import type { RecordData } from '../record/record-data.ts';
import { FillField } from './fill-field.tsx';

/** What every contact should carry: research, a value point, and the pain in their words (S61, S102). */
const carried = ['research', 'valuePoint', 'pain'] as const;

/** The fields to know before talking: what every contact carries, then what the script and its templates merge in; not the record's own name. */
export function fieldsToKnow({ content, form }: Pick<Activity, 'content' | 'form'>, type: RecordType | undefined): readonly string[] {
  const texts = [content.script?.opening ?? '', ...Object.values(content.script?.objections ?? {}).map(({ answer }) => answer)];
  const merged = mergeFieldsOf(texts.join('\n'));
  return [...new Set([...carried, ...merged])].filter((key) => type?.fields[key] !== undefined && key !== type.title && key !== type.subtitle && form[key] === undefined);
}

/** What is known before the first word, each gap filled in where it shows. */
export function KnowFirst({ activity, data }: { readonly activity: Activity; readonly data: RecordData }) {
  const keys = fieldsToKnow(activity, data.type);
  if (keys.length === 0) return null;
  return (
    <dl className="work-know" aria-label="Know first">
      {keys.map((key) => {
        const value = data.record.fields[key];
        const field = data.type?.fields[key];
        return (
          <div key={key}>
            <dt>{data.names.field(key)}</dt>
            <dd>{isEmpty(value) ? <FillField field={key} data={data}>Fill in</FillField> : <FillField field={key} data={data}>{valueText(value, field, data)}</FillField>}</dd>
          </div>
        );
      })}
    </dl>
  );
}
