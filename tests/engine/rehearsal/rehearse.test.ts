import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultRecordTypes, starters, type Blueprint } from '#engine/blueprint';
import { checkPlan, compareRehearsals, createRehearsal, rehearse, trialProcess, usualBehaviour, usualPlan, type RehearsalPlan, type RehearsalReport } from '#engine/rehearsal';
import { startRun, step, type MadeIntent } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { blueprints } from '../../kit/random-blueprint.ts';

/** A Monday morning. */
const monday = Date.UTC(2026, 8, 7, 6);

const plan = (over: Partial<RehearsalPlan> = {}, count = 40): RehearsalPlan => ({ ...usualPlan(monday, 'UTC', count), recordType: defaultRecordTypes.lead, ...over });

const processOf = (drawing: Blueprint) => trialProcess(drawing) ?? expect.fail('the drawing has a start');

function rehearsed(drawing: Blueprint, how: RehearsalPlan): RehearsalReport {
  const made = rehearse(processOf(drawing), how);
  return made.ok ? made.value : expect.fail(JSON.stringify(made.error));
}

const cadence = aBlueprint('Cadence')
  .stage('First contact', (stage) => stage
    .email('Write')
    .call('Call', { results: ['connected', 'noAnswer'] })
    .outcome('Interested', { to: 'Won', tone: 'positive' })
    .outcome('Not interested', { to: 'Lost', tone: 'negative' }))
  .end('Won', 'won').end('Lost', 'lost');

