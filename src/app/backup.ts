import { exportAll, type Progress } from '../storage/index.ts';
import { downloadFile } from '../ui/index.ts';

/** Saves a copy of everything stored to a file the person keeps. */
export async function downloadBackup(progress?: Progress): Promise<void> {
  downloadFile(`baton backup ${new Date().toISOString().slice(0, 10)}.json`, await exportAll(progress));
}
