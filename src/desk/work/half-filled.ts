import { useEffect, useRef, useState } from 'react';
import type { Fields } from '#engine/blueprint';
import { useSetting } from '../../storage/index.ts';

/** What somebody has typed into an activity that is not done yet. */
export interface HalfFilled {
  readonly result: string | null;
  readonly fields: Fields;
  readonly note: string;
  readonly link: string;
  readonly points: readonly string[];
  readonly objections: readonly string[];
  readonly template: string | null;
  /** When it was last touched; null when nothing was typed. */
  readonly at: number | null;
}

const blank: HalfFilled = { result: null, fields: {}, note: '', link: '', points: [], objections: [], template: null, at: null };

/** When the workspace can keep nothing its banner says so; what was typed stays on screen. */
const stillOnScreen = () => undefined;

/**
 * Keeps a half-filled activity in this browser until it is done, so that a reload, a call in between or another
 * record loses nothing. `key` names the run, the visit and the activity.
 */
export function useHalfFilled(key: string): { readonly draft: HalfFilled; readonly change: (part: Partial<HalfFilled>) => void; readonly clear: () => void } {
  const [stored, store] = useSetting<HalfFilled>(`half-filled/${key}`, blank);
  const [typed, setTyped] = useState<HalfFilled | null>(null);
  const unsaved = useRef<HalfFilled | null>(null);
  const timer = useRef<number | undefined>(undefined);
  useEffect(() => {
    const save = () => {
      window.clearTimeout(timer.current);
      if (unsaved.current) store(unsaved.current).catch(stillOnScreen);
      unsaved.current = null;
    };
    // a tab that is closed or put away must not lose the last words typed
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
      save();
    };
  }, [store]);
  const draft = typed ?? stored;
  const keep = (next: HalfFilled) => {
    setTyped(next);
    unsaved.current = next;
    window.clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      unsaved.current = null;
      store(next).catch(stillOnScreen);
    }, 300);
  };
  return {
    draft,
    change: (part) => keep({ ...(unsaved.current ?? draft), ...part, at: Date.now() }),
    clear: () => {
      if (draft.at !== null) keep(blank);
    },
  };
}
