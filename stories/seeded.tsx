import { useEffect, useState, type ReactNode } from 'react';
import { closeStorage, currentStorage, openStorage } from '../src/storage/index.ts';

let workspaces = 0;

/** A workspace of a story's own, filled before anything is shown. */
export function Seeded<Seed>({ seed, children }: { readonly seed: () => Promise<Seed>; readonly children: (seed: Seed) => ReactNode }) {
  const [filled, setFilled] = useState<{ readonly seed: Seed } | null>(null);
  useEffect(() => {
    workspaces += 1;
    const name = `stories-seeded-${workspaces}-${Date.now()}`;
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
  return filled === null ? null : children(filled.seed);
}
