import { useState } from 'react';
import { reviewStanding, type ReviewStanding } from '#engine/insights';
import { keepTraining, recordingIn, type CallAtHand, type CallReviewRow, type PersonRow } from '../../storage/index.ts';
import { notifyDone, notifyProblem } from '../../ui/index.ts';
import { coaches } from './coaches.ts';
import { newReviewId, useHalfReview, type HalfReview } from './half-review.ts';

/** Where the recording stands, and how to go to a moment of it. */
export interface Playhead {
  readonly second: number;
  /** Grows with each wish to hear a moment, so that the same one can be wished twice. */
  readonly wish: { readonly second: number; readonly number: number } | null;
}

/** A call's review by the person at work: what may be seen, what is half written, and how it is given. */
export interface CallReviewWork {
  readonly standing: ReviewStanding<CallReviewRow>;
  readonly half: HalfReview | undefined;
  readonly recording: string | null;
  readonly playhead: Playhead;
  readonly now: number;
  change(part: Partial<HalfReview>): void;
  give(): void;
  /** Opens what was given once more, while nobody else has spoken. */
  reopen(): void;
  keep(row: CallReviewRow, done: string): void;
  hear(second: number): void;
  atSecond(second: number): void;
}

/** Brings together the rules of who sees what (rules N13 to N16) and what is being written. */
export function useCallReview(call: CallAtHand, me: PersonRow, reviews: readonly CallReviewRow[]): CallReviewWork {
  const { half, change, drop } = useHalfReview(call.entry.id, me.id);
  const [again, setAgain] = useState<string | null>(null);
  const [playhead, setPlayhead] = useState<Playhead>({ second: 0, wish: null });
  const [now] = useState(() => Date.now());
  const judged = reviewStanding(call.entry.by, reviews, { id: me.id, coaches: coaches(me), ahead: half?.ahead !== null && half?.ahead !== undefined });
  const standing = again !== null && judged.mine?.id === again && judged.changeable ? { ...judged, form: 'open' as const, shown: [] } : judged;
  const recording = recordingIn(call.entry) ?? reviews.find((review) => review.recording !== null)?.recording ?? half?.recording ?? null;
  const keep = (row: CallReviewRow, done: string) => {
    keepTraining('callReviews', row).then(() => notifyDone({ message: done }), (problem: unknown) => notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not kept'));
  };
  const give = () => {
    if (half === undefined || standing.side === 'other') return;
    keepTraining('callReviews', rowOf(call, me, half, judged.mine)).then(
      async () => {
        setAgain(null);
        await drop();
        notifyDone({ message: standing.side === 'rep' ? 'Your own view of the call is given' : 'Your review is given' });
      },
      (problem: unknown) => notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not kept'),
    );
  };
  return {
    standing, half, recording, playhead, now, change, give, keep,
    reopen: () => {
      if (judged.mine === null) return;
      const { id, scores, strengths, improve, comments, recording: kept, ahead } = judged.mine;
      change({ scores, strengths, improve, comments, recording: kept, ahead: ahead ?? null });
      setAgain(id);
    },
    hear: (second) => setPlayhead((before) => ({ second, wish: { second, number: (before.wish?.number ?? 0) + 1 } })),
    atSecond: (second) => setPlayhead((before) => (before.second === second ? before : { ...before, second })),
  };
}

function rowOf(call: CallAtHand, me: PersonRow, half: HalfReview, before: CallReviewRow | null): CallReviewRow {
  const { entry, run } = call;
  const isSelf = entry.by === me.id;
  return {
    ...(before ?? { good: false, stage: entry.changes?.done[0]?.stage ?? null, objections: entry.intent.type === 'complete' ? entry.intent.objections : [], batch: null }),
    id: before?.id ?? newReviewId(), record: entry.record, run: entry.run, entry: entry.id, rep: entry.by, by: me.id, self: isSelf, at: Date.now(),
    scores: half.scores, strengths: half.strengths.trim(), improve: half.improve.trim(), comments: half.comments, recording: half.recording,
    calledAt: entry.at, ...(run === null ? {} : { blueprint: run.blueprint }), ...(half.ahead === null || isSelf ? {} : { ahead: half.ahead }),
  };
}
