import { inOrder } from '#engine/kernel';
import type { Activity, Effect } from '#engine/blueprint';
import type { Intent, Refusal } from '#engine/journal';
import { evaluateCondition } from '#engine/gates';
import { answersOf } from './answers.ts';
import { variantRefusal } from './choose-content.ts';
import { activityHere, askerOf, withDone, withSkipped } from './done.ts';
import { checklistRefusal, formRefusal } from './form.ts';
import { livingGrant } from './grants.ts';
import { receiverOf } from './offers.ts';
import { whyLocked } from './prerequisites.ts';
import { refuse } from './refuse.ts';
import { channelOf, isFresh, rhythmRefusal } from './rhythm.ts';
import type { Refused, Run } from './run.ts';
import { withGrant } from './use-grant.ts';
import { walkOn, withEffect, withFields, type Walk } from './walk.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

/** Does an activity: everything it asks for must be there, then it counts and its form is written to the record. */
export function complete(walk: Walk, intent: IntentOf<'complete'>): Walk | Refused {
  const activity = activityHere(walk, intent.activity);
  if ('ok' in activity) return activity;
  const ticked = union(walk.run.ticked[activity.id] ?? [], intent.ticked);
  const lacking =
    whyLocked(walk.context.process, walk.run, activity, askerOf(walk)) ??
    answerRefusal(walk.run, activity) ??
    resultRefusal(activity, intent.result) ??
    checklistRefusal(activity, ticked) ??
    evidenceRefusal(activity, intent.evidence.map((one) => one.kind)) ??
    documentRefusal(activity, intent.document) ??
    variantRefusal(activity, intent.variant) ??
    formRefusal(activity.form, { ...walk.run.record.fields, ...intent.fields });
  if (lacking !== null) return refuse(lacking);
  const { process, eventAt } = walk.context;
  const forbidden = rhythmRefusal(process, walk.run, activity, intent.template, eventAt);
  const grant = forbidden === null ? null : livingGrant(walk.run, { type: 'activity', activity: activity.id }, eventAt);
  if (forbidden !== null && grant === null) return refuse(forbidden);
  // Done first: a preferred channel that this very touch brought to light counts from the next one on.
  const done = withDone(withTicks(withGrant(walk, grant), activity, ticked), activity, intent.result, intent.template);
  return withFields(intent.writes === true ? withLetter(done, activity, intent.template) : done, intent.fields);
}

/** What a person wrote goes into the outbox. Its text is personal and stays in the entry's words; the effect only says that there is one. */
function withLetter(walk: Walk, activity: Activity, template: string | null): Walk {
  const effect: Effect = { type: 'send', channel: channelOf(walk.context.process, walk.run, activity), ...(template === null ? {} : { template }), subject: '', body: '' };
  const sent = withEffect(walk, effect);
  const key = sent.changes.effects.at(-1)?.key;
  return key === undefined ? sent : walkOn(sent, sent.run, { ...sent.changes, letter: key });
}

/** Keeps the ticks of a checklist that is not finished yet. */
export function tick(walk: Walk, intent: IntentOf<'tick'>): Walk | Refused {
  const activity = activityHere(walk, intent.activity);
  if ('ok' in activity) return activity;
  const locked = whyLocked(walk.context.process, walk.run, activity, askerOf(walk));
  if (locked !== null) return refuse(locked);
  const unknown = intent.ticked.filter((item) => activity.checklist[item] === undefined);
  if (unknown.length > 0) return refuse({ type: 'invalidIntent', problems: unknown.map((item) => `The checklist has no item ${item}.`) });
  return withTicks(walk, activity, union([], intent.ticked));
}

