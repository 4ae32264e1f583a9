import type { Activity, HandOver, UserId } from '#engine/blueprint';
import type { Intent, Refusal } from '#engine/journal';
import { answersOf } from './answers.ts';
import { activityHere, askerOf, withDone } from './done.ts';
import { checklistRefusal, formRefusal } from './form.ts';
import { offerOf, receiverOf, withOffer } from './offers.ts';
import { whyLocked } from './prerequisites.ts';
import { refuse } from './refuse.ts';
import type { HandOverState, Refused, Run } from './run.ts';
import { walkOn, withEffect, withFields, withOwner, type Walk } from './walk.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

/** Offers the record to somebody, with what the sender must fill in; a warm one is theirs at once (S82, S113; rules R76, R79). */
export function handOver(walk: Walk, intent: IntentOf<'handOver'>): Walk | Refused {
  const activity = activityHere(walk, intent.activity);
  if ('ok' in activity) return activity;
  const rule = ruleOf(activity);
  if (rule === null) return refuse({ type: 'invalidIntent', problems: [`Activity ${activity.id} is no hand-over.`] });
  const pending = receiverOf(walk.run, activity.id);
  if (pending !== null) return refuse({ type: 'handOverPending', activity: activity.id, to: pending });
  const { run, context } = walk;
  const lacking =
    whyLocked(context.process, run, activity, askerOf(walk)) ??
    receiverRefusal(run, activity, rule, context.made.by, intent.to) ??
    (intent.warm && !rule.warm ? { type: 'notWarm', activity: activity.id } : null) ??
    formRefusal(activity.form, { ...run.record.fields, ...intent.fields }) ??
    checklistRefusal(activity, run.ticked[activity.id] ?? []);
  if (lacking !== null) return refuse(lacking);
  const offer: HandOverState = { activity: activity.id, entry: context.made.entry, visit: run.visit, from: context.made.by, to: intent.to, at: context.eventAt, status: 'offered' };
  const filled = withFields(walk, intent.fields);
  const offered = walkOn(filled, withOffer(filled.run, offer), filled.changes);
  return intent.warm ? accepted(offered, activity, offer) : offered;
}

/** Takes the record over: the hand-over is done and the record is the receiver's (rule R77). */
export function accept(walk: Walk, intent: IntentOf<'accept'>): Walk | Refused {
  const answered = answeredBy(walk, intent.activity);
  return 'ok' in answered ? answered : accepted(walk, answered.activity, answered.offer);
}

/** Gives it back with the reason: it stays the sender's, and may be offered again (rule R78). */
export function giveBack(walk: Walk, intent: IntentOf<'return'>): Walk | Refused {
  const answered = answeredBy(walk, intent.activity);
  if ('ok' in answered) return answered;
  return intent.reason.trim() === '' ? refuse({ type: 'reasonMissing', choices: [] }) : returned(walk, answered.activity, answered.offer);
}

/**
 * The time to answer is over: whoever could take it is reminded once and the offer stays, or it goes back to the sender
 * by itself, as the drawing says (rule R80). An offer that was answered meanwhile is left alone.
 */
export function lateHandOver(walk: Walk, activity: Activity): Walk {
  const rule = ruleOf(activity);
  const offer = offerOf(walk.run, activity.id);
  if (rule === null || offer?.status !== 'offered' || offer.late === true) return walk;
  if (rule.late === 'return') return returned(walk, activity, offer);
  const late = walkOn(walk, withOffer(walk.run, { ...offer, late: true }), walk.changes);
  return withEffect(late, { type: 'notify', role: roleOf(rule), message: `Please accept or return: ${activity.name}` });
}

function ruleOf(activity: Activity): HandOver | null {
  return answersOf(activity)?.by === 'handOver' ? (activity.handOver ?? null) : null;
}

/** Who may receive it, as far as the drawing alone can say: who holds a role or belongs to a team is the directory's knowledge. */
function receiverRefusal(run: Run, activity: Activity, { to }: HandOver, sender: UserId, receiver: UserId): Refusal | null {
  if (receiver === sender) return { type: 'wrongReceiver', activity: activity.id, person: null };
  const only = to.type === 'person' ? to.person : to.type === 'owner' ? run.record.owner : null;
  return only === null || only === receiver ? null : { type: 'wrongReceiver', activity: activity.id, person: only };
}

function answeredBy(walk: Walk, id: string): { readonly activity: Activity; readonly offer: HandOverState } | Refused {
  const activity = activityHere(walk, id);
  if ('ok' in activity) return activity;
  const offer = offerOf(walk.run, activity.id);
  if (offer === null || offer.status === 'returned') return refuse({ type: 'notHandedOver', activity: activity.id });
  if (offer.status === 'accepted') return refuse({ type: 'alreadyHandedOver', activity: activity.id, to: offer.to });
  return offer.to === walk.context.made.by ? { activity, offer } : refuse({ type: 'notForYou', person: offer.to });
}

function accepted(walk: Walk, activity: Activity, offer: HandOverState): Walk {
  const taken = walkOn(walk, withOffer(walk.run, { ...offer, status: 'accepted' }), walk.changes);
  return withOwner(withDone(taken, activity, answersOf(activity)?.yes ?? null, null), offer.to);
}

/** A return is only counted when an outcome here listens to it; otherwise the hand-over simply stays open. */
function returned(walk: Walk, activity: Activity, offer: HandOverState): Walk {
  const back = walkOn(walk, withOffer(walk.run, { ...offer, status: 'returned' }), walk.changes);
  const no = answersOf(activity)?.no ?? null;
  const heard = walk.context.process.outcomesOf(walk.run.stage).some(({ trigger }) => trigger.type === 'result' && trigger.activity === activity.id && trigger.result === no);
  return no !== null && heard ? withDone(back, activity, no, null) : back;
}

/** Whose people are reminded: a team is held like a role; a single receiver has the offer on their own list, so the owner is told. */
function roleOf({ to }: HandOver): string {
  switch (to.type) {
    case 'role':
    case 'roundRobin':
      return to.role;
    case 'team':
      return to.team;
    case 'person':
    case 'owner':
      return 'owner';
  }
}
