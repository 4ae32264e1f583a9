import { inOrder } from '#engine/kernel';
import { castDraft } from 'immer';
import type { Effect } from '../model/blueprint.ts';
import type { Clause, Gate } from '../model/gate.ts';
import { clausesOf, namedActivity, namedStage } from '../reading/walkers.ts';
import { mendBends } from './bends.ts';
import type { Drafting } from './drafting.ts';

type Prerequisite = Drafting['activities'][string]['after'][number];

/**
 * Mends everything that refers to something no longer drawn, so that a drawing never points into the void:
 * open outcomes where the target went, gates without the clause, a person's choice where the activity that set
 * an outcome off went. Answers what it mended in one sentence each, for the history and a notice.
 */
export function mendReferences(draft: Drafting): readonly string[] {
  const said: string[] = [];
  mendStages(draft, said);
  dropHomeless(draft);
  mendOutcomes(draft, said);
  mendActivities(draft);
  mendView(draft);
  return said;
}

function mendStages(draft: Drafting, said: string[]): void {
  if (draft.start !== null && !draft.stages[draft.start]) draft.start = null;
  for (const stage of Object.values(draft.stages)) {
    keepKnown(stage.activities, draft.activities);
    for (const lane of Object.values(stage.lanes ?? {})) keepKnown(lane.activities, draft.activities);
    if (stage.join !== undefined && stage.join >= Object.keys(stage.lanes ?? {}).length) delete stage.join;
    if (stage.phase !== undefined && !draft.phases[stage.phase]) delete stage.phase;
    if (stage.gate) {
      const gate = withoutUnknown(stage.gate, draft);
      if (gate !== stage.gate) said.push(`The gate of "${stage.name}" no longer asks for what was deleted.`);
      if (gate === null) delete stage.gate;
      else if (gate !== stage.gate) stage.gate = castDraft(gate);
    }
  }
  for (const note of Object.values(draft.notes)) if (note.stage !== undefined && !draft.stages[note.stage]) delete note.stage;
}

/** Activities that no stage lists any more go with their stage. */
function dropHomeless(draft: Drafting): void {
  const homes = new Set(Object.values(draft.stages).flatMap((stage) => [...stage.activities, ...Object.values(stage.lanes ?? {}).flatMap((lane) => lane.activities)]));
  for (const id of Object.keys(draft.activities)) if (!homes.has(id)) delete draft.activities[id];
}

function mendOutcomes(draft: Drafting, said: string[]): void {
  for (const outcome of Object.values(draft.outcomes)) {
    if (outcome.from.type === 'stages') keepKnown(outcome.from.stages, draft.stages);
    const homeless = outcome.from.type === 'stage' ? !draft.stages[outcome.from.stage] : outcome.from.type === 'stages' && outcome.from.stages.length === 0;
    if (homeless) delete draft.outcomes[outcome.id];
  }
  const templates = new Set(Object.values(draft.activities).flatMap((activity) => Object.keys(activity.content.templates)));
  for (const outcome of Object.values(draft.outcomes)) {
    if (outcome.to !== null && !draft.stages[outcome.to]) outcome.to = null;
    if (outcome.trigger.type === 'result' && !draft.activities[outcome.trigger.activity]) {
      outcome.trigger = { type: 'person' };
      said.push(`"${outcome.name}" is now chosen by a person.`);
    }
    if (outcome.limit?.then && !draft.outcomes[outcome.limit.then]) outcome.limit.then = null;
    mendEffects(outcome.then, templates);
    if (!outcome.gate) continue;
    const gate = withoutUnknown(outcome.gate, draft);
    if (gate === outcome.gate) continue;
    said.push(`The gate of "${outcome.name}" no longer asks for what was deleted.`);
    if (gate === null) delete outcome.gate;
    else outcome.gate = castDraft(gate);
  }
  mendEscalations(draft, templates);
}

function mendEscalations(draft: Drafting, templates: ReadonlySet<string>): void {
  for (const stage of Object.values(draft.stages)) {
    for (const escalation of Object.values(stage.sla?.escalations ?? {})) {
      mendEffects(escalation.then, templates);
      if (escalation.take !== undefined && !draft.outcomes[escalation.take]) delete escalation.take;
    }
  }
}

function mendEffects(effects: Effect[], templates: ReadonlySet<string>): void {
  effects.forEach((effect, index) => {
    if (effect.type !== 'send' || effect.template === undefined || templates.has(effect.template)) return;
    const { template: _gone, ...kept } = effect;
    effects[index] = kept;
  });
}

