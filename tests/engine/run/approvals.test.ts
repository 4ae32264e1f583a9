import { describe, expect, test } from 'vitest';
import { minute } from '#engine/kernel';
import type { Gate } from '#engine/blueprint';
import { replay } from '#engine/run';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep, accepted, refusalOf, type Who } from './a-rep.ts';

const boss: Who = { by: 'u_boss', roles: ['manager'] };
const chief: Who = { by: 'u_chief', roles: ['manager', 'rep'] };
const third: Who = { by: 'u_third', roles: ['manager'] };

const wants = (levels: number, quorum: number): Gate => ({ type: 'approval', role: 'manager', levels, quorum });

/** A discount leads on only when the managers agree (S9). */
const byGate = (gate: Gate) => aBlueprint('Discount').stage('Offer', (s) => s.outcome('Send', { to: 'Sent', gate }).outcome('Again', { to: 'Offer', gate: { type: 'all', of: [] } })).end('Sent', 'won');

/** The same as an activity: two levels, two people on each. */
const byActivity = (rule = { role: 'manager', levels: 1, quorum: 1 }) =>
  aBlueprint('Sign-off')
    .stage('Offer', (s) =>
      s
        .approval('Sign-off', { approval: rule, form: ['price'] })
        .outcome('Send', { to: 'Sent' })
        .outcome('Signed', { to: 'Signed', onResult: ['Sign-off', 'approved'], gate: { type: 'field', condition: { type: 'compare', field: 'express', operator: 'equals', value: true } } })
        .outcome('Turned down', { to: 'Lost', onResult: ['Sign-off', 'rejected'], gate: { type: 'all', of: [{ type: 'requiredActivities' }, { type: 'field', condition: { type: 'compare', field: 'final', operator: 'equals', value: true } }] } }),
    )
    .end('Sent', 'won')
    .end('Signed', 'won')
    .end('Lost', 'lost');

const approval = (rep: Rep, who: Who = {}) => rep.optionsFor(who).approvals?.find((one) => one.role === 'manager');