/** Leaves an activity out, with the reason. It is off the list, and gates that want it done stay closed (domain.md section 4). */
export function skip(walk: Walk, intent: IntentOf<'skip'>): Walk | Refused {
  const activity = activityHere(walk, intent.activity);
  if ('ok' in activity) return activity;
  if (intent.reason.trim() === '') return refuse({ type: 'reasonMissing', choices: [] });
  const receiver = receiverOf(walk.run, activity.id);
  if (receiver !== null) return refuse({ type: 'handOverPending', activity: activity.id, to: receiver });
  // A customer who asked not to be contacted is the best reason to skip a contact.
  const locked = whyLocked(walk.context.process, walk.run, activity, askerOf(walk));
  return locked !== null && locked.type !== 'optedOut' ? refuse(locked) : withSkipped(walk, activity);
}

/**
 * Lets the clock do an automatic activity when its moment has come. What may not be done then (opted out, or it asks
 * for something only a person can give) is skipped, so that it is neither done secretly nor tried for ever.
 */
export function completeByClock(walk: Walk, activity: Activity): Walk {
  const { process } = walk.context;
  const { fields } = walk.run.record;
  const lacking =
    whyLocked(process, walk.run, activity, askerOf(walk)) ??
    answerRefusal(walk.run, activity) ??
    checklistRefusal(activity, walk.run.ticked[activity.id] ?? []) ??
    evidenceRefusal(activity, []) ??
    formRefusal(activity.form, fields);
  if (lacking !== null) return withSkipped(walk, activity);
  const fitting = inOrder(activity.content.templates).filter(
    (one) => (one.useIf === undefined || evaluateCondition(one.useIf, fields)) && (one.neverIf === undefined || !evaluateCondition(one.neverIf, fields)),
  );
  const template = fitting.find((one) => isFresh(process, walk.run, one.id));
  // The record has had every template that fits, and no waiting changes that (S55).
  if (template === undefined && fitting.length > 0) return withSkipped(walk, activity);
  const results = inOrder(activity.results);
  const result = results.find((one) => one.tone !== 'negative') ?? results[0];
  const send: Effect | null = template === undefined ? null : { type: 'send', channel: channelOf(process, walk.run, activity), template: template.id, subject: template.subject, body: template.body };
  const done = withDone(walk, activity, result?.key ?? null, template?.id ?? null);
  return send === null ? done : withEffect(done, send);
}

/** What somebody else answers is not done by saying so: an approval by those asked, a hand-over by its receiver (S9, S82). */
function answerRefusal(run: Run, activity: Activity): Refusal | null {
  const answers = answersOf(activity);
  if (answers === null) return null;
  const receiver = receiverOf(run, activity.id);
  return receiver !== null ? { type: 'handOverPending', activity: activity.id, to: receiver } : { type: 'doneByAnswer', activity: activity.id, by: answers.by };
}

function resultRefusal(activity: Activity, result: string | null): Refusal | null {
  if (result !== null) return Object.hasOwn(activity.results, result) ? null : { type: 'unknownResult', activity: activity.id, result };
  return Object.keys(activity.results).length > 0 ? { type: 'resultMissing', activity: activity.id } : null;
}

function evidenceRefusal(activity: Activity, given: readonly string[]): Refusal | null {
  const kinds = activity.evidence.filter((kind) => !given.includes(kind));
  return kinds.length > 0 ? { type: 'evidenceMissing', activity: activity.id, kinds } : null;
}

/** Only a document the drawing offers here can have been used (S8). */
function documentRefusal(activity: Activity, document: string | undefined): Refusal | null {
  if (document === undefined || Object.hasOwn(activity.content.documents, document)) return null;
  return { type: 'invalidIntent', problems: [`The activity has no document ${document}.`] };
}

function withTicks(walk: Walk, activity: Activity, ticked: readonly string[]): Walk {
  if (Object.keys(activity.checklist).length === 0) return walk;
  return walkOn(walk, { ...walk.run, ticked: { ...walk.run.ticked, [activity.id]: ticked } }, walk.changes);
}

function union(before: readonly string[], more: readonly string[]): readonly string[] {
  return [...new Set([...before, ...more])];
}
