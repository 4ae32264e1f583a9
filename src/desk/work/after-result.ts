import type { OutcomeOption } from '#engine/run';

/**
 * Where a result leads by itself, as the drawing says: the outcome it sets off and the stage that opens then, so that
 * nobody wonders what "No answer" does (S52). Null when the record stays where it is.
 */
export function leadsTo(activity: string, result: string | null, outcomes: readonly OutcomeOption[]): OutcomeOption | null {
  return outcomes.find(({ outcome: { trigger } }) => trigger.type === 'result' && trigger.activity === activity && trigger.result === result) ?? null;
}
