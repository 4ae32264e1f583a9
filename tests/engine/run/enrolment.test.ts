import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { touchChannels, type Blueprint, type Condition } from '#engine/blueprint';
import { enrolsByItself, leavesByItself, mayEnrol, ranked, type Enrolling } from '#engine/run';
import { cases } from '../../kit/cases.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

const is = (field: string, value: string | number | boolean): Condition => ({ type: 'compare', field, operator: 'equals', value });
const calling = aBlueprint('Calling').stage('New', (s) => s.call('Call').outcome('On', { to: 'End' })).end('End').build();
const quiet = aBlueprint('Quiet').stage('New', (s) => s.task('Think').outcome('On', { to: 'End' })).end('End').build();
const ruled = (enrolment: Partial<Blueprint['enrolment']>, made = calling): Blueprint => ({ ...made, enrolment: { ...made.enrolment, ...enrolment } });
const asked = (given: Partial<Enrolling> = {}): Enrolling => ({ blueprint: calling.id, document: calling, paused: false, record: { type: 'lead', fields: {} }, runs: [], view: null, ...given });
const run = (status: 'running' | 'ended' | 'exited') => ({ id: status, blueprint: calling.id, status });
const whyNot = (given: Partial<Enrolling>) => mayEnrol(asked(given));

describe('who may be enrolled', () => {
  test('[R130] whoever wants no contact at all starts nothing that contacts, and may start what does not', () => {
    for (const fields of [{ doNotContact: true }, { doNotContactChannels: [...touchChannels] }]) {
      const record = { type: 'lead', fields };
      expect(whyNot({ record })).toEqual({ type: 'optedOut', channel: 'all' });
      expect(whyNot({ record, document: quiet })).toBeNull();
    }
    for (const fields of [{ doNotContact: false }, { doNotContactChannels: ['call'] }]) expect(whyNot({ record: { type: 'lead', fields } })).toBeNull();
  });

  test('[R130] the reasons come in their order: wish, held, kind, rules, former runs', () => {
    const document = ruled({ when: { type: 'condition', condition: is('size', 1) }, unless: is('rival', true), exitWhen: is('dead', true), reentry: 'never' });
    const worst = { document, paused: true, record: { type: 'deal', fields: { doNotContact: true, rival: true, dead: true } }, runs: [run('running'), run('ended')] };
    const step = (given: Partial<Enrolling>) => whyNot({ ...worst, ...given })?.type;
    const record = (fields: Record<string, boolean | number>) => ({ record: { type: 'lead', fields } });
    expect(step({})).toBe('optedOut');
    expect(step({ record: { type: 'deal', fields: { rival: true } } })).toBe('held');
    expect(step({ paused: false, record: { type: 'deal', fields: { rival: true } } })).toBe('wrongRecordType');
    expect(whyNot({ ...worst, paused: false, ...record({ rival: true }) })).toEqual({ type: 'notEnrollable', why: 'condition' });
    expect(whyNot({ ...worst, paused: false, ...record({ size: 1, rival: true, dead: true }) })).toEqual({ type: 'notEnrollable', why: 'unless' });
    expect(whyNot({ ...worst, paused: false, ...record({ size: 1, dead: true }) })).toEqual({ type: 'notEnrollable', why: 'exitWhen' });
    expect(step({ paused: false, ...record({ size: 1 }) })).toBe('alreadyRunning');
    expect(step({ paused: false, ...record({ size: 1 }), runs: [run('ended')] })).toBe('reentryForbidden');
    expect(step({ paused: false, ...record({ size: 1 }), runs: [] })).toBeUndefined();
  });

  test('[R130] re-entry: never, after the end, always; runs of other blueprints do not count', () => {
    const table = { never: ['reentryForbidden', 'alreadyRunning'], afterEnd: [undefined, 'alreadyRunning'], always: [undefined, undefined] } as const;
    for (const reentry of ['never', 'afterEnd', 'always'] as const) {
      const answers = (['ended', 'running'] as const).map((status) => whyNot({ document: ruled({ reentry }), runs: [run(status)] })?.type);
      expect(answers, reentry).toEqual(table[reentry]);
      expect(whyNot({ document: ruled({ reentry }), runs: [{ ...run('running'), blueprint: quiet.id }] })).toBeNull();
    }
  });

  test('[R130] a view that does not exist shows nobody', () => {
    const document = ruled({ when: { type: 'view', view: 'v' } });
    expect(whyNot({ document })).toEqual({ type: 'notEnrollable', why: 'view' });
    expect(whyNot({ document, view: is('size', 1), record: { type: 'lead', fields: { size: 1 } } })).toBeNull();
  });
});

describe('who starts by itself', () => {
  test('[R131] never against the rules, never twice at a time, and after an end only when the rule is fulfilled anew', () => {
    const fields = fc.record({ size: fc.constantFrom(1, 2), rival: fc.boolean(), doNotContact: fc.boolean() });
    const enrolment = fc.record({ reentry: fc.constantFrom('never', 'afterEnd', 'always'), unless: fc.constantFrom(undefined, is('rival', true)) });
    const runs = fc.subarray([run('running'), run('ended'), run('exited')]);
    fc.assert(
      fc.property(fields, fc.option(fields), enrolment, runs, fc.boolean(), (now, before, { reentry, unless }, former, paused) => {
        const document = ruled({ when: { type: 'condition', condition: is('size', 1) }, reentry, ...(unless === undefined ? {} : { unless }) });
        const enrolling = asked({ document, paused, record: { type: 'lead', fields: now }, runs: former });
        if (!enrolsByItself(enrolling, before)) return;
        expect(mayEnrol(enrolling)).toBeNull();
        expect(now.size).toBe(1);
        expect(former.some((one) => one.status === 'running')).toBe(false);
        const fulfilledBefore = before !== null && before.size === 1 && (unless === undefined || !before.rival);
        expect(former.length > 0 && fulfilledBefore).toBe(false);
      }),
      { numRuns: cases(500) },
    );
  });

  test('[R131] a blueprint filled by hand takes nobody in by itself', () => {
    expect(enrolsByItself(asked(), null)).toBe(false);
    expect(enrolsByItself(asked({ document: ruled({ when: { type: 'condition', condition: { type: 'and', of: [] } } }) }), null)).toBe(true);
  });

  test('[R132] leaves by the rule for leaving, and without one never', () => {
    expect(leavesByItself(ruled({ exitWhen: is('dead', true) }), { dead: true })).toBe(true);
    expect(leavesByItself(ruled({ exitWhen: is('dead', true) }), {})).toBe(false);
    expect(leavesByItself(calling, { dead: true })).toBe(false);
  });
});

describe('in which order many are taken in', () => {
  const order = (values: readonly (string | number | boolean | null)[]) => ranked(values.map((rank) => ({ fields: { rank } })), 'rank').map(({ fields }) => fields.rank);
  test('[R134] the highest first, numbers by size, days and texts as texts, yes before no, without a value last', () => {
    expect(order([2, null, 10, -1])).toEqual([10, 2, -1, null]);
    expect(order(['2026-02-01', '', '2026-11-01'])).toEqual(['2026-11-01', '2026-02-01', '']);
    expect(order([false, true])).toEqual([true, false]);
    const same = [{ fields: {} }, { fields: { rank: 1 } }];
    expect(ranked(same, undefined)).toBe(same);
    expect(ranked(same, 'toString')).toEqual(same);
  });
});
