import type { Finding } from '../findings.ts';
import { channels, type Channel } from '../model/channel.ts';
import type { ActivityId, StageId } from '../model/ids.ts';
import { atActivity, quoted, warning, type Check, type Drawing } from '../checking/drawing.ts';
import { sayPath } from '../checking/say.ts';
import { rememberedByText } from '../checking/remembered.ts';
import { plannedNet, rhythmText, type PlannedTouch } from '../checking/touch-plan.ts';

const check = 'channels-vary';

/** The touches in a row by one channel with which a record comes to a stage, and from where. */
interface Row {
  readonly place: number;
  readonly channel: Channel | null;
  readonly times: number;
  readonly before: Row | null;
}

/** No channel is used more often in a row than the rhythm allows, along any way. */
export const channelsVary: Check = {
  name: check,
  reads: ['rhythm', 'start', 'stages', 'activities', 'outcomes'],
  find: (drawing) => excesses(drawing).flatMap((excess) => findingFor(drawing, excess)),
};

/** A touch that is one too many, how many it makes, and a way on which it is. */
interface Excess {
  readonly activity: ActivityId;
  readonly times: number;
  readonly path: readonly StageId[];
}

const excesses = rememberedByText(rhythmText, (drawing: Drawing): readonly Excess[] => {
  const { plans, ways, start } = plannedNet(drawing);
  const most = drawing.blueprint.rhythm.sameChannelInRow ?? 2;
  const rows = new Map<number, Row>();
  const add = (place: number, { channel, times }: Standing, before: Row | null) => {
    const key = (place * (channels.length + 1) + (channel === null ? channels.length : channels.indexOf(channel))) * (most + 1) + times;
    if (!rows.has(key)) rows.set(key, { place, channel, times, before });
  };
  if (start >= 0) add(start, none, null);
  const found = new Map<ActivityId, Excess>();
  for (const row of rows.values()) {
    const excess = firstExcess(row, plans[row.place]?.touches ?? [], most);
    if (excess && !found.has(excess.activity)) found.set(excess.activity, { ...excess, path: pathOf(row, drawing) });
    for (const { way, to } of ways[row.place] ?? []) {
      add(to, way.way.tone === 'positive' ? none : way.touches.reduce<Standing>((now, touch) => after(now, touch, most), row), row);
    }
  }
  return [...found.values()];
});

type Standing = Pick<Row, 'channel' | 'times'>;
const none: Standing = { channel: null, times: 0 };

/** Beyond the limit a row stays at the limit: it was told about once. */
function after(row: Standing, { activity: { channel } }: PlannedTouch, most: number): Standing {
  // people have agreed to a meeting: it breaks the row and makes none
  if (channel === 'meeting') return none;
  return { channel, times: row.channel === channel ? Math.min(most, row.times + 1) : 1 };
}

/** The first touch that is one too many, and how many it makes. */
function firstExcess(row: Row, touches: readonly PlannedTouch[], most: number): { readonly activity: ActivityId; readonly times: number } | null {
  let now: Standing = row;
  for (const touch of touches) {
    now = after(now, touch, most + 1);
    if (now.times > most) return { activity: touch.activity.id, times: now.times };
  }
  return null;
}

function pathOf(row: Row, { stages }: Drawing): readonly StageId[] {
  const path: StageId[] = [];
  for (let now: Row | null = row; now; now = now.before) path.push(stages[now.place]?.id ?? '');
  return path.reverse();
}

function findingFor(drawing: Drawing, { activity: id, times, path }: Excess): readonly Finding[] {
  const { stages, activities, rhythm } = drawing.blueprint;
  const activity = activities[id];
  if (!activity) return [];
  const way = path.length > 1 ? ` on the way ${sayPath(path, stages)}` : '';
  const most = rhythm.sameChannelInRow ?? 2;
  const fixes = times === most + 1 ? [{ label: `Allow ${times} in a row`, edits: [{ type: 'setField' as const, path: ['rhythm', 'sameChannelInRow'], value: times }] }] : [];
  return [{ ...warning(check, atActivity(activity, drawing.stageOf(id)), `${quoted(activity)} is touch number ${times} in a row by the same channel${way}; ${most} may follow each other.`, fixes), path }];
}
