import { Handle, Position } from '@xyflow/react';
import { IconGripVertical, IconLock, IconLockOpen, IconPlus } from '@tabler/icons-react';
import { memo, type MouseEvent } from 'react';
import type { Activity, LaneId, Outcome, Stage, StageId } from '#engine/blueprint';
import { channelColour, channelIcon, describeGate, formatNumber, ToneDot } from '../../ui/index.ts';
import { lineKey, type CanvasHeat, type StageLoad } from '../contract.ts';
import { useCards, useCardState } from './card-context.ts';
import { outcomeLabel, waitChip, waitsFor } from './card-words.ts';
import { NameField } from './name-field.tsx';
import { SeverityMark, worstOf } from './severity-mark.tsx';

const adds = (event: MouseEvent) => event.shiftKey || event.ctrlKey || event.metaKey;

export interface ActivityRowProps {
  readonly activity: Activity;
  readonly stage: Stage;
  /** The lane it stands in; without one, the stage's own list. */
  readonly lane?: LaneId | undefined;
}

/** One activity: its kind, its name, and whether it must be done. It is dragged by its row, also into another lane or stage. */
export const ActivityRow = memo(function ActivityRow({ activity, stage, lane }: ActivityRowProps) {
  const { pick, carry, startNaming, openMenu } = useCards();
  const isDesign = useCardState((state) => state.isDesign);
  const isSelected = useCardState(({ selection }) => selection.activities.includes(activity.id));
  const isNamed = useCardState(({ naming }) => naming?.part === 'activities' && naming.id === activity.id);
  const found = useCardState(({ findings }) => worstOf(findings.get(activity.id) ?? []));
  const drop = useCardState(({ carried }) => (carried?.slot?.beside?.activity === activity.id ? carried.slot.beside.side : carried?.activity === activity.id ? 'self' : undefined));
  const waits = useCardState(({ blueprint }) => (lane === undefined ? '' : waitsFor(blueprint, activity, stage, lane)));
  const Glyph = channelIcon(activity.channel);
  const must = activity.required === 'always' ? 'required' : activity.required === 'never' ? 'optional' : 'sometimes';
  const glyph = <Glyph size={14} stroke={1.75} aria-hidden style={{ color: `var(--bt-${channelColour(activity.channel)})` }} />;
  if (isNamed) return <div className="bt-row bt-row-activity nodrag">{glyph}<NameField value={activity.name} label="Name of the activity" /></div>;
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- keys of rows are handled once, in use-canvas-keys.ts
    <div
      className={`bt-row bt-row-activity${isDesign ? ' nodrag' : ''}`} role="button" tabIndex={-1} data-row={`activities/${activity.id}`} data-selected={isSelected || undefined} data-drop={drop}
      onClick={(event) => {
        event.stopPropagation();
        pick('activities', activity.id, adds(event));
      }}
      onPointerDown={(event) => isDesign && carry(activity.id, event)}
      onContextMenu={(event) => {
        event.preventDefault();
        event.stopPropagation();
        openMenu({ part: 'activities', id: activity.id }, { x: event.clientX, y: event.clientY });
      }}
      onDoubleClick={(event) => {
        event.stopPropagation();
        startNaming({ part: 'activities', id: activity.id });
      }}
      aria-label={`Activity ${activity.name || 'without a name'}, ${must}${waits && `, ${waits}`}`}
    >
      {glyph}
      <span className="bt-row-name">{activity.name || 'Without a name'}</span>
      {found && <SeverityMark className="bt-row-finding" severity={found} size={13} />}
      {waits !== '' && <span className="bt-row-note bt-row-waits" title={waits}>{waits}</span>}
      {must === 'required' ? <span className="bt-required" title="Required" /> : <span className="bt-row-note">{must}</span>}
      {isDesign && <IconGripVertical className="bt-row-grip" size={12} aria-hidden />}
    </div>
  );
});

/** The rest of a list that is too long for a card: it opens the stage. */
export function MoreRow({ count, stage }: { count: number; stage: StageId }) {
  const { openStage } = useCards();
  if (count === 0) return null;
  return <button type="button" className="bt-row bt-row-more nodrag" tabIndex={-1} onClick={(event) => { event.stopPropagation(); openStage(stage); }}>+{count} more</button>;
}

export interface OutcomeRowProps {
  readonly outcome: Outcome;
  /** The stage in whose card it stands; on the card of the common ways out there is none. */
  readonly stage: StageId | undefined;
  readonly top: number;
  /** On a decision: its place in the order in which the rules are asked. */
  readonly rule?: number | undefined;
  /** In the head of a compact card: only its time is shown. */
  readonly isChip?: boolean;
}

