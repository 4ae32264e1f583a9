import { describe, expect, test } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import { defaultRhythm, type Gate, type OverridePolicy } from '#engine/blueprint';
import { replay } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday, refusalOf, type Who } from './a-rep.ts';

const boss: Who = { by: 'u_boss', roles: ['manager'] };
const chief: Who = { by: 'u_chief', roles: ['manager'] };
const usual: OverridePolicy = { roles: ['manager'], secondPerson: false, expires: { amount: 1, unit: 'days' } };
const closed: Gate = { type: 'field', condition: { type: 'compare', field: 'ready', operator: 'equals', value: true } };

const drawing = (policy: OverridePolicy | null = usual) =>
  aBlueprint('Governed')
    .stage('New', (s) =>
      s
        .outcome('On', { to: 'End', gate: closed, form: ['why'], reason: { type: 'required', choices: [] } })
        .outcome('Never', { to: 'End', gate: closed, overridable: false })
        .outcome('Open', { to: 'New', gate: { type: 'all', of: [] } })
        .outcome('Bosses', { to: 'End', gate: closed, who: { type: 'owner' } })
        .outcome('Ready', { to: 'End', trigger: { type: 'condition', condition: closed.type === 'field' ? closed.condition : { type: 'and', of: [] } }, gate: { type: 'field', condition: { type: 'compare', field: 'sure', operator: 'equals', value: true } } }),
    )
    .end('End', 'won')
    .change((made) => (policy === null ? made : { ...made, override: policy }));

const entryOf = (rep: Rep) => rep.lastEntry.id;

