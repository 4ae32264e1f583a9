import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour, minute } from '#engine/kernel';
import { createHoursClock, mostPoints, rankDues, sectionsOf, type QueueItem, type QueueReasonKind } from '#engine/queue';
import { cases } from '../../kit/cases.ts';
import { call, enforced, facts, line, note, offer, piles, wednesday } from './a-pile.ts';

const ids = (items: readonly { readonly item: QueueItem }[]) => items.map(({ item }) => item.id);
const rank = (...items: readonly QueueItem[]) => rankDues(items, facts(items), wednesday);
const only = (item: QueueItem, kind: QueueReasonKind) => rank(item)[0]?.reasons.find((reason) => reason.kind === kind);

describe('one order a person can read', () => {
  test('[Q1] [Q2] pinned first, then the sum of the reasons, then the moment, then the id; each line knows the sum below it', () => {
    const items = [line('b'), line('a'), line('early', { at: wednesday - minute }), line('strong', { weight: { required: true, signalAt: wednesday - hour } }), line('pin', { at: wednesday + day })];
    const ranked = rankDues(items, facts(items, ['pin']), wednesday);
    expect(ids(ranked)).toEqual(['pin', 'strong', 'early', 'a', 'b']);
    expect(ranked.map(({ score, next }) => [score, next])).toEqual([[0, 40], [40, 0], [0, 0], [0, 0], [0, null]]);
    expect(ranked[1]?.reasons.map(({ kind, points }) => [kind, points])).toEqual([['signal', 26], ['required', 14]]);
  });

  test('[Q1] [Q2] in whatever order the lines are handed in they come out alike, each with the sum of its reasons, none lost', () => {
    fc.assert(
      fc.property(piles.chain((items) => fc.tuple(fc.constant(items), fc.shuffledSubarray([...items], { minLength: items.length }), fc.subarray(items.map(({ id }) => id)))), ([items, mixed, pinned]) => {
        const ranked = rankDues(items, facts(items, pinned), wednesday);
        expect(ids(rankDues(mixed, facts(mixed, pinned), wednesday))).toEqual(ids(ranked));
        expect(ids(ranked).toSorted()).toEqual(ids(items.map((item) => ({ item }))));
        for (const [index, { score, next, reasons, pinned: up }] of ranked.entries()) {
          expect(score).toBe(reasons.reduce((sum, { points }) => sum + points, 0));
          expect(reasons.map(({ points }) => points)).toEqual(reasons.map(({ points }) => points).toSorted((a, b) => b - a));
          expect(reasons.every(({ kind, points }) => points !== 0 && points <= mostPoints[kind])).toBe(true);
          const below = ranked[index + 1];
          expect(next).toBe(below?.score ?? null);
          if (below !== undefined && up === below.pinned) expect(score).toBeGreaterThanOrEqual(below.score);
        }
      }),
      { numRuns: cases(120) },
    );
  });

  test.each([
    ['limit', line('x', { weight: { limitAt: wednesday + 3 * hour } }), 40],
    ['limit', line('x', { weight: { limitAt: wednesday - 9 * day } }), 40],
    ['limit', line('x', { weight: { limitAt: wednesday + 20 * hour } }), 30],
    ['limit', line('x', { weight: { limitAt: wednesday + 2 * day } }), 18],
    ['limit', line('x', { weight: { limitAt: wednesday + 4 * day } }), 8],
    ['signal', line('x', { weight: { signalAt: wednesday - day } }), 26],
    ['signal', line('x', { weight: { signalAt: wednesday - 2 * day } }), 16],
    ['signal', line('x', { weight: { signalAt: wednesday - 7 * day } }), 8],
    ['promised', line('x', { snoozedFrom: wednesday - day }), 12],
    ['late', line('x', { at: wednesday - 2 * hour }), 4],
    ['late', line('x', { at: wednesday - 30 * hour }), 8],
    ['late', line('x', { at: wednesday - 4 * day }), 12],
    ['late', line('x', { at: wednesday - 6 * day }), 16],
    ['gap', line('x', { late: true }), 6],
    ['age', line('x', { weight: { enteredAt: wednesday - 14 * day } }), 4],
    ['age', line('x', { weight: { enteredAt: wednesday - 8 * day } }), 2],
  ] as const)('[Q3] %s', (kind, item, points) => {
    expect(only(item, kind)?.points).toBe(points);
  });

  test('[Q3] [Q4] what lies too far off, has not come, or is not known gives neither points nor an entry', () => {
    const quiet = { limitAt: wednesday + 5 * day, signalAt: wednesday - 8 * day, enteredAt: wednesday - 2 * day, value: 0 };
    expect(rank(line('x', { weight: quiet }))[0]?.reasons).toEqual([]);
    expect(rank(line('x', { snoozedFrom: wednesday - day, at: wednesday + hour, weight: { signalAt: wednesday + hour } }))[0]?.reasons).toEqual([]);
    expect(rank({ id: 'old', record: 'r', at: wednesday - 2 * day, activity: call, channel: 'call' })[0]?.reasons.map(({ kind }) => kind)).toEqual(['late']);
  });

  test('[Q5] worth counts by the list, and nothing where all are worth the same', () => {
    const worth = (...values: readonly number[]) => rank(...values.map((value, index) => line(`v${index}`, { weight: { value } }))).map(({ item, score }) => [item.weight?.value, score]);
    expect(worth(10, 20, 30, 40, 0)).toEqual([[40, 8], [30, 4], [10, 0], [20, 0], [0, 0]]);
    expect(worth(50, 50, 50)).toEqual([[50, 0], [50, 0], [50, 0]]);
  });

  test('[Q6] hours are the record\'s: best, open, closing, closed until they open; other work has only its own', () => {
    const at = (text: string) => Date.parse(`2026-11-25T${text}:00+02:00`);
    const hours = (text: string, rest: Partial<QueueItem> = {}) => {
      const item = line('x', { activity: call, channel: 'call', ...rest });
      return rankDues([item], facts([item]), at(text))[0]?.reasons.find((reason) => reason.kind === 'hours');
    };
    expect(hours('16:13')).toMatchObject({ points: 38, zone: 'Europe/Helsinki', hours: { state: 'best', until: at('17:00') } });
    expect(hours('14:30')).toMatchObject({ points: 12, hours: { state: 'open', until: at('17:00') } });
    expect(hours('10:30')).toMatchObject({ points: 16, hours: { state: 'open', until: at('12:00') } });
    expect(hours('11:30')).toMatchObject({ points: 20 });
    expect(hours('12:30')).toMatchObject({ points: -20, hours: { state: 'closed', from: at('14:00'), until: at('17:00') } });
    expect(hours('18:00')).toMatchObject({ hours: { state: 'closed', from: at('10:00') + day } });
    expect(hours('16:13', { zone: 'Europe/Berlin' })).toMatchObject({ points: 16 });
    expect(hours('16:13', { activity: note, channel: 'task' })).toBeUndefined();
    expect(hours('16:13', { activity: offer, channel: 'document' })).toMatchObject({ points: -20, hours: { from: at('09:00') + day } });
    expect(hours('16:13', { version: 'gone' })).toBeUndefined();
    expect(enforced.best).toEqual({ from: '16:00', to: '17:00' });
  });

  test('[Q7] nearer limits, fresher signs and longer lateness never give less', () => {
    const points = (item: QueueItem, kind: QueueReasonKind) => only(item, kind)?.points ?? 0;
    fc.assert(
      fc.property(fc.nat(10 * day), fc.nat(10 * day), (a, b) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(points(line('x', { weight: { limitAt: wednesday + less } }), 'limit')).toBeGreaterThanOrEqual(points(line('x', { weight: { limitAt: wednesday + more } }), 'limit'));
        expect(points(line('x', { weight: { signalAt: wednesday - less } }), 'signal')).toBeGreaterThanOrEqual(points(line('x', { weight: { signalAt: wednesday - more } }), 'signal'));
        expect(points(line('x', { at: wednesday - more }), 'late')).toBeGreaterThanOrEqual(points(line('x', { at: wednesday - less }), 'late'));
      }),
      { numRuns: cases(100) },
    );
  });
});

