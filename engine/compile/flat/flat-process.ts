import { invariant } from '#engine/kernel';
import type { OutcomeId, StageId } from '#engine/blueprint';
import type { Passage } from '../passage.ts';
import type { Process, Rest } from '../process.ts';
import { flatTableOf, type FlatLane, type FlatTable, type FlatWay } from './flat-table.ts';
import type { Take } from './read-node.ts';

/** Where XState would say the record stands: the stage's state, with the state of every lane of a parallel one. */
export type Standing = string | Readonly<Record<string, Readonly<Record<string, string>>>>;

/** A compiled blueprint that moves records without XState, to the same rest by the same steps (rule M10). */
export interface FlatProcess {
  readonly table: FlatTable;
  /** The twin of `Process.enter`. */
  enter(passage: Passage): Rest;
  /** The twin of `Process.move`. */
  move(from: StageId, passage: Passage, outcome: OutcomeId | null): Rest;
  /** The state value XState rests in on a stage with this passage, lanes included. */
  standing(stage: StageId, passage: Passage): Standing;
}

/** Makes the flat twin of a compiled blueprint, for work on many records. Made once per version and kept. */
export function flatten(process: Process): FlatProcess {
  const table = flatTableOf(process);
  const rows = new Map(table.stages.map(({ stage }, row) => [stage, row]));
  return {
    table,
    enter: (passage) => settle(table, table.start, walk(passage, table.first)),
    move: (from, passage, outcome) => {
      const row = rows.get(from) ?? table.rowOf(from);
      if (outcome === null) return settle(table, row, passage);
      const way = firstOpen(table.stages[row]?.called.get(outcome), passage);
      // Said no to, the machine still asks what goes off by itself.
      return way === undefined ? settle(table, row, passage) : settle(table, way.to, walk(passage, way.takes));
    },
    standing: (stage, passage) => {
      const row = table.stages[table.rowOf(stage)];
      invariant(row !== undefined, `stage ${stage} has a row`);
      if (row.lanes.length === 0) return row.state;
      return { [row.state]: Object.fromEntries(row.lanes.map((lane) => [lane.key, restIn(lane, passage)])) };
    },
  };
}

/** Follows the automatic ways, the first open one each time, until none is. */
function settle(table: FlatTable, from: number, passage: Passage): Rest {
  let row = from;
  let current = passage;
  for (;;) {
    const stage = table.stages[row];
    invariant(stage !== undefined, 'a way leads to a row of the table');
    const way = firstOpen(stage.automatic, current);
    if (way === undefined) return { stage: stage.stage, passage: current };
    current = walk(current, way.takes);
    row = way.to;
  }
}

function firstOpen(ways: readonly FlatWay[] | undefined, passage: Passage): FlatWay | undefined {
  if (ways !== undefined) for (const way of ways) if (way.asks(passage)) return way;
  return undefined;
}

function walk(passage: Passage, takes: readonly Take[]): Passage {
  let current = passage;
  for (const { outcome, from, automatic } of takes) current = current.take(outcome, from, automatic);
  return current;
}

function restIn(lane: FlatLane, passage: Passage): string {
  const seen = new Set<string>();
  let state = lane.initial;
  for (;;) {
    const way = lane.waysByState.get(state)?.find((one) => one.asks(passage));
    if (way === undefined) return state;
    // A way inside a lane changes nothing that a guard could see: a state met again would come for ever.
    invariant(!seen.has(state), `lane ${lane.key} comes to rest`);
    seen.add(state);
    state = way.to;
  }
}
