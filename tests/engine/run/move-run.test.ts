import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { day, hashOf, hour } from '#engine/kernel';
import type { Blueprint } from '#engine/blueprint';
import { foldEntries, verifyChain } from '#engine/journal';
import { compileBlueprint, type Process } from '#engine/compile';
import { replay, type Run } from '#engine/run';
import { aBlueprint, labelledId, type BlueprintDrawing } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { aWalker, everything, walks } from './random-walk.ts';
import { Rep, accepted, monday, refusalOf, versionOf } from './a-rep.ts';

const drawing = () =>
  aBlueprint('Moving')
    .stage('New', (s) =>
      s
        .call('Call', { attempts: { min: 2, max: 3 }, due: { type: 'stageEntry', wait: { amount: 2, unit: 'days' } } })
        .checklist('Prepare', ['Read', 'Print'], { required: 'never', results: [] })
        .outcome('On', { to: 'Talk' })
        .outcome('Time over', { to: 'Lost', trigger: { type: 'elapsed', wait: { amount: 5, unit: 'days' } }, gate: { type: 'all', of: [] } }),
    )
    .stage('Talk', (s) => s.outcome('Won', { to: 'Won' }))
    .end('Won', 'won')
    .end('Lost', 'lost');

/** A later version of the same blueprint: the same ids, another id and hash of the version. */
function nextVersion(of: BlueprintDrawing, change: (blueprint: Blueprint) => Blueprint, number = 2): Process {
  const document = change(of.build());
  return compileBlueprint({ ...versionOf(document), id: labelledId(`version ${number} of ${document.name}`), number });
}

const without = (blueprint: Blueprint, stage: string): Blueprint => {
  const { [stage]: _gone, ...stages } = blueprint.stages;
  const outcomes = Object.fromEntries(Object.entries(blueprint.outcomes).filter(([, outcome]) => outcome.to !== stage && !(outcome.from.type === 'stage' && outcome.from.stage === stage)));
  return { ...blueprint, stages, outcomes };
};

function bothVersions(rep: Rep, ...others: readonly Process[]): (id: string) => Process | null {
  const known = new Map([rep.process, ...others].map((process) => [process.version.id as string, process]));
  return (id) => known.get(id) ?? null;
}

