import { useMemo } from 'react';
import { createNames, describeUse } from '../../ui/index.ts';
import { fieldsOf, usesOf, type Blueprint } from '#engine/blueprint';
import { surveyType, useBlueprints, useViews, type RecordTypeRow, type TypeSurvey } from '../../storage/index.ts';
import { useLook } from '../looking.tsx';
import { useLiveBlueprints } from '../enrolment/live-blueprints.ts';

/** One place that needs a field. */
export interface FieldUse {
  /** The blueprint to open; null for a saved view or the type itself. */
  readonly blueprint: string | null;
  readonly where: string;
  /** Which part of it: "Qualified, gate". */
  readonly part: string;
}

/** Where each field of a type is used: in drafts, in what is live, in saved views and in the type's own rule; by field key. */
export function useFieldUses(type: RecordTypeRow): ReadonlyMap<string, readonly FieldUse[]> | undefined {
  const blueprints = useBlueprints();
  const views = useViews(type.key);
  const live = useLiveBlueprints(blueprints ?? none, type.key);
  return useMemo(() => {
    if (blueprints === undefined || views === undefined || live === undefined) return undefined;
    const drafts = blueprints.filter(({ draft }) => draft.recordType === type.key);
    const found = new Map<string, FieldUse[]>();
    const add = (key: string, use: FieldUse) => {
      const uses = found.get(key) ?? [];
      if (!uses.some((one) => one.where === use.where && one.part === use.part)) found.set(key, [...uses, use]);
    };
    for (const key of Object.keys(type.fields)) {
      for (const { id, draft } of drafts) for (const part of partsOf(draft, key, type)) add(key, { blueprint: id, where: draft.name, part });
      for (const { id, document } of live) for (const part of partsOf(document, key, type)) add(key, { blueprint: id, where: document.name, part });
      for (const { name, condition } of views) if (fieldsOf(condition).includes(key)) add(key, { blueprint: null, where: name, part: 'saved view' });
      if (type.qualified !== undefined && fieldsOf(type.qualified).includes(key)) add(key, { blueprint: null, where: type.name, part: 'which records reps see' });
    }
    return found;
  }, [blueprints, views, live, type]);
}

const none: readonly never[] = [];

function partsOf(blueprint: Blueprint, field: string, recordType: RecordTypeRow): readonly string[] {
  const names = createNames({ blueprint, recordType });
  return usesOf(blueprint, { type: 'field', field }).map((use) => {
    const { owner, part } = describeUse(use, names);
    return `${owner}, ${part}`;
  });
}

/** What the records of a type hold, looked up beside the page; undefined meanwhile. Asked again when `round` changes. */
export function useSurvey(type: string, round: unknown = 0): TypeSurvey | undefined {
  return useLook((telling) => surveyType(type, telling), type, round).found;
}
