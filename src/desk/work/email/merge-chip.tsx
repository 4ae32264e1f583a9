import { createContext, useContext } from 'react';
import { NodeViewWrapper, ReactNodeViewRenderer, type NodeViewProps } from '@tiptap/react';
import type { RecordData } from '../../record/record-data.ts';
import { FillField } from '../fill-field.tsx';
import { fieldTextOf } from './draft-letter.ts';
import { MergeField } from './letter-schema.ts';

/** The record a letter is written to: places show its values, and empty ones are filled in where they stand. */
export const LetterRecord = createContext<RecordData | null>(null);

/** A place in a letter: the record's value, or the field's name while it is empty. */
function MergeChip({ node }: NodeViewProps) {
  const data = useContext(LetterRecord);
  const field = String(node.attrs.field);
  if (data === null) return null;
  const name = data.type?.fields[field]?.name ?? data.names.field(field);
  const text = fieldTextOf(data)(field);
  return (
    <NodeViewWrapper as="span" className="mail-place" data-empty={text === null || undefined} title={name}>
      {text === null ? <FillField field={field} data={data} /> : text}
    </NodeViewWrapper>
  );
}

/** The place as it is shown while somebody writes. */
export const ShownMergeField = MergeField.extend({ addNodeView: () => ReactNodeViewRenderer(MergeChip, { as: 'span' }) });