/** One way out: its tone, its name, and the port from which its line is drawn. An open one carries a "+". */
export const OutcomeRow = memo(function OutcomeRow({ outcome, stage, top, rule, isChip = false }: OutcomeRowProps) {
  const { pick, startNaming, openMenu } = useCards();
  const isDesign = useCardState((state) => state.isDesign);
  const isSelected = useCardState(({ selection }) => selection.outcomes.includes(outcome.id));
  const isNamed = useCardState(({ naming }) => naming?.part === 'outcomes' && naming.id === outcome.id);
  const found = useCardState(({ findings }) => worstOf(findings.get(outcome.id) ?? []));
  const label = useCardState(({ blueprint }) => outcomeLabel(blueprint, outcome));
  const gate = useCardState(({ names }) => (outcome.gate ? describeGate(outcome.gate, names) : ''));
  const way = useCardState(({ ways, here }) => (stage === undefined || stage === here ? ways[outcome.id] : undefined));
  const locked = way && !way.isOpen ? way.words : gate === '' ? '' : `Gate: ${gate}`;
  const flow = useCardState(({ flows }) => (stage === undefined ? undefined : flows[lineKey(stage, outcome.id)]?.words));
  const handle = <Handle id={outcome.id} type="source" position={Position.Right} className="bt-port" data-tone={outcome.tone} style={{ top }} isConnectable={isDesign} isConnectableEnd={false} aria-hidden />;
  if (isNamed) return <><div className="bt-row bt-row-outcome nodrag"><ToneDot tone={outcome.tone} /><NameField value={outcome.name} label="Name of the outcome" /></div>{handle}</>;
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events -- keys of rows are handled once, in use-canvas-keys.ts */}
      <div
        className="bt-row bt-row-outcome" role="button" tabIndex={-1} data-row={`outcomes/${outcome.id}`} data-tone={outcome.tone} data-rule={rule} data-chip={isChip || undefined} data-selected={isSelected || undefined} data-way={way && (way.isOpen ? 'open' : 'locked')} title={isChip ? outcome.name : undefined}
        aria-label={[label, ...(way ? [way.words] : []), ...(flow ? [flow] : []), ...(gate === '' ? [] : [`gate: ${gate}`])].join(', ')}
        onClick={(event) => {
          event.stopPropagation();
          pick('outcomes', outcome.id, adds(event));
        }}
        onContextMenu={(event) => {
          event.preventDefault();
          event.stopPropagation();
          openMenu({ part: 'outcomes', id: outcome.id }, { x: event.clientX, y: event.clientY });
        }}
        onDoubleClick={(event) => {
          event.stopPropagation();
          startNaming({ part: 'outcomes', id: outcome.id });
        }}
      >
        {rule === undefined ? <ToneDot tone={outcome.tone} /> : <span className="bt-rule" data-tone={outcome.tone}>{outcome.fallback === true ? '' : rule}</span>}
        {isChip && outcome.trigger.type === 'elapsed' ? <span>{waitChip(outcome.trigger.wait)}</span> : <span className="bt-row-name">{outcome.name || 'Without a name'}</span>}
        {found && outcome.to !== null && <SeverityMark className="bt-row-finding" severity={found} size={13} />}
        {locked !== '' && way?.isOpen !== true && <span className="bt-row-lock" title={locked}><IconLock size={12} stroke={1.75} aria-hidden /></span>}
        {way?.isOpen === true && <span className="bt-row-lock" title={way.words}><IconLockOpen size={12} stroke={1.75} aria-hidden /></span>}
        {outcome.limit && !isLoop(outcome) && <span className="bt-row-note">×{formatNumber(outcome.limit.times)}</span>}
        {flow !== undefined && flow !== '' && !isChip && <span className="bt-row-flow">{flow}</span>}
        {outcome.fallback === true && <span className="bt-row-note">otherwise</span>}
      </div>
      {handle}
      {outcome.to === null && isDesign && <OpenEnd outcome={outcome} top={top} />}
    </>
  );
});

/** A way back into its own stage says beside its line how often it may be taken. */
function isLoop({ from, to }: Outcome): boolean {
  return from.type === 'stage' && from.stage === to;
}

/** The dashed stub of a way out that leads nowhere yet, with the "+" that goes on from there. */
function OpenEnd({ outcome, top }: { outcome: Outcome; top: number }) {
  const { quickAdd } = useCards();
  const add = (event: MouseEvent<HTMLButtonElement>) => {
    event.stopPropagation();
    const { right, top: y } = event.currentTarget.getBoundingClientRect();
    quickAdd(outcome.id, { x: right, y });
  };
  return (
    <span className="bt-open" style={{ top }}>
      <button type="button" className="bt-open-add nodrag nopan" tabIndex={-1} data-row={`open/${outcome.id}`} aria-label={`Add what follows “${outcome.name}”`} title="Leads nowhere yet: add what follows" onClick={add} onDoubleClick={(event) => event.stopPropagation()}><IconPlus size={14} stroke={2} aria-hidden /></button>
    </span>
  );
}

/** A number with its bar: where it is hot, and how hot, never by colour alone. */
export function HeatRow({ heat: { number, note, bar, step } }: { heat: CanvasHeat }) {
  return (
    <div className="bt-row bt-row-load" data-heat={step}>
      <b>{number}</b>
      <span className="bt-load-bar" aria-hidden><span style={{ width: `${Math.round(bar * 100)}%` }} /></span>
      <span className="bt-row-note">{note}</span>
    </div>
  );
}

/** How many records stand here, and how many of them are late. */
export function LoadRow({ load, records }: { load: StageLoad; records: string }) {
  const share = load.records === 0 ? 0 : load.overdue / load.records;
  return (
    <div className="bt-row bt-row-load">
      <b>{formatNumber(load.records)}</b> {records}
      <span className="bt-load-bar" aria-hidden><span style={{ width: `${Math.round(share * 100)}%` }} /></span>
      <span className="bt-row-note">{load.overdue === 0 ? 'on track' : `${formatNumber(load.overdue)} overdue`}</span>
    </div>
  );
}
