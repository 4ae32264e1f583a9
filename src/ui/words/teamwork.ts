import type { Activity, ApprovalRule, HandOver, Listener, OverridePolicy, Signal, Sla } from '#engine/blueprint';
import { capital, formatCount, listAnd, listOr } from '../format.ts';
import { describeCondition } from './condition.ts';
import { describeEffect } from './effect.ts';
import { describeGatePhrase } from './gate.ts';
import { quoted, type Names } from './names.ts';
import { describeAssignee, describeWait, describeWaitFrom } from './timing.ts';

/** What must have happened before an activity may be done: "“First call” is done", "the lane “Payments” is done". */
export function describePrerequisite(before: Activity['after'][number], names: Names): string {
  switch (before.type) {
    case 'activity':
      return `${quoted(names.activity(before.activity))} is done`;
    case 'lane':
      return `the lane ${quoted(names.lane(before.lane))} is done`;
    case 'condition':
      return describeCondition(before.condition, names);
    case 'clause':
      return describeGatePhrase(before.clause, names);
  }
}

/** What a signal does to an open activity: "“Replied” makes it needless", "“Paid” ends it with “Done”" (S26). */
export function describeListener(listener: Listener, names: Names): string {
  const heard = `${quoted(names.signal(listener.signal))}${listener.condition ? `, if ${describeCondition(listener.condition, names)},` : ''}`;
  if (listener.then === 'cancel') return `${heard} makes it needless`;
  if (listener.then === 'count') return `${heard} counts towards it`;
  return `${heard} ends it${listener.result === null ? '' : ` with ${quoted(names.result(listener.result))}`}`;
}

/** How the baton is passed: "to anyone with the role rep, within 4 working hours, then reminded" (S82, S113). */
export function describeHandOver({ to, deadline, late, warm }: HandOver, names: Names): string {
  return `To ${describeAssignee(to, names)}, who accepts or returns it within ${describeWait(deadline)}; after that ${late === 'remind' ? 'they are reminded' : 'it goes back by itself'}${warm ? '; can be handed over at once while both are on the line' : ''}`;
}

/** Who must agree: "2 different people with the role manager", "1 person … on each of 2 levels" (S9). */
export function describeApproval({ role, levels, quorum }: ApprovalRule, names: Names): string {
  const people = quorum === 1 ? 'one person' : `${quorum} different people`;
  return `${capital(people)} with the role ${names.role(role)}${levels === 1 ? '' : `, on each of ${levels} levels`}; nobody approves their own work`;
}

/** One step of an escalation: "2 hours before the limit: tell everyone with the role manager…". */
export function describeEscalation(escalation: Sla['escalations'][string], names: Names): string {
  const moment = escalation.when === 'at' ? 'At the limit' : capital(describeWaitFrom(escalation.wait, escalation.when, 'the limit'));
  const acts = [...escalation.then.map((effect) => decapital(describeEffect(effect, names))), ...(escalation.take === undefined ? [] : [`take ${quoted(names.outcome(escalation.take))}`])];
  return `${moment}: ${acts.length === 0 ? 'nothing yet' : listAnd(acts)}`;
}

/** Who may go past a closed gate: "Manager or trainer, with a reason; holds for 1 day" (B14). */
export function describeOverride(policy: OverridePolicy | undefined, names: Names): string {
  if (!policy) return 'Nobody may go past a closed gate';
  return `${capital(listOr(policy.roles.map((role) => names.role(role))))}, with a reason${policy.secondPerson ? ' and the word of a second person' : ''}; holds for ${describeWait(policy.expires)}`;
}

/** What a signal brings along: "brings Amount and Currency; stops all contact". */
export function describeSignal({ payload, optOut }: Signal): string {
  const brought = Object.values(payload).map(({ name }) => name);
  const stops = optOut === undefined ? '' : optOut === 'all' ? 'stops all contact' : 'stops contact by the channel it names';
  const brings = brought.length === 0 ? 'brings nothing along' : `brings ${brought.length > 3 ? formatCount(brought.length, 'value') : listAnd(brought)}`;
  return stops === '' ? brings : `${brings}; ${stops}`;
}

function decapital(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
