import { invariant, type Instant } from '#engine/kernel';
import type { Stage } from '#engine/blueprint';
import type { DueMoment, Intent, Refusal } from '#engine/journal';
import type { Process } from '#engine/compile';
import { duesOnEntry } from './dues.ts';
import { refuse } from './refuse.ts';
import { isRecurring } from './repeat.ts';
import type { Accepted, MadeIntent, Refused, Run } from './run.ts';
import { settle } from './settle.ts';
import { beginWalk, enterStage, noChanges, walkOn, type StepContext, type Walk } from './walk.ts';

type Migrate = Extract<Intent, { type: 'migrate' }>;

/**
 * Puts a running record onto another version of its blueprint, at the stage the mapping names (domain.md section 7,
 * rules R140 to R147). In the stage it stands in, the visit goes on with its work; in another one a new visit begins.
 * `carry` keeps the time already spent and every moment that was armed, `restart` counts from now. Automatic outcomes
 * of the new version are asked at once. Refused with the reason when the record cannot be put there.
 */
export function moveRun(from: Process, to: Process, run: Run, made: MadeIntent, at: Instant): Accepted | Refused {
  invariant(run.version === from.version.hash, 'a run is moved away from the version it walks');
  const { intent } = made;
  if (intent.type !== 'migrate') return refuse({ type: 'invalidIntent', problems: ['A run is moved by a migration.'] });
  const refusal = whyNot(to, run, intent);
  if (refusal !== null) return refuse(refusal);
  const context: StepContext = { process: to, made, person: { id: made.by, roles: made.roles }, eventAt: at };
  const next: Run = { ...run, rev: run.rev + 1, versionId: to.version.id, version: to.version.hash, before: null };
  const put = intent.stage === run.stage ? stay(context, from, next, intent) : goTo(context, next, intent);
  const walk = run.paused === undefined ? settle(put, null) : put;
  return 'ok' in walk ? walk : { ok: true, run: walk.run, changes: walk.changes };
}

function whyNot(to: Process, run: Run, intent: Migrate): Refusal | null {
  if (intent.version !== to.version.id) return { type: 'unknownVersion', version: intent.version };
  if (to.version.blueprint !== run.blueprint) return { type: 'cannotMove', why: 'otherBlueprint' };
  if (to.version.id === run.versionId) return { type: 'cannotMove', why: 'sameVersion' };
  if (run.status !== 'running') return { type: 'cannotMove', why: 'ended' };
  const stage: Stage | undefined = to.version.document.stages[intent.stage];
  if (stage === undefined) return { type: 'cannotMove', why: 'unknownStage', stage: intent.stage };
  if (stage.kind === 'decision') return { type: 'cannotMove', why: 'passThrough', stage: stage.id };
  // A mapping is no way round the gates: only an outcome leads to an end.
  if (stage.kind === 'end') return { type: 'cannotMove', why: 'endStage', stage: stage.id };
  if (run.handOvers?.some((one) => one.visit === run.visit && one.status === 'offered')) return { type: 'cannotMove', why: 'handOverOpen' };
  return isApprovalOpen(run) ? { type: 'cannotMove', why: 'approvalOpen' } : null;
}

/** Somebody was asked to agree and nobody has said anything since. */
function isApprovalOpen(run: Run): boolean {
  return run.requests?.some((request) => request.visit === run.visit && !run.approvals?.some((given) => given.role === request.role && given.visit === run.visit)) ?? false;
}

/** The stage is still there: what was done in this visit counts on, as far as the new version knows it. */
function stay(context: StepContext, from: Process, run: Run, intent: Migrate): Walk {
  const to = context.process;
  const here = new Map(to.activitiesOf(run.stage).map((activity) => [activity.id, isRecurring(activity)]));
  const carry = intent.timers === 'carry';
  const { repeats, datesUp, notBefore, snoozed, ...restarted } = run;
  // A round is carried only where the work still recurs: elsewhere what was done in this stay is done.
  const rounds = Object.entries(repeats ?? {}).filter(([id]) => here.get(id) === true);
  const putOff = Object.entries(snoozed ?? {}).filter(([id]) => here.has(id));
  const waits = {
    ...(putOff.length === 0 ? {} : { snoozed: Object.fromEntries(putOff) }),
    ...(rounds.length === 0 ? {} : { repeats: Object.fromEntries(rounds) }),
    ...(datesUp === undefined ? {} : { datesUp }),
    ...(notBefore === undefined ? {} : { notBefore }),
  };
  const kept: Run = {
    ...restarted,
    ...(carry ? waits : {}),
    enteredAt: carry ? run.enteredAt : context.eventAt,
    skipped: run.skipped.filter((one) => here.has(one.activity)),
    ticked: Object.fromEntries(Object.entries(run.ticked).filter(([activity]) => here.has(activity))),
  };
  const fresh = duesOnEntry(to, kept);
  const dues = carry ? carried(fresh, run.heldDues ?? run.dues, duesOnEntry(from, run)) : fresh;
  return beginWalk(context, run.paused === undefined ? { ...kept, dues } : { ...kept, heldDues: dues });
}

/** What was armed keeps its moment, what was used up stays used up, what is new is armed. */
function carried(fresh: readonly DueMoment[], armed: readonly DueMoment[], once: readonly DueMoment[]): readonly DueMoment[] {
  const still = new Map(armed.map((due) => [due.key, due]));
  const usedUp = new Set(once.map((due) => due.key).filter((key) => !still.has(key)));
  return fresh.filter((due) => !usedUp.has(due.key)).map((due) => still.get(due.key) ?? due);
}

/** The stage has gone, or another one is wanted: the old visit is left without an outcome, a new one begins. */
function goTo(context: StepContext, run: Run, intent: Migrate): Walk {
  const since = intent.timers === 'carry' ? run.enteredAt : context.eventAt;
  const left: Run = { ...run, path: [...run.path, { stage: run.stage, visit: run.visit, enteredAt: run.enteredAt, leftAt: context.eventAt, outcome: null }] };
  const entered = enterStage(beginWalk({ ...context, eventAt: since }, left), intent.stage);
  return walkOn(beginWalk(context, entered.run), entered.run, { ...noChanges, moves: [{ from: run.stage, to: intent.stage, outcome: null }] });
}
