import { render } from '@testing-library/react';
import { defaultRecordTypes, type Blueprint } from '#engine/blueprint';
import { UiProvider } from '../../../src/ui/index.ts';
import { createDraftStore } from '../../../src/studio/draft/draft-store.ts';
import { freshId, StudioProvider, type Studio } from '../../../src/studio/studio-context.ts';
import type { CanvasApi } from '../../../src/canvas/index.ts';
import type { ReactNode } from 'react';

/** Shows a part of the builder over this drawing and answers its store. */
export function showInStudio(draft: Blueprint, part: ReactNode) {
  const store = createDraftStore(draft);
  const canvas: { current: CanvasApi | null } = { current: null };
  const studio: Studio = {
    store, canvas, newId: freshId,
    recordTypes: defaultRecordTypes,
    people: [
      { id: 'u_mara', name: 'Mara Lindt', roles: ['manager'], zone: 'Europe/Berlin', batch: null },
      { id: 'u_ben', name: 'Ben Otieno', roles: ['rep'], zone: 'Europe/Berlin', batch: null },
    ],
    roles: [{ value: 'manager', label: 'Manager' }, { value: 'rep', label: 'Rep' }],
  };
  const shown = render(<UiProvider quiet><StudioProvider value={studio}>{part}</StudioProvider></UiProvider>);
  return { store, canvas, ...shown };
}
