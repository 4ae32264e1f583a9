import type { Outcome } from '#engine/blueprint';
import { atOutcome, finding, quoted } from '../finding.ts';
import { neverTaken } from '../never.ts';
import type { Proof } from '../proof.ts';

const check = 'outcome-can-happen';

/** What sets an outcome off can come about, for some record, while it stands there. */
export const outcomeCanHappen: Proof = {
  name: check,
  find: (evidence) =>
    neverTaken(evidence)
      .filter(({ outcome, triggered, opened }) => (outcome.trigger.type !== 'person' && !triggered) || (outcome.trigger.type === 'person' && opened))
      .map(({ outcome, stage, example }) =>
        finding(check, 'warning', atOutcome(outcome), `${quoted(outcome)} can never be taken from ${quoted(stage)}: ${why(outcome)}.`, example, [{ label: `Delete ${quoted(outcome)}`, edits: [{ type: 'deleteOutcomes', outcomes: [outcome.id] }] }])),
};

function why({ trigger, who }: Outcome): string {
  switch (trigger.type) {
    case 'person':
      return who.type === 'anyone' ? 'what it asks for in its form cannot be given' : 'nobody who may take it can';
    case 'result':
      return 'its activity never ends like that there';
    case 'condition':
      return 'its condition never holds there';
    case 'elapsed':
    case 'date':
      return 'the record has always left before its time is up';
    case 'signal':
      return 'its signal never fits';
  }
}
