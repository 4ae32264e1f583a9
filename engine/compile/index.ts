/** Compiling: a published drawing becomes an XState machine, with the way back to stages and outcomes. */
export { compileBlueprint, type Process, type ProcessEvent, type Rest } from './process.ts';
export { isAutomatic, isFallback, standInOf, type ProcessConfig, type StateConfig, type TransitionConfig } from './config.ts';
export { isOpen, passes, standsIn, type GuardConfig, type Passage } from './passage.ts';
