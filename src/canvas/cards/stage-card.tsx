import { Handle, Position, type NodeProps } from '@xyflow/react';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import { memo } from 'react';
import { describeGate } from '../../ui/index.ts';
import { sizes, type Card } from '../geometry/card.ts';
import type { StageNode } from '../flow/projection.ts';
import { ActivityRow, LoadRow, OutcomeRow } from './card-rows.tsx';
import { useCards, useConnecting, type CardContext } from './card-context.ts';
import { stageLook } from './stage-look.ts';
import { sublineOf, waitChip } from './card-words.ts';

/** A stage on the canvas: what is done in it, what must be true before it is left, and its ways out. */
export const StageCard = memo(function StageCard({ data, selected, dragging }: NodeProps<StageNode>) {
  const { card } = data;
  const cards = useCards();
  const connecting = useConnecting();
  const { stage } = card;
  const target = connecting && stage ? (connecting.refusalFor(stage.id) ? 'invalid' : 'valid') : undefined;
  const state = stage && cards.here === stage.id ? 'here' : stage && cards.path.has(stage.id) ? 'visited' : undefined;
  const load = stage && cards.counts[stage.id];
  return (
    <div
      className="bt-stage"
      style={{ width: card.width, height: card.height }}
      data-kind={stage?.kind ?? 'common'}
      data-result={stage?.end?.result}
      data-pill={(stage?.kind === 'end' && card.outcomes.length === 0) || undefined}
      data-selected={selected || undefined}
      data-dragging={dragging || undefined}
      data-target={target}
      data-state={state}
      data-bare={isBare(card) || undefined}
    >
      {stage && <Handle id="in" type="target" position={Position.Left} className="bt-port-in" style={{ top: card.inPort }} isConnectableStart={false} isConnectable={cards.isDesign} />}
      <Header card={card} cards={cards} />
      {card.activities.length > 0 && (
        <div className="bt-stage-rows" style={{ padding: `${sizes.pad}px 0` }}>
          {card.activities.map((activity) => <ActivityRow key={activity.id} activity={activity} />)}
          {card.hiddenActivities > 0 && <div className="bt-row bt-row-more">+{card.hiddenActivities} more</div>}
        </div>
      )}
      {card.showsLoad && load && <LoadRow load={load} records={cards.records} />}
      {card.gate && <div className="bt-row bt-row-gate"><IconLock size={14} stroke={1.75} aria-hidden /><span>Gate: {describeGate(card.gate, cards.names)}</span></div>}
      {card.outcomes.length > 0 && (
        <div className="bt-stage-outcomes" style={{ padding: `${sizes.pad}px 0` }}>
          {card.outcomes.map((outcome) => <OutcomeRow key={outcome.id} outcome={outcome} top={card.outPorts.get(outcome.id) ?? 0} />)}
        </div>
      )}
    </div>
  );
});

function Header({ card, cards }: { card: Card; cards: CardContext }) {
  const { stage } = card;
  const look = stageLook(stage, stage !== undefined && cards.blueprint.start === stage.id);
  const findings = stage ? cards.findings.get(stage.id) ?? [] : [];
  const isError = findings.some((finding) => finding.severity === 'error');
  const sub = sublineOf(card, cards.blueprint.start === stage?.id);
  return (
    <div className="bt-stage-head" style={{ height: sizes.header }}>
      <span className="bt-tile" aria-hidden style={{ width: 28, height: 28, color: `var(--bt-${look.colour})`, background: `var(--bt-${look.colour}-tint)` }}><look.icon size={16} stroke={1.75} /></span>
      <span className="bt-stage-words">
        <span className="bt-stage-title">{stage ? stage.name || 'Without a name' : 'From every stage'}</span>
        {sub && <span className="bt-stage-sub">{sub}</span>}
      </span>
      {findings.length > 0 && <span className="bt-stage-finding" data-error={isError || undefined} title={findings.map((finding) => finding.message).join('\n')}><IconAlertTriangle size={14} stroke={2} aria-hidden />{findings.length}</span>}
      {stage?.sla && <span className="bt-stage-sla">{waitChip(stage.sla.limit)}</span>}
    </div>
  );
}

/** A stage that says nothing yet: nothing to do, nothing leading out. */
function isBare({ stage, activities, outcomes }: Card): boolean {
  return stage?.kind === 'work' && activities.length === 0 && outcomes.length === 0;
}
