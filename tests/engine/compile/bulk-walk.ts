import fc from 'fast-check';
import { day, hour, minute, type Instant } from '#engine/kernel';
import type { Blueprint, Fields } from '#engine/blueprint';
import { compileBlueprint, type Process } from '#engine/compile';
import type { VerdictNode } from '#engine/gates';
import type { Intent } from '#engine/journal';
import { createBulkRunner, options, startRun, step, type BulkIntent, type BulkRecord, type BulkRunner, type Person, type RecordFacts, type Run } from '#engine/run';
import { labelledId } from '../../kit/a-blueprint.ts';
import { fieldChoices, people, resultKeys } from '../../kit/random-blueprint.ts';
import { monday, versionOf } from '../run/a-rep.ts';

/** What somebody tries, as numbers: they are folded into what there is when it is tried. */
export interface Attempt {
  readonly what: 'complete' | 'skip' | 'choose' | 'setFields' | 'due' | 'signal' | 'tick' | 'assign' | 'note' | 'exit' | 'wait' | 'snooze';
  readonly which: number;
  readonly how: number;
  readonly fields: Fields;
  readonly by: Person;
}

const fields: fc.Arbitrary<Fields> = fc.constantFrom(...Object.keys(fieldChoices)).chain((key) => {
  const values = Object.entries(fieldChoices).find(([name]) => name === key)?.[1] ?? [null];
  return fc.constantFrom<Fields>(...values.map((value) => ({ [key]: typeof value === 'object' && value !== null ? [...value] : value })));
});

const somebody: fc.Arbitrary<Person> = fc.record({ id: fc.constantFrom(...people), roles: fc.constantFrom<readonly string[]>(['rep'], ['boss'], ['boss', 'rep'], []) });

export const attempts: fc.Arbitrary<Attempt> = fc.record({
  what: fc.oneof(
    { weight: 30, arbitrary: fc.constant('complete' as const) },
    { weight: 18, arbitrary: fc.constant('choose' as const) },
    { weight: 14, arbitrary: fc.constantFrom('setFields' as const, 'due' as const, 'signal' as const) },
    { weight: 12, arbitrary: fc.constantFrom('due' as const, 'skip' as const, 'wait' as const) },
    { weight: 6, arbitrary: fc.constantFrom('tick' as const, 'assign' as const, 'note' as const, 'wait' as const, 'snooze' as const) },
    { weight: 1, arbitrary: fc.constant('exit' as const) },
  ),
  which: fc.noBias(fc.nat(30)),
  how: fc.noBias(fc.nat(30)),
  fields: fc.oneof({ weight: 2, arbitrary: fc.constant<Fields>({}) }, { weight: 1, arbitrary: fields }),
  by: somebody,
});

/** What both ways say after an attempt; they must say the same. */
export interface Seen {
  readonly accepted: boolean;
  readonly run: Run;
  readonly dues: readonly { readonly key: string; readonly at: Instant; readonly armed: number; readonly automatic: boolean }[];
  /** Of every outcome of the stage: open or not, and which clauses hold. */
  readonly verdicts: readonly (readonly [outcome: string, met: boolean, clauses: readonly boolean[]])[];
}

/** One record walked twice at the same time: by `step`, and in bulk. */
export class Twin {
  readonly process: Process;
  readonly runner: BulkRunner;
  run: Run;
  readonly record: BulkRecord;
  now: Instant = monday;
  private entries = 0;

  constructor(document: Blueprint, given: Fields, elsewhere: RecordFacts['doneElsewhere'] = []) {
    this.process = compileBlueprint(versionOf(document));
    this.runner = createBulkRunner(this.process);
    const facts: RecordFacts = { id: labelledId('record'), owner: 'u_ann', zone: 'Europe/Berlin', fields: { ...given }, doneElsewhere: elsewhere };
    const intent: Intent = { type: 'enrol', blueprint: document.id, version: this.process.version.id, record: { owner: facts.owner, zone: facts.zone, fields: { ...given } } };
    const made = { entry: this.nextEntry(), by: 'u_ann', roles: ['rep'], intent, run: labelledId('run'), space: 'live' as const };
    const started = startRun(this.process, facts, made, this.now);
    const record = this.runner.start(facts, made, this.now);
    if (!started.ok || 'ok' in record) throw new Refusal(!started.ok && 'ok' in record ? started.refusal.type : 'only one way starts');
    this.run = started.run;
    this.record = record;
  }

  /** Tries something both ways. Null when there was nothing to try it on. */
  try(attempt: Attempt): readonly [Seen, Seen] | null {
    const intent = this.intentOf(attempt);
    if (intent === null) return null;
    const made = { entry: this.nextEntry(), by: attempt.by.id, roles: attempt.by.roles, intent };
    const answer = step(this.process, this.run, made, this.now);
    const accepted = this.runner.step(this.record, made, this.now);
    if (answer.ok) this.run = answer.run;
    return [this.bySteps(answer.ok, attempt.by), this.inBulk(accepted, attempt.by)];
  }

