import { describe, expect, test } from 'vitest';
import { stageKinds } from '#engine/blueprint';
import type { Intent, IntentType } from '#engine/journal';
import type { Run } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { Rep, accepted } from './a-rep.ts';

/** One of every intent, aimed at whatever: only whether a run listens at all is asked here. */
const intents: { readonly [Type in IntentType]: (visit: number) => Extract<Intent, { type: Type }> } = {
  enrol: () => ({ type: 'enrol', blueprint: labelledId('b'), version: labelledId('v'), record: { owner: null, zone: 'UTC', fields: {} } }),
  complete: (visit) => ({ type: 'complete', activity: labelledId('a'), result: null, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit } }),
  tick: (visit) => ({ type: 'tick', activity: labelledId('a'), ticked: [], expect: { visit } }),
  skip: (visit) => ({ type: 'skip', activity: labelledId('a'), reason: 'x', expect: { visit } }),
  choose: (visit) => ({ type: 'choose', outcome: labelledId('o'), fields: {}, reason: null, expect: { visit } }),
  setFields: () => ({ type: 'setFields', fields: {} }),
  assign: () => ({ type: 'assign', owner: 'u_x' }),
  due: () => ({ type: 'due', due: 'x', armed: 1 }),
  signal: () => ({ type: 'signal', signal: 'x', payload: {} }),
  exit: () => ({ type: 'exit', reason: 'x' }),
  note: () => ({ type: 'note' }),
  undo: () => ({ type: 'undo', entry: labelledId('e') }),
  requestApproval: (visit) => ({ type: 'requestApproval', role: 'boss', expect: { visit } }),
  approve: (visit) => ({ type: 'approve', role: 'boss', onBehalfOf: null, expect: { visit } }),
  reject: (visit) => ({ type: 'reject', role: 'boss', onBehalfOf: null, reason: 'x', expect: { visit } }),
  override: (visit) => ({ type: 'override', target: { type: 'outcome', outcome: labelledId('o') }, reason: 'x', expect: { visit } }),
  confirmOverride: (visit) => ({ type: 'confirmOverride', override: labelledId('e'), expect: { visit } }),
  handOver: (visit) => ({ type: 'handOver', activity: labelledId('a'), to: 'u_x', fields: {}, warm: false, expect: { visit } }),
  accept: (visit) => ({ type: 'accept', activity: labelledId('a'), expect: { visit } }),
  return: (visit) => ({ type: 'return', activity: labelledId('a'), reason: 'x', expect: { visit } }),
  pause: () => ({ type: 'pause', reason: 'x', until: null }),
  resume: () => ({ type: 'resume' }),
  snooze: (visit) => ({ type: 'snooze', activity: labelledId('a'), until: 1, reason: 'x', expect: { visit } }),
  migrate: () => ({ type: 'migrate', version: labelledId('v'), stage: labelledId('s'), timers: 'carry' }),
  merge: () => ({ type: 'merge', record: labelledId('r'), fields: {} }),
  mergedInto: () => ({ type: 'mergedInto', record: labelledId('r') }),
  unmerge: () => ({ type: 'unmerge', record: labelledId('r') }),
  link: () => ({ type: 'link', record: labelledId('r') }),
  unlink: () => ({ type: 'unlink', record: labelledId('r') }),
};
const types = Object.keys(intents) as readonly IntentType[];
const always = ['note', 'undo', 'setFields', 'assign'];
const deaf = ['runEnded', 'paused', 'notPaused'];

/** A record in a drawing whose first stage is of this kind, and stays there. */
function standing(kind: (typeof stageKinds)[number]): Rep {
  const drawing = aBlueprint(`A ${kind}`);
  if (kind === 'parallel') drawing.parallel('Here', (s) => s.lane('One').task('Do', { lane: 'One' }).outcome('On', { to: 'End' }));
  else if (kind === 'wait') drawing.wait('Here', (s) => s.outcome('On', { to: 'End', trigger: { type: 'elapsed', wait: { amount: 1, unit: 'days' } } }));
  else if (kind === 'decision') drawing.decision('Here', (s) => s.outcome('On', { to: 'End', trigger: { type: 'condition', condition: { type: 'compare', field: 'size', operator: 'moreThan', value: 1 } } }));
  else if (kind === 'end') drawing.end('Here', 'lost', (s) => s.outcome('Again', { to: 'Next' })).stage('Next', (s) => s.outcome('On', { to: 'End' }));
  else drawing.stage('Here', (s) => s.call('Call').outcome('On', { to: 'End' }));
  return new Rep(drawing.end('End'));
}

function ask(rep: Rep, type: IntentType): string {
  const answer = rep.act(intents[type](rep.run.visit));
  return answer.ok ? 'accepted' : answer.refusal.type;
}

describe('where a run stands decides which intents it hears at all', () => {
  test.each(stageKinds.filter((kind) => kind !== 'end'))('[R3] in a %s stage it hears everything but resuming', (kind) => {
    for (const type of types) {
      const said = ask(standing(kind), type);
      if (type === 'resume') expect(said, type).toBe('notPaused');
      else expect(deaf, `${type} in a ${kind}`).not.toContain(said);
    }
  });

  test('[R3] at an end only what leads out again, and what may always be done, is heard', () => {
    const heard = new Set([...always, 'choose', 'signal', 'due']);
    for (const type of types) expect(ask(standing('end'), type) === 'runEnded', type).toBe(!heard.has(type));
  });

  test('[R3] out of the process only what may always be done is heard', () => {
    for (const type of types) {
      const rep = standing('work');
      accepted(rep.act({ type: 'exit', reason: 'gone' }));
      expect(ask(rep, type) === 'runEnded', type).toBe(!always.includes(type));
    }
  });

  test('[R3] at rest, people wait; the customer, the clock, leaving, moving and resuming do not', () => {
    const heard = new Set([...always, 'signal', 'due', 'exit', 'resume', 'migrate']);
    for (const type of types) {
      const rep = standing('work');
      accepted(rep.act({ type: 'pause', reason: 'on holiday', until: null }));
      const run: Run = rep.run;
      const said = ask(rep, type);
      expect(said === 'paused', type).toBe(!heard.has(type));
      if (said === 'paused') expect(rep.run).toEqual(run);
    }
  });
});
