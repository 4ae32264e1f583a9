/** Readings of the journal: how records pass through a blueprint. Nothing here changes or decides anything. */
export { createPassages, passagesOf, type Doing, type Passage, type Passages, type Stay } from './passages.ts';
export { chosen, enteredIn, type Choice, type Period } from './choice.ts';
export { flowKey, funnel, type Funnel, type OutcomeFlow, type StageFlow } from './funnel.ts';
export { timeInStage, type StageTime } from './time-in-stage.ts';
export { farApart, gapsBetween, reviewStanding, type CallReview, type CriterionGap, type ReviewSide, type ReviewStanding, type Viewer } from './calls/review-standing.ts';
export { callTrends, fewestToTell, weekOf, type CallTrends, type CriterionTrend, type DatedReview, type Mean } from './calls/trends.ts';
export { movedOnWell, objectionsMet, type ObjectionMet } from './calls/objections-met.ts';
export { shadowOf, type Shadow, type ShadowSources, type ShadowStep } from './shadow/shadow.ts';
export type { ShadowDeed, ShadowField, ShadowText } from './shadow/blind-deed.ts';
export type { Stranger } from './shadow/mask.ts';
export { cameInAt } from './came-in.ts';
export { compareVariants, type Comparison, type ComparedVariant, type VariantCount } from './variants.ts';
