import type { Intent } from '#engine/journal';
import { answersOf } from './answers.ts';
import { approvalsWanted, isFulfilled, missingFor, requestOf, whyNotAgree, whyNotAnswer, whyNotAsk, type Answering, type Wanted } from './approval-state.ts';
import { askerOf, withDone } from './done.ts';
import { refuse } from './refuse.ts';
import type { ApprovalRequest, GivenApproval, Refused } from './run.ts';
import { walkOn, type Walk } from './walk.ts';

type IntentOf<Type extends Intent['type']> = Extract<Intent, { type: Type }>;

/** Asks the people of a role to agree. What they said before in this visit no longer counts: each request starts afresh (S9; rule R72). */
export function requestApproval(walk: Walk, intent: IntentOf<'requestApproval'>): Walk | Refused {
  const { role } = intent;
  const refusal = whyNotAsk(walk.run, role, wantedFrom(walk, role));
  if (refusal !== null) return refuse(refusal);
  const { run, context } = walk;
  const request: ApprovalRequest = { entry: context.made.entry, role, by: context.made.by, at: context.eventAt, visit: run.visit };
  const requests = [...(run.requests ?? []).filter((one) => one.visit === run.visit && one.role !== role), request];
  const others = run.approvals?.filter((one) => one.visit === run.visit && one.role !== role);
  return walkOn(walk, { ...run, requests, ...(others === undefined ? {} : { approvals: others }) }, walk.changes);
}

/** Agrees, on the lowest level that still lacks somebody. With the last approval an approval activity is done (S9; rules R73, R74). */
export function approve(walk: Walk, intent: IntentOf<'approve'>): Walk | Refused {
  const wanted = wantedFrom(walk, intent.role);
  const refusal = whyNotAgree(walk.run, answeringOf(walk, intent), askerOf(walk), wanted);
  if (refusal !== null || wanted === undefined) return refuse(refusal ?? { type: 'approvalNotWanted', role: intent.role });
  const given = withGiven(walk, intent, wanted, true);
  return wanted.activities.reduce((done, activity) => {
    if (activity.approval === undefined || !isFulfilled(done.run, activity.approval)) return done;
    return withDone(done, activity, answersOf(activity)?.yes ?? null, null);
  }, given);
}

/** Says no, with the reason: the request is closed and what was agreed to before no longer counts (S9; rule R75). */
export function reject(walk: Walk, intent: IntentOf<'reject'>): Walk | Refused {
  const wanted = wantedFrom(walk, intent.role);
  const refusal = whyNotAnswer(walk.run, answeringOf(walk, intent), askerOf(walk), wanted);
  if (refusal !== null || wanted === undefined) return refuse(refusal ?? { type: 'approvalNotWanted', role: intent.role });
  if (intent.reason.trim() === '') return refuse({ type: 'reasonMissing', choices: [] });
  return wanted.activities.reduce((done, activity) => {
    const no = answersOf(activity)?.no ?? null;
    return no === null ? done : withDone(done, activity, no, null);
  }, withGiven(walk, intent, wanted, false));
}

function wantedFrom(walk: Walk, role: string): Wanted | undefined {
  return approvalsWanted(walk.context.process, walk.run, askerOf(walk)).get(role);
}

function answeringOf(walk: Walk, { role, onBehalfOf }: IntentOf<'approve' | 'reject'>): Answering {
  return { role, onBehalfOf, delegations: walk.context.made.seen?.delegations ?? [] };
}

function withGiven(walk: Walk, { role, onBehalfOf }: IntentOf<'approve' | 'reject'>, wanted: Wanted, approved: boolean): Walk {
  const { run, context } = walk;
  const requestedBy = requestOf(run, role)?.by ?? run.record.owner;
  const lacking = missingFor(run, wanted.rules).findIndex((missing) => missing > 0);
  const given: GivenApproval = {
    entry: context.made.entry,
    role,
    level: Math.max(0, lacking) + 1,
    by: context.made.by,
    at: context.eventAt,
    approved,
    visit: run.visit,
    ...(requestedBy === null ? {} : { requestedBy }),
    ...(onBehalfOf === null ? {} : { onBehalfOf }),
  };
  return walkOn(walk, { ...run, approvals: [...(run.approvals ?? []).filter((one) => one.visit === run.visit), given] }, walk.changes);
}
