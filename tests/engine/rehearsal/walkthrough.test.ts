import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Blueprint, Deed } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { day, hour } from '#engine/kernel';
import {
  actorFor, advance, alignWalkthrough, beginWalk, createSimulation, ownerAlone, perform, possible, present, recordedSince, rejoinAt, suggest, takeStep, trialProcess,
  type Alignment, type RecordedStep, type RecordedWalk, type Simulation,
} from '#engine/rehearsal';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { blueprints } from '../../kit/random-blueprint.ts';

const begin = Date.UTC(2026, 2, 27, 9);
const record = { owner: 'u_ann', fields: {}, zone: 'Europe/Berlin' };
const processOf = (drawing: Blueprint): Process => trialProcess(drawing) ?? expect.fail('the drawing has a start');
const numbered = (steps: readonly Omit<RecordedStep, 'id'>[]): readonly RecordedStep[] => steps.map((step, index) => ({ ...step, id: `step ${index + 1}` }));

/** Records what is done with a fresh practice record. */
function recorded(process: Process, act: (from: Simulation) => Simulation): RecordedWalk {
  const from = createSimulation(process, record, begin);
  return { startsAt: begin, record, steps: numbered(recordedSince(from, act(from))) };
}

/** Somebody who tries this and that, and now and then what is sensible. */
function wander(walk: Simulation, pick: number): Simulation {
  const living = possible(walk, ownerAlone);
  const { run, at } = present(walk);
  if (run === null || living === null) return walk;
  const choice = Math.floor(pick / 8);
  const activity = living.activities[choice % Math.max(1, living.activities.length)]?.activity;
  const outcome = living.outcomes[choice % Math.max(1, living.outcomes.length)]?.outcome;
  switch (pick % 8) {
    case 0: return advance(walk, at + (choice % 50) * hour);
    case 1: return advance(walk, at + (choice % 20) * day);
    case 2: return activity === undefined ? walk : perform(walk, { type: 'complete', activity: activity.id, result: Object.keys(activity.results)[choice % 3] ?? null, fields: {}, ticked: Object.keys(activity.checklist), evidence: [...activity.evidence], template: null }, ownerAlone);
    case 3: return outcome === undefined ? walk : perform(walk, { type: 'choose', outcome: outcome.id, fields: {}, reason: 'Because' }, ownerAlone);
    case 4: return perform(walk, { type: 'signal', signal: 'replied', payload: {} }, ownerAlone);
    default: {
      const next = suggest(walk);
      return next === null ? walk : next.type === 'wait' ? advance(walk, next.until) : perform(walk, next.deed, next.actor);
    }
  }
}

const picks = fc.array(fc.nat(100_000), { maxLength: 18 });
const walkOf = (process: Process, numbers: readonly number[]) => recorded(process, (from) => numbers.reduce(wander, from));
const stagesOf = ({ steps }: Alignment) => steps.map(({ after }) => present(after).run?.stage);

const cadence = () => aBlueprint('Cadence')
  .stage('Contact', (s) => s
    .email('Write', { attempts: { min: 1, max: 3 }, results: ['sent'] })
    .call('Call', { required: 'never', attempts: { min: 1, max: 3 }, results: ['connected', 'noAnswer'] })
    .outcome('Interested', { to: 'Proposal', tone: 'positive' }))
  .stage('Proposal', (s) => s.task('Send proposal', { results: [] }).outcome('Signed', { to: 'Won', tone: 'positive' }))
  .end('Won', 'won').end('Lost', 'lost');
const drawn = cadence();
const { id } = drawn;
const drawing = drawn.build();
const process = processOf(drawing);
const complete = (activity: string, result: string | null): Deed => ({ type: 'complete', activity: id.activity(activity), result, fields: {}, ticked: [], evidence: [], template: null });
const choose = (stage: string, outcome: string): Deed => ({ type: 'choose', outcome: id.outcome(stage, outcome), fields: {}, reason: null });
const deeds: readonly Deed[] = [complete('Write', 'sent'), complete('Call', 'connected'), choose('Contact', 'Interested'), complete('Send proposal', null), choose('Proposal', 'Signed')];
const walk = recorded(process, (from) => deeds.reduce((sim, deed, index) => perform(advance(sim, begin + index * day), deed, ownerAlone), from));

