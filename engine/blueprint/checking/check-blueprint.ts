import { invariant } from '#engine/kernel';
import type { CheckContext, Finding } from '../findings.ts';
import type { Blueprint } from '../model/blueprint.ts';
import { activitySaysWhatToDo } from '../checks/activity-says-what-to-do.ts';
import { approvalCanBeGiven } from '../checks/approval-can-be-given.ts';
import { channelsVary } from '../checks/channels-vary.ts';
import { conditionCanHold } from '../checks/condition-can-hold.ts';
import { dayHoldsFewTouches } from '../checks/day-holds-few-touches.ts';
import { decisionHasADefault } from '../checks/decision-has-a-default.ts';
import { decisionRuleIsReached } from '../checks/decision-rule-is-reached.ts';
import { decisionRulesDoNotOverlap } from '../checks/decision-rules-do-not-overlap.ts';
import { decisionRulesLeaveNoGap } from '../checks/decision-rules-leave-no-gap.ts';
import { effectReachesSomebody } from '../checks/effect-reaches-somebody.ts';
import { endHasAResult } from '../checks/end-has-a-result.ts';
import { endIsReachable } from '../checks/end-is-reachable.ts';
import { fieldIsFilledBeforeItIsRead } from '../checks/field-is-filled-before-it-is-read.ts';
import { fieldsExist } from '../checks/fields-exist.ts';
import { fiveElementsAreSet } from '../checks/five-elements-are-set.ts';
import { gapBetweenTouchesFits } from '../checks/gap-between-touches-fits.ts';
import { gateAsksFewThings } from '../checks/gate-asks-few-things.ts';
import { gateAsksSomething } from '../checks/gate-asks-something.ts';
import { gateCanPassByCounting } from '../checks/gate-can-pass-by-counting.ts';
import { kindFitsContent } from '../checks/kind-fits-content.ts';
import { lengthFitsTheRhythm } from '../checks/length-fits-the-rhythm.ts';
import { loopHasABrake } from '../checks/loop-has-a-brake.ts';
import { loopsHaveOneDoor } from '../checks/loops-have-one-door.ts';
import { moreThanOneChannel } from '../checks/more-than-one-channel.ts';
import { namesAreUnique } from '../checks/names-are-unique.ts';
import { oneChannelOnceADay } from '../checks/one-channel-once-a-day.ts';
import { outcomeHasATaker } from '../checks/outcome-has-a-taker.ts';
import { outcomeLeadsSomewhere } from '../checks/outcome-leads-somewhere.ts';
import { prerequisitesComeFirst } from '../checks/prerequisites-come-first.ts';
import { requiredActivityHasADoer } from '../checks/required-activity-has-a-doer.ts';
import { resultExists } from '../checks/result-exists.ts';
import { signalIsDeclared } from '../checks/signal-is-declared.ts';
import { stageHasAWayOut } from '../checks/stage-has-a-way-out.ts';
import { stageHasFewOutcomes } from '../checks/stage-has-few-outcomes.ts';
import { stageIsReachable } from '../checks/stage-is-reachable.ts';
import { startIsSet } from '../checks/start-is-set.ts';
import { templatesCoverEveryRecord } from '../checks/templates-cover-every-record.ts';
import { waitHasATime } from '../checks/wait-has-a-time.ts';
import { activeDrawing } from '../reading/active-drawing.ts';
import { layOut, type Check, type Drawing } from './drawing.ts';

/** Every rule a drawing is held to, in the order findings are listed. */
export const checks: readonly Check[] = [
  startIsSet,
  outcomeLeadsSomewhere,
  stageHasAWayOut,
  stageIsReachable,
  endIsReachable,
  decisionHasADefault,
  decisionRulesLeaveNoGap,
  decisionRulesDoNotOverlap,
  decisionRuleIsReached,
  waitHasATime,
  endHasAResult,
  kindFitsContent,
  loopHasABrake,
  gateCanPassByCounting,
  gateAsksSomething,
  prerequisitesComeFirst,
  resultExists,
  requiredActivityHasADoer,
  outcomeHasATaker,
  approvalCanBeGiven,
  effectReachesSomebody,
  fieldsExist,
  conditionCanHold,
  fieldIsFilledBeforeItIsRead,
  templatesCoverEveryRecord,
  signalIsDeclared,
  channelsVary,
  moreThanOneChannel,
  oneChannelOnceADay,
  dayHoldsFewTouches,
  gapBetweenTouchesFits,
  lengthFitsTheRhythm,
  fiveElementsAreSet,
  namesAreUnique,
  activitySaysWhatToDo,
  gateAsksFewThings,
  stageHasFewOutcomes,
  loopsHaveOneDoor,
];

/**
 * Says everything that is wrong, doubtful or could be better in a drawing, errors first. Only errors block
 * publishing. `context` names record types, roles and people; checks that need it stay silent without it.
 */
export function checkBlueprint(blueprint: Blueprint, context: CheckContext = {}): readonly Finding[] {
  return createChecker()(blueprint, context);
}

/** Checks one drawing again and again while it is edited. */
export type Checker = (blueprint: Blueprint, context?: CheckContext) => readonly Finding[];

/**
 * A checker for a drawing that is being edited: it asks a check again only when a part of the drawing that the
 * check reads, or the context, has changed since the last call.
 */
export function createChecker(): Checker {
  let last: { readonly blueprint: Blueprint; readonly context: CheckContext; readonly drawing: Drawing | undefined; readonly found: ReadonlyMap<string, readonly Finding[]> } | undefined;
  return (drawn, context = {}) => {
    // What is switched off is not met by any record, so nothing is wrong with it.
    const blueprint = activeDrawing(drawn);
    let drawing: Drawing | undefined;
    const before = last;
    const found = new Map<string, readonly Finding[]>();
    for (const check of checks) {
      const kept = before && check.reads.every((part) => before.blueprint[part] === blueprint[part]) && (!check.readsContext || sameContext(before.context, context));
      if (kept) {
        found.set(check.name, before.found.get(check.name) ?? []);
        continue;
      }
      drawing ??= layOut(blueprint, context, before?.drawing);
      found.set(check.name, check.find(drawing));
    }
    last = { blueprint, context, drawing: drawing ?? before?.drawing, found };
    return bySeverity([...found.values()].flat());
  };
}

function sameContext(a: CheckContext, b: CheckContext): boolean {
  return a.recordTypes === b.recordTypes && a.roles === b.roles && a.people === b.people && a.teams === b.teams && a.holders === b.holders;
}

const severities = ['error', 'warning', 'hint'] as const;

/** Errors first; within one severity the order of the checks, then of the drawing, which the ids keep stable. */
function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  const sorted = severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
  invariant(sorted.length === findings.length, 'every finding has a known severity');
  return sorted;
}
