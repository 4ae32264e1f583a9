import { expect, test } from 'vitest';
import { aName, openTab } from './a-workspace.ts';

test('[S44] a survey and a search for duplicates tell how far they are, and end when they are stopped', async () => {
  const { storage } = await openTab(aName());
  await storage.createRecords(['Ada', 'Ben', 'Cy'].map((name) => ({ type: 'lead', owner: null, zone: 'UTC', fields: { name, email: 'same@x.test' } })), { batch: 'b' });
  for (const look of [storage.surveyType, storage.findDuplicateGroups]) {
    const told: (readonly [number, number])[] = [];
    await look('lead', { onProgress: (done, total) => told.push([done, total]) });
    expect(told.at(-1)).toEqual([3, 3]);
    const stop = new AbortController();
    stop.abort();
    await expect(look('lead', { signal: stop.signal })).rejects.toThrow('stopped');
  }
});
