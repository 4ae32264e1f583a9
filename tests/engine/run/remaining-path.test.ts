import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour } from '#engine/kernel';
import { compileBlueprint } from '#engine/compile';
import { remainingPath, remainingPathSteps, type RemainingPath, type WayAhead } from '#engine/run';
import { aBlueprint, type BlueprintDrawing } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { bigBlueprint } from '../blueprint/big-blueprint.ts';
import { accepted, monday, Rep, versionOf } from './a-rep.ts';

const ahead = (rep: Rep, learned: Parameters<typeof remainingPath>[3] = null): RemainingPath => {
  const path = remainingPath(rep.process, rep.run, rep.now, learned);
  if (path === null) throw new Error('there is a way to a good end');
  return path;
};
const shortest = (rep: Rep): WayAhead => {
  const way = ahead(rep).shortest;
  if (way === null) throw new Error('there is a shortest way');
  return way;
};
const stagesOf = (rep: Rep, way: WayAhead | null) => way?.stops.map(({ stage }) => rep.process.stage(stage).name);
const named = (rep: Rep, way: WayAhead) => way.stops.map(({ todo }) => todo.map(({ activity }) => rep.process.version.document.activities[activity]?.name));

const outbound = aBlueprint('Outbound')
  .stage('Contact', (stage) => stage
    .call('First call', { required: 'always', attempts: { min: 1, max: 5 } })
    .email('Mail', { required: 'never', attempts: { min: 1, max: 5 } })
    .outcome('Interested', { to: 'Meeting' })
    .outcome('Straight to the offer', { to: 'Offer', gate: { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'email' }, within: { type: 'run' } } })
    .outcome('Not interested', { to: 'Lost', tone: 'negative' }))
  .stage('Meeting', (stage) => stage.meeting('Hold meeting', { required: 'always', due: { type: 'stageEntry', wait: { amount: 3, unit: 'days' } } }).outcome('Held', { to: 'Cooling off' }).outcome('Again', { to: 'Contact', tone: 'neutral' }))
  .wait('Cooling off', (stage) => stage.outcome('Over', { to: 'Offer', tone: 'time', trigger: { type: 'elapsed', wait: { amount: 2, unit: 'days' } } }))
  .stage('Offer', (stage) => stage.outcome('Signed', { to: 'Won' }).outcome('Declined', { to: 'Lost', tone: 'negative' }))
  .end('Won', 'won')
  .end('Lost', 'lost');

