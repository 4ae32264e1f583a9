import { err, ok, type Result } from '#engine/kernel';
import type { CommentRow, CommentTarget } from './contract.ts';
import type { Ground } from './ground.ts';

/** Why a comment was not changed: it is gone, or the words are somebody else's. */
export type CommentRefusal = { readonly type: 'gone' } | { readonly type: 'notYours' };

type Change = Promise<Result<CommentRow, CommentRefusal>>;

/** Says something about a draft, pinned to a thing, a place, or the drawing as a whole (ui.md row 60, S87). Whoever may look may say something. */
export async function addComment(ground: Ground, wish: { readonly blueprint: string; readonly target: CommentTarget; readonly text: string }): Promise<CommentRow> {
  const { db, guard, ids, clock, me } = ground;
  const comment: CommentRow = { id: ids.next(), ...wish, by: me().id, at: clock.now(), replies: [], resolved: null, batch: null };
  await guard.write(['comments'], () => db.comments.add(comment));
  return comment;
}

/** Answers a comment; one that was resolved is open again. */
export function replyToComment(ground: Ground, id: string, text: string): Change {
  const { ids, clock, me } = ground;
  return changed(ground, id, (comment) => ok({ ...comment, resolved: null, replies: [...comment.replies, { id: ids.next(), text, by: me().id, at: clock.now() }] }));
}

/** Changes one's own words, in the comment itself or in an answer to it. */
export function editComment(ground: Ground, id: string, text: string, reply: string | null = null): Change {
  const { clock, me } = ground;
  return changed(ground, id, (comment) => {
    const editedAt = clock.now();
    if (reply === null) return comment.by === me().id ? ok({ ...comment, text, editedAt }) : err({ type: 'notYours' });
    const own = comment.replies.find((one) => one.id === reply);
    if (!own) return err({ type: 'gone' });
    if (own.by !== me().id) return err({ type: 'notYours' });
    return ok({ ...comment, replies: comment.replies.map((one) => (one.id === reply ? { ...one, text, editedAt } : one)) });
  });
}

/** Marks a thread as settled, or opens it again. */
export function resolveComment(ground: Ground, id: string, isResolved: boolean): Change {
  const { clock, me } = ground;
  return changed(ground, id, (comment) => ok({ ...comment, resolved: isResolved ? { by: me().id, at: clock.now() } : null }));
}

/** Takes one's own words back: an answer, or the comment with its whole thread. Answers what was there, so that it can be put back. */
export async function deleteComment(ground: Ground, id: string, reply: string | null = null): Change {
  const { db, guard, me } = ground;
  if (reply !== null) {
    return changed(ground, id, (comment) => {
      const own = comment.replies.find((one) => one.id === reply);
      if (!own) return err({ type: 'gone' });
      return own.by === me().id ? ok({ ...comment, replies: comment.replies.filter((one) => one.id !== reply) }) : err({ type: 'notYours' });
    });
  }
  return guard.write(['comments'], async (): Change => {
    const comment = await db.comments.get(id);
    if (!comment) return err({ type: 'gone' });
    if (comment.by !== me().id) return err({ type: 'notYours' });
    await db.comments.delete(id);
    return ok(comment);
  });
}

/** Puts a deleted comment back as it was. */
export async function restoreComment(ground: Ground, comment: CommentRow): Promise<void> {
  await ground.guard.write(['comments'], () => ground.db.comments.put(comment));
}

function changed({ db, guard }: Ground, id: string, change: (comment: CommentRow) => Result<CommentRow, CommentRefusal>): Change {
  return guard.write(['comments'], async (): Change => {
    const comment = await db.comments.get(id);
    if (!comment) return err({ type: 'gone' });
    const next = change(comment);
    if (next.ok) await db.comments.put(next.value);
    return next;
  });
}
