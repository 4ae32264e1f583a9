import { isTouch, channels, type Activity, type Fields, type FieldValue, type Listener, type Signal } from '#engine/blueprint';
import type { Intent, Refusal } from '#engine/journal';
import { evaluateCondition, isEmpty } from '#engine/gates';
import { attemptsInVisit, isDone, isShown, isSkipped } from './activity-state.ts';
import { withDone } from './done.ts';
import { whyLocked } from './prerequisites.ts';
import { refuse } from './refuse.ts';
import type { Refused } from './run.ts';
import { settle } from './settle.ts';
import { beyondLimit } from './take-outcome.ts';
import { walkOn, withFields, type Walk } from './walk.ts';

type SignalIntent = Extract<Intent, { type: 'signal' }>;

/**
 * Hears what a customer or another process did (domain.md section 8): it may stop contact for good (S26), end
 * activities that listen or make them needless ("reply stops the chase"), and set off the first outcome that listens,
 * in this order. Unheard it is written down and changes nothing.
 */
export function signal(walk: Walk, intent: SignalIntent): Walk | Refused {
  const { process } = walk.context;
  const declared = process.version.document.signals;
  const known = declared !== undefined && Object.hasOwn(declared, intent.signal) ? declared[intent.signal] : undefined;
  if (declared !== undefined && known === undefined) return refuse({ type: 'signalUnknown', signal: intent.signal });
  const invalid = known === undefined ? null : payloadRefusal(known, intent.payload);
  if (invalid !== null) return refuse(invalid);
  const heard = listen(known === undefined ? walk : withOptOut(walk, known, intent.payload), intent);
  const outcome = process.outcomesOf(heard.run.stage).find((one) => {
    const { trigger } = one;
    if (trigger.type !== 'signal' || !concerns(trigger, heard, intent)) return false;
    const taken = beyondLimit({ process, run: heard.run }, one);
    return taken !== null && heard.gateOpen(taken.id);
  });
  return settle(heard, outcome?.id ?? null);
}

/** Everything in a payload that does not fit what the drawing declares; what is left out is nobody's mistake but an opt-out's channel. */
function payloadRefusal(declared: Signal, payload: Fields): Refusal | null {
  const strange = Object.keys(payload).filter((key) => !Object.hasOwn(declared.payload, key)).map((key) => `${key} is not declared`);
  const wrong = Object.values(declared.payload).flatMap(({ key, kind }) => (Object.hasOwn(payload, key) && !fits(payload[key] ?? null, kind) ? [`${key} is no ${kindNames[kind]}`] : []));
  const channelless = declared.optOut === 'channel' && stoppedChannel(payload) === null ? ['channel names no way to reach the customer'] : [];
  const problems = [...strange, ...wrong, ...channelless];
  return problems.length > 0 ? { type: 'signalInvalid', signal: declared.key, problems } : null;
}

type Kind = Signal['payload'][string]['kind'];

const kindNames: Readonly<Record<Kind, string>> = {
  text: 'text', longText: 'text', number: 'number', money: 'amount', date: 'date', dateTime: 'moment', choice: 'choice',
  choices: 'list of choices', yesNo: 'yes or no', email: 'email address', phone: 'phone number', url: 'address', person: 'person',
};

/** Empty fits everything: a key may be sent without a value. */
function fits(value: FieldValue, kind: Kind): boolean {
  if (isEmpty(value)) return true;
  switch (kind) {
    case 'number':
    case 'money':
      return typeof value === 'number';
    case 'yesNo':
      return typeof value === 'boolean';
    case 'choices':
      return Array.isArray(value);
    case 'date':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));
    case 'dateTime':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) && !Number.isNaN(Date.parse(value));
    case 'text':
    case 'longText':
    case 'choice':
    case 'email':
    case 'phone':
    case 'url':
    case 'person':
      return typeof value === 'string';
  }
}

/** The touch channel a payload names, or null. */
function stoppedChannel(payload: Fields): string | null {
  const named = channels.find((one) => one === payload['channel']);
  return named !== undefined && isTouch(named) ? named : null;
}

/** Writes down that the customer wants to be left alone, where every run of the record reads it (S26). */
function withOptOut(walk: Walk, declared: Signal, payload: Fields): Walk {
  const { doNotContact, doNotContactChannels } = walk.run.record.fields;
  if (declared.optOut === 'all') return doNotContact === true ? walk : withFields(walk, { doNotContact: true });
  const channel = declared.optOut === 'channel' ? stoppedChannel(payload) : null;
  const before: readonly string[] = Array.isArray(doNotContactChannels) ? doNotContactChannels : [];
  return channel === null || before.includes(channel) ? walk : withFields(walk, { doNotContactChannels: [...before, channel] });
}

/** Lets each activity that still hears and listens react, by the first of its listeners that the signal concerns. */
function listen(walk: Walk, intent: SignalIntent): Walk {
  if (walk.run.status !== 'running') return walk;
  return walk.context.process.activitiesOf(walk.run.stage).reduce((heard, activity) => {
    if (!isShown(heard.run, activity) || isSkipped(heard.run, activity.id)) return heard;
    const listener = activity.listens?.find((one) => stillHears(heard, activity, one) && concerns(one, heard, intent) && mayReact(walk, activity, one));
    return listener === undefined ? heard : react(heard, activity, listener);
  }, walk);
}

function react(walk: Walk, activity: Activity, listener: Listener): Walk {
  switch (listener.then) {
    case 'cancel':
      return withCancelled(walk, activity);
    case 'complete':
      return withInbound(walk, activity, listener.result);
    case 'count':
      return withDone(walk, activity, listener.result, null, true);
  }
}

/** What is done hears nothing any more; what only counts goes on to the most attempts there may be, for gates that ask for the last days. */
function stillHears({ run }: Walk, activity: Activity, { then }: Listener): boolean {
  return then === 'count' ? attemptsInVisit(run, activity).length < activity.attempts.max : !isDone(run, activity);
}

/** What was not open when the signal came cannot be done by the customer either; needless it may become at any time. */
function mayReact({ context, run }: Walk, activity: Activity, listener: Listener): boolean {
  if (listener.then === 'cancel') return true;
  const locked = whyLocked(context.process, run, activity, { person: context.person, at: context.eventAt });
  // Who asked not to be contacted may still write to us.
  return locked === null || locked.type === 'optedOut';
}

/** The word is the one listened for, and the condition holds over the record with the payload. */
function concerns(listener: Pick<Listener, 'signal' | 'condition'>, walk: Walk, intent: SignalIntent): boolean {
  if (listener.signal !== intent.signal) return false;
  return listener.condition === undefined || evaluateCondition(listener.condition, { ...walk.run.record.fields, ...intent.payload });
}

/** Takes an activity off the list for this visit: nothing is due, and the stage's own rule waits for it no longer. */
function withCancelled(walk: Walk, activity: Activity): Walk {
  const { run, changes } = walk;
  return walkOn(walk, { ...run, cancelled: [...(run.cancelled ?? []), activity.id] }, { ...changes, cancelled: [...(changes.cancelled ?? []), activity.id] });
}

/** The customer did it: it counts as done, but as no touch of ours. Attempts that are still wanted become needless. */
function withInbound(walk: Walk, activity: Activity, result: string | null): Walk {
  const ended = withDone(walk, activity, result, null, true);
  return isDone(ended.run, activity) ? ended : withCancelled(ended, activity);
}
