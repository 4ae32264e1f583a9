import { atOutcome, finding, quoted, setting, type Fix } from '../finding.ts';
import { neverTaken, type NeverTaken } from '../never.ts';
import type { Proof } from '../proof.ts';

const check = 'gate-can-open';

/** Every gate opens for some record that stands before it. */
export const gateCanOpen: Proof = {
  name: check,
  find: (evidence) =>
    neverTaken(evidence)
      .filter(({ outcome, triggered, opened }) => (outcome.trigger.type === 'person' || triggered) && !opened)
      .map((never) => finding(check, 'error', atOutcome(never.outcome), `The gate of ${quoted(never.outcome)} can never open: no record that stands in ${quoted(never.stage)} fulfils it, whatever is done there.`, never.example, fixesFor(never))),
};

function fixesFor({ outcome }: NeverTaken): readonly Fix[] {
  return outcome.gate === undefined ? [] : [{ label: 'Ask for the required activities instead', edits: setting(['outcomes', outcome.id, 'gate'], undefined) }];
}
