import { IconUsersGroup } from '@tabler/icons-react';
import type { Stage } from '#engine/blueprint';
import { joinWords, waitsFor } from '../cards/card-words.ts';
import { sizes, type Card, type LaneStrip } from '../geometry/card.ts';
import { Sign, Words, round, type Ink } from './ink.tsx';
import { printable, widthOf } from './lettering.ts';
import { ActivityLine } from './picture-rows.tsx';

interface Lanes {
  readonly stage: Stage;
  readonly card: Card;
  /** Where the lanes begin, from the card's top. */
  readonly top: number;
  readonly ink: Ink;
}

/** The lanes of a parallel stage, and how many of them must be done. */
export function PictureLanes({ stage, card, top, ink }: Lanes) {
  const tops = card.lanes.reduce<readonly number[]>((all, strip) => [...all, (all.at(-1) ?? 0) + strip.height + sizes.laneGap], [top + sizes.laneGap]);
  const end = tops.at(-1) ?? top;
  return (
    <g>
      <path d={`M1,${top + 0.5}h${card.width - 2}`} stroke={ink.colour('border')} />
      {card.lanes.map((strip, index) => <Strip key={strip.lane.id} strip={strip} stage={stage} y={tops[index] ?? 0} width={card.width - 16} ink={ink} />)}
      <Words x={12} y={end + sizes.join / 2 - 2} size={11} fill={ink.colour('text-2')} room={card.width - 24}>{joinWords(stage, card.lanes.length)}</Words>
    </g>
  );
}

function Strip({ strip: { lane, activities, hidden, height }, stage, y, width, ink }: { readonly strip: LaneStrip; readonly stage: Stage; readonly y: number; readonly width: number; readonly ink: Ink }) {
  const name = printable(lane.name || 'Without a name');
  const named = Math.min(widthOf(name, 12, 600), width * 0.6);
  const rows = sizes.laneHead;
  return (
    <g transform={`translate(8 ${y})`}>
      <rect x={0.5} y={0.5} width={width - 1} height={height - 1} rx={8} fill={ink.colour('sunken')} stroke={ink.colour('border')} />
      <path d={`M1.5,7V${height - 7}`} stroke={ink.colour('border-strong')} strokeWidth={3} />
      <Words x={12} y={sizes.laneHead / 2} size={12} weight={600} fill={ink.colour('text-1')} room={width * 0.6}>{name}</Words>
      <Sign icon={IconUsersGroup} x={round(26 + named)} y={sizes.laneHead / 2} size={12} colour={ink.colour('text-3')} />
      <Words x={round(35 + named)} y={sizes.laneHead / 2} size={11} fill={ink.colour('text-3')} room={width - 43 - named}>{ink.names.team(lane.team)}</Words>
      {activities.map((activity, index) => <ActivityLine key={activity.id} activity={activity} x={12} right={width - 8} y={rows + (index + 0.5) * sizes.activity} ink={ink} waits={waitsFor(ink.blueprint, activity, stage, lane.id)} />)}
      {hidden > 0 && <Words x={34} y={rows + (activities.length + 0.5) * sizes.activity} size={11} fill={ink.colour('text-3')}>{`+${hidden} more`}</Words>}
      {activities.length === 0 && <Words x={34} y={rows + sizes.activity / 2} size={11} fill={ink.colour('text-3')}>Nothing to do</Words>}
    </g>
  );
}
