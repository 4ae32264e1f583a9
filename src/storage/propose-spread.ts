import { civilDate } from '#engine/calendar';
import { pileOf, spread, type MinutesByChannel, type SpreadDay, type StuckReason } from '#engine/queue';
import { factsFor, rangesOf } from './day.ts';
import { readWaiting } from './day-waiting.ts';
import type { Ground } from './ground.ts';
import type { SnoozeWish } from './snooze-many.ts';
import { readDocuments } from './version-documents.ts';

/** Whose pile is spread, over how many working days, by which hours and minutes. */
export interface SpreadQuery {
  readonly owner: string;
  readonly now: number;
  readonly zone: string;
  readonly days: number;
  readonly hours: { readonly from: string; readonly to: string };
  readonly minutes: MinutesByChannel;
}

/** Where a pile would go: nothing is moved yet. */
export interface SpreadProposal {
  readonly overdue: number;
  /** Today's own lines that take part because today cannot hold them all. */
  readonly dueToday: number;
  /** How many of the pile are still done today. */
  readonly today: number;
  readonly moves: readonly SnoozeWish[];
  readonly stuck: Readonly<Record<StuckReason, number>>;
  readonly days: readonly SpreadDay[];
}

/** Nothing that is due later than this is counted as taken. */
const lookAhead = 45 * 86_400_000;

/** Reads one person's pile and what their coming days hold already, and proposes where the pile would go (B11, S117). */
export async function proposeSpread({ db, shelf }: Pick<Ground, 'db' | 'shelf'>, query: SpreadQuery): Promise<SpreadProposal> {
  const { owner, now, zone, days, hours, minutes } = query;
  const ranges = await rangesOf(db, { owner, team: false, space: 'live', until: now + lookAhead });
  const rows = [...new Map((await Promise.all(ranges.map((range) => range.toArray()))).flat().map((row) => [row.id, row])).values()];
  const { asides } = await readWaiting({ db, shelf }, { owner, space: 'live', now, until: now, zone, team: false, channel: null, blueprint: null, text: '', batch: false, pinned: [] }, rows);
  const work = rows.filter((row) => row.kind === 'activity' && !asides.has(row.id));
  const { overdue, today } = pileOf(work, zone, { now, hours, minutes });
  const pile = [...overdue, ...today];
  const piled = new Set(pile);
  const taken: Record<string, number> = {};
  for (const row of work) {
    if (piled.has(row)) continue;
    const { at, channel } = row;
    const date = civilDate(at, zone);
    taken[date] = (taken[date] ?? 0) + minutes[channel ?? 'task'];
  }
  const documents = await readDocuments(db, shelf, pile.flatMap(({ version }) => version ?? []));
  const proposal = spread(pile, factsFor(pile, documents, { zone, pinned: [] }), { now, hours, minutes, taken, days });
  const stuck = { limit: 0, gap: 0, hours: 0, full: 0 };
  for (const { why } of proposal.stuck) stuck[why] += 1;
  return {
    overdue: overdue.length, dueToday: today.length, today: proposal.today.length, stuck, days: proposal.days,
    moves: proposal.moves.flatMap(({ item, until }) => (item.activity === null ? [] : [{ run: item.run, activity: item.activity, until }])),
  };
}
