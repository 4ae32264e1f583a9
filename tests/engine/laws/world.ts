import fc from 'fast-check';
import { day, type Dice, hour, invariant, minute, seededDice, type Instant } from '#engine/kernel';
import type { Blueprint, FieldValue } from '#engine/blueprint';
import { appendEntry, foldEntries, kernelNumber, type Entry, type Intent } from '#engine/journal';
import { compileBlueprint, type Process } from '#engine/compile';
import { moveRun, options, startRun, step, type Accepted, type MadeIntent, type RecordFacts, type Refused, type Run } from '#engine/run';
import { labelledId } from '../../kit/a-blueprint.ts';
import { blueprints, fieldChoices, people } from '../../kit/random-blueprint.ts';
import { monday, versionOf } from '../run/a-rep.ts';
import { chance, enriched, pick } from './enriched.ts';

/** What happened in one turn of a world: nothing when the dice only let time pass. */
export interface Turn {
  readonly before: Run;
  readonly after: Run;
  readonly made: MadeIntent;
  readonly answer: Accepted | Refused;
  readonly at: Instant;
  /** The process it walks afterwards: another one after a move to another version. */
  readonly process: Process;
}

const roles: Readonly<Record<string, readonly string[]>> = { u_ann: ['rep'], u_bob: ['boss', 'rep'], u_zoe: ['boss'] };
const everybody = [...people, 'u_zoe'] as const;

/** Making and compiling drawings costs more than walking through them: so many walks share theirs. */
const walksPerDrawing = 5;
let kept: { readonly drawing: number; readonly processes: readonly Process[] } | null = null;

/** Two blueprints drawn by the dice, and a second version of the first. */
function processesFor(drawing: number): readonly Process[] {
  if (kept?.drawing === drawing) return kept.processes;
  const dice = seededDice(drawing);
  const [first, second] = fc.sample(blueprints, { seed: drawing, numRuns: 2 });
  invariant(first !== undefined && second !== undefined, 'two drawings were made');
  const published = (drawn: Blueprint, name: string, number: number): Process => {
    const document = { ...enriched(drawn, dice), id: labelledId(name), name };
    return compileBlueprint({ ...versionOf(document), id: labelledId(`${name}/${number}`), number });
  };
  kept = { drawing, processes: [published(first, 'first', 1), published(second, 'second', 1), published({ ...first, description: 'later' }, 'first', 2)] };
  return kept.processes;
}

/**
 * One record, two blueprints drawn by the dice, three people, a clock, and a journal: everything follows from the seed,
 * so that a world that breaks a law can be made again. Plays the authority's part: before each step the run hears from
 * the journal what it may know of its record.
 */
export class World {
  readonly dice: Dice;
  readonly entries: Entry[] = [];
  readonly runs: Run[] = [];
  readonly processes: readonly Process[];
  now: Instant = monday;

  /** `seen` may look over a process's shoulder: it answers the one that is used in its place. */
  constructor(seed: number, seen: (process: Process) => Process = (process) => process) {
    this.dice = seededDice(seed);
    this.processes = processesFor(Math.floor(seed / walksPerDrawing)).map(seen);
    const { version } = this.process(0);
    const fields = Object.fromEntries(Object.entries(fieldChoices).flatMap(([key, values]) => (chance(this.dice, 60) ? [[key, valueOf(this.dice, values)]] : [])));
    this.enrol(version.id, { owner: 'u_ann', zone: pick(this.dice, ['UTC', 'Europe/Berlin', 'Asia/Kathmandu', 'Australia/Lord_Howe']), fields: { ...fields, doNotContact: false } });
    this.enrol(this.process(1).version.id);
  }

  process(index: number): Process {
    const process = this.processes[index];
    invariant(process !== undefined, `there is a process ${index}`);
    return process;
  }
  processOf = (version: string): Process | null => this.processes.find((process) => process.version.id === version) ?? null;

  /** Somebody tries something, sensible or not. Null when the dice let time pass instead. */
  turn(): Turn | null {
    if (chance(this.dice, 15)) {
      this.now += pick(this.dice, [minute, 6 * minute, hour, 5 * hour, day, 4 * day]);
      return null;
    }
    const index = Math.floor(this.dice.next() * this.runs.length);
    const run = this.refreshed(index);
    const process = this.processOf(run.versionId);
    invariant(process !== null, 'the version is at hand');
    const awaited = chance(this.dice, 30) ? this.answerFor(run) : chance(this.dice, 12) ? this.goPast(process, run) : null;
    const by = awaited?.by ?? pick(this.dice, everybody);
    const intent = awaited?.intent ?? this.intentFor(process, run, by);
    return this.act(index, { entry: this.nextId(), by, roles: roles[by] ?? [], intent });
  }

