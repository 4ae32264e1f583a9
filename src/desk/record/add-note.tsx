import { useState } from 'react';
import { Button, Textarea } from '@mantine/core';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';

/** A line holds so many letters at the width of the side column. */
const lettersALine = 42;

/** Counted and not measured: measuring lays the whole page out, each time it opens. */
function rowsFor(note: string): number {
  return Math.min(6, note.split('\n').reduce((rows, line) => rows + Math.max(1, Math.ceil(line.length / lettersALine)), 0));
}

/** A note on the record; it stands in the timeline and can be erased without breaking the history. */
export function AddNote({ data }: { readonly data: RecordData }) {
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const save = async () => {
    if (note.trim() === '') return;
    setBusy(true);
    const ack = await send({ record: data.record.id, run: data.run?.id ?? null, intent: { type: 'note' }, note: note.trim(), names: data.names, when: data.when, done: 'Note kept' });
    setBusy(false);
    if (ack?.ok) setNote('');
  };
  return (
    <div className="desk-add-note">
      <Textarea aria-label="New note" placeholder="Write a note" rows={rowsFor(note)} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {note.trim() === '' ? null : <Button size="compact-sm" loading={busy} onClick={() => void save()}>Keep note</Button>}
    </div>
  );
}