describe('override', () => {
  test('[R81] only with a rule, by its roles, for a reason, and for what is closed and may be opened', () => {
    expect(refusalOf(new Rep(drawing(null)).override('On', boss))).toEqual({ type: 'overrideForbidden', roles: [] });
    const rep = new Rep(drawing());
    expect(refusalOf(rep.override('On', {}))).toEqual({ type: 'overrideForbidden', roles: ['manager'] });
    expect(refusalOf(rep.override('On', boss, ' '))).toEqual({ type: 'reasonMissing', choices: [] });
    expect(refusalOf(rep.override('Never', boss))).toEqual({ type: 'overrideForbidden', roles: [] });
    expect(refusalOf(rep.override('Open', boss))).toEqual({ type: 'overrideNotNeeded' });
    expect(refusalOf(rep.override('Ready', boss))).toMatchObject({ type: 'outcomeNotByHand' });
    expect(refusalOf(rep.override('Elsewhere', boss))).toMatchObject({ type: 'unknownOutcome' });
    accepted(rep.override('On', boss));
    expect(refusalOf(rep.override('On', chief))).toEqual({ type: 'overrideNotNeeded' });
  });

  test('[R83] one choice passes the closed gate; form, reason and who it is for are asked all the same', () => {
    const rep = new Rep(drawing(), { owner: 'u_olga' });
    expect(refusalOf(rep.choose('On', { fields: { why: 'x' }, reason: 'y' }))).toMatchObject({ type: 'gateClosed' });
    accepted(rep.override('On', boss));
    const grant = entryOf(rep);
    expect(rep.stage).toBe('New');
    expect(rep.outcome('On')).toMatchObject({ open: true, verdict: { met: false }, override: { entry: grant, by: 'u_boss', until: monday + day } });
    expect(rep.outcome('Bosses')).toMatchObject({ open: false });
    expect(refusalOf(rep.choose('On'))).toEqual({ type: 'fieldsMissing', fields: ['why'] });
    expect(refusalOf(rep.choose('On', { fields: { why: 'x' } }))).toEqual({ type: 'reasonMissing', choices: [] });
    const { changes, run } = accepted(rep.choose('On', { fields: { why: 'x' }, reason: 'y' }));
    expect(changes).toMatchObject({ overridden: grant, ended: true });
    expect(run.overrides).toMatchObject([{ entry: grant, used: true }]);
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
    const forOwner = new Rep(drawing(), { owner: 'u_olga' });
    accepted(forOwner.override('Bosses', boss));
    expect(refusalOf(forOwner.choose('Bosses'))).toMatchObject({ type: 'notAllowed', ownerOnly: true });
  });

  test('[R83] it opens no other gate, nothing by itself, and nothing in another visit', () => {
    const rep = new Rep(drawing());
    accepted(rep.override('On', boss));
    expect(refusalOf(rep.choose('Never'))).toMatchObject({ type: 'gateClosed' });
    accepted(rep.choose('Open'));
    expect(rep.run).toMatchObject({ visit: 2, overrides: [{ used: false }] });
    expect(refusalOf(rep.choose('On', { fields: { why: 'x' }, reason: 'y' }))).toMatchObject({ type: 'gateClosed' });
    accepted(rep.override('On', boss));
    accepted(rep.set({ ready: true }));
    expect(rep.stage).toBe('New');
    expect(accepted(rep.choose('On', { fields: { why: 'x' }, reason: 'y' })).changes.overridden).toBeUndefined();
  });

  test('[R82] it holds until its wait is over', () => {
    const rep = new Rep(drawing());
    accepted(rep.override('On', boss));
    rep.wait(day);
    expect(refusalOf(rep.choose('On', { fields: { why: 'x' }, reason: 'y' }))).toMatchObject({ type: 'gateClosed' });
    accepted(rep.override('On', chief));
    accepted(rep.wait(day - minute).choose('On', { fields: { why: 'x' }, reason: 'y' }));
    expect(rep.run.overrides).toMatchObject([{ used: false }, { used: true }]);
  });

  test('[R82] where a second person is wanted, another one with the role confirms in time', () => {
    const rep = new Rep(drawing({ ...usual, secondPerson: true }));
    accepted(rep.override('On', boss));
    const grant = entryOf(rep);
    const choose = () => rep.choose('On', { fields: { why: 'x' }, reason: 'y' });
    expect(refusalOf(choose())).toMatchObject({ type: 'gateClosed' });
    expect(rep.optionsFor(chief).outcomes[0]).toMatchObject({ open: false });
    expect(refusalOf(rep.override('On', chief))).toEqual({ type: 'overrideNeedsSecondPerson', override: grant });
    expect(refusalOf(rep.confirm(grant, boss))).toEqual({ type: 'overrideNeedsSecondPerson', override: grant });
    expect(refusalOf(rep.confirm(grant, {}))).toEqual({ type: 'overrideForbidden', roles: ['manager'] });
    expect(refusalOf(rep.confirm('e', chief))).toEqual({ type: 'unknownOverride', override: 'e' });
    accepted(rep.confirm(grant, chief));
    expect(refusalOf(rep.confirm(grant, chief))).toEqual({ type: 'overrideNotNeeded' });
    accepted(choose());
    const late = new Rep(drawing({ ...usual, secondPerson: true }));
    accepted(late.override('On', boss));
    const expired = entryOf(late);
    expect(refusalOf(late.wait(day).confirm(expired, chief))).toEqual({ type: 'overrideExpired', at: monday + day });
  });

  test('[R81] options say who may ask for one', () => {
    const rep = new Rep(drawing());
    const overridable = (who: Who) => rep.optionsFor(who).outcomes.flatMap((one) => (one.overridable === true ? [one.outcome.name] : []));
    expect(overridable(boss)).toEqual(['On', 'Bosses']);
    expect(overridable({})).toEqual([]);
  });

  test('[R84] it lets one touch pass the rhythm, and nothing else', () => {
    const enforce = { slide: true, gap: true, bundles: true, touches: true, template: true, channel: true };
    const calls = aBlueprint('Calls')
      .stage('New', (s) => s.call('Call', { attempts: { min: 1, max: 9 } }).call('Later', { required: 'never', after: ['Prepare'] }).task('Prepare', { required: 'never', results: [] }).outcome('On', { to: 'End' }))
      .end('End')
      .change((made) => ({ ...made, override: usual, rhythm: { ...defaultRhythm, weekdays: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'], touchesPer7Days: 1, enforce } }));
    const rep = new Rep(calls);
    const target = { type: 'activity', activity: calls.id.activity('Call') } as const;
    const override = (label = 'Call') => rep.act({ type: 'override', target: { ...target, activity: calls.id.activity(label) }, reason: 'they asked us to', expect: { visit: 1 } }, boss);
    expect(refusalOf(override())).toEqual({ type: 'overrideNotNeeded' });
    accepted(rep.complete('Call', 'connected'));
    expect(refusalOf(rep.wait(hour).complete('Call', 'connected'))).toMatchObject({ type: 'rhythm', rule: 'touches' });
    expect(refusalOf(override('Elsewhere'))).toMatchObject({ type: 'unknownActivity' });
    accepted(override());
    const grant = entryOf(rep);
    expect(accepted(rep.complete('Call', 'connected')).changes.overridden).toBe(grant);
    expect(refusalOf(rep.complete('Call', 'connected'))).toMatchObject({ type: 'rhythm' });
    accepted(override('Later'));
    expect(refusalOf(rep.complete('Later', 'connected'))).toMatchObject({ type: 'activityNotOpen' });
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R86] undo makes a used override whole again', () => {
    const rep = new Rep(drawing());
    accepted(rep.override('On', boss));
    accepted(rep.choose('On', { fields: { why: 'x' }, reason: 'y' }));
    accepted(rep.wait(minute).undo());
    expect(rep.run.overrides).toMatchObject([{ used: false }]);
    expect(rep.outcome('On').open).toBe(true);
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });
});
