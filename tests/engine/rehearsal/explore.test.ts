import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { defaultRecordTypes, editBlueprint, starters, type Blueprint, type CheckContext, type Condition } from '#engine/blueprint';
import { createExploration, explore, playSteps, proofs, trialProcess, type ExplorationReport, type ProofFinding } from '#engine/rehearsal';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { bigBlueprint } from '../blueprint/big-blueprint.ts';
import { drawingsByProof } from './drawings.ts';

const folder = 'engine/rehearsal/proofs';

function processOf(drawing: Blueprint) {
  return trialProcess(drawing) ?? expect.fail('the drawing has no start');
}

function explored(drawing: Blueprint, context: CheckContext = {}): ExplorationReport {
  return explore(processOf(drawing), { context });
}

/** What the record went through: the stages by name, after each step. */
function stagesPlayed(drawing: Blueprint, { example }: ProofFinding): readonly string[] {
  return [...playSteps(processOf(drawing), example)].map(({ run }) => drawing.stages[run?.stage ?? '']?.name ?? '');
}

test('[E30] every proof has its file, its page, a right and a wrong drawing', () => {
  const names = proofs.map((proof) => proof.name);
  expect(readdirSync(folder).sort()).toEqual(names.flatMap((name) => [`${name}.md`, `${name}.ts`]).sort());
  expect(Object.keys(drawingsByProof).sort()).toEqual([...names].sort());
  for (const name of names) {
    expect(existsSync(`${folder}/${name}.md`)).toBe(true);
    expect(readFileSync(`${folder}/${name}.md`, 'utf8')).toMatch(/\*\*What\.\*\*[\s\S]*\*\*Why\.\*\*[\s\S]*\*\*How to mend it\.\*\*/);
  }
});

describe.each(Object.entries(drawingsByProof))('%s', (name, { right, wrong, context = {} }) => {
  const found = (drawing: Blueprint) => explored(drawing, context).findings.filter(({ check }) => check === name);

  test.each(right.map((drawing, index) => [index + 1, drawing] as const))('[E30, E31, E32, E33, E34] is silent about right drawing %i', (_index, drawing) => {
    expect(found(drawing).map(({ message }) => message)).toEqual([]);
    expect(explored(drawing, context).complete).toBe(true);
  });

  test.each(wrong)('[E30, E31, E32, E33, E34] finds: %s', (_why, drawing, count) => {
    expect(found(drawing).map(({ message }) => message)).toHaveLength(count);
  });

  test.each(wrong)('[E2, E4] its example plays: %s', (_why, drawing) => {
    for (const { example } of found(drawing)) {
      const played = [...playSteps(processOf(drawing), example)];
      expect(played.map(({ number }) => number)).toEqual(played.map((_, index) => index));
      const refusals = played.flatMap(({ refusal }) => refusal?.type ?? []);
      expect(refusals).toEqual(name === 'circle-comes-to-rest' ? ['endlessLoop'] : []);
      if (refusals.length > 0) expect(played.at(-1)?.refusal).not.toBeNull();
    }
  });

  test.each(wrong)('[E35] every fix mends: %s', (_why, drawing) => {
    for (const finding of found(drawing)) {
      for (const fix of finding.fixes) {
        const made = editBlueprint(drawing, { type: 'several', name: fix.label, edits: fix.edits });
        expect(made).toMatchObject({ ok: true });
        if (made.ok) expect(found(made.value.next).map(({ target, message }) => ({ target, message }))).not.toContainEqual({ target: finding.target, message: finding.message });
      }
    }
  });
});

test('[E3] the example is the smallest: two calls in vain, on a record with nothing filled in', () => {
  const drawing = drawingsByProof['record-always-moves-on']?.wrong[0]?.[1] ?? expect.fail('drawn');
  const [stuck] = explored(drawing).findings.filter(({ check }) => check === 'record-always-moves-on');
  expect(stuck?.example.fields).toEqual({});
  expect(stuck?.example.steps.map(({ intent }) => intent?.type)).toEqual(['complete', 'complete']);
});

test('[E3, E11] what decides comes in with the record, with the plainest value', () => {
  const drawing = drawingsByProof['circle-comes-to-rest']?.wrong[0]?.[1] ?? expect.fail('drawn');
  const [atStart] = explored(drawing).findings.filter(({ check }) => check === 'circle-comes-to-rest');
  expect(atStart?.example).toMatchObject({ fields: { amount: 100 }, steps: [] });
});

