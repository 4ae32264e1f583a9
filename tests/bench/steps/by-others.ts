import StateMachine from 'javascript-state-machine';
import { action, createMachine, guard, interpret, state, transition, type Machine } from 'robot3';
import { lost, nextTo, reachedTo, scriptOf, scripts, won, workStages, type Way } from './scenario.ts';
import { gates, left, newTally, tallied, type Tally } from './tally.ts';

const script = Array.from({ length: scripts }, (_, number) => scriptOf(number).deeds);
const nameOf = (stage: number): string => `s${stage}`;
const numberOf = (name: string): number => Number(name.slice(1));
const works = Array.from({ length: workStages }, (_, stage) => stage);

/** robot3: a service a record. A deed is an event, on which the automatic outcome is asked. */
export function robotWay(): Way {
  type Context = { readonly tally: Tally };
  const way = (event: string, to: number, gate: (tally: Tally) => boolean) =>
    transition(event, nameOf(to), guard<Context, unknown>(({ tally }) => gate(tally)), action<Context, unknown>(({ tally }) => left(tally)));
  const states = Object.fromEntries([
    ...works.map((stage) => [nameOf(stage), state(way('done', reachedTo(stage), gates.reached), way('next', nextTo(stage), gates.next), way('lost', lost, gates.lost))]),
    [nameOf(won), state()],
    [nameOf(lost), state()],
  ]);
  const machine = createMachine(states, (context: Context) => context);
  const nothing = (): void => undefined;
  return {
    what: 'robot3, live, no verdict',
    records: 600,
    walk: (number) => {
      const deeds = script[number % scripts] ?? [];
      const tally = newTally();
      const service = interpret(machine as Machine, nothing, { tally });
      return {
        stage: () => numberOf(String(service.machine.current)),
        act: (index) => {
          const deed = deeds[index];
          if (deed === undefined) return;
          tallied(tally, deed.do);
          service.send((deed.do === 'next' || deed.do === 'lost' ? deed.do : 'done') as never);
        },
      };
    },
  };
}

/** javascript-state-machine: an object a record; a gate that says no cancels the transition. */
export function javascriptStateMachineWay(): Way {
  const gateOf = { reached: gates.reached, next: gates.next, lost: gates.lost } as const;
  const Machine = StateMachine.factory<{ tally: Tally }>({
    init: nameOf(0),
    data: () => ({ tally: newTally() }),
    transitions: works.flatMap((stage) => [
      { name: 'reached', from: nameOf(stage), to: nameOf(reachedTo(stage)) },
      { name: 'next', from: nameOf(stage), to: nameOf(nextTo(stage)) },
      { name: 'lost', from: nameOf(stage), to: nameOf(lost) },
    ]),
    methods: {
      onBeforeTransition(this: { tally: Tally }, { transition: name }) {
        return name !== 'reached' && name !== 'next' && name !== 'lost' ? true : gateOf[name](this.tally);
      },
      onEnterState(this: { tally?: Tally }) {
        if (this.tally !== undefined) left(this.tally);
      },
    },
  });
  return {
    what: 'javascript-state-machine, live, no verdict',
    records: 600,
    walk: (number) => {
      const deeds = script[number % scripts] ?? [];
      const machine = new Machine();
      return {
        stage: () => numberOf(machine.state),
        act: (index) => {
          const deed = deeds[index];
          if (deed === undefined) return;
          tallied(machine.tally, deed.do);
          const name = deed.do === 'next' || deed.do === 'lost' ? deed.do : 'reached';
          if (machine.can(name)) machine[name]();
        },
      };
    },
  };
}
