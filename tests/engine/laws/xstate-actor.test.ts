import { assign, createActor, createMachine, type AnyActorRef } from 'xstate';
import { describe, expect, test } from 'vitest';
import { canonicalJson } from '#engine/kernel';
import { passes, type GuardConfig, type Passage, type Process, type ProcessConfig, type Rest } from '#engine/compile';
import type { Run } from '#engine/run';
import { allCases } from '../../kit/cases.ts';
import { World } from './world.ts';

/** What the engine asked of the machine in one step, and what it was answered. */
interface Move {
  readonly process: Process;
  readonly from: string | null;
  readonly passage: Passage;
  readonly outcome: string | null;
  readonly rest: Rest;
}

/** The process, with every move written down. */
function overheard(process: Process, moves: Move[]): Process {
  const heard: Process = {
    ...process,
    enter: (passage) => told(null, passage, null, process.enter(passage)),
    move: (from, passage, outcome) => told(from, passage, outcome, process.move(from, passage, outcome)),
  };
  const told = (from: string | null, passage: Passage, outcome: string | null, rest: Rest): Rest => {
    moves.push({ process, from, passage, outcome, rest });
    return rest;
  };
  return heard;
}

/** The record a live actor moves: what its guards ask, and what its outcomes change. */
interface Carried {
  passage: Passage | null;
}

/** XState's own machine, made by XState from the config's plain JSON, for one record. */
function machineFrom(config: ProcessConfig, carried: Carried) {
  const present = (): Passage => {
    if (carried.passage === null) throw new Error('a record is carried');
    return carried.passage;
  };
  const guard = (type: GuardConfig['type']) => (_given: unknown, params: unknown) => passes({ type, params } as GuardConfig, present());
  return createMachine(JSON.parse(JSON.stringify(config)) as never).provide({
    guards: Object.fromEntries((['gate', 'limit', 'trigger', 'triggerLimit', 'fallback', 'lane'] as const).map((type) => [type, guard(type)])),
    actions: {
      // An assignment happens between two microsteps, as the next guard needs it; a plain action would come after all of them.
      take: assign(((_given: unknown, params: { readonly outcome: string; readonly from: string; readonly automatic: boolean }) => {
        carried.passage = present().take(params.outcome, params.from, params.automatic);
        return {};
      }) as never),
    },
  } as never);
}

const runOf = (passage: Passage): Run => (passage as Passage & { readonly run: Run }).run;
const stateOf = (actor: AnyActorRef): string => {
  const { value } = actor.getSnapshot() as { readonly value: string | Readonly<Record<string, unknown>> };
  return typeof value === 'string' ? value : (Object.keys(value)[0] ?? '');
};

/** A live actor for one record, made anew only when something other than the machine moved the record (undo, another version). */
class Follower {
  private readonly carried: Carried = { passage: null };
  private actor: AnyActorRef | null = null;
  private process: Process | null = null;
  /** Moves that a live actor made on from where it stood, without being set there. */
  livelyMoves = 0;

  /** Makes the move with the live actor: where it rests, and the record it carried there. */
  follow({ process, from, passage, outcome }: Move & { readonly from: string }): { readonly stage: string | null; readonly passage: Passage | null } {
    if (this.actor === null || this.process !== process || stateOf(this.actor) !== process.stateOf(from)) this.put(process, process.stateOf(from));
    else this.livelyMoves += 1;
    this.carried.passage = passage;
    const { actor } = this;
    if (actor === null) return { stage: null, passage: null };
    // An actor at its end hears nothing more; the run there only waits to be asked again.
    if ((actor.getSnapshot() as { readonly status: string }).status !== 'done') actor.send({ type: outcome === null ? 'recheck' : process.eventOf(outcome) });
    return { stage: process.stageOf(stateOf(actor)), passage: this.carried.passage };
  }

  private put(process: Process, value: string): void {
    this.actor?.stop();
    this.process = process;
    const machine = machineFrom(process.config, this.carried);
    this.actor = createActor(machine, { snapshot: machine.resolveState({ value } as never) } as never).start();
  }
}
const asText = (passage: Passage | null): string => canonicalJson(JSON.parse(JSON.stringify(passage === null ? null : runOf(passage))));

describe('XState itself', () => {
  test('[M7] createMachine(process.config), driven by its own live actor, agrees with step on every walk', () => {
    let lively = 0;
    let taken = 0;
    for (let seed = 1; seed <= allCases(500); seed += 1) {
      const moves: Move[] = [];
      const followers = new Map<string, Follower>();
      const world = new World(seed, (process) => overheard(process, moves));
      moves.length = 0;
      for (let turn = 0; turn < 12 && world.runs.length > 0; turn += 1) {
        world.turn();
        for (const move of moves.splice(0)) {
          const id = runOf(move.passage).id;
          const follower = followers.get(id) ?? new Follower();
          followers.set(id, follower);
          if (move.from !== null) {
            const reached = follower.follow({ ...move, from: move.from });
            expect(reached.stage, `seed ${seed}: the live actor rests on the same stage`).toBe(move.rest.stage);
            expect(asText(reached.passage), `seed ${seed}: and brought about the same`).toBe(asText(move.rest.passage));
          }
          taken += runOf(move.rest.passage).path.length - runOf(move.passage).path.length;
        }
      }
      for (const follower of followers.values()) lively += follower.livelyMoves;
    }
    // The law speaks about walks that really move, with actors that really live on.
    expect(taken).toBeGreaterThan(allCases(500) / 2);
    expect(lively).toBeGreaterThan(allCases(500));
  });
});
