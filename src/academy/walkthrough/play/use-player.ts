import { useEffect, useMemo, useState } from 'react';
import type { Process } from '#engine/compile';
import { rejoinAt, type Alignment } from '#engine/rehearsal';
import type { WalkthroughRow } from '../../../storage/index.ts';
import { announce } from '../../../ui/index.ts';
import type { PracticeWork } from '../../drill/practice-work.ts';
import { practiceOf } from '../practice.ts';
import type { Wording } from '../use-walkthroughs.ts';
import { asksAt, differsAt, readingTime, spokenFrame, type Frame } from './frames.ts';
import type { HandMove } from './hands.ts';
import { usePlace, type Own } from './use-place.ts';
import { useVoice } from './use-voice.ts';

export const speeds = [0.75, 1, 1.25, 1.5, 2] as const;

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

/** Plays; what happens is worked out by the engine beforehand, so that every step can be gone to at once. */
export function usePlayer(row: WalkthroughRow, recordedOn: Process, on: Process, words: Wording, before: Wording): Player {
  const { place, setPlace, alignment, frames, current, own } = usePlace(row, recordedOn, on, words);
  const [playing, setPlaying] = useState(false);
  const [speed, setSpeed] = useState(1);
  const { at } = place;
  const frame = frames[Math.min(at, frames.length - 1)];
  if (frame === undefined) throw new Error('a walk-through has a beginning');
  const asks = asksAt(frame) && !place.past.includes(frame.step?.id ?? '');
  const isLast = at >= frames.length - 1;
  const spoken = spokenFrame(frame, row.steps.length, words.names, before.names);
  useEffect(() => { if (own === null) announce(spoken); }, [spoken, own]);
  const within = (to: number) => Math.max(0, Math.min(row.steps.length, to));
  const goTo = (to: number) => setPlace((now) => ({ ...now, at: within(to) }));
  const goOn = () => {
    const next = frames[at + 1];
    if (next === undefined) return setPlaying(false);
    if (differsAt(next)) setPlaying(false);
    return goTo(at + 1);
  };
  useVoice({ sounds: frame.sounds, reading: readingTime(frame), speed, isPlaying: playing && own === null && !asks, onDone: goOn });
  const shown = own?.simulation ?? (asks ? frame.before : frame.after);
  const rejoins = useMemo(() => (own === null || current === undefined ? null : rejoinAt(own.simulation, row, recordedOn, own.since, current.moves.flatMap((move) => (move.type === 'deed' ? [move.deed] : [])))), [own, current, row, recordedOn]);
  const decide = (without: readonly string[] = []) => setPlace((now) => ({ ...now, past: [...now.past, frame.step?.id ?? ''], leftOut: [...now.leftOut, ...without] }));
  const move = (made: HandMove) => setPlace((now) => ({ ...now, hands: now.hands.map((hand) => (hand.from === null ? { ...hand, moves: [...hand.moves, made] } : hand)) }));
  return {
    row, on, words, before, alignment, frames, frame, at, speed, asks, own, rejoins, goTo, setSpeed,
    playing: playing && own === null,
    work: practiceOf(shown, words.names, (_after, deed, actor) => { if (own !== null) move({ type: 'deed', deed, actor }); }),
    toggle: () => {
      if (!playing && isLast) goTo(0);
      setPlaying(!playing);
    },
    goPast: () => decide(),
    leaveOut: () => decide([frame.step?.id ?? '']),
    takeOver: () => {
      setPlaying(false);
      setPlace((now) => ({ ...now, hands: [...now.hands, { since: asks ? frame.number - 1 : frame.number, moves: [], from: null }] }));
    },
    turnTo: (to) => { if (own !== null) move({ type: 'clock', to }); },
    handBack: (how) => {
      if (own === null) return;
      const from = how === 'here' ? rejoins : null;
      setPlace((now) => {
        const earlier = now.hands.filter((hand) => hand.from !== null);
        if (from !== null && current !== undefined) return { ...now, at: within(from + 1), hands: [...earlier, { ...current, from }] };
        return { ...now, hands: earlier, at: how === 'before' ? own.since : now.at };
      });
    },
  };
}
