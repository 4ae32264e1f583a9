import { createMachine, getNextTransitions, initialTransition, transition } from 'xstate';
import { describe, expect, test } from 'vitest';
import { invariant } from '#engine/kernel';
import { compileBlueprint, passes, type Passage, type ProcessConfig, type StateConfig } from '#engine/compile';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { versionOf } from '../run/a-rep.ts';

const drawing = aBlueprint('Qualify')
  .stage('# New. lead', (s) => s.call('First call').outcome('Talked', { to: 'Sort' }).outcome('Again', { to: '# New. lead', limit: (id) => ({ times: 2, window: 'run', then: id.outcome('# New. lead', 'Give up') }) }).outcome('Give up', { to: 'Lost' }).outcome('Idle', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 30, unit: 'days' } } }))
  .decision('Sort', (s) =>
    s
      .outcome('Otherwise', { to: 'Hand over', fallback: true })
      .outcome('Big', { to: 'Won', trigger: { type: 'condition', condition: { type: 'compare', field: 'size', operator: 'moreThan', value: 100 } } }),
  )
  .parallel('Hand over', (s) => s.lane('Sales').lane('Service').task('Tell sales', { lane: 'Sales' }).task('Tell service', { lane: 'Service' }).outcome('Done', { to: 'Won' }))
  .end('Won', 'won')
  .end('Lost', 'lost', (s) => s.outcome('Reopen', { to: '# New. lead' }))
  .common('Opted out', 'all', { to: 'Lost', trigger: { type: 'signal', signal: 'optOut' } });
const { id } = drawing;
const process = compileBlueprint(versionOf(drawing.build()));

/** A passage for which everything named is true, and that remembers which outcomes were taken. */
function aPassage(open: readonly string[], given: { readonly limited?: readonly string[]; readonly lanes?: readonly string[] } = {}, taken: readonly string[] = []): Passage & { readonly taken: readonly string[] } {
  return {
    taken,
    mayGoOn: taken.length < 10,
    gateOpen: (outcome) => open.includes(outcome),
    limitReached: (outcome) => given.limited?.includes(outcome) ?? false,
    triggered: (outcome) => open.includes(outcome),
    laneDone: (_stage, lane) => given.lanes?.includes(lane) ?? false,
    take: (outcome) => aPassage(open, given, [...taken, outcome]),
  };
}

const state = (label: string): StateConfig => {
  const found = process.config.states[process.stateOf(id.stage(label))];
  invariant(found !== undefined, `${label} was compiled`);
  return found;
};

describe('the config', () => {
  test('[M1] a stage called "# New. lead" becomes a state with a generated name and keeps its own for show', () => {
    expect(process.config.initial).toBe(`s_${id.stage('# New. lead')}`);
    expect(state('# New. lead').description).toBe('# New. lead');
    expect(process.stageOf(process.config.initial)).toBe(id.stage('# New. lead'));
    expect(process.stageOf('s_elsewhere')).toBeNull();
  });

  test('[M2] what a person or a signal takes is an event, what goes off by itself is an always way', () => {
    const { on, always } = state('# New. lead');
    expect(Object.keys(on ?? {})).toEqual([id.outcome('# New. lead', 'Talked'), id.outcome('# New. lead', 'Again'), id.outcome('# New. lead', 'Give up'), id.outcome('*', 'Opted out')].map(process.eventOf));
    expect(always?.map((way) => way.guard)).toEqual([{ type: 'trigger', params: { outcome: id.outcome('# New. lead', 'Idle') } }]);
  });

  test('[M3] a decision asks its default last, wherever it was drawn', () => {
    expect(state('Sort').always?.map((way) => way.guard)).toEqual([
      { type: 'trigger', params: { outcome: id.outcome('Sort', 'Big') } },
      { type: 'fallback', params: { outcome: id.outcome('Sort', 'Otherwise') } },
    ]);
  });

  test('[M4] an outcome from all stages leaves no end; an end is final unless it is drawn to reopen', () => {
    expect(state('Won')).toMatchObject({ type: 'final' });
    expect(state('Won').on).toBeUndefined();
    expect(state('Lost').type).toBeUndefined();
    expect(Object.keys(state('Lost').on ?? {})).toEqual([process.eventOf(id.outcome('Lost', 'Reopen'))]);
  });

  test('[M5] beyond its limit an outcome leads where its stand-in leads', () => {
    const ways = state('# New. lead').on?.[process.eventOf(id.outcome('# New. lead', 'Again'))];
    expect(ways?.map((way) => [way.guard.type, way.target])).toEqual([
      ['gate', process.stateOf(id.stage('# New. lead'))],
      ['limit', process.stateOf(id.stage('Lost'))],
    ]);
  });

  test('[M6] a parallel stage has one region per lane', () => {
    expect(state('Hand over').type).toBe('parallel');
    expect(Object.values(state('Hand over').states ?? {}).map((lane) => lane.description)).toEqual(['Sales', 'Service']);
  });

  test('[M7] the config is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(process.config))).toEqual(process.config);
  });

  test('[M8] no state waits by the machine', () => {
    expect(JSON.stringify(process.config)).not.toContain('"after"');
  });
});

