import { clausesOf, type Activity, type ApprovalRule, type Gate } from '#engine/blueprint';
import type { Refusal, Seen } from '#engine/journal';
import { approvalsByLevel, type ApprovalClause } from '#engine/gates';
import type { Process } from '#engine/compile';
import { isDone, isShown, isSkipped } from './activity-state.ts';
import { answersOf } from './answers.ts';
import { activitiesHere } from './created.ts';
import { gateOf } from './facts.ts';
import { checklistRefusal, formRefusal } from './form.ts';
import { whyLocked, type Asker } from './prerequisites.ts';
import type { ApprovalRequest, GivenApproval, Run } from './run.ts';

/** What one role is asked to agree to where the record stands (S9; rule R72). */
export interface Wanted {
  readonly role: string;
  /** Approvals that something here still waits for: gates, prerequisites and open approval activities. */
  readonly rules: readonly ApprovalRule[];
  /** The open approval activities among them. */
  readonly activities: readonly Activity[];
  /** Why an approval activity of this role may not be answered yet, when nothing else here asks for it. */
  readonly locked: Refusal | null;
}

/** Every role something in the present stage asks to agree, in a stable order. */
export function approvalsWanted(process: Process, run: Run, asker: Asker): ReadonlyMap<string, Wanted> {
  const wanted = new Map<string, Wanted>();
  const add = (role: string, part: Partial<Wanted>) => {
    const before = wanted.get(role) ?? { role, rules: [], activities: [], locked: null };
    wanted.set(role, { role, rules: [...before.rules, ...(part.rules ?? [])], activities: [...before.activities, ...(part.activities ?? [])], locked: before.locked ?? part.locked ?? null });
  };
  const addGate = (gate: Gate) => clausesOf(gate).forEach((clause) => clause.type === 'approval' && add(clause.role, { rules: [ruleOf(clause)] }));
  const stage = process.stage(run.stage);
  for (const outcome of process.outcomesOf(run.stage)) addGate(gateOf(stage, outcome));
  for (const activity of activitiesHere(process, run)) {
    if (!isShown(run, activity) || isDone(run, activity) || isSkipped(run, activity.id)) continue;
    for (const prerequisite of activity.after) if (prerequisite.type === 'clause') addGate(prerequisite.clause);
    if (activity.approval === undefined || answersOf(activity)?.by !== 'approval') continue;
    const locked = whyLocked(process, run, activity, asker);
    add(activity.approval.role, locked === null ? { rules: [activity.approval], activities: [activity] } : { locked });
  }
  return wanted;
}

/** The latest request of a role in this visit, or null. */
export function requestOf(run: Run, role: string): ApprovalRequest | null {
  return run.requests?.findLast((request) => request.role === role && request.visit === run.visit) ?? null;
}

/** What was answered in a role in this visit, since it was asked last; oldest first. */
export function givenIn(run: Run, role: string): readonly GivenApproval[] {
  return run.approvals?.filter((one) => one.role === role && one.visit === run.visit) ?? [];
}

/** Somebody of the role said no, and nobody has asked again. */
export function isRejected(run: Run, role: string): boolean {
  return givenIn(run, role).some((one) => !one.approved);
}

/** Approvals still lacking on each level, lowest first, for everything that asks this role. */
export function missingFor(run: Run, rules: readonly ApprovalRule[]): readonly number[] {
  const lacking = rules.map((rule) => counted(run, rule).map((given) => rule.quorum - given.length));
  const levels = Math.max(0, ...lacking.map((one) => one.length));
  return Array.from({ length: levels }, (_, level) => Math.max(0, ...lacking.map((one) => one[level] ?? 0)));
}

/** Everybody a rule wants has agreed. */
export function isFulfilled(run: Run, rule: ApprovalRule): boolean {
  return counted(run, rule).every((given) => given.length >= rule.quorum);
}

/** Why the role may not be asked now, or null: nothing here wants it, or what is asked for is not filled in yet. */
export function whyNotAsk(run: Run, role: string, wanted: Wanted | undefined): Refusal | null {
  if (wanted === undefined || wanted.rules.length === 0) return wanted?.locked ?? { type: 'approvalNotWanted', role };
  for (const activity of wanted.activities) {
    const lacking = formRefusal(activity.form, run.record.fields) ?? checklistRefusal(activity, run.ticked[activity.id] ?? []);
    if (lacking !== null) return lacking;
  }
  return null;
}

/** In which role somebody answers, and by whose right. */
export interface Answering {
  readonly role: string;
  readonly onBehalfOf: string | null;
  readonly delegations: NonNullable<Seen['delegations']>;
}

/** Why this person may not answer at all, agree or reject, or null (rules R73, R74). */
export function whyNotAnswer(run: Run, answering: Answering, asker: Asker, wanted: Wanted | undefined): Refusal | null {
  const { role, onBehalfOf, delegations } = answering;
  const { person } = asker;
  if (wanted === undefined || wanted.rules.length === 0) return wanted?.locked ?? { type: 'approvalNotWanted', role };
  if (isRejected(run, role)) return { type: 'approvalRejected', role };
  if (onBehalfOf === null) {
    if (!person.roles.includes(role)) return { type: 'notAllowed', roles: [role], ownerOnly: false };
  } else if (onBehalfOf === person.id || !delegations.some((lent) => lent.from === onBehalfOf && lent.role === role)) {
    return { type: 'notDelegated', role, from: onBehalfOf };
  }
  const whose = [requestOf(run, role)?.by ?? null, run.record.owner];
  return whose.includes(person.id) || (onBehalfOf !== null && whose.includes(onBehalfOf)) ? { type: 'ownWork' } : null;
}

/** Why this person may not agree, or null; beside what `whyNotAnswer` says, a person and a right count once, and everything asked for must be there. */
export function whyNotAgree(run: Run, answering: Answering, asker: Asker, wanted: Wanted | undefined): Refusal | null {
  const refusal = whyNotAnswer(run, answering, asker, wanted);
  if (refusal !== null || wanted === undefined) return refusal;
  if (missingFor(run, wanted.rules).every((missing) => missing === 0)) return { type: 'approvalNotWanted', role: answering.role };
  const right = answering.onBehalfOf ?? asker.person.id;
  const already = givenIn(run, answering.role).some((one) => one.approved && (one.by === asker.person.id || (one.onBehalfOf ?? one.by) === right));
  return already ? { type: 'alreadyApproved', role: answering.role } : whyNotAsk(run, answering.role, wanted);
}

function counted(run: Run, rule: ApprovalRule): readonly (readonly unknown[])[] {
  return approvalsByLevel({ type: 'approval', ...rule }, { owner: run.record.owner, approvals: givenIn(run, rule.role) });
}

function ruleOf({ role, levels, quorum }: ApprovalClause): ApprovalRule {
  return { role, levels, quorum };
}
