import { describe, expect, it } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import type { Activity, Blueprint, Gate, HandOver, OverridePolicy } from '#engine/blueprint';
import type { VerdictNode } from '#engine/gates';
import { aBlueprint, type LabelledIds } from '../../kit/a-blueprint.ts';
import { accepted, Rep, refusalOf } from '../run/a-rep.ts';

const never: Gate = { type: 'field', condition: { type: 'compare', field: 'ready', operator: 'equals', value: true } };
const free: Gate = { type: 'all', of: [] };
const boss = { by: 'u_boss', roles: ['manager'] };
const chief = { by: 'u_chief', roles: ['manager'] };
const third = { by: 'u_third', roles: ['manager'] };
const refused = (answer: Parameters<typeof refusalOf>[0]) => refusalOf(answer).type;

describe('Lanes: a parallel stage leaves when all lanes, or a stated number, are done (S28, S29)', () => {
  const clearance: Gate = { type: 'approval', role: 'payments', levels: 1, quorum: 1 };
  const together = (join?: number) =>
    aBlueprint(`Together ${join}`)
      .parallel('Close', (stage) =>
        stage
          .lane('Sales', 'sales').lane('Payments', 'payments').lane('Legal', 'legal')
          .call('Ring', { lane: 'Sales' }).task('Clear', { lane: 'Payments', results: [] }).document('Contract', { lane: 'Legal' })
          .task('Invoice', { lane: 'Sales', results: [], required: 'never', after: ['Clear'] })
          .outcome('On', { to: 'Won' }).set(join === undefined ? {} : { join }))
      .end('Won', 'won');
  const teams = (node: VerdictNode): readonly string[] => (node.type === 'clause' ? node.who.flatMap((who) => (who.type === 'team' ? [who.team] : [])) : node.type === 'not' ? teams(node.of) : node.of.flatMap(teams));

  it('S28: the stage is held until the last lane is done, and the verdict names the team that is waited for', () => {
    const rep = new Rep(together());
    expect(teams(rep.outcome('On').verdict.tree).toSorted()).toEqual(['legal', 'payments', 'sales']);
    accepted(rep.complete('Ring', 'connected'));
    accepted(rep.complete('Contract', 'signed'));
    expect(refused(rep.choose('On'))).toBe('gateClosed');
    expect(teams(rep.outcome('On').verdict.tree)).toEqual(['payments']);
    accepted(rep.complete('Clear'));
    accepted(rep.choose('On'));
  });
  it.each([[['Ring', 'connected'], ['Clear', null]], [['Contract', 'signed'], ['Ring', 'connected']], [['Clear', null], ['Contract', 'signed']]] as const)('S28: of three lanes two are enough where two are stated, whichever they are (%s, %s)', (first, second) => {
    const rep = new Rep(together(2));
    accepted(rep.complete(first[0], first[1]));
    expect(rep.outcome('On').open).toBe(false);
    accepted(rep.complete(second[0], second[1]));
    expect(rep.outcome('On').open).toBe(true);
  });
  it('S28: a lane whose work is skipped is not a lane that is done', () => {
    const rep = new Rep(together());
    accepted(rep.complete('Ring', 'connected'));
    accepted(rep.complete('Contract', 'signed'));
    accepted(rep.skip('Clear'));
    expect(refused(rep.choose('On'))).toBe('gateClosed');
  });
  it('S29: no invoice before the payments team clears; the refusal names that team', () => {
    const rep = new Rep(together());
    expect(refusalOf(rep.complete('Invoice'))).toMatchObject({ type: 'activityNotOpen', why: 'prerequisite', team: 'payments' });
    accepted(rep.skip('Clear'));
    expect(refusalOf(rep.complete('Invoice'))).toMatchObject({ type: 'activityNotOpen', why: 'prerequisite' });
    const cleared = new Rep(together());
    accepted(cleared.complete('Clear'));
    accepted(cleared.complete('Invoice'));
  });
  it('S29: a prerequisite may be a lane or any clause, e.g. the approval of the payments team', () => {
    const drawing = aBlueprint('Prerequisites').stage('Work', (stage) => stage.task('Invoice', { results: [], after: [{ type: 'clause', clause: clearance }] }).outcome('On', { to: 'Won' })).end('Won');
    const rep = new Rep(drawing);
    expect(refused(rep.complete('Invoice'))).toBe('activityNotOpen');
    accepted(rep.approve('payments', { by: 'u_pat', roles: ['payments'] }));
    accepted(rep.complete('Invoice'));
  });
});

