import type { Fields, OutcomeId } from '#engine/blueprint';
import type { OtherRun } from '#engine/journal';
import type { Run } from '#engine/run';
import { enrolExample, outcomesOf } from '../example.ts';
import { passedThrough } from './branching.ts';
import { firstMoment, owner, type World } from './world.ts';

/** One kind of record that may come in. */
export interface Enrolment {
  /** Null when the enrolment itself would never end. */
  readonly run: Run | null;
  readonly fields: Fields;
  readonly otherRuns: readonly OtherRun[];
  readonly outcomes: readonly OutcomeId[];
}

/** The plainest records that come in differently: what the start and the stages behind it ask decides. */
export function enrolments(world: World): readonly Enrolment[] {
  const { process } = world;
  return world.pasts.flatMap((otherRuns) => {
    const found: Enrolment[] = [];
    const seen = new Set<string>();
    const waiting: Fields[] = [{}];
    for (let fields = waiting.shift(); fields !== undefined && seen.size < 200; fields = waiting.shift()) {
      const answer = enrolExample(process, { at: firstMoment, owner, fields, ...(otherRuns.length === 0 ? {} : { otherRuns }) });
      world.count();
      const run = answer.ok ? answer.run : null;
      const stages = run === null ? passedThrough(world, process.start) : [process.start, ...run.path.map(({ stage }) => stage), run.stage];
      const atoms = [...new Set(stages.flatMap((stage) => world.atoms.onEntry(process.stage(stage))))];
      const literals = atoms.map((atom) => ({ atom, holds: world.holds(atom, fields ?? {}) }));
      const mix = literals.map(({ atom, holds }) => (holds ? atom.id : -atom.id)).join(' ');
      if (seen.has(mix)) continue;
      seen.add(mix);
      found.push({ run, fields, otherRuns, outcomes: answer.ok ? outcomesOf(answer.changes.moves) : [] });
      for (const [index, literal] of literals.entries()) {
        const solved = world.solver.solve([...literals.slice(0, index), { ...literal, holds: !literal.holds }], {});
        if (solved === 'undecided') world.undecided(process.start, 'fields');
        else if (solved !== null) waiting.push(solved);
      }
    }
    if (waiting.length > 0) world.undecided(process.start, 'fields');
    return found;
  });
}
