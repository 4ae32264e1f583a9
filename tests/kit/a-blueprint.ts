import { hashOf } from '#engine/kernel';
import {
  newActivity, newBlueprint, newOutcome, newStage,
  type Activity, type Blueprint, type Channel, type EndResult, type Gate, type Outcome, type Stage, type StageKind, type Trigger,
} from '#engine/blueprint';

/** Finds the id behind a label. Ids are made from the labels, so they may be asked for before or after drawing. */
export interface LabelledIds {
  readonly blueprint: string;
  stage(label: string): string;
  activity(label: string): string;
  outcome(stage: string, label: string): string;
  phase(label: string): string;
  lane(label: string): string;
  note(label: string): string;
  item(label: string): string;
}

/** A part of the drawing that may need ids of other parts. */
type WithIds<Part> = Part | ((id: LabelledIds) => Part);

export interface ActivityOptions extends Partial<Omit<Activity, 'id' | 'name' | 'channel' | 'after' | 'results' | 'checklist' | 'form' | 'when'>> {
  readonly when?: Activity['when'];
  /** Labels of activities that must be done before, or whole prerequisites. */
  readonly after?: readonly (string | Activity['after'][number])[];
  /** Result keys, or whole results; the channel's usual ones when left out. */
  readonly results?: readonly string[] | Activity['results'];
  /** Texts of the items. */
  readonly checklist?: readonly string[] | Activity['checklist'];
  /** Keys of required fields, or whole rules. */
  readonly form?: readonly string[] | Activity['form'];
  readonly lane?: string;
}

export interface OutcomeOptions extends Partial<Omit<Outcome, 'id' | 'name' | 'from' | 'to' | 'gate' | 'trigger' | 'form' | 'limit'>> {
  /** Label of the target stage; null or left out for an open outcome. */
  readonly to?: string | null;
  readonly gate?: WithIds<Gate>;
  readonly trigger?: WithIds<Trigger>;
  /** Short for a result trigger: label of the activity and result key. */
  readonly onResult?: readonly [activity: string, result: string];
  readonly form?: readonly string[] | Outcome['form'];
  readonly limit?: WithIds<NonNullable<Outcome['limit']>>;
}

/** What a stage may be given while it is drawn. */
export interface StageDrawing {
  activity(channel: Channel, label: string, options?: ActivityOptions): StageDrawing;
  call(label: string, options?: ActivityOptions): StageDrawing;
  email(label: string, options?: ActivityOptions): StageDrawing;
  social(label: string, options?: ActivityOptions): StageDrawing;
  meeting(label: string, options?: ActivityOptions): StageDrawing;
  directMail(label: string, options?: ActivityOptions): StageDrawing;
  voicemail(label: string, options?: ActivityOptions): StageDrawing;
  checklist(label: string, items: readonly string[], options?: ActivityOptions): StageDrawing;
  form(label: string, fields: readonly string[], options?: ActivityOptions): StageDrawing;
  approval(label: string, options?: ActivityOptions): StageDrawing;
  document(label: string, options?: ActivityOptions): StageDrawing;
  handOver(label: string, options?: ActivityOptions): StageDrawing;
  task(label: string, options?: ActivityOptions): StageDrawing;
  lane(label: string, team?: string): StageDrawing;
  outcome(label: string, options?: OutcomeOptions): StageDrawing;
  set(part: WithIds<Partial<Omit<Stage, 'id' | 'name' | 'kind' | 'activities' | 'lanes'>>>): StageDrawing;
}

type Draw = (stage: StageDrawing) => unknown;

/** Draws a blueprint in a test, by labels. */
export interface BlueprintDrawing {
  readonly id: LabelledIds;
  stage(label: string, draw?: Draw): BlueprintDrawing;
  decision(label: string, draw?: Draw): BlueprintDrawing;
  wait(label: string, draw?: Draw): BlueprintDrawing;
  parallel(label: string, draw?: Draw): BlueprintDrawing;
  end(label: string, result?: EndResult, draw?: Draw): BlueprintDrawing;
  /** A common outcome: out of all stages, or out of the ones named. */
  common(label: string, from: 'all' | readonly string[], options?: OutcomeOptions): BlueprintDrawing;
  phase(label: string): BlueprintDrawing;
  note(text: string, options?: { readonly stage?: string; readonly x?: number; readonly y?: number }): BlueprintDrawing;
  startAt(label: string | null): BlueprintDrawing;
  /** The last word on the finished drawing, for what the builder does not speak. */
  change(change: (blueprint: Blueprint, id: LabelledIds) => Blueprint): BlueprintDrawing;
  build(): Blueprint;
}

