import { useEffect, useMemo, useState } from 'react';
import type { Process } from '#engine/compile';
import { alignWalkthrough, type Alignment, type Simulation } from '#engine/rehearsal';
import type { WalkthroughRow } from '../../../storage/index.ts';
import type { Wording } from '../use-walkthroughs.ts';
import { framesOf, type Frame } from './frames.ts';
import { forgetPlace, keepPlace, takePlace, workedOn, type Hand } from './hands.ts';

/** Whoever looks on works the record themselves. */
export interface Own {
  /** The frame at which they took over. */
  readonly since: number;
  readonly simulation: Simulation;
}

/** The frames of a walk-through in which somebody worked themselves: each time it goes on with the record as they left it. */
function framesWith(row: WalkthroughRow, whole: Alignment, hands: readonly Hand[], alignFrom: (from: { readonly simulation: Simulation; readonly step: number }) => Alignment): readonly Frame[] {
  return hands.reduce((frames, { since, moves, from }) => {
    const start = frames[since];
    if (start === undefined || from === null) return frames;
    const simulation = workedOn(start.after, moves);
    return framesOf(row, whole, { behind: frames.slice(0, since + 1), from, alignment: alignFrom({ simulation, step: from }) });
  }, framesOf(row, whole, null));
}

/** Where somebody is in a walk-through, and everything that follows from it. A reload of the page leaves it where it was; leaving the walk-through forgets it. */
export function usePlace(row: WalkthroughRow, recordedOn: Process, on: Process, words: Wording) {
  const walk = `${row.id}/${on.version.id}`;
  const [place, setPlace] = useState(() => takePlace(walk, row.steps.length));
  const { hands } = place;
  const current = hands.at(-1)?.from === null ? hands.at(-1) : undefined;
  useEffect(() => { keepPlace(walk, place); }, [walk, place]);
  useEffect(() => () => forgetPlace(walk), [walk]);
  const leftOut = useMemo(() => new Set(place.leftOut), [place.leftOut]);
  const alignment = useMemo(() => alignWalkthrough(row, recordedOn, on, { known: words.known, leftOut }), [row, recordedOn, on, words.known, leftOut]);
  const handedBack = JSON.stringify(hands.filter(({ from }) => from !== null));
  const frames = useMemo(() => {
    const back: readonly Hand[] = JSON.parse(handedBack);
    return framesWith(row, alignment, back, (from) => alignWalkthrough(row, recordedOn, on, { known: words.known, leftOut, from }));
  }, [row, recordedOn, on, words.known, leftOut, alignment, handedBack]);
  const own = useMemo((): Own | null => {
    const start = current === undefined ? undefined : frames[current.since];
    return current === undefined || start === undefined ? null : { since: current.since, simulation: workedOn(start.after, current.moves) };
  }, [current, frames]);
  return { place, setPlace, alignment, frames, current, own };
}
