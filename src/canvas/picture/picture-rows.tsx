import type { Activity, Outcome } from '#engine/blueprint';
import { channelColour, channelIcon, formatNumber } from '../../ui/index.ts';
import type { Card } from '../geometry/card.ts';
import { Sign, Words, round, type Ink } from './ink.tsx';
import { widthOf } from './lettering.ts';
import { OpenEnd } from './picture-lines.tsx';

/** One thing to do: its kind, its name, and whether it must be done. */
export function ActivityLine({ activity, x, right, y, ink, waits = '' }: { readonly activity: Activity; readonly x: number; readonly right: number; readonly y: number; readonly ink: Ink; readonly waits?: string }) {
  const note = activity.required === 'always' ? '' : activity.required === 'never' ? 'optional' : 'sometimes';
  const noteRoom = note === '' ? 14 : widthOf(note, 11) + 8;
  const waitsRoom = waits === '' ? 0 : Math.min((right - x) * 0.45, widthOf(waits, 11) + 8);
  return (
    <g>
      <Sign icon={channelIcon(activity.channel)} x={x + 7} y={y} size={14} colour={ink.lookColour(channelColour(activity.channel))} />
      <Words x={x + 22} y={y} size={12} fill={ink.colour('text-2')} room={right - x - 22 - noteRoom - waitsRoom}>{activity.name || 'Without a name'}</Words>
      {waits !== '' && <Words x={round(right - noteRoom)} y={y} size={11} fill={ink.colour('time')} anchor="end" room={waitsRoom}>{waits}</Words>}
      {note === '' ? <circle cx={right - 3} cy={y} r={3} fill={ink.colour('primary')} /> : <Words x={right} y={y} size={11} fill={ink.colour('text-3')} anchor="end">{note}</Words>}
    </g>
  );
}

/** A way out: its tone or its place among the rules, its name, and how often it may be taken. */
export function OutcomeRow({ outcome, number, y, card, ink }: { readonly outcome: Outcome; readonly number: number | undefined; readonly y: number; readonly card: Card; readonly ink: Ink }) {
  const notes = [...(outcome.limit ? [`×${formatNumber(outcome.limit.times)}`] : []), ...(outcome.fallback === true ? ['otherwise'] : [])].join('  ');
  const isNumbered = number !== undefined && outcome.fallback !== true;
  const x = number === undefined ? 28 : 36;
  return (
    <g>
      {isNumbered
        ? <><circle cx={20} cy={y} r={8} fill={ink.colour('neutral-tint')} /><Words x={20} y={y} size={10} weight={600} fill={ink.colour('text-2')} anchor="middle">{String(number)}</Words></>
        : <circle cx={number === undefined ? 16 : 20} cy={y} r={4} fill={ink.colour(number === undefined ? outcome.tone : 'neutral')} />}
      <Words x={x} y={y} size={12} weight={500} fill={ink.colour('text-1')} room={card.width - 12 - x - (notes === '' ? 0 : widthOf(notes, 11) + 8)}>{outcome.name || 'Without a name'}</Words>
      {notes !== '' && <Words x={card.width - 12} y={y} size={11} fill={ink.colour('text-3')} anchor="end">{notes}</Words>}
      {outcome.to === null && <OpenEnd card={card} y={y} ink={ink} />}
    </g>
  );
}