/** The drawing with parts of it otherwise. */
const changed = (change: (document: Blueprint) => Blueprint) => processOf(change(drawing));
const gateOfInterested = (gate: Blueprint['outcomes'][string]['gate']) => changed((document) => {
  const interested = document.outcomes[id.outcome('Contact', 'Interested')] ?? expect.fail('the outcome');
  return { ...document, outcomes: { ...document.outcomes, [interested.id]: { ...interested, ...(gate === undefined ? {} : { gate }) } } };
});
const fates = ({ steps }: Alignment) => steps.flatMap(({ step, fate }) => (step.deed.type === 'wait' ? [] : [fate.type]));
const twoCalls = gateOfInterested({ type: 'count', compare: 'atLeast', times: 2, of: { channel: 'call' }, within: { type: 'visit' } });

describe('a recorded walk-through on the version it was recorded on', () => {
  it('[W1, W2] plays to its end as it was recorded, whatever was walked, and twice the same', { timeout: 120_000 }, () => {
    fc.assert(fc.property(blueprints, picks, (drawn, numbers) => {
      const own = processOf(drawn);
      const walked = walkOf(own, numbers);
      const aligned = alignWalkthrough(walked, own, own);
      expect(aligned.differs).toBe(false);
      expect(aligned.steps.map(({ fate }) => fate.type)).toEqual(walked.steps.map(() => 'played'));
      expect(stagesOf(aligned)).toEqual(walked.steps.map(({ stage }) => stage));
      const end = aligned.steps.at(-1)?.after ?? aligned.begin;
      expect(present(end).run).toEqual(present(numbers.reduce(wander, createSimulation(own, record, begin))).run);
      expect(alignWalkthrough(walked, own, own).steps.map(({ after }) => after.log)).toEqual(aligned.steps.map(({ after }) => after.log));
    }), { numRuns: cases(50) });
  });

  it('[W1] keeps a refused try that shows the gate', () => {
    const own = recorded(process, (from) => perform(from, choose('Contact', 'Interested'), ownerAlone));
    expect(own.steps.map(({ refused }) => refused)).toEqual([true]);
    expect(fates(alignWalkthrough(own, process, process))).toEqual(['played']);
  });
});

