import { createActor, initialTransition, transition } from 'xstate';
import { flatten, type Passage, type Process } from '#engine/compile';
import { lostId, nextId, reachedId, scriptOf, scripts, workStages, type Way } from './scenario.ts';
import { gates, left, newTally, tallied, type Tally } from './tally.ts';

const gateOf = new Map<string, (tally: Tally) => boolean>(
  Array.from({ length: workStages }, (_, stage): [string, (tally: Tally) => boolean][] => [[reachedId(stage), gates.reached], [nextId(stage), gates.next], [lostId(stage), gates.lost]]).flat(),
);

/** A record on its way through the compiled machine, whose gates are answered by a line of code each: no verdict. */
function passageOf(tally: Tally): Passage {
  const may = (outcome: string): boolean => gateOf.get(outcome)?.(tally) ?? false;
  const passage: Passage = {
    gateOpen: may, limitReached: () => false, triggered: may, laneDone: () => false, mayGoOn: true,
    take: () => {
      left(tally);
      return passage;
    },
  };
  return passage;
}

const script = Array.from({ length: scripts }, (_, number) => scriptOf(number).deeds);
const outcomeOf = { next: nextId, lost: lostId } as const;

/** The flat table under the same lines of code. */
export function flatWay(process: Process): Way {
  const flat = flatten(process);
  return {
    what: 'flat table of the same machine, no verdict',
    records: 4000,
    walk: (number) => {
      const deeds = script[number % scripts] ?? [];
      const tally = newTally();
      const passage = passageOf(tally);
      let { stage } = flat.enter(passage);
      return {
        stage: () => flat.table.rowOf(stage),
        act: (index) => {
          const deed = deeds[index];
          if (deed === undefined) return;
          tallied(tally, deed.do);
          ({ stage } = flat.move(stage, passage, deed.do === 'next' || deed.do === 'lost' ? outcomeOf[deed.do](deed.stage) : null));
        },
      };
    },
  };
}

/** XState's own pure `transition()`, each time from a state as it would be read from a store. */
export function transitionWay(process: Process): Way {
  const { machine } = process;
  const flat = flatten(process);
  return {
    what: 'XState transition() of the same machine, no verdict',
    records: 60,
    walk: (number) => {
      const deeds = script[number % scripts] ?? [];
      const tally = newTally();
      const passage = passageOf(tally);
      let state = String(initialTransition(machine, passage)[0].value);
      return {
        stage: () => flat.table.rowOf(process.stageOf(state) ?? ''),
        act: (index) => {
          const deed = deeds[index];
          if (deed === undefined) return;
          tallied(tally, deed.do);
          const event = { type: deed.do === 'next' || deed.do === 'lost' ? process.eventOf(outcomeOf[deed.do](deed.stage)) : 'recheck' };
          const [snapshot] = transition(machine, machine.resolveState({ value: state, context: { passage } }), event);
          state = String(snapshot.value);
        },
      };
    },
  };
}

/** A living XState actor for every record. */
export function actorWay(process: Process): Way {
  const flat = flatten(process);
  return {
    what: 'XState live actor a record, no verdict',
    records: 200,
    walk: (number) => {
      const deeds = script[number % scripts] ?? [];
      const tally = newTally();
      const actor = createActor(process.machine, { input: passageOf(tally) }).start();
      return {
        stage: () => flat.table.rowOf(process.stageOf(String(actor.getSnapshot().value)) ?? ''),
        act: (index) => {
          const deed = deeds[index];
          if (deed === undefined) return;
          tallied(tally, deed.do);
          actor.send({ type: deed.do === 'next' || deed.do === 'lost' ? process.eventOf(outcomeOf[deed.do](deed.stage)) : 'recheck' });
        },
      };
    },
  };
}
