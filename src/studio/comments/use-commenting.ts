import { useEffect, useRef } from 'react';
import { useKeyCommands } from '../shell/key-commands.ts';
import { useStudio } from '../studio-context.ts';
import { targetOf } from './target-of.ts';
import { useCommentDesk } from './use-comment-desk.ts';

/** Commenting by key, from the command palette and by the pins on the canvas; `onShow` brings the list of comments up. */
export function useCommenting(onShow: () => void): void {
  const { store, canvas } = useStudio();
  const { show, write, raise, raised } = useCommentDesk();
  const shown = useRef({ raised, onShow });
  useEffect(() => {
    shown.current.onShow = onShow;
  });
  useEffect(() => {
    if (shown.current.raised === raised) return;
    shown.current.raised = raised;
    shown.current.onShow();
  }, [raised]);
  useKeyCommands([
    { id: 'comment', label: 'Comment on what is selected', group: 'Comments', keys: 'M', where: 'canvas', run: () => {
      canvas.current?.takeFocus();
      write(targetOf(store.getState().selection));
      raise();
    } },
    { id: 'comment-here', label: 'Comment at this place', group: 'Comments', keys: 'Shift+M', where: 'canvas', run: () => {
      const at = canvas.current?.pointer() ?? canvas.current?.freeSpotAfter() ?? { x: 0, y: 0 };
      write({ type: 'point', x: Math.round(at.x), y: Math.round(at.y) });
      raise();
    } },
    { id: 'comments', label: 'Show comments', group: 'Comments', run: () => {
      show(null);
      raise();
    } },
  ]);
}
