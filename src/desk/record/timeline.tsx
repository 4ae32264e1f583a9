import { useMemo, useState } from 'react';
import { Button, SegmentedControl, Textarea } from '@mantine/core';
import { civilDay, formatClock, formatDay, SectionLabel } from '../../ui/index.ts';
import { describeEntry, isTold, type EntryWords } from './entry-words.ts';
import type { RecordData } from './record-data.ts';
import { send } from './send.ts';

const filters = [{ value: 'all', label: 'All' }, { value: 'done', label: 'Done' }, { value: 'move', label: 'Moves' }, { value: 'refused', label: 'Refused' }];
const firstLines = 40;

/** Everything that happened to the record, newest first, refused tries included. */
export function Timeline({ data }: { readonly data: RecordData }) {
  const [filter, setFilter] = useState('all');
  const [more, setMore] = useState(false);
  const { entries, names, when, record } = data;
  const lines = useMemo(
    () => [...entries].reverse().filter(isTold).map((entry) => ({ entry, words: describeEntry(entry, names, when) })),
    [entries, names, when],
  );
  const shown = lines.filter(({ words }) => filter === 'all' || words.kind === filter || (filter === 'done' && words.kind === 'move' && words.tone === 'positive'));
  const visible = more ? shown : shown.slice(0, firstLines);
  return (
    <section aria-label="Timeline" className="desk-timeline">
      <SectionLabel count={lines.length}>Timeline</SectionLabel>
      <SegmentedControl fullWidth size="xs" data={filters} value={filter} onChange={setFilter} aria-label="Show" />
      <AddNote data={data} />
      <ol>
        {visible.map(({ entry, words }, index) => {
          const day = civilDay(entry.at, when.zone);
          const before = visible[index - 1];
          const newDay = !before || civilDay(before.entry.at, when.zone) !== day;
          return (
            <li key={entry.id} id={`entry-${entry.id}`} tabIndex={-1} className="desk-entry" data-kind={words.kind}>
              {newDay ? <h3>{formatDay(entry.at, when.zone)}</h3> : null}
              <EntryLine words={words} clock={formatClock(entry.at, when.zone)} by={entry.by === 'u_clock' ? 'by the clock' : names.person(entry.by)} note={entry.words?.note ?? null} />
            </li>
          );
        })}
      </ol>
      {shown.length === 0 ? <p className="desk-nothing">Nothing of that kind yet.</p> : null}
      {shown.length > visible.length ? <Button size="compact-sm" variant="subtle" onClick={() => setMore(true)}>Show {shown.length - visible.length} earlier</Button> : null}
      <p className="desk-born">Record created {formatDay(record.createdAt, when.zone)}, {formatClock(record.createdAt, when.zone)}</p>
    </section>
  );
}

function EntryLine({ words, clock, by, note }: { readonly words: EntryWords; readonly clock: string; readonly by: string; readonly note: string | null }) {
  return (
    <div className="desk-entry-line">
      <span className="desk-entry-dot" aria-hidden style={{ background: words.kind === 'refused' ? 'transparent' : `var(--bt-${words.tone})` }} />
      <div>
        <div className="desk-entry-title"><b>{words.title}</b><time>{clock}</time></div>
        {words.detail === '' ? null : <p>{words.detail}</p>}
        {note === null ? null : <p className="desk-quote">“{note}”</p>}
        <small>{by}</small>
      </div>
    </div>
  );
}

function AddNote({ data }: { readonly data: RecordData }) {
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
      <Textarea aria-label="New note" placeholder="Write a note" autosize minRows={1} maxRows={6} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      {note.trim() === '' ? null : <Button size="compact-sm" loading={busy} onClick={() => void save()}>Keep note</Button>}
    </div>
  );
}
