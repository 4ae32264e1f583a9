import type { AlignedStep, Alignment, Simulation } from '#engine/rehearsal';
import type { WalkthroughRow } from '../../../storage/index.ts';
import { stageBegun, type WalkStep } from '../edits.ts';
import { fateWords, stepTitle, wayOf } from '../step-words.ts';
import { seenIn } from '../practice.ts';
import type { Names } from '../../../ui/index.ts';

/** One moment of a walk-through as it is shown: the beginning, or a step with what became of it. */
export interface Frame {
  /** 0 for the beginning, else the number of the step. */
  readonly number: number;
  readonly step: WalkStep | null;
  /** Null at the beginning, and where whoever looks on did the step themselves. */
  readonly aligned: AlignedStep | null;
  /** The practice record before and after it. */
  readonly before: Simulation;
  readonly after: Simulation;
  /** What is said, and what is heard: the step, and the stage it led to. */
  readonly says: readonly string[];
  readonly sounds: readonly string[];
}

/** A walk-through that goes on with a record somebody worked on themselves. */
export interface Rest {
  /** What was shown before they took over. */
  readonly behind: readonly Frame[];
  /** The step, from 0 up, with which it goes on, and everything from there. */
  readonly from: number;
  readonly alignment: Alignment;
}

/** Every moment in order; after a hand-back those before it stay as they were, and what was done by hand lies between. */
export function framesOf(row: WalkthroughRow, whole: Alignment, rest: Rest | null): readonly Frame[] {
  const beginning = sayingOf(row, whole, 0, [row.intro], [row.introSound ?? null]);
  const frames: Frame[] = rest === null ? [{ number: 0, step: null, aligned: null, before: whole.begin, after: whole.begin, ...beginning }] : [...rest.behind];
  const known = frames.length - 1;
  for (const [index, step] of row.steps.entries()) {
    if (index < known) continue;
    const aligned = rest === null ? (whole.steps[index] ?? null) : index < rest.from ? null : (rest.alignment.steps[index - rest.from] ?? null);
    const before = rest !== null && index === rest.from ? rest.alignment.begin : (frames.at(-1)?.after ?? whole.begin);
    frames.push({ number: index + 1, step, aligned, before, after: aligned?.after ?? rest?.alignment.begin ?? before, ...sayingOf(row, whole, index + 1, [step.says], [step.sound]) });
  }
  return frames;
}

function sayingOf(row: WalkthroughRow, { begin }: Alignment, count: number, says: readonly string[], sounds: readonly (string | null)[]): Pick<Frame, 'says' | 'sounds'> {
  const stage = stageBegun(begin, row.steps, count);
  const said = stage === null ? undefined : row.stages?.[stage];
  return { says: [...says, said?.says ?? ''].filter((text) => text.trim() !== ''), sounds: [...sounds, said?.sound ?? null].flatMap((sound) => sound ?? []) };
}

/** Whether somebody has to decide how it goes on: the step cannot be done as it was recorded. */
export function asksAt({ aligned }: Frame): boolean {
  return aligned !== null && (aligned.fate.type === 'refused' || aligned.fate.type === 'gone');
}

/** Whether it is worth stopping at: the step came out otherwise than recorded. */
export function differsAt({ aligned }: Frame): boolean {
  return aligned !== null && aligned.fate.type !== 'played';
}

/** A moment as people who listen hear it. */
export function spokenFrame(frame: Frame, all: number, names: Names, before: Names): string {
  const { number, step, aligned, says } = frame;
  const title = step === null ? 'The record comes in' : stepTitle(step, wordsFor(aligned, names, before));
  const fate = aligned === null ? null : fateWords(aligned.fate, names, before, seenIn(frame.before));
  return [number === 0 ? `${title}.` : `Step ${number} of ${all}. ${title}.`, ...(fate === null ? [] : [fate]), ...says].join(' ');
}

/** What is gone keeps the name it had. */
export function wordsFor(aligned: AlignedStep | null, names: Names, before: Names): Names {
  return aligned?.fate.type === 'gone' ? before : names;
}

/** Milliseconds somebody needs to read it, at the usual speed. */
export function readingTime({ says, aligned }: Frame): number {
  const words = says.join(' ').split(/\s+/).filter(Boolean).length;
  return Math.max(2_500, 1_200 + words * 330 + (aligned !== null && wayOf(aligned) !== null ? 1_500 : 0));
}
