import { useMemo } from 'react';
import { useComments } from '../../storage/index.ts';
import { useCommands, useCommandsOpen } from '../../ui/index.ts';
import type { Panels } from '../shell/panels.ts';
import { useDraft, useNames } from '../studio-context.ts';
import { thingsOf } from './things.ts';
import { useGoToThing } from './use-go-to-thing.ts';

/** Offers everything in the drawing to the search (Ctrl+K): choosing it goes there. Listed only while the search is open: there may be thousands. */
export function SearchThings({ panels }: { panels: Panels }) {
  return useCommandsOpen() ? <Things panels={panels} /> : null;
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