describe('a recorded walk-through on another version', () => {
  it('[W3, W4] every step is played or explained, and ways past are accepted deed by deed, on whatever was drawn instead', { timeout: 120_000 }, () => {
    let ways = 0;
    fc.assert(fc.property(blueprints, blueprints, picks, (one, other, numbers) => {
      const [own, later] = [processOf(one), processOf(other)];
      const walked = walkOf(own, numbers);
      const aligned = alignWalkthrough(walked, own, later);
      expect(aligned.steps.map(({ step }) => step.id)).toEqual(walked.steps.map((step) => step.id));
      let before = aligned.begin;
      for (const { step, fate, after } of aligned.steps) {
        if (fate.type === 'played' && step.refused !== true) expect(present(after).run?.stage).toBe(step.stage);
        if (fate.type === 'elsewhere') expect(fate.stands).not.toBe(step.stage);
        if (fate.type === 'refused') expect(fate.refusal.type).toBeTruthy();
        const way = fate.type === 'refused' || fate.type === 'gone' ? fate.way : null;
        if (way !== null) {
          ways += 1;
          let gone = before;
          for (const part of way.steps) {
            const taken = takeStep(gone, part);
            expect(taken.refusal).toBeNull();
            gone = taken.simulation;
          }
          const arrived = way.takesStep ? takeStep(gone, { ...step, wait: 0 }) : null;
          if (arrived === null) expect(present(gone).run?.stage).toBe(step.stage);
          else expect(arrived.refusal).toBeNull();
          expect(present(after).run).toEqual(present(arrived?.simulation ?? gone).run);
        }
        before = after;
      }
    }), { numRuns: cases(25) });
    expect(ways).toBeGreaterThan(0);
  });

  it('[W3] a renamed stage is the same stage: the step is played and the new name is told', () => {
    const later = changed((document) => ({ ...document, stages: { ...document.stages, [id.stage('Contact')]: { ...(document.stages[id.stage('Contact')] ?? expect.fail('Contact')), name: 'First touch' } } }));
    const aligned = alignWalkthrough(walk, process, later);
    expect(new Set(fates(aligned))).toEqual(new Set(['played']));
    expect(aligned.steps.flatMap(({ changes }) => changes.map(({ kind, target }) => [kind, target.type]))).toEqual([['words', 'stage']]);
    expect(aligned.steps[0]?.changes).toHaveLength(1);
  });

  it('[W3, W4] a tightened gate refuses the step with its verdict, and the shortest way past is one more call', () => {
    const { steps } = alignWalkthrough(walk, process, twoCalls);
    const met = steps.find(({ step }) => step.deed.type === 'choose') ?? expect.fail('the choice');
    expect(met.fate).toMatchObject({ type: 'refused', refusal: { type: 'gateClosed' }, verdict: { met: false }, way: { takesStep: true } });
    const way = met.fate.type === 'refused' ? (met.fate.way?.steps ?? []) : [];
    expect(way.filter(({ deed }) => deed.type !== 'wait').map(({ deed }) => deed)).toMatchObject([{ type: 'complete', activity: id.activity('Call') }]);
    expect(present(steps.at(-1)?.after ?? expect.fail('steps')).run?.status).toBe('ended');
  });

  it('[W5] work that came new is told at the first step of its stage and done on the way', () => {
    const fresh = aBlueprint('Fresh').stage('Contact', (s) => s.task('Check the account', { results: [] })).end('End').build();
    const added = Object.values(fresh.activities)[0] ?? expect.fail('an activity');
    const later = changed((document) => {
      const contact = document.stages[id.stage('Contact')] ?? expect.fail('Contact');
      return { ...document, activities: { ...document.activities, [added.id]: added }, stages: { ...document.stages, [contact.id]: { ...contact, activities: [...contact.activities, added.id] } } };
    });
    const { steps } = alignWalkthrough(walk, process, later);
    expect(steps[0]?.changes).toMatchObject([{ kind: 'added', target: { type: 'activity', id: added.id } }]);
    const choice = steps.find(({ step }) => step.deed.type === 'choose') ?? expect.fail('the choice');
    expect(choice.fate).toMatchObject({ type: 'refused', way: { takesStep: true, steps: expect.arrayContaining([expect.objectContaining({ deed: expect.objectContaining({ activity: added.id }) })]) } });
    expect(steps.flatMap(({ changes }) => changes.map((change) => change.id))).toHaveLength(new Set(steps.flatMap(({ changes }) => changes.map((change) => change.id))).size);
  });

  it('[W3, W4] an outcome that is gone is told, and another way out leads where it led', () => {
    const gone = aBlueprint('Cadence')
      .stage('Contact', (s) => s
        .email('Write', { attempts: { min: 1, max: 3 }, results: ['sent'] })
        .call('Call', { required: 'never', attempts: { min: 1, max: 3 }, results: ['connected', 'noAnswer'] })
        .outcome('Wants an offer', { to: 'Proposal' }))
      .stage('Proposal', (s) => s.task('Send proposal', { results: [] }).outcome('Signed', { to: 'Won' }))
      .end('Won', 'won').end('Lost', 'lost').build();
    const { steps } = alignWalkthrough(walk, process, processOf(gone));
    const choice = steps.find(({ step }) => step.deed.type === 'choose') ?? expect.fail('the choice');
    expect(choice.fate).toMatchObject({ type: 'gone', what: { type: 'outcome' }, way: { takesStep: false } });
    expect(present(steps.at(-1)?.after ?? expect.fail('steps')).run?.end).toBe('won');
  });

  it('[W3] an activity that is gone is told and the run goes on without it; a step left out is not done', () => {
    const later = changed((document) => {
      const { [id.activity('Call')]: _gone, ...activities } = document.activities;
      const contact = document.stages[id.stage('Contact')] ?? expect.fail('Contact');
      return { ...document, activities, stages: { ...document.stages, [contact.id]: { ...contact, activities: contact.activities.filter((one) => one !== id.activity('Call')) } } };
    });
    expect(fates(alignWalkthrough(walk, process, later))).toEqual(['played', 'gone', 'played', 'played', 'played']);
    const call = walk.steps.find(({ deed }) => deed.type === 'complete' && deed.activity === id.activity('Call')) ?? expect.fail('the call');
    expect(fates(alignWalkthrough(walk, process, process, { leftOut: new Set([call.id]) }))).toEqual(['played', 'leftOut', 'played', 'played', 'played']);
  });

  it('[W6] a try that was refused and would be let through now is told, not done', () => {
    const own = recorded(process, (from) => perform(from, choose('Contact', 'Interested'), ownerAlone));
    const { steps } = alignWalkthrough(own, process, gateOfInterested({ type: 'all', of: [] }));
    expect(steps.map(({ fate }) => fate.type)).toEqual(['opened']);
    expect(present(steps[0]?.after ?? expect.fail('a step')).run?.stage).toBe(id.stage('Contact'));
  });

  it('[W3] a record that is not let in any more is explained at every step', () => {
    const atOnce = (outcome: string | undefined, to: string) => ({ ...(drawing.outcomes[outcome ?? ''] ?? expect.fail('an outcome')), to, gate: { type: 'all' as const, of: [] }, trigger: { type: 'condition' as const, condition: { type: 'compare' as const, field: 'budget', operator: 'isEmpty' as const } } });
    const [interested, signed] = [id.outcome('Contact', 'Interested'), id.outcome('Proposal', 'Signed')];
    const later = changed((document) => ({ ...document, outcomes: { ...document.outcomes, [interested]: atOnce(interested, id.stage('Proposal')), [signed]: atOnce(signed, id.stage('Contact')) } }));
    const { steps } = alignWalkthrough(walk, process, later);
    expect(new Set(steps.map(({ fate }) => fate.type))).toEqual(new Set(['refused']));
  });
});

