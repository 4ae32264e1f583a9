import { atStage, finding, listed, quoted, setting } from '../finding.ts';
import type { Proof } from '../proof.ts';
import { stuckIn } from '../stuck.ts';

const check = 'lanes-do-not-wait-for-each-other';

/** In a parallel stage some lane can always go on. */
export const lanesDoNotWaitForEachOther: Proof = {
  name: check,
  find: (evidence) =>
    stuckIn(evidence).flatMap((stuck) => {
      if (stuck.kind !== 'lanes') return [];
      const { stage, waiting, standing } = stuck;
      const lanes = Object.values(stage.lanes ?? {}).filter((lane) => waiting.some(({ activity }) => lane.activities.includes(activity.id)));
      const fixes = waiting.slice(0, 2).map(({ activity }) => ({ label: `Let ${quoted(activity)} begin without waiting`, edits: setting(['activities', activity.id, 'after'], []) }));
      return [finding(check, 'error', atStage(stage), `In ${quoted(stage)} the lanes ${listed(lanes.map(quoted))} wait for each other: ${listed(waiting.map(({ activity }) => quoted(activity)))} can never begin.`, evidence.exampleOf(standing), fixes)];
    }),
};
