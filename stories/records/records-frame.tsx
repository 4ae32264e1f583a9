import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import type { Blueprint, Condition, Fields } from '#engine/blueprint';
import { createBlueprint, createRecords, publishBlueprint, type VersionRow } from '../../src/storage/index.ts';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
import { Seeded } from '../seeded.tsx';
import '../../src/records/records.css';

/** A blueprint of one call, filled as `enrolment` says. */
export function calling(name: string, enrolment: Partial<Blueprint['enrolment']> = {}): Blueprint {
  const made = aBlueprint(name).stage('Calling', (stage) => stage.call('Call', { required: 'never' }).outcome('Done', { to: 'Over' })).end('Over', 'won').build();
  return { ...made, enrolment: { ...made.enrolment, ...enrolment } };
}

export const atLeast = (value: number): Condition => ({ type: 'compare', field: 'score', operator: 'atLeast', value });

export async function live(blueprint: Blueprint): Promise<VersionRow> {
  await createBlueprint(blueprint);
  const answer = await publishBlueprint(blueprint.id, 'first');
  if (!answer.ok) throw new Error(answer.error.type);
  return answer.value;
}

/** Leads as an import makes them: held. Some asked to be left alone. */
export const leads = (count: number) =>
  createRecords(Array.from({ length: count }, (_, at): { type: string; owner: null; zone: string; fields: Fields } => ({
    type: 'lead', owner: null, zone: 'Europe/Helsinki',
    fields: { name: `Aino Lehtonen ${at + 1}`, company: at === 1 ? 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft' : 'Satama Freight', score: (at * 37) % 100, country: at % 3 === 0 ? 'Norway' : 'Finland', ...(at % 5 === 2 ? { doNotContact: true } : {}), ...(at % 7 === 4 ? { doNotContactChannels: ['email'] } : {}) },
  })), { batch: 'file' });

/** Records in a workspace of their own, filled before anything is shown. */
export function RecordsFrame<Seed>({ seed, path = '/records', children }: { readonly seed: () => Promise<Seed>; readonly path?: string; readonly children: (seed: Seed) => ReactNode }) {
  return <MemoryRouter initialEntries={[path]}><main style={{ height: 720, background: 'var(--bt-canvas)' }}><Seeded seed={seed}>{children}</Seeded></main></MemoryRouter>;
}
