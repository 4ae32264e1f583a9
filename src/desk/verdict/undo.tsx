import { useState, type ReactNode } from 'react';
import { Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { minute } from '#engine/kernel';
import type { Entry } from '#engine/journal';
import { undoMinutes } from '#engine/run';
import { formatAgo, formatDuration, listAnd, notifyProblem, withdrawUndo } from '../../ui/index.ts';
import { act } from '../record/act.ts';
import { describeEntry } from '../record/entry-words.ts';
import { ReasonDialog } from '../record/reason-dialog.tsx';
import type { RecordData } from '../record/record-data.ts';

/** The way to take back the last step of the shown run: menu and key use the same one. */
export interface Undoing {
  readonly possible: boolean;
  /** It is kept as a correction and asks for a reason. */
  readonly asks: boolean;
  /** What would be taken back, in words; empty when there is nothing. */
  readonly what: string;
  readonly start: () => void;
  readonly dialog: ReactNode;
}

/** Freely within five minutes; later as a correction that everybody can read, with a reason (B22). */
export function useUndo(data: RecordData): Undoing {
  const [correcting, setCorrecting] = useState<string | null>(null);
  const free = data.options?.undo ?? null;
  const late = data.options?.compensate ?? null;
  const what = stepWords(data, free ?? late);
  const takeBack = async (entry: string) => {
    const problem = await act(data, { type: 'undo', entry }, { done: what === '' ? 'Last step taken back' : `Taken back: ${what}` });
    // the step's own message offers what is done already
    if (problem === null) withdrawUndo();
    else notifyProblem(problem);
  };
  return {
    possible: free !== null || late !== null,
    asks: free === null && late !== null,
    what,
    start: () => {
      if (free !== null) void takeBack(free);
      else if (late !== null) setCorrecting(late);
    },
    dialog: correcting === null ? null : (
      <ReasonDialog
        title="Take back the last step?" description={`${what === '' ? '' : `${what}. ${comesBack(data)} `}The five minutes are over: it is kept in the timeline as a correction, with your reason.`} confirm="Take it back" onClose={() => setCorrecting(null)}
        onConfirm={(reason) => act(data, { type: 'undo', entry: correcting, reason }, { done: 'Last step taken back' })}
      />
    ),
  };
}

/** The last step with what taking it back restores, and for how long that is free: one line, one button. */
export function UndoNote({ data }: { readonly data: RecordData }) {
  const undoing = useUndo(data);
  const { run, options: living, when, names } = data;
  const before = run?.before;
  if (!before || !undoing.possible || undoing.what === '') return null;
  const left = before.at + undoMinutes * minute - when.now;
  const by = data.entries.find(({ id }) => id === before.entry)?.by;
  return (
    <div className="desk-undo" role="group" aria-label="Last step">
      <span><b>Last step:</b> {undoing.what}{by === undefined || by === data.me.id ? '' : ` by ${names.person(by)}`}, {formatAgo(before.at, when.now)}. {comesBack(data)}</span>
      {living?.undo ? <span className="desk-times bt-numbers">free for {formatDuration(Math.max(minute, left))}</span> : null}
      <Button size="compact-md" variant="subtle" color="gray" leftSection={<IconArrowBackUp size={15} aria-hidden />} onClick={undoing.start}>{undoing.asks ? 'Step back…' : 'Take it back'}</Button>
      {undoing.dialog}
    </div>
  );
}

function stepWords({ entries, names, when }: RecordData, id: string | null): string {
  const entry: Entry | undefined = id === null ? undefined : entries.find((one) => one.id === id);
  return entry === undefined ? '' : describeEntry(entry, names, when).title;
}

/** What stands as before once it is taken back: the stage, the fields, the owner. */
function comesBack({ run, names }: RecordData): string {
  const before = run?.before;
  if (!run || !before) return '';
  const fields = Object.keys(before.fields).map((field) => names.field(field));
  const parts = [
    before.run.visit === run.visit ? '' : `the record goes back to ${names.stage(before.run.stage)}`,
    fields.length === 0 ? '' : `${listAnd(fields.slice(0, 3))}${fields.length > 3 ? ' and more' : ''} as before`,
    before.owner === undefined ? '' : `owned by ${before.owner === null ? 'nobody' : names.person(before.owner)} again`,
  ].filter(Boolean);
  return parts.length === 0 ? '' : `Taken back, ${listAnd(parts)}.`;
}
