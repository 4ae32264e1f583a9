import { useMemo, useRef, useState } from 'react';
import type { CanvasApi } from '../canvas/index.ts';
import { useOtherBlueprints, usePeople, useRecordTypes, useViews } from '../storage/index.ts';
import { sayKey } from '../ui/index.ts';
import type { DraftStore } from './draft/draft-store.ts';
import { freshId, othersBeside, type OtherBlueprint, type Studio } from './studio-context.ts';

/** Everything the panels around one blueprint may reach; null until it is read. */
export function useStudioOver(id: string, store: DraftStore | undefined): Studio | null {
  const canvas = useRef<CanvasApi | null>(null);
  const types = useRecordTypes();
  const people = usePeople();
  const blueprints = useOthers(id);
  const views = useViews();
  return useMemo(() => {
    if (!store || !types) return null;
    const held = [...new Set((people ?? []).flatMap((person) => person.roles))];
    return {
      store, canvas, blueprints, views: views ?? noViews, people: people ?? [],
      recordTypes: Object.fromEntries(types.map((type) => [type.key, type])),
      roles: held.map((role) => ({ value: role, label: sayKey(role) })),
      newId: freshId,
    };
  }, [store, types, people, blueprints, views]);
}

const noViews: Studio['views'] = [];

/** The other blueprints, the same until one of them is saved: saving this one is no news for its panels. */
function useOthers(id: string): readonly OtherBlueprint[] {
  const rows = useOtherBlueprints(id);
  const [kept, setKept] = useState<{ readonly at: string; readonly blueprints: readonly OtherBlueprint[] }>({ at: '', blueprints: [] });
  const at = (rows ?? []).filter((row) => row.id !== id).map((row) => `${row.id}@${row.draftRev}`).join();
  if (at !== kept.at) setKept({ at, blueprints: othersBeside(id, rows ?? []) });
  return kept.blueprints;
}
