import { Handle, Position, type NodeProps } from '@xyflow/react';
import { IconCheck, IconDots, IconFrame, IconLock, IconPinFilled } from '@tabler/icons-react';
import { memo, type MouseEvent } from 'react';
import type { Finding, Stage } from '#engine/blueprint';
import { describeGate, formatCount } from '../../ui/index.ts';
import { sizes, type Card, type FoldedPhase } from '../geometry/card.ts';
import type { StageNode } from '../flow/projection.ts';
import { BlockCard } from '../overview/block-card.tsx';
import { ActivityRow, HeatRow, LoadRow, MoreRow, OutcomeRow } from './card-rows.tsx';
import { useCards, useCardState, useConnecting } from './card-context.ts';
import { sublineOf, waitChip } from './card-words.ts';
import { StartsRow } from './starts-row.tsx';
import { LaneStrips } from './lane-strips.tsx';
import { NameField } from './name-field.tsx';
import { SeverityMark, worstOf } from './severity-mark.tsx';
import { foldedLook, stageLook } from './stage-look.ts';

/** A stage on the canvas: what is done in it, what must be true before it is left, and its ways out; from afar a block. */
export const StageCard = memo(function StageCard({ data: { card, isBlock }, selected, dragging }: NodeProps<StageNode>) {
  return isBlock ? <BlockCard card={card} selected={selected} /> : <WholeCard card={card} selected={selected} dragging={dragging} />;
});

function WholeCard({ card, selected, dragging }: { card: Card; selected: boolean; dragging: boolean }) {
  const connecting = useConnecting();
  const { stage } = card;
  const isDesign = useCardState((state) => state.isDesign);
  const state = useCardState(({ here, path }) => (stage && here === stage.id ? 'here' : stage && path.has(stage.id) ? 'visited' : undefined));
  const isReceiving = useCardState(({ carried, attaching }) => stage !== undefined && (attaching === stage.id || (carried?.slot?.stage === stage.id && carried.slot.lane === null && carried.slot.beside === undefined)));
  const target = isReceiving ? 'valid' : connecting && stage ? (connecting.refusalFor(stage.id) ? 'invalid' : 'valid') : undefined;
  return (
    <div
      className="bt-stage"
      style={{ width: card.width, height: card.height }}
      data-kind={stage?.kind ?? (card.folded ? 'phase' : 'common')}
      data-result={stage?.end?.result}
      data-pill={(stage?.kind === 'end' && card.outcomes.length === 0) || undefined}
      data-compact={card.isCompact || undefined}
      data-selected={selected || undefined}
      data-dragging={dragging || undefined}
      data-target={target}
      data-state={state}
      data-off={stage?.disabled}
      data-bare={isBare(card) || undefined}
      data-starts={card.starts.length > 0 || undefined}
    >
      {(stage ?? card.folded) && <Handle id="in" type="target" position={Position.Left} className="bt-port-in" style={{ top: card.inPort }} isConnectableStart={false} isConnectable={isDesign && stage !== undefined} />}
      <Header card={card} isVisited={state === 'visited'} />
      {card.folded && <FoldedFacts folded={card.folded} />}
      {stage && card.activities.length > 0 && (
        <div className="bt-stage-rows" style={{ padding: `${sizes.pad}px 0` }}>
          {card.activities.map((activity) => <ActivityRow key={activity.id} activity={activity} stage={stage} />)}
          <MoreRow count={card.hiddenActivities} stage={stage.id} />
        </div>
      )}
      {stage?.kind === 'parallel' && <LaneStrips stage={stage} lanes={card.lanes} />}
      {card.showsLoad && stage && <StageLoad stage={stage.id} isPill={stage.kind === 'end' && card.outcomes.length === 0} />}
      {card.gate && <GateRow card={card} />}
      {card.starts.map((started) => <StartsRow key={started} blueprint={started} card={card.id} />)}
      {card.outcomes.length > 0 && !card.isCompact && (
        <div className="bt-stage-outcomes" style={{ padding: `${sizes.pad}px 0` }}>
          {card.outcomes.map((outcome, index) => <OutcomeRow key={outcome.id} outcome={outcome} stage={stage?.id} top={card.outPorts.get(outcome.id) ?? 0} rule={stage?.kind === 'decision' ? index + 1 : undefined} />)}
        </div>
      )}
    </div>
  );
}

