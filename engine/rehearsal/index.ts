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
export { actorFor, suggest, type Suggestion } from './simulate/suggest.ts';
export { simulateExample } from './simulate/from-example.ts';
export { findWays, findWayTo, type TestPath, type Ways } from './simulate/ways.ts';
export { acceptedAnew, runScenario, scenarioFrom, type Break, type Expectation, type ScenarioReport } from './simulate/scenario.ts';
export { checkScenarios, scenarioCheck, walkScenarios } from './simulate/scenario-findings.ts';
export { nameless } from './rehearse/population.ts';
export { createRehearsal, rehearse, type Rehearsal, type RehearsalProgress } from './rehearse/rehearse.ts';
export {
  checkPlan, rehearsalLimits, usualBehaviour, usualMinutes, usualPlan,
  type Behaviour, type Copied, type Crew, type PlanProblem, type Population, type RehearsalPlan, type Spread,
} from './rehearse/plan.ts';
export type { Fate, Quantiles, RehearsalReport } from './rehearse/report.ts';
export { compareRehearsals, type Comparison, type Difference } from './rehearse/compare.ts';
export { learnBehaviour, type Learned } from './rehearse/learn.ts';
export { replayHistory, summarise, type Departure, type HistorySummary, type PastRun, type RunReplay, type Stay } from './history/replay-history.ts';
export { drillsFor, makeDrills, type Drill, type DrillOptions, type DrillSet } from './drills/make-drills.ts';
export { keyOfLesson, lessonsOf, type Lesson } from './drills/lessons.ts';
export { answerTo, attempt, hintFor, isOver, mayTake, metIn, openGoals, startDrill, turnClock, type DrillSession, type Hint, type HintLevel, type Met, type Told } from './drills/session.ts';
export { hintCosts, passMark, rubric, rubricWeights, scoreDrill, type Mistake, type RubricPart, type Score } from './drills/score.ts';
export { countMastered, masteryOf, printsOf, type Attempted, type Standing } from './drills/mastery.ts';
export { alignWalkthrough, type AlignedStep, type Alignment, type AlignOptions, type StepFate, type Gone } from './walkthrough/align.ts';
export { beginWalk, recordedSince, takeStep, type RecordedStep, type RecordedWalk, type TakenStep } from './walkthrough/recording.ts';
export { rejoinAt } from './walkthrough/rejoin.ts';
export type { WayPast, WayStep } from './walkthrough/way-past.ts';
