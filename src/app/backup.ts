import { exportAll, mostBackupBytes, type Progress } from '../storage/index.ts';
import { downloadFile, formatBytes, notifyProblem } from '../ui/index.ts';

/** Saves a copy of everything stored to a file the person keeps; one that is too large to be restored says so. */
export async function downloadBackup(progress?: Progress, write = exportAll): Promise<void> {
  const file = await write(progress);
  downloadFile(`baton backup ${new Date().toISOString().slice(0, 10)}.json`, file);
  if (file.size > mostBackupBytes) notifyProblem(`It has ${formatBytes(file.size)}; up to ${formatBytes(mostBackupBytes)} can be restored. Delete kept recordings or records that are done with, and write it again.`, 'This backup is too large to be restored');
}
