import { useState, type ReactNode } from 'react';
import { notifyProblem } from '../../ui/index.ts';
import { act } from '../record/act.ts';
import { ReasonDialog } from '../record/reason-dialog.tsx';
import type { RecordData } from '../record/record-data.ts';

/** The way to take back the last step of the shown run: menu and key use the same one. */
export interface Undoing {
  readonly possible: boolean;
  /** It is kept as a correction and asks for a reason. */
  readonly asks: boolean;
  readonly start: () => void;
  readonly dialog: ReactNode;
}

/** Freely within five minutes; later as a correction that everybody can read, with a reason (B22). */
export function useUndo(data: RecordData): Undoing {
  const [correcting, setCorrecting] = useState<string | null>(null);
  const free = data.options?.undo ?? null;
  const late = data.options?.compensate ?? null;
  const takeBack = async (entry: string) => {
    const problem = await act(data, { type: 'undo', entry }, { done: 'Last step taken back' });
    if (problem !== null) notifyProblem(problem);
  };
  return {
    possible: free !== null || late !== null,
    asks: free === null && late !== null,
    start: () => {
      if (free !== null) void takeBack(free);
      else if (late !== null) setCorrecting(late);
    },
    dialog: correcting === null ? null : (
      <ReasonDialog
        title="Take back the last step?" description="The five minutes are over: it is kept in the timeline as a correction, with your reason." confirm="Take it back" onClose={() => setCorrecting(null)}
        onConfirm={(reason) => act(data, { type: 'undo', entry: correcting, reason }, { done: 'Last step taken back' })}
      />
    ),
  };
}
