import { useState, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { defaultRecordTypes, newBlueprint, type Blueprint } from '#engine/blueprint';
import type { Selection } from '../../src/canvas/index.ts';
import { createDraftStore, selecting } from '../../src/studio/draft/draft-store.ts';
import { freshId, StudioProvider, type Studio } from '../../src/studio/studio-context.ts';
import '../../src/studio/studio.css';

/** A part of the builder over a drawing, in a column as wide as its panel. */
export function StudioFrame({ draft, select = {}, width = 344, children }: { draft: Blueprint; select?: Partial<Selection>; width?: number | string; children: ReactNode }) {
  const [studio] = useState<Studio>(() => {
    const store = createDraftStore(draft);
    store.actions.select(selecting(select));
    return {
      store, canvas: { current: null }, newId: freshId, recordTypes: defaultRecordTypes,
      people: [{ id: 'u_mara', name: 'Mara Lindt', roles: ['manager'], zone: 'Europe/Berlin', batch: null }],
      blueprints: [{ id: '0190a8a0-0000-7000-8000-00000000b000', name: 'Onboarding', stages: [{ id: '0190a8a0-0000-7000-8000-00000000b001', name: 'Kick-off' }], signals: [{ key: 'dealWon', name: 'Deal won', payload: { amount: { key: 'amount', name: 'Amount', kind: 'money' } }, order: 1 }], draft: newBlueprint({ id: '0190a8a0-0000-7000-8000-00000000b000', name: 'Onboarding', recordType: 'deal' }) }],
      views: [{ id: 'v_hot', name: 'Hot leads', recordType: 'lead' }],
      roles: [{ value: 'manager', label: 'Manager' }, { value: 'rep', label: 'Rep' }],
    };
  });
  return (
    <MemoryRouter>
      <StudioProvider value={studio}><main style={{ width, background: 'var(--bt-surface)' }}>{children}</main></StudioProvider>
    </MemoryRouter>
  );
}