describe('Approval given: by role, levels, quorum, nobody approves own work (S9)', () => {
  const approving = (levels: number, quorum: number) => aBlueprint(`Approving ${levels} ${quorum}`).stage('Offer', (stage) => stage.call('Ring', { required: 'never' }).outcome('Send', { to: 'Won', gate: { type: 'approval', role: 'manager', levels, quorum } }).outcome('Again', { to: 'Offer', gate: free })).end('Won');

  it('a rep waits until the manager has agreed', () => {
    const rep = new Rep(approving(1, 1));
    expect(refused(rep.choose('Send'))).toBe('gateClosed');
    accepted(rep.ask('manager'));
    expect(refused(rep.choose('Send'))).toBe('gateClosed');
    accepted(rep.approve('manager', boss));
    accepted(rep.choose('Send'));
  });
  it('who does not hold the role is refused', () => {
    const rep = new Rep(approving(1, 1));
    accepted(rep.ask('manager'));
    expect(refused(rep.approve('manager', { by: 'u_other', roles: ['rep'] }))).toBe('notAllowed');
    expect(rep.outcome('Send').open).toBe(false);
  });
  it('nobody approves own work: neither who asked nor the owner, though they are managers', () => {
    const asked = new Rep(approving(1, 1), { owner: 'u_ben' });
    accepted(asked.ask('manager', boss));
    expect(refused(asked.approve('manager', boss))).toBe('ownWork');
    expect(refused(asked.approve('manager', { by: 'u_ben', roles: ['manager'] }))).toBe('ownWork');
    accepted(asked.approve('manager', chief));
    expect(asked.outcome('Send').verdict.met).toBe(true);
  });
  it('a quorum of two wants two different people', () => {
    const rep = new Rep(approving(1, 2));
    accepted(rep.ask('manager'));
    accepted(rep.approve('manager', boss));
    expect(refused(rep.approve('manager', boss))).toBe('alreadyApproved');
    expect(rep.outcome('Send').open).toBe(false);
    accepted(rep.approve('manager', chief));
    expect(rep.outcome('Send').open).toBe(true);
  });
  it('every level has its own quorum', () => {
    const rep = new Rep(approving(2, 1));
    accepted(rep.ask('manager'));
    accepted(rep.approve('manager', boss));
    expect(rep.outcome('Send').open).toBe(false);
    accepted(rep.approve('manager', third));
    expect(rep.outcome('Send').open).toBe(true);
  });
  it('a rejection with a reason closes it again, until somebody asks anew', () => {
    const rep = new Rep(approving(1, 2));
    accepted(rep.ask('manager'));
    accepted(rep.approve('manager', boss));
    expect(refused(rep.reject('manager', chief, ''))).toBe('reasonMissing');
    accepted(rep.reject('manager', chief));
    expect(rep.outcome('Send').open).toBe(false);
    expect(refused(rep.approve('manager', third))).toBe('approvalRejected');
    accepted(rep.ask('manager'));
    accepted(rep.approve('manager', chief));
    expect(rep.outcome('Send').open).toBe(false);
    accepted(rep.approve('manager', third));
    expect(rep.outcome('Send').open).toBe(true);
  });
  it('an approval holds for the stay it was given in, not for the next one', () => {
    const rep = new Rep(approving(1, 1));
    accepted(rep.approve('manager', boss));
    expect(rep.outcome('Send').open).toBe(true);
    accepted(rep.choose('Again'));
    expect(rep.outcome('Send').open).toBe(false);
  });
  it('a right that was lent may be used, once, and never for the lender\'s own work', () => {
    const deputy = { by: 'u_deputy', roles: ['rep'] };
    const rep = new Rep(approving(1, 2));
    accepted(rep.ask('manager'));
    expect(refused(rep.approve('manager', deputy, 'u_boss'))).toBe('notDelegated');
    accepted(rep.approve('manager', { ...deputy, lent: [{ from: 'u_boss', role: 'manager' }] }, 'u_boss'));
    expect(refused(rep.approve('manager', boss))).toBe('alreadyApproved');
    expect(rep.outcome('Send').open).toBe(false);
    accepted(rep.approve('manager', chief));
    expect(rep.outcome('Send').open).toBe(true);
    const own = new Rep(approving(1, 1), { owner: 'u_boss' });
    accepted(own.ask('manager'));
    expect(refused(own.approve('manager', { ...deputy, lent: [{ from: 'u_boss', role: 'manager' }] }, 'u_boss'))).toBe('ownWork');
  });
  it('an approval activity is done by those who are asked, and by nobody\'s completing it', () => {
    const rep = new Rep(aBlueprint('Activity').stage('Offer', (stage) => stage.approval('Discount', { approval: { role: 'manager', levels: 1, quorum: 1 } }).outcome('Send', { to: 'Won' })).end('Won'));
    expect(refused(rep.complete('Discount', 'approved'))).toBe('doneByAnswer');
    accepted(rep.ask('manager'));
    accepted(rep.reject('manager', boss));
    expect(refused(rep.choose('Send'))).toBe('gateClosed');
    accepted(rep.ask('manager'));
    accepted(rep.approve('manager', boss));
    accepted(rep.choose('Send'));
  });
});

