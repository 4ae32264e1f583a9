import { assign, createActor, setup, type StateValue } from 'xstate';
import { invariant } from '#engine/kernel';
import { activitiesIn, outcomesByStage, type Activity, type ActivityId, type Channel, type Outcome, type OutcomeId, type Stage, type StageId, type Version } from '#engine/blueprint';
import { configOf, eventOf, stateOf, type ProcessConfig } from './config.ts';
import { passes, type GuardConfig, type Passage } from './passage.ts';

/** What may happen to the machine: an outcome is taken, or the automatic ones are asked again. */
export type ProcessEvent = { readonly type: string };

/** Where the machine came to rest, and the record's passage there. */
export interface Rest {
  readonly stage: StageId;
  readonly passage: Passage;
}

/** A published blueprint made ready to move records. Made once per version and kept: making it costs more than a step. */
export interface Process {
  readonly version: Version;
  /** The XState machine. It holds no record: every move starts from a rehydrated state. */
  readonly machine: ReturnType<typeof machineOf>;
  /** The machine's config as plain JSON, for XState's own tools. */
  readonly config: ProcessConfig;
  /** Where a run begins. */
  readonly start: StageId;
  stateOf(stage: StageId): string;
  /** The stage a state stands for, null for anything else. */
  stageOf(state: string): StageId | null;
  eventOf(outcome: OutcomeId): string;
  stage(id: StageId): Stage;
  /** The ways out of a stage in the order they are asked, common ones included. */
  outcomesOf(stage: StageId): readonly Outcome[];
  /** What is to be done in a stage, lanes included, in the order a rep sees it. */
  activitiesOf(stage: StageId): readonly Activity[];
  /** The channel of every activity in the drawing. */
  readonly channels: Readonly<Record<ActivityId, Channel>>;
  /** The keys of the results every activity in the drawing may end with. */
  readonly results: Readonly<Record<ActivityId, readonly string[]>>;
  /** Puts a passage on the start stage and lets automatic outcomes go off. */
  enter(passage: Passage): Rest;
  /** Takes an outcome from a stage (nothing happens when its guard says no), or only asks the automatic ones again when null. */
  move(from: StageId, passage: Passage, outcome: OutcomeId | null): Rest;
}

/** Makes a published blueprint ready to move records (domain.md section 4). */
export function compileBlueprint(version: Version): Process {
  const { document } = version;
  invariant(document.start !== null, 'a published blueprint has a start');
  const start = document.start;
  const stages = Object.values(document.stages);
  const outcomes = new Map([...outcomesByStage(document)].map(([stage, ways]) => [stage, ways.filter((outcome) => outcome.to !== null)]));
  const activities = new Map(stages.map((stage) => [stage.id, activitiesIn(document, stage.id)]));
  const stageByState = new Map(stages.map((stage) => [stateOf(stage.id), stage.id]));
  const config = configOf(version, (stage) => outcomes.get(stage.id) ?? []);
  const machine = machineOf(config);
  const mover = moverOf(machine);
  const restful = new Set(stages.flatMap(({ id }) => (machine.root.states[stateOf(id)]?.always === undefined ? [id] : [])));
  const restOf = (value: StateValue, passage: Passage): Rest => {
    const state = typeof value === 'string' ? value : Object.keys(value)[0];
    const stage = stageByState.get(state ?? '');
    invariant(stage !== undefined, 'a state belongs to a stage');
    return { stage, passage };
  };
  return {
    version,
    machine,
    config,
    start,
    stateOf,
    stageOf: (state) => stageByState.get(state) ?? null,
    eventOf,
    stage: (id) => {
      const stage = document.stages[id];
      invariant(stage !== undefined, `stage ${id} is in the drawing`);
      return stage;
    },
    outcomesOf: (stage) => outcomes.get(stage) ?? [],
    activitiesOf: (stage) => activities.get(stage) ?? [],
    channels: Object.fromEntries(Object.values(document.activities).map((activity) => [activity.id, activity.channel])),
    results: Object.fromEntries(Object.values(document.activities).map((activity) => [activity.id, Object.keys(activity.results)])),
    enter: (passage) => {
      const { value, context } = mover.enter(passage);
      return restOf(value, context.passage);
    },
    move: (from, passage, outcome) => {
      // Asked again, a state without a way that goes off by itself leads nowhere; its lanes take nothing.
      if (outcome === null && restful.has(from)) return { stage: from, passage };
      const { value, context } = mover.move(stateOf(from), passage, outcome === null ? recheck : { type: eventOf(outcome) });
      return restOf(value, context.passage);
    },
  };
}

/** An event no state listens to: XState then only asks the automatic ways. */
const recheck: ProcessEvent = { type: 'recheck' };

/** Stands where XState wants an example value to read the types from; nothing ever moves on it. */
const nobody: Passage = {
  gateOpen: () => false,
  limitReached: () => false,
  triggered: () => false,
  laneDone: () => false,
  mayGoOn: false,
  take: () => nobody,
};
const types: { readonly context: { passage: Passage }; readonly events: ProcessEvent; readonly input: Passage } = {
  context: { passage: nobody },
  events: recheck,
  input: nobody,
};

/**
 * Moves by XState's own pure transition function. What XState's `transition()` makes anew for every call and no move
 * can change is made once: the surroundings of an actor that never lives, and each state as it is before a passage
 * stands in it. Nothing of a record is kept.
 */
function moverOf(machine: ReturnType<typeof machineOf>) {
  const self = createActor(machine, { input: nobody });
  const nothing = (): void => undefined;
  const scope = { self, id: '', sessionId: '', logger: nothing, defer: nothing, emit: nothing, system: self.system, stopChild: nothing, actionExecutor: nothing };
  const blank = (state: string) => machine.resolveState({ value: state, context: { passage: nobody } });
  const blanks = new Map<string, ReturnType<typeof blank>>();
  return {
    enter: (passage: Passage) => machine.getInitialSnapshot(scope, passage),
    move: (state: string, passage: Passage, event: ProcessEvent) => {
      const standing = blanks.get(state) ?? blank(state);
      blanks.set(state, standing);
      return machine.transition({ ...standing, context: { passage } }, event, scope);
    },
  };
}

type ParamsOf<Type extends GuardConfig['type']> = Extract<GuardConfig, { type: Type }>['params'];

function machineOf(config: ProcessConfig) {
  return setup({
    types,
    guards: {
      gate: ({ context }, params: ParamsOf<'gate'>) => passes({ type: 'gate', params }, context.passage),
      limit: ({ context }, params: ParamsOf<'limit'>) => passes({ type: 'limit', params }, context.passage),
      trigger: ({ context }, params: ParamsOf<'trigger'>) => passes({ type: 'trigger', params }, context.passage),
      triggerLimit: ({ context }, params: ParamsOf<'triggerLimit'>) => passes({ type: 'triggerLimit', params }, context.passage),
      fallback: ({ context }, params: ParamsOf<'fallback'>) => passes({ type: 'fallback', params }, context.passage),
      lane: ({ context }, params: ParamsOf<'lane'>) => passes({ type: 'lane', params }, context.passage),
    },
    actions: {
      take: assign(({ context }, params: { readonly outcome: OutcomeId; readonly from: StageId; readonly automatic: boolean }) => ({
        passage: context.passage.take(params.outcome, params.from, params.automatic),
      })),
    },
  }).createMachine({ ...config, context: ({ input }) => ({ passage: input }) });
}
