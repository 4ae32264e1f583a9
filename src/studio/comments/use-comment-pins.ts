import { useMemo } from 'react';
import type { CanvasPin } from '../../canvas/index.ts';
import { useComments } from '../../storage/index.ts';
import { formatCount } from '../../ui/index.ts';
import { useDraft, useNames } from '../studio-context.ts';
import { stageOfTarget } from './comment-words.ts';

/** The bubbles on the canvas: one for each card with open comments, one for each place. A pin's id is that of its newest thread. */
export function useCommentPins(): readonly CanvasPin[] {
  const draft = useDraft();
  const names = useNames();
  const comments = useComments(draft.id);
  return useMemo(() => {
    const open = (comments ?? []).filter(({ resolved }) => resolved === null);
    const byStage = new Map<string, { count: number; id: string }>();
    const points: CanvasPin[] = [];
    for (const { id, target, replies } of open) {
      const stage = stageOfTarget(target, draft);
      if (stage !== null) byStage.set(stage, { count: (byStage.get(stage)?.count ?? 0) + 1, id });
      else if (target.type === 'point') points.push({ id, at: { x: target.x, y: target.y }, count: 1 + replies.length, label: 'Comment at this place' });
    }
    return [...[...byStage].map(([stage, { count, id }]) => ({ id, at: { stage }, count, label: `${formatCount(count, 'open comment')} on ${names.stage(stage)}` })), ...points];
  }, [comments, draft, names]);
}