describe('Hand-over: the receiver accepts or returns with a reason, with a timer (S82, S113)', () => {
  const baton = (rule: Partial<HandOver> = {}) =>
    aBlueprint(`Baton ${JSON.stringify(rule)}`)
      .stage('Open', (stage) => stage.handOver('Pass', { form: ['need'], handOver: { to: { type: 'role', role: 'closer' }, deadline: { amount: 4, unit: 'hours' }, late: 'remind', warm: false, ...rule } }).outcome('On', { to: 'Won' }))
      .end('Won');

  it('S82: the sender\'s fields are asked first; only an accepted hand-over is done, and then the record is the receiver\'s', () => {
    const rep = new Rep(baton());
    expect(refused(rep.offer('Pass', 'u_cleo'))).toBe('fieldsMissing');
    accepted(rep.offer('Pass', 'u_cleo', { fields: { need: 'fast' } }));
    expect(rep.run.record.owner).toBe('u_rep');
    expect(refused(rep.choose('On'))).toBe('gateClosed');
    expect(refused(rep.accept('Pass', 'u_other'))).toBe('notForYou');
    accepted(rep.accept('Pass', 'u_cleo'));
    expect(rep.run.record.owner).toBe('u_cleo');
    accepted(rep.choose('On'));
  });
  it('S82: a return needs a reason, leaves the record with the sender and the gate closed', () => {
    const rep = new Rep(baton(), { fields: { need: 'fast' } });
    accepted(rep.offer('Pass', 'u_cleo'));
    expect(refused(rep.giveBack('Pass', 'u_cleo', ' '))).toBe('reasonMissing');
    accepted(rep.giveBack('Pass', 'u_cleo'));
    expect(rep.run.record.owner).toBe('u_rep');
    expect(refused(rep.choose('On'))).toBe('gateClosed');
    expect(refused(rep.accept('Pass', 'u_cleo'))).toBe('notHandedOver');
  });
  it('S82: past the deadline it goes back by itself where that is drawn, not a minute earlier', () => {
    const rep = new Rep(baton({ late: 'return' }), { fields: { need: 'fast' } });
    accepted(rep.offer('Pass', 'u_cleo'));
    const due = rep.run.dues.find(({ kind }) => kind === 'handOver');
    expect(due?.at).toBe(rep.now + 4 * hour);
    const ring = () => rep.act({ type: 'due', due: due?.key ?? '', armed: due?.armed ?? 0 });
    expect(refused(rep.wait(4 * hour - minute) && ring())).toBe('notYetDue');
    accepted(rep.wait(minute) && ring());
    expect(refused(rep.accept('Pass', 'u_cleo'))).toBe('notHandedOver');
    accepted(rep.offer('Pass', 'u_carl'));
  });
  it('S82: an answer in time disarms the timer', () => {
    const rep = new Rep(baton({ late: 'return' }), { fields: { need: 'fast' } });
    accepted(rep.offer('Pass', 'u_cleo'));
    accepted(rep.wait(hour).accept('Pass', 'u_cleo'));
    expect(rep.run.dues.filter(({ kind }) => kind === 'handOver')).toEqual([]);
  });
  it('S113: "transfer now" makes the record the receiver\'s at once, only where it is drawn', () => {
    expect(refused(new Rep(baton(), { fields: { need: 'x' } }).offer('Pass', 'u_cleo', { warm: true }))).toBe('notWarm');
    const rep = new Rep(baton({ warm: true }));
    accepted(rep.offer('Pass', 'u_cleo', { warm: true, fields: { need: 'now' } }));
    expect(rep.run.record).toMatchObject({ owner: 'u_cleo', fields: { need: 'now' } });
    accepted(rep.choose('On'));
  });
});

