import { describe, expect, test } from 'vitest';
import { editBlueprint, outcomesFrom, parseBlueprint, serialiseBlueprint, type Blueprint, type Edit, type StageKind } from '#engine/blueprint';
import { aBlueprint, labelledId } from '../../../kit/a-blueprint.ts';

const drawing = aBlueprint('Kinds')
  .stage('New', (s) => s.call('First call').outcome('Reached', { to: 'Talk', tone: 'positive' }))
  .stage('Talk', (s) => s.email('Offer').outcome('Signed', { to: 'Won', tone: 'positive', gate: (id) => ({ type: 'count', compare: 'atLeast', times: 1, of: { activity: id.activity('Offer') }, within: { type: 'visit' } }) }).outcome('Not now', { to: 'Lost', tone: 'negative' }))
  .end('Won', 'won')
  .end('Lost', 'lost')
  .common('Opt out', ['New', 'Talk'], { to: 'Lost' });
const { id } = drawing;
const base = drawing.build();
const talk = id.stage('Talk');
const [laneA, laneB] = [labelledId('lane a'), labelledId('lane b')];

function change(kind: StageKind, more: Partial<Extract<Edit, { type: 'changeKind' }>> = {}, from: Blueprint = base) {
  const made = editBlueprint(from, { type: 'changeKind', stage: talk, kind, ...more });
  if (!made.ok) throw new Error(JSON.stringify(made.error));
  expect(parseBlueprint(serialiseBlueprint(made.value.next)).ok).toBe(true);
  return made.value;
}

describe('another kind of stage', () => {
  test('[B29] keeps the id, the name, the place and the lines that lead to it', () => {
    for (const kind of ['decision', 'wait', 'parallel', 'end'] as const) {
      const { next } = change(kind);
      expect(next.stages[talk]).toMatchObject({ id: talk, name: 'Talk', kind });
      expect(next.view.positions[talk]).toEqual(base.view.positions[talk]);
      expect(next.outcomes[id.outcome('New', 'Reached')]?.to).toBe(talk);
    }
  });

  test('[B29] a decision loses its activities, says so, mends the gate that asked for one and has a default', () => {
    const { next, mended } = change('decision');
    expect(next.activities[id.activity('Offer')]).toBeUndefined();
    expect(next.outcomes[id.outcome('Talk', 'Signed')]?.gate).toBeUndefined();
    expect(outcomesFrom(next, talk).filter((way) => way.fallback).map((way) => way.name)).toEqual(['Not now']);
    expect(mended).toEqual(['Its activity is gone: a decision holds none.', '“Not now” is taken when no rule holds.', 'The gate of "Signed" no longer asks for what was deleted.']);
  });

  test('[B29] a wait gets its time on the first way out a person took', () => {
    const { next, mended } = change('wait');
    expect(next.outcomes[id.outcome('Talk', 'Signed')]).toMatchObject({ trigger: { type: 'elapsed' }, to: id.stage('Won') });
    expect(next.outcomes[id.outcome('Talk', 'Not now')]?.trigger.type).toBe('person');
    expect(mended).toContain('“Signed” is taken by itself after one day.');
  });

  test('[B29] an end loses what leads out of it and takes no shared way out any more', () => {
    const { next, mended } = change('end', { result: 'lost' });
    expect(next.stages[talk]?.end).toEqual({ result: 'lost' });
    expect(outcomesFrom(next, talk)).toEqual([]);
    expect(Object.values(next.outcomes).find((way) => way.name === 'Opt out')?.from).toEqual({ type: 'stages', stages: [id.stage('New')] });
    expect(mended).toContain('“Signed” is gone: nothing leads out of an end.');
  });

  test('[B29] an end is no start', () => {
    const made = editBlueprint(base, { type: 'changeKind', stage: id.stage('New'), kind: 'end' });
    expect(made).toMatchObject({ ok: true, value: { next: { start: null } } });
  });

  test('[B29] lanes go, what was done in them stays; there and back the activities are the same', () => {
    const lanes = { [laneA]: { id: laneA, name: 'Payments', team: 'payments', activities: [], order: 1 }, [laneB]: { id: laneB, name: 'Stock', team: 'stock', activities: [], order: 2 } };
    const parallel = change('parallel', { lanes });
    expect(Object.keys(parallel.next.stages[talk]?.lanes ?? {})).toEqual([laneA, laneB]);
    expect(parallel.mended).toEqual([]);
    const moved = editBlueprint(parallel.next, { type: 'moveActivity', activity: id.activity('Offer'), stage: talk, lane: laneB, index: 0 });
    if (!moved.ok) throw new Error('an activity goes into a lane');
    const back = change('work', {}, moved.value.next);
    expect(back.next.stages[talk]).toMatchObject({ activities: [id.activity('Offer')] });
    expect(back.next.stages[talk]).not.toHaveProperty('lanes');
    expect(back.mended).toEqual(['Its 2 lanes are gone.']);
  });

  test('[B29] the change is one step, and taking it back gives the drawing as it was', () => {
    const { next, undo, name } = change('end');
    expect(name).toBe('Make Talk an end');
    const back = editBlueprint(next, undo);
    expect(back.ok && serialiseBlueprint(back.value.next)).toBe(serialiseBlueprint(base));
  });
});
