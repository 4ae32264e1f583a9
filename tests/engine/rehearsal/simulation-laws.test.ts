import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseBlueprint, type Blueprint, type Deed } from '#engine/blueprint';
import { acceptedAnew, advance, createSimulation, jumpTo, ownerAlone, perform, possible, present, runScenario, scenarioFrom, suggest, trialProcess, type Simulation } from '#engine/rehearsal';
import { cases } from '../../kit/cases.ts';
import { blueprints } from '../../kit/random-blueprint.ts';

const label = { id: '0190a8a0-0000-7000-8000-00000000c001', name: 'Walk', order: 0 };
const begin = Date.UTC(2026, 2, 27, 9);

/** What somebody without a plan does next: time passes, work is done or left out, ways out are tried, rows are gone back to. */
function wander(walk: Simulation, pick: number): Simulation {
  const living = possible(walk, ownerAlone);
  const { run, at } = present(walk);
  if (run === null || living === null) return walk;
  const choice = Math.floor(pick / 16);
  const activity = living.activities[choice % Math.max(1, living.activities.length)]?.activity;
  const outcome = living.outcomes[choice % Math.max(1, living.outcomes.length)]?.outcome;
  const results = Object.keys(activity?.results ?? {});
  const complete: Deed | null = activity === undefined ? null : { type: 'complete', activity: activity.id, result: results[choice % Math.max(1, results.length)] ?? null, fields: {}, ticked: Object.keys(activity.checklist), evidence: [...activity.evidence], template: null };
  const tried = (deed: Deed | null) => (deed === null ? walk : perform(walk, deed, choice % 3 === 0 ? { roles: ['manager'] } : ownerAlone));
  switch (pick % 16) {
    case 0: return advance(walk, at + (choice % 50) * 3_600_000);
    case 1: return advance(walk, at + (choice % 20) * 86_400_000);
    case 2: return jumpTo(walk, choice % walk.log.length);
    case 3: return tried(activity === undefined ? null : { type: 'skip', activity: activity.id, reason: 'Not now' });
    case 4: return tried({ type: 'setFields', fields: { amount: choice % 200 } });
    case 5: return tried({ type: run.paused === undefined ? 'pause' : 'resume' });
    case 6: return tried({ type: 'signal', signal: 'replied', payload: {} });
    case 7: case 8: case 9: return tried(outcome === undefined ? null : { type: 'choose', outcome: outcome.id, fields: {}, reason: 'Because' });
    case 10: {
      const next = suggest(walk);
      return next === null ? walk : next.type === 'wait' ? advance(walk, next.until) : perform(walk, next.deed, next.actor);
    }
    default: return tried(complete);
  }
}

const walks = fc.tuple(blueprints, fc.array(fc.nat(1_000_000), { maxLength: 25 }));

function walked(drawing: Blueprint, picks: readonly number[]): Simulation {
  const process = trialProcess(drawing) ?? expect.fail('no start');
  return picks.reduce(wander, createSimulation(process, { owner: 'u_ann', fields: {}, zone: 'Europe/Berlin' }, begin));
}

test('[U10, U11] whatever is walked holds when it is walked again on the same drawing, and twice gives the same', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(walks, ([drawing, picks]) => {
      const walk = walked(drawing, picks);
      const scenario = scenarioFrom(walk, label);
      const report = runScenario(walk.process, scenario);
      expect(report.broken).toBeNull();
      expect(present(report.walk ?? expect.fail('walked')).run).toEqual(present(walk).run);
      const again = runScenario(walk.process, scenario);
      expect([again.seen, again.walk?.log]).toEqual([report.seen, report.walk?.log]);
      const parsed = parseBlueprint({ ...drawing, scenarios: { [label.id]: scenario } });
      expect(parsed.ok ? [] : parsed.error.filter(({ path }) => path.startsWith('scenarios'))).toEqual([]);
    }),
    { numRuns: cases(60) },
  );
});

test('[U13] a scenario accepted anew holds on any other drawing it was walked on', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(walks, blueprints, ([drawing, picks], other) => {
      const scenario = scenarioFrom(walked(drawing, picks), label);
      const process = trialProcess(other) ?? expect.fail('no start');
      expect(runScenario(process, acceptedAnew(runScenario(process, scenario))).broken).toBeNull();
    }),
    { numRuns: cases(40) },
  );
});

test('[U5] no walk is ever changed by what is done with it', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(walks, ([drawing, picks]) => {
      const walk = walked(drawing, picks);
      const before = JSON.stringify({ log: walk.log, position: walk.position });
      wander(jumpTo(walk, 0), picks[0] ?? 7);
      advance(walk, present(walk).at + 86_400_000);
      expect(JSON.stringify({ log: walk.log, position: walk.position })).toBe(before);
    }),
    { numRuns: cases(20) },
  );
});
