import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Process } from '#engine/compile';
import { advance, type Alignment, type Simulation } from '#engine/rehearsal';
import { dropTraining, newIds, type WalkthroughRow } from '../../../storage/index.ts';
import type { PracticeWork } from '../../drill/practice-work.ts';
import { rewalk, stateAfter, stepsBetween, withInserted } from '../edits.ts';
import { practiceOf } from '../practice.ts';
import { keepWalkthrough, type Wording } from '../use-walkthroughs.ts';

const ids = newIds();

/** A walk-through while it is recorded and edited: the practice record stands behind the step that is looked at. */
export interface Editor {
  readonly row: WalkthroughRow;
  readonly process: Process;
  readonly wording: Wording;
  /** The steps as they are accepted now. */
  readonly alignment: Alignment;
  /** How many steps lie behind the practice record: the last of them is looked at, 0 is the beginning. */
  readonly at: number;
  readonly work: PracticeWork;
  /** What was just tried and refused: it is in the walk-through only when somebody wants it there. */
  readonly tried: Simulation | null;
  look(at: number): void;
  turnTo(moment: number): void;
  keepTry(): void;
  /** An edit; `at` is looked at afterwards. */
  change(row: WalkthroughRow, at?: number): void;
  readonly undo: (() => void) | null;
  readonly redo: (() => void) | null;
}

interface History {
  readonly past: readonly WalkthroughRow[];
  readonly row: WalkthroughRow;
  readonly future: readonly WalkthroughRow[];
}

/** Every edit is kept at once and can be taken back as long as the page is open. */
export function useEditor(kept: WalkthroughRow, process: Process, wording: Wording): Editor {
  const [{ past, row, future }, setHistory] = useState<History>({ past: [], row: kept, future: [] });
  const [at, setAt] = useState(kept.steps.length);
  const [tried, setTried] = useState<Simulation | null>(null);
  const alignment = useMemo(() => rewalk(row, process), [row, process]);
  useForgottenSounds(row, past, future);
  const show = useCallback((next: History, look: number) => {
    setHistory(next);
    setAt(Math.max(0, Math.min(next.row.steps.length, look)));
    setTried(null);
    keepWalkthrough(next.row);
  }, []);
  const change = (next: WalkthroughRow, look = at) => show({ past: [...past, row], row: next, future: [] }, look);
  const stands = stateAfter(alignment, at);
  const goOn = (after: Simulation) => {
    const made = stepsBetween(stands, after);
    if (made.length > 0) change(withInserted(row, process, at, made, ids.next), at + made.length);
  };
  const [last, next] = [past.at(-1), future[0]];
  return {
    row, process, wording, alignment, at, tried,
    work: practiceOf(tried ?? stands, wording.names, (after) => {
      if (stepsBetween(stands, after).some(({ refused }) => refused === true)) setTried(after);
      else goOn(after);
    }, stands),
    look: (to) => { setAt(to); setTried(null); },
    turnTo: (moment) => goOn(advance(stands, moment)),
    keepTry: () => { if (tried !== null) goOn(tried); },
    change,
    undo: last === undefined ? null : () => show({ past: past.slice(0, -1), row: last, future: [row, ...future] }, at),
    redo: next === undefined ? null : () => show({ past: [...past, row], row: next, future: future.slice(1) }, at),
  };
}

/** Recordings that no longer belong to any state one could go back to are forgotten when the page is left. */
function useForgottenSounds(row: WalkthroughRow, past: readonly WalkthroughRow[], future: readonly WalkthroughRow[]): void {
  const seen = useRef<{ readonly all: ReadonlySet<string>; readonly now: ReadonlySet<string> }>({ all: new Set(), now: new Set() });
  useEffect(() => {
    seen.current = { all: new Set([row, ...past, ...future].flatMap(soundsOf)), now: new Set(soundsOf(row)) };
  }, [row, past, future]);
  useEffect(() => () => {
    const { all, now } = seen.current;
    for (const id of all) if (!now.has(id)) void dropTraining('sounds', id).catch(() => undefined);
  }, []);
}

/** Ids of everything spoken in a walk-through. */
export function soundsOf({ introSound, stages, steps }: WalkthroughRow): readonly string[] {
  return [introSound, ...Object.values(stages ?? {}).map(({ sound }) => sound), ...steps.map(({ sound }) => sound)].flatMap((sound) => sound ?? []);
}
