import { mergeFieldsOf } from '#engine/blueprint';
import { mergeText } from '../merge-text.ts';
import type { RecordData } from '../record/record-data.ts';
import { FillField } from './fill-field.tsx';

/** What to say with the record's values in their places; an empty field is marked by name and filled in where it stands (S101). */
export function FillableText({ text, data }: { readonly text: string; readonly data: RecordData }) {
  const missing = mergeFieldsOf(text);
  const parts = mergeText(text, data.record.fields, data.type);
  // the places of a text, in order, are its parts that are no plain text
  const keys = placesOf(text);
  let place = -1;
  return (
    <>
      {parts.map((part, index) => {
        if (part.type !== 'text') place += 1;
        const key = keys[place];
        return part.type === 'missing' && key !== undefined && missing.includes(key) ? <FillField key={index} field={key} data={data} /> : <span key={index}>{part.text}</span>;
      })}
    </>
  );
}

function placesOf(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].flatMap(([, key]) => (key === undefined ? [] : [key]));
}
