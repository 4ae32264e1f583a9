import { createContext, useContext, useMemo } from 'react';
import type { Deed, OutcomeId, StageId } from '#engine/blueprint';
import { advance, coverageOf, jumpTo, perform, possible, present, simulateExample, stepBack, stepOn, suggest, trialProcess, type Actor, type Coverage, type Example, type LogRow, type Simulation } from '#engine/rehearsal';
import type { Options } from '#engine/run';
import { announce, type Names, type Seen } from '../../ui/index.ts';
import { useDraft, useNames, useRecordType } from '../studio-context.ts';
import { rowNote, rowTitle } from './row-words.ts';
import { begin, go, useSimulateStore, type Setup } from './simulate-store.ts';
import { inventedSetup, started } from './starting.ts';

/** The walk on the table and everything that can be done with it. */
export interface Simulator {
  readonly walk: Simulation | null;
  readonly row: LogRow | null;
  readonly setup: Setup | null;
  /** What can be done where the record stands, seen by whoever acts. */
  readonly living: Options | null;
  readonly names: Names;
  readonly when: Seen;
  readonly roles: readonly string[];
  readonly isPlaying: boolean;
  /** Of this and earlier walks on this drawing. */
  readonly coverage: Coverage | null;
  start(setup: Setup, notice?: string | null): void;
  /** The same record once more from the beginning. */
  reset(): void;
  act(deed: Deed, actor?: Actor): void;
  /** Lets time pass to a moment. */
  pass(to: number): void;
  back(): void;
  /** Forward again after going back, else the next sensible thing; false when nothing is left to do. */
  next(): boolean;
  jump(row: number): void;
  play(on: boolean): void;
  actAs(roles: readonly string[]): void;
  /** Takes an outcome, asking first for its form and reason where it is open and wants them. */
  take(outcome: OutcomeId): void;
  /** Walks an example that was found by exploring. */
  follow(example: Example, notice: string): void;
  /** Puts the record down in a stage without walking there. */
  place(stage: StageId, notice: string): void;
}

const SimulatorContext = createContext<Simulator | null>(null);
export const SimulatorProvider = SimulatorContext.Provider;

/** The simulator around the present panel. */
export function useSim(): Simulator {
  const simulator = useContext(SimulatorContext);
  if (!simulator) throw new Error('A panel of Simulate stands outside its board.');
  return simulator;
}

/** The walk on the table with its commands; each tells ears what came of it. */
export function useSimulator(): Simulator {
  const names = useNames();
  const { walk, setup, roles, isPlaying, earlier } = useSimulateStore();
  const row = walk === null ? null : present(walk);
  const when: Seen = { zone: walk?.record.zone ?? 'UTC', now: row?.at ?? 0, isVirtual: true };
  const living = useMemo(() => (walk === null ? null : possible(walk, { roles })), [walk, roles]);
  const coverage = useMemo(() => (walk === null ? null : coverageOf(walk.process, [...earlier, ...walk.log])), [walk, earlier]);
  const moving = useMoving(walk, names, roles);
  return {
    walk, row, setup, living, names, when, roles, isPlaying, coverage, ...useBeginnings(setup), ...moving,
    play: (on) => useSimulateStore.setState({ isPlaying: on }),
    actAs: (as) => useSimulateStore.setState({ roles: as }),
    take: (outcome) => {
      const option = living?.outcomes.find((one) => one.outcome.id === outcome);
      if (option === undefined) return;
      const asks = Object.keys(option.outcome.form).length > 0 || option.outcome.reason.type !== 'none';
      if (option.open && asks) useSimulateStore.setState({ asking: outcome });
      else moving.act({ type: 'choose', outcome, fields: {}, reason: null });
    },
  };
}

/** Everything that puts another walk on the table. */
function useBeginnings(setup: Setup | null): Pick<Simulator, 'start' | 'reset' | 'follow' | 'place'> {
  const draft = useDraft();
  const type = useRecordType();
  const start = (wanted: Setup, notice: string | null = null) => {
    const first = started(draft, wanted);
    if (first !== null) begin(draft, first, wanted, notice);
  };
  const usual = () => setup ?? inventedSetup(draft, type, Date.now());
  return {
    start,
    reset: () => start(usual()),
    place: (stage, notice) => start({ ...usual(), placed: stage }, notice),
    follow: (example, notice) => {
      const process = trialProcess(draft);
      if (process === null) return;
      const followed = simulateExample(process, example);
      begin(draft, followed, { record: followed.record, source: 'invented', at: example.at, placed: null }, notice);
    },
  };
}

/** Everything that moves the walk on the table on, or looks at another of its rows. */
function useMoving(walk: Simulation | null, names: Names, roles: readonly string[]): Pick<Simulator, 'act' | 'pass' | 'back' | 'next' | 'jump'> {
  const type = useRecordType();
  const show = (next: Simulation) => {
    const from = walk?.log.length ?? 0;
    go(next);
    const told = next.log.slice(Math.min(from, next.position)).map((one) => [rowTitle(one, names), rowNote(one, names, { zone: next.record.zone, now: one.at, isVirtual: true })].filter(Boolean).join(': '));
    announce(told.slice(-3).join('. '));
  };
  // who looks back wants to look: playing on would take the view away
  const look = (at: (now: Simulation) => Simulation) => {
    if (walk === null) return;
    useSimulateStore.setState({ isPlaying: false });
    go(at(walk));
  };
  return {
    act: (deed, actor = { roles }) => walk !== null && show(perform(walk, deed, actor)),
    pass: (to) => walk !== null && show(advance(walk, to)),
    back: () => look(stepBack),
    jump: (to) => look((now) => jumpTo(now, to)),
    next: () => {
      if (walk === null) return false;
      if (walk.position < walk.log.length - 1) {
        go(stepOn(walk));
        return true;
      }
      const proposed = suggest(walk, type?.fields ?? {});
      if (proposed === null) announce('Nothing is left to do.');
      else show(proposed.type === 'wait' ? advance(walk, proposed.until) : perform(walk, proposed.deed, proposed.actor));
      return proposed !== null;
    },
  };
}
