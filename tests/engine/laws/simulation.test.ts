import { describe, expect, test } from 'vitest';
import { entrySchema, foldEntries, verifyChain } from '#engine/journal';
import { options, replay, step } from '#engine/run';
import { cases } from '../../kit/cases.ts';
import { labelledId } from '../../kit/a-blueprint.ts';
import { pinnedSeeds } from './pinned-seeds.ts';
import { World, type Turn } from './world.ts';

const turns = 60;

/** Lives one world from its seed and holds every law over it. */
function live(seed: number, look: (turn: Turn, world: World) => void = () => undefined): World {
  const world = new World(seed);
  if (world.runs.length === 0) return world;
  for (let turn = 0; turn < turns; turn += 1) {
    const happened = world.turn();
    if (happened !== null) {
      stepLaws(happened);
      look(happened, world);
    }
  }
  journalLaws(world);
  return world;
}

function stepLaws({ before, after, made, answer, at, process }: Turn): void {
  const { intent } = made;
  if (!answer.ok) {
    expect(after, '[R2] a refusal changes nothing').toBe(before);
    return;
  }
  expect(after.rev, '[R2] an accepted intent is one rev').toBe(before.rev + 1);
  expect(JSON.parse(JSON.stringify(after)), '[R1] a run is plain JSON').toStrictEqual(after);
  if (intent.type === 'due') {
    const due = before.dues.find(({ key }) => key === intent.due);
    expect(due?.at, '[R42] nothing fires before its time').toBeLessThanOrEqual(at);
    expect(due?.armed, '[R42] nothing fires by another arming').toBe(intent.armed);
    expect(step(process, after, made, at), 'a moment comes once').toMatchObject({ ok: false });
  }
  if (after.paused !== undefined && intent.type !== 'pause' && intent.type !== 'migrate') expect(answer.changes.moves.length === 0 || intent.type === 'signal' || intent.type === 'undo', '[R3] at rest nobody moves a record on').toBe(true);
  expect(after.dues.map(({ at: moment }) => moment), '[R41] dues are in time order').toEqual(after.dues.map(({ at: moment }) => moment).sort((a, b) => a - b));
  expect(new Set(after.dues.map(({ key }) => key)).size, '[R40] a due has its own key').toBe(after.dues.length);
}

function journalLaws(world: World): void {
  expect(verifyChain(world.entries)).toEqual({ ok: true });
  for (const entry of world.entries) expect(entrySchema.parse(entry), 'an entry is read back as it was written').toEqual(entry);
  const folded = foldEntries(world.entries);
  for (const [index, kept] of world.runs.entries()) {
    const run = world.refreshed(index);
    expect(replay(world.processOf, world.entries, kept.id), '[R61] replay equals the run').toEqual(run);
    expect(folded.runs[run.id], '[J6] the journal alone says where a run stands').toMatchObject({ status: run.status, stages: [run.stage], visit: run.visit, rev: run.rev, versionId: run.versionId });
  }
}

/** A seed that breaks a law is named, so that it can be pinned for ever. */
function told(seed: number, check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new Error(`Seed ${seed} breaks a law. Add it to tests/engine/laws/pinned-seeds.ts and mend the engine.`, { cause: error });
  }
}

describe('whole worlds from one seed', () => {
  test.each(pinnedSeeds)('[R61] seed %i, which once broke a law, keeps them all', (seed) => {
    told(seed, () => void live(seed));
  });

  test('[R61] every world keeps every law', () => {
    for (let seed = 1; seed <= cases(200) * (process.env.BATON_LONG === '1' ? 2.5 : 1); seed += 1) told(seed, () => void live(seed));
  });

  test('[R60] what options calls open is accepted, and only that', () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      told(seed, () => {
        live(seed, ({ after, at, process }) => {
          const person = { id: 'u_bob', roles: ['boss', 'rep'] };
          for (const { outcome, open } of options(process, after, at, person).outcomes) {
            const answer = step(process, after, { entry: labelledId('try'), by: person.id, roles: person.roles, intent: { type: 'choose', outcome: outcome.id, fields: {}, reason: 'price', expect: { visit: after.visit } } }, at);
            const why = answer.ok ? 'ok' : answer.refusal.type;
            // The form is only asked when the outcome is taken; a circle is only seen when it is gone round.
            if (open) expect(['ok', 'fieldsMissing', 'endlessLoop']).toContain(why);
            else expect(answer.ok).toBe(false);
          }
        });
      });
    }
  });

  test('the worlds are worth living in: every intent is accepted somewhere, and refused somewhere', () => {
    const asked = ['accept', 'approve', 'assign', 'choose', 'complete', 'confirmOverride', 'due', 'exit', 'handOver', 'migrate', 'note', 'override', 'pause', 'reject', 'requestApproval', 'resume', 'return', 'setFields', 'signal', 'skip', 'snooze', 'tick', 'undo'];
    const never = ['assign', 'note', 'setFields'];
    const seen = { accepted: new Set<string>(), refused: new Set<string>() };
    const all = () => asked.every((type) => seen.accepted.has(type) && (never.includes(type) || seen.refused.has(type)));
    // Every fifth seed has a drawing of its own.
    for (let seed = 5; seed <= 2000 && !all(); seed += 5) live(seed, ({ answer, made }) => void seen[answer.ok ? 'accepted' : 'refused'].add(made.intent.type));
    expect([...seen.accepted].sort()).toEqual(asked);
    // What may always be done is refused only where a drawing would then go round for ever.
    expect(asked.filter((type) => !seen.refused.has(type) && !never.includes(type))).toEqual([]);
  });
});
