import { useEffect, useMemo, useRef, useState } from 'react';
import type { Channel, Fields } from '#engine/blueprint';
import { dropSetting, useSetting } from '../../storage/index.ts';
import type { DraftLetter } from './email/draft-letter.ts';
import type { DraftMeeting } from './meeting/draft-meeting.ts';

/** A kept file that is handed in with an activity: the file's id, and its name for the eye. */
export interface GivenFile {
  readonly id: string;
  readonly name: string;
}

/** Which activity something was typed into, so that a list can name it and lead back to it. */
export interface About {
  readonly record: string;
  readonly title: string;
  readonly run: string;
  readonly visit: number;
  readonly activity: string;
  /** How often it was done before in this visit: typed words belong to one try. */
  readonly attempt: number;
  readonly name: string;
  readonly channel: Channel;
}

/** What somebody has typed into an activity that is not done yet. */
export interface HalfFilled {
  readonly result: string | null;
  readonly fields: Fields;
  readonly note: string;
  /** Links given as evidence, by kind of evidence. */
  readonly links: Readonly<Record<string, string>>;
  /** Files kept as evidence, by kind of evidence. */
  readonly files: Readonly<Record<string, readonly GivenFile[]>>;
  readonly points: readonly string[];
  readonly objections: readonly string[];
  readonly template: string | null;
  /** A letter being written. */
  readonly letter?: DraftLetter;
  /** A meeting being arranged. */
  readonly meeting?: DraftMeeting;
  /** When it was last touched; null when nothing was typed. */
  readonly at: number | null;
  readonly about: About | null;
}

const blank: HalfFilled = { result: null, fields: {}, note: '', links: {}, files: {}, points: [], objections: [], template: null, at: null, about: null };

/** Where half-filled activities lie among the small things this browser remembers. */
export const halfFilledPrefix = 'half-filled/';

/** The name of one try at one activity in one stay: what is typed there belongs nowhere else. */
export function workKey({ run, visit, activity, attempt }: Pick<About, 'run' | 'visit' | 'activity' | 'attempt'>): string {
  return `${run}/${visit}/${activity}/${attempt}`;
}

/** When the workspace can keep nothing its banner says so; what was typed stays on screen. */
const stillOnScreen = () => undefined;

/** A stored draft in its present shape: parts an older Baton did not know are empty. */
export function asHalfFilled(stored: unknown): HalfFilled {
  return typeof stored === 'object' && stored !== null ? { ...blank, ...stored } : blank;
}

/**
 * Keeps a half-filled activity in this browser until it is done, so that a reload, a call in between or another
 * record loses nothing. `key` names the run, the visit, the activity and the try; `about` lets a list name it.
 */
export function useHalfFilled(key: string, about: About | null = null): { readonly draft: HalfFilled; readonly change: (part: Partial<HalfFilled>) => void; readonly clear: () => void } {
  const [kept, store] = useSetting<HalfFilled>(`${halfFilledPrefix}${key}`, blank);
  const stored = useMemo(() => (kept === blank ? blank : asHalfFilled(kept)), [kept]);
  const [typed, setTyped] = useState<HalfFilled | null>(null);
  const unsaved = useRef<HalfFilled | null>(null);
  const timer = useRef<number | undefined>(undefined);
  const before = useRef(stored);
  useEffect(() => {
    // thrown away elsewhere: what is still on screen here must not come back with the next key
    if (before.current !== blank && stored === blank) {
      window.clearTimeout(timer.current);
      unsaved.current = null;
      setTyped(null);
    }
    before.current = stored;
  }, [stored]);
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
    change: (part) => keep({ ...(unsaved.current ?? draft), ...part, about, at: Date.now() }),
    clear: () => {
      window.clearTimeout(timer.current);
      unsaved.current = null;
      setTyped(null);
      if (draft.at !== null) dropSetting(`${halfFilledPrefix}${key}`).catch(stillOnScreen);
    },
  };
}
