import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint, Gate } from '#engine/blueprint';
import { appendEntry, kernelNumber, type Entry } from '#engine/journal';
import type { Process } from '#engine/compile';
import { createRehearsal, learnBehaviour, replayHistory, summarise, trialProcess, usualPlan, type PastRun } from '#engine/rehearsal';
import { startRun, step, type MadeIntent, type Run } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { blueprints } from '../../kit/random-blueprint.ts';

const monday = Date.UTC(2026, 8, 7, 6);
const processOf = (drawing: Blueprint): Process => trialProcess(drawing) ?? expect.fail('the drawing has a start');

/** Whatever a rehearsal does, written down as a journal would have it. */
function journalsOf(process: Process, seed: number, count: number): readonly PastRun[] {
  const heard = new Map<number, { made: MadeIntent; at: number }[]>();
  const made = createRehearsal(process, { ...usualPlan(monday, 'UTC', count), seed, days: 20, arriveOver: 5 }, (number, intent, at) => heard.set(number, [...(heard.get(number) ?? []), { made: intent, at }]));
  if (!made.ok) throw new Error('a plan that can be rehearsed');
  made.value.advance(1e9);
  return [...heard].map(([number, steps]) => ({ run: `r${number}`, record: `c${number}`, entries: written(process, number, steps) }));
}

function written(process: Process, number: number, steps: readonly { readonly made: MadeIntent; readonly at: number }[]): readonly Entry[] {
  const entries: Entry[] = [];
  let run: Run | null = null;
  for (const { made, at } of steps) {
    const { intent } = made;
    const answer: ReturnType<typeof step> | null = run === null && intent.type === 'enrol' ? startRun(process, { id: `c${number}`, ...intent.record, doneElsewhere: [] }, { ...made, run: `r${number}`, space: 'sandbox' }, at) : run === null ? null : step(process, run, made, at);
    if (answer === null) continue;
    if (answer.ok) run = answer.run;
    entries.push(appendEntry(entries.at(-1) ?? null, {
      id: made.entry, record: `c${number}`, run: `r${number}`, space: 'sandbox', rev: run?.rev ?? 0, at, madeAt: at, by: made.by, roles: made.roles, device: 'd', seq: entries.length + 1, intentId: made.entry, intent,
      ok: answer.ok, refusal: answer.ok ? null : answer.refusal, changes: answer.ok ? answer.changes : null, stages: run === null ? [] : [run.stage], visit: run?.visit ?? 0, version: process.version.hash, kernel: kernelNumber, words: null,
    }));
  }
  return entries;
}

const calls = (times: number): Gate => ({ type: 'count', compare: 'atLeast', times, of: { channel: 'call' }, within: { type: 'visit' } });
const drawing = (gate: Gate, common = false) => aBlueprint('Past')
  .stage('New', (stage) => stage.call('Call', { attempts: { min: 1, max: 5 }, results: ['connected', 'noAnswer'] }).outcome('Go on', { to: 'Talk', tone: 'positive', gate }).outcome('Lost', { to: 'Lost', tone: 'negative', gate: calls(1) }))
  .stage('Talk', (stage) => stage.email(common ? 'Write more' : 'Write').outcome('Won', { to: 'Won', tone: 'positive' }))
  .end('Won', 'won').end('Lost', 'lost');

