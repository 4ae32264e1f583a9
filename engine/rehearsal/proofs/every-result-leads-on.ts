import { atStage, finding, quoted } from '../finding.ts';
import type { Proof } from '../proof.ts';
import { lettingOut, likelyEnd, newWay, stuckIn } from '../stuck.ts';

const check = 'every-result-leads-on';

/** However an activity ends, a record that waits for its result can go on. */
export const everyResultLeadsOn: Proof = {
  name: check,
  find: (evidence) =>
    stuckIn(evidence).flatMap((stuck) => {
      if (stuck.kind !== 'result') return [];
      const { stage, activity, result, standing } = stuck;
      const name = activity.results[result]?.name ?? result;
      const times = standing.run.done.filter((one) => one.visit === standing.run.visit && one.activity === activity.id).length;
      const end = likelyEnd(evidence);
      const way = end === null ? null : { ...newWay(evidence, stage, name === '' ? 'Otherwise' : name, end), trigger: { type: 'result' as const, activity: activity.id, result } };
      const fixes = end === null || way === null ? [] : [{ label: `Send records on to ${quoted(end)} when it ends "${name}"`, edits: [{ type: 'addOutcome' as const, outcome: way }] }, ...lettingOut(evidence, stage)];
      const how = times > 1 ? `each of ${times} times` : 'and may not be done again';
      return [finding(check, 'error', atStage(stage), `When ${quoted(activity)} ends "${name}" ${how}, no outcome of ${quoted(stage)} answers and nothing else leads on.`, evidence.exampleOf(standing), fixes)];
    }),
};
