import { cheapest } from '../evidence.ts';
import { atStage, finding, quoted } from '../finding.ts';
import type { Proof } from '../proof.ts';
import { lettingOut } from '../stuck.ts';

const check = 'end-can-be-reached';

/** Wherever a record stands, it can still come to an end. */
export const endCanBeReached: Proof = {
  name: check,
  find: (evidence) =>
    [...evidence.explored.byStage].flatMap(([id, standings]) => {
      // Where it comes in from a standing that could still end, the trap closes; further stages behind it tell nothing new.
      const trapped = standings.filter((one) => one.run.status === 'running' && evidence.isKnown(one) && !evidence.canEnd(one) && evidence.canMove(one) && (one.from === null || evidence.canEnd(one.from.standing)));
      const first = cheapest(trapped);
      if (first === null || doubtfulBehind(evidence, first)) return [];
      const stage = evidence.stage(id);
      return [finding(check, 'error', atStage(stage), `From ${quoted(stage)} on, a record can move but never come to an end again.`, evidence.exampleOf(first), lettingOut(evidence, stage))];
    }),
};

function doubtfulBehind({ world }: Parameters<Proof['find']>[0], first: NonNullable<ReturnType<typeof cheapest>>): boolean {
  const behind = new Set([first]);
  for (const one of behind) for (const { to } of one.next ?? []) behind.add(to);
  return [...behind].some(({ run }) => world.doubts.has(run.stage));
}