describe('Override: role, reason, second person, expiry; counted; not an open gate (B14)', () => {
  const governed = (policy: Partial<OverridePolicy> = {}) =>
    aBlueprint(`Governed ${JSON.stringify(policy)}`)
      .stage('Work', (stage) => stage.outcome('On', { to: 'Work', gate: never }).outcome('Off', { to: 'Lost', gate: never }))
      .end('Lost', 'lost')
      .change((made) => ({ ...made, override: { roles: ['manager'], secondPerson: false, expires: { amount: 2, unit: 'hours' }, ...policy } }));

  it('a reason and the role are wanted', () => {
    const rep = new Rep(governed());
    expect(refused(rep.override('On', {}))).toBe('overrideForbidden');
    expect(refused(rep.override('On', boss, ''))).toBe('reasonMissing');
  });
  it('works once, for the outcome it names, and the verdict stays what it is', () => {
    const rep = new Rep(governed());
    accepted(rep.override('On', boss));
    const allowed = rep.lastEntry.id;
    expect(rep.outcome('On').verdict.met).toBe(false);
    expect(refused(rep.choose('Off'))).toBe('gateClosed');
    expect(accepted(rep.choose('On')).changes.overridden).toBe(allowed);
    expect(refused(rep.choose('On'))).toBe('gateClosed');
    expect(rep.run.overrides).toHaveLength(1);
  });
  it('ends with its wait: a millisecond before it works, at its end it does not', () => {
    for (const [wait, works] of [[2 * hour - 1, true], [2 * hour, false]] as const) {
      const rep = new Rep(governed());
      accepted(rep.override('On', boss));
      expect(rep.wait(wait).choose('On').ok).toBe(works);
    }
  });
  it('where a second person is wanted, the first alone opens nothing, and cannot be the second', () => {
    const rep = new Rep(governed({ secondPerson: true }));
    accepted(rep.override('On', boss));
    const asked = rep.lastEntry.id;
    expect(rep.choose('On').ok).toBe(false);
    expect(rep.confirm(asked, boss).ok).toBe(false);
    expect(rep.confirm(asked, { by: 'u_rep', roles: ['rep'] }).ok).toBe(false);
    accepted(rep.confirm(asked, chief));
    accepted(rep.choose('On'));
  });
  it('an outcome that nobody may go past stays closed', () => {
    const rep = new Rep(aBlueprint('Hard').stage('Work', (stage) => stage.outcome('On', { to: 'Won', gate: never, overridable: false })).end('Won').change((made) => ({ ...made, override: { roles: ['manager'], secondPerson: false, expires: { amount: 1, unit: 'days' } } })));
    expect(refused(rep.override('On', boss))).toBe('overrideForbidden');
  });
});

