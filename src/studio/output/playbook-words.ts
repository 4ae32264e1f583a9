import type { PlaybookWords } from '#engine/exchange';
import {
  channelLabel, describeApproval, describeAssignee, describeAttempts, describeCondition, describeEffects, describeEnrolment, describeForm, describeGate, describeGoal, describeHandOver,
  describeLimit, describePrerequisite, describeReason, describeRhythm, describeTimeLimit, describeTiming, describeTrigger, describeWho, kindLook, type Names,
} from '../../ui/index.ts';

/** The screen's sentences for the playbook; where nothing is asked for, nothing is said. */
export function playbookWords(names: Names): PlaybookWords {
  return {
    channel: channelLabel,
    timing: (activity) => describeTiming(activity, names),
    assignee: (assignee) => describeAssignee(assignee, names),
    attempts: (activity) => (activity.attempts.max > 1 || activity.evidence.length > 0 ? describeAttempts(activity) : ''),
    prerequisite: (before) => describePrerequisite(before, names),
    form: (form) => (Object.keys(form).length === 0 ? '' : describeForm(form, names)),
    condition: (condition) => describeCondition(condition, names),
    gate: (gate) => describeGate(gate, names),
    trigger: (trigger) => (trigger.type === 'person' ? '' : describeTrigger(trigger, names)),
    who: (who) => describeWho(who, names),
    effects: (effects) => (effects.length === 0 ? '' : describeEffects(effects, names)),
    reason: (reason) => (reason.type === 'none' ? '' : describeReason(reason)),
    limit: (limit) => (limit === undefined ? '' : describeLimit(limit, names)),
    timeLimit: (sla) => (sla === undefined ? '' : describeTimeLimit(sla, names)),
    rhythm: describeRhythm,
    enrolment: ({ enrolment }) => describeEnrolment(enrolment, names),
    goal: (goal) => (goal.metric.trim() === '' ? '' : describeGoal(goal)),
    team: (key) => names.team(key),
    handOver: (handOver) => describeHandOver(handOver, names),
    approval: (approval) => describeApproval(approval, names),
    kind: (stage) => kindLook(stage.kind, stage.end?.result).label,
  };
}
