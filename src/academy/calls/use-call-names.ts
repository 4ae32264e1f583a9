import { useMemo } from 'react';
import { inOrder } from '#engine/kernel';
import type { Blueprint, Tone } from '#engine/blueprint';
import { useBlueprints, usePeople, useRecordTypes, type RecordRow } from '../../storage/index.ts';
import { createNames, type Names } from '../../ui/index.ts';

/** An objection of a script, with where it may come up. */
export interface KnownObjection {
  readonly id: string;
  readonly name: string;
  readonly blueprint: string;
}

/** What things around calls are called, over all blueprints. */
export interface CallNames {
  readonly names: Names;
  readonly blueprints: readonly Blueprint[];
  readonly objections: readonly KnownObjection[];
  /** How calls may end, by shared key. */
  readonly results: readonly { readonly key: string; readonly name: string }[];
  objection(id: string): string;
  toneOf(outcome: string): Tone | undefined;
  record(row: RecordRow | undefined | null): string;
}

/** Names of every drawing there is; `undefined` while they are read. */
export function useCallNames(): CallNames | undefined {
  const rows = useBlueprints();
  const people = usePeople();
  const types = useRecordTypes();
  return useMemo(() => {
    if (!rows || !types) return undefined;
    const blueprints = rows.map(({ draft }) => draft).sort((a, b) => a.name.localeCompare(b.name));
    const whole = blueprints[0] === undefined ? undefined : { ...blueprints[0], stages: merged(blueprints, 'stages'), activities: merged(blueprints, 'activities'), outcomes: merged(blueprints, 'outcomes') };
    const calls = blueprints.flatMap((drawing) => Object.values(drawing.activities).filter(({ channel }) => channel === 'call').map((activity) => ({ activity, blueprint: drawing.id })));
    const objections = calls.flatMap(({ activity, blueprint }) => inOrder(activity.content.script?.objections ?? {}).map(({ id, name }) => ({ id, name, blueprint })));
    const results = new Map(calls.flatMap(({ activity }) => inOrder(activity.results).map(({ key, name }) => [key, name] as const)));
    return {
      names: createNames({ blueprint: whole, people, blueprints: blueprints.map(({ id, name, stages }) => ({ id, name, stages: Object.values(stages) })) }),
      blueprints, objections, results: [...results].map(([key, name]) => ({ key, name })),
      objection: (id) => objections.find((one) => one.id === id)?.name ?? 'An objection that is gone',
      toneOf: (outcome) => whole?.outcomes[outcome]?.tone,
      record: (row) => (row ? String(row.fields[types.find(({ key }) => key === row.type)?.title ?? ''] ?? '') || 'Without a name' : 'A record that is gone'),
    } satisfies CallNames;
  }, [rows, people, types]);
}

function merged<Part extends 'stages' | 'activities' | 'outcomes'>(drawings: readonly Blueprint[], part: Part): Blueprint[Part] {
  return Object.assign({}, ...drawings.map((drawing) => drawing[part])) as Blueprint[Part];
}
