import { IconFlag, IconLock } from '@tabler/icons-react';
import { memo, type ReactNode } from 'react';
import { activitiesIn, type Blueprint, type Stage } from '#engine/blueprint';
import { ChannelTile, describeWait, ToneDot, type Names } from '../../ui/index.ts';
import { StageTile } from '../palette/stage-tile.tsx';
import { doersText, dutyMark, gateText, ownWays, type ColumnKey } from './columns.ts';
import { choiceOf } from '../draft/stage-kind.ts';
import { shownActivities, shownWays } from './row-fit.ts';

/** What a cell shows while nobody types into it. */
export const CellView = memo(function CellView({ draft, stage, column, names }: { draft: Blueprint; stage: Stage; column: ColumnKey; names: Names }) {
  switch (column) {
    case 'name':
      return (
        <span className="bt-cell-name">
          <StageTile kind={stage.kind} result={stage.end?.result} size={22} />
          <b>{stage.name || 'Stage without a name'}</b>
          {draft.start === stage.id && <IconFlag size={14} role="img" aria-label="Records start here" />}
        </span>
      );
    case 'kind':
      return <span className="bt-cell-text">{choiceOf(stage)?.label}</span>;
    case 'phase':
      return <span className="bt-cell-text">{draft.phases[stage.phase ?? '']?.name ?? ''}</span>;
    case 'purpose':
      return <span className="bt-cell-lines" data-soft>{stage.purpose}</span>;
    case 'activities':
      return <Activities draft={draft} stage={stage} />;
    case 'gate':
      return gateText(stage, names) === '' ? null : <span className="bt-cell-lines" data-soft>{stage.gate && <IconLock size={12} aria-hidden />} {gateText(stage, names)}</span>;
    case 'outcomes':
      return <Ways draft={draft} stage={stage} />;
    case 'limit':
      return <span className="bt-cell-text">{stage.sla ? describeWait(stage.sla.limit) : ''}</span>;
    case 'who':
      return <span className="bt-cell-lines" data-soft>{doersText(draft, stage.id, names)}</span>;
  }
});

/** What the cell has room for, and beside it how many more there are. */
function Chips({ hidden, children }: { hidden: number; children: ReactNode }) {
  return (
    <span className="bt-cell-more">
      <span className="bt-cell-chips">{children}</span>
      {hidden > 0 && <span className="bt-quiet">+{hidden} more</span>}
    </span>
  );
}

function Activities({ draft, stage }: { draft: Blueprint; stage: Stage }) {
  const all = activitiesIn(draft, stage.id);
  const shown = shownActivities(all);
  return (
    <Chips hidden={all.length - shown.length}>
      {shown.map((activity) => (
        <span key={activity.id} className="bt-cell-chip">
          <ChannelTile channel={activity.channel} size={16} labelled />
          <span>{activity.name || 'Activity without a name'}</span>
          {activity.required === 'always' ? <i className="bt-cell-must" role="img" aria-label="required" title="Required" /> : <em>{dutyMark(activity)}</em>}
        </span>
      ))}
    </Chips>
  );
}

function Ways({ draft, stage }: { draft: Blueprint; stage: Stage }) {
  const ways = ownWays(draft, stage.id);
  const shown = shownWays(draft, ways);
  return (
    <Chips hidden={ways.length - shown.length}>
      {shown.map((way) => (
        <span key={way.id} className="bt-cell-chip" data-open={way.to === null || undefined}>
          <ToneDot tone={way.tone} />
          <span>{way.name || 'Outcome without a name'}</span>
          <em>{way.to === null ? 'leads nowhere yet' : `→ ${draft.stages[way.to]?.name || 'Stage without a name'}`}</em>
        </span>
      ))}
    </Chips>
  );
}
