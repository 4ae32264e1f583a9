import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hashOf } from '#engine/kernel';
import type { Blueprint, Gate } from '#engine/blueprint';
import { compileBlueprint, type Process } from '#engine/compile';
import { moveRun, options, previewMove, proposePlan, stageByPlan, type MovePlan } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { aWalker, walks } from './random-walk.ts';
import { Rep, accepted, versionOf } from './a-rep.ts';

const drawing = () =>
  aBlueprint('Previewed')
    .stage('New', (s) => s.call('Call', { due: { type: 'stageEntry', wait: { amount: 2, unit: 'days' } } }).outcome('On', { to: 'Talk', gate: { type: 'all', of: [] } }).outcome('Drop', { to: 'Lost', gate: { type: 'all', of: [] } }))
    .stage('Talk', (s) => s.task('Prepare').outcome('Won', { to: 'Won' }))
    .end('Won', 'won')
    .end('Lost', 'lost');
const { id } = drawing();
const budget: Gate = { type: 'field', condition: { type: 'compare', field: 'budget', operator: 'atLeast', value: 100 } };
const keep: MovePlan = { stages: {}, timers: 'carry' };

function later(change: (blueprint: Blueprint) => Blueprint): Process {
  const document = change(drawing().build());
  return compileBlueprint({ ...versionOf(document), hash: hashOf(document), id: labelledId('later'), number: 2 });
}

/** The drawing with one of its outcomes changed. */
function withOutcome(blueprint: Blueprint, outcome: string, change: Partial<Blueprint['outcomes'][string]>): Blueprint {
  const before = blueprint.outcomes[outcome] ?? expect.fail('drawn');
  return { ...blueprint, outcomes: { ...blueprint.outcomes, [outcome]: { ...before, ...change } } };
}

const gated = (gate: Gate) => later((blueprint) => withOutcome(blueprint, id.outcome('New', 'On'), { gate }));
const without = (stage: string) => later((blueprint) => ({
  ...blueprint,
  stages: Object.fromEntries(Object.entries(blueprint.stages).filter(([key]) => key !== stage)),
  outcomes: Object.fromEntries(Object.entries(blueprint.outcomes).filter(([, outcome]) => outcome.to !== stage && !(outcome.from.type === 'stage' && outcome.from.stage === stage))),
}));
const preview = (rep: Rep, to: Process, plan: MovePlan = keep) => previewMove(rep.process, to, rep.run, plan, { id: rep.by, roles: rep.roles }, rep.now);