/** Opens the plain config in XState itself, with guards that say yes to these outcomes only. */
function foreignMachine(config: ProcessConfig, open: readonly string[]) {
  const says = (_: unknown, params: { outcome?: string }) => open.includes(params.outcome ?? '');
  const no = () => false;
  return createMachine(structuredClone(config) as never, { guards: { gate: says, trigger: says, fallback: says, limit: no, triggerLimit: no, lane: () => true }, actions: { take: () => undefined } } as never);
}

test('[M7] XState opens the config by itself and walks it from the start to an end', () => {
  const machine = foreignMachine(process.config, [id.outcome('# New. lead', 'Talked'), id.outcome('Sort', 'Otherwise'), id.outcome('Hand over', 'Done')]);
  const [start] = initialTransition(machine);
  expect(getNextTransitions(start).length).toBeGreaterThan(3);
  const [parallel] = transition(machine, start, { type: process.eventOf(id.outcome('# New. lead', 'Talked')) });
  expect(Object.keys(parallel.value)).toEqual([process.stateOf(id.stage('Hand over'))]);
  const [won] = transition(machine, parallel, { type: process.eventOf(id.outcome('Hand over', 'Done')) });
  expect(won.value).toBe(process.stateOf(id.stage('Won')));
  expect(won.status).toBe('done');
});

describe('moving', () => {
  const start = id.stage('# New. lead');

  test('[M9] a guard that says no moves nothing', () => {
    const rest = process.move(start, aPassage([]), id.outcome('# New. lead', 'Talked'));
    expect(rest.stage).toBe(start);
    expect(rest.passage).toMatchObject({ taken: [] });
  });

  test('[M3] [M9] a decision is passed through in the same move', () => {
    const [talked, big, otherwise] = [id.outcome('# New. lead', 'Talked'), id.outcome('Sort', 'Big'), id.outcome('Sort', 'Otherwise')];
    expect(process.move(start, aPassage([talked, big, otherwise]), talked)).toMatchObject({ stage: id.stage('Won'), passage: { taken: [talked, big] } });
    expect(process.move(start, aPassage([talked, otherwise]), talked)).toMatchObject({ stage: id.stage('Hand over'), passage: { taken: [talked, otherwise] } });
  });

  test('[M5] the stand-in is taken only when its own gate is open', () => {
    const [again, giveUp] = [id.outcome('# New. lead', 'Again'), id.outcome('# New. lead', 'Give up')];
    expect(process.move(start, aPassage([again, giveUp], { limited: [again] }), again)).toMatchObject({ stage: id.stage('Lost'), passage: { taken: [giveUp] } });
    expect(process.move(start, aPassage([again], { limited: [again] }), again)).toMatchObject({ stage: start, passage: { taken: [] } });
  });

  test('[M6] lanes do not hinder leaving a parallel stage; its gate does', () => {
    const done = id.outcome('Hand over', 'Done');
    expect(process.move(id.stage('Hand over'), aPassage([done], { lanes: [id.lane('Sales')] }), done).stage).toBe(id.stage('Won'));
    expect(process.move(id.stage('Hand over'), aPassage([], { lanes: [id.lane('Sales'), id.lane('Service')] }), done).stage).toBe(id.stage('Hand over'));
  });

  test('[M9] asking again without an event lets automatic ways go off', () => {
    const idle = id.outcome('# New. lead', 'Idle');
    expect(process.move(start, aPassage([idle]), null)).toMatchObject({ stage: id.stage('Lost'), passage: { taken: [idle] } });
  });

  test('[M9] an automatic way does not go off when the chain has become too long', () => {
    const idle = id.outcome('# New. lead', 'Idle');
    expect(passes({ type: 'trigger', params: { outcome: idle } }, { ...aPassage([idle]), mayGoOn: false })).toBe(false);
  });

  test('[M9] nothing of a moved record is kept for the next one', () => {
    const [talked, idle] = [id.outcome('# New. lead', 'Talked'), id.outcome('# New. lead', 'Idle')];
    const [open, closed] = [aPassage([talked, id.outcome('Sort', 'Big')]), aPassage([])];
    const first = process.move(start, open, talked);
    expect(process.move(start, closed, talked)).toEqual({ stage: start, passage: closed });
    expect(process.move(start, aPassage([idle]), null).stage).toBe(id.stage('Lost'));
    expect(process.enter(closed)).toEqual({ stage: start, passage: closed });
    expect(JSON.stringify(process.move(start, open, talked))).toBe(JSON.stringify(first));
  });
});
