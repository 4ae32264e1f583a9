/** Programmes: what a class learns, in which order, by when. */
export { ProgrammesScreen } from './programmes-screen.tsx';
export { ProgrammeScreen } from './programme-screen.tsx';
export { ProgrammeEditorScreen } from './programme-editor.tsx';