test('[E10] counts of earlier stages are told apart as far as later gates ask', () => {
  const drawing = aBlueprint()
    .stage('Call', (s) => s.call('Call', { attempts: { min: 1, max: 4 }, results: [] }).outcome('On', { to: 'Next' }))
    .stage('Next', (s) => s.task('Look', { results: [] }).outcome('Three calls', { to: 'Won', gate: { type: 'count', compare: 'atLeast', times: 3, of: { channel: 'call' }, within: { type: 'run' } } }))
    .end('Won', 'won')
    .build();
  const [stuck] = explored(drawing).findings.filter(({ check }) => check === 'record-always-moves-on');
  expect(stuck && stagesPlayed(drawing, stuck)).toEqual(['Call', 'Call', 'Next']);
});

test('[E12] the clock, other people and other runs move a record on as well', () => {
  const approval = aBlueprint()
    .stage('Ask', (s) => s.task('Write', { results: [] }).outcome('Agreed', { to: 'Won', gate: { type: 'approval', role: 'boss', levels: 1, quorum: 2 } }))
    .end('Won', 'won')
    .build();
  expect(explored(approval).findings).toEqual([]);
  const other = aBlueprint()
    .stage('Wait', (s) => s.task('Write', { results: [] }).outcome('There', { to: 'Won', gate: { type: 'otherRun', blueprint: approval.id, on: 'sameRecord', ended: 'won' } }))
    .end('Won', 'won')
    .build();
  expect(explored(other).findings.filter(({ check }) => check === 'gate-can-open')).toEqual([]);
  const time = aBlueprint()
    .stage('Wait', (s) => s.task('Write', { results: [] }).outcome('Late', { to: 'Won', gate: { type: 'minimumTime', wait: { amount: 9, unit: 'days' } } }))
    .end('Won', 'won')
    .build();
  expect(explored(time).findings).toEqual([]);
});

test('[E11] beyond a step that would never end, the fields are sought that let it end', () => {
  const small: Condition = { type: 'not', of: { type: 'compare', field: 'amount', operator: 'moreThan', value: 7 } };
  const drawing = aBlueprint('Circling', 'deal')
    .stage('Open', (s) => s.task('Write', { results: [] }).outcome('Close', { to: 'Closed' }))
    .stage('Again', (s) => s.task('Look', { results: [], required: 'never' }).outcome('Settle', { to: 'Closed', gate: { type: 'all', of: [] } }))
    .end('Closed')
    .common('Too small', ['Closed', 'Again'], { to: 'Again', trigger: { type: 'condition', condition: small }, gate: { type: 'all', of: [] } })
    .build();
  const { findings } = explored(drawing);
  expect(findings.map(({ check }) => check)).toContain('circle-comes-to-rest');
  // What only the circle leads to is truly out of reach; what the record closes with is not.
  expect(findings.map(({ message }) => message)).toContainEqual(expect.stringContaining('No record can ever get to "Again"'));
  expect(findings.map(({ message }) => message)).not.toContainEqual(expect.stringMatching(/get to "Closed"|"Close" can never|gate of "Close"/));
});

test('[E12] an automatic outcome that asks for a role goes off when somebody with it touches the record', () => {
  const drawing = aBlueprint()
    .wait('Wait', (s) => s.outcome('Up', { to: 'Won', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'hours' } }, gate: { type: 'role', role: 'boss' } }))
    .end('Won', 'won')
    .build();
  expect(explored(drawing).findings).toEqual([]);
});

test('[E30] a record that comes back to where it stood by time alone is not stuck', () => {
  const drawing = aBlueprint()
    .wait('Wait', (s) => s.outcome('Once more', { to: 'Wait', trigger: { type: 'elapsed', wait: { amount: 5, unit: 'minutes' } } }).outcome('Paid', { to: 'Won', trigger: { type: 'signal', signal: 'paid' } }))
    .end('Won', 'won')
    .build();
  expect(explored(drawing).findings.map(({ check }) => check)).toEqual(['round-makes-progress']);
});

test('[E13, E22] what is looked at by example only is a doubt, and nothing that rests on it is claimed', () => {
  const drawing = aBlueprint()
    .stage('Call', (s) => s.call('Call', { attempts: { min: 1, max: 1 } }).outcome('Twice a week', { to: 'Won', gate: { type: 'count', compare: 'atLeast', times: 2, of: { channel: 'call' }, within: { type: 'days', days: 7 } } }))
    .end('Won', 'won')
    .build();
  const report = explored(drawing);
  expect(report).toMatchObject({ complete: false, findings: [], cut: { reason: 'undecided', stages: [{ stage: drawing.start, why: ['time'] }] } });
});

