import { useEffect, useMemo, useState } from 'react';
import type { BlueprintRow } from '../../storage/index.ts';
import { checksInWorker, type ChecksBeside } from '../checking/checks-in-worker.ts';
import { errorsIn } from './blueprint-facts.ts';

/** A drawing of so many stages is checked beside the page. */
const large = 60;

/** What was counted before, by drawing: somebody who comes back need not wait for it again. */
const counted = new Map<string, { readonly rev: number; readonly errors: number }>();
/** Large drawings are checked one after the other: each takes a worker for a moment. */
let line: Promise<unknown> = Promise.resolve();

/** How many errors keep a drawing from being published; none of a large one until they are counted. */
export function useErrors(row: BlueprintRow, begin: () => ChecksBeside = checksInWorker): number {
  const isBeside = useMemo(() => Object.keys(row.draft.stages).length > large && typeof Worker === 'function', [row]);
  const atOnce = useMemo(() => (isBeside ? null : errorsIn(row)), [isBeside, row]);
  const [told, setTold] = useState(() => counted.get(row.id)?.errors ?? 0);
  useEffect(() => {
    if (!isBeside || counted.get(row.id)?.rev === row.draftRev) return undefined;
    let isLeft = false;
    line = line.then(async () => {
      // not in the moment in which the cards are put on screen
      await new Promise((resolve) => setTimeout(resolve));
      if (isLeft) return;
      const errors = await countBeside(row, begin);
      counted.set(row.id, { rev: row.draftRev, errors });
      if (!isLeft) setTold(errors);
    });
    return () => {
      isLeft = true;
    };
  }, [isBeside, row, begin]);
  return atOnce ?? told;
}

function countBeside(row: BlueprintRow, begin: () => ChecksBeside): Promise<number> {
  return new Promise((resolve) => {
    const checks = begin();
    const answer = (errors: number) => {
      checks.close();
      resolve(errors);
    };
    checks.check(row.draft, {}, (found) => answer(found.filter(({ severity }) => severity === 'error').length), () => answer(errorsIn(row)));
  });
}
