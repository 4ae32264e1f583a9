import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { starters, type Blueprint } from '#engine/blueprint';
import { exportFormats, exporters } from '#engine/exchange';
import { drawPicture } from '../../../../src/canvas/index.ts';
import { selecting } from '../../../../src/studio/draft/draft-store.ts';
import { ExportDialog } from '../../../../src/studio/output/export-dialog.tsx';
import { OutputMenu } from '../../../../src/studio/output/output-menu.tsx';
import { outputGroups, type OutputKind } from '../../../../src/studio/output/output-kinds.ts';
import { describeUnsaid } from '../../../../src/studio/output/unsaid-words.ts';
import { writeOut } from '../../../../src/studio/output/write-out.ts';
import { createNames } from '../../../../src/ui/index.ts';
import { aBlueprint } from '../../../kit/a-blueprint.ts';
import { showInStudio } from '../in-studio.tsx';

const drawing = aBlueprint('Outbound').stage('Qualify', (stage) => stage.call('First call').outcome('Interested', { to: 'Won', gate: { type: 'requiredActivities' } })).end('Won', 'won');
const draft = drawing.build();

function Exporting({ first }: { first: OutputKind }) {
  const [kind, setKind] = useState<OutputKind | null>(first);
  return kind && <ExportDialog kind={kind} onKind={setKind} onClose={() => setKind(null)} />;
}

/** The files handed to the browser, in order. */
function caughtFiles() {
  const files: Blob[] = [];
  vi.spyOn(URL, 'createObjectURL').mockImplementation((file) => {
    if (file instanceof Blob) files.push(file);
    return 'blob:caught';
  });
  return files;
}

afterEach(() => {
  vi.restoreAllMocks();
});

describe('export', () => {
  it('shows a written file with what it cannot say, before it is kept', async () => {
    const user = userEvent.setup();
    showInStudio(draft, <Exporting first="mermaid" />);
    expect(await screen.findByText(/stateDiagram-v2/)).toBeInTheDocument();
    expect(screen.getByText(/1 activity, 1 activity with rules of its own, 1 gate, 2 places of cards, the rhythm/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Blueprint, JSON' }));
    expect(await screen.findByText(/Everything in the drawing is in this file/)).toBeInTheDocument();
    await user.click(screen.getByRole('button', { name: 'Playbook, Markdown' }));
    expect(await screen.findByText(/### 1 · Qualify/)).toBeInTheDocument();
  });

  it('keeps the very file that was shown', async () => {
    const files = caughtFiles();
    const user = userEvent.setup();
    showInStudio(draft, <Exporting first="mermaid" />);
    await user.click(await screen.findByRole('button', { name: 'Download' }));
    const written = await writeOut('mermaid', draft, createNames({ blueprint: draft }));
    await waitFor(async () => expect(await files.at(-1)?.text()).toBe(written.ok ? written.value.text : ''));
    expect(await screen.findByText('“outbound.mmd” is in your downloads')).toBeInTheDocument();
  });

  it('draws a picture as it is wanted: theme, ground, only what is selected', async () => {
    const files = caughtFiles();
    const user = userEvent.setup();
    const { store } = showInStudio(draft, <Exporting first="svg" />);
    const shown = async () => (await files.at(-1)?.text()) ?? '';
    await waitFor(async () => expect(await shown()).toContain('<title>Outbound</title>'));
    await user.click(screen.getByRole('radio', { name: 'Dark' }));
    await waitFor(async () => expect(await shown()).toContain('#0b1120'));
    await user.click(screen.getByRole('switch', { name: 'Background' }));
    await waitFor(async () => expect(await shown()).not.toContain('fill="#0b1120"'));
    store.actions.select(selecting({ stages: [drawing.id.stage('Won')] }));
    await user.click(await screen.findByRole('switch', { name: 'Only what is selected' }));
    await waitFor(async () => expect(await shown()).not.toContain('Qualify'));
    expect(await shown()).toContain('Won');
  });

  it('says that a drawing without a start is no machine', async () => {
    showInStudio({ ...draft, start: null }, <Exporting first="xstate" />);
    expect(await screen.findByText('There is no machine yet')).toBeInTheDocument();
  });

  it('has a menu with every way out, and Ctrl+Shift+C for a picture', async () => {
    const user = userEvent.setup();
    const copied: string[] = [];
    // nothing is painted without a screen: only what is handed over counts here
    vi.stubGlobal('ClipboardItem', class {
      readonly types: readonly string[];
      constructor(parts: Readonly<Record<string, Promise<Blob>>>) {
        this.types = Object.keys(parts);
        for (const part of Object.values(parts)) part.catch(() => undefined);
      }
    });
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { write: async (items: readonly ClipboardItem[]) => { copied.push(...items.flatMap(({ types }) => [...types])); } } });
    showInStudio(draft, <OutputMenu />);
    await user.keyboard('{Control>}{Shift>}c{/Shift}{/Control}');
    expect(await screen.findByText('The drawing is on the clipboard as a picture')).toBeInTheDocument();
    expect(copied).toEqual(['image/png']);
    await user.click(screen.getByRole('button', { name: 'Export' }));
    const menu = within(await screen.findByRole('menu'));
    for (const { label } of outputGroups.flatMap(({ choices }) => choices)) expect(menu.getByRole('menuitem', { name: label })).toBeInTheDocument();
    await user.click(menu.getByRole('menuitem', { name: 'Mermaid' }));
    expect(await screen.findByRole('dialog', { name: 'Export' })).toBeInTheDocument();
    vi.unstubAllGlobals();
  });
});

describe('words of an export', () => {
  it('every format stands in the menu', () => {
    const kinds = outputGroups.flatMap(({ choices }) => choices.map(({ kind }) => kind));
    expect(kinds).toEqual(expect.arrayContaining([...exportFormats]));
    expect(Object.keys(exporters).sort()).toEqual([...exportFormats].sort());
  });

  it('the playbook of every starter speaks in sentences, without a key or an id', async () => {
    for (const starter of starters) {
      const blueprint: Blueprint = starter.build();
      const written = await writeOut('markdown', blueprint, createNames({ blueprint }));
      const text = written.ok ? written.value.text : '';
      expect(text).toContain('**When:**');
      expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7|undefined|\[object|that is gone/);
    }
  });

  it('says how often something is left out', () => {
    expect([describeUnsaid({ part: 'gates', count: 4 }), describeUnsaid({ part: 'rhythm', count: 1 }), describeUnsaid({ part: 'activities', count: 2 })]).toEqual(['4 gates', 'the rhythm', '2 activities']);
  });

  it('a picture of every starter is drawn with its own words', async () => {
    for (const starter of starters) {
      const blueprint = starter.build();
      const { svg } = await drawPicture(blueprint, { theme: 'light', background: true, names: createNames({ blueprint }) });
      expect(svg).not.toContain('that is gone');
    }
  });
});
