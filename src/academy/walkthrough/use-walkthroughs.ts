import { useMemo } from 'react';
import { inOrder } from '#engine/kernel';
import type { Field } from '#engine/blueprint';
import type { Process } from '#engine/compile';
import { keepTraining, usePeople, useRecordTypes, useTraining, type WalkthroughRow } from '../../storage/index.ts';
import { createNames, notifyProblem, type Names } from '../../ui/index.ts';

/** Every recorded walk-through, by blueprint and then by name; undefined while they are read. */
export function useWalkthroughs(): readonly WalkthroughRow[] | undefined {
  const rows = useTraining('walkthroughs');
  return useMemo(() => rows?.toSorted((a, b) => a.blueprint.localeCompare(b.blueprint) || a.name.localeCompare(b.name)), [rows]);
}

/** One walk-through; null when there is none with this id. */
export function useWalkthrough(id: string): WalkthroughRow | null | undefined {
  const rows = useTraining('walkthroughs');
  return rows === undefined ? undefined : (rows.find((row) => row.id === id) ?? null);
}

/** Keeps a walk-through; what went wrong is said. */
export function keepWalkthrough(row: WalkthroughRow): void {
  keepTraining('walkthroughs', row).catch((problem: unknown) => notifyProblem(problem instanceof Error ? problem.message : String(problem), 'Not kept'));
}

/** The words of a version, and the fields its records have. */
export interface Wording {
  readonly names: Names;
  readonly known: Readonly<Record<string, Field>>;
}

/** What things are called on a version. Undefined while it is read. */
export function useWording(process: Process | null | undefined): Wording | undefined {
  const types = useRecordTypes();
  const people = usePeople();
  return useMemo(() => {
    if (!process || !types) return undefined;
    const { document } = process.version;
    const type = types.find(({ key }) => key === document.recordType);
    return { names: createNames({ blueprint: document, people, ...(type ? { recordType: type } : {}) }), known: Object.fromEntries(inOrder(type?.fields ?? {}).map((field) => [field.key, field])) };
  }, [process, types, people]);
}
