import { describe, expect, test } from 'vitest';
import { canonicalJson, day, hour, invariant } from '#engine/kernel';
import type { Blueprint, Clause } from '#engine/blueprint';
import { compileBlueprint } from '#engine/compile';
import type { Intent } from '#engine/journal';
import { createBulkRunner, startRun, step, type BulkIntent, type BulkRecord, type BulkRunner, type Run } from '#engine/run';
import { aBlueprint, labelledId, type BlueprintDrawing } from '../../kit/a-blueprint.ts';
import { monday, versionOf } from '../run/a-rep.ts';

/** A record in bulk work beside the run that `step` makes of it; throws when an intent is not answered alike. */
class Bulk {
  readonly runner: BulkRunner;
  readonly record: BulkRecord;
  readonly drawing: BlueprintDrawing;
  run: Run;
  now = monday;
  private count = 0;

  constructor(drawing: BlueprintDrawing, owner = 'u_ann') {
    const process = compileBlueprint(versionOf(drawing.build()));
    this.drawing = drawing;
    this.runner = createBulkRunner(process);
    const facts = { owner, zone: 'UTC', fields: {} };
    const intent: Intent = { type: 'enrol', blueprint: process.version.blueprint, version: process.version.id, record: facts };
    const made = { ...this.made(intent), run: labelledId('run'), space: 'live' as const };
    const record = this.runner.start({ ...facts, id: labelledId('record'), doneElsewhere: [] }, made, this.now);
    const started = startRun(process, { ...facts, id: labelledId('record'), doneElsewhere: [] }, made, this.now);
    if ('ok' in record || !started.ok) throw new Error('the record starts');
    this.record = record;
    this.run = started.run;
    this.stepIn = (intent_) => step(process, this.run, this.made(intent_), this.now);
  }
  private readonly stepIn: (intent: Intent) => ReturnType<typeof step>;

  act(intent: BulkIntent): boolean {
    this.count += 1;
    const answer = this.stepIn(intent);
    const accepted = this.runner.step(this.record, this.made(intent), this.now);
    if (answer.ok) this.run = answer.run;
    const [bulk, ordinary] = [this.runner.runOf(this.record), { ...this.run, before: null }].map((run) => canonicalJson(JSON.parse(JSON.stringify(run))));
    invariant(accepted === answer.ok && bulk === ordinary, `bulk work and step say the same: ${bulk} and ${ordinary}`);
    return answer.ok;
  }
  complete(label: string): boolean {
    return this.act({ type: 'complete', activity: this.drawing.id.activity(label), result: null, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: this.run.visit } });
  }
  choose(stage: string, label: string): boolean {
    return this.act({ type: 'choose', outcome: this.drawing.id.outcome(stage, label), fields: {}, reason: null, expect: { visit: this.run.visit } });
  }
  verdict(stage: string, label: string): number {
    return this.runner.verdict(this.record, this.drawing.id.outcome(stage, label), { id: 'u_ann', roles: [] }, this.now);
  }
  private made<Wanted extends Intent>(intent: Wanted) {
    return { entry: labelledId(`entry ${this.count}`), by: 'u_ann', roles: ['rep'], intent };
  }
}

const open = { type: 'all', of: [] } as const;
const count = (times: number, of: Extract<Clause, { type: 'count' }>['of'], within: Extract<Clause, { type: 'count' }>['within']): Clause => ({ type: 'count', compare: 'atLeast', times, of, within });

