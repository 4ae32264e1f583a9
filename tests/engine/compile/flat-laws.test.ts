import fc from 'fast-check';
import { initialTransition, transition } from 'xstate';
import { describe, expect, test } from 'vitest';
import type { Blueprint } from '#engine/blueprint';
import { compileBlueprint, flatten, type Passage, type Process } from '#engine/compile';
import { cases } from '../../kit/cases.ts';
import { blueprints } from '../../kit/random-blueprint.ts';
import { versionOf } from '../run/a-rep.ts';

/** A record that says yes and no as dice decide, differently after every outcome it took, and remembers what it took. */
interface Dicey extends Passage {
  readonly taken: readonly string[];
}

function dicey(seed: number, openness: number, taken: readonly string[] = []): Dicey {
  const says = (question: string): boolean => hash(`${seed} ${taken.length} ${question}`) % 100 < openness;
  return {
    taken,
    mayGoOn: taken.length < 12,
    gateOpen: (outcome) => says(`gate ${outcome}`),
    limitReached: (outcome) => hash(`${seed} ${taken.length} limit ${outcome}`) % 100 < 25,
    triggered: (outcome) => says(`trigger ${outcome}`),
    laneDone: (stage, lane) => says(`lane ${stage} ${lane}`),
    take: (outcome, from, automatic) => dicey(seed, openness, [...taken, `${outcome} from ${from}${automatic ? ' by itself' : ''}`]),
  };
}

function hash(text: string): number {
  let value = 2166136261;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 16777619);
  return ((value ^ (value >>> 13)) >>> 0) % 1_000_003;
}

const isDicey = (passage: Passage): passage is Dicey => 'taken' in passage;
const takenBy = (passage: Passage): readonly string[] => (isDicey(passage) ? passage.taken : []);

/** What XState itself answers: the whole state value, and what was taken on the way. */
function byXState({ machine, stateOf, eventOf }: Process, from: string | null, passage: Passage, outcome: string | null) {
  if (from === null) return initialTransition(machine, passage)[0];
  const standing = machine.resolveState({ value: stateOf(from), context: { passage } });
  return transition(machine, standing, { type: outcome === null ? 'recheck' : eventOf(outcome) })[0];
}

const moves = fc.array(fc.record({ from: fc.nat(), outcome: fc.option(fc.nat(), { freq: 5, nil: null }), seed: fc.nat(1_000_000), openness: fc.constantFrom(20, 50, 80, 100) }), { minLength: 1, maxLength: 12 });

function walked(document: Blueprint, list: readonly { readonly from: number; readonly outcome: number | null; readonly seed: number; readonly openness: number }[], look: (seen: { readonly stage: string; readonly value: unknown; readonly taken: readonly string[] }[]) => void): void {
  const process = compileBlueprint(versionOf(document));
  const flat = flatten(process);
  const [stages, outcomes] = [Object.keys(document.stages), Object.keys(document.outcomes)];
  for (const { from, outcome, seed, openness } of list) {
    const passage = dicey(seed, openness);
    const stage = stages[from % stages.length] ?? '';
    const taken = outcome === null ? null : (outcomes[outcome % Math.max(1, outcomes.length)] ?? null);
    for (const [start, rest] of [[stage, flat.move(stage, passage, taken)], [null, flat.enter(passage)]] as const) {
      const snapshot = byXState(process, start, passage, taken);
      const ours = start === null ? process.enter(passage) : process.move(stage, passage, taken);
      look([
        { stage: rest.stage, value: flat.standing(rest.stage, rest.passage), taken: takenBy(rest.passage) },
        { stage: process.stageOf(typeof snapshot.value === 'string' ? snapshot.value : (Object.keys(snapshot.value)[0] ?? '')) ?? '', value: snapshot.value, taken: takenBy(snapshot.context.passage) },
        { stage: ours.stage, value: snapshot.value, taken: takenBy(ours.passage) },
      ]);
    }
  }
}

describe('the flat table', () => {
  test('[M10] rests where XState rests, lanes included, by the same outcomes, on every drawing', () => {
    fc.assert(
      fc.property(blueprints, moves, (document, list) => {
        walked(document, list, ([flat, xstate, move]) => {
          expect(flat).toEqual(xstate);
          expect(move).toEqual(xstate);
        });
      }),
      { numRuns: cases(300) },
    );
  });

  test('[M10] the drawings tried hold everything a machine can hold', () => {
    const seen = new Set<string>();
    for (const document of fc.sample(blueprints, { seed: 3, numRuns: 300 })) {
      const process = compileBlueprint(versionOf(document));
      for (const stage of flatten(process).table.stages) {
        if (stage.final) seen.add('final');
        for (const lane of stage.lanes) seen.add(`${lane.initial} lane`);
        for (const way of [...stage.automatic, ...[...stage.called.values()].flat()]) {
          seen.add(way.guard.type);
          if (process.stateOf(way.takes[0]?.from ?? '') === process.stateOf(stage.stage) && process.config.states[stage.state]?.always?.length) seen.add('both');
        }
      }
    }
    expect([...seen].sort()).toEqual(['both', 'fallback', 'final', 'gate', 'limit', 'trigger', 'triggerLimit', 'working lane']);
  });

  test('[M10] walks go through several automatic outcomes in one move, and reach both sides of every guard', () => {
    const lengths = new Set<number>();
    for (const [document, list] of fc.sample(fc.tuple(blueprints, moves), { seed: 5, numRuns: 200 })) walked(document, list, ([flat]) => lengths.add(flat?.taken.length ?? 0));
    expect([0, 1, 2, 3, 4].every((length) => lengths.has(length))).toBe(true);
  });
});
