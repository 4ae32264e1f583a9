import { describe, expect, test } from 'vitest';
import type { Effect } from '#engine/blueprint';
import { clockPerson } from '#engine/journal';
import { carrierOf, followUpOf, hearersOf, isForAuthority, longestFollowUp, step, tooDeep, type AuthorityEffect, type Directory, type Subject } from '#engine/run';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { Rep, accepted } from './a-rep.ts';

const live = { version: labelledId('version'), recordType: 'deal' };
const directory: Directory = {
  people: [{ id: 'u_cyd', roles: ['closer'] }, { id: 'u_ann', roles: ['closer', 'boss'] }, { id: 'u_bob', roles: ['closer'] }],
  turns: {},
  live: (blueprint) => (blueprint === labelledId('target') ? live : null),
};
const subject: Subject = { type: 'lead', owner: 'u_bob', zone: 'UTC', fields: { name: 'Ada', score: 7, empty: null } };
const assign = (type: 'role' | 'roundRobin', role: string): AuthorityEffect => ({ type: 'assignOwner', to: { type, role } });
const startIt = (given: Partial<Extract<Effect, { type: 'startBlueprint' }>> = {}): AuthorityEffect => ({ type: 'startBlueprint', blueprint: labelledId('target'), on: 'newLinkedRecord', ...given });
const dealt = (effect: AuthorityEffect, given: Partial<Directory> = {}, who = subject): unknown => {
  const answer = followUpOf(effect, who, { ...directory, ...given });
  return answer?.type === 'assign' ? answer.intent.owner : answer;
};

describe('who carries an effect out', () => {
  test('[R124] every effect has exactly one carrier', () => {
    const effects: readonly [Effect, ReturnType<typeof carrierOf>][] = [
      [{ type: 'setField', field: 'hot', value: true }, 'step'],
      [{ type: 'createActivity', name: 'Call back', channel: 'call', wait: { amount: 1, unit: 'days' } }, 'step'],
      [{ type: 'assignOwner', to: { type: 'owner' } }, 'step'],
      [{ type: 'assignOwner', to: { type: 'person', person: 'u_ann' } }, 'step'],
      [{ type: 'assignOwner', to: { type: 'team', team: 'closer' } }, 'authority'],
      [assign('role', 'closer'), 'authority'],
      [assign('roundRobin', 'closer'), 'authority'],
      [startIt(), 'authority'],
      [{ type: 'signalRun', blueprint: labelledId('target'), signal: 'go' }, 'authority'],
      [{ type: 'send', channel: 'email', subject: 'Hi', body: '' }, 'person'],
      [{ type: 'notify', role: 'boss', message: 'Look' }, 'person'],
      [{ type: 'webhook', url: 'https://example.com', body: '' }, 'person'],
    ];
    for (const [effect, carrier] of effects) {
      expect(carrierOf(effect), JSON.stringify(effect)).toBe(carrier);
      expect(isForAuthority(effect)).toBe(carrier === 'authority');
    }
  });
});

describe('whose it becomes', () => {
  test('[R127] by role the owner who holds it keeps it, else the next in turn; in turn always the next', () => {
    expect(dealt(assign('role', 'closer'))).toBe('u_bob');
    expect(dealt(assign('role', 'boss'))).toBe('u_ann');
    expect(dealt(assign('roundRobin', 'closer'))).toBe('u_ann');
    expect(dealt(assign('roundRobin', 'closer'), { turns: { closer: 'u_ann' } })).toBe('u_bob');
    expect(dealt(assign('roundRobin', 'closer'), { turns: { closer: 'u_cyd' } })).toBe('u_ann');
    expect(dealt(assign('role', 'closer'), {}, { ...subject, owner: null })).toBe('u_ann');
  });

  test('[R127] the turn goes on where it stood when people come and go, and only dealing uses it up', () => {
    expect(dealt(assign('roundRobin', 'closer'), { turns: { closer: 'u_bea' } })).toBe('u_bob');
    expect(followUpOf(assign('roundRobin', 'closer'), subject, directory)).toMatchObject({ turn: { role: 'closer', person: 'u_ann' } });
    expect(followUpOf(assign('role', 'closer'), subject, directory)).toMatchObject({ turn: null });
  });

  test('[R125] nobody holds the role: people must see to it', () => {
    expect(followUpOf(assign('role', 'toString'), subject, directory)).toBeNull();
  });
});

