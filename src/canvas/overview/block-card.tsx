import { formatNumber } from '../../ui/index.ts';
import { useCards, useCardState, useConnecting, type CardState } from '../cards/card-context.ts';
import type { Card } from '../geometry/card.ts';
import './overview.css';

export interface BlockCardProps {
  readonly card: Card;
  readonly selected: boolean;
}

/** A card seen from afar: a block with its name, its heat and whether something is wrong. One element, so that hundreds move at once. */
export function BlockCard({ card, selected }: BlockCardProps) {
  const { openMenu } = useCards();
  const connecting = useConnecting();
  const { stage, folded } = card;
  // one answer for all that may change, so that a card listens once
  const [state, finding, heat, number, note] = useCardState((known) => marksOf(known, card)).split('\n');
  const target = connecting && stage ? (connecting.refusalFor(stage.id) ? 'invalid' : 'valid') : state === 'attaching' ? 'valid' : undefined;
  return (
    // eslint-disable-next-line jsx-a11y/no-static-element-interactions -- the node around it is what holds the focus and takes the keys
    <div
      className="bt-block" data-kind={stage?.kind ?? (folded ? 'phase' : 'common')} data-result={stage?.end?.result} data-selected={selected || undefined} data-target={target}
      data-state={state === 'here' || state === 'visited' ? state : undefined} data-off={stage?.disabled} data-finding={finding || undefined} data-heat={heat || undefined} data-number={number || undefined}
      title={number ? [stage?.name ?? folded?.phase.name, number, note].filter(Boolean).join(' · ') : undefined}
      onContextMenu={(event) => {
        if (!stage && !folded) return;
        event.preventDefault();
        event.stopPropagation();
        openMenu({ part: folded ? 'phases' : 'stages', id: card.id }, { x: event.clientX, y: event.clientY });
      }}
    >
      {stage?.name ?? folded?.phase.name ?? 'From every stage'}
    </div>
  );
}

/** How the record stands to the card, the worst finding in it, its heat from 0 to 4, and the number behind it with its note, a line each. */
function marksOf({ here, path, attaching, findings, counts, heat, records }: CardState, { id, stage, folded, activities, outcomes }: Card): string {
  const state = stage === undefined ? '' : here === stage.id ? 'here' : attaching === stage.id ? 'attaching' : path.has(stage.id) ? 'visited' : '';
  const parts = findings.size === 0 ? [] : [id, ...activities.map((each) => each.id), ...outcomes.map((each) => each.id), ...(folded?.stages.map((each) => each.id) ?? [])];
  const found = parts.flatMap((part) => findings.get(part) ?? []);
  const worst = found.some(({ severity }) => severity === 'error') ? 'error' : found.length > 0 ? 'warning' : '';
  const load = counts[id];
  const told = heat[id];
  if (told) return [state, worst, told.step === 'good' ? '' : told.step, told.number, told.note].join('\n');
  if (!load) return [state, worst, '', '', ''].join('\n');
  return [state, worst, load.records > 0 ? Math.ceil((load.overdue / load.records) * 4) : '', `${formatNumber(load.records)} ${records}`, load.overdue === 0 ? 'on track' : `${formatNumber(load.overdue)} overdue`].join('\n');
}