  /** Does this with the run and writes it down. */
  act(index: number, made: MadeIntent): Turn {
    const before = this.refreshed(index);
    const process = this.processOf(before.versionId);
    invariant(process !== null, 'the version is at hand');
    const to = made.intent.type === 'migrate' ? this.processOf(made.intent.version) : null;
    const answer = to === null ? step(process, before, made, this.now) : moveRun(process, to, before, made, this.now);
    if (answer.ok) this.runs[index] = answer.run;
    this.write(made, answer.ok ? answer.run : before, answer);
    const after = answer.ok ? answer.run : before;
    return { before, after, made, answer, at: this.now, process: after.versionId === before.versionId || to === null ? process : to };
  }

  /** The run with what it may know of its record now. */
  refreshed(index: number): Run {
    const run = this.runs[index];
    invariant(run !== undefined, `run ${index} was enrolled`);
    const { owner, zone, fields, done } = foldEntries(this.entries);
    return { ...run, record: { ...run.record, owner, zone, fields, doneElsewhere: done.filter((one) => one.run !== run.id) } };
  }

  nextId(): string {
    return labelledId(`entry ${this.entries.length}`);
  }

  private enrol(version: string, given?: { readonly owner: string; readonly zone: string; readonly fields: Readonly<Record<string, FieldValue>> }): void {
    const process = this.processOf(version);
    invariant(process !== null, 'the version is at hand');
    const { owner, zone, fields, done } = foldEntries(this.entries);
    const record = given ?? { owner, zone, fields };
    const intent: Intent = { type: 'enrol', blueprint: process.version.blueprint, version, record: { ...record, fields: { ...record.fields } } };
    const facts: RecordFacts = { id: labelledId('record'), owner, zone, fields, doneElsewhere: done };
    const made = { entry: this.nextId(), by: 'u_ann', roles: ['rep'], intent };
    const answer = startRun(process, facts, { ...made, run: labelledId(`run ${this.runs.length}`), space: 'live' }, this.now);
    // A drawing that goes round for ever by itself takes nobody in: that run never is.
    if (!answer.ok) return;
    this.runs.push(answer.run);
    this.write(made, answer.run, answer);
  }

  private write({ entry: id, by, roles: held, intent, seen }: MadeIntent, run: Run, answer: Accepted | Refused): void {
    const draft = {
      id, record: run.record.id, run: run.id, space: run.space, rev: run.rev, at: this.now, madeAt: this.now, by, roles: [...held], device: labelledId('device'), seq: this.entries.length + 1,
      intentId: labelledId(`intent ${this.entries.length}`), intent, ok: answer.ok, refusal: answer.ok ? null : answer.refusal, changes: answer.ok ? answer.changes : null, stages: [run.stage], visit: run.visit,
      version: run.version, kernel: kernelNumber, words: null, ...(seen === undefined ? {} : { seen }),
    };
    this.entries.push(appendEntry(this.entries.at(-1) ?? null, draft));
  }

  private intentFor(process: Process, run: Run, by: string): Intent {
    const { dice } = this;
    const expect = { visit: chance(dice, 97) ? run.visit : run.visit - 1 };
    const here = options(process, run, this.now, { id: by, roles: roles[by] ?? [] });
    const activities = here.activities.map((one) => one.activity);
    const activity = activities[Math.floor(dice.next() * activities.length)];
    const roll = dice.next() * 100;
    if (activity !== undefined && roll < 38) return this.work(activity, expect);
    if (roll < 58) return this.leave(here.outcomes.map(({ outcome }) => outcome.id), expect);
    if (roll < 70) return this.clock(run);
    if (roll < 78) return { type: 'setFields', fields: this.someFields() };
    return this.rareIntent(run, by, activity?.id ?? labelledId('nowhere'), expect);
  }

  /** Whoever is waited for answers: the one the record was offered to, or the second person of an override. */
  private answerFor(run: Run): { readonly by: string; readonly intent: Intent } | null {
    const expect = { visit: run.visit };
    const offer = run.handOvers?.find((one) => one.visit === run.visit && one.status === 'offered');
    if (offer !== undefined) return { by: offer.to, intent: chance(this.dice, 60) ? { type: 'accept', activity: offer.activity, expect } : { type: 'return', activity: offer.activity, reason: 'not now', expect } };
    const waiting = run.overrides?.find((one) => one.visit === run.visit && one.confirmedBy === null);
    return waiting === undefined ? null : { by: waiting.by === 'u_bob' ? 'u_zoe' : 'u_bob', intent: { type: 'confirmOverride', override: waiting.entry, expect } };
  }

  /** Somebody who may goes past a closed gate, where the drawing allows it. */
  private goPast(process: Process, run: Run): { readonly by: string; readonly intent: Intent } | null {
    if (process.version.document.override === undefined) return null;
    const by = pick(this.dice, ['u_bob', 'u_zoe']);
    const closed = options(process, run, this.now, { id: by, roles: roles[by] ?? [] }).outcomes.find((one) => one.byHand && !one.verdict.met);
    return closed === undefined ? null : { by, intent: { type: 'override', target: { type: 'outcome', outcome: closed.outcome.id }, reason: 'the boss says so', expect: { visit: run.visit } } };
  }

