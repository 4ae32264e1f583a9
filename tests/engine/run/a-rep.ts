import { hashOf, invariant, type Instant } from '#engine/kernel';
import type { Blueprint, Fields, Version } from '#engine/blueprint';
import { appendEntry, kernelNumber, type DueMoment, type Entry, type Intent, type Refusal } from '#engine/journal';
import { compileBlueprint, type Process } from '#engine/compile';
import { moveRun, options, startRun, step, type Accepted, type ActivityOption, type MadeIntent, type Options, type OutcomeOption, type RecordFacts, type Refused, type Run } from '#engine/run';
import { labelledId, type BlueprintDrawing } from '../../kit/a-blueprint.ts';

/** A Monday, 09:00 in UTC. */
export const monday: Instant = Date.UTC(2026, 10, 23, 9);

/** Freezes a drawing as it stands, the way publishing does. */
export function versionOf(document: Blueprint): Version {
  return { id: labelledId(`${document.name}/version`), blueprint: document.id, number: 1, hash: hashOf(document), publishedAt: monday, publishedBy: 'u_manager', note: '', document };
}

interface RepOptions {
  readonly fields?: Fields;
  readonly owner?: string | null;
  readonly zone?: string;
  readonly at?: Instant;
  readonly by?: string;
  readonly roles?: readonly string[];
}

/** Somebody else than the rep acts, perhaps with rights lent by others. */
export interface Who {
  readonly by?: string;
  readonly roles?: readonly string[];
  readonly lent?: readonly { readonly from: string; readonly role: string }[];
}

interface Completing {
  readonly fields?: Fields;
  readonly ticked?: readonly string[];
  readonly evidence?: readonly ('note' | 'file' | 'recording' | 'link' | 'research')[];
  readonly visit?: number;
}

/**
 * A rep who works one record through a drawing, by labels: every act goes through `step`, is written to the journal,
 * refused ones too, and answers what the engine answered.
 */
export class Rep {
  /** The version it walks; another one after `move`. */
  process: Process;
  readonly entries: Entry[] = [];
  readonly drawing: BlueprintDrawing;
  readonly by: string;
  readonly roles: readonly string[];
  now: Instant;
  private current: Run | null = null;

  constructor(drawing: BlueprintDrawing, given: RepOptions = {}, process = compileBlueprint(versionOf(drawing.build()))) {
    this.drawing = drawing;
    this.process = process;
    this.now = given.at ?? monday;
    this.by = given.by ?? 'u_rep';
    this.roles = given.roles ?? ['rep'];
    const record = { owner: given.owner === undefined ? 'u_rep' : given.owner, zone: given.zone ?? 'UTC', fields: { ...given.fields } };
    this.enrol(record);
  }

  get run(): Run {
    invariant(this.current !== null, 'the record is enrolled');
    return this.current;
  }
  /** The label of the stage the record stands in. */
  get stage(): string {
    return this.process.stage(this.run.stage).name;
  }
  get options(): Options {
    return options(this.process, this.run, this.now, { id: this.by, roles: this.roles });
  }
  get lastEntry(): Entry {
    const entry = this.entries.at(-1);
    invariant(entry !== undefined, 'something was written');
    return entry;
  }

  activity(label: string): ActivityOption {
    const found = this.options.activities.find((option) => option.activity.name === label);
    invariant(found !== undefined, `${label} is an activity here`);
    return found;
  }
  outcome(label: string): OutcomeOption {
    const found = this.options.outcomes.find((option) => option.outcome.name === label);
    invariant(found !== undefined, `${label} leads out of here`);
    return found;
  }
  due(label: string): DueMoment | undefined {
    const { document } = this.process.version;
    return this.run.dues.find((due) => document.activities[due.activity ?? '']?.name === label || document.outcomes[due.outcome ?? '']?.name === label);
  }

  wait(milliseconds: number): this {
    this.now += milliseconds;
    return this;
  }
  complete(label: string, result: string | null = null, given: Completing = {}): Accepted | Refused {
    const activity = this.drawing.id.activity(label);
    const evidence = (given.evidence ?? []).map((kind) => ({ kind, link: null }));
    const ticked = (given.ticked ?? []).map((text) => this.drawing.id.item(`${label}/${text}`));
    return this.act({ type: 'complete', activity, result, fields: { ...given.fields }, ticked, evidence, template: null, points: [], objections: [], expect: { visit: given.visit ?? this.run.visit } });
  }
  tick(label: string, items: readonly string[]): Accepted | Refused {
    return this.act({ type: 'tick', activity: this.drawing.id.activity(label), ticked: items.map((text) => this.drawing.id.item(`${label}/${text}`)), expect: { visit: this.run.visit } });
  }
  skip(label: string, reason = 'not needed'): Accepted | Refused {
    return this.act({ type: 'skip', activity: this.drawing.id.activity(label), reason, expect: { visit: this.run.visit } });
  }
  choose(label: string, given: { readonly fields?: Fields; readonly reason?: string; readonly visit?: number; readonly of?: string } = {}): Accepted | Refused {
    const outcome = this.drawing.id.outcome(given.of ?? this.stage, label);
    return this.act({ type: 'choose', outcome, fields: { ...given.fields }, reason: given.reason ?? null, expect: { visit: given.visit ?? this.run.visit } });
  }
  set(fields: Fields): Accepted | Refused {
    return this.act({ type: 'setFields', fields: { ...fields } });
  }
  signal(signal: string, payload: Fields = {}): Accepted | Refused {
    return this.act({ type: 'signal', signal, payload: { ...payload } });
  }
  undo(): Accepted | Refused {
    return this.act({ type: 'undo', entry: this.run.before?.entry ?? labelledId('nothing') });
  }
  /** Lets the clock fire the moment of this activity or outcome, as the alarm would. */
  fire(label: string): Accepted | Refused {
    const due = this.due(label);
    invariant(due !== undefined, `${label} is due some time`);
    return this.act({ type: 'due', due: due.key, armed: due.armed });
  }

