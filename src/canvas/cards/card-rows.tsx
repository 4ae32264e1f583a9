import { Handle, Position } from '@xyflow/react';
import { IconAlertTriangle, IconPlus } from '@tabler/icons-react';
import { memo, type MouseEvent } from 'react';
import type { Activity, Outcome } from '#engine/blueprint';
import { channelColour, channelIcon, formatNumber, ToneDot } from '../../ui/index.ts';
import type { StageLoad } from '../contract.ts';
import { useCards } from './card-context.ts';
import { outcomeLabel } from './card-words.ts';

const adds = (event: MouseEvent) => event.shiftKey || event.ctrlKey || event.metaKey;

/** One activity: its kind, its name, and whether it must be done. */
export const ActivityRow = memo(function ActivityRow({ activity }: { activity: Activity }) {
  const { selection, pick, findings } = useCards();
  const Glyph = channelIcon(activity.channel);
  const must = activity.required === 'always' ? 'required' : activity.required === 'never' ? 'optional' : 'sometimes';
  const click = (event: MouseEvent) => {
    event.stopPropagation();
    pick('activities', activity.id, adds(event));
  };
  return (
    // eslint-disable-next-line jsx-a11y/click-events-have-key-events -- keys of rows are handled once, in use-canvas-keys.ts
    <div className="bt-row bt-row-activity" role="button" tabIndex={-1} data-row={`activities/${activity.id}`} data-selected={selection.activities.includes(activity.id) || undefined} onClick={click} onDoubleClick={(event) => event.stopPropagation()} aria-label={`Activity ${activity.name || 'without a name'}, ${must}`}>
      <Glyph size={14} stroke={1.75} aria-hidden style={{ color: `var(--bt-${channelColour(activity.channel)})` }} />
      <span className="bt-row-name">{activity.name || 'Without a name'}</span>
      {findings.has(activity.id) && <IconAlertTriangle className="bt-row-finding" size={13} aria-hidden />}
      {must === 'required' ? <span className="bt-required" title="Required" /> : <span className="bt-row-note">{must}</span>}
    </div>
  );
});

/** One way out: its tone, its name, and the port from which its line is drawn. An open one carries a "+". */
export const OutcomeRow = memo(function OutcomeRow({ outcome, top }: { outcome: Outcome; top: number }) {
  const { blueprint, selection, pick, isDesign, quickAdd, findings } = useCards();
  const isOpen = outcome.to === null;
  const click = (event: MouseEvent) => {
    event.stopPropagation();
    pick('outcomes', outcome.id, adds(event));
  };
  const add = (event: MouseEvent<HTMLButtonElement>) => {
    event.stopPropagation();
    const { right, top: y } = event.currentTarget.getBoundingClientRect();
    quickAdd(outcome.id, { x: right, y });
  };
  return (
    <>
      {/* eslint-disable-next-line jsx-a11y/click-events-have-key-events -- keys of rows are handled once, in use-canvas-keys.ts */}
      <div className="bt-row bt-row-outcome" role="button" tabIndex={-1} data-row={`outcomes/${outcome.id}`} data-tone={outcome.tone} data-selected={selection.outcomes.includes(outcome.id) || undefined} onClick={click} aria-label={outcomeLabel(blueprint, outcome)}>
        <ToneDot tone={outcome.tone} />
        <span className="bt-row-name">{outcome.name || 'Without a name'}</span>
        {findings.has(outcome.id) && !isOpen && <IconAlertTriangle className="bt-row-finding" size={13} aria-hidden />}
        {outcome.limit && <span className="bt-row-note">×{formatNumber(outcome.limit.times)}</span>}
        {outcome.fallback === true && <span className="bt-row-note">default</span>}
      </div>
      <Handle id={outcome.id} type="source" position={Position.Right} className="bt-port" data-tone={outcome.tone} style={{ top }} isConnectable={isDesign} isConnectableEnd={false} aria-hidden />
      {isOpen && isDesign && (
        <span className="bt-open" style={{ top }}>
          <button type="button" className="bt-open-add nodrag nopan" tabIndex={-1} data-row={`open/${outcome.id}`} aria-label={`Add what follows “${outcome.name}”`} title="Leads nowhere yet: add what follows" onClick={add} onDoubleClick={(event) => event.stopPropagation()}><IconPlus size={14} stroke={2} aria-hidden /></button>
        </span>
      )}
    </>
  );
});

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
