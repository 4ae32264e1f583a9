import { useEffect, useMemo, useState } from 'react';
import type { Blueprint, Condition } from '#engine/blueprint';
import { processOf, useViews, type BlueprintRow, type ViewRow } from '../../storage/index.ts';

/** A blueprint that takes in records now, by what its published version says: its draft may say something else. */
export interface LiveBlueprint {
  readonly id: string;
  readonly name: string;
  readonly document: Blueprint;
  readonly paused: boolean;
  /** The saved view that its rule follows; null when there is none, or it was deleted. */
  readonly view: ViewRow | null;
}

/** The published blueprints for a record type, in the order in which they are asked; undefined while they are read. */
export function useLiveBlueprints(blueprints: readonly BlueprintRow[], recordType: string): readonly LiveBlueprint[] | undefined {
  const views = useViews();
  const [read, setRead] = useState<readonly { readonly row: BlueprintRow; readonly document: Blueprint }[]>();
  useEffect(() => {
    let stale = false;
    void readDocuments(blueprints, recordType).then((found) => { if (!stale) setRead(found); });
    return () => {
      stale = true;
    };
  }, [blueprints, recordType]);
  return useMemo(
    () => views && read?.map(({ row, document }) => ({ id: row.id, name: document.name, document, paused: row.paused, view: viewOf(document, views) })),
    [read, views],
  );
}

/** What a record's fields must fulfil to come in; null when anybody may. A view that is gone lets nobody in. */
export function ruleOf({ document: { enrolment }, view }: Pick<LiveBlueprint, 'document' | 'view'>): Condition | null {
  const wanted: readonly Condition[] = enrolment.when.type === 'condition' ? [enrolment.when.condition] : enrolment.when.type === 'view' ? [view?.condition ?? { type: 'or', of: [] }] : [];
  const unwanted = [enrolment.unless, enrolment.exitWhen].flatMap((rule): readonly Condition[] => (rule === undefined ? [] : [{ type: 'not', of: rule }]));
  const all = [...wanted, ...unwanted];
  return all.length === 0 ? null : { type: 'and', of: all };
}

async function readDocuments(blueprints: readonly BlueprintRow[], recordType: string) {
  const found = await Promise.all(blueprints.map(async (row) => {
    if (row.live === null) return [];
    // A version that was tampered with takes in nobody, and is told where it is opened.
    const shelved = await processOf(row.live).catch(() => null);
    return shelved?.version.document.recordType === recordType ? [{ row, document: shelved.version.document }] : [];
  }));
  return found.flat().sort((a, b) => a.document.enrolment.order - b.document.enrolment.order || a.document.name.localeCompare(b.document.name));
}

function viewOf({ enrolment: { when }, recordType }: Blueprint, views: readonly ViewRow[]): ViewRow | null {
  return when.type === 'view' ? (views.find(({ id, recordType: of }) => id === when.view && of === recordType) ?? null) : null;
}