describe('approvals', () => {
  test('[R72] a gate that wants a role opens when it agrees, and the verdict says whom to ask', () => {
    const rep = new Rep(byGate(wants(1, 1)));
    expect(rep.outcome('Send').verdict).toMatchObject({ met: false, shortest: [{ type: 'ask', role: 'manager', purpose: 'approve', times: 1 }] });
    accepted(rep.ask('manager'));
    expect(approval(rep)).toMatchObject({ request: { by: 'u_rep', entry: rep.lastEntry.id }, given: [], missing: [1], refusal: { type: 'notAllowed', roles: ['manager'] } });
    expect(approval(rep, boss)?.refusal).toBeNull();
    accepted(rep.approve('manager', boss));
    expect(rep.outcome('Send').verdict).toMatchObject({ met: true, tree: { evidence: [rep.lastEntry.id] } });
    accepted(rep.choose('Send'));
  });

  test('[R72] nobody is asked for what nothing here wants; asking first is not needed', () => {
    const rep = new Rep(byGate(wants(1, 1)));
    expect(refusalOf(rep.ask('lawyer'))).toEqual({ type: 'approvalNotWanted', role: 'lawyer' });
    expect(refusalOf(rep.approve('lawyer', { by: 'u_law', roles: ['lawyer'] }))).toEqual({ type: 'approvalNotWanted', role: 'lawyer' });
    accepted(rep.approve('manager', boss));
    expect(rep.run.approvals).toEqual([{ entry: rep.lastEntry.id, role: 'manager', level: 1, by: 'u_boss', at: rep.now, approved: true, visit: 1, requestedBy: 'u_rep' }]);
    accepted(rep.choose('Send'));
  });

  test('[R72] a new request starts afresh, and so does a new visit', () => {
    const rep = new Rep(byGate(wants(1, 2)));
    accepted(rep.approve('manager', boss));
    accepted(rep.ask('manager'));
    expect(approval(rep)).toMatchObject({ given: [], missing: [2] });
    accepted(rep.approve('manager', boss));
    accepted(rep.approve('manager', chief));
    accepted(rep.choose('Again'));
    expect(approval(rep)).toMatchObject({ request: null, given: [], missing: [2] });
    expect(rep.outcome('Send').verdict.met).toBe(false);
  });

  test('[R73] the role is needed, or a right lent by somebody', () => {
    const rep = new Rep(byGate(wants(1, 1)));
    const deputy: Who = { by: 'u_deputy', roles: ['rep'] };
    expect(refusalOf(rep.approve('manager', deputy))).toEqual({ type: 'notAllowed', roles: ['manager'], ownerOnly: false });
    expect(refusalOf(rep.approve('manager', deputy, 'u_boss'))).toEqual({ type: 'notDelegated', role: 'manager', from: 'u_boss' });
    const lent: Who = { ...deputy, lent: [{ from: 'u_boss', role: 'manager' }] };
    expect(refusalOf(rep.approve('manager', { ...lent, lent: [{ from: 'u_boss', role: 'lawyer' }] }, 'u_boss'))).toEqual({ type: 'notDelegated', role: 'manager', from: 'u_boss' });
    expect(approval(rep, lent)?.refusal).toBeNull();
    accepted(rep.approve('manager', lent, 'u_boss'));
    expect(rep.run.approvals?.at(0)).toMatchObject({ by: 'u_deputy', onBehalfOf: 'u_boss' });
    accepted(rep.choose('Send'));
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });

  test('[R73] whose work it is neither agrees nor lends the right: the owner, and the one who asked', () => {
    const rep = new Rep(byGate(wants(1, 1)), { owner: 'u_boss' });
    expect(refusalOf(rep.approve('manager', boss))).toEqual({ type: 'ownWork' });
    expect(refusalOf(rep.reject('manager', boss))).toEqual({ type: 'ownWork' });
    expect(refusalOf(rep.approve('manager', { by: 'u_deputy', lent: [{ from: 'u_boss', role: 'manager' }] }, 'u_boss'))).toEqual({ type: 'ownWork' });
    accepted(rep.ask('manager', chief));
    expect(refusalOf(rep.approve('manager', chief))).toEqual({ type: 'ownWork' });
    expect(approval(rep, chief)?.refusal).toEqual({ type: 'ownWork' });
    accepted(rep.approve('manager', third));
    expect(rep.outcome('Send').verdict.met).toBe(true);
    // The record becomes theirs afterwards: their word was given for somebody else's work, and no longer is.
    accepted(rep.act({ type: 'assign', owner: 'u_third' }));
    expect(rep.outcome('Send').verdict.met).toBe(false);
  });

  test('[R73] [R74] levels are filled from below, by different people and rights', () => {
    const rep = new Rep(byGate(wants(2, 1)));
    accepted(rep.approve('manager', boss));
    expect(approval(rep)?.missing).toEqual([0, 1]);
    expect(refusalOf(rep.approve('manager', boss))).toEqual({ type: 'alreadyApproved', role: 'manager' });
    expect(refusalOf(rep.approve('manager', { by: 'u_deputy', lent: [{ from: 'u_boss', role: 'manager' }] }, 'u_boss'))).toEqual({ type: 'alreadyApproved', role: 'manager' });
    expect(refusalOf(rep.approve('manager', { ...boss, lent: [{ from: 'u_third', role: 'manager' }] }, 'u_third'))).toEqual({ type: 'alreadyApproved', role: 'manager' });
    accepted(rep.approve('manager', chief));
    expect(rep.run.approvals?.map(({ level, by }) => [level, by])).toEqual([[1, 'u_boss'], [2, 'u_chief']]);
    expect(refusalOf(rep.approve('manager', third))).toEqual({ type: 'approvalNotWanted', role: 'manager' });
    accepted(rep.choose('Send'));
  });

  test('[R75] a rejection needs a reason, takes back what was agreed, and the role must be asked again', () => {
    const rep = new Rep(byGate(wants(1, 2)));
    accepted(rep.approve('manager', boss));
    expect(refusalOf(rep.reject('manager', chief, ' '))).toEqual({ type: 'reasonMissing', choices: [] });
    accepted(rep.reject('manager', chief));
    expect(approval(rep)).toMatchObject({ missing: [2], refusal: { type: 'approvalRejected', role: 'manager' } });
    expect(approval(rep)?.given.map((one) => one.approved)).toEqual([true, false]);
    expect(refusalOf(rep.approve('manager', third))).toEqual({ type: 'approvalRejected', role: 'manager' });
    accepted(rep.ask('manager'));
    for (const who of [boss, chief]) accepted(rep.approve('manager', who));
    accepted(rep.choose('Send'));
  });
});

