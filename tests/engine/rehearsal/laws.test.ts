import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explore, playSteps, trialProcess, type ProofFinding } from '#engine/rehearsal';
import { cases } from '../../kit/cases.ts';
import { blueprints } from '../../kit/random-blueprint.ts';
import { wander, wanderFrom } from './random-records.ts';

/** Searches of random drawings are kept short: what they claim must hold all the same. */
const most = 60;
const stuck = new Set(['record-always-moves-on', 'every-result-leads-on', 'lanes-do-not-wait-for-each-other']);
const never = new Set(['gate-can-open', 'outcome-can-happen', 'earlier-outcome-leaves-room', 'stage-can-be-reached']);

test('[E2] every example of every random drawing plays to its last step', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(blueprints, (drawing) => {
      const process = trialProcess(drawing) ?? expect.fail('no start');
      for (const { check, example } of explore(process, { most }).findings) {
        const refusals = [...playSteps(process, example)].flatMap(({ number, refusal }) => (refusal === null ? [] : [{ number, type: refusal.type }]));
        expect(refusals).toEqual(check === 'circle-comes-to-rest' ? [{ number: example.steps.length, type: 'endlessLoop' }] : []);
      }
    }),
    { numRuns: cases(6) },
  );
});

test('[E20, E21] no record that is pushed about without a plan ever does what was proved impossible', { timeout: 120_000 }, () => {
  fc.assert(
    fc.property(blueprints, fc.nat(1_000_000), (drawing, seed) => {
      const process = trialProcess(drawing) ?? expect.fail('no start');
      const { findings } = explore(process, { most });
      const impossible = findings.filter(({ check }) => never.has(check));
      for (let walk = 0; impossible.length > 0 && walk < 8; walk += 1) {
        const wandered = wander(process, seed + walk, 40);
        expect(impossible.filter((one) => wandered !== null && contradicts(one, wandered)).map(({ message }) => message)).toEqual([]);
      }
      for (const finding of findings) {
        const { run } = [...playSteps(process, finding.example)].at(-1) ?? expect.fail('played');
        if (run === null || run.status !== 'running') continue;
        for (let walk = 0; walk < 3; walk += 1) {
          if (stuck.has(finding.check)) expect([...wanderFrom(process, run, finding.example, seed + walk, 30).outcomes]).toEqual([]);
          if (finding.check === 'end-can-be-reached') expect(wanderFrom(process, run, finding.example, seed + walk, 30).run.status).toBe('running');
        }
      }
    }),
    { numRuns: cases(6) },
  );
});

function contradicts({ target }: ProofFinding, { outcomes, stages }: { readonly outcomes: ReadonlySet<string>; readonly stages: ReadonlySet<string> }): boolean {
  return (target.type === 'outcome' && outcomes.has(target.outcome)) || (target.type === 'stage' && stages.has(target.stage));
}
