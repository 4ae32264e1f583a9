import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hour } from '#engine/kernel';
import { createPassages, passagesOf, type Passage } from '#engine/insights';
import type { Entry } from '#engine/journal';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { monday, Rep } from '../run/a-rep.ts';
import { aWalker, walks } from '../run/random-walk.ts';

const drawing = () => aBlueprint('Selling')
  .stage('New', (stage) => stage.outcome('Reached', { to: 'Talk' }).outcome('Sorted', { to: 'Sort' }))
  .decision('Sort', (stage) => stage.outcome('Small', { to: 'Talk', fallback: true }))
  .stage('Talk', (stage) => stage.outcome('Yes', { to: 'Won' }).outcome('Again', { to: 'New' }))
  .end('Won', 'won');

const labels = (rep: Rep, passage: Passage | undefined) => (passage?.stays ?? []).map(({ stage }) => rep.process.stage(stage).name);
const blueprintOf = (rep: Rep): string => rep.process.version.blueprint;
const only = (rep: Rep, entries: readonly Entry[] = rep.entries): Passage | undefined => passagesOf(blueprintOf(rep), entries)[0];

describe('passages', () => {
  test('[N1] tell each stay with its moments and the outcome that ended it; a refused entry changes nothing', () => {
    const rep = new Rep(drawing());
    rep.wait(hour).choose('Reached');
    rep.choose('Reached', { of: 'New', visit: 1 });
    expect(only(rep)?.stays).toMatchObject([
      { stage: rep.drawing.id.stage('New'), enteredAt: monday, leftAt: monday + hour, outcome: rep.drawing.id.outcome('New', 'Reached') },
      { stage: rep.drawing.id.stage('Talk'), enteredAt: monday + hour, leftAt: null, outcome: null },
    ]);
  });

  test('[N1] what a due moment set off happened then, also when the browser was closed', () => {
    const rep = new Rep(aBlueprint('Waiting').wait('Rest', (stage) => stage.outcome('Over', { to: 'On', trigger: { type: 'elapsed', wait: { amount: 2, unit: 'hours' } } })).stage('On'));
    rep.wait(3 * day).fire('Over');
    const entries = rep.entries.map((entry) => (entry.intent.type === 'due' ? { ...entry, madeAt: monday + 2 * hour } : entry));
    expect(only(rep, entries)?.stays.map(({ enteredAt }) => enteredAt)).toEqual([monday, monday + 2 * hour]);
    expect(rep.run.enteredAt).toBe(monday + 2 * hour);
  });

  test('[N2] a stage that is left at the same moment is a stay, too', () => {
    const rep = new Rep(drawing());
    rep.wait(hour).choose('Sorted');
    expect(labels(rep, only(rep))).toEqual(['New', 'Sort', 'Talk']);
    expect(only(rep)?.stays[1]).toMatchObject({ enteredAt: monday + hour, leftAt: monday + hour });
  });

  test('[N3] what was taken back never was, also when it led around a circle', () => {
    const rep = new Rep(drawing());
    rep.choose('Reached');
    rep.wait(hour).choose('Again');
    rep.wait(hour).choose('Sorted');
    rep.undo();
    expect(labels(rep, only(rep))).toEqual(['New', 'Talk', 'New']);
    expect(only(rep)?.stays.at(-1)).toMatchObject({ enteredAt: monday + hour, leftAt: null, outcome: null });
    rep.wait(hour).choose('Reached');
    rep.choose('Yes');
    expect(only(rep)?.status).toBe('ended');
    rep.undo();
    expect(only(rep)).toMatchObject({ status: 'running' });
    expect(labels(rep, only(rep))).toEqual(['New', 'Talk', 'New', 'Talk']);
  });

  test('[N4] a record has the owner and the fields of its last entry', () => {
    const rep = new Rep(drawing(), { owner: 'u_ben', fields: { source: 'Fair', size: 2 } });
    rep.set({ size: 5 });
    rep.act({ type: 'assign', owner: 'u_mara' });
    expect(only(rep)).toMatchObject({ owner: 'u_mara', fields: { source: 'Fair', size: 5 } });
  });

  test('[N6] a run that left stands nowhere until that is taken back', () => {
    const rep = new Rep(drawing());
    rep.wait(day).act({ type: 'exit', reason: 'gone out of business' });
    expect(only(rep)).toMatchObject({ status: 'exited', stays: [{ leftAt: monday + day, outcome: null }] });
    rep.undo();
    expect(only(rep)).toMatchObject({ status: 'running', stays: [{ leftAt: null }] });
  });

  test('[N28] tell what was done, how and when; what was taken back was not done', () => {
    const rep = new Rep(aBlueprint('Calling').stage('New', (stage) => stage.call('First call').outcome('Reached', { to: 'Won' })).end('Won', 'won'));
    rep.wait(hour).complete('First call', 'noAnswer');
    rep.undo();
    expect(only(rep)?.doings).toEqual([]);
    rep.wait(hour).complete('First call', 'connected');
    expect(only(rep)?.doings).toEqual([{
      activity: rep.drawing.id.activity('First call'), stage: rep.drawing.id.stage('New'), result: 'connected', at: monday + 2 * hour, variant: null,
      version: rep.process.version.hash, entry: rep.entries.at(-1)?.id,
    }]);
  });

  test('[N1] [N3] they are what the runs themselves remember, whatever people do', () => {
    const { process } = aWalker();
    fc.assert(fc.property(walks, (acts) => {
      const rep = aWalker(process);
      for (const act of acts) {
        act(rep);
        const passage = only(rep);
        expect(passage?.status).toBe(rep.run.status);
        expect(passage?.stays.map(({ stage, outcome }) => [stage, outcome])).toEqual([...rep.run.path.map(({ stage, outcome }) => [stage, outcome]), ...(rep.run.status === 'exited' && rep.run.path.at(-1)?.stage === rep.run.stage && rep.run.path.at(-1)?.visit === rep.run.visit ? [] : [[rep.run.stage, null]])]);
      }
    }), { numRuns: cases(30) });
  });

  test('[N5] portion by portion they come out the same as at once, and other blueprints do not mix in', () => {
    const { process } = aWalker();
    fc.assert(fc.property(walks, fc.integer({ min: 1, max: 7 }), (acts, portion) => {
      const rep = aWalker(process);
      for (const act of acts) act(rep);
      const passages = createPassages(blueprintOf(rep));
      for (let from = 0; from < rep.entries.length; from += portion) passages.read(rep.entries.slice(from, from + portion));
      expect(passages.all()).toEqual(passagesOf(blueprintOf(rep), rep.entries));
      expect(passagesOf(labelledId('another'), rep.entries)).toEqual([]);
    }), { numRuns: cases(20) });
  });
});
