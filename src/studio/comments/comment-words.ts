import type { Blueprint } from '#engine/blueprint';
import type { CommentRow, CommentTarget, PersonRow } from '../../storage/index.ts';
import type { Names } from '../../ui/index.ts';

/** Whether what a comment is pinned to is still drawn. */
export function isDrawn(target: CommentTarget, draft: Blueprint): boolean {
  switch (target.type) {
    case 'stage':
      return draft.stages[target.id] !== undefined;
    case 'activity':
      return draft.activities[target.id] !== undefined;
    case 'outcome':
      return draft.outcomes[target.id] !== undefined;
    default:
      return true;
  }
}

/** The stage at whose card a comment is shown; null for one about a place or the whole. */
export function stageOfTarget(target: CommentTarget, draft: Blueprint): string | null {
  switch (target.type) {
    case 'stage':
      return draft.stages[target.id] ? target.id : null;
    case 'activity':
      return Object.values(draft.stages).find((stage) => stage.activities.includes(target.id) || Object.values(stage.lanes ?? {}).some((lane) => lane.activities.includes(target.id)))?.id ?? null;
    case 'outcome': {
      const from = draft.outcomes[target.id]?.from;
      return from?.type === 'stage' ? from.stage : from?.type === 'stages' ? (from.stages[0] ?? null) : null;
    }
    default:
      return null;
  }
}

/** What a comment is about, as its heading. */
export function sayTarget(target: CommentTarget, names: Names): string {
  switch (target.type) {
    case 'stage':
      return names.stage(target.id);
    case 'activity':
      return names.activity(target.id);
    case 'outcome':
      return names.outcome(target.id);
    case 'point':
      return 'A place on the canvas';
    case 'blueprint':
      return 'The whole blueprint';
  }
}

/** A piece of a comment: words, or somebody who is meant. */
export type CommentPiece = { readonly type: 'text'; readonly text: string } | { readonly type: 'person'; readonly person: PersonRow };

/** Cuts a text at every "@Name" of somebody who works here; the longest name that fits is meant. */
export function piecesOf(text: string, people: readonly PersonRow[]): readonly CommentPiece[] {
  const byLength = [...people].filter(({ name }) => name !== '').sort((a, b) => b.name.length - a.name.length);
  const pieces: CommentPiece[] = [];
  let rest = text;
  for (;;) {
    const found = [...rest.matchAll(/@/g)].flatMap(({ index }) => {
      const person = byLength.find(({ name }) => rest.slice(index + 1, index + 1 + name.length).toLowerCase() === name.toLowerCase());
      return person ? [{ index, person }] : [];
    })[0];
    if (!found) break;
    if (found.index > 0) pieces.push({ type: 'text', text: rest.slice(0, found.index) });
    pieces.push({ type: 'person', person: found.person });
    rest = rest.slice(found.index + 1 + found.person.name.length);
  }
  if (rest !== '' || pieces.length === 0) pieces.push({ type: 'text', text: rest });
  return pieces;
}

/** Whether an open thread names this person. */
export function isMeant(comment: CommentRow, person: PersonRow | undefined, people: readonly PersonRow[]): boolean {
  if (!person || comment.resolved) return false;
  return [comment.text, ...comment.replies.map(({ text }) => text)].some((text) => piecesOf(text, people).some((piece) => piece.type === 'person' && piece.person.id === person.id));
}

/** The half-typed name before the caret, such as "Be" in "ask @Be"; null when nobody is being named. */
export function namingAt(text: string, caret: number): { readonly from: number; readonly typed: string } | null {
  const from = text.lastIndexOf('@', caret - 1);
  if (from < 0 || (from > 0 && /\S/.test(text.charAt(from - 1)))) return null;
  const typed = text.slice(from + 1, caret);
  return /^[\p{L}\p{N} .'-]{0,40}$/u.test(typed) ? { from, typed } : null;
}
