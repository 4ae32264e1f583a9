import { createSigns, likeness, type LikenessReason } from '#engine/exchange';
import type { Ground } from './ground.ts';
import { breathe, type Progress } from './in-chunks.ts';
import { pagesOfRecords } from './read-many.ts';

/** Records that may be one customer, the one made first in front. */
export interface DuplicateGroup {
  readonly ids: readonly string[];
  readonly reasons: readonly LikenessReason[];
  /** How sure it is that they are one, from 0 to 1. */
  readonly score: number;
}

/** So many records that share one sign are a placeholder ("n/a"), no customer. */
const mostAlike = 25;

/** Live records of a type that share an email, a phone or a name with a company, the surest groups first. */
export async function findDuplicateGroups(ground: Ground, typeKey: string, { onProgress, signal }: Progress = {}): Promise<readonly DuplicateGroup[]> {
  const type = await ground.db.recordTypes.get(typeKey);
  if (!type) return [];
  const signsOf = createSigns(type);
  const bySign = new Map<string, { readonly reason: LikenessReason; readonly ids: string[] }>();
  const total = onProgress === undefined ? 0 : await ground.db.records.count();
  let done = 0;
  for await (const page of pagesOfRecords(ground.db)) {
    if (signal?.aborted) throw new Error('stopped');
    for (const row of page) {
      if (row.type !== typeKey || row.space !== 'live' || row.mergedInto !== undefined) continue;
      for (const { reason, text } of signsOf(row.fields)) {
        const known = bySign.get(`${reason}/${text}`);
        if (known === undefined) bySign.set(`${reason}/${text}`, { reason, ids: [row.id] });
        else if (known.ids.at(-1) !== row.id) known.ids.push(row.id);
      }
    }
    done += page.length;
    onProgress?.(done, total);
    await breathe();
  }
  return grouped([...bySign.values()].filter(({ ids }) => ids.length > 1 && ids.length <= mostAlike));
}

/** Records that share a sign belong together, and whoever shares one with them. */
function grouped(shared: readonly { readonly reason: LikenessReason; readonly ids: readonly string[] }[]): readonly DuplicateGroup[] {
  const leaders = new Map<string, string>();
  const leaderOf = (id: string): string => {
    let at = id;
    for (let next = leaders.get(at); next !== undefined && next !== at; next = leaders.get(at)) at = next;
    leaders.set(id, at);
    return at;
  };
  for (const { ids } of shared) for (const id of ids) leaders.set(leaderOf(id), leaderOf(ids[0] ?? id));
  const groups = new Map<string, { readonly ids: Set<string>; readonly reasons: Set<LikenessReason> }>();
  for (const { reason, ids } of shared) {
    const leader = leaderOf(ids[0] ?? '');
    const group = groups.get(leader) ?? { ids: new Set<string>(), reasons: new Set<LikenessReason>() };
    groups.set(leader, group);
    group.reasons.add(reason);
    for (const id of ids) group.ids.add(id);
  }
  return [...groups.values()]
    .map(({ ids, reasons }) => ({ ids: [...ids].sort(), reasons: [...reasons], score: likeness(reasons) }))
    .sort((a, b) => b.score - a.score || ((a.ids[0] ?? '') < (b.ids[0] ?? '') ? -1 : 1));
}