describe('moving a run to another version', () => {
  test('[R140] in the stage it stands in the visit goes on: what was done, ticked and skipped counts there', () => {
    const rep = new Rep(drawing());
    const before = rep.process;
    accepted(rep.complete('Call', 'noAnswer'));
    accepted(rep.tick('Prepare', ['Read']));
    const to = nextVersion(rep.drawing, (blueprint) => ({ ...blueprint, description: 'better' }));
    const { run, changes } = accepted(rep.move(to, 'New'));
    expect(run).toMatchObject({ versionId: to.version.id, version: to.version.hash, visit: 1, stage: rep.drawing.id.stage('New'), before: null });
    expect(changes.moves).toEqual([]);
    expect(rep.activity('Call').attempts).toBe(1);
    expect(rep.activity('Prepare').ticked).toHaveLength(1);
    accepted(rep.complete('Call', 'connected'));
    accepted(rep.choose('On'));
    expect(rep.stage).toBe('Talk');
    expect(replay(bothVersions(rep, before), rep.entries, rep.run.id)).toEqual(rep.run);
    expect(verifyChain(rep.entries)).toEqual({ ok: true });
    expect(foldEntries(rep.entries).runs[rep.run.id]?.versionId).toBe(to.version.id);
  });

  test('[R141] another stage is a new visit, reached without an outcome', () => {
    const rep = new Rep(drawing());
    const to = nextVersion(rep.drawing, (blueprint) => ({ ...without(blueprint, rep.drawing.id.stage('New')), start: rep.drawing.id.stage('Talk') }));
    const { run, changes } = accepted(rep.move(to, 'Talk'));
    expect(run).toMatchObject({ visit: 2, stage: rep.drawing.id.stage('Talk') });
    expect(changes.moves).toEqual([{ from: rep.drawing.id.stage('New'), to: rep.drawing.id.stage('Talk'), outcome: null }]);
    expect(run.path.at(-1)).toMatchObject({ stage: rep.drawing.id.stage('New'), visit: 1, outcome: null });
    expect(run.taken).toEqual({});
  });

  test('[R142] carried timers keep their moment, whatever the new version waits; restarted ones count from now', () => {
    const longer = (of: BlueprintDrawing) =>
      nextVersion(of, (blueprint) => {
        const id = of.id.outcome('New', 'Time over');
        const outcome = blueprint.outcomes[id];
        return outcome === undefined ? blueprint : { ...blueprint, outcomes: { ...blueprint.outcomes, [id]: { ...outcome, trigger: { type: 'elapsed', wait: { amount: 9, unit: 'days' } } } } };
      });
    const carried = new Rep(drawing()).wait(3 * day);
    const moment = carried.due('Time over');
    accepted(carried.move(longer(carried.drawing), 'New', 'carry'));
    expect(carried.due('Time over')).toEqual(moment);
    const restarted = new Rep(drawing()).wait(3 * day);
    accepted(restarted.move(longer(restarted.drawing), 'New', 'restart'));
    expect(restarted.due('Time over')?.at).toBe(monday + 12 * day);
    expect(restarted.run.enteredAt).toBe(monday + 3 * day);
  });

  test('[R142] a moment that has come and was used up is not armed again by carrying', () => {
    const closed = (blueprint: Blueprint): Blueprint => {
      const id = labelledOutcome;
      const outcome = blueprint.outcomes[id];
      return outcome === undefined ? blueprint : { ...blueprint, outcomes: { ...blueprint.outcomes, [id]: { ...outcome, gate: { type: 'field', condition: { type: 'compare', field: 'free', operator: 'equals', value: true } } } } };
    };
    const shut = drawing();
    const labelledOutcome = shut.id.outcome('New', 'Time over');
    const rep = new Rep(shut.change(closed)).wait(5 * day);
    accepted(rep.fire('Time over'));
    expect(rep.stage).toBe('New');
    accepted(rep.move(nextVersion(rep.drawing, (blueprint) => ({ ...blueprint, description: 'x' })), 'New', 'carry'));
    expect(rep.due('Time over')).toBeUndefined();
    accepted(rep.set({ free: true }));
    expect(rep.stage).toBe('Lost');
  });

  test('[R143] automatic outcomes of the new version are asked at once', () => {
    const rep = new Rep(drawing(), { fields: { size: 20 } });
    const outcome = rep.drawing.id.outcome('New', 'On');
    const to = nextVersion(rep.drawing, (blueprint) => {
      const on = blueprint.outcomes[outcome];
      return on === undefined ? blueprint : { ...blueprint, outcomes: { ...blueprint.outcomes, [outcome]: { ...on, gate: { type: 'all', of: [] }, trigger: { type: 'condition', condition: { type: 'compare', field: 'size', operator: 'moreThan', value: 10 } } } } };
    });
    accepted(rep.move(to, 'New'));
    expect(rep.stage).toBe('Talk');
  });

  test('[R144] it is refused with the reason, and the run stays as it was', () => {
    const rep = new Rep(drawing());
    const same = rep.run;
    const to = nextVersion(rep.drawing, (blueprint) => ({ ...blueprint, description: 'x' }));
    const elsewhere = compileBlueprint(versionOf(aBlueprint('Another').stage('New', (s) => s.outcome('On', { to: 'End' })).end('End').build()));
    expect(refusalOf(rep.move(rep.process, 'New'))).toEqual({ type: 'cannotMove', why: 'sameVersion' });
    expect(refusalOf(rep.move(elsewhere, 'New'))).toEqual({ type: 'cannotMove', why: 'otherBlueprint' });
    expect(refusalOf(rep.move(to, 'Gone'))).toMatchObject({ type: 'cannotMove', why: 'unknownStage' });
    expect(refusalOf(rep.move(to, 'Won'))).toMatchObject({ type: 'cannotMove', why: 'endStage', stage: rep.drawing.id.stage('Won') });
    const sorted = nextVersion(aBlueprint('Moving').decision('Sort', (s) => s.outcome('On', { to: 'End', fallback: true })).end('End'), (blueprint) => blueprint, 3);
    expect(refusalOf(rep.move(sorted, 'Sort'))).toMatchObject({ type: 'cannotMove', why: 'passThrough' });
    expect(rep.run).toEqual(same);
    accepted(rep.act({ type: 'exit', reason: 'gone' }));
    expect(refusalOf(rep.move(to, 'New'))).toEqual({ type: 'cannotMove', why: 'ended' });
    expect(refusalOf(rep.act({ type: 'migrate', version: to.version.id, stage: rep.drawing.id.stage('New'), timers: 'carry' }))).toEqual({ type: 'runEnded' });
  });

  test('[R145] a move cannot be undone by a wrong click, and can be rolled back by a move', () => {
    const rep = new Rep(drawing());
    const first = rep.process;
    accepted(rep.complete('Call', 'noAnswer'));
    const to = nextVersion(rep.drawing, (blueprint) => ({ ...blueprint, description: 'x' }));
    const before = rep.run;
    accepted(rep.move(to, 'New'));
    expect(refusalOf(rep.undo())).toEqual({ type: 'nothingToUndo' });
    const { run } = accepted(rep.move(first, 'New'));
    expect({ ...run, rev: before.rev, before: before.before }).toEqual(before);
  });

  test('[R146] moved anywhere and back during any walk, the journal still replays to the very run', () => {
    const process = aWalker().process;
    const other = nextVersion(everything(), (blueprint) => ({ ...blueprint, description: 'another' }));
    const property = fc.property(walks, fc.array(fc.tuple(fc.nat(40), fc.constantFrom('New', 'Later', 'Hand over'), fc.constantFrom('carry' as const, 'restart' as const), fc.constantFrom(0, hour, 2 * day)), { minLength: 1, maxLength: 4 }), (acts, moves) => {
      const rep = aWalker(process);
      const seen: Run[] = [];
      for (const [index, act] of acts.entries()) {
        act(rep);
        for (const [when, stage, timers, pause] of moves) if (when === index) rep.wait(pause).move(rep.process === process ? other : process, stage, timers);
        seen.push(rep.run);
      }
      const rebuilt = replay(bothVersions(rep, process, other), rep.entries, rep.run.id);
      expect(hashOf(JSON.parse(JSON.stringify(rebuilt)))).toBe(hashOf(JSON.parse(JSON.stringify(seen.at(-1)))));
    });
    fc.assert(property, { numRuns: cases(60) });
  });
});
