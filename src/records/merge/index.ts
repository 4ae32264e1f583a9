/** Records that may be the same one. */
export { DuplicatesScreen } from './duplicates-screen.tsx';
