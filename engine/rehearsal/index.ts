/** Rehearsal: what can happen to records in a drawing, found out before anybody uses it. */
export { createExploration, explore, proofs, usualBound, type Cut, type Exploration, type ExplorationReport, type ExploreOptions, type Progress } from './explore.ts';
export { playSteps, type Example, type ExampleStep, type Played } from './example.ts';
export type { ProofFinding } from './finding.ts';
export { trialProcess } from './trial.ts';
