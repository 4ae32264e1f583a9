import 'fake-indexeddb/auto';
import { readFileSync } from 'node:fs';
import { screen } from '@testing-library/react';
import { MemoryRouter } from 'react-router';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { closeStorage, openStorage } from '../../../src/storage/index.ts';
import { FiveElements } from '../../../src/studio/inspector/five-elements.tsx';
import type { Autosave } from '../../../src/studio/draft/autosave.ts';
import { PublishDialog } from '../../../src/studio/publish/publish-dialog.tsx';
import { aBlueprint } from '../../kit/a-blueprint.ts';
import { showInStudio } from './in-studio.tsx';

const draft = aBlueprint('Sale').stage('New', (stage) => stage.call('Call').outcome('Won', { to: 'Won' })).end('Won', 'won').build();
const autosave: Autosave = { state: createStore(() => ({ type: 'saved' as const, at: 0 })), flush: async () => undefined, see: () => undefined, takeTheirs: async () => undefined, unsaved: () => null, stop: () => undefined };

/** Style sheets are left out of component tests; here they are what is asked about. */
function wear(sheet: string): void {
  const style = document.createElement('style');
  style.dataset['worn'] = sheet;
  style.textContent = readFileSync(`src/studio/${sheet}`, 'utf8');
  document.head.append(style);
}
let database = 0;
beforeEach(() => {
  database += 1;
  openStorage(`in-sight-${process.pid}-${database}`, { startHelper: () => null });
});
afterEach(() => {
  document.head.querySelectorAll('style[data-worn]').forEach((style) => style.remove());
  closeStorage();
});

describe('what must be read is in sight', () => {
  test('the button that publishes stays at the foot of the dialog, however long the changes are', async () => {
    wear('publish/publish.css');
    showInStudio(draft, <MemoryRouter><PublishDialog opened onClose={() => undefined} autosave={autosave} findings={[]} versions={[]} /></MemoryRouter>);
    const button = await screen.findByRole('button', { name: 'Publish' });
    expect(getComputedStyle(button.parentElement ?? document.body)).toMatchObject({ position: 'sticky', bottom: '0px' });
  });

  test('an element of the cadence that is long is told on several lines, not cut off', () => {
    wear('inspector/inspector.css');
    showInStudio(draft, <FiveElements />);
    expect(getComputedStyle(screen.getByText(/Tue to Thu/)).whiteSpace).not.toBe('nowrap');
  });
});
