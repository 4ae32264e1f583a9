import type { Deed, Fields } from '#engine/blueprint';
import type { HintLevel, Told } from '#engine/rehearsal';

/** One move of a trainee: enough to walk the attempt again to the same end. */
export type TrainingMove =
  | { readonly type: 'deed'; readonly deed: Deed; readonly roles: readonly string[]; readonly by?: string; readonly told: Told | null }
  /** Turned the clock to this moment of the drill. */
  | { readonly type: 'clock'; readonly to: number }
  | { readonly type: 'hint'; readonly level: HintLevel };

/** A trainee's attempt at a drill (B8). What happens in it is practice: it is kept here and nowhere near real records. */
export interface AttemptRow {
  readonly id: string;
  readonly person: string;
  readonly blueprint: string;
  readonly versionId: string;
  /** The version's behaviour hash and number: what was learned is stale once the behaviour changed. */
  readonly version: string;
  readonly number: number;
  readonly drill: string;
  /** The programme it was done for; null for practice of one's own. */
  readonly programme: string | null;
  readonly exam: boolean;
  /** In real time, not in the drill's. */
  readonly startedAt: number;
  /** Null while it is under way; it can be gone on with. */
  readonly endedAt: number | null;
  readonly moves: readonly TrainingMove[];
  /** What it came to; null while it is under way. */
  readonly score: { readonly total: number; readonly passed: boolean; readonly parts: readonly { readonly part: string; readonly share: number | null }[] } | null;
  /** By key of lesson. */
  readonly lessons: readonly { readonly key: string; readonly met: boolean; readonly mastered: boolean }[];
  readonly space: 'practice';
  readonly batch: string | null;
}

/** What a class is to do until when. */
export interface ProgrammeRow {
  readonly id: string;
  readonly name: string;
  readonly blueprint: string;
  readonly people: readonly string[];
  /** In this order. */
  readonly steps: readonly { readonly id: string; readonly type: 'walkthrough' | 'drills' | 'exam'; /** The walk-through, or the drills meant; all of them when empty. */ readonly of: readonly string[]; readonly dueAt: number | null }[];
  /** Points an exam must reach, 0 to 100. */
  readonly passMark: number;
  readonly by: string;
  readonly at: number;
  /** When somebody was added who was not there from the beginning: their dates are later by as much. */
  readonly joined?: Readonly<Record<string, number>>;
  readonly batch: string | null;
}

/** A run recorded with narration, to be played on this and later versions (B15). */
export interface WalkthroughRow {
  readonly id: string;
  readonly name: string;
  readonly blueprint: string;
  readonly versionId: string;
  readonly version: string;
  readonly number: number;
  readonly by: string;
  readonly at: number;
  /** The moment of the record's clock at which it begins. */
  readonly startsAt: number;
  readonly record: { readonly owner: string | null; readonly fields: Fields; readonly zone: string; /** Other runs its gates wait for have come as far as they ask. */ readonly awaited?: true };
  /** Said before anything happens. */
  readonly intro: string;
  readonly introSound?: string | null;
  /** Said when the record comes to a stage, by the stage's id. */
  readonly stages?: Readonly<Record<string, { readonly says: string; readonly sound: string | null }>>;
  /** Each step comes so many milliseconds after the one before; what is said belongs to the stage and the deed, never to the screen. */
  readonly steps: readonly { readonly id: string; readonly wait: number; readonly deed: Deed; readonly roles: readonly string[]; readonly by?: string; readonly says: string; readonly sound: string | null; /** Where it led when it was recorded. */ readonly stage: string; /** Refused when it was recorded: it is there to show that. */ readonly refused?: true }[];
  readonly batch: string | null;
}

/** A spoken narration. */
export interface SoundRow {
  readonly id: string;
  /** The walk-through it belongs to. */
  readonly of: string;
  readonly seconds: number;
  readonly content: Blob;
}

/** What somebody thinks of a call that was made (S93): the rep's own view first, then the coach's. */
export interface CallReviewRow {
  readonly id: string;
  readonly record: string;
  readonly run: string | null;
  /** The journal entry of the call. */
  readonly entry: string;
  readonly rep: string;
  readonly by: string;
  /** The rep reviews their own call. */
  readonly self: boolean;
  readonly at: number;
  /** 1 to 5 by criterion. */
  readonly scores: Readonly<Record<string, number>>;
  readonly strengths: string;
  readonly improve: string;
  /** Said at a moment of the recording. */
  readonly comments: readonly { readonly id: string; readonly second: number; readonly text: string; readonly by: string }[];
  /** In the library of good calls, under this stage and these objections (S89). */
  readonly good: boolean;
  readonly stage: string | null;
  readonly objections: readonly string[];
  /** A link, or `file:ID` for a kept file; null without a recording. */
  readonly recording: string | null;
  /** When the call was made, and in which blueprint; told since reviews have a page of their own. */
  readonly calledAt?: number;
  readonly blueprint?: string;
  /** Why the coach went ahead before the rep had looked at their own call. */
  readonly ahead?: string;
  /** Why it is worth listening to, in the library. */
  readonly why?: string;
  readonly batch: string | null;
}

/** What the academy keeps, by table. */
export interface TrainingRows {
  readonly attempts: AttemptRow;
  readonly programmes: ProgrammeRow;
  readonly walkthroughs: WalkthroughRow;
  readonly sounds: SoundRow;
  readonly callReviews: CallReviewRow;
}
export type TrainingTable = keyof TrainingRows;
