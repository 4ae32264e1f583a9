import { create } from 'zustand';
import type { Blueprint, OutcomeId, StageId } from '#engine/blueprint';
import { present, type LogRow, type Simulation, type SimulatedRecord } from '#engine/rehearsal';
import type { RecordTravel } from '../../canvas/index.ts';

/** How a walk begins: with which record, when, and where when not at the start of the drawing. */
export interface Setup {
  readonly record: SimulatedRecord;
  readonly source: 'invented' | 'workspace';
  readonly at: number;
  readonly placed: StageId | null;
}

/** Everything Simulate keeps while the page is open. Lost on reload, and that is fine: what is to stay is a scenario. */
export interface SimulateState {
  /** The blueprint that is walked on. */
  readonly blueprint: string | null;
  /** Its drawing as it was when the walk began. */
  readonly draft: Blueprint | null;
  readonly setup: Setup | null;
  readonly walk: Simulation | null;
  /** The roles in which whoever plays acts; none is the record's owner. */
  readonly roles: readonly string[];
  readonly isPlaying: boolean;
  /** The outcome that is being asked for its form and reason. */
  readonly asking: OutcomeId | null;
  readonly travel: RecordTravel | undefined;
  /** Rows of earlier walks on this drawing, for what is covered. */
  readonly earlier: readonly LogRow[];
  /** Something to be said about how the walk came about. */
  readonly notice: string | null;
  /** The stage somebody wants to simulate from, while the way there is looked for; `entry` is the start of the drawing. */
  readonly wanted: StageId | 'entry' | null;
}

const nothing: SimulateState = { blueprint: null, draft: null, setup: null, walk: null, roles: [], isPlaying: false, asking: null, travel: undefined, earlier: [], notice: null, wanted: null };

export const useSimulateStore = create<SimulateState>(() => nothing);

/** Clears the table for another drawing; what was asked for beforehand stays asked for. */
export function layOut(draft: Blueprint): void {
  const { wanted } = useSimulateStore.getState();
  useSimulateStore.setState({ ...nothing, blueprint: draft.id, draft, wanted });
}

/** Begins another walk: what the one before has covered stays covered. */
export function begin(draft: Blueprint, walk: Simulation, setup: Setup, notice: string | null): void {
  useSimulateStore.setState((before) => ({
    blueprint: draft.id, draft, walk, setup, notice, asking: null, isPlaying: false, wanted: null,
    earlier: before.blueprint === draft.id && before.draft === draft ? [...before.earlier, ...(before.walk?.log.filter(({ changes }) => (changes?.moves.length ?? 0) > 0) ?? [])] : [],
    travel: travelOf(before.travel, walk.log.slice(0, walk.position + 1)),
  }));
}

/** Shows the walk as it is after something happened, and sends the token along the lines that were just taken. */
export function go(walk: Simulation): void {
  useSimulateStore.setState((before) => {
    const known = before.walk === null ? 0 : before.walk.position + 1;
    const isForward = walk.position >= known;
    return { walk, asking: null, notice: null, travel: isForward ? travelOf(before.travel, walk.log.slice(known, walk.position + 1)) : before.travel && { number: before.travel.number + 1, moves: [] } };
  });
}

/** Asks to simulate from a stage, or from the entry, once the board is open. */
export function wantFrom(stage: StageId | null): void {
  useSimulateStore.setState({ wanted: stage ?? 'entry' });
}

function travelOf(before: RecordTravel | undefined, rows: readonly LogRow[]): RecordTravel {
  const moves = rows.flatMap(({ changes }) => changes?.moves ?? []).flatMap(({ from, outcome }) => (from !== null && outcome !== null ? [{ from, outcome }] : []));
  // of a long way only its last stretch is shown: nobody waits for twenty tokens
  return { number: (before?.number ?? 0) + 1, moves: moves.slice(-4) };
}

/** Where the record stands and has been, for the canvas. */
export function standingOf(walk: Simulation | null): { readonly here: StageId | undefined; readonly path: readonly StageId[] } {
  const run = walk === null ? null : present(walk).run;
  return { here: run?.stage, path: run?.path.map(({ stage }) => stage) ?? [] };
}