test('[E14] the order of work that only has to be done makes no difference', () => {
  const drawing = aBlueprint()
    .stage('Prepare', (s) => {
      for (const label of ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H']) s.task(label, { results: [] });
      s.outcome('Ready', { to: 'Won' });
    })
    .end('Won', 'won')
    .build();
  const report = explored(drawing);
  expect(report).toMatchObject({ findings: [], complete: true });
  expect(report.explored.states).toBe(10);
});

test('[E3, E16] work in vain is used up from one standing, and not at all where no result leads on', () => {
  const calling = (gate: 'connected' | null) => aBlueprint()
    .stage('Call', (s) => s
      .call('Call', { attempts: { min: 3, max: 20 }, results: ['connected', 'noAnswer'] })
      .outcome('Spoken to', { to: 'Won', gate: { type: 'count', compare: 'atLeast', times: 1, of: { channel: 'call', ...(gate === null ? {} : { result: gate }) }, within: { type: 'visit' } } }))
    .end('Won', 'won')
    .build();
  const { findings, explored: { transitions } } = explored(calling('connected'));
  expect(findings.filter(({ check }) => check === 'record-always-moves-on').map(({ example }) => example.steps.length)).toEqual([20]);
  // once through all twenty calls, and a few tries on each of the first three
  expect(transitions).toBeLessThan(60);
  const lenient = explored(calling(null));
  expect(lenient).toMatchObject({ findings: [], complete: true });
  expect(lenient.explored.transitions).toBeLessThan(20);
});

test('[E10, E16] a no makes what was agreed to before no difference', () => {
  const drawing = aBlueprint()
    .stage('Ask', (s) => s.task('Write', { results: [] }).outcome('Agreed', { to: 'Won', gate: { type: 'approval', role: 'boss', levels: 1, quorum: 3 } }))
    .end('Won', 'won')
    .build();
  const { explored: { states }, findings } = explored(drawing);
  expect(findings).toEqual([]);
  // written or not: unasked, asked, agreed once, twice, three times, refused; and won
  expect(states).toBeLessThanOrEqual(13);
});

test('[E20, E21, E22] a search that was cut says so, and claims nothing to be impossible', () => {
  const drawing = drawingsByProof['gate-can-open']?.wrong[0]?.[1] ?? expect.fail('drawn');
  const report = explore(processOf(drawing), { most: 2 });
  expect(report).toMatchObject({ complete: false, findings: [], cut: { reason: 'bound', looked: 2 } });
  expect(explored(drawing).findings.map(({ check }) => check)).toContain('gate-can-open');
});

test('[E1, E5] slices change nothing, and every slice tells how far it is', () => {
  const drawing = drawingsByProof['record-always-moves-on']?.wrong[1]?.[1] ?? expect.fail('drawn');
  const exploration = createExploration(processOf(drawing));
  const looked: number[] = [];
  for (let progress = exploration.advance(1); ; progress = exploration.advance(1)) {
    looked.push(progress.looked);
    if (progress.done) break;
  }
  expect(looked).toEqual(looked.toSorted((a, b) => a - b));
  expect(looked.length).toBeGreaterThan(2);
  expect(exploration.report()).toEqual(explored(drawing));
});

test('[E23] a round is shown: the example goes round once and stands where it stood', () => {
  const drawing = drawingsByProof['round-makes-progress']?.wrong[0]?.[1] ?? expect.fail('drawn');
  const [round] = explored(drawing).findings.filter(({ check }) => check === 'round-makes-progress');
  expect(round && stagesPlayed(drawing, round)).toEqual(['Wait', 'Rest', 'Wait']);
});

test.each(starters.map((starter) => [starter.key, starter] as const))('[E35] the starter %s holds no trap', (_key, starter) => {
  const report = explored(starter.build(), { recordTypes: defaultRecordTypes });
  expect(report.findings.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([]);
});

test('[E5] a drawing of 500 stages is explored to its end', { timeout: 120_000 }, () => {
  const report = explored(bigBlueprint(500, 2000));
  expect(report).toMatchObject({ complete: true, findings: [] });
});
