import { castDraft } from 'immer';
import { inOrder } from '#engine/kernel';
import { blueprintLimits } from '../document/limits.ts';
import { straighten } from './bends.ts';
import { mayLead } from './can-connect.ts';
import { notFound, type Drafting, type EditOf, type Made } from './drafting.ts';
import { mendReferences } from './integrity.ts';

/** Gives a stage another way out. */
export function addOutcome(draft: Drafting, edit: EditOf<'addOutcome'>): Made {
  const { outcome } = edit;
  if (draft.outcomes[outcome.id]) return { type: 'idTaken', id: outcome.id };
  if (Object.keys(draft.outcomes).length >= blueprintLimits.outcomes) return { type: 'limitReached', what: 'outcomes', limit: blueprintLimits.outcomes };
  const missing = (outcome.from.type === 'stage' ? [outcome.from.stage] : outcome.from.type === 'stages' ? outcome.from.stages : []).find((stage) => !draft.stages[stage]);
  if (missing !== undefined) return notFound('stage', missing);
  const no = mayLead(draft.stages, outcome, outcome.to);
  if (no) return no;
  draft.outcomes[outcome.id] = castDraft(outcome);
  return null;
}

/** Moves an outcome among those of its stage: on a decision, the order in which they are asked. */
export function moveOutcome(draft: Drafting, edit: EditOf<'moveOutcome'>): Made {
  const moved = draft.outcomes[edit.outcome];
  if (!moved) return notFound('outcome', edit.outcome);
  const home = moved.from.type === 'stage' ? moved.from.stage : null;
  const siblings = inOrder(draft.outcomes).filter((each) => each.id !== moved.id && (home === null ? each.from.type !== 'stage' : each.from.type === 'stage' && each.from.stage === home));
  siblings.splice(Math.max(0, edit.index), 0, moved);
  const least = home === null ? Math.min(...siblings.map((each) => each.order)) : 0;
  siblings.forEach((each, index) => {
    each.order = least + index;
  });
  return null;
}

/** Leads an outcome to a stage; one that led elsewhere before now leads here. */
export function connect(draft: Drafting, edit: EditOf<'connect'>): Made {
  const outcome = draft.outcomes[edit.outcome];
  if (!outcome) return notFound('outcome', edit.outcome);
  if (!draft.stages[edit.to]) return notFound('stage', edit.to);
  if (outcome.to === edit.to) return { type: 'alreadyConnected', outcome: edit.outcome, to: edit.to };
  const no = mayLead(draft.stages, outcome, edit.to);
  if (no) return no;
  outcome.to = edit.to;
  straighten(draft, edit.outcome);
  return null;
}

/** Leaves an outcome open: it leads nowhere until connected again. */
export function disconnect(draft: Drafting, edit: EditOf<'disconnect'>): Made {
  const outcome = draft.outcomes[edit.outcome];
  if (!outcome) return notFound('outcome', edit.outcome);
  outcome.to = null;
  straighten(draft, edit.outcome);
  return null;
}

/** Takes ways out away. */
export function deleteOutcomes(draft: Drafting, edit: EditOf<'deleteOutcomes'>, said: string[]): Made {
  const missing = edit.outcomes.find((id) => !draft.outcomes[id]);
  if (missing !== undefined) return notFound('outcome', missing);
  for (const id of edit.outcomes) delete draft.outcomes[id];
  said.push(...mendReferences(draft));
  return null;
}
