import type { Outcome } from '#engine/blueprint';
import { isAutomatic } from '#engine/compile';
import type { Example } from '../example.ts';
import type { Evidence } from '../evidence.ts';
import { firstMoment, owner } from '../explore/world.ts';
import { atStage, finding, limiting, quoted, type ProofFinding } from '../finding.ts';
import { plainest, stepsTo } from '../plainest.ts';
import type { Proof } from '../proof.ts';

const check = 'circle-comes-to-rest';

/** No step sets off automatic outcomes that never come to rest; the engine would refuse it (rule R26). */
export const circleComesToRest: Proof = {
  name: check,
  find: (evidence) => {
    const { world, explored, process } = evidence;
    const start = explored.endlessStart;
    const atOnce = start === null ? [] : [told(evidence, process.start, { at: firstMoment, owner, fields: start.fields, steps: [] }, 'as soon as it comes in')];
    const later = [...world.endless].flatMap(([stage, { place, steps }]) => {
      const standing = explored.byStage.get(stage)?.find(({ run }) => run === place.run);
      if (standing === undefined) return [];
      const before = stepsTo(standing);
      const example = plainest(world, { ...before, steps: [...before.steps, ...steps] }, ({ refusal }) => refusal?.type === 'endlessLoop');
      return [told(evidence, stage, example, `from ${quoted(evidence.stage(stage))}`)];
    });
    return onePerCircle(evidence, [...atOnce, ...later]);
  },
};

/** A circle is told once, by the plainest way into it: whoever mends it mends all. */
function onePerCircle(evidence: Evidence, found: readonly ProofFinding[]): readonly ProofFinding[] {
  const known = new Set<string>();
  return found.flatMap((one) => {
    const circle = one.target.type === 'stage' ? automaticCircle(evidence, one.target.stage).map(({ id }) => id) : [];
    if (circle.some((id) => known.has(id))) return [];
    for (const id of circle) known.add(id);
    return [one];
  });
}

function told(evidence: Evidence, stage: string, example: Example, when: string) {
  const circle = automaticCircle(evidence, stage);
  const back = circle.find(({ limit }) => limit === undefined);
  return finding(check, 'error', atStage(evidence.stage(stage)), `A record goes round for ever without anybody doing anything, ${when}; such a step is refused, so the record cannot take it.`, example, back === undefined ? [] : limiting(back));
}

/** Automatic outcomes on a way round that can be come to from here. */
function automaticCircle({ document, process }: Evidence, from: string): readonly Outcome[] {
  const automatic = (stage: string) => {
    const at = document.stages[stage];
    return at === undefined ? [] : process.outcomesOf(stage).filter((outcome) => isAutomatic(at, outcome) && outcome.trigger.type !== 'elapsed');
  };
  const behind = (stage: string) => {
    const seen = new Set([stage]);
    for (const one of seen) for (const { to } of automatic(one)) if (to !== null) seen.add(to);
    return seen;
  };
  const near = new Set([from, ...process.outcomesOf(from).flatMap(({ to }) => to ?? [])]);
  return [...new Set([...near].flatMap((stage) => [...behind(stage)]))].flatMap((stage) => automatic(stage).filter(({ to }) => to !== null && behind(to).has(stage)));
}
