/** Compiling: a published drawing becomes an XState machine, with the way back to stages and outcomes. */
export { compileBlueprint, type Process, type ProcessEvent, type Rest } from './process.ts';
export { isAutomatic, isFallback, standInOf, type ProcessConfig, type StateConfig, type TransitionConfig } from './config.ts';
export { isOpen, passes, questionOf, standsIn, type GuardConfig, type Passage } from './passage.ts';
export { flatten, type FlatProcess, type Standing } from './flat/flat-process.ts';
export type { FlatLane, FlatStage, FlatTable, FlatWay } from './flat/flat-table.ts';
export type { Take } from './flat/read-node.ts';