describe('sections', () => {
  test('[Q11] missed on an earlier day is overdue, unless something is lost today; later lines stand in order of time', () => {
    const items = [
      line('now', { at: wednesday - hour }), line('soon', { at: wednesday + hour }), line('late tonight', { at: wednesday + 4 * hour, weight: { required: true } }),
      line('missed', { at: wednesday - day }), line('limit', { at: wednesday - day, weight: { limitAt: wednesday + 5 * hour } }), line('over', { at: wednesday - day, weight: { limitAt: wednesday - hour } }),
      line('replied', { at: wednesday - 2 * day, weight: { signalAt: wednesday - 3 * hour } }), line('pinned', { at: wednesday + 5 * hour }),
    ];
    const sections = sectionsOf(items, facts(items, ['pinned']), wednesday);
    expect(ids(sections.now)).toEqual(['pinned', 'replied', 'limit', 'now']);
    expect(ids(sections.later)).toEqual(['soon', 'late tonight']);
    expect(ids(sections.overdue)).toEqual(['over', 'missed']);
    expect(sections.now.map(({ next }) => next)).toEqual([34, 34, 0, null]);
  });

  test('[Q11] what is outside its hours is not for now: due today it comes later, in order of its hours, missed earlier it stays overdue', () => {
    const sunday = wednesday - 3 * day;
    const items = [
      line('open', { at: sunday - hour }),
      line('closed', { at: sunday - hour, activity: call, channel: 'call' }),
      line('tonight', { at: sunday + 5 * hour }),
      line('missed', { at: sunday - day, activity: call, channel: 'call', weight: { limitAt: sunday + 5 * hour } }),
      line('pinned', { at: sunday - hour, activity: call, channel: 'call' }),
    ];
    const sections = sectionsOf(items, facts(items, ['pinned']), sunday);
    expect(ids(sections.now)).toEqual(['pinned', 'open']);
    expect(ids(sections.later)).toEqual(['tonight', 'closed']);
    expect(ids(sections.overdue)).toEqual(['missed']);
  });

  test('[Q11] every line is in exactly one section, and Now holds nothing whose hours are closed', () => {
    fc.assert(
      fc.property(piles, (items) => {
        const { now, later, overdue } = sectionsOf(items, facts(items), wednesday);
        expect([...ids(now), ...ids(later), ...ids(overdue)].toSorted()).toEqual(ids(items.map((item) => ({ item }))));
        const hoursOf = createHoursClock(facts(items), wednesday);
        expect(now.every(({ item }) => item.at <= wednesday && hoursOf(item).state !== 'closed')).toBe(true);
        expect(later.every(({ item }) => item.at > wednesday || hoursOf(item).state === 'closed')).toBe(true);
        expect(overdue.every(({ item }) => item.at < wednesday)).toBe(true);
      }),
      { numRuns: cases(60) },
    );
  });
});
