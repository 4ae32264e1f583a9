import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '#engine/journal';
import { isForAuthority } from '#engine/run';
import { cases } from '../../kit/cases.ts';
import { aJourney, care, delivery, sale, type Journey } from './a-journey.ts';
import { projectionsOf } from './a-workspace.ts';

type Act = (journey: Journey, lead: string) => Promise<unknown>;

const drawings = [sale, care, delivery] as const;

/** Every record of the lead's story: itself and what was made from it. */
async function story(journey: Journey, lead: string): Promise<readonly string[]> {
  return [lead, ...(await journey.linked(lead)).map((row) => row.id)];
}

/** Hands an intent in, now and then twice. */
async function twice(journey: Journey, record: string, run: string | null, intent: Parameters<Journey['submit']>[2], again: boolean): Promise<void> {
  const submitted = journey.storage.intentFor({ record, run, intent });
  await journey.storage.authority.submit(again ? [submitted, submitted] : [submitted]);
}

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.nat(5), fc.nat(5), fc.boolean()).map(([which, way, again]) => chooseAny(which, way, again)) },
  { weight: 2, arbitrary: fc.constantFrom(sale, care).map((drawing) => (journey: Journey, lead: string) => journey.enrol(lead, drawing)) },
  { weight: 2, arbitrary: fc.tuple(fc.nat(5), fc.constantFrom('again', 'comeBack', 'replied', 'nonsense'), fc.boolean()).map(([which, word, again]) => signalAny(which, word, again)) },
  { weight: 1, arbitrary: fc.constantFrom<Record<string, string | number | boolean>>({ score: 5 }, { score: 80 }, { name: 'Bea' }).map((fields) => (journey: Journey, lead: string) => journey.set(lead, fields)) },
  { weight: 1, arbitrary: fc.nat(5).map((which) => undoAny(which)) },
  { weight: 1, arbitrary: fc.nat(3).map((minutes) => async ({ clock }: Journey) => clock.set(clock.now() + minutes * 60_000)) },
);

async function anyRun(journey: Journey, lead: string, which: number) {
  const records = await story(journey, lead);
  const runs = (await journey.db.runs.where('record').anyOf([...records]).toArray()).sort((a, b) => (a.id < b.id ? -1 : 1));
  return runs[which % Math.max(1, runs.length)];
}

const chooseAny = (which: number, way: number, again: boolean): Act => async (journey, lead) => {
  const run = await anyRun(journey, lead, which);
  const outcomes = drawings.flatMap((drawing) => Object.values(drawing.build().outcomes)).filter((one) => one.from.type === 'stage' && one.from.stage === run?.stage && one.trigger.type === 'person');
  const outcome = outcomes[way % Math.max(1, outcomes.length)];
  if (run && outcome) await twice(journey, run.record, run.id, { type: 'choose', outcome: outcome.id, fields: {}, reason: null, expect: { visit: run.snapshot.visit } }, again);
};
const signalAny = (which: number, word: string, again: boolean): Act => async (journey, lead) => {
  const run = await anyRun(journey, lead, which);
  if (run) await twice(journey, run.record, run.id, { type: 'signal', signal: word, payload: {} }, again);
};
const undoAny = (which: number): Act => async (journey, lead) => {
  const run = await anyRun(journey, lead, which);
  if (run?.snapshot.before) await twice(journey, run.record, run.id, { type: 'undo', entry: run.snapshot.before.entry }, true);
};

/** Every effect the authority was asked for left a line in some journal, or lies in the outbox: none is lost, none came twice. */
async function expectNoneLost({ db }: Journey): Promise<void> {
  const entries = (await db.entries.toArray()).map((row) => row.entry);
  const outbox = new Set((await db.outbox.toArray()).map((row) => row.id));
  const undone = new Set(entries.flatMap(({ ok, intent }) => (ok && intent.type === 'undo' ? [intent.entry] : [])));
  for (const { id, changes } of entries) {
    for (const { key, effect } of changes?.effects ?? []) {
      if (!isForAuthority(effect)) continue;
      const lines = entries.filter((entry) => entry.intentId === key).length;
      expect(lines + (outbox.has(key) ? 1 : 0) === 1 || undone.has(id), `${effect.type} ${key} of ${id}`).toBe(true);
    }
  }
}

describe('the authority, whatever is asked of it', () => {
  it('[R125] keeps every chain whole, loses no effect and is given back by its journals', { timeout: 600_000 }, async () => {
    let effects = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(acts, { minLength: 3, maxLength: 14, size: 'max' }), async (walk) => {
        const journey = await aJourney();
        const { id: lead } = await journey.lead({ score: 7 });
        await journey.enrol(lead, sale);
        for (const act of walk) await act(journey, lead);
        for (const record of await story(journey, lead)) expect(verifyChain(await journey.journal(record))).toEqual({ ok: true });
        await expectNoneLost(journey);
        const before = await projectionsOf(journey.storage);
        expect(await journey.storage.rebuildProjections()).toMatchObject({ unreadable: [] });
        expect(await projectionsOf(journey.storage)).toEqual(before);
        effects += (await journey.db.entries.toArray()).filter(({ entry }) => entry.by === 'u_clock').length;
        journey.storage.close();
      }),
      { numRuns: cases(12) },
    );
    // Walks in which nothing followed anything would prove nothing.
    expect(effects).toBeGreaterThan(10);
  });
});
