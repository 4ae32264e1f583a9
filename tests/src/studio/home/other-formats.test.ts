import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { starters } from '#engine/blueprint';
import { exporters } from '#engine/exchange';
import { closeStorage, currentStorage, openStorage } from '../../../../src/storage/index.ts';
import { isDrawingFile, takeIn } from '../../../../src/studio/home/take-in.ts';
import { plainWords } from '../../../kit/plain-words.ts';

let database = 0;
beforeEach(() => {
  database += 1;
  openStorage(`other-formats-${process.pid}-${database}`, { startHelper: () => null });
});
afterEach(() => closeStorage());

const [starter] = starters;
const drawn = starter?.build();
if (!drawn) throw new Error('There is no starter.');
const written = async (format: 'bpmn' | 'mermaid' | 'json') => {
  const file = await exporters[format].write(drawn, { words: plainWords, config: null });
  if (!file.ok) throw new Error(file.error.type);
  return file.value.text;
};

describe('taking in files of other programs', () => {
  it.each(['bpmn', 'mermaid', 'json'] as const)('keeps a %s file as a draft', async (format) => {
    const text = await written(format);
    expect(isDrawingFile(text)).toBe(true);
    const taken = await takeIn(text, `drawing.${format}`);
    expect(taken).toMatchObject({ ok: true, name: drawn.name, unread: [] });
    const row = taken.ok ? await currentStorage().ground.db.blueprints.get(taken.id) : undefined;
    expect(Object.values(row?.draft.stages ?? {}).map(({ name }) => name).sort()).toEqual(Object.values(drawn.stages).map(({ name }) => name).sort());
  });

  it('says what could not be read, and names a drawing without a name after its file', async () => {
    const taken = await takeIn('stateDiagram-v2\n  [*] --> Open\n  Open --> Shut : push\n  What is this?', 'Door.mmd');
    expect(taken).toMatchObject({ ok: true, name: 'Door', source: 'Door.mmd', unread: [{ path: 'line 4' }] });
  });

  it('keeps nothing of what is no drawing', async () => {
    expect(await takeIn('<html></html>', 'page.html')).toMatchObject({ ok: false, source: 'page.html' });
    expect(await currentStorage().ground.db.blueprints.count()).toBe(0);
    expect(isDrawingFile('1. First call\n2. Meeting')).toBe(false);
  });
});
