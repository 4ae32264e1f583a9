import type { Fields, Outcome, Stage } from '#engine/blueprint';
import { gateOf, factsOf, options, type Run } from '#engine/run';
import { evaluateCondition, isOpen } from '#engine/gates';
import type { Example } from './example.ts';
import { stagesWith, type Evidence } from './evidence.ts';
import type { Standing } from './explore/exploration.ts';
import type { Atom } from './explore/atoms.ts';
import type { Literal } from './explore/solver.ts';

/** An outcome that no record ever took although records stand where it leads out. */
export interface NeverTaken {
  readonly outcome: Outcome;
  /** The first stage it leads out of that records come to. */
  readonly stage: Stage;
  /** What sets it off came about somewhere; always so for people's outcomes. */
  readonly triggered: boolean;
  /** Its gate, asked alone, was open somewhere for some record. */
  readonly opened: boolean;
  /** Its gate was open where what sets it off had come about, and yet it was not taken. */
  readonly both: boolean;
  /** Where the record comes nearest to it. */
  readonly example: Example;
}

const remembered = new WeakMap<Evidence, readonly NeverTaken[]>();

/** Outcomes nobody can ever take, as far as the exploration can tell for sure (rule E30). */
export function neverTaken(evidence: Evidence): readonly NeverTaken[] {
  const known = remembered.get(evidence);
  if (known !== undefined) return known;
  const found = Object.values(evidence.document.outcomes).flatMap((outcome): readonly NeverTaken[] => {
    if (outcome.to === null || evidence.explored.taken.has(outcome.id)) return [];
    const stages = stagesWith(evidence, outcome.id).filter((stage) => evidence.entered.has(stage));
    const [first] = stages;
    if (first === undefined || !stages.every(evidence.isCertain)) return [];
    const standings = stages.flatMap((stage) => evidence.standingsAt(stage));
    // A decision is never stood in: what is asked there is told by the checks of its rules.
    if (standings.length === 0) return [];
    const seen = standings.map((standing) => asked(evidence, standing, outcome));
    const nearest = nearestTo(evidence, standings, outcome);
    return [
      {
        outcome,
        stage: evidence.stage(first),
        triggered: seen.some(({ triggered }) => triggered),
        opened: seen.some(({ opened }) => opened),
        both: seen.some(({ both }) => both),
        example: evidence.exampleOf(nearest),
      },
    ];
  });
  remembered.set(evidence, found);
  return found;
}

/** Most mixes of field answers looked at for one gate in one standing. */
const mostMixes = 64;

interface Asked {
  readonly triggered: boolean;
  readonly opened: boolean;
  readonly both: boolean;
}

/** Asks an outcome's trigger and gate alone, over every kind of record that can stand there. */
function asked(evidence: Evidence, { run, at }: Standing, outcome: Outcome): Asked {
  const { world, process } = evidence;
  const stage = evidence.stage(run.stage);
  const gate = gateOf(stage, outcome);
  const answers = mixes(evidence, run.record.fields, world.atoms.outcome(stage, outcome)).map((fields) => {
    const filled: Run = { ...run, record: { ...run.record, fields } };
    const opened = [world.roles, []].some((roles) => isOpen(gate, factsOf(process, filled, { id: run.record.owner ?? '', roles }), at));
    const triggered = comesAbout(evidence, filled, outcome);
    return { opened, triggered, both: opened && triggered };
  });
  return { opened: answers.some(({ opened }) => opened), triggered: answers.some(({ triggered }) => triggered), both: answers.some(({ both }) => both) };
}

function comesAbout({ explored }: Evidence, run: Run, outcome: Outcome): boolean {
  const { trigger } = outcome;
  switch (trigger.type) {
    case 'person':
      return true;
    case 'condition':
      return evaluateCondition(trigger.condition, run.record.fields);
    case 'signal':
      return trigger.condition === undefined || evaluateCondition(trigger.condition, run.record.fields);
    case 'result':
      return explored.standings.some((standing) => standing.run.done.some((one) => one.stage === run.stage && one.activity === trigger.activity && one.result === trigger.result));
    case 'elapsed':
    case 'date':
      return explored.standings.some(({ next }) => (next ?? []).some(({ steps }) => steps.some(({ intent }) => intent?.type === 'due' && intent.due.includes(outcome.id))));
  }
}

/** The record's fields as they are, and changed to every mix of answers these rules can get. */
function mixes(evidence: Evidence, fields: Fields, atoms: readonly Atom[]): readonly Fields[] {
  const { world } = evidence;
  let prefixes: readonly (readonly Literal[])[] = [[]];
  for (const atom of atoms) {
    prefixes = prefixes.flatMap((prefix) => [true, false].map((holds): readonly Literal[] => [...prefix, { atom, holds }]).filter((literals) => world.solver.solve(literals, fields) !== null));
    if (prefixes.length > mostMixes) prefixes = prefixes.slice(0, mostMixes);
  }
  return prefixes.flatMap((literals) => {
    const changes = world.solver.solve(literals, fields);
    return changes === null || changes === 'undecided' ? [] : [{ ...fields, ...changes }];
  });
}

/** Most standings whose verdict is asked for to find the one nearest to open. */
const mostAsked = 60;

function nearestTo({ process, world }: Evidence, standings: readonly Standing[], outcome: Outcome): Standing {
  const ranked = [...standings].sort((a, b) => a.cost - b.cost).slice(0, mostAsked).map((standing) => {
    const { run, at } = standing;
    const shown = options(process, run, at, { id: run.record.owner ?? '', roles: world.roles });
    return { standing, missing: shown.outcomes.find((one) => one.outcome.id === outcome.id)?.verdict.missing ?? 0 };
  });
  return ranked.reduce((best, one) => (one.missing < best.missing ? one : best)).standing;
}
