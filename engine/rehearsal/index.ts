/** Rehearsal: what can happen to records in a drawing, found out before anybody uses it, and stepped through by hand. */
export { createExploration, explore, proofs, usualBound, type Cut, type Exploration, type ExplorationReport, type ExploreOptions, type Progress } from './explore.ts';
export { playSteps, type Example, type ExampleStep, type Played } from './example.ts';
export type { ProofFinding } from './finding.ts';
export { trialProcess } from './trial.ts';
export { rolesIn } from './explore/world.ts';
export { ownerAlone, type Actor } from './simulate/deed.ts';
export { advance, createSimulation, jumpTo, perform, present, stagesIn, stepBack, stepOn, type Happening, type LogRow, type SimulatedRecord, type Simulation } from './simulate/simulation.ts';
export { awaitedIn, coverageOf, nextMoment, possible, wouldBeSent, type Awaited, type Coverage, type WouldBeSent } from './simulate/reading.ts';
export { inventRecord, inventValue } from './simulate/sample.ts';
export { suggest, type Suggestion } from './simulate/suggest.ts';
export { simulateExample } from './simulate/from-example.ts';
export { findWays, findWayTo, type TestPath, type Ways } from './simulate/ways.ts';
export { acceptedAnew, runScenario, scenarioFrom, type Break, type Expectation, type ScenarioReport } from './simulate/scenario.ts';
export { checkScenarios, scenarioCheck, walkScenarios } from './simulate/scenario-findings.ts';
