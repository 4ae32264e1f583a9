import type { LaneId, OutcomeId, StageId } from '#engine/blueprint';

/**
 * A record on its way through the machine: what the machine's guards ask and what its one action changes.
 * The machine decides the order of moves; the passage knows the record. `run` makes them; each is immutable.
 */
export interface Passage {
  /** Every clause of the outcome's gate is met, the stage's own gate included. */
  gateOpen(outcome: OutcomeId): boolean;
  /** The outcome was taken as often as it may be. */
  limitReached(outcome: OutcomeId): boolean;
  /** What sets the outcome off by itself has come about: its condition holds, its result was seen, its time is up. */
  triggered(outcome: OutcomeId): boolean;
  /** The lane's required activities are done in this visit. */
  laneDone(stage: StageId, lane: LaneId): boolean;
  /** Automatic moves may go on; false stops a circle that nothing else stops. */
  readonly mayGoOn: boolean;
  /** The passage after leaving `from` by this outcome. */
  take(outcome: OutcomeId, from: StageId, automatic: boolean): Passage;
}

/** What a guard of the machine's config is called and which things of the drawing it asks about. */
export type GuardConfig =
  | { readonly type: 'gate'; readonly params: { readonly outcome: OutcomeId } }
  | { readonly type: 'limit'; readonly params: { readonly outcome: OutcomeId; readonly instead: OutcomeId } }
  | { readonly type: 'trigger'; readonly params: { readonly outcome: OutcomeId } }
  | { readonly type: 'triggerLimit'; readonly params: { readonly outcome: OutcomeId; readonly instead: OutcomeId } }
  | { readonly type: 'fallback'; readonly params: { readonly outcome: OutcomeId } }
  | { readonly type: 'lane'; readonly params: { readonly stage: StageId; readonly lane: LaneId } };

/** May this outcome be taken now, its limit included? Pure, so that a flat table can ask the same question. */
export function isOpen(passage: Passage, outcome: OutcomeId): boolean {
  return !passage.limitReached(outcome) && passage.gateOpen(outcome);
}

/** Does the outcome beyond the limit stand in for one that was taken often enough? */
export function standsIn(passage: Passage, outcome: OutcomeId, instead: OutcomeId): boolean {
  return passage.limitReached(outcome) && isOpen(passage, instead);
}

/** Turns a guard of the config into a direct question: the whole meaning of the machine's guards in one place. */
export function questionOf(guard: GuardConfig): (passage: Passage) => boolean {
  switch (guard.type) {
    case 'gate': {
      const { outcome } = guard.params;
      return (passage) => isOpen(passage, outcome);
    }
    case 'limit': {
      const { outcome, instead } = guard.params;
      return (passage) => standsIn(passage, outcome, instead);
    }
    case 'trigger': {
      const { outcome } = guard.params;
      return (passage) => passage.mayGoOn && passage.triggered(outcome) && isOpen(passage, outcome);
    }
    case 'triggerLimit': {
      const { outcome, instead } = guard.params;
      return (passage) => passage.mayGoOn && passage.triggered(outcome) && standsIn(passage, outcome, instead);
    }
    case 'fallback': {
      const { outcome } = guard.params;
      return (passage) => passage.mayGoOn && isOpen(passage, outcome);
    }
    case 'lane': {
      const { stage, lane } = guard.params;
      return (passage) => passage.laneDone(stage, lane);
    }
  }
}

/** Answers a guard at once, as the machine asks it. */
export function passes(guard: GuardConfig, passage: Passage): boolean {
  return questionOf(guard)(passage);
}
