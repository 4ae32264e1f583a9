import { activitiesIn, channels, type Blueprint, type BlueprintId, type Channel, type Clause, type CountOf, type CountWindow, type StageId } from '#engine/blueprint';
import type { Field } from '#engine/blueprint';
import { newComparison } from './comparing.ts';

/** The kinds of clause a manager builds, in the words of the list (domain.md section 3). */
export const clauseKinds: readonly { readonly value: Clause['type']; readonly label: string }[] = [
  { value: 'count', label: 'Number of activities done' },
  { value: 'requiredActivities', label: 'All required activities done' },
  { value: 'field', label: 'What a field says' },
  { value: 'validation', label: 'Field check with own message' },
  { value: 'checklist', label: 'Checklist complete' },
  { value: 'minimumTime', label: 'Minimum time in this stage' },
  { value: 'role', label: 'Person holds a role' },
  { value: 'approval', label: 'Approval given' },
  { value: 'otherRun', label: 'Another blueprint has come so far' },
  { value: 'rhythm', label: 'Rhythm allows it now' },
];

/** What a clause of this kind asks before anybody has changed it; `null` for a word that is no kind. */
export function newClause(kind: string, firstField: Field | undefined, firstRole: string | undefined, blueprint: BlueprintId): Clause | null {
  switch (kind) {
    case 'requiredActivities':
      return { type: 'requiredActivities' };
    case 'count':
      return { type: 'count', compare: 'atLeast', times: 1, of: {}, within: { type: 'run' } };
    case 'field':
      return { type: 'field', condition: newComparison(firstField) };
    case 'validation':
      return { type: 'validation', condition: newComparison(firstField), message: `Check ${firstField?.name ?? 'this field'}` };
    case 'checklist':
      return { type: 'checklist' };
    case 'minimumTime':
      return { type: 'minimumTime', wait: { amount: 1, unit: 'days' } };
    case 'role':
      return { type: 'role', role: firstRole ?? 'manager' };
    case 'approval':
      return { type: 'approval', role: firstRole ?? 'manager', levels: 1, quorum: 1 };
    case 'otherRun':
      return { type: 'otherRun', blueprint, on: 'sameRecord', ended: 'won' };
    case 'rhythm':
      return { type: 'rhythm' };
    default:
      return null;
  }
}

/** How each kind of activity is counted, in the plural. */
export const channelCounts: Readonly<Record<Channel, string>> = {
  call: 'Calls', email: 'Emails', social: 'Social touches', meeting: 'Meetings', directMail: 'Direct mails', voicemail: 'Voicemails',
  checklist: 'Checklists', form: 'Forms', approval: 'Approvals', document: 'Documents', handOver: 'Hand-overs', task: 'Tasks',
};

/** What may be counted: anything, one kind, or one activity, those of this stage first. */
export function countTargets(draft: Blueprint, stage: StageId | undefined) {
  const here = new Set(stage ? activitiesIn(draft, stage).map(({ id }) => id) : []);
  const named = Object.values(draft.activities).map(({ id, name }) => ({ value: `activity:${id}`, label: name || 'Activity without a name', here: here.has(id) }));
  const groups = [
    { group: 'By kind', items: [{ value: 'any', label: 'Activities of any kind' }, ...channels.map((channel) => ({ value: `channel:${channel}`, label: channelCounts[channel] }))] },
    { group: 'In this stage', items: named.filter((item) => item.here).map(({ value, label }) => ({ value, label })) },
    { group: 'In other stages', items: named.filter((item) => !item.here).map(({ value, label }) => ({ value, label })) },
  ];
  return groups.filter(({ items }) => items.length > 0);
}

/** The list value that stands for what is counted. */
export function targetOf(of: CountOf): string {
  if (of.activity) return `activity:${of.activity}`;
  return of.channel ? `channel:${of.channel}` : 'any';
}

/** What is counted after a pick from the list; a result that cannot happen there any more is dropped. */
export function withTarget(of: CountOf, target: string, draft: Blueprint): CountOf {
  const [kind, id] = target.split(':');
  const next: CountOf = {
    ...(kind === 'activity' && id ? { activity: id } : {}),
    ...(kind === 'channel' && id ? { channel: channels.find((channel) => channel === id) } : {}),
    ...(of.person ? { person: of.person } : {}),
  };
  const fits = of.result !== undefined && resultsFor(next, draft).some(({ value }) => value === of.result);
  return fits ? { ...next, result: of.result } : next;
}

/** Ways in which what is counted may have ended. */
export function resultsFor(of: CountOf, draft: Blueprint): { readonly value: string; readonly label: string }[] {
  const found = new Map<string, string>();
  for (const activity of Object.values(draft.activities)) {
    if (of.activity && activity.id !== of.activity) continue;
    if (of.channel && activity.channel !== of.channel) continue;
    for (const result of Object.values(activity.results)) if (!found.has(result.key)) found.set(result.key, result.name);
  }
  return [...found].map(([value, label]) => ({ value, label }));
}

/** The stretches over which activities are counted. */
export const countWindows: readonly { readonly value: CountWindow['type']; readonly label: string }[] = [
  { value: 'run', label: 'during this run' },
  { value: 'visit', label: 'during this stay in the stage' },
  { value: 'days', label: 'in the last days' },
  { value: 'record', label: 'ever, over all runs' },
];