  private work(activity: Blueprint['activities'][string], expect: { readonly visit: number }): Intent {
    const { dice } = this;
    if (activity.handOver !== undefined) {
      const roll = dice.next();
      if (roll < 0.5) return { type: 'handOver', activity: activity.id, to: pick(dice, everybody), fields: this.someFields(), warm: chance(dice, 30), expect };
      return roll < 0.75 ? { type: 'accept', activity: activity.id, expect } : { type: 'return', activity: activity.id, reason: 'not now', expect };
    }
    if (activity.approval !== undefined && chance(dice, 80)) return this.approval(expect);
    const ticked = Object.keys(activity.checklist).filter(() => chance(dice, 70));
    if (ticked.length > 0 && chance(dice, 30)) return { type: 'tick', activity: activity.id, ticked, expect };
    if (chance(dice, 8)) return { type: 'skip', activity: activity.id, reason: chance(dice, 80) ? 'on holiday' : '', expect };
    const results = Object.keys(activity.results);
    const template = Object.keys(activity.content.templates)[0] ?? null;
    const evidence = chance(dice, 80) ? [{ kind: 'note' as const, link: null }] : [];
    return { type: 'complete', activity: activity.id, result: results[Math.floor(dice.next() * results.length)] ?? null, fields: chance(dice, 40) ? this.someFields() : {}, ticked, evidence, template: chance(dice, 50) ? template : null, points: [], objections: [], expect };
  }

  private approval(expect: { readonly visit: number }): Intent {
    const onBehalfOf = chance(this.dice, 10) ? 'u_zoe' : null;
    const roll = this.dice.next();
    if (roll < 0.3) return { type: 'requestApproval', role: 'boss', expect };
    return roll < 0.85 ? { type: 'approve', role: 'boss', onBehalfOf, expect } : { type: 'reject', role: 'boss', onBehalfOf, reason: 'too cheap', expect };
  }

  private leave(outcomes: readonly string[], expect: { readonly visit: number }): Intent {
    const { dice } = this;
    const outcome = outcomes[Math.floor(dice.next() * outcomes.length)] ?? labelledId('no outcome');
    if (chance(dice, 4)) return { type: 'override', target: { type: 'outcome', outcome }, reason: 'the boss says so', expect };
    return { type: 'choose', outcome, fields: chance(dice, 40) ? { tier: 'gold' } : {}, reason: chance(dice, 60) ? 'price' : null, expect };
  }

  /** The alarm: mostly right, now and then too early or for something that is gone. */
  private clock(run: Run): Intent {
    const due = run.dues[Math.floor(this.dice.next() * run.dues.length)];
    if (due === undefined) return { type: 'due', due: 'nothing', armed: 1 };
    if (chance(this.dice, 75)) this.now = Math.max(this.now, due.at + (chance(this.dice, 30) ? 3 * day : 0));
    return { type: 'due', due: due.key, armed: chance(this.dice, 95) ? due.armed : due.armed - 1 };
  }

  private rareIntent(run: Run, by: string, activity: string, expect: { readonly visit: number }): Intent {
    const { dice } = this;
    const waiting = run.overrides?.find((one) => one.confirmedBy === null)?.entry;
    const rare: readonly [Intent, ...Intent[]] = [
      { type: 'signal', signal: pick(dice, ['paid', 'replied', 'unsubscribed']), payload: chance(dice, 50) ? { size: 12 } : {} },
      { type: 'signal', signal: 'replied', payload: {} },
      { type: 'undo', entry: run.before?.entry ?? labelledId('nothing'), ...(chance(dice, 50) ? { reason: 'a mistake' } : {}) },
      { type: 'assign', owner: pick(dice, [by, 'u_zoe', null]) },
      { type: 'note' },
      { type: 'pause', reason: 'holidays', until: chance(dice, 50) ? this.now + pick(dice, [hour, 2 * day]) : null },
      { type: 'resume' },
      { type: 'resume' },
      { type: 'snooze', activity, until: this.now + pick(dice, [hour, day, 3 * day]), reason: 'they asked for it', expect },
      this.approval(expect),
      { type: 'override', target: { type: 'activity', activity }, reason: 'they asked for it', expect },
      { type: 'confirmOverride', override: waiting ?? labelledId('no override'), expect },
      { type: 'migrate', version: this.process(chance(dice, 50) ? 2 : 0).version.id, stage: pick(dice, [run.stage, run.stage, labelledId('random/stage/1')]), timers: pick(dice, ['carry', 'restart']) },
      ...(chance(dice, 9) ? [{ type: 'exit' as const, reason: 'gone' }] : []),
    ];
    return pick(dice, rare);
  }

  private someFields(): Record<string, FieldValue> {
    const { dice } = this;
    const [key, values] = pick(dice, Object.entries(fieldChoices) as unknown as readonly [[string, readonly FieldValue[]], ...[string, readonly FieldValue[]][]]);
    // Nearly everybody may be contacted: a world of opt-outs would only skip.
    return key.startsWith('doNot') && chance(dice, 80) ? { size: 12 } : { [key]: valueOf(dice, values) };
  }
}

function valueOf(dice: Dice, values: readonly FieldValue[]): FieldValue {
  return values[Math.floor(dice.next() * values.length)] ?? null;
}