/**
 * Starts a drawing for a test. The first stage drawn is the start; cards stand in one row; every id is made
 * from its label, so that the same drawing is equal in every run.
 */
export function aBlueprint(name = 'Test process', recordType = 'lead'): BlueprintDrawing {
  const id = labelledIds(name);
  const stages: Stage[] = [];
  const activities: Activity[] = [];
  const outcomes: Outcome[] = [];
  const changes: ((blueprint: Blueprint) => Blueprint)[] = [];
  const stage = (kind: StageKind, label: string, draw: Draw | undefined, part: Partial<Stage> = {}) => {
    const drawn = drawStage(id, { ...newStage(kind, id.stage(label), label), ...part }, draw);
    stages.push(drawn.stage);
    activities.push(...drawn.activities);
    outcomes.push(...drawn.outcomes);
    return drawing;
  };
  const drawing: BlueprintDrawing = {
    id,
    stage: (label, draw) => stage('work', label, draw),
    decision: (label, draw) => stage('decision', label, draw),
    wait: (label, draw) => stage('wait', label, draw),
    parallel: (label, draw) => stage('parallel', label, draw),
    end: (label, result = 'closed', draw) => stage('end', label, draw, { end: { result } }),
    common: (label, from, options = {}) => {
      const drawn = drawOutcome(id, '*', label, 900 + outcomes.length, options);
      outcomes.push({ ...drawn, from: from === 'all' ? { type: 'all' } : { type: 'stages', stages: from.map((each) => id.stage(each)) } });
      return drawing;
    },
    phase: (label) => {
      const order = changes.length;
      changes.push((made) => ({ ...made, phases: { ...made.phases, [id.phase(label)]: { id: id.phase(label), name: label, order } } }));
      return drawing;
    },
    note: (text, { stage: at, x = 0, y = 0 } = {}) => {
      const note = { id: id.note(text), text, colour: 'yellow' as const, x, y, width: 200, height: 120, ...(at === undefined ? {} : { stage: id.stage(at) }) };
      changes.push((made) => ({ ...made, notes: { ...made.notes, [note.id]: note } }));
      return drawing;
    },
    startAt: (label) => {
      changes.push((made) => ({ ...made, start: label === null ? null : id.stage(label) }));
      return drawing;
    },
    change: (change) => {
      changes.push((made) => change(made, id));
      return drawing;
    },
    build: () => {
      const positions = Object.fromEntries(stages.map((each, column) => [each.id, { x: column * 376, y: 0 }]));
      const made: Blueprint = {
        ...newBlueprint({ id: id.blueprint, name, recordType }),
        start: stages[0]?.id ?? null,
        stages: byId(stages),
        activities: byId(activities),
        outcomes: byId(outcomes),
        view: { positions, bends: {}, collapsed: [] },
      };
      return changes.reduce((drawn, change) => change(drawn), made);
    },
  };
  return drawing;
}

interface DrawnStage {
  stage: Stage;
  readonly activities: Activity[];
  readonly outcomes: Outcome[];
}

