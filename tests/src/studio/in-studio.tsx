import { render, screen } from '@testing-library/react';
import type { UserEvent } from '@testing-library/user-event';
import { defaultRecordTypes, newBlueprint, type Blueprint, type Signal } from '#engine/blueprint';
import { UiProvider } from '../../../src/ui/index.ts';
import { createDraftStore } from '../../../src/studio/draft/draft-store.ts';
import { freshId, StudioProvider, type Studio } from '../../../src/studio/studio-context.ts';
import type { CanvasApi } from '../../../src/canvas/index.ts';
import type { ReactNode } from 'react';

/** Shows a part of the builder over this drawing and answers its store; the other blueprint hears that a deal is won, and these. */
export function showInStudio(draft: Blueprint, part: ReactNode, alsoHeard: readonly Signal[] = []) {
  const store = createDraftStore(draft);
  const canvas: { current: CanvasApi | null } = { current: null };
  const studio: Studio = {
    store, canvas, newId: freshId,
    recordTypes: defaultRecordTypes,
    people: [
      { id: 'u_mara', name: 'Mara Lindt', roles: ['manager'], zone: 'Europe/Berlin', batch: null },
      { id: 'u_ben', name: 'Ben Otieno', roles: ['rep'], zone: 'Europe/Berlin', batch: null },
    ],
    blueprints: [{ id: '0190a8a0-0000-7000-8000-00000000b000', name: 'Onboarding', stages: [{ id: '0190a8a0-0000-7000-8000-00000000b001', name: 'Kick-off' }], signals: [{ key: 'dealWon', name: 'Deal won', payload: { amount: { key: 'amount', name: 'Amount', kind: 'money' } }, order: 1 }, ...alsoHeard], draft: newBlueprint({ id: '0190a8a0-0000-7000-8000-00000000b000', name: 'Onboarding', recordType: 'deal' }) }],
    views: [{ id: 'v_hot', name: 'Hot leads', recordType: 'lead' }],
    roles: [{ value: 'manager', label: 'Manager' }, { value: 'rep', label: 'Rep' }],
  };
  const shown = render(<UiProvider quiet><StudioProvider value={studio}>{part}</StudioProvider></UiProvider>);
  return { store, canvas, ...shown };
}

/** Picks an option of a list by its words. */
export async function choose(user: UserEvent, box: HTMLElement | string, option: string | RegExp) {
  await user.click(typeof box === 'string' ? screen.getByRole('combobox', { name: box }) : box);
  await user.click(await screen.findByRole('option', { name: option }));
}

/** Unfolds a part of the inspector. */
export async function unfold(user: UserEvent, title: string | RegExp) {
  const head = screen.getByRole('button', { name: title, expanded: false });
  await user.click(head);
}
