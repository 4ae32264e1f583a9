import { castDraft } from 'immer';
import { inOrder } from '#engine/kernel';
import { newStage } from '../factories.ts';
import type { Stage, StageKind } from '../model/blueprint.ts';
import { mayLead } from './can-connect.ts';
import { notFound, type Drafting, type EditOf, type Made } from './drafting.ts';
import { mendReferences } from './integrity.ts';

type DraftStage = Drafting['stages'][string];

const words: Readonly<Record<StageKind, string>> = { work: 'A stage', decision: 'A decision', wait: 'A wait', parallel: 'A parallel stage', end: 'An end' };

/**
 * Makes a stage another kind of stage (ui.md 10). It keeps its id, its name, its phase, the lines that lead to it and
 * every way out the new kind may have; what the new kind cannot hold goes, and is said. A wait gets its time, a decision
 * its default, so that the drawing goes on from there (domain.md section 2, rules of drawing).
 */
export function changeKind(draft: Drafting, edit: EditOf<'changeKind'>, said: string[]): Made {
  const stage = draft.stages[edit.stage];
  if (!stage) return notFound('stage', edit.stage);
  const { kind } = edit;
  if (kind !== 'parallel') joinLanes(stage, said);
  if (kind !== 'work' && kind !== 'parallel') dropActivities(draft, stage, kind, said);
  if (kind === 'end') dropParts(stage, said);
  const fresh: Stage = newStage(kind, stage.id, stage.name);
  stage.kind = kind;
  if (kind === 'end') stage.end = { result: edit.result ?? 'closed' };
  else delete stage.end;
  if (kind === 'parallel' && !stage.lanes) {
    const lanes = edit.lanes ?? fresh.lanes ?? {};
    const taken = new Set(Object.values(lanes).flatMap((lane) => lane.activities));
    stage.lanes = castDraft(lanes);
    stage.activities = stage.activities.filter((id) => !taken.has(id));
  }
  fitWays(draft, stage, said);
  if (kind === 'end' && draft.start === stage.id) {
    draft.start = null;
    said.push('Records start nowhere now: an end is no start.');
  }
  said.push(...mendReferences(draft));
  return null;
}

/** What was done in lanes is done one after the other now. */
function joinLanes(stage: DraftStage, said: string[]): void {
  const lanes = inOrder(stage.lanes ?? {});
  if (lanes.length > 0) said.push(`${lanes.length === 1 ? 'Its lane is' : `Its ${lanes.length} lanes are`} gone.`);
  stage.activities.push(...lanes.flatMap((lane) => lane.activities));
  delete stage.lanes;
  delete stage.join;
}

function dropActivities(draft: Drafting, stage: DraftStage, kind: StageKind, said: string[]): void {
  const { length } = stage.activities;
  if (length > 0) said.push(`${length === 1 ? 'Its activity is' : `Its ${length} activities are`} gone: ${words[kind].toLowerCase()} holds none.`);
  for (const id of stage.activities) delete draft.activities[id];
  stage.activities = [];
}

function dropParts(stage: DraftStage, said: string[]): void {
  if (stage.gate) said.push('Its gate is gone: nothing leads out of an end.');
  if (stage.sla) said.push('Its time limit is gone: a record may stand at an end as long as it likes.');
  delete stage.gate;
  delete stage.sla;
  delete stage.disabled;
}

function fitWays(draft: Drafting, stage: DraftStage, said: string[]): void {
  const ways = inOrder(draft.outcomes).filter((outcome) => outcome.from.type === 'stage' && outcome.from.stage === stage.id);
  for (const way of ways) {
    if (mayLead(draft.stages, way, way.to) !== null) {
      delete draft.outcomes[way.id];
      said.push(`“${way.name}” is gone: nothing leads out of an end.`);
    } else if (stage.kind !== 'decision') delete way.fallback;
  }
  if (stage.kind === 'end') leaveListed(draft, stage.id);
  const kept = ways.filter((way) => draft.outcomes[way.id]);
  const byHand = kept.filter((way) => way.trigger.type === 'person' || way.trigger.type === 'result');
  if (stage.kind === 'wait' && kept.every((way) => way.trigger.type !== 'elapsed')) {
    const [first] = byHand;
    if (first) {
      first.trigger = { type: 'elapsed', wait: { amount: 1, unit: 'days' } };
      said.push(`“${first.name}” is taken by itself after one day.`);
    }
  }
  const last = byHand.at(-1);
  if (stage.kind === 'decision' && kept.every((way) => way.fallback !== true) && last) {
    last.trigger = { type: 'person' };
    last.fallback = true;
    said.push(`“${last.name}” is taken when no rule holds.`);
  }
}

/** Ways out that several stages share no longer lead out of this one. */
function leaveListed(draft: Drafting, stage: string): void {
  for (const { from, trigger } of Object.values(draft.outcomes)) {
    if (from.type === 'stages' && trigger.type !== 'signal') from.stages = from.stages.filter((id) => id !== stage);
  }
}