describe('taking the keyboard and handing back', () => {
  const whole = alignWalkthrough(walk, process, process);
  const afterWriting = whole.steps.find(({ step }) => step.deed.type === 'complete') ?? expect.fail('writing');
  const next = whole.steps.indexOf(afterWriting) + 1;

  it('[W7] goes on after what was done already, and not where the record stands elsewhere', () => {
    const called = perform(afterWriting.after, complete('Call', 'noAnswer'), ownerAlone);
    const at = rejoinAt(called, walk, process, next, [complete('Call', 'noAnswer')]) ?? expect.fail('a place');
    expect(walk.steps.slice(at).some(({ deed }) => deed.type === 'complete' && deed.activity === id.activity('Call'))).toBe(false);
    const rest = alignWalkthrough(walk, process, process, { from: { simulation: called, step: at } });
    expect(new Set(fates(rest))).toEqual(new Set(['played']));
    expect(present(rest.steps.at(-1)?.after ?? expect.fail('steps')).run?.end).toBe('won');
    const over = perform(perform(perform(called, choose('Contact', 'Interested'), ownerAlone), complete('Send proposal', null), ownerAlone), choose('Proposal', 'Signed'), ownerAlone);
    expect(rejoinAt(over, walk, process, next, [])).toBeNull();
  });

  it('[W7] wherever it goes on, the record stands as recorded and the step is accepted, on random drawings', { timeout: 120_000 }, () => {
    fc.assert(fc.property(blueprints, picks, picks, fc.nat(30), (drawn, numbers, own, from) => {
      const drawnProcess = processOf(drawn);
      const walked = walkOf(drawnProcess, numbers);
      const aligned = alignWalkthrough(walked, drawnProcess, drawnProcess);
      const step = Math.min(from, walked.steps.length);
      const start = aligned.steps[step - 1]?.after ?? beginWalk(drawnProcess, walked);
      const theirs = own.reduce(wander, start);
      const at = rejoinAt(theirs, walked, drawnProcess, step, recordedSince(start, theirs).map(({ deed }) => deed));
      if (at === null) return;
      expect(at).toBeGreaterThanOrEqual(step);
      expect(present(theirs).run?.stage).toBe(aligned.steps[at]?.stood);
      const recordedStep = walked.steps[at] ?? expect.fail('a step');
      expect(takeStep(theirs, recordedStep).refusal).toBeNull();
    }), { numRuns: cases(50) });
  });

  it('[U15] who may do something is found out without doing it', () => {
    expect(actorFor(createSimulation(process, record, begin), complete('Write', 'sent'))).toEqual(ownerAlone);
    expect(actorFor(createSimulation(process, record, begin), choose('Contact', 'Interested'))).toBeNull();
  });
});
