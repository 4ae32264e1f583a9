import { useCallback, useEffect, useState } from 'react';
import type { Change } from '#engine/blueprint';
import { announce } from '../../ui/index.ts';

/** Walks a list of changes with n and p; answers the one that is looked at. */
export function useChangeWalk(changes: readonly Change[], say: (change: Change) => string, show: (change: Change) => void) {
  const [id, setId] = useState<string | null>(null);
  const index = changes.findIndex((change) => change.id === id);
  const go = useCallback((change: Change | undefined) => {
    if (!change) return;
    setId(change.id);
    announce(say(change));
    show(change);
  }, [say, show]);
  const step = useCallback((by: 1 | -1) => {
    if (changes.length === 0) return;
    go(changes[index < 0 ? (by === 1 ? 0 : changes.length - 1) : (index + by + changes.length) % changes.length]);
  }, [changes, index, go]);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || (event.target instanceof Element && event.target.closest('input:not([type="radio"], [type="checkbox"]), textarea, [contenteditable], [role="dialog"]'))) return;
      if (event.key === 'n' || event.key === 'p') {
        event.preventDefault();
        step(event.key === 'n' ? 1 : -1);
      }
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [step]);
  return { current: changes[index], go, step };
}
