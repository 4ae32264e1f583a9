import { useCallback } from 'react';
import type { Blueprint } from '#engine/blueprint';
import type { CommentTarget } from '../../storage/index.ts';
import { selecting } from '../draft/draft-store.ts';
import { useStudio } from '../studio-context.ts';
import { stageOfTarget } from './comment-words.ts';

/** Selects what a comment is about and brings it into view. */
export function useGoToTarget(): (target: CommentTarget, draft: Blueprint) => void {
  const { store, canvas } = useStudio();
  return useCallback((target, draft) => {
    const stage = stageOfTarget(target, draft);
    if (target.type === 'outcome' && draft.outcomes[target.id]) {
      store.actions.select(selecting({ outcomes: [target.id] }), 'sprung');
      canvas.current?.centreOn({ outcome: target.id });
    } else if (stage !== null) {
      store.actions.select(selecting({ stages: [stage] }), 'sprung');
      canvas.current?.centreOn({ stage });
    } else if (target.type === 'point') canvas.current?.fit();
  }, [store, canvas]);
}
