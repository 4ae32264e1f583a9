import { IconLock, IconPinFilled, IconStack2 } from '@tabler/icons-react';
import { describeGate, formatCount } from '../../ui/index.ts';
import { sublineOf, waitChip } from '../cards/card-words.ts';
import { foldedLook, stageLook } from '../cards/stage-look.ts';
import { sizes, type Card } from '../geometry/card.ts';
import { Sign, Words, round, type Ink } from './ink.tsx';
import { printable, widthOf } from './lettering.ts';
import { PictureLanes } from './picture-lanes.tsx';
import { ActivityLine, OutcomeRow } from './picture-rows.tsx';
import type { ColourRole } from './palette.ts';

interface Part {
  readonly card: Card;
  readonly ink: Ink;
}

/** A card as the canvas shows it: same sizes, same rows, same words. */
export function PictureCard({ card, ink }: Part) {
  const { stage, folded } = card;
  const outcomeRow = stage?.kind === 'decision' ? sizes.rule : sizes.outcome;
  const firstPort = card.outcomes[0] && card.outPorts.get(card.outcomes[0].id);
  const outcomesTop = firstPort === undefined || card.isCompact ? card.height : firstPort - outcomeRow / 2 - sizes.pad;
  const isOff = stage?.disabled === true;
  const startsTop = outcomesTop - card.starts.length * sizes.starts;
  const gateTop = startsTop - sizes.gate;
  return (
    <g transform={`translate(${card.x} ${card.y})`}>
      <title>{printable(stage?.name ?? folded?.phase.name ?? 'From every stage')}</title>
      {(folded ?? card.starts[0]) && <rect x={4.5} y={4.5} width={card.width - 1} height={card.height - 1} rx={12} fill={ink.colour('surface')} stroke={ink.colour('border')} />}
      <Ground card={card} ink={ink} />
      {outcomesTop < card.height && !isOff && stage !== undefined && <OutcomeGround card={card} top={outcomesTop} ink={ink} />}
      {outcomesTop < card.height && <Rule y={outcomesTop} card={card} ink={ink} />}
      <Head card={card} ink={ink} />
      {folded && <><Rule y={sizes.header} card={card} ink={ink} /><Words x={12} y={sizes.header + sizes.facts / 2} size={11} fill={ink.colour('text-2')}>{`${formatCount(folded.stages.length, 'stage')} · ${formatCount(folded.activities, 'activity', 'activities')}`}</Words></>}
      {card.activities.length > 0 && <Activities card={card} ink={ink} />}
      {stage?.kind === 'parallel' && <PictureLanes stage={stage} card={card} top={activitiesEnd(card)} ink={ink} />}
      {card.gate && (
        <g>
          <Rule y={gateTop} card={card} ink={ink} />
          <Sign icon={IconLock} x={19} y={gateTop + sizes.gate / 2} size={14} colour={ink.colour('text-2')} />
          <Words x={34} y={gateTop + sizes.gate / 2} size={11} fill={ink.colour('text-2')} room={card.width - 46}>{`Gate: ${describeGate(card.gate, ink.names)}`}</Words>
        </g>
      )}
      {card.starts.map((started, index) => (
        <g key={started}>
          <Rule y={startsTop + index * sizes.starts} card={card} ink={ink} />
          <Sign icon={IconStack2} x={19} y={startsTop + (index + 0.5) * sizes.starts} size={14} colour={ink.colour('text-2')} />
          <Words x={34} y={startsTop + (index + 0.5) * sizes.starts} size={12} fill={ink.colour('text-2')} room={card.width - 46}>{`Starts ${ink.names.blueprint(started)}`}</Words>
        </g>
      ))}
      {!card.isCompact && card.outcomes.map((outcome, index) => <OutcomeRow key={outcome.id} outcome={outcome} number={stage?.kind === 'decision' ? index + 1 : undefined} y={card.outPorts.get(outcome.id) ?? 0} card={card} ink={ink} />)}
      <Ports card={card} ink={ink} />
    </g>
  );
}

/** Where the list of activities ends, and lanes begin. */
function activitiesEnd({ activities, hiddenActivities }: Card): number {
  const rows = activities.length + (hiddenActivities > 0 ? 1 : 0);
  return sizes.header + (rows > 0 ? rows * sizes.activity + 2 * sizes.pad : 0);
}

function Ground({ card, ink }: Part) {
  const { stage, folded, width, height } = card;
  const isPill = stage?.kind === 'end' && card.outcomes.length === 0;
  const isBare = stage !== undefined && stage.kind !== 'end' && (stage.kind === 'parallel' ? card.lanes.length === 0 : card.activities.length === 0 && card.outcomes.length === 0);
  const isHollow = stage?.disabled === true || (!stage && !folded);
  const result = isPill ? stage.end?.result : undefined;
  const tone = result === 'won' ? 'positive' : result === 'lost' ? 'negative' : undefined;
  const inset = isHollow || isBare ? 0.75 : 0.5;
  return (
    <rect
      x={inset} y={inset} width={width - 2 * inset} height={height - 2 * inset} rx={isPill || card.isCompact ? height / 2 - inset : 12}
      fill={isHollow ? 'none' : ink.colour(tone ? `${tone}-tint` : 'surface')} stroke={ink.colour(tone ?? (isHollow || isBare ? 'border-strong' : 'border'))} strokeOpacity={tone ? 0.4 : undefined}
      strokeWidth={inset * 2} strokeDasharray={isBare || (!stage && !folded) ? '5 4' : undefined}
    />
  );
}