function mendActivities(draft: Drafting): void {
  const lanes = new Set(Object.values(draft.stages).flatMap((stage) => Object.keys(stage.lanes ?? {})));
  for (const activity of Object.values(draft.activities)) {
    const after = activity.after.flatMap((before) => mendedPrerequisite(before, lanes, draft) ?? []);
    if (after.length < activity.after.length || after.some((before, index) => before !== activity.after[index])) activity.after = after;
    mendListeners(activity);
    if (activity.due.type === 'activity' && !draft.activities[activity.due.activity]) activity.due = { type: 'stageEntry', wait: activity.due.wait };
    mendVariants(activity);
  }
}

/** A variant whose message is gone says what the activity says. What was just set into the drawing is frozen, so it is put anew. */
function mendVariants(activity: Drafting['activities'][string]): void {
  const { templates, variants } = activity.content;
  const isGone = (template: string | undefined): boolean => template !== undefined && templates[template] === undefined;
  if (!Object.values(variants).some(({ change }) => isGone(change.template))) return;
  activity.content = { ...activity.content, variants: Object.fromEntries(Object.entries(variants).map(([id, variant]) => {
    const { template, ...change } = variant.change;
    return [id, isGone(template) ? { ...variant, change } : variant];
  })) };
}

function mendedPrerequisite(before: Prerequisite, lanes: ReadonlySet<string>, draft: Drafting): Prerequisite | null {
  switch (before.type) {
    case 'activity':
      return draft.activities[before.activity] ? before : null;
    case 'lane':
      return lanes.has(before.lane) ? before : null;
    case 'condition':
      return before;
    case 'clause': {
      const clause = withoutUnknown(before.clause, draft);
      return clause === before.clause ? before : clause && { type: 'clause', clause: castDraft(clause) };
    }
  }
}

/** A signal still ends the activity whose result is no longer listed: without one. */
function mendListeners(activity: Drafting['activities'][string]): void {
  for (const listener of activity.listens ?? []) {
    if (listener.then === 'complete' && listener.result !== null && !activity.results[listener.result]) listener.result = null;
  }
}

function mendView(draft: Drafting): void {
  const { positions, collapsed } = draft.view;
  for (const id of Object.keys(positions)) if (!draft.stages[id] && !draft.phases[id]) delete positions[id];
  mendBends(draft);
  keepKnown(collapsed, { ...draft.stages, ...draft.phases });
  if (draft.view.pinned) keepKnown(draft.view.pinned, { ...draft.stages, ...draft.notes });
  if (draft.view.pinned?.length === 0) delete draft.view.pinned;
  for (const id of Object.keys(draft.view.jumps ?? {})) if (!draft.outcomes[id]?.to) delete draft.view.jumps?.[id];
  if (draft.view.jumps && Object.keys(draft.view.jumps).length === 0) delete draft.view.jumps;
}

/**
 * The gate without the clauses that name an activity or a stage no longer drawn; null when nothing is left, so that the
 * stage's own rule "all required activities done" holds again and a gate is never empty by accident (domain.md
 * section 3). The same gate when nothing had to go.
 */
function withoutUnknown(gate: Gate, draft: Drafting): Gate | null {
  const gone = clausesOf(gate).some((clause) => isUnknown(clause, draft));
  return gone ? prune(gate, draft) : gate;
}

function prune(gate: Gate, draft: Drafting): Gate | null {
  switch (gate.type) {
    case 'all':
    case 'any': {
      const of = gate.of.flatMap((part) => prune(part, draft) ?? []);
      return of.length === 0 ? null : { type: gate.type, of };
    }
    case 'not': {
      const of = prune(gate.of, draft);
      return of === null ? null : { type: 'not', of };
    }
    default:
      return isUnknown(gate, draft) ? null : { ...gate };
  }
}

function isUnknown(clause: Clause, draft: Drafting): boolean {
  const activity = namedActivity(clause);
  const stage = namedStage(clause, draft);
  return (activity !== undefined && !draft.activities[activity]) || (stage !== undefined && !draft.stages[stage]);
}

function keepKnown(ids: string[], map: Readonly<Record<string, unknown>>): void {
  for (let index = ids.length - 1; index >= 0; index -= 1) {
    const id = ids[index];
    if (id !== undefined && !Object.hasOwn(map, id)) ids.splice(index, 1);
  }
}

/** Ids of the stages a stage leads to, positive ways first, then in drawn order. */
export function successorsOf(draft: Drafting, stage: string): readonly string[] {
  const ways = inOrder(draft.outcomes).filter((outcome) => outcome.from.type === 'stage' && outcome.from.stage === stage);
  return [...ways.filter((way) => way.tone === 'positive'), ...ways.filter((way) => way.tone !== 'positive')].flatMap((way) => way.to ?? []);
}
