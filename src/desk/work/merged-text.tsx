import { mergeText } from '../merge-text.ts';
import type { RecordData } from '../record/record-data.ts';

/** A template with the record's values in their places; empty fields are marked by name. */
export function MergedText({ text, data }: { readonly text: string; readonly data: Pick<RecordData, 'record' | 'type'> }) {
  return (
    <>
      {mergeText(text, data.record.fields, data.type).map((part, index) => (part.type === 'missing' ? <mark key={index} className="desk-missing">{part.text} is empty</mark> : <span key={index}>{part.text}</span>))}
    </>
  );
}
