import { activeDrawing, diffVersions, type Blueprint, type RecordType } from '#engine/blueprint';

/** Whether a draft leads every record as a published drawing does and is worded alike; where cards stand makes no difference. */
export function leadsAlike(published: Blueprint, draft: Blueprint, type: RecordType | undefined): boolean {
  return diffVersions(published, activeDrawing(draft), type?.fields).every(({ kind }) => kind === 'placed');
}
