import type { Blueprint, Effect, Outcome, OverridePolicy, ReviewRule, Sla } from '#engine/blueprint';
import { capital, formatCount, formatNumber, listAnd, listOr } from '../format.ts';
import { describeEffect } from './effect.ts';
import { quoted, type Names } from './names.ts';
import { describeEscalation } from './teamwork.ts';
import { describeWait } from './timing.ts';

/** From where an outcome leads out: "out of “Qualify”", "out of every stage". */
export function describeFrom(from: Outcome['from'], names: Names): string {
  switch (from.type) {
    case 'stage':
      return `Out of ${quoted(names.stage(from.stage))}`;
    case 'all':
      return 'Out of every stage a record stays in';
    case 'stages':
      return `Out of ${listAnd(from.stages.map((stage) => quoted(names.stage(stage))))}`;
  }
}

/** Whether somebody says why: "A reason must be given: “Too small” or “Wrong industry”". */
export function describeReason(reason: Outcome['reason']): string {
  switch (reason.type) {
    case 'none':
      return 'No reason is asked for';
    case 'optional':
      return 'A reason may be given';
    case 'required':
      return reason.choices.length === 0 ? 'A reason must be given' : `A reason must be given: ${listOr(reason.choices.map(quoted))}`;
  }
}

/** How often an outcome may be taken, and what then: "At most 3 times during one run, then “Give up” is taken". */
export function describeLimit(limit: Outcome['limit'], names: Names): string {
  if (limit === undefined) return 'Any number of times';
  const then = limit.then === null ? 'it stays closed' : `${quoted(names.outcome(limit.then))} is taken`;
  return `At most ${formatCount(limit.times, 'time')} during one ${limit.window === 'run' ? 'run' : 'stay in the stage'}; after that ${then}`;
}

/** What follows, one after the other. */
export function describeEffects(effects: readonly Effect[], names: Names): string {
  return effects.length === 0 ? 'Nothing follows' : effects.map((effect) => describeEffect(effect, names)).join('; ');
}

/** How long a record may stand in a stage and what happens around that moment. */
export function describeTimeLimit(sla: Sla | undefined, names: Names): string {
  if (sla === undefined) return 'A record may stand here as long as it likes';
  const steps = Object.values(sla.escalations).toSorted((a, b) => a.order - b.order).map((step) => describeEscalation(step, names));
  const { at, ...length } = sla.limit;
  return [`A record may stand here for ${describeWait(length)}${at === undefined ? '' : `, until ${at}`}`, ...steps.map((step) => step.charAt(0).toLowerCase() + step.slice(1))].join('; ');
}

/** What a blueprint is for: "20 meetings booked a week". */
export function describeGoal({ metric, target }: Blueprint['goal']): string {
  if (metric.trim() === '') return 'No goal yet';
  return target === 0 ? metric : `${formatNumber(target)} ${metric.charAt(0).toLowerCase()}${metric.slice(1)}`;
}

/** Who agrees before a draft is published: "Before it is published, 2 people who are manager or trainer agree" (S45). */
export function describeReview(review: ReviewRule | undefined, names: Names): string {
  if (review === undefined) return 'Whoever may draw may publish';
  const people = review.approvals === 1 ? 'one person' : `${review.approvals} different people`;
  return `Before it is published, ${people} with the role ${listOr(review.roles.map((role) => names.role(role)))} must agree`;
}

/** Whether a closed gate of this outcome may be passed. */
export function describeOverridable(may: boolean, policy: OverridePolicy | undefined, names: Names): string {
  if (!may || policy === undefined) return 'A closed gate stays closed';
  return `${capital(listOr(policy.roles.map((role) => names.role(role))))} may go past a closed gate`;
}
