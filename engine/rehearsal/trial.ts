import { derivedId } from '#engine/kernel';
import { activeDrawing, type Blueprint, type StageId } from '#engine/blueprint';
import { compileBlueprint, type Process } from '#engine/compile';

/**
 * Makes a draft ready to be tried out without publishing it; null while it has no start to come in at. `from` lets
 * records come in at another stage, so that a stage can be tried out before anything leads there; null when that stage
 * is not there, or is switched off.
 */
export function trialProcess(draft: Blueprint, from?: StageId): Process | null {
  const active = activeDrawing(draft);
  const start = from ?? active.start;
  if (start === null || active.stages[start] === undefined) return null;
  const document = start === active.start ? active : { ...active, start };
  const version = { id: derivedId(draft.id, 'trial'), blueprint: draft.id, number: 0, hash: 'trial', publishedAt: 0, publishedBy: '', note: '', document };
  return compileBlueprint(version);
}
