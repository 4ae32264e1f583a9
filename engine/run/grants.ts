import type { Instant } from '#engine/kernel';
import type { OutcomeId } from '#engine/blueprint';
import type { Changes } from '#engine/journal';
import type { OverrideGrant, Run } from './run.ts';

type Target = OverrideGrant['target'];

/** A confirmed override of this visit that still holds and was not used yet, or null (B14; rule R83). */
export function livingGrant(run: Run, target: Target, at: Instant): OverrideGrant | null {
  return grantsFor(run, target).find((grant) => grant.confirmedBy !== null && at < grant.until) ?? null;
}

/** An override of this visit that a second person must still confirm, or null. */
export function waitingGrant(run: Run, target: Target, at: Instant): OverrideGrant | null {
  return grantsFor(run, target).find((grant) => grant.confirmedBy === null && at < grant.until) ?? null;
}

/** The step under way goes past this outcome's closed gate by an override it has used up. */
export function isOverridden(run: Run, changes: Changes, outcome: OutcomeId): boolean {
  if (changes.overridden === undefined) return false;
  return run.overrides?.some(({ entry, target, visit }) => entry === changes.overridden && target.type === 'outcome' && target.outcome === outcome && visit === run.visit) ?? false;
}

function grantsFor(run: Run, target: Target): readonly OverrideGrant[] {
  return (run.overrides ?? []).filter((grant) => grant.visit === run.visit && !grant.used && isSame(grant.target, target));
}

function isSame(a: Target, b: Target): boolean {
  if (a.type === 'outcome') return b.type === 'outcome' && a.outcome === b.outcome;
  return b.type === 'activity' && a.activity === b.activity;
}