describe('bulk work, case by case', () => {
  test('[M20] a limit in a row begins anew once the record stood elsewhere', () => {
    const bulk = new Bulk(
      aBlueprint()
        .stage('New', (s) => s.outcome('Again', { to: 'New', gate: open, limit: { times: 1, window: 'visit', then: null } }).outcome('Rest', { to: 'Later', gate: open }))
        .stage('Later', (s) => s.outcome('Back', { to: 'New', gate: open })),
    );
    expect([bulk.choose('New', 'Again'), bulk.choose('New', 'Again'), bulk.choose('New', 'Rest'), bulk.choose('Later', 'Back'), bulk.choose('New', 'Again'), bulk.choose('New', 'Again')]).toEqual([true, false, true, true, true, false]);
  });

  test('[M20] what "the owner" did changes with the owner', () => {
    const bulk = new Bulk(aBlueprint().stage('New', (s) => s.task('Write', { results: [], attempts: { min: 1, max: 5 } }).outcome('On', { to: 'Done', gate: { type: 'all', of: [count(1, { person: 'owner' }, { type: 'run' }), count(1, { person: 'owner' }, { type: 'visit' })] } })).end('Done'));
    expect(bulk.complete('Write')).toBe(true);
    expect(bulk.verdict('New', 'On')).toBe(0b111);
    expect(bulk.act({ type: 'assign', owner: 'u_bob' })).toBe(true);
    expect(bulk.verdict('New', 'On')).toBe(0);
    expect(bulk.choose('New', 'On')).toBe(false);
    expect(bulk.act({ type: 'assign', owner: 'u_ann' })).toBe(true);
    expect(bulk.choose('New', 'On')).toBe(true);
  });

  test('[M20] what happened in the last days falls out of them', () => {
    const bulk = new Bulk(aBlueprint().stage('New', (s) => s.task('Write', { results: [], attempts: { min: 1, max: 5 } }).outcome('On', { to: 'Done', gate: count(1, {}, { type: 'days', days: 2 }) })).end('Done'));
    expect(bulk.complete('Write')).toBe(true);
    bulk.now += 30 * hour;
    expect(bulk.verdict('New', 'On')).toBe(0b11);
    bulk.now += day;
    expect(bulk.verdict('New', 'On')).toBe(0);
    expect(bulk.choose('New', 'On')).toBe(false);
  });

  test('[M20] an automatic outcome beyond its limit goes off as its stand-in, and not before', () => {
    const bulk = new Bulk(
      aBlueprint()
        .stage('New', (s) =>
          s
            .call('Call', { results: ['yes'], attempts: { min: 1, max: 9 } })
            .outcome('Park', { to: 'Parked', gate: open, trigger: { type: 'signal', signal: 'park' } })
            .outcome('Again', { to: 'New', gate: open, trigger: (id) => ({ type: 'result', activity: id.activity('Call'), result: 'yes' }), limit: (id) => ({ times: 1, window: 'run', then: id.outcome('New', 'Park') }) }),
        )
        .stage('Parked'),
    );
    const call = () => bulk.act({ type: 'complete', activity: bulk.drawing.id.activity('Call'), result: 'yes', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: bulk.run.visit } });
    expect([call(), bulk.runner.stageOf(bulk.record), bulk.record.visit]).toEqual([true, bulk.drawing.id.stage('New'), 2]);
    expect([call(), bulk.runner.stageOf(bulk.record), bulk.record.visit]).toEqual([true, bulk.drawing.id.stage('Parked'), 3]);
  });

  test('[M20] a refusal is explained only when asked, and asking changes nothing', () => {
    const bulk = new Bulk(aBlueprint().stage('New', (s) => s.task('Write', { results: [] }).outcome('On', { to: 'Done' })).end('Done'));
    expect(bulk.choose('New', 'On')).toBe(false);
    const made = { entry: labelledId('e'), by: 'u_ann', roles: [], intent: { type: 'choose' as const, outcome: bulk.drawing.id.outcome('New', 'On'), fields: {}, reason: null, expect: { visit: 1 } } };
    expect(bulk.runner.whyRefused(bulk.record, made, bulk.now)?.refusal).toMatchObject({ type: 'gateClosed', missing: 1 });
    expect(bulk.runner.explain(bulk.record, made.intent.outcome, { id: 'u_ann', roles: [] }, bulk.now).shortest).toMatchObject([{ type: 'do', activity: bulk.drawing.id.activity('Write') }]);
    expect(bulk.runner.runOf(bulk.record)).toEqual({ ...bulk.run, before: null });
    expect(bulk.complete('Write')).toBe(true);
    expect(bulk.runner.whyRefused(bulk.record, made, bulk.now)).toBeNull();
  });

  test('[M20] a due around a date that had passed when it became known stays late, and on time it does not', () => {
    const bulk = new Bulk(aBlueprint().stage('New', (s) => s.task('Meet', { results: [], due: { type: 'fieldDate', field: 'eventDay', days: 0 } }).outcome('On', { to: 'Done' })).end('Done'));
    const late = () => bulk.runner.runOf(bulk.record).dues.map((due) => due.late === true);
    bulk.now = monday + 3 * day;
    const dayOf = (at: number) => new Date(at).toISOString().slice(0, 10);
    expect([bulk.act({ type: 'setFields', fields: { eventDay: dayOf(monday + day) } }), late()]).toEqual([true, [true]]);
    expect([bulk.act({ type: 'setFields', fields: { eventDay: dayOf(monday + 9 * day) } }), late()]).toEqual([true, [false]]);
  });

  test('[M20] a run under way is taken over as it stands', () => {
    const bulk = new Bulk(aBlueprint().stage('New', (s) => s.task('Write', { results: [], attempts: { min: 2, max: 2 } }).outcome('On', { to: 'Done' })).end('Done'));
    expect(bulk.complete('Write')).toBe(true);
    const second = bulk.runner.load(bulk.run);
    expect(bulk.runner.runOf(second)).toEqual({ ...bulk.run, before: null });
    expect(bulk.runner.dues(second)).toEqual(bulk.runner.dues(bulk.record));
    expect(bulk.runner.verdict(second, bulk.drawing.id.outcome('New', 'On'), { id: 'u_ann', roles: [] }, bulk.now)).toBe(0);
  });

  test('[M22] of more than 29 clauses the first 29 are told, and whether the gate is open is right all the same', () => {
    const clauses = Array.from({ length: 40 }, (_, index) => count(index === 35 ? 1 : 0, {}, { type: 'run' }));
    const bulk = new Bulk(aBlueprint().stage('New', (s) => s.task('Write', { results: [] }).outcome('On', { to: 'Done', gate: { type: 'all', of: clauses } })).end('Done'));
    expect(bulk.verdict('New', 'On')).toBe(2 ** 30 - 2);
    expect(bulk.complete('Write')).toBe(true);
    expect(bulk.verdict('New', 'On')).toBe(2 ** 30 - 1);
  });
});