describe('a rehearsal', () => {
  it('[H1] gives the same report to the byte for the same seed, in whatever slices, and another for another seed', () => {
    for (const starter of starters) {
      const drawing = starter.build();
      const how = plan({ days: 30 });
      const whole = JSON.stringify(rehearsed(drawing, how));
      const sliced = createRehearsal(processOf(drawing), how);
      if (!sliced.ok) throw new Error('a plan that can be rehearsed');
      while (!sliced.value.advance(7).done) continue;
      expect(JSON.stringify(sliced.value.report())).toBe(whole);
      expect(JSON.stringify(rehearsed(drawing, { ...how, seed: 2 }))).not.toBe(whole);
    }
  });

  it('[H1] tells how far it is', () => {
    const made = createRehearsal(processOf(cadence.build()), plan({ days: 10 }));
    if (!made.ok) throw new Error('a plan that can be rehearsed');
    const first = made.value.advance(20);
    expect(first).toMatchObject({ days: 10, done: false });
    expect(first.intents).toBeGreaterThanOrEqual(20);
    expect(made.value.advance(1e9)).toMatchObject({ day: 10, done: true });
  });

  it('[H2] counts what would have been sent, and sends nothing', () => {
    const letter = { type: 'send', channel: 'email', subject: 'Welcome', body: 'Hello' } as const;
    const drawing = aBlueprint('Sender').stage('Only', (stage) => stage.call('Call').outcome('Done', { to: 'End', tone: 'positive', then: [letter] })).end('End', 'won').build();
    const report = rehearsed(drawing, plan());
    expect(report.ends.won).toBe(40);
    expect(report.wouldHaveSent).toEqual({ send: 40 });
  });

  it('[H3] takes people’s names off copies and keeps what the drawing reads', () => {
    const seen: string[] = [];
    const real = { name: 'Ada Lovelace', company: 'Analytical Engines', email: 'ada@example.org', phone: '+44 20 7946 0958', country: 'England', employees: 12 };
    const reads = aBlueprint('Reader').stage('Only', (stage) => stage.call('Call', { form: ['name', 'email'] }).outcome('Big', { to: 'End', gate: { type: 'field', condition: { type: 'compare', field: 'country', operator: 'equals', value: 'England' } } })).end('End', 'won').build();
    const report = rehearsed(reads, plan({ population: { type: 'copies', records: [{ fields: real, zone: 'Europe/London' }], count: 3 } }));
    seen.push(JSON.stringify(report));
    expect(report.ends.won).toBe(3);
    for (const word of ['Ada', 'Lovelace', 'Analytical', 'ada@example.org', '7946']) expect(seen.join('')).not.toContain(word);
  });

  it('[H4] nobody works longer than their day, and what they cannot do is left', () => {
    const few = rehearsed(cadence.build(), plan({ reps: { people: 1, minutesADay: 30 }, arriveOver: 0, days: 20 }));
    const worked = few.load.flatMap(({ crews }) => crews.map((crew) => crew.worked));
    expect(Math.max(...worked)).toBeLessThanOrEqual(30);
    expect(few.load[0]?.crews[0]?.left).toBeGreaterThan(0);
    expect(few.ends.underWay).toBeGreaterThan(0);
    const many = rehearsed(cadence.build(), plan({ reps: { people: 40, minutesADay: 400 }, arriveOver: 0, days: 20 }));
    expect(many.ends.underWay).toBe(0);
    expect(many.activities[cadence.id.activity('Call')]?.late).toBe(0);
  });

  it('[H4] nobody works at weekends', () => {
    const weekend = rehearsed(cadence.build(), plan({ days: 14 })).load.filter(({ date }) => ['2026-09-12', '2026-09-13', '2026-09-19', '2026-09-20'].includes(date));
    expect(weekend.map(({ crews }) => crews.map(({ worked, capacity }) => [worked, capacity]))).toEqual(Array.from({ length: 4 }, () => [[0, 0]]));
  });

  it('[H5] a draft compared with itself differs in nothing; one that shuts a way out does for certain', () => {
    const how = plan({}, 200);
    const open = cadence.build();
    const same = compareRehearsals(rehearsed(open, how), rehearsed(open, how));
    expect(same.won).toMatchObject({ pairs: 200, difference: 0, low: 0, high: 0, certain: false });
    const interested = cadence.id.outcome('First contact', 'Interested');
    const shut = rehearsed(open, { ...how, behaviour: { ...usualBehaviour, outcomes: { [interested]: 0 } } });
    const other = compareRehearsals(rehearsed(open, how), shut);
    expect(other.won).toMatchObject({ second: 0, certain: true });
    expect(other.won.high).toBeLessThan(0);
    const contact = cadence.id.stage('First contact');
    expect(same.stages[contact]?.came).toMatchObject({ first: 1, second: 1, difference: 0, certain: false });
    expect(Object.values(same.stages).every(({ came, hours }) => came.difference === 0 && hours.difference === 0)).toBe(true);
    // the share that came to a stage is the share of records the report counts there
    const [before, after] = [rehearsed(open, how), shut];
    for (const [stage, { came }] of Object.entries(other.stages)) {
      const share = (report: typeof before) => report.fates.filter((fate) => fate !== null && stage in fate.stays).length / report.cameIn;
      expect([came.first, came.second]).toEqual([share(before), share(after)]);
    }
    expect(Object.values(other.stages).some(({ came }) => came.certain && came.high < 0)).toBe(true);
  });

  it('[H6] says for which clause records wait, and fills in what a gate wants once', () => {
    const wants = (field: string, value: number) => ({ type: 'field', condition: { type: 'compare', field, operator: 'atLeast', value } }) as const;
    const waits = aBlueprint('Waiter').stage('Only', (stage) => stage.outcome('After a month', { to: 'End', gate: { type: 'minimumTime', wait: { amount: 30, unit: 'days' } } })).end('End', 'won');
    const report = rehearsed(waits.build(), plan({ arriveOver: 0, days: 28 }));
    expect(report.waits.map(({ stage, clause }) => [stage, clause.type])).toEqual([[waits.id.stage('Only'), 'minimumTime']]);
    expect(report.waits[0]?.recordDays).toBeGreaterThan(0);
    const filled = aBlueprint('Filler').stage('Only', (stage) => stage.outcome('With a budget', { to: 'End', gate: wants('budget', 5000) })).end('End', 'won').build();
    expect(rehearsed(filled, plan()).ends.won).toBe(40);
  });

  it('[H8] accounts for every record of every starter', () => {
    for (const starter of starters) {
      const report = rehearsed(starter.build(), plan({ days: 60, recordType: defaultRecordTypes[starter.recordType as 'lead'] }));
      const ends = Object.values(report.ends).reduce((sum, count) => sum + count, 0);
      expect(ends).toBe(report.cameIn);
      expect(report.cameIn + report.keptOut + report.outside).toBe(report.records);
    }
  });

  it('[H7, H8] on random drawings its records are the runs that ordinary steps make of the same intents', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(blueprints, fc.nat(1000), (drawing, seed) => {
        const process = trialProcess(drawing);
        if (process === null) return;
        const heard = new Map<number, { made: MadeIntent; at: number; accepted: boolean }[]>();
        const made = createRehearsal(process, plan({ seed, days: 12, arriveOver: 4 }, 8), (number, intent, at, accepted) => heard.set(number, [...(heard.get(number) ?? []), { made: intent, at, accepted }]));
        const rehearsal = made.ok ? made.value : expect.fail('a plan that can be rehearsed');
        rehearsal.advance(1e9);
        const report = rehearsal.report();
        expect(report.cameIn + report.keptOut + report.outside).toBe(8);
        for (const [number, [first, ...rest]] of heard) {
          if (first?.made.intent.type !== 'enrol' || !first.accepted) continue;
          const { record } = first.made.intent;
          const started = startRun(process, { id: `c${number}`, ...record, doneElsewhere: [] }, { ...first.made, run: `r${number}`, space: 'sandbox' }, first.at);
          let run = started.ok ? started.run : expect.fail('started');
          for (const { made: intent, at, accepted } of rest) {
            const answer = step(process, run, intent, at);
            expect(answer.ok).toBe(accepted);
            if (answer.ok) run = answer.run;
          }
          expect({ ...rehearsal.runOf(number), before: null }).toEqual({ ...run, before: null });
        }
      }),
      { numRuns: cases(12) },
    );
  });

  it('says what is wrong with a plan, by path', () => {
    expect(checkPlan(plan())).toEqual([]);
    expect(checkPlan(plan({ days: 0, reps: { people: 0, minutesADay: 400 } })).map(({ path }) => path)).toEqual(['days', 'reps.people']);
    expect(rehearse(processOf(cadence.build()), plan({ population: { type: 'copies', records: [], count: 5 } }))).toEqual({ ok: false, error: [{ path: 'population.records', problem: 'empty' }] });
  });

  it('answers touches by signals as often as told', () => {
    const heard = aBlueprint('Hearer').change((made) => ({ ...made, signals: { replied: { key: 'replied', name: 'Replied', payload: {}, order: 0 } } })).stage('Only', (stage) => stage.email('Write').outcome('Replied', { to: 'Won', trigger: { type: 'signal', signal: 'replied' } }).outcome('Gone', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 5, unit: 'days' } }, gate: { type: 'all', of: [] } })).end('Won', 'won').end('Lost', 'lost').build();
    const always = rehearsed(heard, plan({ behaviour: { ...usualBehaviour, signals: { replied: { chance: 1, withinHours: 4 } } } }));
    const never = rehearsed(heard, plan());
    expect(always.ends.won).toBe(40);
    expect(never.ends.won).toBe(0);
  });
});
