import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hour } from '#engine/kernel';
import { compareVariants, type Doing, type Passage } from '#engine/insights';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';

const drawing = aBlueprint('Gap')
  .stage('First', (stage) => stage.call('Call').outcome('Reached', { to: 'Won' }).outcome('No need', { to: 'Lost' }))
  .end('Won', 'won')
  .end('Lost', 'lost');
const { id } = drawing;
const [daily, gap, busy] = ['daily', 'gap', 'busy'].map((label) => labelledId(`variant ${label}`));
if (daily === undefined || gap === undefined || busy === undefined) throw new Error('three variants');
const plain = drawing.build();
const call = plain.activities[id.activity('Call')];
if (!call) throw new Error('the call is drawn');
const activity = { ...call, content: { ...call.content, variants: {
  [daily]: { id: daily, name: 'Every day', weight: 50, change: {}, order: 0 },
  [gap]: { id: gap, name: 'After three days', weight: 50, change: {}, order: 1 },
  [busy]: { id: busy, name: 'Voicemail only', weight: 0, load: 40, change: {}, order: 2 },
} } };
const sources = {
  activity, ends: { [id.stage('Won')]: 'won' as const, [id.stage('Lost')]: 'lost' as const },
  drawnFor: (run: string, version: string) => (version === 'without' ? null : run.startsWith('gap') ? gap : daily),
  isGood: (outcome: string) => outcome === id.outcome('First', 'Reached'),
};

type Way = 'reached' | 'lost' | 'open';

/** A run that did the call in its first hour, and went the way given after two. */
function passage(run: string, way: Way, doing: Partial<Doing> = {}, others: readonly Partial<Doing>[] = []): Passage {
  const done = (part: Partial<Doing>): Doing => ({ activity: activity.id, stage: id.stage('First'), result: 'connected', at: hour, variant: null, version: 'v1', entry: `${run}/call`, ...part });
  const out = way === 'open' ? null : id.outcome('First', way === 'reached' ? 'Reached' : 'No need');
  return {
    run, record: run, space: 'live', startedAt: 0, status: way === 'open' ? 'running' : 'ended', owner: null, fields: {},
    doings: [...others.map(done), done(doing)],
    stays: [
      { stage: id.stage('First'), enteredAt: 0, leftAt: out === null ? null : 2 * hour, outcome: out, entry: `${run}/in` },
      ...(out === null ? [] : [{ stage: id.stage(way === 'reached' ? 'Won' : 'Lost'), enteredAt: 2 * hour, leftAt: null, outcome: null, entry: `${run}/out` }]),
    ],
  };
}

const many = (name: string, reached: number, lost: number) => [
  ...Array.from({ length: reached }, (_, index) => passage(`${name}${index}`, 'reached')),
  ...Array.from({ length: lost }, (_, index) => passage(`${name}-${index}`, 'lost')),
];
const compare = (passages: readonly Passage[], period = {}) => compareVariants(passages, period, sources);

describe('variants compared', () => {
  test('[N29] a run counts for the variant its own version drew for it, and for none where there was none to draw', () => {
    const rows = compare([passage('gap 1', 'reached'), passage('day 1', 'lost'), passage('day 2', 'open'), passage('day 3', 'reached', { version: 'without' }), passage('day 4', 'reached', { version: null })]);
    expect(rows.map(({ name, done }) => [name, done])).toEqual([['Every day', 2], ['After three days', 1], ['Voicemail only', 0]]);
  });

  test('[N29] done as the busy day’s it counts for that one alone; several times in a stay it counts once, by the last', () => {
    const rows = compare([passage('gap 1', 'reached', { variant: busy, result: 'voicemail' }), passage('day 1', 'reached', { at: hour + 1 }, [{ result: 'noAnswer', at: hour / 2 }])]);
    expect(rows.map(({ done, results }) => [done, results])).toEqual([[1, [{ result: 'connected', times: 1 }]], [0, []], [1, [{ result: 'voicemail', times: 1 }]]]);
  });

  test('[N29] where a stage leads back to itself, the call that led there counts for the stay it was made in alone', () => {
    const once = passage('day 1', 'open');
    const [first] = once.stays;
    if (!first) throw new Error('it came in');
    const again = { ...once, stays: [{ ...first, leftAt: hour, outcome: id.outcome('First', 'Reached') }, { ...first, enteredAt: hour, entry: 'day 1/call' }] };
    expect(compare([again])[0]).toMatchObject({ done: 1, left: 1, well: 1, runs: 1 });
  });

  test('[N30] counts what was done, left, left well and won later, of the stays of the period', () => {
    const all = [passage('day 1', 'reached'), passage('day 2', 'lost', { result: 'noAnswer' }), passage('day 3', 'open')];
    expect(compare(all)[0]).toMatchObject({ done: 3, left: 2, well: 1, runs: 3, won: 1, results: [{ result: 'connected', times: 2 }, { result: 'noAnswer', times: 1 }] });
    expect(compare(all, { since: 1 })[0]).toMatchObject({ done: 0, left: 0, runs: 0 });
  });

  test('[N30] a stay left by an outcome that no version draws any more is not counted as left', () => {
    const knowing = { ...sources, isGood: (outcome: string) => (outcome === id.outcome('First', 'No need') ? null : sources.isGood(outcome)) };
    expect(compareVariants([passage('day 1', 'reached'), passage('day 2', 'lost')], {}, knowing)[0]).toMatchObject({ done: 2, left: 1, well: 1 });
  });

  test('[N31] below five stays that were left it is too few to tell', () => {
    expect(compare([...many('day', 5, 0), ...many('gap', 0, 4)])[1]?.against).toEqual({ type: 'tooFew', wanted: 5 });
    expect(compare([...many('day', 5, 0), ...many('gap', 0, 5)])[1]?.against).toMatchObject({ type: 'differs', by: -1 });
  });

  test('[N31] a clear difference says from what to what; a small one is none yet; the first and busy days’ are not compared', () => {
    const [first, second, busyOne] = compare([...many('day', 48, 32), ...many('gap', 56, 14)]);
    // Newcombe 1998, method 10: 56 of 70 less 48 of 80 is 0.0524 to 0.3339
    expect(second?.against).toMatchObject({ type: 'differs', least: expect.closeTo(0.0524, 4) as number, most: expect.closeTo(0.3339, 4) as number });
    expect([first?.against, busyOne?.against]).toEqual([null, null]);
    expect(compare([...many('day', 10, 10), ...many('gap', 12, 8)])[1]?.against).toMatchObject({ type: 'noDifference' });
  });

  test('[N31] the interval holds the difference and turns round with the sides', () => {
    const counts = fc.record({ a: fc.nat(40), b: fc.nat(40), c: fc.nat(40), d: fc.nat(40) });
    fc.assert(fc.property(counts, ({ a, b, c, d }) => {
      const there = compare([...many('day', a, b), ...many('gap', c, d)])[1]?.against;
      const back = compare([...many('day', c, d), ...many('gap', a, b)])[1]?.against;
      expect(there?.type).toBe(back?.type);
      if (!there || !back || there.type === 'tooFew' || back.type === 'tooFew') return;
      expect(there.least).toBeLessThanOrEqual(there.by + 1e-9);
      expect(there.most).toBeGreaterThanOrEqual(there.by - 1e-9);
      expect(there.least).toBeCloseTo(-back.most, 9);
      expect(there.least).toBeGreaterThanOrEqual(-1 - 1e-9);
      expect(there.most).toBeLessThanOrEqual(1 + 1e-9);
    }), { numRuns: cases(40) });
  });
});
