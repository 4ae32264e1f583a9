import type { Blueprint } from '#engine/blueprint';
import { sayableParts, type SayablePart, type Unsaid } from './format.ts';

/** Everything the drawing holds that is not among what a format says, counted, in the order of `sayableParts` (SPEC.md [X31]). */
export function unsaidOf(blueprint: Blueprint, said: readonly SayablePart[]): readonly Unsaid[] {
  const heard = new Set(said);
  return sayableParts.filter((part) => !heard.has(part)).map((part) => ({ part, count: counters[part](blueprint) })).filter(({ count }) => count > 0);
}

const counters: Readonly<Record<SayablePart, (blueprint: Blueprint) => number>> = {
  phases: ({ phases }) => size(phases),
  lanes: ({ stages }) => Object.values(stages).reduce((sum, { lanes }) => sum + size(lanes ?? {}), 0),
  activities: (blueprint) => Object.values(blueprint.activities).length,
  activityRules: (blueprint) => Object.values(blueprint.activities).filter(({ required, when, after, attempts, window, checklist, form, repeat, approval, handOver, listens }) =>
    typeof required !== 'string' || when !== undefined || after.length > 0 || attempts.max > 1 || window !== undefined || size(checklist) > 0 || size(form) > 0
    || repeat !== undefined || approval !== undefined || handOver !== undefined || (listens?.length ?? 0) > 0).length,
  texts: (blueprint) => Object.values(blueprint.activities).filter(({ content: { instructions, templates, script, documents } }) => instructions !== '' || size(templates) > 0 || script !== undefined || size(documents) > 0).length,
  gates: ({ stages, outcomes }) => count(stages, ({ gate }) => gate !== undefined) + count(outcomes, ({ gate }) => gate !== undefined),
  triggers: ({ outcomes }) => count(outcomes, ({ trigger }) => trigger.type !== 'person'),
  takers: ({ outcomes }) => count(outcomes, ({ who }) => who.type !== 'anyone'),
  forms: ({ outcomes }) => count(outcomes, ({ form }) => size(form) > 0),
  reasons: ({ outcomes }) => count(outcomes, ({ reason }) => reason.type !== 'none'),
  effects: ({ outcomes }) => count(outcomes, ({ then }) => then.length > 0),
  limits: ({ outcomes }) => count(outcomes, ({ limit }) => limit !== undefined),
  timeLimits: ({ stages }) => count(stages, ({ sla }) => sla !== undefined),
  signposts: ({ stages }) => count(stages, ({ signposts }) => signposts.length > 0),
  commonOutcomes: ({ outcomes }) => count(outcomes, ({ from }) => from.type === 'all'),
  openOutcomes: ({ outcomes }) => count(outcomes, ({ to }) => to === null),
  switchedOff: ({ stages }) => count(stages, ({ disabled }) => disabled === true),
  positions: ({ view }) => size(view.positions),
  notes: ({ notes }) => size(notes),
  goal: ({ goal, audience }) => (goal.metric !== '' || audience !== '' ? 1 : 0),
  enrolment: ({ enrolment }) => (enrolment.when.type !== 'manual' || enrolment.unless !== undefined || enrolment.exitWhen !== undefined ? 1 : 0),
  rhythm: () => 1,
  signals: ({ signals }) => size(signals ?? {}),
  overrides: ({ override }) => (override === undefined ? 0 : 1),
  scenarios: ({ scenarios }) => size(scenarios ?? {}),
  review: ({ review }) => (review === undefined ? 0 : 1),
};

function size(map: Readonly<Record<string, unknown>>): number {
  return Object.keys(map).length;
}

function count<Item>(map: Readonly<Record<string, Item>>, fits: (item: Item) => boolean): number {
  return Object.values(map).filter(fits).length;
}
