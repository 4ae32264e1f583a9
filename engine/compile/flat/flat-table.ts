import { invariant } from '#engine/kernel';
import type { OutcomeId, StageId } from '#engine/blueprint';
import { questionOf, type GuardConfig, type Passage } from '../passage.ts';
import type { Process } from '../process.ts';
import { guardOf, takeOf, type Take } from './read-node.ts';

/** One way out of a stage with everything looked up beforehand: whom to ask, what is written down, where it ends. */
export interface FlatWay {
  readonly guard: GuardConfig;
  /** The guard as a direct call. */
  readonly asks: (passage: Passage) => boolean;
  /** What is taken on the way, exit and entry actions included, in XState's order. */
  readonly takes: readonly Take[];
  /** The number of the stage it leads to. */
  readonly to: number;
}

/** One region of a parallel stage: the states it may be in and the ways between them. They take nothing. */
export interface FlatLane {
  readonly key: string;
  readonly initial: string;
  readonly waysByState: ReadonlyMap<string, readonly { readonly asks: (passage: Passage) => boolean; readonly to: string }[]>;
}

/** One stage as a row of the table. */
export interface FlatStage {
  readonly stage: StageId;
  readonly state: string;
  /** The states XState is in as soon as the stage is entered, outermost first. */
  readonly configuration: readonly string[];
  /** A final state: nothing leads out of it. */
  readonly final: boolean;
  /** Ways that an outcome calls for, in the order they are asked. */
  readonly called: ReadonlyMap<OutcomeId, readonly FlatWay[]>;
  /** Ways that go off by themselves, in the order they are asked. */
  readonly automatic: readonly FlatWay[];
  readonly lanes: readonly FlatLane[];
}

/** The compiled machine as a table of numbers and direct calls: what bulk work walks on. */
export interface FlatTable {
  readonly stages: readonly FlatStage[];
  readonly start: number;
  /** What entering the start takes. */
  readonly first: readonly Take[];
  /** The row of a stage; throws for one that is not in the drawing. */
  rowOf(stage: StageId): number;
}

type Root = Process['machine']['root'];
type Node = Root['states'][string];
type Way = NonNullable<Node['always']>[number];

/**
 * Reads the step table off the compiled XState machine: its own state nodes, ways, guards and actions, not the drawing a
 * second time. Throws when the machine holds something a table cannot say, so that a table is never nearly right.
 */
export function flatTableOf(process: Process): FlatTable {
  const nodes = Object.values(process.machine.root.states);
  const rows = new Map(nodes.map((node, index) => [node.key, index]));
  const outcomes = new Map(Object.keys(process.version.document.outcomes).map((outcome) => [process.eventOf(outcome), outcome]));
  const wayOf = (way: Way): FlatWay => {
    const target = onlyTarget(way);
    const to = rows.get(target.key);
    invariant(to !== undefined && target.parent === process.machine.root, 'a way out of a stage leads to a stage');
    invariant(target !== way.source || way.reenter, 'a way back into the same stage enters it anew');
    const guard = guardOf(way.guard);
    return { guard, asks: questionOf(guard), takes: [...way.source.exit, ...way.actions, ...entriesOf(target)].map(takeOf), to };
  };
  const stages = nodes.map((node): FlatStage => {
    const stage = process.stageOf(node.key);
    invariant(stage !== null, `state ${node.key} belongs to a stage`);
    const called = [...node.transitions].map(([event, ways]): [OutcomeId, readonly FlatWay[]] => {
      const outcome = outcomes.get(event);
      invariant(outcome !== undefined, `event ${event} belongs to an outcome`);
      return [outcome, ways.map(wayOf)];
    });
    return { stage, state: node.key, configuration: configurationOf(node).map(({ id }) => id), final: node.type === 'final', called: new Map(called), automatic: (node.always ?? []).map(wayOf), lanes: lanesOf(node) };
  });
  const rowOf = (stage: StageId): number => {
    const row = rows.get(process.stateOf(stage));
    invariant(row !== undefined, `stage ${stage} is in the drawing`);
    return row;
  };
  const start = onlyTarget(process.machine.root.initial);
  return { stages, start: rows.get(start.key) ?? rowOf(process.start), first: entriesOf(start).map(takeOf), rowOf };
}

function onlyTarget({ target }: { readonly target: readonly Node[] | undefined }): Node {
  const [only, ...more] = target ?? [];
  invariant(only !== undefined && more.length === 0, 'a way leads to one state');
  return only;
}

/** Every state entered together with this one: all regions of a parallel state, the initial child of a compound one. */
function configurationOf(node: Node): readonly Node[] {
  if (node.type === 'parallel') return [node, ...Object.values(node.states).flatMap(configurationOf)];
  if (node.type === 'compound') return [node, ...configurationOf(onlyTarget(node.initial))];
  return [node];
}

function entriesOf(node: Node): Node['entry'] {
  return configurationOf(node).flatMap(({ entry }) => entry);
}

function lanesOf(node: Node): readonly FlatLane[] {
  if (node.type === 'atomic' || node.type === 'final') return [];
  invariant(node.type === 'parallel', 'a stage with states inside is parallel');
  return Object.values(node.states).map((lane) => {
    const states = Object.values(lane.states);
    invariant(lane.type === 'compound' && lane.transitions.size === 0 && lane.always === undefined, 'a lane is a plain row of states');
    return { key: lane.key, initial: onlyTarget(lane.initial).key, waysByState: new Map(states.map((state) => [state.key, laneWaysOf(state)])) };
  });
}

function laneWaysOf(state: Node): readonly { readonly asks: (passage: Passage) => boolean; readonly to: string }[] {
  const silent = state.entry.length + state.exit.length + state.transitions.size === 0 && Object.keys(state.states).length === 0;
  invariant(silent, 'a state of a lane only waits');
  return (state.always ?? []).map((way) => {
    const target = onlyTarget(way);
    invariant(way.actions.length === 0 && target.parent === state.parent, 'a way inside a lane stays there and takes nothing');
    return { asks: questionOf(guardOf(way.guard)), to: target.key };
  });
}
