import { useEffect, useState, type ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import type { Blueprint, Condition, Fields } from '#engine/blueprint';
import { closeStorage, createBlueprint, createRecords, currentStorage, openStorage, publishBlueprint, type VersionRow } from '../../src/storage/index.ts';
import { aBlueprint } from '../../tests/kit/a-blueprint.ts';
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

let workspaces = 0;

/** Records in a workspace of their own, filled before anything is shown. */
export function RecordsFrame<Seed>({ seed, path = '/records', children }: { readonly seed: () => Promise<Seed>; readonly path?: string; readonly children: (seed: Seed) => ReactNode }) {
  const [filled, setFilled] = useState<{ readonly seed: Seed } | null>(null);
  useEffect(() => {
    workspaces += 1;
    const name = `stories-records-${workspaces}-${Date.now()}`;
    let left = false;
    const fill = async () => {
      await openStorage(name).ready;
      const made = await seed();
      if (!left) setFilled({ seed: made });
    };
    // Whoever turns to another story meanwhile takes the workspace away: nothing is missed.
    const filling = fill().catch((error: unknown) => { if (!left) throw error; });
    return () => {
      left = true;
      void filling.finally(() => {
        if (currentStorage().ground.db.name === name) closeStorage();
        indexedDB.deleteDatabase(name);
      });
    };
  }, [seed]);
  return <MemoryRouter initialEntries={[path]}><main style={{ height: 720, background: 'var(--bt-canvas)' }}>{filled === null ? null : children(filled.seed)}</main></MemoryRouter>;
}
