import { useEffect, useMemo, useState } from 'react';
import { createChecker, type Blueprint, type CheckContext, type Finding } from '#engine/blueprint';
import { checksInWorker, type ChecksBeside } from './checks-in-worker.ts';

/** A drawing of so many stages is checked beside the page from the start; a smaller one takes a few milliseconds. */
const large = 60;

/** What the checks say about a drawing, errors first: at once for a small one, a moment later for a large one. */
export function useChecking(draft: Blueprint, context: CheckContext, begin: () => ChecksBeside = checksInWorker): readonly Finding[] {
  const [check] = useState(createChecker);
  const [isBroken, setBroken] = useState(false);
  const isLarge = useMemo(() => Object.keys(draft.stages).length > large, [draft.stages]);
  const isBeside = isLarge && !isBroken && typeof Worker === 'function';
  const [told, setTold] = useState<readonly Finding[]>(none);
  const [beside, setBeside] = useState<ChecksBeside | null>(null);
  useEffect(() => {
    if (!isBeside) return undefined;
    const checks = begin();
    setBeside(checks);
    return () => {
      checks.close();
      setBeside(null);
    };
  }, [isBeside, begin]);
  useEffect(() => beside?.check(draft, context, setTold, () => setBroken(true)), [beside, draft, context]);
  const atOnce = useMemo(() => (isBeside ? null : check(draft, context)), [isBeside, check, draft, context]);
  return atOnce ?? told;
}

const none: readonly Finding[] = [];