describe('a period replayed through a changed draft', () => {
  it('[H10] departs in nothing through the version it was walked with', () => {
    const process = processOf(drawing(calls(1)).build());
    const replays = journalsOf(process, 1, 30).map((past) => replayHistory(process, process, past) ?? expect.fail('begins with an enrolment'));
    expect(summarise(replays)).toMatchObject({ runs: 30, same: 30, blocked: 0, elsewhere: 0, keptOut: 0 });
    for (const { was, now } of replays) expect(now).toEqual(was);
  });

  it('[H10] on random drawings, too', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(blueprints, fc.nat(1000), (random, seed) => {
        const process = trialProcess(random);
        if (process === null) return;
        for (const past of journalsOf(process, seed, 4)) {
          const replay = replayHistory(process, process, past);
          if (replay === null || past.entries[0]?.ok !== true) continue;
          expect(replay.departures.map(({ type }) => type)).toEqual([]);
        }
      }),
      { numRuns: cases(12) },
    );
  });

  it('[H11, H13] names the step a new rule would have held, with its verdict, and tells both paths', () => {
    const before = drawing(calls(1));
    const past = journalsOf(processOf(before.build()), 1, 40);
    const replays = past.flatMap((one) => replayHistory(processOf(before.build()), processOf(drawing(calls(2)).build()), one) ?? []);
    const goOn = before.id.outcome('New', 'Go on');
    const held = replays.filter(({ departures }) => departures.some(({ type }) => type === 'blocked'));
    const wentOn = past.filter(({ entries }) => entries.some(({ ok, intent }) => ok && intent.type === 'choose' && intent.outcome === goOn));
    expect(wentOn.length).toBeGreaterThan(5);
    expect(held.map(({ run }) => run)).toEqual(wentOn.map(({ run }) => run));
    for (const { departures, was, now } of held) {
      expect(departures[0]).toMatchObject({ type: 'blocked', outcome: goOn, stage: before.id.stage('New'), openedAt: null, refusal: { type: 'gateClosed' }, verdict: { met: false } });
      expect(was.path.map(({ stage }) => stage)).toContain(before.id.stage('Talk'));
      expect(now.path.map(({ stage }) => stage)).toEqual([before.id.stage('New')]);
    }
    expect(summarise(replays)).toMatchObject({ blocked: held.length, wonNow: 0 });
  });

  it('[H12] who is held back goes on once a later step opens the gate', () => {
    const before = drawing(calls(1));
    const process = processOf(before.build());
    const id = before.id;
    const call = { type: 'complete', activity: id.activity('Call'), result: 'connected', fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } } as const;
    const enrol = { type: 'enrol', blueprint: process.version.blueprint, version: process.version.id, record: { owner: 'u_rep', zone: 'UTC', fields: {} } } as const;
    const go = { type: 'choose', outcome: id.outcome('New', 'Go on'), fields: {}, reason: null, expect: { visit: 1 } } as const;
    const by = { by: 'u_rep', roles: [] };
    // the version of the past let them go on after one call; the second call was made in the next stage's time, so it is refused there
    const entries = written(process, 0, [
      { made: { ...by, entry: 'a', intent: enrol }, at: monday }, { made: { ...by, entry: 'b', intent: call }, at: monday + 1000 },
      { made: { ...by, entry: 'c', intent: go }, at: monday + 2000 }, { made: { ...by, entry: 'd', intent: call }, at: monday + 5000 },
    ]);
    expect(entries.map(({ ok }) => ok)).toEqual([true, true, true, false]);
    const replay = replayHistory(process, processOf(drawing(calls(2)).build()), { run: 'r0', record: 'c0', entries });
    expect(replay?.departures).toMatchObject([{ type: 'blocked', entry: 'c', openedAt: monday + 5000 }, { type: 'elsewhere', entry: 'c', was: id.stage('Talk'), now: id.stage('New') }]);
    expect(replay?.now.path.map(({ stage }) => stage)).toEqual([id.stage('New'), id.stage('Talk')]);
    expect(summarise(replay ? [replay] : [])).toMatchObject({ later: { runs: 1, milliseconds: 3000 } });
  });

  it('[H11] says when what was done is not drawn any more, and who would not have come in', () => {
    const before = drawing(calls(1));
    const past = journalsOf(processOf(before.build()), 1, 20);
    const gone = past.flatMap((one) => replayHistory(processOf(before.build()), processOf(drawing(calls(1), true).build()), one) ?? []);
    expect(gone.flatMap(({ departures }) => departures.flatMap((one) => (one.type === 'gone' ? [one.id] : []))).every((id) => id === before.id.activity('Write'))).toBe(true);
    expect(gone.some(({ departures }) => departures.some(({ type }) => type === 'gone'))).toBe(true);
    const strict = drawing(calls(1)).change((made) => ({ ...made, enrolment: { ...made.enrolment, unless: { type: 'compare', field: 'score', operator: 'isEmpty' } } })).build();
    const kept = past.flatMap((one) => replayHistory(processOf(before.build()), processOf(strict), one) ?? []);
    expect(summarise(kept)).toMatchObject({ runs: 20, keptOut: 20 });
  });

  it('needs an enrolment to begin with', () => {
    const process = processOf(drawing(calls(1)).build());
    expect(replayHistory(process, process, { run: 'r', record: 'c', entries: [] })).toBeNull();
  });
});

describe('chances learned from a journal', () => {
  it('[H9] are the shares that were seen, with how often', () => {
    const before = drawing(calls(1));
    const document = before.build();
    const entries = journalsOf(processOf(document), 3, 60).flatMap((past) => past.entries);
    const { behaviour, seen } = learnBehaviour(document, entries);
    const call = before.id.activity('Call');
    const done = entries.flatMap(({ changes }) => changes?.done ?? []).filter(({ activity }) => activity === call);
    expect(seen[call]).toBe(done.length);
    expect(behaviour.results[call]).toEqual({ connected: done.filter(({ result }) => result === 'connected').length, noAnswer: done.filter(({ result }) => result === 'noAnswer').length });
    const chosen = entries.filter(({ ok, intent }) => ok && intent.type === 'choose');
    expect(Object.values(behaviour.outcomes).reduce((sum, count) => sum + count, 0)).toBe(chosen.length);
    expect(learnBehaviour(document, []).behaviour).toMatchObject({ results: {}, outcomes: {}, signals: {} });
  });
});
