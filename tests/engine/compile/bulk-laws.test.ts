import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { starters, type Blueprint, type Fields } from '#engine/blueprint';
import { labelledId } from '../../kit/a-blueprint.ts';
import { cases } from '../../kit/cases.ts';
import { blueprints } from '../../kit/random-blueprint.ts';
import { attempts, Refusal, Twin, type Attempt } from './bulk-walk.ts';

const outset: fc.Arbitrary<Fields> = fc.constantFrom<Fields>({}, { size: 7, tier: 'gold' }, { size: '7', wantsOut: true, eventDay: '2026-11-26' });
const walks = fc.tuple(blueprints, outset, fc.array(attempts, { minLength: 1, maxLength: 40, size: 'max' }));

function walked(document: Blueprint, given: Fields, list: readonly Attempt[], look: (twin: Twin, seen: NonNullable<ReturnType<Twin['try']>>) => void): void {
  let twin: Twin;
  try {
    twin = new Twin(document, given);
  } catch (reason) {
    if (reason instanceof Refusal && reason.message === 'endlessLoop') return;
    throw reason;
  }
  for (const attempt of list) {
    const seen = twin.try(attempt);
    if (seen !== null) look(twin, seen);
  }
}

describe('bulk work', () => {
  test('[M20] agrees with step after every intent: accepted, stage, visit, end, counts, dues and every verdict', () => {
    fc.assert(
      fc.property(walks, ([document, given, list]) => {
        walked(document, given, list, (_, [ordinary, bulk]) => expect(bulk).toEqual(ordinary));
      }),
      { numRuns: cases(120) },
    );
  });

  test.each(starters.map((starter) => [starter.key, starter] as const))('[M21] agrees with step on the starter %s, whatever of it the table does not know', (_, starter) => {
    let number = 0;
    const document = starter.build({ next: () => labelledId(`part ${(number += 1)}`) });
    fc.assert(
      fc.property(outset, fc.array(attempts, { minLength: 1, maxLength: 30, size: 'max' }), (given, list) => {
        walked(document, given, list, (_twin, [ordinary, bulk]) => expect(bulk).toEqual(ordinary));
      }),
      { numRuns: cases(5) },
    );
  });
});
