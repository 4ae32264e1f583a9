import { useDebouncedValue } from '@mantine/hooks';
import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { useComments, useRecordList, useRecordsByIds } from '../../storage/index.ts';
import { useCommands, useCommandsOpen, useCommandsQuery } from '../../ui/index.ts';
import type { Panels } from '../shell/panels.ts';
import { useDraft, useNames, useRecordType } from '../studio-context.ts';
import { thingsOf } from './things.ts';
import { useGoToThing } from './use-go-to-thing.ts';

/** So many records are offered; a longer word finds the rest. */
const mostRecords = 8;
/** Fewer letters fit too many names to be of use. */
const fewestLetters = 2;

/** Offers everything in the drawing, and the records it is for, to the search (Ctrl+K): choosing it goes there. Listed only while the search is open: there may be thousands. */
export function SearchThings({ panels }: { panels: Panels }) {
  const isOpen = useCommandsOpen();
  const [words] = useDebouncedValue(useCommandsQuery().trim(), 120);
  if (!isOpen) return null;
  return <><Things panels={panels} />{words.length >= fewestLetters && <Records words={words} />}</>;
}

function Things({ panels }: { panels: Panels }) {
  const draft = useDraft();
  const names = useNames();
  const comments = useComments(draft.id);
  const goTo = useGoToThing(panels);
  const things = useMemo(() => thingsOf(draft, names, comments ?? []), [draft, names, comments]);
  const commands = useMemo(() => things.map(({ id, group, label, note, at }) => ({ id: `thing/${group}/${id}`, label, description: note, group, onlyFound: true, run: () => goTo(at) })), [things, goTo]);
  useCommands(commands);
  return null;
}

/** Records by name (ui.md 40): looked up by what is typed, as there may be a hundred thousand of them. */
function Records({ words }: { words: string }) {
  const type = useRecordType();
  const navigate = useNavigate();
  const list = useRecordList({ type: type?.key ?? '', space: 'live', search: words, sort: { field: 'title', descending: false } });
  const ids = (list?.ids ?? []).slice(0, mostRecords);
  const rows = useRecordsByIds(ids);
  useCommands(ids.flatMap((id) => {
    const fields = rows.get(id)?.fields;
    if (!type || !fields) return [];
    return [{
      id: `record/${id}`, label: String(fields[type.title] ?? ''), group: 'Records', onlyFound: true,
      description: [type.name, type.subtitle === undefined ? undefined : fields[type.subtitle]].filter(Boolean).join(' · '),
      run: () => void navigate(`/records/${id}`),
    }];
  }));
  return null;
}
