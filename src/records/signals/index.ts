/** Web events from a file. */
export { SignalsImportScreen } from './signals-import-screen.tsx';
