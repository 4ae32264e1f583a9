import { endOfDay } from '#engine/calendar';
import type { Channel } from '#engine/blueprint';
import { countDayUpTo, rangesOf, readDay, type DayQuery } from './day.ts';
import { currentStorage } from './storage.ts';
import { usePaced } from './use-paced.ts';

/** Up to here a day is read on the page; a longer one beside it. */
const shortDay = 1500;

/** How much of one channel is due to a person until tonight, the same number as their Today says (S114); undefined while it is counted. Counted again at most every five seconds. */
export function useDueToday({ owner, zone, now, channel }: Pick<DayQuery, 'owner' | 'zone' | 'now'> & { readonly channel: Channel }): number | undefined {
  const query: DayQuery = { owner, team: false, space: 'live', now, zone, until: endOfDay(now, zone) - 1, channel: null, blueprint: null, text: '', batch: false, pinned: [] };
  return usePaced({
    key: `${owner}/${zone}/${query.until}/${channel}`,
    watch: async ({ db }) => Promise.all((await rangesOf(db, query)).map((range) => range.limit(1).primaryKeys())),
    read: async (ground) => {
      const total = owner === '' ? 0 : await countDayUpTo(ground.db, query, shortDay + 1);
      if (total === 0) return 0;
      const day = total > shortDay ? await currentStorage().readDay(query) : await readDay(ground, query);
      return day.byChannel[channel] ?? 0;
    },
    rest: 5000,
  })?.value;
}
