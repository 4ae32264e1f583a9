import type { UserId } from '#engine/blueprint';

/** What somebody thinks of one call: 1 to 5 for each criterion they had something to say about. */
export interface CallReview {
  readonly id: string;
  /** The journal line of the call. */
  readonly entry: string;
  readonly rep: UserId;
  readonly by: UserId;
  /** The rep's own view. */
  readonly self: boolean;
  readonly scores: Readonly<Record<string, number>>;
}

/** Which side of a call somebody is on. */
export type ReviewSide = 'rep' | 'coach' | 'other';

/** What somebody may do and see at one call. */
export interface ReviewStanding<Review extends CallReview> {
  readonly side: ReviewSide;
  /** `waitsForRep`: the rep looks first; `given`: said already; `closed`: no review of theirs. */
  readonly form: 'open' | 'waitsForRep' | 'given' | 'closed';
  readonly mine: Review | null;
  /** Every review that may be seen: nothing of others before one's own. */
  readonly shown: readonly Review[];
  /** So many are there that may not be seen yet. */
  readonly hidden: number;
  /** What was given may still be changed: nobody else's was seen meanwhile. */
  readonly changeable: boolean;
}

/** Who asks about a call: `coaches` when they hold a role that coaches, `ahead` when they stated why they go first. */
export interface Viewer {
  readonly id: UserId;
  readonly coaches: boolean;
  readonly ahead: boolean;
}

/** Says whose turn it is at a call and what may be seen of it: self review first, each side blind to the other until then (S93; rules N13 to N16). */
export function reviewStanding<Review extends CallReview>(rep: UserId, reviews: readonly Review[], me: Viewer): ReviewStanding<Review> {
  const side: ReviewSide = me.id === rep ? 'rep' : me.coaches ? 'coach' : 'other';
  const mine = side === 'other' ? null : (reviews.find(({ by, self }) => by === me.id && self === (side === 'rep')) ?? null);
  const isRepHeard = reviews.some(({ self }) => self);
  const form = side === 'other' ? 'closed' : mine !== null ? 'given' : side === 'rep' || isRepHeard || me.ahead ? 'open' : 'waitsForRep';
  return {
    side, form, mine,
    shown: mine === null ? [] : reviews,
    hidden: mine === null && side !== 'other' ? reviews.length : 0,
    changeable: mine !== null && reviews.length === 1,
  };
}

/** How far apart two views of one criterion are when it is worth a word (rule N17). */
export const farApart = 2;

/** Two views of one criterion: null where one of them said nothing. */
export interface CriterionGap {
  readonly criterion: string;
  readonly self: number | null;
  readonly coach: number | null;
  /** The coach's score less the rep's own. */
  readonly gap: number | null;
  readonly far: boolean;
}

/** The rep's own view beside the coach's, criterion by criterion in the order given. */
export function gapsBetween(criteria: readonly string[], self: Pick<CallReview, 'scores'>, coach: Pick<CallReview, 'scores'>): readonly CriterionGap[] {
  return criteria.map((criterion) => {
    const [own, theirs] = [self.scores[criterion] ?? null, coach.scores[criterion] ?? null];
    const gap = own === null || theirs === null ? null : theirs - own;
    return { criterion, self: own, coach: theirs, gap, far: gap !== null && Math.abs(gap) >= farApart };
  });
}