function OutcomeGround({ card: { width, height }, top, ink }: Part & { readonly top: number }) {
  return <path d={`M1,${top}h${width - 2}v${height - top - 13}a12,12 0 0 1 -12,12h${26 - width}a12,12 0 0 1 -12,-12z`} fill={ink.colour('sunken')} />;
}

function Rule({ y, card, ink }: Part & { readonly y: number }) {
  return <path d={`M1,${y + 0.5}h${card.width - 2}`} stroke={ink.colour('border')} />;
}

function Head({ card, ink }: Part) {
  const { stage, folded, width } = card;
  const isStart = stage !== undefined && ink.blueprint.start === stage.id;
  const isPill = stage?.kind === 'end' && card.outcomes.length === 0;
  const look = folded ? foldedLook : stageLook(stage, isStart, card.activities);
  const sub = sublineOf(card, isStart);
  const name = stage?.name ?? folded?.phase.name;
  const title = name === undefined ? 'From every stage' : name || 'Without a name';
  const left = isPill || card.isCompact ? 10 : 12;
  const chip = headChip(card);
  const chipWidth = chip ? round(widthOf(chip.words, 11, 600) + 2 * chip.pad) : 0;
  const right = width - (card.isCompact ? 18 : 12);
  const isPinned = stage !== undefined && ink.blueprint.view.pinned?.includes(stage.id) === true;
  const pinAt = right - (chip ? chipWidth + 10 : 0) - 7;
  const room = (isPinned ? pinAt - 17 : right - (chip ? chipWidth + 10 : 0)) - left - 38;
  const isOff = stage?.disabled === true;
  const struckFrom = left + 46 + Math.min(room, widthOf(printable(title), 14, 600));
  return (
    <g>
      <rect x={left} y={8} width={28} height={28} rx={isPill || card.isCompact ? 14 : 8} fill={isOff ? 'none' : isPill ? ink.colour('surface') : ink.lookColour(`${look.colour}-tint`)} />
      <Sign icon={look.icon} x={left + 14} y={22} size={16} colour={ink.lookColour(look.colour)} />
      <Words x={left + 38} y={sub ? 15 : 22} size={14} weight={600} fill={ink.colour(isOff ? 'text-3' : 'text-1')} room={room}>{title}</Words>
      {sub && <Words x={left + 38} y={31} size={11} fill={ink.colour('text-3')} room={room}>{sub}</Words>}
      {isOff && struckFrom < right && <path d={`M${round(struckFrom)},15.5H${right}`} stroke={ink.colour('border-strong')} strokeWidth={1.5} />}
      {isPinned && <Sign icon={IconPinFilled} x={pinAt} y={22} size={13} colour={ink.colour('text-3')} />}
      {chip && (
        <g>
          <rect x={round(right - chipWidth)} y={22 - chip.height / 2} width={chipWidth} height={chip.height} rx={chip.height / 2} fill={ink.colour(chip.tone === 'time' ? 'time-tint' : 'neutral-tint')} />
          <Words x={round(right - chipWidth / 2)} y={22} size={11} weight={chip.tone === 'time' ? 600 : 500} fill={ink.colour(chip.tone)} anchor="middle">{chip.words}</Words>
        </g>
      )}
    </g>
  );
}

/** The time limit of a stage, or the time of a plain wait. */
function headChip({ stage, isCompact, outcomes: [only] }: Card): { readonly words: string; readonly tone: ColourRole & ('time' | 'neutral'); readonly pad: number; readonly height: number } | undefined {
  if (isCompact && only?.trigger.type === 'elapsed') return { words: waitChip(only.trigger.wait), tone: 'time', pad: 8, height: 22 };
  return stage?.sla ? { words: waitChip(stage.sla.limit), tone: 'neutral', pad: 7, height: 18 } : undefined;
}

function Activities({ card, ink }: Part) {
  const top = sizes.header + sizes.pad;
  return (
    <g>
      <Rule y={sizes.header} card={card} ink={ink} />
      {card.activities.map((activity, index) => <ActivityLine key={activity.id} activity={activity} x={12} right={card.width - 12} y={top + (index + 0.5) * sizes.activity} ink={ink} />)}
      {card.hiddenActivities > 0 && <Words x={34} y={top + (card.activities.length + 0.5) * sizes.activity} size={11} fill={ink.colour('text-3')}>{`+${card.hiddenActivities} more`}</Words>}
    </g>
  );
}

/** The places where lines leave and arrive. */
function Ports({ card, ink }: Part) {
  const dot = { r: 5, stroke: ink.colour('surface'), strokeWidth: 2 };
  return (
    <g>
      {(card.stage ?? card.folded) && <circle cx={0} cy={card.inPort} {...dot} fill={ink.colour('border-strong')} />}
      {card.outcomes.map((outcome) => <circle key={outcome.id} cx={card.width} cy={card.outPorts.get(outcome.id) ?? 0} {...dot} fill={ink.colour(outcome.tone === 'neutral' ? 'border-strong' : outcome.tone)} />)}
    </g>
  );
}
