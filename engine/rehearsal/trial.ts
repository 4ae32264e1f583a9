import { derivedId } from '#engine/kernel';
import type { Blueprint } from '#engine/blueprint';
import { compileBlueprint, type Process } from '#engine/compile';

/** Makes a draft ready to be tried out without publishing it; null while it has no start to come in at. */
export function trialProcess(draft: Blueprint): Process | null {
  if (draft.start === null || draft.stages[draft.start] === undefined) return null;
  const version = { id: derivedId(draft.id, 'trial'), blueprint: draft.id, number: 0, hash: 'trial', publishedAt: 0, publishedBy: '', note: '', document: draft };
  return compileBlueprint(version);
}