function Header({ card, isVisited }: { card: Card; isVisited: boolean }) {
  const { stage, folded } = card;
  const { startNaming } = useCards();
  const isStart = useCardState(({ blueprint }) => stage !== undefined && blueprint.start === stage.id);
  const isNamed = useCardState(({ naming }) => naming?.id === card.id);
  const isDesign = useCardState((state) => state.isDesign);
  const isPinned = useCardState(({ blueprint }) => stage !== undefined && blueprint.view.pinned?.includes(stage.id) === true);
  const look = folded ? foldedLook : stageLook(stage, isStart, card.activities);
  const sub = sublineOf(card, isStart);
  const name = stage?.name ?? folded?.phase.name;
  const [chip] = card.isCompact ? card.outcomes : [];
  const rename = (event: MouseEvent) => {
    if (!isDesign || name === undefined) return;
    event.stopPropagation();
    startNaming({ part: folded ? 'phases' : 'stages', id: card.id });
  };
  return (
    <div className="bt-stage-head" style={{ height: sizes.header }}>
      <span className="bt-tile" aria-hidden style={{ width: 28, height: 28, color: `var(--bt-${look.colour})`, background: `var(--bt-${look.colour}-tint)` }}><look.icon size={16} stroke={1.75} /></span>
      <span className="bt-stage-words">
        {isNamed && name !== undefined
          ? <NameField value={name} label={folded ? 'Name of the phase' : 'Name of the stage'} />
          : <span className="bt-stage-title" onDoubleClick={rename}>{name === undefined ? 'From every stage' : name || 'Without a name'}</span>}
        {sub && <span className="bt-stage-sub">{sub}</span>}
      </span>
      {isPinned && <IconPinFilled className="bt-stage-pin" size={13} aria-label="Locked in place" />}
      {isVisited && <span className="bt-stage-tick" title="Visited"><IconCheck size={12} stroke={2.5} aria-label="Visited" /></span>}
      {stage && <FindingBadge stage={stage} />}
      {stage?.sla && <span className="bt-stage-sla">{waitChip(stage.sla.limit)}</span>}
      {chip && <OutcomeRow outcome={chip} stage={card.stage?.id} top={card.inPort} isChip />}
      {isDesign && name !== undefined && <MoreButton card={card} />}
    </div>
  );
}

function FindingBadge({ stage }: { stage: Stage }) {
  const findings = useCardState((state): readonly Finding[] | undefined => state.findings.get(stage.id));
  const worst = worstOf(findings ?? []);
  if (!findings || !worst) return null;
  return <span className="bt-stage-finding" data-severity={worst} title={findings.map((finding) => finding.message).join('\n')}><SeverityMark severity={worst} size={14} />{findings.length}</span>;
}

/** What the right mouse button offers, for fingers and for people who look for it. */
function MoreButton({ card }: { card: Card }) {
  const { openMenu } = useCards();
  const open = (event: MouseEvent<HTMLButtonElement>) => {
    event.stopPropagation();
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    openMenu({ part: card.folded ? 'phases' : 'stages', id: card.id }, { x: left, y: bottom });
  };
  return <button type="button" className="bt-stage-more nodrag" tabIndex={-1} aria-label={`More for ${card.stage?.name ?? card.folded?.phase.name ?? ''}`} title="More (right click)" onClick={open} onDoubleClick={(event) => event.stopPropagation()}><IconDots size={16} aria-hidden /></button>;
}

function FoldedFacts({ folded }: { folded: FoldedPhase }) {
  const { fold } = useCards();
  const findings = useCardState((state) => folded.stages.reduce((sum, stage) => sum + (state.findings.get(stage.id)?.length ?? 0), 0));
  return (
    <div className="bt-row bt-row-facts" style={{ height: sizes.facts }}>
      <span>{formatCount(folded.stages.length, 'stage')} · {formatCount(folded.activities, 'activity', 'activities')}{findings > 0 && ` · ${formatCount(findings, 'finding')}`}</span>
      <button type="button" className="bt-lane-add nodrag" tabIndex={-1} data-row={`unfold/${folded.phase.id}`} aria-label={`Unfold ${folded.phase.name}`} onClick={(event) => { event.stopPropagation(); fold(folded.phase.id); }}><IconFrame size={12} stroke={2} aria-hidden />Unfold</button>
    </div>
  );
}

function StageLoad({ stage, isPill }: { stage: string; isPill: boolean }) {
  const load = useCardState(({ counts }) => counts[stage]);
  const heat = useCardState((state) => state.heat[stage]);
  const records = useCardState((state) => state.records);
  if (isPill) return heat ? <span className="bt-pill-heat" title={heat.note}>{heat.number}</span> : null;
  if (heat) return <HeatRow heat={heat} />;
  return load ? <LoadRow load={load} records={records} /> : null;
}

function GateRow({ card: { gate } }: { card: Card }) {
  const words = useCardState(({ names }) => (gate ? describeGate(gate, names) : ''));
  return <div className="bt-row bt-row-gate" title={words}><IconLock size={14} stroke={1.75} aria-hidden /><span>Gate: {words}</span></div>;
}

/** A stage that says nothing yet: nothing to do, nothing leading out. */
function isBare({ stage, activities, outcomes, lanes }: Card): boolean {
  if (stage?.kind === 'parallel') return lanes.length === 0;
  return stage !== undefined && stage.kind !== 'end' && activities.length === 0 && outcomes.length === 0;
}
