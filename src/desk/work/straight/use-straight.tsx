import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { useHotkeysSafe } from '../../../ui/index.ts';
import type { Place } from '../../record/focus.ts';
import type { RecordData } from '../../record/record-data.ts';
import type { Undoing } from '../../verdict/undo.tsx';
import { StraightDialog } from './straight-dialog.tsx';

/** The way into working straight through, from the record's page. */
export interface Straight {
  /** While it is on, the page behind opens no activity: one thing is done in one place. */
  readonly on: boolean;
  readonly start: () => void;
  readonly dialog: ReactNode;
}

/** Key W, or the button of the stage, opens it, and the address says so; a fix that is made elsewhere closes it and leads there. */
export function useStraight(data: RecordData, undoing: Undoing, go: (place: Place) => void): Straight {
  const [search, setSearch] = useSearchParams();
  const on = search.has('straight');
  const running = data.run?.status === 'running';
  const setOn = (next: boolean) => setSearch((before) => {
    if (next) before.set('straight', '');
    else before.delete('straight');
    return before;
  }, { replace: true });
  const start = () => { if (running) setOn(true); };
  useHotkeysSafe([['W', start]]);
  const close = (place?: Place) => {
    setOn(false);
    if (place) go(place);
  };
  return { on, start, dialog: on ? <StraightDialog data={data} undoing={undoing} onClose={close} /> : null };
}
