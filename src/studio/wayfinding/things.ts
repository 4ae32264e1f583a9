import { inOrder } from '#engine/kernel';
import { fieldsInUse, stageOfActivity, stagesOf, usesOf, type Blueprint, type Use } from '#engine/blueprint';
import type { CanvasThing } from '../../canvas/index.ts';
import type { CommentRow } from '../../storage/index.ts';
import { channelLabel, describeUse, kindLook, type Names } from '../../ui/index.ts';

/** Where a found thing leads: onto the canvas, to a place that speaks of it, or to what was said about it. */
export type Whereabouts = { readonly type: 'canvas'; readonly thing: CanvasThing } | { readonly type: 'use'; readonly use: Use } | { readonly type: 'comment'; readonly comment: CommentRow };

/** Something in the drawing that can be looked for by its words. */
export interface FoundThing {
  readonly id: string;
  readonly group: string;
  readonly label: string;
  /** What kind it is and where it stands. */
  readonly note: string;
  readonly at: Whereabouts;
}

/** Everything in a drawing that has words, in reading order: stages, activities, outcomes, fields, templates, notes, comments (ui.md 40). */
export function thingsOf(draft: Blueprint, names: Names, comments: readonly CommentRow[]): readonly FoundThing[] {
  return [...stages(draft), ...activities(draft), ...outcomes(draft), ...fields(draft, names), ...templates(draft), ...notes(draft), ...comments.map(said)];
}

function onCanvas(part: CanvasThing['part'], id: string): Whereabouts {
  return { type: 'canvas', thing: { part, id } };
}

function stages(draft: Blueprint): readonly FoundThing[] {
  return stagesOf(draft).map((stage) => {
    const phase = stage.phase === undefined ? undefined : draft.phases[stage.phase]?.name;
    return { id: stage.id, group: 'Stages', label: stage.name || 'Stage without a name', note: [kindLook(stage.kind, stage.end?.result).label, ...(phase ? [phase] : [])].join(' · '), at: onCanvas('stages', stage.id) };
  });
}

function activities(draft: Blueprint): readonly FoundThing[] {
  return Object.values(draft.activities).map((activity) => ({
    id: activity.id, group: 'Activities', label: activity.name || 'Activity without a name',
    note: `${channelLabel(activity.channel)} in ${stageOfActivity(draft, activity.id)?.name || 'a stage without a name'}`, at: onCanvas('activities', activity.id),
  }));
}

function outcomes(draft: Blueprint): readonly FoundThing[] {
  return inOrder(draft.outcomes).map((outcome) => {
    const from = outcome.from.type === 'all' ? 'every stage' : outcome.from.type === 'stage' ? (draft.stages[outcome.from.stage]?.name ?? '') : `${outcome.from.stages.length} stages`;
    return { id: outcome.id, group: 'Outcomes', label: outcome.name || 'Outcome without a name', note: `From ${from} to ${outcome.to === null ? 'nowhere yet' : (draft.stages[outcome.to]?.name ?? '')}`, at: onCanvas('outcomes', outcome.id) };
  });
}

function fields(draft: Blueprint, names: Names): readonly FoundThing[] {
  return fieldsInUse(draft).flatMap(({ field }) => {
    // two words of one letter that name the same field are one place to go to
    const places = new Map<string, FoundThing>();
    for (const use of usesOf(draft, { type: 'field', field })) {
      const { owner, part } = describeUse(use, names);
      const note = `${owner}: ${part}`;
      if (!places.has(note)) places.set(note, { id: `${field}/${use.path.join('.')}`, group: 'Fields', label: names.field(field), note, at: { type: 'use', use } });
    }
    return [...places.values()];
  });
}

function templates(draft: Blueprint): readonly FoundThing[] {
  return Object.values(draft.activities).flatMap((activity) => inOrder(activity.content.templates).map((template): FoundThing => ({
    id: template.id, group: 'Templates', label: template.name || template.subject || 'Template without a name', note: `Template of ${activity.name}`,
    at: { type: 'use', use: { target: { type: 'activity', activity: activity.id }, part: 'template', path: ['activities', activity.id, 'content', 'templates', template.id] } },
  })));
}

function notes(draft: Blueprint): readonly FoundThing[] {
  return Object.values(draft.notes).filter(({ text }) => text.trim() !== '').map((note) => ({ id: note.id, group: 'Notes', label: note.text.replace(/\s+/g, ' ').slice(0, 90), note: 'Note', at: onCanvas('notes', note.id) }));
}

function said(comment: CommentRow): FoundThing {
  const words = [comment.text, ...comment.replies.map(({ text }) => text)].join(' · ').replace(/\s+/g, ' ');
  return { id: comment.id, group: 'Comments', label: words.slice(0, 90), note: comment.resolved === null ? 'Comment' : 'Comment, resolved', at: { type: 'comment', comment } };
}
