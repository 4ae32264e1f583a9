import type { Outcome } from '#engine/blueprint';
import type { Intent, Refusal } from '#engine/journal';
import { standInOf, type Process } from '#engine/compile';
import { isLimitReached, outcomeHere, verdictOf, whoRefusal } from './facts.ts';
import { formRefusal } from './form.ts';
import { livingGrant } from './grants.ts';
import { refuse, refuseGate } from './refuse.ts';
import type { Refused, Run } from './run.ts';
import { settle } from './settle.ts';
import { withGrant } from './use-grant.ts';
import { withFields, type Walk } from './walk.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

/** Takes an outcome by hand: it must be one of this stage, this person's to take, its gate open, its form and reason given. */
export function choose(walk: Walk, intent: IntentOf<'choose'>): Walk | Refused {
  const { process, person, eventAt } = walk.context;
  const outcome = outcomeHere(process, walk.run, intent.outcome);
  if (outcome === null) return refuse(absent(walk, intent.outcome));
  if (outcome.trigger.type !== 'person') return refuse({ type: 'outcomeNotByHand', outcome: outcome.id });
  const taken = beyondLimit({ process, run: walk.run }, outcome);
  if (taken === null) return refuse({ type: 'limitReached', outcome: outcome.id, times: outcome.limit?.times ?? 0 });
  const forbidden = whoRefusal(walk.run, outcome, person);
  if (forbidden !== null) return refuse(forbidden);
  const filled = withFields(walk, intent.fields);
  // The gate is asked with the form's answers in place: what is filled in now counts now.
  const verdict = verdictOf(process, filled.run, taken, filled.facts(), eventAt);
  const grant = verdict.met ? null : livingGrant(walk.run, { type: 'outcome', outcome: taken.id }, eventAt);
  if (!verdict.met && grant === null) return refuseGate(taken, verdict);
  const lacking = formRefusal(outcome.form, filled.run.record.fields) ?? reasonRefusal(outcome, intent.reason);
  return lacking !== null ? refuse(lacking) : settle(withGrant(filled, grant), outcome.id);
}

/** The outcome that would really be taken: this one, the stand-in beyond its limit, or null when there is none. */
export function beyondLimit({ process, run }: { readonly process: Process; readonly run: Run }, outcome: Outcome): Outcome | null {
  if (!isLimitReached(run, outcome)) return outcome;
  const instead = standInOf(outcome, process.outcomesOf(run.stage));
  return instead === null || isLimitReached(run, instead) ? null : instead;
}

/** Why an outcome does not lead out of here: it is another stage's, or none at all. */
export function absent(walk: Walk, id: string): Refusal {
  const known = walk.context.process.version.document.outcomes[id] !== undefined;
  return known ? { type: 'outcomeNotHere', outcome: id, stage: walk.run.stage } : { type: 'unknownOutcome', outcome: id };
}

function reasonRefusal(outcome: Outcome, reason: string | null): Refusal | null {
  if (outcome.reason.type !== 'required') return null;
  const { choices } = outcome.reason;
  const given = reason !== null && reason.trim() !== '' && (choices.length === 0 || choices.includes(reason));
  return given ? null : { type: 'reasonMissing', choices };
}
