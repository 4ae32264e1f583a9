import type { StageId } from '#engine/blueprint';
import type { Process } from '#engine/compile';

/**
 * Where a record may come to stand when it is sent to this stage: the stage itself, or, nothing resting in a decision,
 * wherever the decision may lead it (rule R184). In the order of the drawing, each once.
 */
export function landingsOf(process: Process, stage: StageId): readonly StageId[] {
  const seen = new Set<StageId>();
  const landings = new Set<StageId>();
  const visit = (at: StageId): void => {
    if (seen.has(at)) return;
    seen.add(at);
    if (process.stage(at).kind !== 'decision') {
      landings.add(at);
      return;
    }
    for (const { to } of process.outcomesOf(at)) if (to !== null) visit(to);
  };
  visit(stage);
  return [...landings];
}
