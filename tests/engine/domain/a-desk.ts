import { createIdSource, fixedClock, hashOf, invariant, seededDice, type Instant } from '#engine/kernel';
import type { Blueprint, Fields, Version } from '#engine/blueprint';
import type { Calendar } from '#engine/calendar';
import { compileBlueprint, type Process } from '#engine/compile';
import { appendEntry, kernelNumber, type DoneActivity, type Entry, type Intent } from '#engine/journal';
import { options, startRun, step, type Accepted, type ActivityOption, type MadeIntent, type OutcomeOption, type Refused, type Run } from '#engine/run';
import { labelledId, type BlueprintDrawing } from '../../kit/a-blueprint.ts';

/** Monday 2 March 2026, 08:00 in UTC: far from any clock change of the tests that do not ask for one. */
export const start: Instant = Date.UTC(2026, 2, 2, 8);

interface Given {
  readonly fields?: Fields;
  readonly owner?: string | null;
  readonly by?: string;
  readonly roles?: readonly string[];
  readonly zone?: string;
  readonly at?: Instant;
  readonly calendar?: Calendar;
  readonly doneElsewhere?: readonly DoneActivity[];
}

interface Doing {
  readonly fields?: Fields;
  readonly ticked?: readonly string[];
  readonly evidence?: readonly ('note' | 'file' | 'recording' | 'link' | 'research')[];
  readonly visit?: number;
}

/** One record on a desk, moved only through the engine's door; everything said is written to a journal, refusals too. */
export class Desk {
  readonly drawing: BlueprintDrawing;
  readonly process: Process;
  readonly entries: Entry[] = [];
  /** The run as it stood after each entry, beside `entries`. */
  readonly runs: Run[] = [];
  now: Instant;
  by: string;
  roles: readonly string[];
  private readonly ids: { next(): string };

  constructor(drawing: BlueprintDrawing, given: Given = {}) {
    this.drawing = drawing;
    this.process = compileBlueprint(frozenVersion(drawing.build()));
    this.now = given.at ?? start;
    this.by = given.by ?? 'u_anna';
    this.roles = given.roles ?? ['rep'];
    this.ids = createIdSource(fixedClock(this.now), seededDice(7));
    const facts = { owner: given.owner === undefined ? 'u_anna' : given.owner, zone: given.zone ?? 'UTC', fields: given.fields ?? {} };
    const intent: Intent = { type: 'enrol', blueprint: drawing.id.blueprint, version: this.process.version.id, record: facts };
    const made = this.made(intent);
    const record = { ...facts, id: labelledId('record'), doneElsewhere: given.doneElsewhere ?? [], ...(given.calendar ? { calendar: given.calendar } : {}) };
    const answer = startRun(this.process, record, { ...made, run: labelledId('run'), space: 'live' }, this.now);
    invariant(answer.ok, 'the record is enrolled');
    this.write(made, answer, answer.run);
  }

  get run(): Run {
    const run = this.runs.at(-1);
    invariant(run !== undefined, 'a run is there');
    return run;
  }
  /** The name of the stage the record stands in. */
  get stage(): string {
    return this.process.stage(this.run.stage).name;
  }
  get lastEntry(): string {
    return this.entries.at(-1)?.id ?? '';
  }
  outcomes(): readonly OutcomeOption[] {
    return options(this.process, this.run, this.now, { id: this.by, roles: this.roles }).outcomes;
  }
  outcome(name: string): OutcomeOption {
    const found = this.outcomes().find((each) => each.outcome.name === name);
    invariant(found !== undefined, `outcome ${name} is shown`);
    return found;
  }
  activity(name: string): ActivityOption {
    const found = options(this.process, this.run, this.now, { id: this.by, roles: this.roles }).activities.find((each) => each.activity.name === name);
    invariant(found !== undefined, `activity ${name} is listed`);
    return found;
  }
  undoable(): string | null {
    return options(this.process, this.run, this.now, { id: this.by, roles: this.roles }).undo;
  }