describe('what a move would do', () => {
  test('[R147] a record whose stage is still there stays', () => {
    expect(preview(new Rep(drawing()), later((blueprint) => ({ ...blueprint, description: 'better' })))).toMatchObject({ fate: { type: 'stays' }, blocked: [], lost: [], goesOn: null });
  });

  test('[R147] one whose stage is gone is held until it is told where to go, or that it is to stay behind', () => {
    const rep = new Rep(drawing());
    const to = without(id.stage('New'));
    expect(preview(rep, to).fate).toEqual({ type: 'held', why: 'noPlace' });
    expect(preview(rep, to, { ...keep, stages: { [id.stage('New')]: id.stage('Talk') } }).fate).toEqual({ type: 'moves', to: id.stage('Talk') });
    expect(preview(rep, to, { ...keep, stages: { [id.stage('New')]: null } }).fate).toEqual({ type: 'held', why: 'wanted' });
    expect(preview(rep, to, { ...keep, stages: { [id.stage('New')]: id.stage('Won') } }).fate).toEqual({ type: 'held', why: 'noPlace' });
  });

  test('[R148] a clause that was not asked before and is not met newly blocks', () => {
    const to = gated({ type: 'all', of: [budget] });
    expect(preview(new Rep(drawing()), to).blocked).toEqual([{ outcome: id.outcome('New', 'On'), clauses: [budget], wasOpen: true }]);
    expect(preview(new Rep(drawing(), { fields: { budget: 200 } }), to).blocked).toEqual([]);
  });

  test('[R148] what was closed already is told apart when it asks for more', () => {
    const required: Gate = { type: 'requiredActivities' };
    const closed = aBlueprint('Previewed').stage('New', (s) => s.call('Call').outcome('On', { to: 'Lost' })).end('Lost', 'lost');
    const rep = new Rep(closed);
    const document = closed.build();
    const outcome = document.outcomes[closed.id.outcome('New', 'On')];
    const next = { ...document, outcomes: outcome ? { [outcome.id]: { ...outcome, gate: { type: 'all' as const, of: [required, budget] } } } : {} };
    const to = compileBlueprint({ ...versionOf(next), id: labelledId('closed later'), number: 2 });
    expect(preview(rep, to).blocked).toEqual([{ outcome: outcome?.id, clauses: [budget], wasOpen: false }]);
  });

  test('[R148] a way out that could be taken and is gone is lost', () => {
    const drop = id.outcome('New', 'Drop');
    const to = later((blueprint) => ({ ...blueprint, outcomes: Object.fromEntries(Object.entries(blueprint.outcomes).filter(([key]) => key !== drop)) }));
    expect(preview(new Rep(drawing()), to).lost).toEqual([drop]);
  });

  test('[R149] moments are counted as carried, restarted, added and dropped', () => {
    const rep = new Rep(drawing()).wait(day);
    const to = later((blueprint) => ({ ...blueprint, description: 'better' }));
    expect(preview(rep, to).timers).toEqual({ carried: 1, restarted: 0, added: 0, dropped: 0 });
    expect(preview(rep, to, { ...keep, timers: 'restart' }).timers).toEqual({ carried: 0, restarted: 1, added: 0, dropped: 0 });
    expect(preview(rep, to, { ...keep, stages: { [id.stage('New')]: id.stage('Talk') } }).timers).toEqual({ carried: 0, restarted: 0, added: 1, dropped: 1 });
  });

  test('[R149] an automatic way out of the new version takes it on at once', () => {
    const to = later((blueprint) => withOutcome(blueprint, id.outcome('New', 'Drop'), { trigger: { type: 'condition', condition: { type: 'compare', field: 'budget', operator: 'isEmpty' } } }));
    expect(preview(new Rep(drawing()), to)).toMatchObject({ fate: { type: 'stays' }, goesOn: id.stage('Lost') });
  });

  test('[R150] a plan is proposed by ids, then by the work, then by the name', () => {
    const from = drawing().build();
    const talk = from.stages[id.stage('Talk')] ?? expect.fail('drawn');
    const fresh = labelledId('fresh stage');
    const { [talk.id]: _gone, ...rest } = from.stages;
    const merged: Blueprint = { ...from, stages: { ...rest, [fresh]: { ...talk, id: fresh, name: 'Talk it over' } } };
    expect(proposePlan(from, merged).stages).toEqual({ [id.stage('New')]: id.stage('New'), [talk.id]: fresh });
    const named: Blueprint = { ...from, stages: { ...rest, [fresh]: { ...talk, id: fresh, activities: [] } } };
    expect(proposePlan(from, named).stages[talk.id]).toBe(fresh);
    const nothing: Blueprint = { ...from, stages: rest };
    expect(proposePlan(from, nothing).stages).toEqual({ [id.stage('New')]: id.stage('New') });
  });

  test('[R151] the plan has a place for a record that has just come to a stage, or leaves it on its version', () => {
    const rep = new Rep(drawing());
    accepted(rep.choose('On'));
    const { document } = without(id.stage('Talk')).version;
    const at = (plan: MovePlan, to = document) => stageByPlan(to, rep.run, plan);
    expect(at(keep, drawing().build())).toBe(id.stage('Talk'));
    expect(at(keep)).toBeNull();
    expect(at({ ...keep, stages: { [id.stage('Talk')]: id.stage('New') } })).toBe(id.stage('New'));
    expect(at({ ...keep, stages: { [id.stage('Talk')]: null } }, drawing().build())).toBeNull();
    expect(at({ ...keep, stages: { [id.stage('Talk')]: id.stage('Lost') } }, drawing().build())).toBeNull();
  });

  test('[R150] rolling back, a record whose stage is not there goes to where it came from last', () => {
    const rep = new Rep(drawing());
    accepted(rep.choose('On'));
    const to = without(id.stage('Talk'));
    expect(preview(rep, to).fate).toEqual({ type: 'held', why: 'noPlace' });
    expect(preview(rep, to, { ...keep, back: true }).fate).toEqual({ type: 'moves', to: id.stage('New') });
  });
});

test('[R147] on random walks the preview says what moving then does, and changes nothing', () => {
  let looked = 0;
  const { process } = aWalker();
  const to = compileBlueprint({ ...process.version, id: labelledId('the same again'), number: 2 });
  const property = fc.property(walks, (acts) => {
    const rep = aWalker(process);
    for (const act of acts) {
      act(rep);
      const { run, now } = rep;
      if (run.status !== 'running') continue;
      const written = JSON.stringify(run);
      const person = { id: 'u_ann', roles: [] };
      const seen = previewMove(process, to, run, keep, person, now);
      const answer = moveRun(process, to, run, { entry: run.id, by: person.id, roles: [], intent: { type: 'migrate', version: to.version.id, stage: run.stage, timers: 'carry' } }, now);
      expect(JSON.stringify(run)).toBe(written);
      expect(seen.fate.type).toBe(answer.ok ? 'stays' : 'held');
      if (!answer.ok || answer.run.stage !== run.stage) continue;
      // The very same drawing again: nothing is newly closed, and what was open is open still.
      expect(seen.blocked).toEqual([]);
      expect(seen.lost).toEqual([]);
      const open = (which: Process, what: typeof run) => options(which, what, now, person).outcomes.filter((option) => option.open).map((option) => option.outcome.id);
      expect(open(to, answer.run)).toEqual(open(process, run));
      looked += 1;
    }
  });
  fc.assert(property, { numRuns: cases(12) });
  expect(looked).toBeGreaterThan(50);
});
