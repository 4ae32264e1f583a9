import { describe, expect, it } from 'vitest';
import { day, hour } from '#engine/kernel';
import type { Gate } from '#engine/blueprint';
import { never, type ClauseVerdict, type VerdictNode } from '#engine/gates';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { Desk, start } from './a-desk.ts';

const count = (times: number, of: Extract<Gate, { type: 'count' }>['of'], compare: 'atLeast' | 'exactly' | 'atMost' = 'atLeast'): Gate => ({ type: 'count', compare, times, of, within: { type: 'run' } });
const deskWith = (gate: Gate) => new Desk(aBlueprint().stage('Work', (stage) => stage.call('Ring').email('Write').meeting('Meet').outcome('Not interested', { to: 'Lost', gate })).end('Lost', 'lost'));
const verdictOf = (desk: Desk) => desk.outcome('Not interested').verdict;

function clauses(node: VerdictNode): readonly ClauseVerdict[] {
  if (node.type === 'clause') return [node];
  return node.type === 'not' ? clauses(node.of) : node.of.flatMap(clauses);
}

describe('A verdict has for each clause: met or not, wanted, seen, evidence, who can fix it, what exactly fixes it', () => {
  it('two emails and a call: one of two and none of one', () => {
    const desk = deskWith({ type: 'all', of: [count(2, { channel: 'email' }), count(1, { channel: 'call' })] });
    desk.complete('Write', 'sent');
    const email = desk.lastEntry;
    const verdict = verdictOf(desk);
    expect(verdict).toMatchObject({ met: false, missing: 2, total: 2 });
    expect(clauses(verdict.tree)).toMatchObject([
      { met: false, wanted: { type: 'times', times: 2 }, seen: { type: 'times', times: 1 }, evidence: [email], fixes: [{ type: 'do', channel: 'email', times: 1 }] },
      { met: false, wanted: { type: 'times', times: 1 }, seen: { type: 'times', times: 0 }, evidence: [], fixes: [{ type: 'do', channel: 'call', times: 1 }] },
    ]);
    expect(clauses(verdict.tree).every((clause) => clause.who.length > 0)).toBe(true);
    expect(verdict.shortest).toHaveLength(2);
    desk.complete('Ring', 'connected');
    desk.complete('Write', 'sent');
    expect(verdictOf(desk)).toMatchObject({ met: true, missing: 0, shortest: [] });
  });
  it('a refused choice travels with what was wanted and seen', () => {
    const desk = deskWith({ type: 'all', of: [count(2, { channel: 'email' }), count(0, { channel: 'call' })] });
    const answer = desk.choose('Not interested');
    expect(answer).toMatchObject({ ok: false, refusal: { type: 'gateClosed', outcome: desk.drawing.id.outcome('Work', 'Not interested'), missing: 1 }, verdict: { met: false } });
  });
  it('the required activities that are open are each a thing to do', () => {
    const desk = deskWith({ type: 'requiredActivities' });
    desk.complete('Ring', 'connected');
    const fixes = verdictOf(desk).shortest.map((fix) => (fix.type === 'do' ? fix.activity : fix.type)).toSorted();
    expect(fixes).toEqual([desk.drawing.id.activity('Write'), desk.drawing.id.activity('Meet')].toSorted());
  });
  it('a field to fill is named, with the value that was seen', () => {
    const desk = deskWith({ type: 'field', condition: { type: 'compare', field: 'score', operator: 'atLeast', value: 50 } });
    desk.set({ score: 20 });
    expect(clauses(verdictOf(desk).tree)[0]).toMatchObject({ wanted: { type: 'value', field: 'score', operator: 'atLeast', value: 50 }, seen: { type: 'value', field: 'score', value: 20 }, fixes: [{ type: 'fill', field: 'score' }] });
    expect(verdictOf(desk).shortest).toEqual([{ type: 'fill', field: 'score' }]);
  });
  it('field validation speaks with its own message', () => {
    const desk = deskWith({ type: 'validation', condition: { type: 'compare', field: 'email', operator: 'contains', value: '@' }, message: 'Ask for an address that works.' });
    expect(clauses(verdictOf(desk).tree)[0]).toMatchObject({ met: false, wanted: { type: 'message', message: 'Ask for an address that works.' } });
    desk.set({ email: 'a@b.c' });
    expect(verdictOf(desk).met).toBe(true);
  });
  it('a moment to wait for is told, and the clock is who fixes it', () => {
    const desk = deskWith({ type: 'minimumTime', wait: { amount: 2, unit: 'hours' } });
    desk.now += hour;
    expect(verdictOf(desk)).toMatchObject({ earliest: start + 2 * hour, shortest: [{ type: 'wait', until: start + 2 * hour }], tree: { who: [{ type: 'clock' }] } });
  });
  it('what nothing can open says so', () => {
    const desk = deskWith(count(1, { channel: 'call' }, 'exactly'));
    desk.complete('Ring', 'noAnswer');
    desk.complete('Ring', 'noAnswer');
    expect(verdictOf(desk)).toMatchObject({ met: false, earliest: never, shortest: [{ type: 'impossible' }] });
  });
});

