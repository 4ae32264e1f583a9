import { dueAt } from '#engine/calendar';
import type { OverridePolicy } from '#engine/blueprint';
import type { Intent, Refusal } from '#engine/journal';
import { activityHere } from './done.ts';
import { factsOf, isGateOpen, outcomeHere } from './facts.ts';
import { livingGrant, waitingGrant } from './grants.ts';
import { calendarOf } from './moments.ts';
import { refuse } from './refuse.ts';
import { rhythmRefusal } from './rhythm.ts';
import type { OverrideGrant, Person, Refused } from './run.ts';
import { absent, beyondLimit } from './take-outcome.ts';
import { walkOn, type Walk } from './walk.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;
type Target = OverrideGrant['target'];

/** Opens one closed gate, or allows one touch the rhythm forbids, for a while and for one use; the reason is in the journal (B14; rules R81, R82). */
export function override(walk: Walk, intent: IntentOf<'override'>): Walk | Refused {
  const { process, person, made, eventAt } = walk.context;
  const policy = process.version.document.override;
  const target = targetOf(walk, intent.target);
  if ('ok' in target) return target;
  const forbidden = roleRefusal(policy, person);
  if (forbidden !== null || policy === undefined) return refuse(forbidden ?? { type: 'overrideForbidden', roles: [] });
  if (intent.reason.trim() === '') return refuse({ type: 'reasonMissing', choices: [] });
  const waiting = waitingGrant(walk.run, target, eventAt);
  if (waiting !== null) return refuse({ type: 'overrideNeedsSecondPerson', override: waiting.entry });
  if (livingGrant(walk.run, target, eventAt) !== null) return refuse({ type: 'overrideNotNeeded' });
  const { record, visit, overrides = [] } = walk.run;
  const grant: OverrideGrant = {
    entry: made.entry,
    target,
    visit,
    by: made.by,
    at: eventAt,
    until: dueAt(eventAt, policy.expires, calendarOf(record, policy.expires.unit)),
    confirmedBy: policy.secondPerson ? null : made.by,
    used: false,
  };
  return walkOn(walk, { ...walk.run, overrides: [...overrides, grant] }, walk.changes);
}

/** The second person agrees to an override: another one, with the role as well (rule R82). */
export function confirmOverride(walk: Walk, intent: IntentOf<'confirmOverride'>): Walk | Refused {
  const { process, person, made, eventAt } = walk.context;
  const grant = walk.run.overrides?.find((one) => one.entry === intent.override && one.visit === walk.run.visit);
  if (grant === undefined || grant.used) return refuse({ type: 'unknownOverride', override: intent.override });
  if (grant.confirmedBy !== null) return refuse({ type: 'overrideNotNeeded' });
  if (eventAt >= grant.until) return refuse({ type: 'overrideExpired', at: grant.until });
  const refusal = roleRefusal(process.version.document.override, person);
  if (refusal !== null) return refuse(refusal);
  if (grant.by === made.by) return refuse({ type: 'overrideNeedsSecondPerson', override: grant.entry });
  const overrides = (walk.run.overrides ?? []).map((one) => (one === grant ? { ...one, confirmedBy: made.by } : one));
  return walkOn(walk, { ...walk.run, overrides }, walk.changes);
}

/** Why this person may not override anything here, or null. */
export function roleRefusal(policy: OverridePolicy | undefined, person: Person): Refusal | null {
  if (policy === undefined) return { type: 'overrideForbidden', roles: [] };
  return policy.roles.some((role) => person.roles.includes(role)) ? null : { type: 'overrideForbidden', roles: policy.roles };
}

/** What would be let through: the gate that is really asked, the stand-in's beyond a limit. Refused when nothing holds it back. */
function targetOf(walk: Walk, target: Target): Target | Refused {
  return target.type === 'outcome' ? outcomeTarget(walk, target.outcome) : activityTarget(walk, target.activity);
}

function outcomeTarget(walk: Walk, id: string): Target | Refused {
  const { process, person, eventAt } = walk.context;
  const { run } = walk;
  const outcome = outcomeHere(process, run, id);
  if (outcome === null) return refuse(absent(walk, id));
  if (outcome.trigger.type !== 'person') return refuse({ type: 'outcomeNotByHand', outcome: outcome.id });
  const taken = beyondLimit({ process, run }, outcome);
  if (taken === null) return refuse({ type: 'limitReached', outcome: outcome.id, times: outcome.limit?.times ?? 0 });
  if (taken.overridable === false) return refuse({ type: 'overrideForbidden', roles: [] });
  return isGateOpen(process, run, taken, factsOf(process, run, person), eventAt) ? refuse({ type: 'overrideNotNeeded' }) : { type: 'outcome', outcome: taken.id };
}

function activityTarget(walk: Walk, id: string): Target | Refused {
  const activity = activityHere(walk, id);
  if ('ok' in activity) return activity;
  const { process, eventAt } = walk.context;
  const forbidden = rhythmRefusal(process, walk.run, activity, null, eventAt);
  return forbidden === null ? refuse({ type: 'overrideNotNeeded' }) : { type: 'activity', activity: activity.id };
}
