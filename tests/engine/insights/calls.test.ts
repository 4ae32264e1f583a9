import { describe, expect, test } from 'vitest';
import { callTrends, gapsBetween, movedOnWell, objectionsMet, reviewStanding, weekOf, type CallReview, type DatedReview } from '#engine/insights';
import type { Intent } from '#engine/journal';
import { day } from '#engine/kernel';
import { labelledId } from '../../kit/a-blueprint.ts';

const review = (by: string, scores: Record<string, number> = {}, entry = 'call'): CallReview => ({ id: `${entry}/${by}`, entry, rep: 'u_rep', by, self: by === 'u_rep', scores });
const standing = (me: string, reviews: readonly CallReview[], { coaches = true, ahead = false } = {}) => reviewStanding('u_rep', reviews, { id: me, coaches, ahead });

describe('whose turn it is at a call', () => {
  test('[N13] nobody coaches their own call, whatever roles they hold, and who does not coach sees nothing', () => {
    expect(standing('u_rep', [])).toMatchObject({ side: 'rep', form: 'open' });
    expect(standing('u_peer', [review('u_rep'), review('u_coach')], { coaches: false })).toEqual({ side: 'other', form: 'closed', mine: null, shown: [], hidden: 0, changeable: false });
  });

  test('[N14] the coach waits for the rep, or goes ahead with a reason', () => {
    expect(standing('u_coach', []).form).toBe('waitsForRep');
    expect(standing('u_coach', [], { ahead: true }).form).toBe('open');
    expect(standing('u_coach', [review('u_other')]).form).toBe('waitsForRep');
    expect(standing('u_coach', [review('u_rep')]).form).toBe('open');
  });

  test('[N15] nobody sees another view before giving their own; then all of them', () => {
    const both = [review('u_coach'), review('u_rep')];
    expect(standing('u_rep', [review('u_coach')])).toMatchObject({ form: 'open', shown: [], hidden: 1 });
    expect(standing('u_coach', [review('u_rep')])).toMatchObject({ form: 'open', shown: [], hidden: 1 });
    expect(standing('u_second', both)).toMatchObject({ form: 'open', shown: [], hidden: 2 });
    expect(standing('u_rep', both)).toMatchObject({ form: 'given', shown: both, hidden: 0 });
    expect(standing('u_coach', both).shown).toEqual(both);
  });

  test('[N16] what was given may be changed until somebody else has said something', () => {
    expect(standing('u_rep', [review('u_rep')]).changeable).toBe(true);
    expect(standing('u_rep', [review('u_rep'), review('u_coach')]).changeable).toBe(false);
  });

  test('[N17] two points apart is far; where one said nothing there is no difference', () => {
    expect(gapsBetween(['a', 'b', 'c'], review('u_rep', { a: 4, b: 4 }), review('u_coach', { a: 2, b: 5, c: 3 }))).toEqual([
      { criterion: 'a', self: 4, coach: 2, gap: -2, far: true },
      { criterion: 'b', self: 4, coach: 5, gap: 1, far: false },
      { criterion: 'c', self: null, coach: 3, gap: null, far: false },
    ]);
  });
});

const monday = Date.UTC(2026, 10, 16, 9);
const weeks = ['2026-11-09', '2026-11-16'];
const dated = (count: number, scores: Record<string, number>, { by = 'u_coach', at = monday, from = 0 } = {}): readonly DatedReview[] => Array.from({ length: count }, (_, index) => ({ ...review(by, scores, `call ${from + index}`), calledAt: at }));
const trendsOf = (reviews: readonly DatedReview[]) => callTrends(reviews, { criteria: ['open', 'listen'], weeks, zone: 'UTC' });

describe('trends of calls', () => {
  test('[N18] a call counts in its own week in the reader’s zone, self and coach apart; a week without reviews has no mean', () => {
    expect(weekOf(Date.UTC(2026, 10, 15, 23), 'UTC')).toBe('2026-11-09');
    expect(weekOf(Date.UTC(2026, 10, 15, 23), 'Europe/Berlin')).toBe('2026-11-16');
    const trends = trendsOf([...dated(2, { open: 4 }), ...dated(1, { open: 2 }), ...dated(1, { open: 5 }, { by: 'u_rep' }), ...dated(3, { open: 1 }, { at: monday - 30 * day })]);
    expect(trends).toMatchObject({ coached: 3, selfReviewed: 1 });
    expect(trends.criteria[0]?.coach.mean).toBeCloseTo(10 / 3);
    expect(trends.criteria[0]?.weeks.map(({ coach, self }) => [coach.count, coach.mean === null, self.mean])).toEqual([[0, true, null], [3, false, 5]]);
  });

  test('[N19] four scores are too few to tell, five are enough', () => {
    expect(trendsOf(dated(4, { open: 5, listen: 1 }))).toMatchObject({ strongest: null, weakest: null });
    expect(trendsOf(dated(5, { open: 5, listen: 1 }))).toMatchObject({ strongest: 'open', weakest: 'listen' });
  });

  test('[N20] less than half a point apart, all are even', () => {
    const near = [...dated(6, { open: 4, listen: 4 }), ...dated(2, { open: 5, listen: 4 })];
    expect(trendsOf(near)).toMatchObject({ strongest: null, weakest: null });
    expect(trendsOf([...near, ...dated(6, { open: 5, listen: 4 })])).toMatchObject({ strongest: 'open', weakest: 'listen' });
    expect(trendsOf(dated(9, { open: 4 }))).toMatchObject({ strongest: null, weakest: null });
  });

  test('[N21] only calls that both scored are compared, from five on', () => {
    const own = dated(5, { open: 4 }, { by: 'u_rep' });
    expect(trendsOf([...own, ...dated(5, { open: 2 }, { from: 1 })]).criteria[0]?.gap).toBeNull();
    expect(trendsOf([...own, ...dated(5, { open: 2 })]).criteria[0]?.gap).toBe(-2);
  });

  test('[N22] an objection counts once a call, with its results; which share led on is told from five calls on', () => {
    const call = (id: string, objections: readonly string[], result: string | null) => ({
      id, intent: { type: 'complete', activity: labelledId('a'), result, fields: {}, ticked: [], evidence: [], template: null, points: [], objections: [...objections], expect: { visit: 1 } } satisfies Intent,
    });
    const calls = [...['1', '2', '3', '4'].map((id) => call(id, ['price', 'price'], 'connected')), call('5', ['time'], null), { id: '6', intent: { type: 'note' } as const }];
    expect(objectionsMet(calls, () => true)).toEqual([
      { objection: 'price', calls: 4, led: null, results: [{ result: 'connected', calls: 4 }] },
      { objection: 'time', calls: 1, led: null, results: [{ result: null, calls: 1 }] },
    ]);
    const more = objectionsMet([...calls, call('7', ['price', 'time'], 'noAnswer')], (id) => id === '7');
    expect(more[0]).toEqual({ objection: 'price', calls: 5, led: 0.2, results: [{ result: 'connected', calls: 4 }, { result: 'noAnswer', calls: 1 }] });
  });

  test('[N22] a call led on well when the next way out the record took is a good one', () => {
    const path = [{ leftAt: 10, outcome: 'lost' }, { leftAt: 30, outcome: 'good' }, { leftAt: 40, outcome: 'bad' }];
    const toneOf = (outcome: string) => (outcome === 'good' ? 'positive' as const : 'negative' as const);
    expect([5, 11, 31, 41].map((at) => movedOnWell(path, at, toneOf))).toEqual([false, true, false, false]);
  });
});
