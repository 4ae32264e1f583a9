import type { Fragment, Outcome } from '#engine/blueprint';
import { drawStageList, readStageList } from '#engine/exchange';
import { createIdSource, fixedClock, seededDice, type IdSource, type Instant } from '#engine/kernel';
import type { SnippetRow } from '../../storage/index.ts';

const voicemailPlusEmail = `1. Voicemail plus email
   - Purpose: Be heard and read on the same day, so that neither looks like spam.
   - Voicemail: who we are and one reason to call back
       Twenty seconds. Say your name, your company and the number twice. One reason, no pitch.
   - Email the same day: "I just tried to reach you"
       Refer to the voicemail in the first line. One question they can answer with yes or no.
   - Replied → ?
   - No reply after 3 working days → ?`;

const noShowRecovery = `1. No-show, same day
   - Purpose: Most people who miss a meeting forgot it. Make it easy to say so.
   - Call within ten minutes
       Stay friendly: "I am in our meeting room, did something come up?" Offer two new times.
   - Email two new times
       No reproach. Two times, one link, one sentence on what they will take away.
   - Rebooked → ?
   - No answer after 1 working day → Last try
2. Last try
   - LinkedIn message (optional)
       Ask whether the topic is still on their list. Nothing else.
   - Email: shall I close your file?
   - Rebooked → ?
   - No reply after 5 working days → ?`;

const approvalOver50k = `1. Over 50,000? [decision]
   - Needs approval → Approval over 50k
   - Otherwise → ?
2. Approval over 50k
   - Purpose: A second pair of eyes before a large offer leaves the house.
   - Limit: 1 working day
   - Write down discount, margin and what we get in return [form]
   - Manager approves the offer [approval]
   - Approved → ?
   - Rejected → ?`;

/** Three cut-outs a sales team puts into many drawings: the voicemail that is followed by an email, the missed meeting, the large deal. */
export function demoSnippets(by: string, at: Instant): readonly SnippetRow[] {
  const ids = createIdSource(fixedClock(at), seededDice(50));
  const row = (name: string, fragment: Fragment): SnippetRow => ({ id: ids.next(), name, fragment, at, by, batch: 'demo' });
  return [
    row('Voicemail plus email', fromList(voicemailPlusEmail, 'lead', ids)),
    row('No-show recovery', fromList(noShowRecovery, 'lead', ids)),
    row('Approval over 50k', withRules(fromList(approvalOver50k, 'deal', ids))),
  ];
}

function fromList(text: string, recordType: string, ids: IdSource): Fragment {
  return drawStageList(readStageList(text), { recordType, phases: {}, close: false }, ids).fragment;
}

/** The amount decides; the approver's answer leads on by itself. */
function withRules(fragment: Fragment): Fragment {
  const approval = Object.values(fragment.activities).find(({ channel }) => channel === 'approval');
  const ruled = (outcome: Outcome): Outcome => {
    if (outcome.name === 'Needs approval') return { ...outcome, trigger: { type: 'condition', condition: { type: 'compare', field: 'amount', operator: 'moreThan', value: 50_000 } } };
    if (approval && (outcome.name === 'Approved' || outcome.name === 'Rejected')) return { ...outcome, trigger: { type: 'result', activity: approval.id, result: outcome.name.toLowerCase() } };
    return outcome;
  };
  return { ...fragment, outcomes: Object.fromEntries(Object.values(fragment.outcomes).map((outcome) => [outcome.id, ruled(outcome)])) };
}
