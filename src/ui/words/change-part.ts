import type { Activity, Blueprint, Condition, Gate, Outcome, Stage, Wait } from '#engine/blueprint';
import { formatNumber, listAnd } from '../format.ts';
import { describeCondition, sayValue } from './condition.ts';
import { describeEffect } from './effect.ts';
import { describeGate } from './gate.ts';
import { quoted, sayKey, type Names } from './names.ts';
import { describeApproval, describeHandOver, describeListener, describeOverride, describePrerequisite } from './teamwork.ts';
import { describeAssignee, describeDue, describeTrigger, describeWait, describeWho } from './timing.ts';

const nothing = 'nothing';

/** How each part of a drawing is said; the diff hands over values of the part it names. */
const sayers: Readonly<Record<string, (value: never, names: Names) => string>> = {
  gate: (value: Gate, names) => describeGate(value, names),
  required: (value: Activity['required'], names) => (typeof value === 'string' ? value : `when ${describeCondition(value, names)}`),
  when: (value: Condition, names) => `when ${describeCondition(value, names)}`,
  due: (value: Activity['due'], names) => describeDue(value, names),
  window: ({ from, to }: NonNullable<Activity['window']>) => `${from} to ${to}`,
  repeat: ({ every }: NonNullable<Activity['repeat']>) => `every ${describeWait(every)}`,
  assignee: (value: Activity['assignee'], names) => describeAssignee(value, names),
  attempts: ({ min, max }: Activity['attempts']) => `at least ${min}, at most ${max}`,
  after: (value: Activity['after'], names) => all(value.map((one) => describePrerequisite(one, names))),
  form: (value: Activity['form'], names) => all(Object.values(value).map((rule) => `${names.field(rule.field)}${rule.required === 'never' ? '' : ' (required)'}`)),
  checklist: (value: Activity['checklist']) => all(Object.values(value).map((item) => quoted(item.text))),
  results: (value: Activity['results']) => all(Object.values(value).map((result) => result.name)),
  evidence: (value: Activity['evidence']) => all(value),
  approval: (value: NonNullable<Activity['approval']>, names) => describeApproval(value, names),
  handOver: (value: NonNullable<Activity['handOver']>, names) => describeHandOver(value, names),
  listens: (value: NonNullable<Activity['listens']>, names) => all(value.map((one) => describeListener(one, names))),
  content: (value: Activity['content']) => all([...(value.instructions === '' ? [] : [excerpt(value.instructions)]), ...Object.values(value.templates).map((template) => `template ${quoted(template.name)}`), ...(value.script ? ['a script'] : []), ...Object.values(value.documents).map((document) => document.name), ...Object.values(value.variants).map((variant) => `variant ${quoted(variant.name)}`)]),
  trigger: (value: Outcome['trigger'], names) => describeTrigger(value, names),
  who: (value: Outcome['who'], names) => describeWho(value, names),
  to: (value: string, names) => names.stage(value),
  from: (value: Outcome['from'], names) => (value.type === 'all' ? 'every stage' : value.type === 'stage' ? names.stage(value.stage) : all(value.stages.map((stage) => names.stage(stage)))),
  then: (value: Outcome['then'], names) => all(value.map((effect) => describeEffect(effect, names))),
  reason: (value: Outcome['reason']) => (value.type === 'none' ? 'no reason asked' : value.type === 'optional' ? 'a reason may be given' : `a reason is required${value.choices.length > 0 ? `: ${listAnd(value.choices)}` : ''}`),
  limit: ({ times, window }: NonNullable<Outcome['limit']>) => `at most ${times} times in a ${window === 'run' ? 'run' : 'stay'}`,
  sla: ({ limit, escalations }: NonNullable<Stage['sla']>) => `${describeWait(limit)}${Object.keys(escalations).length > 0 ? `, ${Object.keys(escalations).length} escalations` : ''}`,
  end: ({ result, returnAfter }: NonNullable<Stage['end']>) => `${result}${returnAfter ? `, back after ${describeWait(returnAfter)}` : ''}`,
  activities: (value: readonly string[], names) => all(value.map((activity) => names.activity(activity))),
  signposts: (value: Stage['signposts']) => all(value.map((one) => one.name)),
  start: (value: string, names) => names.stage(value),
  goal: ({ metric, target }: Blueprint['goal']) => (metric === '' ? nothing : `${metric}: ${formatNumber(target)}`),
  override: (value: NonNullable<Blueprint['override']>, names) => describeOverride(value, names),
  review: ({ roles, approvals }: NonNullable<Blueprint['review']>, names) => `${approvals} of ${listAnd(roles.map((role) => names.role(role)))}`,
  stage: ({ stage, lane }: { readonly stage: string; readonly lane: string | null }, names) => `${names.stage(stage)}${lane === null ? '' : `, ${names.lane(lane)}`}`,
  team: (value: string, names) => names.team(value),
  'enrolment.when': (value: Blueprint['enrolment']['when'], names) => (value.type === 'manual' ? 'by hand' : value.type === 'view' ? 'what a saved view shows' : `when ${describeCondition(value.condition, names)}`),
  'enrolment.unless': (value: Condition, names) => describeCondition(value, names),
  'enrolment.exitWhen': (value: Condition, names) => describeCondition(value, names),
  'rhythm.gap': ({ min, max }: Blueprint['rhythm']['gap']) => `${min} to ${max} days`,
  'rhythm.length': ({ min, max }: Blueprint['rhythm']['length']) => `${min} to ${max} days`,
  'rhythm.weekdays': (value: readonly string[]) => all(value.map(sayKey)),
  'rhythm.windows': (value: Blueprint['rhythm']['windows']) => all(value.map(({ from, to }) => `${from} to ${to}`)),
  wait: (value: Wait) => describeWait(value),
};

/** A part of a drawing in words: what a gate asks, when something is due, which stage a line leads to. */
export function sayPart(field: string, value: unknown, names: Names): string {
  if (value === undefined || value === null) return nothing;
  const say = sayers[field];
  if (say) return say(value as never, names);
  if (typeof value === 'string') return value === '' ? nothing : excerpt(value);
  if (typeof value === 'number' || typeof value === 'boolean') return sayValue(value);
  return sayWhole(value);
}

/** What nothing else is said about: its simple parts, one after the other. */
function sayWhole(value: object): string {
  const parts = Object.entries(value).flatMap(([key, part]) => (typeof part === 'string' || typeof part === 'number' || typeof part === 'boolean' ? [`${sayKey(key).toLowerCase()} ${sayValue(part)}`] : []));
  return parts.length === 0 ? 'set' : listAnd(parts);
}

function all(parts: readonly string[]): string {
  return parts.length === 0 ? nothing : listAnd(parts);
}

function excerpt(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return quoted(line.length > 120 ? `${line.slice(0, 117)}…` : line);
}
