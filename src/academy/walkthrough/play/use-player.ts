import { useEffect, useMemo, useState } from 'react';
import type { Deed } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { advance, alignWalkthrough, rejoinAt, type Alignment, type Simulation } from '#engine/rehearsal';
import type { WalkthroughRow } from '../../../storage/index.ts';
import { announce } from '../../../ui/index.ts';
import type { PracticeWork } from '../../drill/practice-work.ts';
import { practiceOf } from '../practice.ts';
import type { Wording } from '../use-walkthroughs.ts';
import { asksAt, differsAt, framesOf, readingTime, spokenFrame, type Frame } from './frames.ts';
import { useVoice } from './use-voice.ts';

export const speeds = [0.75, 1, 1.25, 1.5, 2] as const;

/** Whoever looks on works the record themselves. */
interface Own {
  /** The frame at which they took over. */
  readonly since: number;
  readonly simulation: Simulation;
  readonly done: readonly Deed[];
}

/** A walk-through while it is played on some version. */
export interface Player {
  readonly row: WalkthroughRow;
  readonly on: Process;
  readonly words: Wording;
  /** What things were called when it was recorded. */
  readonly before: Wording;
  readonly alignment: Alignment;
  readonly frames: readonly Frame[];
  readonly frame: Frame;
  readonly at: number;
  readonly playing: boolean;
  readonly speed: number;
  /** The frame waits for a decision: its step cannot be done as recorded. */
  readonly asks: boolean;
  readonly work: PracticeWork;
  readonly own: Own | null;
  /** With which step it can go on from where they brought the record, from 0 up; null when it cannot. */
  readonly rejoins: number | null;
  goTo(at: number): void;
  toggle(): void;
  setSpeed(speed: number): void;
  /** Past a refused step by the way that was found, or on without one. */
  goPast(): void;
  leaveOut(): void;
  takeOver(): void;
  turnTo(moment: number): void;
  /** Back to the narration: from where they are, or from the step they took over at. */
  handBack(how: 'here' | 'before'): void;
}

interface Rejoined {
  readonly simulation: Simulation;
  readonly from: number;
  readonly behind: readonly Frame[];
}

const none: ReadonlySet<string> = new Set();

/** Plays; what happens is worked out by the engine beforehand, so that every step can be gone to at once. */
export function usePlayer(row: WalkthroughRow, recordedOn: Process, on: Process, words: Wording, before: Wording): Player {
  const [at, setAt] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const [leftOut, setLeftOut] = useState(none);
  const [past, setPast] = useState(none);
  const [own, setOwn] = useState<Own | null>(null);
  const [rejoined, setRejoined] = useState<Rejoined | null>(null);
  const alignment = useMemo(() => alignWalkthrough(row, recordedOn, on, { known: words.known, leftOut }), [row, recordedOn, on, words.known, leftOut]);
  const frames = useMemo(() => framesOf(row, alignment, rejoined === null ? null : { ...rejoined, alignment: alignWalkthrough(row, recordedOn, on, { known: words.known, leftOut, from: { simulation: rejoined.simulation, step: rejoined.from } }) }), [row, recordedOn, on, words.known, leftOut, alignment, rejoined]);
  const frame = frames[Math.min(at, frames.length - 1)];
  if (frame === undefined) throw new Error('a walk-through has a beginning');
  const asks = asksAt(frame) && !past.has(frame.step?.id ?? '');
  const isLast = at >= frames.length - 1;
  const spoken = spokenFrame(frame, row.steps.length, words.names, before.names);
  useEffect(() => { if (own === null) announce(spoken); }, [spoken, own]);
  const goTo = (to: number) => setAt(Math.max(0, Math.min(frames.length - 1, to)));
  const goOn = () => {
    const next = frames[at + 1];
    if (next === undefined) return setPlaying(false);
    if (differsAt(next)) setPlaying(false);
    return goTo(at + 1);
  };
  useVoice({ sounds: frame.sounds, reading: readingTime(frame), speed, isPlaying: playing && own === null && !asks, onDone: goOn });
  const shown = own?.simulation ?? (asks ? frame.before : frame.after);
  const rejoins = useMemo(() => (own === null ? null : rejoinAt(own.simulation, row, recordedOn, own.since, own.done)), [own, row, recordedOn]);
  const decide = () => setPast(new Set([...past, frame.step?.id ?? '']));
  return {
    row, on, words, before, alignment, frames, frame, at, speed, asks, own, rejoins, goTo, setSpeed,
    playing: playing && own === null,
    work: practiceOf(shown, words.names, (after, deed) => { if (own !== null) setOwn({ ...own, simulation: after, done: [...own.done, deed] }); }),
    toggle: () => {
      if (!playing && isLast) goTo(0);
      setPlaying(!playing);
    },
    goPast: decide,
    leaveOut: () => {
      setLeftOut(new Set([...leftOut, frame.step?.id ?? '']));
      decide();
    },
    takeOver: () => {
      setPlaying(false);
      setOwn({ since: asks ? frame.number - 1 : frame.number, simulation: shown, done: [] });
    },
    turnTo: (moment) => { if (own !== null) setOwn({ ...own, simulation: advance(own.simulation, moment) }); },
    handBack: (how) => {
      if (own !== null && how === 'here' && rejoins !== null) {
        setRejoined({ simulation: own.simulation, from: rejoins, behind: frames.slice(0, own.since + 1) });
        goTo(rejoins + 1);
      } else if (how === 'before' && own !== null) goTo(own.since);
      setOwn(null);
    },
  };
}
