/** Readings of the journal: how records pass through a blueprint. Nothing here changes or decides anything. */
export { createPassages, passagesOf, type Passage, type Passages, type Stay } from './passages.ts';
export { chosen, enteredIn, type Choice, type Period } from './choice.ts';
export { flowKey, funnel, type Funnel, type OutcomeFlow, type StageFlow } from './funnel.ts';
export { timeInStage, type StageTime } from './time-in-stage.ts';
