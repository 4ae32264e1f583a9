/** Records from a file. */
export { ImportScreen } from './import-screen.tsx';