  /** Puts the run onto another version, at the stage of this label there. */
  move(to: Process, stage: string, timers: 'carry' | 'restart' = 'carry'): Accepted | Refused {
    const entry = this.nextId();
    const intent: Intent = { type: 'migrate', version: to.version.id, stage: Object.values(to.version.document.stages).find(({ name }) => name === stage)?.id ?? labelledId(stage), timers };
    const answer = moveRun(this.process, to, this.run, { entry, by: this.by, roles: this.roles, intent }, this.now);
    this.write({ entry, by: this.by, roles: this.roles, intent }, answer);
    if (answer.ok) this.process = to;
    return answer;
  }

  ask(role: string, who: Who = {}): Accepted | Refused {
    return this.act({ type: 'requestApproval', role, expect: { visit: this.run.visit } }, who);
  }
  approve(role: string, who: Who, onBehalfOf: string | null = null): Accepted | Refused {
    return this.act({ type: 'approve', role, onBehalfOf, expect: { visit: this.run.visit } }, who);
  }
  reject(role: string, who: Who, reason = 'too dear', onBehalfOf: string | null = null): Accepted | Refused {
    return this.act({ type: 'reject', role, onBehalfOf, reason, expect: { visit: this.run.visit } }, who);
  }
  offer(label: string, to: string, given: { readonly fields?: Fields; readonly warm?: boolean } = {}, who: Who = {}): Accepted | Refused {
    return this.act({ type: 'handOver', activity: this.drawing.id.activity(label), to, fields: { ...given.fields }, warm: given.warm ?? false, expect: { visit: this.run.visit } }, who);
  }
  accept(label: string, by: string): Accepted | Refused {
    return this.act({ type: 'accept', activity: this.drawing.id.activity(label), expect: { visit: this.run.visit } }, { by });
  }
  giveBack(label: string, by: string, reason = 'not for us'): Accepted | Refused {
    return this.act({ type: 'return', activity: this.drawing.id.activity(label), reason, expect: { visit: this.run.visit } }, { by });
  }
  override(label: string, who: Who, reason = 'the customer is waiting'): Accepted | Refused {
    return this.act({ type: 'override', target: { type: 'outcome', outcome: this.drawing.id.outcome(this.stage, label) }, reason, expect: { visit: this.run.visit } }, who);
  }
  confirm(override: string, who: Who): Accepted | Refused {
    return this.act({ type: 'confirmOverride', override, expect: { visit: this.run.visit } }, who);
  }
  optionsFor({ by = this.by, roles = this.roles, lent = [] }: Who): Options {
    return options(this.process, this.run, this.now, { id: by, roles, delegations: lent });
  }

  /** Does any intent and writes it down; by the rep, unless somebody else is named. */
  act(intent: Intent, { by = this.by, roles = this.roles, lent }: Who = {}): Accepted | Refused {
    const made: MadeIntent = { entry: this.nextId(), by, roles, intent, ...(lent === undefined ? {} : { seen: { delegations: lent } }) };
    const answer = step(this.process, this.run, made, this.now);
    this.write(made, answer);
    return answer;
  }

  private enrol(record: { readonly owner: string | null; readonly zone: string; readonly fields: Record<string, Fields[string]> }): void {
    const { version } = this.process;
    const entry = this.nextId();
    const intent: Intent = { type: 'enrol', blueprint: version.blueprint, version: version.id, record };
    const facts: RecordFacts = { id: labelledId('record'), owner: null, zone: 'UTC', fields: {}, doneElsewhere: [] };
    const made: MadeIntent = { entry, by: this.by, roles: this.roles, intent };
    const answer = startRun(this.process, facts, { ...made, run: labelledId('run'), space: 'live' }, this.now);
    invariant(answer.ok, 'the record may be enrolled');
    this.write(made, answer);
  }

  private nextId(): string {
    return labelledId(`entry ${this.entries.length}`);
  }

  private write({ entry, by, roles, intent, seen }: MadeIntent, answer: Accepted | Refused): void {
    if (answer.ok) this.current = answer.run;
    const { run } = this;
    this.entries.push(
      appendEntry(this.entries.at(-1) ?? null, {
        id: entry,
        record: run.record.id,
        run: run.id,
        space: run.space,
        rev: run.rev,
        at: this.now,
        madeAt: this.now,
        by,
        roles: [...roles],
        device: labelledId('device'),
        seq: this.entries.length + 1,
        intentId: labelledId(`intent ${this.entries.length}`),
        intent,
        ok: answer.ok,
        refusal: answer.ok ? null : answer.refusal,
        changes: answer.ok ? answer.changes : null,
        stages: [run.stage],
        visit: run.visit,
        version: run.version,
        kernel: kernelNumber,
        ...(seen === undefined ? {} : { seen }),
        words: null,
      }),
    );
  }
}

/** The refusal in an answer; fails the test when it was accepted. */
export function refusalOf(answer: Accepted | Refused): Refusal {
  if (answer.ok) throw new Error(`expected a refusal, but the run moved to rev ${answer.run.rev}`);
  return answer.refusal;
}

/** What an accepted intent changed; fails the test when it was refused. */
export function accepted(answer: Accepted | Refused): Accepted {
  if (!answer.ok) throw new Error(`expected it to be accepted, but it was refused: ${JSON.stringify(answer.refusal)}`);
  return answer;
}
