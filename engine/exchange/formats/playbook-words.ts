import type { Activity, ApprovalRule, Assignee, Blueprint, Channel, Condition, Effect, Form, Gate, HandOver, Outcome, Rhythm, Sla, Trigger, Who } from '#engine/blueprint';

/** Rules as sentences. The screen's own words are handed in, so that paper and screen say the same; an empty answer says nothing. */
export interface PlaybookWords {
  channel(channel: Channel): string;
  timing(activity: Activity): string;
  assignee(assignee: Assignee): string;
  attempts(activity: Activity): string;
  prerequisite(before: Activity['after'][number]): string;
  form(form: Form): string;
  condition(condition: Condition): string;
  gate(gate: Gate): string;
  trigger(trigger: Trigger): string;
  who(who: Who): string;
  effects(effects: readonly Effect[]): string;
  reason(reason: Outcome['reason']): string;
  limit(limit: Outcome['limit']): string;
  timeLimit(sla: Sla | undefined): string;
  rhythm(rhythm: Rhythm): string;
  enrolment(blueprint: Blueprint): string;
  goal(goal: Blueprint['goal']): string;
  team(key: string): string;
  handOver(handOver: HandOver): string;
  approval(approval: ApprovalRule): string;
  /** How a stage or an end is called, such as "Decision". */
  kind(stage: Blueprint['stages'][string]): string;
}