  complete(label: string, result: string | null, doing: Doing = {}): Accepted | Refused {
    return this.say({
      type: 'complete', activity: this.drawing.id.activity(label), result, fields: doing.fields ?? {}, ticked: doing.ticked ?? [],
      evidence: (doing.evidence ?? []).map((kind) => ({ kind, link: null })), template: null, points: [], objections: [],
      expect: { visit: doing.visit ?? this.run.visit },
    });
  }
  tick(label: string, items: readonly string[]): Accepted | Refused {
    return this.say({ type: 'tick', activity: this.drawing.id.activity(label), ticked: [...items], expect: { visit: this.run.visit } });
  }
  skip(label: string, visit = this.run.visit): Accepted | Refused {
    return this.say({ type: 'skip', activity: this.drawing.id.activity(label), reason: 'no number', expect: { visit } });
  }
  choose(name: string, given: { readonly fields?: Fields; readonly reason?: string; readonly visit?: number } = {}): Accepted | Refused {
    return this.chooseId(this.outcome(name).outcome.id, given);
  }
  chooseId(outcome: string, given: { readonly fields?: Fields; readonly reason?: string; readonly visit?: number } = {}): Accepted | Refused {
    return this.say({ type: 'choose', outcome, fields: given.fields ?? {}, reason: given.reason ?? null, expect: { visit: given.visit ?? this.run.visit } });
  }
  set(fields: Fields): Accepted | Refused {
    return this.say({ type: 'setFields', fields });
  }
  signal(signal: string, payload: Fields = {}): Accepted | Refused {
    return this.say({ type: 'signal', signal, payload });
  }
  undo(entry = this.lastEntry): Accepted | Refused {
    return this.say({ type: 'undo', entry });
  }
  /** The one moment at which the clock moves the record by itself. */
  clockDue(): Run['dues'][number] {
    const found = this.run.dues.find((due) => due.kind === 'outcome');
    invariant(found !== undefined, 'a timed outcome is armed');
    return found;
  }
  fire(due: { readonly key: string; readonly armed: number } = this.clockDue()): Accepted | Refused {
    return this.say({ type: 'due', due: due.key, armed: due.armed });
  }

  /** Hands an intent to the engine and writes the answer down; a refusal must not have touched the run. */
  say(intent: Intent): Accepted | Refused {
    const made = this.made(intent);
    const before = JSON.stringify(this.run);
    const answer = step(this.process, deepFrozen(this.run), made, this.now);
    invariant(JSON.stringify(this.run) === before, 'a step leaves the run it was given alone');
    this.write(made, answer, answer.ok ? answer.run : this.run);
    return answer;
  }

  private made(intent: Intent): MadeIntent {
    return { entry: this.ids.next(), by: this.by, roles: this.roles, intent };
  }
  private write(made: MadeIntent, answer: Accepted | Refused, run: Run): void {
    const draft = {
      id: made.entry, record: run.record.id, run: run.id, space: run.space, rev: run.rev, at: this.now, madeAt: this.now, by: made.by, roles: made.roles,
      device: labelledId('device'), seq: this.entries.length + 1, intentId: labelledId(`intent/${made.entry}`), intent: made.intent, ok: answer.ok,
      refusal: answer.ok ? null : answer.refusal, changes: answer.ok ? answer.changes : null, stages: [run.stage], visit: run.visit, version: run.version,
      kernel: kernelNumber, words: made.intent.type === 'note' ? { note: 'Rang twice' } : null,
    };
    this.entries.push(appendEntry(this.entries.at(-1) ?? null, draft));
    this.runs.push(run);
  }
}

/** The type of a refusal, or 'accepted'. */
export function answered(answer: Accepted | Refused): string {
  return answer.ok ? 'accepted' : answer.refusal.type;
}

/** What was done in another run of the same record. */
export function doneElsewhere(run: string, channel: DoneActivity['channel'], at: Instant): DoneActivity {
  return { entry: labelledId(`elsewhere/${run}/${at}`), run: labelledId(run), visit: 1, stage: labelledId('elsewhere'), activity: labelledId('elsewhere/activity'), channel, result: null, template: null, by: 'u_ben', at };
}

function frozenVersion(document: Blueprint): Version {
  return { id: labelledId(`${document.name}/version`), blueprint: document.id, number: 1, hash: hashOf(document), publishedAt: start, publishedBy: 'u_boss', note: '', document };
}

/** Anything that tried to write into the run would throw. */
function deepFrozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const each of Object.values(value)) deepFrozen(each);
  }
  return value;
}
