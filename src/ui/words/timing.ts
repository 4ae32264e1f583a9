import type { Activity, Assignee, Due, Trigger, Wait, WaitUnit, Who } from '#engine/blueprint';
import { capital, formatNumber, listOr } from '../format.ts';
import { describeCondition } from './condition.ts';
import { quoted, type Names } from './names.ts';

const units: Readonly<Record<WaitUnit, readonly [one: string, many: string]>> = {
  minutes: ['minute', 'minutes'],
  hours: ['hour', 'hours'],
  days: ['day', 'days'],
  weeks: ['week', 'weeks'],
  workingHours: ['working hour', 'working hours'],
  workingDays: ['working day', 'working days'],
};

/** What a unit of waiting is called in a list: "working days". */
export function waitUnitLabel(unit: WaitUnit): string {
  return units[unit][1];
}

/** A stretch of waiting: "2 working days, at 09:00"; nothing to wait for is "no time". */
export function describeWait(wait: Wait): string {
  return wait.at === undefined ? lengthOf(wait) : `${wait.amount === 0 ? 'the same day' : lengthOf(wait)}, at ${wait.at}`;
}

function lengthOf({ amount, unit }: Wait): string {
  const [one, many] = units[unit];
  return amount === 0 ? 'no time' : `${formatNumber(amount)} ${amount === 1 ? one : many}`;
}

/** A stretch of waiting from or up to something, the hour last: "2 working days after entering the stage, at 09:00". */
export function describeWaitFrom(wait: Wait, side: 'before' | 'after', what: string): string {
  if (wait.amount === 0) return wait.at === undefined ? `right ${side} ${what}` : `on the day of ${what}, at ${wait.at}`;
  return `${lengthOf(wait)} ${side} ${what}${wait.at === undefined ? '' : `, at ${wait.at}`}`;
}

/** What sets an outcome off: "by hand", "after 5 days", "when “First call” ends with “No answer”". */
export function describeTrigger(trigger: Trigger, names: Names): string {
  switch (trigger.type) {
    case 'person':
      return 'by hand';
    case 'result':
      return `when ${quoted(names.activity(trigger.activity))} ends with ${quoted(names.result(trigger.result))}`;
    case 'condition':
      return `as soon as ${describeCondition(trigger.condition, names)}`;
    case 'elapsed':
      return `after ${describeWait(trigger.wait)}`;
    case 'date':
      return aroundDate(trigger, names);
    case 'signal':
      return `when ${quoted(names.signal(trigger.signal))} comes in${trigger.condition === undefined ? '' : ` and ${describeCondition(trigger.condition, names)}`}`;
  }
}

/** Who may take an outcome: "anyone", "the owner", "a manager or an approver". */
export function describeWho(who: Who, names: Names): string {
  switch (who.type) {
    case 'anyone':
      return 'anyone';
    case 'owner':
      return 'the owner';
    case 'roles':
      return listOr(who.roles.map((role) => names.role(role)));
    case 'team':
      return `the team ${names.team(who.team)}`;
  }
}

/** Who shall do an activity: "the owner", "Mara Quinn", "managers in turn". */
export function describeAssignee(assignee: Assignee, names: Names): string {
  switch (assignee.type) {
    case 'owner':
      return 'the owner';
    case 'role':
      return `anyone with the role ${names.role(assignee.role)}`;
    case 'team':
      return `the team ${names.team(assignee.team)}`;
    case 'person':
      return names.person(assignee.person);
    case 'roundRobin':
      return `everyone with the role ${names.role(assignee.role)}, in turn`;
  }
}

/** When an activity is expected: "on entering the stage", "2 days after “First call”", "14 days before Event date". */
export function describeDue(due: Due, names: Names): string {
  switch (due.type) {
    case 'stageEntry':
      return due.wait.amount === 0 && due.wait.at === undefined ? 'on entering the stage' : describeWaitFrom(due.wait, 'after', 'entering the stage');
    case 'activity':
      return describeWaitFrom(due.wait, 'after', quoted(names.activity(due.activity)));
    case 'fieldDate':
      return aroundDate(due, names);
  }
}

/** "14 days before Event date, at 09:00". */
function aroundDate({ field, days, at }: { readonly field: string; readonly days: number; readonly at?: string | undefined }, names: Names): string {
  const length = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  const when = days === 0 ? 'on' : `${length} ${days < 0 ? 'before' : 'after'}`;
  return `${when} ${names.field(field)}${at === undefined ? '' : `, at ${at}`}`;
}

/** Hours at which something may be done, in the record's own time: "between 09:00 and 11:00". */
export function describeWindow(window: { readonly from: string; readonly to: string } | undefined): string {
  return window === undefined ? 'at any hour' : `only between ${window.from} and ${window.to} of the record's own time`;
}

/** When something is expected, whether it comes back, and at which hours, as one sentence. */
export function describeTiming({ due, repeat, window }: Pick<Activity, 'due' | 'repeat' | 'window'>, names: Names): string {
  const parts = [capital(describeDue(due, names)), ...(repeat === undefined ? [] : [`then every ${describeWait(repeat.every)}`]), ...(window === undefined ? [] : [describeWindow(window)])];
  return parts.join(', ');
}
