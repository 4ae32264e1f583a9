import { useLive } from './use-live.ts';

/** So many records are asked for their tags, the latest changed first: enough to find every word still in use. */
const latest = 2000;

/** The tags in use on records of a kind, most used first; none while `type` is null. */
export function useKnownTags(type: string | null): readonly string[] {
  const found = useLive(
    async ({ db }) => {
      if (type === null) return [];
      const counts = new Map<string, number>();
      const rows = await db.records.where('[space+type+updatedAt]').between(['live', type, 0], ['live', type, Infinity]).reverse().limit(latest).toArray();
      for (const { fields } of rows) {
        const tags = fields['tags'];
        if (Array.isArray(tags)) for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + 1);
      }
      return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([tag]) => tag);
    },
    [type],
  );
  return found ?? [];
}
