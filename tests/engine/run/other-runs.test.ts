import { describe, expect, test } from 'vitest';
import { awaitedBy, awaitsOthers, options, otherRunsIn, replay, step, type Run } from '#engine/run';
import { compileBlueprint } from '#engine/compile';
import { appendEntry, type OtherRun } from '#engine/journal';
import { aBlueprint, labelledId } from '../../kit/a-blueprint.ts';
import { Rep, accepted, refusalOf, versionOf } from './a-rep.ts';

const [other, linked, far] = [labelledId('other'), labelledId('linked'), labelledId('far')];
const waitsFor = (blueprint: string, on: 'sameRecord' | 'linkedRecord') => ({ type: 'otherRun', blueprint, on } as const);
const walked = () =>
  aBlueprint('Walked').stage('New', (s) => s.outcome('On', { to: 'Middle', gate: { type: 'all', of: [] } })).stage('Middle', (s) => s.outcome('Out', { to: 'Won' })).end('Won', 'won');
const neighbour = (rep: Rep) => ({ id: rep.run.id, blueprint: rep.run.blueprint, startedAt: rep.run.startedAt, end: rep.run.end });
const seen = (rep: Rep): readonly OtherRun[] => otherRunsIn([neighbour(rep)], rep.entries, 'sameRecord');

describe('what a drawing waits for', () => {
  test('[R128] is read wherever a gate may stand: outcome, stage, prerequisite, under any, all and not', () => {
    const drawing = aBlueprint('Waiting').stage('New', (s) =>
      s
        .set({ gate: { type: 'any', of: [waitsFor(far, 'linkedRecord'), { type: 'role', role: 'boss' }] } })
        .task('Invoice', { after: [{ type: 'clause', clause: waitsFor(linked, 'linkedRecord') }] })
        .outcome('On', { to: 'End', gate: { type: 'not', of: { type: 'all', of: [waitsFor(other, 'sameRecord')] } } }),
    ).end('End');
    const awaited = awaitedBy(compileBlueprint(versionOf(drawing.build())));
    expect([[...awaited.sameRecord], [...awaited.linkedRecord].toSorted()]).toEqual([[other], [linked, far].toSorted()]);
    expect(awaitsOthers(awaited)).toBe(true);
    expect(awaitsOthers(awaitedBy(compileBlueprint(versionOf(walked().build()))))).toBe(false);
  });
});

describe('what a gate may know of another run', () => {
  test('[R128] every stage it entered with its entry, and how it ended', () => {
    const rep = new Rep(walked());
    const names = (): readonly string[] => seen(rep)[0]?.reached.map(({ stage }) => rep.process.stage(stage).name) ?? [];
    expect(names()).toEqual(['New']);
    accepted(rep.choose('On'));
    expect(names()).toEqual(['New', 'Middle']);
    expect(seen(rep)[0]?.ended).toBeNull();
    accepted(rep.choose('Out'));
    expect(seen(rep)[0]).toMatchObject({ run: rep.run.id, on: 'sameRecord', ended: { result: 'won', entry: rep.lastEntry.id } });
  });

  test('[R128] what was taken back does not count, nor what was refused', () => {
    const rep = new Rep(walked());
    accepted(rep.choose('On'));
    refusalOf(rep.choose('On', { visit: 1, of: 'New' }));
    accepted(rep.undo());
    expect(seen(rep)[0]?.reached).toEqual([{ stage: rep.drawing.id.stage('New'), entry: rep.entries[0]?.id }]);
  });

  test('[R128] what a step was told lies in its entry, and a replay is told the same', () => {
    const rep = new Rep(aBlueprint('Waiting').stage('New', (s) => s.outcome('On', { to: 'End', gate: waitsFor(other, 'linkedRecord') })).end('End', 'won'));
    const told: readonly OtherRun[] = [{ run: labelledId('its run'), blueprint: other, on: 'linkedRecord', reached: [], ended: null }];
    const run: Run = { ...rep.run, record: { ...rep.run.record, otherRuns: told } };
    expect(refusalOf(rep.choose('On'))).toMatchObject({ type: 'gateClosed' });
    expect(options(rep.process, run, rep.now, { id: 'u_rep', roles: [] }).outcomes[0]?.open).toBe(true);
    const intent = { type: 'choose', outcome: rep.drawing.id.outcome('New', 'On'), fields: {}, reason: null, expect: { visit: 1 } } as const;
    const answer = accepted(step(rep.process, run, { entry: labelledId('told'), by: 'u_rep', roles: ['rep'], intent, seen: { otherRuns: told } }, rep.now));
    const { prev: _prev, hash: _hash, wordsHash: _words, ...last } = rep.lastEntry;
    const entry = { ...last, id: labelledId('told'), seq: last.seq + 1, intent, ok: true, refusal: null, changes: answer.changes, rev: answer.run.rev, visit: answer.run.visit, stages: [answer.run.stage] };
    const behind = (given: object) => [...rep.entries, appendEntry(rep.lastEntry, { ...entry, ...given })];
    expect(replay(rep.process, behind({ seen: { otherRuns: told } })).end).toBe('won');
    expect(() => replay(rep.process, behind({}))).toThrow('now it is refused');
  });
});
