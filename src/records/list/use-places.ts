import { useMemo } from 'react';
import { useBlueprints, type BlueprintRow } from '../../storage/index.ts';

/** Where records can stand: every stage of every blueprint by the key a record's `standing` uses. */
export interface Places {
  readonly blueprints: readonly BlueprintRow[];
  /** What to call `blueprintId/stageId`. */
  readonly nameOf: (standing: string) => { readonly stage: string; readonly blueprint: string };
}

/** The places of all blueprints; the same object until a drawing changes. */
export function usePlaces(): Places {
  const rows = useBlueprints();
  return useMemo(() => {
    const blueprints = rows ?? [];
    const names = new Map<string, { readonly stage: string; readonly blueprint: string }>(blueprints.flatMap(({ id, draft }) => Object.values(draft.stages).map((stage) => [`${id}/${stage.id}`, { stage: stage.name, blueprint: draft.name }] as const)));
    return { blueprints, nameOf: (standing) => names.get(standing) ?? { stage: 'A former stage', blueprint: 'an earlier version' } };
  }, [rows]);
}

/** The choices of a stage filter, by blueprint, for those drawn for a record type. */
export function stageChoices(blueprints: readonly BlueprintRow[], type: string) {
  return blueprints
    .filter(({ draft, live }) => draft.recordType === type && live !== null)
    .map(({ id, draft }) => ({
      group: draft.name,
      items: [{ value: `${id}/`, label: `Anywhere in ${draft.name}` }, ...Object.values(draft.stages).map((stage) => ({ value: `${id}/${stage.id}`, label: stage.name }))],
    }));
}