describe('what is started', () => {
  test('[R125] a new record takes over the fields that were named, and takes the kind the blueprint moves', () => {
    const record = { owner: 'u_bob', zone: 'UTC', fields: { amount: 7 } };
    expect(followUpOf(startIt({ copy: { amount: 'score', other: 'unknown' } }), subject, directory)).toEqual({
      type: 'start', intent: { type: 'enrol', blueprint: labelledId('target'), version: live.version, record }, newRecord: { recordType: 'deal', fields: { amount: 7 } },
    });
  });

  test('[R125] an opt-out goes with the customer to the new record', () => {
    const optedOut: Subject = { ...subject, fields: { ...subject.fields, doNotContact: true, doNotContactChannels: ['call'] } };
    expect(followUpOf(startIt({ copy: { amount: 'score' } }), optedOut, directory)).toMatchObject({ newRecord: { fields: { amount: 7, doNotContact: true, doNotContactChannels: ['call'] } } });
  });

  test('[R125] what was never published, or moves another kind of record, cannot be started', () => {
    for (const effect of [startIt({ blueprint: labelledId('draft') }), startIt({ recordType: 'lead' }), startIt({ on: 'sameRecord' })]) expect(followUpOf(effect, subject, directory)).toBeNull();
    expect(followUpOf(startIt({ on: 'sameRecord' }), { ...subject, type: 'deal' }, directory)).toMatchObject({ newRecord: null, intent: { record: { fields: subject.fields } } });
  });
});

describe('who hears a signal', () => {
  const run = (id: string, status: 'running' | 'ended' | 'exited', startedAt: number, blueprint = 'b') => ({ id, status, startedAt, blueprint });
  test('[R125] all running ones of the blueprint, else the last that came to its end', () => {
    expect(hearersOf('b', [run('z', 'running', 1), run('y', 'ended', 9), run('x', 'running', 1), run('w', 'running', 1, 'other')])).toEqual(['x', 'z']);
    expect(hearersOf('b', [run('a', 'ended', 1), run('c', 'ended', 3), run('d', 'exited', 5)])).toEqual(['c']);
    expect(hearersOf('b', [run('d', 'exited', 5)])).toEqual([]);
  });

  test('[R125] the payload carries the record’s values under the names the signal wants', () => {
    const effect = { type: 'signalRun', blueprint: labelledId('target'), signal: 'go', payload: { who: 'name', none: 'empty', gone: 'gone' } } as const;
    expect(followUpOf(effect, subject, directory)).toEqual({ type: 'signal', intent: { type: 'signal', signal: 'go', payload: { who: 'Ada', none: null } }, blueprint: labelledId('target'), on: 'sameRecord' });
  });
});

describe('how far effects follow each other', () => {
  test('[R126] ten deep is legal, one more is an endless loop', () => {
    expect(tooDeep(longestFollowUp)).toBeNull();
    expect(tooDeep(longestFollowUp + 1)).toEqual({ type: 'endlessLoop', moves: longestFollowUp });
  });
});

describe('what nobody did', () => {
  const drawing = () => aBlueprint('Dealt').stage('New', (s) => s.call('Call', { required: 'never' }).outcome('On', { to: 'End' })).end('End');
  test('[R133] an assignment and a leaving in nobody’s name are taken back by nobody, and close the way back over what came before', () => {
    for (const intent of [{ type: 'assign', owner: 'u_ann' }, { type: 'exit', reason: 'rule' }] as const) {
      const rep = new Rep(drawing());
      accepted(rep.complete('Call', 'connected'));
      const { run } = accepted(step(rep.process, rep.run, { entry: labelledId('by itself'), by: clockPerson, roles: [], intent }, rep.now));
      expect(run.before).toBeNull();
      expect(accepted(step(rep.process, rep.run, { entry: labelledId('by a person'), by: 'u_rep', roles: [], intent }, rep.now)).run.before).not.toBeNull();
    }
  });
});
