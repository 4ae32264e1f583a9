import type { Finding } from '../findings.ts';
import { channels, type Channel } from '../model/channel.ts';
import type { ActivityId, StageId } from '../model/ids.ts';
import { atActivity, quoted, warning, type Check, type Drawing, type Scene } from '../checking/drawing.ts';
import { sayPath } from '../checking/say.ts';
import { touchNet, whileRhythmSame, type PlannedTouch } from '../checking/touch-plan.ts';

const check = 'channels-vary';

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

/** With how many touches in a row by one channel a record comes to a stage, and from where. */
interface Row {
  readonly place: number;
  readonly standing: Standing;
  readonly before: Row | null;
}

/** A channel and how many touches in a row it made, in one number: there are many of them. */
type Standing = number;
const none: Standing = 0;
const times = (standing: Standing): number => Math.floor(standing / channels.length);

const excesses = whileRhythmSame((drawing): readonly Excess[] => {
  const { scenes, plans, topology } = touchNet(drawing);
  const most = drawing.blueprint.rhythm.sameChannelInRow ?? 2;
  const known = new Set<number>();
  const rows: Row[] = [];
  const add = (place: number, standing: Standing, before: Row | null) => {
    const key = standing * scenes.length + place;
    if (place < 0 || known.has(key)) return;
    known.add(key);
    rows.push({ place, standing, before });
  };
  add(topology.start, none, null);
  const found = new Map<ActivityId, Excess>();
  for (const row of rows) {
    const plan = plans[row.place];
    const excess = firstExcess(row.standing, plan?.touches ?? [], most);
    if (excess && !found.has(excess.activity)) found.set(excess.activity, { ...excess, path: pathOf(row, scenes) });
    const targets = topology.targets[row.place] ?? [];
    for (let way = 0; way < targets.length; way += 1) {
      const leaving = plan?.ways[way];
      if (leaving) add(targets[way] ?? -1, leaving.way.tone === 'positive' ? none : afterAll(row.standing, leaving.touches, most), row);
    }
  }
  return [...found.values()];
});

/** Beyond the limit a row stays at the limit: it was told about once. */
function after(standing: Standing, channel: Channel, most: number): Standing {
  // people have agreed to a meeting: it breaks the row and makes none
  if (channel === 'meeting') return none;
  const number = channels.indexOf(channel);
  const isSame = standing !== none && standing % channels.length === number;
  return (isSame ? Math.min(most, times(standing) + 1) : 1) * channels.length + number;
}

function afterAll(standing: Standing, touches: readonly PlannedTouch[], most: number): Standing {
  let now = standing;
  for (const { activity } of touches) now = after(now, activity.channel, most);
  return now;
}

/** The first touch that is one too many, and how many it makes. */
function firstExcess(standing: Standing, touches: readonly PlannedTouch[], most: number): { readonly activity: ActivityId; readonly times: number } | null {
  let now = standing;
  for (const { activity } of touches) {
    now = after(now, activity.channel, most + 1);
    if (times(now) > most) return { activity: activity.id, times: times(now) };
  }
  return null;
}

function pathOf(row: Row, scenes: readonly Scene[]): readonly StageId[] {
  const path: StageId[] = [];
  for (let now: Row | null = row; now; now = now.before) path.push(scenes[now.place]?.stage.id ?? '');
  return path.reverse();
}

function findingFor(drawing: Drawing, { activity: id, times: inARow, path }: Excess): readonly Finding[] {
  const { stages, activities, rhythm } = drawing.blueprint;
  const activity = activities[id];
  if (!activity) return [];
  const way = path.length > 1 ? ` on the way ${sayPath(path, stages)}` : '';
  const most = rhythm.sameChannelInRow ?? 2;
  const fixes = inARow === most + 1 ? [{ label: `Allow ${inARow} in a row`, edits: [{ type: 'setField' as const, path: ['rhythm', 'sameChannelInRow'], value: inARow }] }] : [];
  return [{ ...warning(check, atActivity(activity, drawing.stageOf(id)), `${quoted(activity)} is touch number ${inARow} in a row by the same channel${way}; ${most} may follow each other.`, fixes), path }];
}
