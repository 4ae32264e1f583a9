import { useEffect } from 'react';
import type { Version } from '#engine/blueprint';
import { keepTraining, newIds, useMe, useTraining, type WalkthroughRow } from '../../storage/index.ts';
import { watchedKey } from './progress.ts';

const ids = newIds();

/** Remembers, once per version, that somebody watched a walk-through to its end: programmes count it. */
export function useWatched(walkthrough: Pick<WalkthroughRow, 'id'>, { id: versionId, blueprint, hash, number }: Version, isAtEnd: boolean): void {
  const me = useMe();
  const attempts = useTraining('attempts');
  const drill = watchedKey(walkthrough.id);
  const isKnown = attempts === undefined || me === undefined || attempts.some((one) => one.person === me.id && one.drill === drill && one.version === hash);
  const person = me?.id;
  useEffect(() => {
    if (!isAtEnd || isKnown || person === undefined) return;
    const at = Date.now();
    keepTraining('attempts', { id: ids.next(), person, blueprint, versionId, version: hash, number, drill, programme: null, exam: false, startedAt: at, endedAt: at, moves: [], score: null, lessons: [], space: 'practice', batch: null }).catch(() => undefined);
  }, [isAtEnd, isKnown, person, blueprint, versionId, hash, number, drill]);
}
