import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour } from '#engine/kernel';
import { compileBlueprint } from '#engine/compile';
import { comingUp, type Coming } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { accepted, Rep, versionOf } from './a-rep.ts';
import { aWalker, everything, walks } from './random-walk.ts';
import { aTimedWalker, timed, timedWalks } from './time-walk.ts';

const coming = (rep: Rep) => comingUp(rep.process, rep.run, rep.options, rep.now);
const types = (rep: Rep) => coming(rep).map(({ type }) => type);

describe('what can touch the record next', () => {
  test('[R165] every armed moment is there, in the order of time, and those of a run at rest as held', () => {
    const rep = aTimedWalker();
    const listed = coming(rep).filter((one) => one.type === 'due');
    expect(listed.map(({ due }) => due.key)).toEqual(rep.run.dues.map(({ key }) => key));
    const moments = coming(rep).flatMap(({ at }) => (at === null ? [] : [at]));
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    accepted(rep.act({ type: 'pause', reason: 'holiday', until: rep.now + 3 * day }));
    const resting = coming(rep).filter((one) => one.type === 'due');
    expect(resting.filter(({ held }) => !held).map(({ due }) => due.kind)).toEqual(['resume']);
    expect(resting.filter(({ held }) => held)).toHaveLength(listed.length);
  });

  test('[R166] what only waits for time opens: a touch the rhythm forbids, an activity, an outcome; a round comes again, an override ends', () => {
    const rep = aTimedWalker();
    expect(coming(rep)).toContainEqual({ type: 'round', at: rep.run.repeats?.[rep.drawing.id.activity('Review')]?.at, activity: rep.drawing.id.activity('Review') });
    accepted(rep.complete('Call', 'noAnswer'));
    rep.wait(day);
    expect(coming(rep).filter((one) => one.type === 'activityOpens').map(({ by }) => by)).toContain('rhythm');
    const gated = new Rep(aBlueprint('Gated').stage('A', (s) => s.task('Later', { required: 'never', results: [], after: [{ type: 'clause', clause: { type: 'minimumTime', wait: { amount: 2, unit: 'hours' } } }] })
      .outcome('Ripe', { to: 'Won', gate: { type: 'minimumTime', wait: { amount: 1, unit: 'days' } } })
      .outcome('Boss', { to: 'Won', gate: { type: 'approval', role: 'boss', levels: 1, quorum: 1 } })).end('Won', 'won')
      .change((made) => ({ ...made, override: { roles: ['boss'], secondPerson: false, expires: { amount: 1, unit: 'hours' } } })));
    accepted(gated.override('Boss', { by: 'u_boss', roles: ['boss'] }));
    expect(coming(gated).filter(({ type }) => type !== 'due').map(({ type, at }) => ({ type, in: (at ?? 0) - gated.now }))).toEqual([{ type: 'overrideEnds', in: hour }, { type: 'activityOpens', in: 2 * hour }, { type: 'outcomeOpens', in: day }]);
  });

  test('[R167] what waits for a word names it: reactions here, signals here and further on, opt-outs anywhere, other runs, the rule by which a run is left', () => {
    const drawing = aBlueprint('Ears')
      .stage('A', (s) => s.call('Call', { listens: [{ then: 'cancel', signal: 'replied' }] })
        .outcome('No', { to: 'Lost', onResult: ['Call', 'noAnswer'] })
        .outcome('Paid', { to: 'B', trigger: { type: 'signal', signal: 'paid' } })
        .outcome('Cleared', { to: 'B', gate: (id) => ({ type: 'otherRun', blueprint: id.blueprint, on: 'linkedRecord', ended: 'won' }) }))
      .stage('B', (s) => s.outcome('Came', { to: 'Won', trigger: { type: 'signal', signal: 'visited' } }).outcome('Paid again', { to: 'Won', trigger: { type: 'signal', signal: 'paid' } }))
      .end('Won', 'won').end('Lost', 'lost')
      .change((made) => ({
        ...made, enrolment: { ...made.enrolment, exitWhen: { type: 'compare', field: 'done', operator: 'equals', value: true } },
        signals: Object.fromEntries((['replied', 'paid', 'visited', 'stop'] as const).map((key, order) => [key, { key, name: key, payload: {}, order, ...(key === 'stop' ? { optOut: 'all' as const } : {}) }])),
      }));
    const rep = new Rep(drawing);
    const { id } = drawing;
    expect(coming(rep).filter(({ type }) => type !== 'due')).toEqual([
      { type: 'reaction', at: null, outcome: id.outcome('A', 'No') },
      { type: 'signal', at: null, signal: 'paid', here: true, outcomes: [id.outcome('A', 'Paid')], activities: [], optOut: false },
      { type: 'signal', at: null, signal: 'replied', here: true, outcomes: [], activities: [id.activity('Call')], optOut: false },
      { type: 'signal', at: null, signal: 'stop', here: true, outcomes: [], activities: [], optOut: true },
      { type: 'signal', at: null, signal: 'visited', here: false, outcomes: [id.outcome('B', 'Came')], activities: [], optOut: false },
      { type: 'otherRun', at: null, blueprint: id.blueprint, on: 'linkedRecord', outcomes: [id.outcome('A', 'Cleared')] },
      { type: 'leaves', at: null },
    ] satisfies readonly Coming[]);
    accepted(rep.act({ type: 'exit', reason: 'gone' }));
    expect(types(rep)).toEqual([]);
  });

  const announced = (before: readonly Coming[], outcome: string) => before.some((one) => (one.type === 'due' ? one.due.outcome === outcome : one.type === 'reaction' ? one.outcome === outcome : one.type === 'signal' && one.outcomes.includes(outcome)));

  /** Whatever happens by itself was on the list before it happened. */
  const law = (rep: Rep, steps: readonly ((rep: Rep) => void)[]) => {
    for (const step of steps) {
      const before = coming(rep);
      const lines = rep.entries.length;
      step(rep);
      // What one act tries in turn is more than one step; the list is of the first.
      const line = rep.entries[lines];
      if (line === undefined || !line.ok) continue;
      const { intent } = line;
      if (intent.type === 'due') expect(before.some((one) => one.type === 'due' && one.due.key === intent.due && one.at <= line.at)).toBe(true);
      const first = line.changes?.moves[0]?.outcome ?? null;
      if (first !== null && intent.type !== 'choose') expect(announced(before, first), intent.type).toBe(true);
    }
  };
  const compiled = { everything: compileBlueprint(versionOf(everything().build())), timed: compileBlueprint(versionOf(timed().build())) };
  test('[R165, R167] nothing goes off that was not announced', () => {
    fc.assert(fc.property(walks, (steps) => law(aWalker(compiled.everything), steps)), { numRuns: cases(60) });
    fc.assert(fc.property(timedWalks, (steps) => law(aTimedWalker(compiled.timed), steps)), { numRuns: cases(60) });
  });
});