function drawStage(id: LabelledIds, blank: Stage, draw: Draw | undefined): DrawnStage {
  const drawn: DrawnStage = { stage: blank, activities: [], outcomes: [] };
  const add = (channel: Channel, label: string, options: ActivityOptions = {}) => {
    const activity = drawActivity(id, channel, label, options);
    drawn.activities.push(activity);
    const laneId = options.lane === undefined ? undefined : id.lane(options.lane);
    const lane = laneId === undefined ? undefined : drawn.stage.lanes?.[laneId];
    drawn.stage = lane
      ? { ...drawn.stage, lanes: { ...drawn.stage.lanes, [lane.id]: { ...lane, activities: [...lane.activities, activity.id] } } }
      : { ...drawn.stage, activities: [...drawn.stage.activities, activity.id] };
    return drawing;
  };
  const drawing: StageDrawing = {
    activity: add,
    call: (label, options) => add('call', label, options),
    email: (label, options) => add('email', label, options),
    social: (label, options) => add('social', label, options),
    meeting: (label, options) => add('meeting', label, options),
    directMail: (label, options) => add('directMail', label, options),
    voicemail: (label, options) => add('voicemail', label, options),
    checklist: (label, items, options) => add('checklist', label, { ...options, checklist: items }),
    form: (label, fields, options) => add('form', label, { ...options, form: fields }),
    approval: (label, options) => add('approval', label, options),
    document: (label, options) => add('document', label, options),
    handOver: (label, options) => add('handOver', label, options),
    task: (label, options) => add('task', label, options),
    lane: (label, team = 'sales') => {
      const lane = { id: id.lane(label), name: label, team, activities: [], order: Object.keys(drawn.stage.lanes ?? {}).length };
      drawn.stage = { ...drawn.stage, lanes: { ...drawn.stage.lanes, [lane.id]: lane } };
      return drawing;
    },
    outcome: (label, options = {}) => {
      drawn.outcomes.push({ ...drawOutcome(id, blank.name, label, drawn.outcomes.length, options), from: { type: 'stage', stage: blank.id } });
      return drawing;
    },
    set: (part) => {
      drawn.stage = { ...drawn.stage, ...resolve(part, id) };
      return drawing;
    },
  };
  draw?.(drawing);
  return drawn;
}

function drawActivity(id: LabelledIds, channel: Channel, label: string, options: ActivityOptions): Activity {
  const { after, results, checklist, form, lane: _lane, ...rest } = options;
  const blank = newActivity(channel, id.activity(label), label);
  return {
    ...blank,
    ...rest,
    after: (after ?? []).map((each) => (typeof each === 'string' ? { type: 'activity', activity: id.activity(each) } : each)),
    results: isList(results) ? Object.fromEntries(results.map((key, order) => [key, { key, name: key, tone: 'neutral' as const, order }])) : (results ?? blank.results),
    checklist: isList(checklist) ? byId(checklist.map((text, order) => ({ id: id.item(`${label}/${text}`), text, order }))) : (checklist ?? {}),
    form: drawForm(form),
  };
}

function drawOutcome(id: LabelledIds, stage: string, label: string, order: number, options: OutcomeOptions): Outcome {
  const { to, gate, trigger, onResult, form, limit, ...rest } = options;
  const blank = newOutcome({ id: id.outcome(stage, label), stage: id.stage(stage), name: label, order, to: to === undefined || to === null ? null : id.stage(to), ...(rest.tone ? { tone: rest.tone } : {}) });
  return {
    ...blank,
    ...rest,
    trigger: onResult ? { type: 'result', activity: id.activity(onResult[0]), result: onResult[1] } : trigger ? resolve(trigger, id) : blank.trigger,
    form: drawForm(form),
    ...(gate ? { gate: resolve(gate, id) } : {}),
    ...(limit ? { limit: resolve(limit, id) } : {}),
  };
}

function drawForm(form: readonly string[] | Activity['form'] | undefined): Activity['form'] {
  return isList(form) ? Object.fromEntries(form.map((field, order) => [field, { field, required: 'always' as const, order }])) : (form ?? {});
}

function isList(value: unknown): value is readonly string[] {
  return Array.isArray(value);
}

function resolve<Part extends object>(part: WithIds<Part>, id: LabelledIds): Part {
  return typeof part === 'function' ? part(id) : part;
}

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Readonly<Record<string, Item>> {
  return Object.fromEntries(items.map((item) => [item.id, item]));
}

function labelledIds(blueprint: string): LabelledIds {
  return {
    blueprint: labelledId(blueprint),
    stage: (label) => labelledId(`${blueprint}/stage/${label}`),
    activity: (label) => labelledId(`${blueprint}/activity/${label}`),
    outcome: (stage, label) => labelledId(`${blueprint}/outcome/${stage}/${label}`),
    phase: (label) => labelledId(`${blueprint}/phase/${label}`),
    lane: (label) => labelledId(`${blueprint}/lane/${label}`),
    note: (label) => labelledId(`${blueprint}/note/${label}`),
    item: (label) => labelledId(`${blueprint}/item/${label}`),
  };
}

/** A well-formed uuid v7 that is always the same for the same label. */
export function labelledId(label: string): string {
  const hex = hashOf(label);
  return `019a8000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
}
