import type { Stage } from '#engine/blueprint';
import { cheapest, type Evidence } from '../evidence.ts';
import { atStage, finding, listed, quoted } from '../finding.ts';
import type { Proof } from '../proof.ts';

const check = 'stage-can-be-reached';

/** A stage to which a line leads is come to by some record. */
export const stageCanBeReached: Proof = {
  name: check,
  find: (evidence) =>
    Object.values(evidence.document.stages).flatMap((stage) => {
      if (evidence.entered.has(stage.id) || !drawnAsReachable(evidence, stage)) return [];
      const leading = Object.values(evidence.document.stages).filter(({ id }) => evidence.entered.has(id) && evidence.process.outcomesOf(id).some(({ to }) => to === stage.id));
      // Behind another stage that is never come to it tells nothing new.
      if (leading.length === 0 || !leading.every(({ id }) => evidence.isCertain(id))) return [];
      const ways = leading.flatMap(({ id }) => evidence.process.outcomesOf(id).filter(({ to }) => to === stage.id));
      const near = cheapest(leading.flatMap(({ id }) => evidence.standingsAt(id))) ?? cheapest(evidence.standings);
      if (near === null) return [];
      return [finding(check, 'warning', atStage(stage), `No record can ever get to ${quoted(stage)}: ${listed([...new Set(ways.map(quoted))])} can never be taken.`, evidence.exampleOf(near))];
    }),
};

/** Lines lead there from the start; where none does, the drawing's own check says so. */
function drawnAsReachable({ process }: Evidence, stage: Stage): boolean {
  const reached = new Set([process.start]);
  for (const one of reached) for (const { to } of process.outcomesOf(one)) if (to !== null) reached.add(to);
  return reached.has(stage.id);
}
