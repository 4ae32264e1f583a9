import { describe, expect, it } from 'vitest';
import { addDays } from '#engine/calendar';
import { callTrends, weekOf, type DatedReview } from '#engine/insights';
import { demoCalls } from '../../../../src/app/demo/calls.ts';
import { makeDemoWorld } from '../../../../src/app/demo/workspace.ts';

const now = Date.UTC(2026, 10, 24, 9, 30);
const world = await makeDemoWorld({ now, seed: 2611 });
const { reviews, files } = demoCalls(world.records, now);
const entries = new Map(world.records.flatMap((record) => record.entries.map((entry) => [entry.id, entry])));
const weeks = Array.from({ length: 6 }, (_, at) => addDays(weekOf(now, 'UTC'), -7 * (5 - at)));
const trendsOf = (rep: string) => callTrends(reviews.filter((review) => review.rep === rep).map((review): DatedReview => ({ ...review, calledAt: review.calledAt ?? 0 })), { criteria: [...new Set(reviews.flatMap(({ scores }) => Object.keys(scores)))], weeks, zone: 'UTC' });

describe('the reviewed calls of the demo', () => {
  it('[S93] are real calls of its journal, each by its rep, and nobody coached their own', () => {
    for (const review of reviews) {
      const entry = entries.get(review.entry) ?? expect.fail('a line of the journal');
      expect([entry.by, entry.at, entry.record, entry.changes?.done[0]?.channel]).toEqual([review.rep, review.calledAt, review.record, 'call']);
      expect(review.self).toBe(review.by === review.rep);
      expect(review.at).toBeGreaterThan(entry.at);
      expect(review.at).toBeLessThan(now);
      for (const score of Object.values(review.scores)) expect([1, 2, 3, 4, 5]).toContain(score);
    }
  });

  it('[S93] tell something: a strength and an area for two reps, too few for the third, and one who sees it otherwise', () => {
    expect(trendsOf('u_jonas')).toMatchObject({ strongest: 'opening', weakest: 'listening' });
    expect(trendsOf('u_jonas').criteria.find(({ criterion }) => criterion === 'listening')?.gap).toBeLessThan(-1);
    expect(trendsOf('u_lena')).toMatchObject({ strongest: 'listening', weakest: 'nextStep' });
    expect(trendsOf('u_petr')).toMatchObject({ strongest: null, weakest: null });
  });

  it('[S93] leave something to do: a call that waits for its coach, and one the coach went ahead with', () => {
    const of = (entry: string) => reviews.filter((review) => review.entry === entry);
    expect(reviews.some((review) => review.self && of(review.entry).length === 1)).toBe(true);
    expect(reviews.some((review) => review.ahead !== undefined && of(review.entry).length === 1)).toBe(true);
  });

  it('[S89] put three calls into the library, with stage and why, one with an objection and a sound to play that says it is none', async () => {
    const good = reviews.filter((review) => review.good);
    expect(good.map(({ stage, why, self }) => [stage !== null, (why ?? '').length > 20, self])).toEqual([[true, true, false], [true, true, false], [true, true, false]]);
    expect(new Set(good.map(({ stage }) => stage)).size).toBeGreaterThan(1);
    expect(good.some(({ objections, recording }) => objections.length > 0 && recording === `file:${files[0]?.id}`)).toBe(true);
    const [sound] = files;
    expect(sound?.name).toContain('no real call');
    expect(new TextDecoder().decode((await sound?.content.arrayBuffer())?.slice(0, 4))).toBe('RIFF');
    expect(sound?.content.size).toBe(sound?.size);
  });

  it('are the same for the same records', () => {
    expect(JSON.stringify(demoCalls(world.records, now).reviews)).toBe(JSON.stringify(reviews));
  });
});
