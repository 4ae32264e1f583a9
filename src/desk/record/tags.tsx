import { useState } from 'react';
import { TagsInput } from '@mantine/core';
import { useKnownTags } from '../../storage/index.ts';
import { describeRefusal, notifyProblem } from '../../ui/index.ts';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';

/** The tags of a record as its field has them. */
export function tagsOf({ record }: Pick<RecordData, 'record'>): readonly string[] {
  const value = record.fields['tags'];
  return Array.isArray(value) ? value : typeof value === 'string' && value !== '' ? [value] : [];
}

const mostTags = 30;

/** Free words on a record, with those already in use for its kind offered; every change is an intent. */
export function Tags({ data }: { readonly data: RecordData }) {
  const [typing, setTyping] = useState(false);
  const known = useKnownTags(typing ? data.record.type : null);
  const tags = tagsOf(data);
  const save = async (next: readonly string[]) => {
    const clean = [...new Set(next.map((tag) => tag.trim().slice(0, 60)).filter((tag) => tag !== ''))];
    if (clean.join('\n') === tags.join('\n')) return;
    const ack = await send({ record: data.record.id, run: null, intent: { type: 'setFields', fields: { tags: clean } }, names: data.names, when: data.when });
    if (ack?.refusal) notifyProblem(describeRefusal(ack.refusal, data.names, data.when));
  };
  return (
    <TagsInput
      size="xs" aria-label="Tags" placeholder={tags.length === 0 ? 'Add a tag' : ''} value={[...tags]} data={[...known]} maxTags={mostTags} acceptValueOnBlur
      onFocus={() => setTyping(true)} onChange={(next) => void save(next)} clearable={false}
    />
  );
}
