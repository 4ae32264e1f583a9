import { inOrder } from '#engine/kernel';
import { newActivity, type Blueprint, type Edit, type EditRefusal } from '#engine/blueprint';
import { guessEnd, readActivityPhrase, readOutcomePhrase } from '#engine/exchange';
import { freeSpot } from '../../canvas/index.ts';
import { channelLabel } from '../../ui/index.ts';
import { createBatch } from '../draft/batch.ts';
import { firstOpenOutcome, stageMaking } from '../draft/placing.ts';
import { addWay, type TableTools } from '../table/cell-edits.ts';
import { ownWays } from '../table/columns.ts';
import type { OutlineRow } from './outline-rows.ts';

/** What can be added from a line of the outline. */
export type Addable = 'phase' | 'stage' | 'lane' | 'activity' | 'outcome';

/** An addition that was worked out from typed words. */
export type Adding = { readonly edit: Edit; readonly id: string; readonly words: string } | { readonly refusal: EditRefusal };

/** Reads typed words as a new thing at a line; nothing for no words. */
export function addingOf(draft: Blueprint, what: Addable, at: OutlineRow | undefined, name: string, tools: TableTools): Adding | null {
  if (name === '') return null;
  const stage = at?.stage ?? '';
  switch (what) {
    case 'phase': {
      const id = tools.newId();
      return { id, edit: { type: 'addPhase', phase: { id, name, order: after(draft.phases) } }, words: `${name} added` };
    }
    case 'lane': {
      const id = tools.newId();
      const lane = { id, name, team: 'rep', activities: [], order: after(draft.stages[stage]?.lanes ?? {}) };
      return { id, edit: { type: 'setField', path: ['stages', stage, 'lanes', id], value: lane }, words: `${name} added` };
    }
    case 'activity':
      return activityAdding(draft, at, name, tools);
    case 'outcome':
      return outcomeAdding(draft, stage, name, tools);
    case 'stage':
      return stageAdding(draft, at, name, tools);
  }
}

function after(map: Readonly<Record<string, { readonly order: number }>>): number {
  return Math.max(0, ...Object.values(map).map(({ order }) => order + 1));
}

/** In the lane the line stands in, else the first; its kind is guessed from the words. */
function activityAdding(draft: Blueprint, at: OutlineRow | undefined, name: string, { newId }: TableTools): Adding {
  const phrase = readActivityPhrase(name);
  const lanes = inOrder(draft.stages[at?.stage ?? '']?.lanes ?? {});
  const lane = (lanes.find(({ id, activities }) => id === at?.id || activities.includes(at?.id ?? '')) ?? lanes[0])?.id;
  const id = newId();
  const activity = { ...newActivity(phrase.channel, id, phrase.name), required: phrase.required ? ('always' as const) : ('never' as const) };
  return { id, edit: { type: 'addActivity', stage: at?.stage ?? '', lane, activity }, words: `${phrase.name} added as ${channelLabel(phrase.channel)}` };
}

function outcomeAdding(draft: Blueprint, stage: string, name: string, tools: TableTools): Adding | null {
  const batch = createBatch(draft);
  addWay(batch, stage, { phrase: readOutcomePhrase(name), order: ownWays(draft, stage).length }, tools);
  const [refusal] = batch.refusals;
  if (refusal) return { refusal };
  const way = ownWays(batch.draft, stage).at(-1);
  const edit = batch.done(`Add ${way?.name ?? 'an outcome'} to ${draft.stages[stage]?.name || 'the stage'}`);
  if (!edit || !way) return null;
  return { id: way.id, edit, words: `${way.name} added, ${way.to === null ? 'leads nowhere yet' : `leads to ${batch.draft.stages[way.to]?.name || 'a stage without a name'}`}` };
}

/** After the stage the line belongs to, in the same phase, connected where a way is open. */
function stageAdding(draft: Blueprint, at: OutlineRow | undefined, name: string, { newId }: TableTools): Adding {
  const before = at?.stage === '' ? undefined : at?.stage;
  const phase = at?.type === 'phase' ? at.id : draft.stages[before ?? '']?.phase;
  const connect = at?.type === 'outcome' && draft.outcomes[at.id]?.to === null ? at.id : firstOpenOutcome(draft, before);
  const result = guessEnd(name);
  const { edit, id } = stageMaking(draft, { kind: result ? 'end' : 'work', result, name }, { at: freeSpot(draft, before, connect), connect }, newId);
  const inPhase: Edit = phase === undefined || result ? edit : { type: 'several', name: `Add ${name}`, edits: [edit, { type: 'setField', path: ['stages', id, 'phase'], value: phase }] };
  return { id, edit: inPhase, words: `${name} added${connect === undefined ? '' : ` and connected to ${draft.outcomes[connect]?.name || 'the open outcome'}`}` };
}
