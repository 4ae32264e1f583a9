import { copyFragment } from '#engine/blueprint';
import { describe, expect, it } from 'vitest';
import { aCompany, aName, monday, openTab, outbound } from './a-workspace.ts';

const draft = outbound.build();
const fragment = copyFragment(draft, [outbound.id.stage('New')]);

describe('snippets', () => {
  it('are kept under a name, renamed, forgotten and brought back', async () => {
    const { storage } = await openTab(aName());
    const { db } = storage.ground;
    const saved = await storage.saveSnippet({ name: '  First touch ', fragment });
    if (!saved.ok) throw new Error(saved.error.type);
    expect(await db.snippets.get(saved.value.id)).toMatchObject({ name: 'First touch', fragment, at: monday, by: storage.ground.me().id, batch: null });
    expect(await storage.renameSnippet(saved.value.id, 'Opening')).toEqual({ ok: true, value: null });
    const gone = await storage.deleteSnippet(saved.value.id);
    expect(gone).toMatchObject({ ok: true, value: { name: 'Opening' } });
    expect(await db.snippets.count()).toBe(0);
    if (gone.ok) await storage.saveSnippet(gone.value);
    expect((await db.snippets.get(saved.value.id))?.name).toBe('Opening');
  });

  it('need a name and something in them; what is gone is said', async () => {
    const { storage } = await openTab(aName());
    expect(await storage.saveSnippet({ name: ' ', fragment })).toEqual({ ok: false, error: { type: 'noName' } });
    expect(await storage.saveSnippet({ name: 'Empty', fragment: copyFragment(draft, []) })).toEqual({ ok: false, error: { type: 'nothingInIt' } });
    expect(await storage.renameSnippet('nobody', 'x')).toEqual({ ok: false, error: { type: 'gone' } });
    expect(await storage.deleteSnippet('nobody')).toEqual({ ok: false, error: { type: 'gone' } });
  });

  it('travel with the backup', async () => {
    const { storage } = await openTab(aName());
    await storage.saveSnippet({ name: 'First touch', fragment });
    const backup = JSON.parse(await (await storage.exportAll()).text()) as { tables: { snippets: unknown[] } };
    expect(backup.tables.snippets).toEqual([expect.objectContaining({ name: 'First touch' })]);
  });
});

describe('what is noted about a process', () => {
  it('owner and next review change without touching the draft or its number', async () => {
    const { storage, db } = await aCompany();
    const id = outbound.id.blueprint;
    const before = await db.blueprints.get(id);
    await storage.setProcessFacts(id, { owner: 'u_ines', reviewAt: monday });
    expect(await db.blueprints.get(id)).toEqual({ ...before, owner: 'u_ines', reviewAt: monday });
    await storage.setProcessFacts(id, { reviewAt: null });
    expect(await db.blueprints.get(id)).toEqual({ ...before, owner: 'u_ines' });
    expect(await storage.setProcessFacts('nobody', {})).toEqual({ ok: false, error: { type: 'gone' } });
  });
});
