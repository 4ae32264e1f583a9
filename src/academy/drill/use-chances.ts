import { useEffect, useState } from 'react';
import type { Version } from '#engine/blueprint';
import { learnBehaviour, usualBehaviour, type Behaviour } from '#engine/rehearsal';
import { readPastRuns } from '../../storage/index.ts';

/** Enough real runs to say how customers answer; reading more would keep a drill waiting. */
const most = 60;

/** How customers answer by the blueprint's own chances: learned from its latest real runs, even where there are none yet. */
export function useChances({ blueprint, document, id }: Version): Behaviour {
  const [known, setKnown] = useState<{ readonly id: string; readonly behaviour: Behaviour } | null>(null);
  useEffect(() => {
    let isShown = true;
    readPastRuns({ blueprint, since: 0, most }).then(
      ({ runs }) => { if (isShown) setKnown({ id, behaviour: learnBehaviour(document, runs.flatMap(({ entries }) => entries)).behaviour }); },
      () => undefined,
    );
    return () => {
      isShown = false;
    };
  }, [blueprint, document, id]);
  return known?.id === id ? known.behaviour : usualBehaviour;
}