describe('approval activities', () => {
  test('[R72] the form must be filled before anybody is asked or agrees', () => {
    const rep = new Rep(byActivity());
    expect(refusalOf(rep.ask('manager'))).toEqual({ type: 'fieldsMissing', fields: ['price'] });
    expect(refusalOf(rep.approve('manager', boss))).toEqual({ type: 'fieldsMissing', fields: ['price'] });
    accepted(rep.set({ price: 8 }));
    accepted(rep.ask('manager'));
    accepted(rep.approve('manager', boss));
  });

  test('[R74] [R85] it is done by the last approval, and by nothing else', () => {
    const rep = new Rep(byActivity({ role: 'manager', levels: 1, quorum: 2 }), { fields: { price: 8 } });
    expect(refusalOf(rep.complete('Sign-off', 'approved'))).toEqual({ type: 'doneByAnswer', activity: rep.drawing.id.activity('Sign-off'), by: 'approval' });
    expect(rep.outcome('Send').verdict.tree).toMatchObject({ who: [{ type: 'role', role: 'manager' }] });
    expect(accepted(rep.approve('manager', boss)).changes.done).toEqual([]);
    expect(rep.activity('Sign-off').status).toBe('open');
    expect(accepted(rep.approve('manager', chief)).changes.done).toMatchObject([{ result: 'approved', by: 'u_chief' }]);
    expect(rep.activity('Sign-off').status).toBe('done');
    expect(refusalOf(rep.ask('manager'))).toEqual({ type: 'approvalNotWanted', role: 'manager' });
    accepted(rep.choose('Send'));
  });

  test('[R74] an outcome set off by its result goes off with the step that agrees', () => {
    const rep = new Rep(byActivity(), { fields: { price: 8, express: true } });
    accepted(rep.approve('manager', boss));
    expect(rep.stage).toBe('Signed');
  });

  test('[R75] rejected it is answered, but not done: only the outcome that listens may go off', () => {
    const rep = new Rep(byActivity(), { fields: { price: 8 } });
    expect(accepted(rep.reject('manager', boss)).changes.done).toMatchObject([{ result: 'rejected' }]);
    expect(rep.activity('Sign-off')).toMatchObject({ status: 'open', attempts: 0, evidence: [{ result: 'rejected' }] });
    expect(refusalOf(rep.choose('Send'))).toMatchObject({ type: 'gateClosed' });
    accepted(rep.ask('manager'));
    accepted(rep.approve('manager', chief));
    accepted(rep.choose('Send'));
    const other = new Rep(byActivity(), { fields: { price: 8, final: true } });
    accepted(other.reject('manager', boss));
    expect(other.stage).toBe('Lost');
  });

  test('[R72] what is locked cannot be agreed to yet, and says what it waits for', () => {
    const rep = new Rep(aBlueprint('Locked').stage('Offer', (s) => s.task('Check', { results: [] }).approval('Sign-off', { after: ['Check'] }).outcome('Send', { to: 'Sent' })).end('Sent'));
    expect(refusalOf(rep.approve('manager', boss))).toMatchObject({ type: 'activityNotOpen', why: 'prerequisite', activities: [rep.drawing.id.activity('Check')] });
    accepted(rep.complete('Check'));
    accepted(rep.approve('manager', boss));
  });

  test('[R16] [R85] skipped it is off the list, its role is asked no more, and the gate stays closed', () => {
    const rep = new Rep(byActivity(), { fields: { price: 8 } });
    accepted(rep.ask('manager'));
    accepted(rep.skip('Sign-off'));
    expect(refusalOf(rep.approve('manager', boss))).toEqual({ type: 'approvalNotWanted', role: 'manager' });
    expect(refusalOf(rep.choose('Send'))).toMatchObject({ type: 'gateClosed' });
  });

  test('[R86] asking, agreeing and rejecting are taken back within five minutes', () => {
    const rep = new Rep(byActivity(), { fields: { price: 8 } });
    for (const [act, who] of [[() => rep.ask('manager'), {}], [() => rep.approve('manager', boss), boss], [() => rep.reject('manager', boss), boss]] as const) {
      const { rev: _rev, before: _before, ...before } = rep.run;
      accepted(act());
      rep.wait(minute);
      // Who asked does not take the answer back.
      if (who === boss) expect(refusalOf(rep.undo())).toEqual({ type: 'notForYou', person: 'u_boss' });
      expect([rep.options.undo, rep.optionsFor(who).undo]).toEqual([who === boss ? null : rep.run.before?.entry, rep.run.before?.entry]);
      accepted(rep.act({ type: 'undo', entry: rep.run.before?.entry ?? '' }, who));
      expect(rep.run).toMatchObject(before);
      expect(rep.outcome('Send').verdict.met).toBe(false);
    }
    expect(replay(rep.process, rep.entries)).toEqual(rep.run);
  });
});
