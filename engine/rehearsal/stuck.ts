import type { Activity, Outcome, Stage } from '#engine/blueprint';
import { derivedId } from '#engine/kernel';
import { newOutcome } from '#engine/blueprint';
import { options, type ActivityOption } from '#engine/run';
import type { Evidence } from './evidence.ts';
import { cheapest } from './evidence.ts';
import type { Standing } from './explore/exploration.ts';
import { quoted, type Fix } from './finding.ts';

/** Why a record that nothing moves on is stuck: each kind is told by its own proof. */
export type Stuck =
  | { readonly kind: 'lanes'; readonly standing: Standing; readonly stage: Stage; readonly waiting: readonly ActivityOption[] }
  | { readonly kind: 'result'; readonly standing: Standing; readonly stage: Stage; readonly activity: Activity; readonly result: string }
  | { readonly kind: 'other'; readonly standing: Standing; readonly stage: Stage };

const remembered = new WeakMap<Evidence, readonly Stuck[]>();

/** The plainest standing of each stage that nothing moves on: nobody, no clock and no signal (rule E20). */
export function stuckIn(evidence: Evidence): readonly Stuck[] {
  const known = remembered.get(evidence);
  if (known !== undefined) return known;
  const found = [...evidence.explored.byStage].flatMap(([id, standings]): readonly Stuck[] => {
    if (evidence.world.doubts.has(id)) return [];
    const stuck = cheapest(standings.filter((one) => one.run.status === 'running' && evidence.isKnown(one) && !evidence.canMove(one)));
    return stuck === null ? [] : [whyStuck(evidence, stuck)];
  });
  remembered.set(evidence, found);
  return found;
}

function whyStuck(evidence: Evidence, standing: Standing): Stuck {
  const { run, at } = standing;
  const { world, process } = evidence;
  const stage = evidence.stage(run.stage);
  const shown = options(process, run, at, { id: run.record.owner ?? '', roles: world.roles });
  const waiting = shown.activities.filter(({ required, status, lockedBy }) => required && status === 'locked' && lockedBy?.type === 'activityNotOpen' && lockedBy.why === 'prerequisite');
  const open = shown.activities.filter(({ required, status }) => required && status === 'open');
  const lanes = new Set(waiting.flatMap(({ activity }) => Object.values(stage.lanes ?? {}).filter((lane) => lane.activities.includes(activity.id)).map(({ id }) => id)));
  if (stage.kind === 'parallel' && lanes.size > 1 && open.length === 0) return { kind: 'lanes', standing, stage, waiting };
  const last = run.done.findLast((one) => one.visit === run.visit);
  const activity = last === undefined ? undefined : process.version.document.activities[last.activity];
  const answered = process.outcomesOf(stage.id).flatMap(({ trigger }) => (trigger.type === 'result' && trigger.activity === activity?.id ? [trigger.result] : []));
  const result = last?.result ?? null;
  if (activity !== undefined && result !== null && answered.length > 0 && !answered.includes(result)) return { kind: 'result', standing, stage, activity, result };
  return { kind: 'other', standing, stage };
}

/** What was done in the present stay, told with how often: "Call" 5 times. */
export function doneHere(evidence: Evidence, { run }: Standing): readonly string[] {
  const here = run.done.filter((one) => one.visit === run.visit);
  return [...new Set(here.map(({ activity }) => activity))].flatMap((id) => {
    const activity = evidence.document.activities[id];
    const times = here.filter((one) => one.activity === id).length;
    return activity === undefined ? [] : [times === 1 ? quoted(activity) : `${quoted(activity)} ${times} times`];
  });
}

/** The end a stuck record would most likely be closed with: a lost one, else any. */
export function likelyEnd({ document }: Evidence): Stage | null {
  const ends = Object.values(document.stages).filter(({ kind }) => kind === 'end');
  return ends.find(({ end }) => end?.result === 'lost') ?? ends.find(({ end }) => end?.result !== 'won') ?? ends[0] ?? null;
}

/** A further way out of a stage that is always open to people, to the likely end. */
export function lettingOut(evidence: Evidence, stage: Stage): readonly Fix[] {
  const end = likelyEnd(evidence);
  if (end === null) return [];
  const outcome = newWay(evidence, stage, 'Cannot go on', end);
  return [{ label: `Let people send records on to ${quoted(end)}`, edits: [{ type: 'addOutcome', outcome }] }];
}

/** A new way out of a stage whose gate asks for nothing. */
export function newWay({ document, process }: Evidence, stage: Stage, name: string, to: Stage): Outcome {
  const ways = process.outcomesOf(stage.id);
  const id = derivedId(stage.id, `proof ${name} ${Object.keys(document.outcomes).length}`);
  const order = Math.max(0, ...ways.map((way) => way.order + 1));
  return { ...newOutcome({ id, stage: stage.id, name, tone: 'negative', to: to.id, order }), gate: { type: 'all', of: [] } };
}
