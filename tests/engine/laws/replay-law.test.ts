import { describe, expect, test } from 'vitest';
import { replay } from '#engine/run';
import { cases } from '../../kit/cases.ts';
import { World } from './world.ts';

describe('the journal is the truth', () => {
  test('[R61] replay equals the run after every entry, on random walks over random drawings', () => {
    const walks = cases(500) * (process.env.BATON_LONG === '1' ? 2 : 1);
    let compared = 0;
    for (let seed = 1; seed <= walks; seed += 1) {
      const world = new World(seed);
      for (let turn = 0; turn < 9 && world.runs.length > 0; turn += 1) {
        if (world.turn() === null) continue;
        for (const [index, kept] of world.runs.entries()) {
          expect(replay(world.processOf, world.entries, kept.id), `seed ${seed}, entry ${world.entries.length}`).toEqual(world.refreshed(index));
          compared += 1;
        }
      }
    }
    expect(compared).toBeGreaterThan(walks * 5);
  });
});
