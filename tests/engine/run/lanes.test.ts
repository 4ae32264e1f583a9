import { describe, expect, test } from 'vitest';
import { hour } from '#engine/kernel';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Rep, accepted, monday, refusalOf } from './a-rep.ts';

/** S28, S29: production, payments and legal work side by side; the invoice waits for payments' clearance. */
const order = (join?: number) =>
  aBlueprint('Order', 'order')
    .parallel('Fulfil', (s) =>
      s
        .lane('Production', 'production')
        .lane('Payments', 'payments')
        .lane('Legal', 'legal')
        .task('Build', { lane: 'Production', results: [] })
        .task('Check credit', { lane: 'Payments', results: [] })
        .task('Clear payment', { lane: 'Payments', results: [], after: ['Check credit'] })
        .task('Invoice', { lane: 'Production', results: [], after: ['Clear payment'] })
        .document('Contract', { lane: 'Legal', results: [], assignee: { type: 'role', role: 'lawyer' } })
        .outcome('Shipped', { to: 'Done' })
        .set(join === undefined ? {} : { join }),
    )
    .end('Done', 'won');

describe('lanes', () => {
  test('[R70] an activity that waits for another lane names its team, its lane and what is still to be done', () => {
    const rep = new Rep(order());
    const { id } = rep.drawing;
    expect(refusalOf(rep.complete('Invoice'))).toEqual({ type: 'activityNotOpen', activity: id.activity('Invoice'), why: 'prerequisite', activities: [id.activity('Clear payment')], team: 'payments', lane: id.lane('Payments') });
    expect(rep.activity('Invoice')).toMatchObject({ status: 'locked', lockedBy: { team: 'payments' }, lane: id.lane('Production'), team: 'production' });
    accepted(rep.complete('Check credit'));
    accepted(rep.complete('Clear payment'));
    accepted(rep.complete('Invoice'));
  });

  test('[R70] what the own team must do first is named without a team', () => {
    const rep = new Rep(order());
    expect(refusalOf(rep.complete('Clear payment'))).toEqual({ type: 'activityNotOpen', activity: rep.drawing.id.activity('Clear payment'), why: 'prerequisite', activities: [rep.drawing.id.activity('Check credit')] });
  });

  test('[R70] a prerequisite may be a whole lane: what it still has to do is named', () => {
    const drawing = aBlueprint('Whole').parallel('Both', (s) =>
      s.lane('One', 'sales').lane('Two', 'service').task('First', { lane: 'One', results: [] }).task('Second', { lane: 'One', results: [] })
        .task('Last', { lane: 'Two', results: [], after: [{ type: 'lane', lane: aBlueprint('Whole').id.lane('One') }] }).outcome('On', { to: 'End' }),
    ).end('End');
    const rep = new Rep(drawing);
    accepted(rep.complete('First'));
    expect(refusalOf(rep.complete('Last'))).toMatchObject({ team: 'sales', lane: drawing.id.lane('One'), activities: [drawing.id.activity('Second')] });
    accepted(rep.complete('Second'));
    accepted(rep.complete('Last'));
  });

  test('[R70] a prerequisite may be any gate over this run: a role there asks the person who acts, time says when it opens', () => {
    const approval = { type: 'approval', role: 'payments', levels: 1, quorum: 1 } as const;
    const drawing = aBlueprint('Clauses')
      .stage('Work', (s) =>
        s
          .task('Invoice', { results: [], after: [{ type: 'clause', clause: approval }] })
          .task('Discount', { results: [], required: 'never', after: [{ type: 'clause', clause: { type: 'role', role: 'manager' } }] })
          .task('Wait', { results: [], required: 'never', after: [{ type: 'clause', clause: { type: 'minimumTime', wait: { amount: 2, unit: 'hours' } } }] })
          .outcome('On', { to: 'End' }),
      )
      .end('End');
    const rep = new Rep(drawing);
    expect(refusalOf(rep.complete('Invoice'))).toMatchObject({ why: 'prerequisite', team: 'payments' });
    expect(rep.due('Invoice')).toBeUndefined();
    accepted(rep.approve('payments', { by: 'u_pay', roles: ['payments'] }));
    expect(rep.due('Invoice')).toMatchObject({ at: monday });
    accepted(rep.complete('Invoice'));
    expect(refusalOf(rep.complete('Discount'))).toMatchObject({ why: 'prerequisite', team: 'manager' });
    expect(rep.due('Discount')).toBeDefined();
    accepted(rep.act({ type: 'complete', activity: drawing.id.activity('Discount'), result: null, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [], expect: { visit: 1 } }, { by: 'u_boss', roles: ['manager'] }));
    expect(rep.due('Wait')).toMatchObject({ at: monday + 2 * hour });
    expect(refusalOf(rep.complete('Wait'))).toEqual({ type: 'activityNotOpen', activity: drawing.id.activity('Wait'), why: 'notYet', until: monday + 2 * hour });
    accepted(rep.wait(2 * hour).complete('Wait'));
  });

  test('[R71] the verdict names the teams that are waited for, and an assignee beside them', () => {
    const rep = new Rep(order());
    const tree = rep.outcome('Shipped').verdict.tree;
    expect(tree).toMatchObject({ who: [{ type: 'team', team: 'production' }, { type: 'team', team: 'payments' }, { type: 'team', team: 'legal' }, { type: 'role', role: 'lawyer' }] });
  });

  test('[R71] options list the lanes with what is open; a stage without lanes has none', () => {
    const rep = new Rep(order(2));
    const open = () => rep.options.lanes?.map(({ lane, done, open }) => [lane.team, done, open.length]);
    expect(open()).toEqual([['production', false, 2], ['payments', false, 2], ['legal', false, 1]]);
    accepted(rep.complete('Contract'));
    accepted(rep.skip('Check credit'));
    expect(open()).toEqual([['production', false, 2], ['payments', false, 2], ['legal', true, 0]]);
  });

  test('[R30] [R71] two of three lanes are enough when the stage says so, else all', () => {
    const two = new Rep(order(2));
    for (const label of ['Contract', 'Check credit', 'Clear payment']) accepted(two.complete(label));
    accepted(two.choose('Shipped'));
    const all = new Rep(order());
    for (const label of ['Contract', 'Check credit', 'Clear payment']) accepted(all.complete(label));
    expect(refusalOf(all.choose('Shipped'))).toMatchObject({ type: 'gateClosed' });
    for (const label of ['Build', 'Invoice']) accepted(all.complete(label));
    accepted(all.choose('Shipped'));
  });
});
