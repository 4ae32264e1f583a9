import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour } from '#engine/kernel';
import { chosen, enteredIn, flowKey, funnel, timeInStage, type Passage, type Stay } from '#engine/insights';
import { labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';

const stageOf = (label: string): string => labelledId(`flow/${label}`);
const ends = { [stageOf('won')]: 'won', [stageOf('lost')]: 'lost' } as const;

/** A passage by its stages, an hour each; it stands in the last one unless it left. */
function passage(name: string, stages: readonly string[], given: Partial<Passage> = {}): Passage {
  const status = given.status ?? (stages.at(-1) === 'won' || stages.at(-1) === 'lost' ? 'ended' : 'running');
  const stays = stages.map((label, index): Stay => {
    const isLast = index === stages.length - 1;
    return { stage: stageOf(label), enteredAt: index * hour, leftAt: isLast && status !== 'exited' ? null : (index + 1) * hour, outcome: isLast ? null : labelledId(`to ${stages[index + 1] ?? ''}`), entry: `${name}/${index}` };
  });
  return { run: name, record: name, space: 'live', startedAt: 0, status, stays, doings: [], owner: null, fields: {}, ...given };
}

const flow = (...passages: readonly Passage[]) => funnel(passages, {}, ends);

describe('choosing', () => {
  test('[N7] owner, field and space choose passages', () => {
    const ours = passage('a', ['new'], { owner: 'u_ben', fields: { source: 'Fair', tags: ['hot', 'new'] } });
    const nobodys = passage('b', ['new'], { fields: { source: 'Web' } });
    const practice = passage('c', ['new'], { space: 'practice', owner: 'u_ben' });
    const all = [ours, nobodys, practice];
    expect(chosen(all, {})).toEqual([ours, nobodys]);
    expect(chosen(all, { owner: 'u_ben' })).toEqual([ours]);
    expect(chosen(all, { owner: null })).toEqual([nobodys]);
    expect(chosen(all, { field: { key: 'source', value: 'Web' } })).toEqual([nobodys]);
    expect(chosen(all, { field: { key: 'tags', value: 'hot' } })).toEqual([ours]);
  });

  test('[N7] a period has its first moment and not its last', () => {
    expect([0, 1, 2, 3].filter((enteredAt) => enteredIn({ enteredAt }, { since: 1, until: 3 }))).toEqual([1, 2]);
  });
});

describe('the funnel', () => {
  test('[N8] counts stays, runs, those left and those that stand there', () => {
    const { stages, runs } = flow(passage('a', ['new', 'talk', 'new']), passage('b', ['new', 'won']), passage('c', ['new'], { status: 'exited' }));
    expect(runs).toBe(3);
    expect(stages[stageOf('new')]).toMatchObject({ stays: 4, runs: 3, left: 3, here: 1 });
    expect(stages[stageOf('won')]).toMatchObject({ stays: 1, here: 1 });
  });

  test('[N8] [N7] who stands somewhere stands there whatever the period', () => {
    const { stages, runs } = funnel([passage('a', ['new', 'talk'])], { since: day }, ends);
    expect(runs).toBe(0);
    expect(stages[stageOf('talk')]).toMatchObject({ stays: 0, here: 1 });
  });

  test('[N9] counts a run as converted in every stage it came through on its way to a won end, once each', () => {
    const { stages } = flow(passage('a', ['new', 'talk', 'new', 'talk', 'won']), passage('b', ['new', 'lost']), passage('c', ['won', 'talk']));
    expect(stages[stageOf('new')]).toMatchObject({ runs: 2, converted: 1 });
    // the one that was reopened came to Talk after it was won
    expect(stages[stageOf('talk')]).toMatchObject({ runs: 2, converted: 1 });
  });

  test('[N10] counts a run as dropped where it was before it was lost, and where it left', () => {
    const { stages } = flow(passage('a', ['new', 'talk', 'lost']), passage('b', ['new'], { status: 'exited' }), passage('c', ['new', 'lost', 'talk']), passage('d', ['new', 'won']));
    expect(stages[stageOf('talk')]?.dropped).toBe(1);
    expect(stages[stageOf('new')]?.dropped).toBe(1);
  });

  test('[N11] gives each outcome its share of the stays that were left', () => {
    const { outcomes } = flow(passage('a', ['new', 'talk']), passage('b', ['new', 'talk']), passage('c', ['new', 'lost']), passage('d', ['new'], { status: 'exited' }));
    expect(outcomes[flowKey(stageOf('new'), labelledId('to talk'))]).toMatchObject({ taken: 2, share: 0.5 });
    expect(outcomes[flowKey(stageOf('new'), labelledId('to lost'))]).toMatchObject({ taken: 1, share: 0.25 });
  });

  test('[N8] [N9] [N10] [N11] no share is above one, and runs are never more than stays', () => {
    const journeys = fc.array(fc.array(fc.constantFrom('new', 'talk', 'wait', 'won', 'lost'), { minLength: 1, maxLength: 8 }), { maxLength: 12 });
    fc.assert(fc.property(journeys, (made) => {
      const { stages, outcomes, runs } = flow(...made.map((stays, index) => passage(String(index), stays)));
      expect(runs).toBe(made.length);
      expect(Object.values(stages).reduce((sum, { here }) => sum + here, 0)).toBe(made.length);
      for (const [stage, one] of Object.entries(stages)) {
        expect(one.runs).toBeLessThanOrEqual(one.stays);
        expect(one.converted).toBeLessThanOrEqual(one.runs);
        expect(one.dropped).toBeLessThanOrEqual(one.runs);
        const shares = Object.values(outcomes).filter((way) => way.stage === stage).reduce((sum, { share }) => sum + share, 0);
        expect(shares).toBeLessThanOrEqual(1 + 1e-9);
      }
    }), { numRuns: cases(100) });
  });
});

describe('time in stage', () => {
  test('[N12] the middle and the slowest tenth are of stays that were left; open ones are counted apart', () => {
    const stays = (lengths: readonly number[]) => lengths.map((length, index): Passage => passage(String(index), ['new'], { stays: [{ stage: stageOf('new'), enteredAt: 0, leftAt: length, outcome: null, entry: String(index) }] }));
    expect(timeInStage(stays([1, 3, 2]), {}, 9)[stageOf('new')]).toMatchObject({ stays: 3, median: 2, ninetieth: 3, open: 0, longestOpen: null });
    expect(timeInStage(stays([1, 2, 3, 10]), {}, 9)[stageOf('new')]).toMatchObject({ median: 2.5, ninetieth: 10 });
    expect(timeInStage([passage('a', ['new']), passage('b', ['new'])], {}, 5 * hour)[stageOf('new')]).toEqual({ stays: 0, median: null, ninetieth: null, open: 2, longestOpen: 5 * hour });
  });

  test('[N12] who came to an end waits for nothing', () => {
    expect(timeInStage([passage('a', ['new', 'won'])], {}, day)[stageOf('won')]).toMatchObject({ open: 0 });
  });
});
