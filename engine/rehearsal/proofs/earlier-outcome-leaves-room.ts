import type { Outcome } from '#engine/blueprint';
import type { Evidence } from '../evidence.ts';
import { atOutcome, finding, quoted, setting, type Fix } from '../finding.ts';
import { neverTaken, type NeverTaken } from '../never.ts';
import type { Proof } from '../proof.ts';

const check = 'earlier-outcome-leaves-room';

/** Of outcomes that the same thing sets off, an earlier one leaves some records to the later one. */
export const earlierOutcomeLeavesRoom: Proof = {
  name: check,
  find: (evidence) =>
    neverTaken(evidence)
      .filter(({ outcome, triggered, opened }) => outcome.trigger.type !== 'person' && triggered && opened)
      .map((never) => {
        const first = earlier(evidence, never);
        const by = first === null ? 'another outcome' : quoted(first);
        return finding(check, 'warning', atOutcome(never.outcome), `${quoted(never.outcome)} is never taken from ${quoted(never.stage)}: ${by} is asked first and always takes the record.`, never.example, first === null ? [] : askedFirst(never.outcome, first));
      }),
};

/** The outcome that the same thing sets off, and that is asked before. */
function earlier({ process }: Evidence, { outcome, stage }: NeverTaken): Outcome | null {
  const ways = process.outcomesOf(stage.id);
  const before = ways.slice(0, ways.findIndex(({ id }) => id === outcome.id)).filter(({ trigger }) => trigger.type !== 'person');
  return before.find((one) => sameCause(one, outcome)) ?? before[0] ?? null;
}

function sameCause({ trigger }: Outcome, { trigger: other }: Outcome): boolean {
  if (trigger.type === 'signal' && other.type === 'signal') return trigger.signal === other.signal;
  if (trigger.type === 'result' && other.type === 'result') return trigger.activity === other.activity && trigger.result === other.result;
  return trigger.type === other.type;
}

function askedFirst(outcome: Outcome, first: Outcome): readonly Fix[] {
  return [{ label: `Ask ${quoted(outcome)} first`, edits: setting(['outcomes', outcome.id, 'order'], first.order - 1) }];
}