  bySteps(accepted: boolean, person: Person): Seen {
    const { process, run, now } = this;
    const verdicts = options(process, run, now, person).outcomes.map(({ outcome, verdict }) => [outcome.id, verdict.met, leavesOf(verdict.tree).slice(0, 29)] as const);
    return { accepted, run: { ...run, before: null }, dues: run.dues.map(({ key, at, armed, automatic, activity }) => ({ key, at, armed, automatic: automatic === true, activity })), verdicts };
  }

  inBulk(accepted: boolean, person: Person): Seen {
    const { runner, record, now, process } = this;
    const stage = runner.stageOf(record);
    const verdicts = process.outcomesOf(stage).map((outcome) => {
      const told = runner.verdict(record, outcome.id, person, now);
      const clauses = leavesOf(runner.explain(record, outcome.id, person, now).tree).slice(0, 29);
      return [outcome.id, (told & 1) === 1, clauses.map((_, index) => ((told >> (index + 1)) & 1) === 1)] as const;
    });
    return { accepted, run: runner.runOf(record), dues: runner.dues(record), verdicts };
  }

  private nextEntry(): string {
    this.entries += 1;
    return labelledId(`entry ${this.entries}`);
  }

  private intentOf({ what, which, how, fields: written, by }: Attempt): BulkIntent | null {
    const { run, process } = this;
    const { document } = process.version;
    const expect = { visit: how === 29 ? run.visit + 1 : run.visit };
    const all = Object.values(document.activities);
    const here = process.activitiesOf(run.stage);
    const activity = (which % 9 === 8 ? all : here)[which % Math.max(1, (which % 9 === 8 ? all : here).length)];
    switch (what) {
      case 'wait':
        this.now += [minute, 45 * minute, 5 * hour, day, 3 * day][how % 5] ?? minute;
        return null;
      case 'complete': {
        if (activity === undefined) return null;
        const items = Object.keys(activity.checklist);
        const result = Object.keys(activity.results).length === 0 ? (how % 11 === 10 ? 'yes' : null) : (resultKeys[how % 10] ?? resultKeys[how % 3] ?? null);
        return { type: 'complete', activity: activity.id, result: how === 28 ? 'nothing' : how === 27 ? null : result, fields: { ...written }, ticked: how % 5 === 0 ? items.slice(1) : items, evidence: how % 7 === 6 ? [] : [{ kind: 'note', link: null }], template: null, points: [], objections: [], expect };
      }
      case 'tick':
        return activity === undefined ? null : { type: 'tick', activity: activity.id, ticked: [...Object.keys(activity.checklist).slice(0, 1), ...(how % 7 === 6 ? ['nothing'] : [])], expect };
      case 'skip':
        return activity === undefined ? null : { type: 'skip', activity: activity.id, reason: how % 9 === 8 ? ' ' : 'not now', expect };
      case 'choose': {
        const open = options(process, run, this.now, by).outcomes.filter((option) => option.open).map(({ outcome }) => outcome);
        // Mostly what is open, often what is not, now and then what leads out of another stage.
        const outcomes = which % 9 === 8 ? Object.values(document.outcomes) : how % 3 === 0 || open.length === 0 ? process.outcomesOf(run.stage) : open;
        const outcome = outcomes[which % Math.max(1, outcomes.length)];
        return outcome === undefined ? null : { type: 'choose', outcome: outcome.id, fields: { ...written }, reason: [null, 'price', 'price', ' ', 'other'][how % 5] ?? null, expect };
      }
      case 'setFields':
        return { type: 'setFields', fields: { ...written } };
      case 'due': {
        const byClock = run.dues.filter(({ automatic }) => automatic === true);
        const dues = how % 4 === 0 || byClock.length === 0 ? run.dues : byClock;
        const due = dues[which % Math.max(1, dues.length)];
        if (due === undefined) return { type: 'due', due: `o:${Object.keys(document.outcomes)[0] ?? ''}:${run.visit}`, armed: run.rev };
        if (how % 3 !== 0) this.now = Math.max(this.now, due.at);
        return { type: 'due', due: due.key, armed: how % 10 === 9 ? due.armed - 1 : due.armed };
      }
      case 'signal':
        return { type: 'signal', signal: ['paid', 'replied', 'other'][which % 3] ?? 'paid', payload: { ...written } };
      case 'assign':
        return { type: 'assign', owner: [null, 'u_ann', 'u_bob'][how % 3] ?? null };
      case 'snooze':
        return activity === undefined ? null : { type: 'snooze', activity: activity.id, until: this.now + ([hour, day, 3 * day][how % 3] ?? hour), reason: how % 9 === 8 ? ' ' : 'asked for', expect };
      case 'note':
        return { type: 'note' };
      case 'exit':
        return { type: 'exit', reason: 'gone' };
    }
  }
}

function leavesOf(node: VerdictNode): readonly boolean[] {
  if (node.type === 'clause') return [node.met];
  return node.type === 'not' ? leavesOf(node.of) : node.of.flatMap(leavesOf);
}

/** A record that cannot even start, such as one on a start that goes round for ever: both ways refuse it. */
export class Refusal extends Error {}
