import { mergeText, type MergedPart } from '../merge-text.ts';
import type { RecordData } from '../record/record-data.ts';
import { FillField } from './fill-field.tsx';

/** What to say with the record's values in their places; an empty field is marked by name and filled in where it stands (S101). */
export function FillableText({ text, data }: { readonly text: string; readonly data: RecordData }) {
  const parts = mergeText(text, data.record.fields, data.type);
  const keys = keysOf(text, parts);
  return (
    <>
      {parts.map((part, index) => {
        const key = keys[index];
        return part.type === 'missing' && key !== undefined ? <FillField key={index} field={key} data={data} /> : <span key={index}>{part.text}</span>;
      })}
    </>
  );
}

/** The field behind each part: the places of a text, in order, are its parts that are no plain text. */
function keysOf(text: string, parts: readonly MergedPart[]): readonly (string | undefined)[] {
  const places = [...text.matchAll(/\{\{\s*([^{}\s]+)\s*\}\}/g)].map(([, key]) => key);
  return parts.map((part, index) => (part.type === 'text' ? undefined : places[parts.slice(0, index).filter(({ type }) => type !== 'text').length]));
}