describe('and for the whole: the shortest set of fixes', () => {
  it('of two ways the one with less to do', () => {
    const desk = deskWith({ type: 'any', of: [count(3, { channel: 'email' }), { type: 'all', of: [count(1, { channel: 'call' }), count(1, { channel: 'meeting' })] }] });
    expect(verdictOf(desk).shortest).toHaveLength(2);
    desk.complete('Write', 'sent');
    desk.complete('Write', 'sent');
    expect(verdictOf(desk).shortest).toMatchObject([{ type: 'do', channel: 'email', times: 1 }]);
  });
  it('one deed that serves two clauses is named once', () => {
    const desk = deskWith({ type: 'all', of: [count(1, { channel: 'call' }), count(1, { channel: 'call', result: 'connected' })] });
    const work = verdictOf(desk).shortest.reduce((sum, fix) => sum + (fix.type === 'do' ? fix.times : 0), 0);
    expect(work).toBe(1);
  });
  it('doing exactly what it says opens the gate', () => {
    const desk = deskWith({ type: 'all', of: [count(2, { channel: 'email' }), { type: 'any', of: [count(1, { result: 'held' }), { type: 'minimumTime', wait: { amount: 3, unit: 'days' } }] }] });
    for (const fix of verdictOf(desk).shortest) {
      if (fix.type === 'wait') desk.now = fix.until;
      if (fix.type === 'do') for (let time = 0; time < fix.times; time += 1) desk.complete(fix.channel === 'email' ? 'Write' : 'Meet', fix.result ?? 'sent');
    }
    expect(verdictOf(desk).met).toBe(true);
  });
  it('a way that work of the past has closed is not proposed', () => {
    const desk = deskWith({ type: 'any', of: [count(0, { channel: 'call' }, 'atMost'), count(2, { channel: 'meeting' })] });
    expect(verdictOf(desk).met).toBe(true);
    desk.complete('Ring', 'connected');
    expect(verdictOf(desk).shortest).toMatchObject([{ type: 'do', channel: 'meeting', times: 2 }]);
  });
  it('what lies in the last days counts down to the moment at which too much has gone by', () => {
    const desk = deskWith({ type: 'count', compare: 'atMost', times: 0, of: { channel: 'call' }, within: { type: 'days', days: 7 } });
    desk.complete('Ring', 'connected');
    const { shortest, earliest } = verdictOf(desk);
    expect(shortest).toMatchObject([{ type: 'wait', until: earliest }]);
    desk.now = earliest - 1;
    expect(verdictOf(desk).met).toBe(false);
    desk.now = earliest;
    expect(verdictOf(desk).met).toBe(true);
    expect(earliest - start).toBeLessThanOrEqual(8 * day);
    expect(earliest - start).toBeGreaterThan(6 * day);
  });
});
