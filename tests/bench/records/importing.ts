/** The import as the screen does it, for whoever measures it. */
export { openInWorker } from '../../../src/records/import/file-in-worker.ts';
export { runImport } from '../../../src/records/import/run-import.ts';