describe('the way that is left', () => {
  test('[R160] is the one with the fewest activities, and of those with as many the one that is there first', () => {
    const rep = new Rep(outbound);
    const way = shortest(rep);
    // two mails, or one call and one meeting: as much work, and the mails need no cooling off
    expect(stagesOf(rep, way)).toEqual(['Contact', 'Offer']);
    expect(named(rep, way)).toEqual([['Mail', 'Mail'], []]);
    expect(way).toMatchObject({ activities: 2, earliest: rep.now, end: outbound.id.stage('Won') });
    accepted(rep.complete('First call', 'connected'));
    const shorter = shortest(rep);
    expect(stagesOf(rep, shorter)).toEqual(['Contact', 'Meeting', 'Cooling off', 'Offer']);
    expect(shorter).toMatchObject({ activities: 1, earliest: rep.now + 2 * day, atLeast: true });
  });

  test('[R160] leads to an orderly end where nothing is won, and to any end that is not lost where there is none', () => {
    const claim = aBlueprint('Claim').stage('Check', (stage) => stage.outcome('Settled', { to: 'Closed' }).outcome('Refused', { to: 'Lost' })).end('Closed', 'closed').end('Lost', 'lost');
    expect(shortest(new Rep(claim)).end).toBe(claim.id.stage('Closed'));
    const parked = aBlueprint('Parked').stage('Check', (stage) => stage.outcome('Later', { to: 'Nurture' })).end('Nurture', 'nurture');
    expect(shortest(new Rep(parked)).end).toBe(parked.id.stage('Nurture'));
  });

  test('[R161] names approvals, fields and the customer, and what has to be done before an activity', () => {
    const deal = aBlueprint('Deal')
      .stage('Price', (stage) => stage.task('Calculate', { required: 'never' }).document('Write offer', { required: 'always', after: ['Calculate'] })
        .outcome('Agreed', { to: 'Sent', gate: { type: 'all', of: [{ type: 'requiredActivities' }, { type: 'approval', role: 'manager', levels: 1, quorum: 2 }, { type: 'field', condition: { type: 'compare', field: 'budget', operator: 'isNotEmpty', value: null } }] } }))
      .stage('Sent', (stage) => stage.outcome('Customer signs', { to: 'Won', trigger: { type: 'signal', signal: 'signed' } }))
      .end('Won', 'won');
    const rep = new Rep(deal);
    const way = shortest(rep);
    expect(named(rep, way)).toEqual([['Calculate', 'Write offer'], []]);
    expect(way.stops.map(({ asks, fills, others }) => ({ asks, fills, others }))).toEqual([{ asks: 2, fills: ['budget'], others: false }, { asks: 0, fills: [], others: true }]);
    expect(way.activities).toBe(4);
  });

  test('[R161] waits for the rhythm: a touch that must keep a gap comes on the day it may', () => {
    const rhythm = { gap: { min: 2, max: 9 }, weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const, windows: [{ from: '09:00', to: '17:00' }], bundlesPerDay: 1, touchesPer7Days: 5, length: { min: 1, max: 60 }, enforce: { slide: true, gap: true, bundles: true, touches: true, template: true, channel: true } };
    const rhythmic = aBlueprint('Rhythmic')
      .stage('One', (stage) => stage.call('Call', { required: 'always' }).outcome('On', { to: 'Two' }))
      .stage('Two', (stage) => stage.email('Mail', { required: 'always' }).outcome('On', { to: 'Won' }))
      .end('Won', 'won').change((made) => ({ ...made, rhythm: { ...rhythm, weekdays: [...rhythm.weekdays] } }));
    const rep = new Rep(rhythmic);
    accepted(rep.complete('Call', 'connected'));
    accepted(rep.choose('On'));
    rep.wait(20 * hour);
    const way = shortest(rep);
    expect(way.stops[0]?.todo[0]?.at).toBeGreaterThan(rep.now);
    expect(new Date(way.earliest).toISOString()).toBe('2026-11-25T00:00:00.000Z');
  });

  test('[R162] is expected when its work is due, or after as long as records usually stay', () => {
    const rep = new Rep(outbound);
    accepted(rep.complete('First call', 'connected'));
    expect(shortest(rep).expected).toBe(rep.now + 5 * day);
    const stays = { [outbound.id.stage('Contact')]: day, [outbound.id.stage('Meeting')]: 7 * day, [outbound.id.stage('Offer')]: 4 * day };
    const way = ahead(rep, { taken: { [outbound.id.stage('Contact')]: { [outbound.id.outcome('Contact', 'Interested')]: 50 } }, stays }).likely;
    expect(stagesOf(rep, way)).toEqual(['Contact', 'Meeting', 'Cooling off', 'Offer']);
    expect(way?.expected).toBe(rep.now + 14 * day);
  });

  test('[R163] the likely way follows what was usually taken; without that every way out counts the same, and the chance is never too high', () => {
    const rep = new Rep(outbound);
    const blind = ahead(rep);
    expect(stagesOf(rep, blind.likely)).toEqual(['Contact', 'Offer']);
    expect(blind).toMatchObject({ learned: false });
    expect(blind.chance).toBeCloseTo(1 / 6);
    // p = p(meeting)/3 + 1/6 and p(meeting) = 1/4 + p/2
    expect(blind.goodEnd).toBeGreaterThan(0.298);
    expect(blind.goodEnd).toBeLessThanOrEqual(0.3 + 1e-9);
    const usual = ahead(rep, { taken: { [outbound.id.stage('Contact')]: { [outbound.id.outcome('Contact', 'Interested')]: 97 } }, stays: {} });
    expect(stagesOf(rep, usual.likely)).toEqual(['Contact', 'Meeting', 'Cooling off', 'Offer']);
    expect(usual).toMatchObject({ learned: true });
  });

  test('[R164] there is none once the run is over, nor where no good end can be reached; at rest it begins with the resumption', () => {
    const rep = new Rep(outbound);
    accepted(rep.act({ type: 'pause', until: rep.now + 3 * day, reason: 'on holiday' }));
    expect(shortest(rep).earliest).toBe(rep.now + 3 * day);
    accepted(rep.act({ type: 'exit', reason: 'gone' }));
    expect(remainingPath(rep.process, rep.run, rep.now)).toBeNull();
    const hopeless = aBlueprint('Hopeless').stage('Only', (stage) => stage.outcome('Lost', { to: 'Lost' })).end('Lost', 'lost');
    const lost = new Rep(hopeless);
    expect(remainingPath(lost.process, lost.run, lost.now)).toBeNull();
  });
});

interface Plan {
  readonly required: number;
  readonly optional: number;
  readonly waits: number;
  readonly gates: readonly number[];
  readonly to: readonly number[];
}
const plans = fc.array(fc.record({ required: fc.integer({ min: 0, max: 2 }), optional: fc.integer({ min: 0, max: 2 }), waits: fc.integer({ min: 0, max: 3 }), gates: fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 3 }), to: fc.array(fc.nat(), { minLength: 3, maxLength: 3 }) }), { minLength: 1, maxLength: 4 });