describe('what the table does not know', () => {
  const wait = { amount: 1, unit: 'days' } as const;
  const changed = (part: (blueprint: Blueprint) => Blueprint) => aBlueprint().stage('New', (s) => s.task('Write', { results: [] }).outcome('On', { to: 'Done' })).end('Done').change(part);
  const inStage = (label: string, part: object) => aBlueprint().stage('New', (s) => s.task('Write', { results: [] }).outcome('On', { to: 'Done' })).end('Done').change((made, id) => ({ ...made, stages: { ...made.stages, [id.stage(label)]: { ...made.stages[id.stage(label)], ...part } } }) as Blueprint);

  test.each([
    ['everyday parts', changed((made) => made)],
    ['an escalation', inStage('New', { sla: { limit: wait, escalations: {} } })],
    ['a return after an end', inStage('Done', { end: { result: 'nurture', returnAfter: wait } })],
  ])('[M21] a drawing with %s has no stage that goes the ordinary way', (_, drawing) => {
    expect(createBulkRunner(compileBlueprint(versionOf(drawing.build()))).ordinaryStages).toEqual([]);
  });

  test('[M21] what is armed once in a visit waits in bulk too, happens by step, and the record is back in the table', () => {
    const escalation = (id: string, order: number, when: 'before' | 'at' | 'after', take?: string) => ({ id, name: id, order, when, wait: { amount: 2, unit: 'hours' as const }, then: [], ...(take === undefined ? {} : { take }) });
    const drawing = aBlueprint()
      .stage('New', (s) => s.task('Write', { results: [] }).outcome('On', { to: 'Done', gate: { type: 'all', of: [] } }))
      .end('Done')
      .change((made, id) => {
        const at = (label: string) => made.stages[id.stage(label)];
        const warned = { ...at('New'), sla: { limit: wait, escalations: { warn: escalation('warn', 0, 'before'), late: escalation('late', 1, 'at', id.outcome('New', 'On')) } } };
        const parked = { ...at('Done'), end: { result: 'nurture', returnAfter: wait } };
        return { ...made, stages: { ...made.stages, [id.stage('New')]: warned, [id.stage('Done')]: parked } } as Blueprint;
      });
    const bulk = new Bulk(drawing);
    const come = (key: string) => {
      const { at, armed } = bulk.runner.dues(bulk.record).find((due) => due.key === key) ?? { at: 0, armed: 0 };
      bulk.now = Math.max(bulk.now, at);
      return bulk.act({ type: 'due', due: key, armed });
    };
    const waiting = () => bulk.runner.dues(bulk.record).map(({ key }) => key).filter((key) => !key.startsWith('a:'));
    expect(waiting()).toEqual(['s:warn:1', 's:late:1']);
    expect([come('s:warn:1'), waiting(), bulk.record.ordinary]).toEqual([true, ['s:late:1'], null]);
    expect([come('s:warn:1'), bulk.complete('Write'), waiting()]).toEqual([false, true, ['s:late:1']]);
    expect([come('s:late:1'), bulk.record.status, waiting(), bulk.record.ordinary]).toEqual([true, 'ended', ['r:2'], null]);
    expect([come('r:2'), bulk.runner.stageOf(bulk.record), bulk.record.status, waiting()]).toEqual([true, bulk.drawing.id.stage('New'), 'running', ['s:warn:3', 's:late:3']]);
  });

  test.each([
    ['a rule about how long a record may stand here that nobody has heard of', inStage('New', { sla: { limit: wait, escalations: {}, weather: 'fine' } }), ['New']],
    ['a part of a stage nobody here has heard of', inStage('New', { weather: 'fine' }), ['New']],
    ['a rhythm that acts', changed((made) => ({ ...made, rhythm: { ...made.rhythm, enforce: { slide: true, gap: true, bundles: true, touches: true, template: true, channel: true } } })), ['Done', 'New']],
    ['a rule that ends the run by itself', changed((made) => ({ ...made, enrolment: { ...made.enrolment, exitWhen: { type: 'compare', field: 'size', operator: 'isEmpty' } } })), ['Done', 'New']],
    ['a default that goes in a circle', aBlueprint().stage('New', (s) => s.outcome('On', { to: 'Sort' })).decision('Sort', (s) => s.outcome('Else', { to: 'Sort', fallback: true })), ['New', 'Sort']],
  ])('[M21] %s', (_, drawing, labels) => {
    const runner = createBulkRunner(compileBlueprint(versionOf(drawing.build())));
    expect(runner.ordinaryStages.map((stage) => labels.find((label) => drawing.id.stage(label) === stage)).sort()).toEqual(labels);
  });

  test('[M21] a record walks through such a stage by step and goes on by the table', () => {
    const bulk = new Bulk(
      aBlueprint()
        .stage('New', (s) => s.task('Write', { results: [] }).outcome('On', { to: 'Watched' }))
        .stage('Watched', (s) => s.task('Look', { results: [] }).outcome('Next', { to: 'Calm' }).set({ sla: { limit: wait, escalations: {} } }))
        .stage('Calm', (s) => s.task('Thank', { results: [] }).outcome('End', { to: 'Done' }))
        .end('Done'),
    );
    const answers = [bulk.complete('Write'), bulk.choose('New', 'On'), bulk.choose('Watched', 'Next'), bulk.complete('Look'), bulk.verdict('Watched', 'Next'), bulk.choose('Watched', 'Next'), bulk.record.ordinary === null, bulk.complete('Thank'), bulk.choose('Calm', 'End')];
    expect(answers).toEqual([true, true, false, true, 0b11, true, true, true, true]);
    expect(bulk.record.status).toBe('ended');
  });
});
