import { describe, expect, it } from 'vitest';
import { aJourney, care, sale } from './a-journey.ts';

describe('signals that people pretend', () => {
  it('reach every run that knows the word, under the name of who pretends', async () => {
    const journey = await aJourney();
    const lead = await journey.lead();
    for (const drawing of [sale, care]) await journey.enrol(lead.id, drawing);
    const heard = await journey.storage.simulateSignal({ record: lead.id, signal: 'replied' });
    expect(heard).toMatchObject([{ ok: true, entry: { run: (await journey.runOf(lead.id, sale)).id, by: journey.storage.ground.me().id, changes: { cancelled: [sale.id.activity('Offer')] } } }]);
    expect((await journey.db.dues.where('id').startsWith((await journey.runOf(lead.id, sale)).id).toArray()).map((due) => due.channel)).toEqual(['call']);
    expect(await journey.storage.simulateSignal({ record: lead.id, signal: 'nonsense' })).toEqual([]);
  });

  it('are refused by a run that is named and does not know the word, or not what it carries', async () => {
    const journey = await aJourney();
    const lead = await journey.lead();
    for (const drawing of [sale, care]) await journey.enrol(lead.id, drawing);
    const run = (await journey.runOf(lead.id, care)).id;
    expect(await journey.storage.simulateSignal({ record: lead.id, run, signal: 'replied' })).toMatchObject([{ refusal: { type: 'signalUnknown' } }]);
    expect(await journey.storage.simulateSignal({ record: lead.id, run, signal: 'again', payload: { why: 5, who: 'me' } })).toMatchObject([{ refusal: { type: 'signalInvalid', problems: ['who is not declared', 'why is no text'] } }]);
  });

  it('come as a list too, which says what was heard by nobody and what was refused', async () => {
    const journey = await aJourney();
    const [ada, ben] = [await journey.lead(), await journey.lead()];
    await journey.enrol(ada.id, sale);
    const done: number[] = [];
    const wishes = [
      { record: ada.id, signal: 'replied' },
      { record: ben.id, signal: 'replied' },
      { record: ada.id, signal: 'leaveMe', payload: { colour: 'red' } },
      { record: ada.id, signal: 'leaveMe' },
    ];
    expect(await journey.storage.importSignals(wishes, { onProgress: (count) => done.push(count) })).toMatchObject({ heard: 2, unheard: [{ record: ben.id }], refused: [{ record: ada.id, refusal: { type: 'signalInvalid' } }] });
    expect(done).toEqual([4]);
    expect((await journey.db.records.get(ada.id))?.fields['doNotContact']).toBe(true);
    expect(await journey.db.dues.count()).toBe(0);
  });

  it('[S97] are dated when they come from a tracker: kept where nobody listens, and once however often the file comes', async () => {
    const journey = await aJourney();
    const [ada, ben] = [await journey.lead(), await journey.lead()];
    await journey.enrol(ada.id, sale);
    const at = journey.clock.now() - 3 * 86_400_000;
    const wishes = [
      { record: ada.id, signal: 'pageVisited', payload: { page: '/rates' }, at, keep: true },
      { record: ben.id, signal: 'pageVisited', payload: { page: '/rates' }, at, keep: true },
      { record: ada.id, signal: 'replied', at: at + 1000, keep: true },
    ] as const;
    expect(await journey.storage.importSignals(wishes)).toMatchObject({ heard: 1, known: 0, unheard: [{ record: ada.id }, { record: ben.id }], refused: [] });
    const lines = (await journey.db.entries.toArray()).map((row) => row.entry).filter((entry) => entry.intent.type === 'signal');
    expect(lines.map(({ record, run, ok, madeAt }) => [record, run === null, ok, madeAt])).toEqual([[ada.id, true, true, at], [ben.id, true, true, at], [ada.id, false, true, at + 1000]]);
    expect(await journey.storage.importSignals(wishes)).toMatchObject({ heard: 0, known: 3 });
    expect((await journey.db.entries.toArray()).filter((row) => row.entry.intent.type === 'signal')).toHaveLength(3);
  });
});