/** Stages with calls and mails, gates that count them in this visit or the run, waits, and a way to the end from the last one. */
function drawn(given: readonly Plan[]): BlueprintDrawing {
  return given.reduce((drawing, plan, index) => {
    const label = (at: number) => (at % (given.length + 1) === given.length ? 'Won' : `S${at % (given.length + 1)}`);
    if (plan.waits > 2) return drawing.wait(`S${index}`, (stage) => stage.outcome('Over', { to: label(index + 1), tone: 'time', trigger: { type: 'elapsed', wait: { amount: plan.waits, unit: 'hours' } } }));
    return drawing.stage(`S${index}`, (stage) => {
      for (let at = 0; at < plan.required; at += 1) stage.call(`Call ${index}/${at}`, { required: 'always', attempts: { min: 1 + (at % 2), max: 4 } });
      for (let at = 0; at < plan.optional; at += 1) stage.email(`Mail ${index}/${at}`, { required: 'never', attempts: { min: 1, max: 4 }, ...(at > 0 ? { after: [`Mail ${index}/${at - 1}`] } : {}) });
      plan.gates.forEach((gate, at) => stage.outcome(`Way ${at}`, {
        to: at === 0 ? label(index + 1) : label(plan.to[at] ?? 0),
        gate: gate === 0 ? { type: 'requiredActivities' } : gate === 1 ? { type: 'minimumTime', wait: { amount: 1 + plan.waits, unit: 'hours' } } : gate === 2 ? { type: 'count', compare: 'atLeast', times: 1 + plan.waits, of: { channel: 'email' }, within: { type: 'run' } } : gate === 3 ? { type: 'any', of: [{ type: 'count', compare: 'atLeast', times: 2, of: { channel: 'call' }, within: { type: 'visit' } }, { type: 'requiredActivities' }] } : { type: 'not', of: { type: 'count', compare: 'atLeast', times: 3, of: {}, within: { type: 'run' } } },
      }));
    });
  }, aBlueprint('Random')).end('Won', 'won');
}

/** Does what a way says, at the moments it says. */
function walk(rep: Rep, way: WayAhead): void {
  const { activities, outcomes } = rep.process.version.document;
  for (const stop of way.stops) {
    expect(rep.run.stage).toBe(stop.stage);
    for (const { activity, result, at } of stop.todo) {
      rep.now = at;
      accepted(rep.complete(activities[activity]?.name ?? '', result));
    }
    rep.now = stop.earliest;
    const outcome = outcomes[stop.outcome];
    accepted(outcome?.trigger.type === 'elapsed' ? rep.fire(outcome.name) : rep.choose(outcome?.name ?? ''));
  }
}

test('[R161] a way that is named can be walked: with just these activities, at just these moments, it ends where it says', () => {
  fc.assert(fc.property(plans, (given) => {
    const rep = new Rep(drawn(given));
    const path = remainingPath(rep.process, rep.run, rep.now);
    if (path === null || path.shortest === null) return;
    walk(rep, path.shortest);
    expect(rep.run).toMatchObject({ status: 'ended', stage: path.shortest.end });
    expect(rep.run.done).toHaveLength(path.shortest.activities);
    expect(rep.now).toBe(path.shortest.earliest);
    expect(path.shortest.expected).toBeGreaterThanOrEqual(path.shortest.earliest);
  }), { numRuns: cases(150) });
});

test('[R163] no chance is more than one, and the likely way is no likelier than a good end by any way', () => {
  fc.assert(fc.property(plans, (given) => {
    const rep = new Rep(drawn(given));
    const path = remainingPath(rep.process, rep.run, rep.now);
    if (path === null) return;
    expect(path.chance).toBeLessThanOrEqual(path.goodEnd + 0.05);
    expect(path.goodEnd).toBeLessThanOrEqual(1 + 1e-9);
  }), { numRuns: cases(100) });
});

test('[R160] a line of 500 stages with 2,000 outcomes is looked through to its end', () => {
  const wide = compileBlueprint(versionOf(bigBlueprint(500, 2000)));
  const rep = new Rep(outbound);
  const run = { ...rep.run, stage: wide.start, dues: [] };
  const first = remainingPath(wide, run, monday);
  expect(first?.shortest?.stops.length).toBeGreaterThan(0);
  // the longest way there may be, from its first stage: 499 stops, each judged by its gate
  const line = compileBlueprint(versionOf(bigBlueprint(500, 499)));
  const start = { ...run, stage: line.start };
  expect(remainingPath(line, start, monday)?.shortest?.activities).toBe(499);
  // a stage at a time it is the very same, and something else may be done in between
  const steps = remainingPathSteps(line, start, monday);
  let turns = 0;
  let step = steps.next();
  for (; step.done !== true; step = steps.next()) turns += 1;
  expect(turns).toBeGreaterThan(900);
  expect(step.value).toEqual(remainingPath(line, start, monday));
});