describe('Skip: its own result with a reason, never opens a gate that wants the activity done (S79, B14)', () => {
  it('a skip without a reason is refused; with one it is in the journal and counts for nothing', () => {
    const rep = new Rep(aBlueprint('Skips').stage('Work', (stage) => stage.call('Ring').outcome('On', { to: 'Won' })).end('Won'));
    expect(refused(rep.skip('Ring', '  '))).toBe('reasonMissing');
    accepted(rep.skip('Ring', 'no number'));
    expect(rep.lastEntry).toMatchObject({ ok: true, intent: { type: 'skip', reason: 'no number' }, changes: { done: [] } });
    expect(refused(rep.choose('On'))).toBe('gateClosed');
  });
});

describe('Undo: free for five minutes, later a compensating entry with a reason (B22)', () => {
  const drawing = aBlueprint('Undoing').stage('Work', (stage) => stage.call('Ring').outcome('On', { to: 'Later', then: [{ type: 'setField', field: 'score', value: 5 }] })).stage('Later', (stage) => stage.call('Thank')).end('Won');
  it('after five minutes it needs a reason, and then puts everything back; the journal keeps both entries', () => {
    const rep = new Rep(drawing, { fields: { score: 1 } });
    accepted(rep.complete('Ring', 'connected'));
    accepted(rep.choose('On'));
    const chosen = rep.lastEntry.id;
    rep.wait(3 * day);
    expect(refused(rep.act({ type: 'undo', entry: chosen }))).toBe('undoTooLate');
    const back = accepted(rep.act({ type: 'undo', entry: chosen, reason: 'wrong record' }));
    expect(rep.stage).toBe('Work');
    expect(back.run.record.fields).toMatchObject({ score: 1 });
    expect(back.run.done).toHaveLength(1);
    expect(rep.entries.filter(({ ok }) => ok).map(({ intent }) => intent.type)).toEqual(['enrol', 'complete', 'choose', 'undo']);
  });
  it('a pause, a hand-over and an approval are taken back too; an answer only by who gave it', () => {
    const rep = new Rep(aBlueprint('Answers').stage('Offer', (stage) => stage.outcome('Send', { to: 'Won', gate: { type: 'approval', role: 'manager', levels: 1, quorum: 1 } })).end('Won'));
    accepted(rep.approve('manager', boss));
    const given = rep.lastEntry.id;
    expect(refused(rep.act({ type: 'undo', entry: given }))).toBe('notForYou');
    accepted(rep.act({ type: 'undo', entry: given }, boss));
    expect(rep.outcome('Send').open).toBe(false);
    accepted(rep.act({ type: 'pause', reason: 'fair', until: null }));
    accepted(rep.undo());
    expect(rep.run.paused).toBeUndefined();
  });
});

describe('A record reopens from an end with its memory, and loops have caps (S31)', () => {
  const order = (change: (made: Blueprint, id: LabelledIds) => Blueprint = (made) => made, more: Partial<Activity> = {}) =>
    aBlueprint('Order')
      .stage('Deliver', (stage) => stage.task('Ship', { results: [], ...more }).outcome('Delivered', { to: 'Done' }))
      .end('Done', 'won', (stage) => stage.outcome('Returned', { to: 'Deliver', trigger: { type: 'signal', signal: 'returned' }, gate: free, limit: (id) => ({ times: 2, window: 'run', then: id.outcome('Done', 'Too often') }) }).outcome('Too often', { to: 'Closed', gate: free }))
      .end('Closed', 'closed')
      .change(change);
  it('the customer returns the product: the run runs again, what was done stays known, the third return goes another way', () => {
    const rep = new Rep(order());
    for (const stay of [1, 3]) {
      expect(rep.run).toMatchObject({ status: 'running', visit: stay, end: null });
      expect(rep.outcome('Delivered').open).toBe(false);
      accepted(rep.complete('Ship'));
      accepted(rep.choose('Delivered'));
      expect(rep.run).toMatchObject({ status: 'ended', end: 'won' });
      accepted(rep.signal('returned'));
      expect(rep.stage).toBe('Deliver');
    }
    expect(rep.run.done).toHaveLength(2);
    expect(rep.run.taken[rep.drawing.id.outcome('Done', 'Returned')]).toBe(2);
    accepted(rep.complete('Ship'));
    accepted(rep.choose('Delivered'));
    accepted(rep.signal('returned'));
    expect(rep.stage).toBe('Closed');
  });
});
