/** Blueprints: every drawing with what runs in it, and the ways to begin a new one. */
export { BlueprintsScreen } from './blueprints-screen.tsx';
export { blankBlueprint } from './blank-blueprint.ts';
