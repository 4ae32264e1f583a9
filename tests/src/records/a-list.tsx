import { render, screen } from '@testing-library/react';
import { createMemoryRouter, RouterProvider } from 'react-router';
import type { Blueprint, Condition, Fields } from '#engine/blueprint';
import { RecordsScreen } from '../../../src/records/list/index.ts';
import { createBlueprint, createRecords, openStorage, publishBlueprint } from '../../../src/storage/index.ts';
import { UiProvider } from '../../../src/ui/index.ts';
import { aBlueprint } from '../../kit/a-blueprint.ts';

/** A blueprint of one call, as `enrolment` says. */
export function calling(name: string, enrolment: Partial<Blueprint['enrolment']> = {}): Blueprint {
  const made = aBlueprint(name).stage('Calling', (stage) => stage.call('Call', { required: 'never' }).outcome('Done', { to: 'Over' })).end('Over', 'won').build();
  return { ...made, enrolment: { ...made.enrolment, ...enrolment } };
}

export const atLeast = (value: number): Condition => ({ type: 'compare', field: 'score', operator: 'atLeast', value });

// a DOM without a screen lays nothing out: a list that shows only what is in sight needs a size
Object.defineProperty(HTMLDivElement.prototype, 'clientHeight', { configurable: true, get: () => 600 });
Object.defineProperty(HTMLDivElement.prototype, 'clientWidth', { configurable: true, get: () => 1200 });

let workspaces = 0;

/** Opens an empty workspace of its own on fake-indexeddb. */
export async function openRecords(): Promise<void> {
  workspaces += 1;
  await openStorage(`records-test-${process.pid}-${workspaces}`).ready;
}

export async function live(blueprint: Blueprint): Promise<void> {
  await createBlueprint(blueprint);
  const answer = await publishBlueprint(blueprint.id, 'first');
  if (!answer.ok) throw new Error(JSON.stringify(answer.error));
}

/** Leads as an import makes them: held. */
export const leads = (all: readonly (Fields & { readonly name: string })[]) => createRecords(all.map((fields) => ({ type: 'lead', owner: null, zone: 'UTC', fields })), { batch: 'file' });

/** Shows the list at an address. */
export function at(path: string) {
  const router = createMemoryRouter([{ path: '/records', element: <RecordsScreen /> }, { path: '*', element: <p>elsewhere</p> }], { initialEntries: [path] });
  const shown = render(<UiProvider quiet><RouterProvider router={router} /></UiProvider>);
  return { router, ...shown };
}

/** The list's address with filters. */
export const where = (...filters: readonly (readonly unknown[])[]): string => `/records?${new URLSearchParams(filters.map((filter) => ['where', JSON.stringify(filter)])).toString()}`;

export const dialog = (name: string | RegExp) => screen.findByRole('dialog', { name });
